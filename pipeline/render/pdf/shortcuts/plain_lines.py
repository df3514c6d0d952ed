"""A shortcut through lines that hold nothing but a part of one text: most of those of a talk.

WeasyPrint asks of each line what may be in it: floats, boxes within boxes, text from the right, first letters, raised
words. A line of one text at its left edge needs little of that, whatever is in the lines before and after it. The
numbers are worked out in the same order, so they are the same to the last digit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Function = Callable[..., Any]
_OF_THE_LINE = {"direction": "ltr", "white_space": "normal", "position": "static"}
_OF_THE_TEXT = {"white_space": "normal", "position": "static", "float": "none", "vertical_align": "baseline"}
_FROM_LEFT = frozenset({"start", "left"})
_SPACE = ord(" ")


def of_one_text(get_next_linebox: Function, inline: Any, boxes: Any) -> Function:
    """``layout.inline.get_next_linebox``, which knows lines of one text.

    Args:
        inline: ``weasyprint.layout.inline``.
        boxes: ``weasyprint.formatting_structure.boxes``.
    """

    def next_line(
        context: Any, whole: Any, top: float, bottom: float, skipped: Any, block: Any, *of: Any
    ) -> tuple[Any, Any]:
        number, start = _start(whole, skipped)
        is_plain = (
            start is not None and not (context.excluded_shapes or any(of[2:])) and _is_plain(whole, number, boxes)
        )
        line = None
        if is_plain and block.style["direction"] == "ltr":
            line = _line(context, whole, top, number, start, block)
        return line or get_next_linebox(context, whole, top, bottom, skipped, block, *of)

    def _line(
        context: Any, whole: Any, top: float, number: int, start: int | None, block: Any
    ) -> tuple[Any, Any] | None:
        text = whole.children[number]
        inline.resolve_percentages(text, block)
        whole.position_x, whole.position_y = left, _ = block.content_box_x(), top
        room = left + block.width - left
        text.position_x, text.position_y = left + whole.text_indent, top
        right = (left + room) * (1 + 1e-9)
        shown, following, _ = inline.split_text_box(context, text, right - text.position_x, start)
        if shown is None or shown.position_x + shown.margin_width() > right:
            return None
        if following is None and number < len(whole.children) - 1:  # and something else begins in this line
            return None
        line = whole.copy_with_children([shown])
        line.remove_decoration(start=bool(start or number), end=following is not None)
        line.width = shown.position_x + shown.margin_width() - line.content_box_x()
        inline._adjust_line_height(line)
        whole.width, whole.height = line.width, line.height
        if shown.text[-1] == " ":
            inline.remove_last_whitespace(context, line)
        _place(line, shown, top)
        return line, None if following is None else {number: {following: None}}

    return next_line


def _start(whole: Any, skipped: Any) -> tuple[int, int | None]:
    """In which box of a paragraph its next line begins, and where in its text, in bytes; None if it is not there."""
    number, within = next(iter(skipped.items())) if skipped else (0, None)
    text = getattr(whole.children[number], "text", None) if whole.children else None
    start = next(iter(within)) if within else 0
    letters = text.encode() if text else b""
    while start < len(letters) and letters[start] == _SPACE:
        start += 1
    return number, start if start < len(letters) else None


def _is_plain(whole: Any, number: int, boxes: Any) -> bool:
    """Whether a line of this text is at the left edge, and nothing moves it; the style of the text keeps the answer."""
    text, style = whole.children[number], whole.style
    if type(text) is not boxes.TextBox or text.is_leader or whole.is_leader:
        return False
    of, is_plain = text.style.__dict__.get("of_plain_lines", (None, False))
    if of is not style:
        is_plain = (
            all(style[name] == value for name, value in _OF_THE_LINE.items())
            and all(text.style[name] == value for name, value in _OF_THE_TEXT.items())
            and style["text_align_all"] in _FROM_LEFT
            and style["text_align_last"] in (*_FROM_LEFT, "auto")
            and text.style["font_size"] > 0
        )
        text.style.of_plain_lines = style, is_plain
    return bool(is_plain)


def _place(line: Any, shown: Any, top: float) -> None:
    """Place a text on the base line of its line, and the line below the one before it."""
    above, above_line = 0 - shown.baseline, 0 - line.baseline
    below, below_line = above + shown.margin_height(), above_line + line.margin_height()
    highest = min(above, above_line)
    line.baseline = -highest
    line.height = max(below, below_line) - highest
    line.margin_top = line.margin_bottom = 0
    shown.position_y = above + (top - highest)
    line.position_y = top
