"""Write the inline signs of a manuscript: text and marks become ``*em*``, ``**strong**``, ``[text](target)``.

The inverse of :mod:`pipeline.manuscript.inline`; a sign that belongs to the text is escaped with a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.manuscript.attributes import by_editor, ends_in_edited
from pipeline.manuscript.inline import KINDS
from pipeline.model import Mark


def inline(text: str, marks: Iterable[Mark] = ()) -> str:
    """A text with tidy marks as one line: a line break is ``<br>``."""
    return "".join(_Writer(text, tuple(marks)).pieces()).replace("\n", "<br>")


def paragraph(text: str, marks: Iterable[Mark] = ()) -> str:
    """A text with tidy marks as lines: a line break is a backslash at the end of a line."""
    written = "".join(_Writer(text, tuple(marks)).pieces())
    if "\n\n" in text or text.startswith("\n") or text.endswith("\n"):
        return _lettered(written.replace("\n", "<br>"))
    return "\\\n".join(map(_lettered, written.split("\n")))


def edged(written: str) -> str:
    """One line, with a backslash before a blank at either end, and before a brace that would end it."""
    if written[:1] in _BLANKS:
        written = "\\" + written
    if written[-1:] in (*_BLANKS, "}") and not _is_escaped(written) and not _ends_in_span(written):
        written = f"{written[:-1]}\\{written[-1]}"
    return written


_BLANKS = (" ", "\t")
_SIGNS = {"edited": "["}
_SIGNS |= {kind: sign * width for (sign, width), kind in KINDS.items() if sign not in "_[!"}
_SIGNS |= {"link": "[", "image": "!["}
_ORDER = list(_SIGNS)  # order of marks that end together: the first is the outermost
_LETTER_RE = re.compile(r"[\\*`~^{]|_|^=|=(?==|\Z)|(?<==)=|\](?=\()|<(?=[A-Za-z/!?])")
_BRACKETED_RE = re.compile(r"[\\*`~^{\[\]]|_|^=|=(?==|\Z)|(?<==)=|<(?=[A-Za-z/!?])")
_TICKS_RE = re.compile("`+")
_OPENING_RE = re.compile(r"[#>|]|[-+](?=[ \t-]|$)|\d{1,9}(?=[.)](?:[ \t]|$))")
_UNSAFE_TARGET_RE = re.compile(r"[\s()<>\\]")
_ALT_ESCAPE_RE = re.compile(r"[\"\\]")
_TARGET_ESCAPE_RE = re.compile(r"[<>\\]")


class _Writer:
    """Visits the positions where marks begin or end, and keeps open marks properly nested."""

    def __init__(self, text: str, marks: tuple[Mark, ...]) -> None:
        self._text = text
        self._cited: dict[int, str] = {}
        for mark in marks:
            if mark.kind == "note":
                self._cited[mark.end] = self._cited.get(mark.end, "") + f"[^{mark.href}]"
        self._codes = {mark.start: mark for mark in marks if mark.kind == "code"}
        self._begin: dict[int, list[Mark]] = {}
        for mark in marks:
            if mark.kind not in ("code", "note"):
                self._begin.setdefault(mark.start, []).append(mark)
        # A note is cited at the end of its mark and has no opening sign; code must not be split.
        starts = (mark.start for mark in marks if mark.kind != "note")
        self._points = sorted({0, len(text), *starts, *(mark.end for mark in marks)})
        self._stack: list[Mark] = []

    def pieces(self) -> Iterator[str]:
        code_until = 0
        for here, there in pairwise([*self._points, len(self._text)]):
            closed = "".join(self._close(here))
            opened = "".join(self._open(here))
            yield closed + self._cited.pop(here, "") + opened
            code_until = self._codes[here].end if here in self._codes else code_until
            if here < there:
                yield _code(self._text[here:there]) if here < code_until else self._letters(here, there, bool(opened))

    def _close(self, here: int) -> Iterator[str]:
        """Close the marks that end here and all marks inside them; reopen those that continue."""
        ends = [place for place, mark in enumerate(self._stack) if mark.end <= here]
        if not ends:
            return
        for mark in reversed(self._stack[ends[0] :]):
            yield _closer(mark)
            if mark.end > here:
                self._begin.setdefault(here, []).append(mark)
        del self._stack[ends[0] :]

    def _open(self, here: int) -> Iterator[str]:
        begin = self._begin.get(here, ())
        yield from (_SIGNS[mark.kind] + _closer(mark) for mark in begin if mark.end == here)
        for mark in sorted((m for m in begin if m.end > here), key=lambda m: (-m.end, _ORDER.index(m.kind))):
            self._stack.append(mark)
            yield _SIGNS[mark.kind]

    def _letters(self, here: int, there: int, after_sign: bool) -> str:
        text = self._text[here:there]
        before_sign = any(mark.end == there for mark in self._stack)
        lead = text[0] if after_sign and text[0] in _BLANKS else ""
        tail = text[-1] if before_sign and text[-1] in _BLANKS and len(text) > len(lead) else ""
        tail = "!" if text[-1] == "!" and (there < len(self._text) or there in self._cited) else tail
        tail = "[" if text[-1] == "[" and before_sign and not self._in_brackets() else tail
        inner = _escape(text[len(lead) : len(text) - len(tail)], self._in_brackets())
        return (f"\\{lead}" if lead else "") + inner + (f"\\{tail}" if tail else "")

    def _in_brackets(self) -> bool:
        return any(mark.kind in ("link", "image", "edited") for mark in self._stack)


def _ends_in_span(written: str) -> bool:
    """Whether a line ends with the attributes of edited words; a brace of the text has a backslash before it."""
    brace = written.rfind("{")
    while brace > 0 and _is_escaped(written[: brace + 1]):
        brace = written.rfind("{", 0, brace)
    return brace > 0 and ends_in_edited(written, brace)


def _closer(mark: Mark) -> str:
    if mark.kind == "edited":
        return "]" + by_editor(mark.href)
    if mark.kind not in ("link", "image"):
        return _SIGNS[mark.kind]
    shows = ' "' + _ALT_ESCAPE_RE.sub(r"\\\g<0>", mark.alt) + '"' if mark.alt else ""
    return f"]({_target(mark.href or '')}{shows})"


def _target(href: str) -> str:
    href = href.replace("\n", "%0A")
    if not _UNSAFE_TARGET_RE.search(href):
        return href
    return "<" + _TARGET_ESCAPE_RE.sub(r"\\\g<0>", href) + ">"


def _code(text: str) -> str:
    lengths = {len(run) for run in _TICKS_RE.findall(text)}
    fence = "`" * next(n for n in range(1, len(lengths) + 2) if n not in lengths)
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _escape(text: str, in_brackets: bool) -> str:
    def letter(found: re.Match[str]) -> str:
        start, end = found.span()
        inside = start > 0 and text[start - 1].isalnum() and text[end : end + 1].isalnum()
        return found[0] if found[0] == "_" and inside else "\\" + found[0]

    return (_BRACKETED_RE if in_brackets else _LETTER_RE).sub(letter, text)


def _lettered(line: str) -> str:
    """Escape a line that looks like a heading, list, quote, table or rule."""
    opening = _OPENING_RE.match(line)
    if opening is None:
        return edged(line)
    digits = opening[0] if opening[0].isdigit() else ""
    return digits + "\\" + edged(line[len(digits) :]) if len(line) > len(digits) else line


def _is_escaped(written: str) -> bool:
    """Whether the last character has an odd number of backslashes before it."""
    head = written[:-1]
    return (len(head) - len(head.rstrip("\\"))) % 2 == 1
