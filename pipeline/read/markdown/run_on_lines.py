"""Keep lines apart that Markdown would join: turns below recurring names, lines that are bold or italic from end to end
amid plain ones, and items that begin with a picture. The mark of another speaker (">>") is no quotation, and signs of a
heading need no space behind them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.text.ends import ASKING, STATING
from pipeline.text.labels import COLONS, SPEAKER, TIME


def broken_lines(lines: Sequence[str]) -> list[str]:
    """The lines with a hard break (two spaces) at the end of each that ends a turn or an item."""
    lines = [
        _WHOLE_RE.sub(_closely, _bold_closely(_HEADING_RE.sub(r"\1 ", line)))
        for line in _apart_from_signs(_with_stars(_unquoted_turns(lines)))
    ]
    ends = {*_turn_ends(lines), *_item_ends(lines), *_set_apart_ends(lines)}
    return [f"{line}  " if place in ends else line for place, line in enumerate(lines)]


def _unquoted_turns(lines: Sequence[str]) -> Sequence[str]:
    """The lines, ">>" before turns as text, where nothing else is set as a quotation: captioners set it where another
    person begins to speak.
    """
    changes = [line.startswith(">>") for line in lines]
    if sum(changes) < _SEVERAL or any(map(_QUOTED_RE.match, lines)):
        return lines
    return [f"\\{line}" if change else line for line, change in zip(lines, changes, strict=True)]


def _apart_from_signs(lines: Sequence[str]) -> Iterator[str]:
    """The lines, a space behind the signs of a heading that older Markdown took without one: "###Who pays?"."""
    code = False
    for line in lines:
        code ^= bool(_FENCE_RE.match(line))
        yield line if code else _GLUED_RE.sub(r"\1 ", line)


def _with_stars(lines: Sequence[str]) -> Sequence[str]:
    """The lines, stars that stand alone joined to the line above or below whose bold words they end or begin."""
    if "**" not in map(str.strip, lines):
        return lines
    made = list(lines)
    for place in (at for at, line in enumerate(lines) if line.strip() == "**"):
        above, below = (made[at] if 0 <= at < len(made) else "" for at in (place - 1, place + 1))
        if above.count("**") % 2:
            made[place - 1 : place + 1] = [f"{above.rstrip()}**", ""]
        elif below.count("**") % 2 and below.strip() != "**":
            made[place : place + 2] = ["", f"**{below.lstrip()}"]
    return made


def _turn_ends(lines: Sequence[str]) -> list[int]:
    """The lines above each that begins with a recurring label, if there are several of these, and those of a list in
    which each line has one: "INTERVIEWER: Ada Reed", "DATE: 4 May".
    """
    labels = [label[1] if (label := _LABEL_RE.match(line)) else "" for line in lines]
    below = enumerate(zip(lines, labels[1:], strict=False))
    ends = {place for place, (line, label) in below if line.strip() and label}
    counts = Counter(label for label in labels if label)
    again = {labels[place + 1] for place in ends if counts[labels[place + 1]] > 1}
    listed = {place for at in range(len(lines) - 2) if all(labels[at : at + 3]) for place in (at, at + 1)}
    return sorted(listed | ({place for place in ends if labels[place + 1] in again} if len(again) > 1 else set()))


def _set_apart_ends(lines: Sequence[str]) -> list[int]:
    """The lines that are set apart from the next, where several are that stand in one paragraph with others."""
    whole = [bool(_WHOLE_RE.fullmatch(line) or _TAGGED_RE.fullmatch(line)) for line in lines]
    inked = [bool(line.strip()) for line in lines]
    ends = [at for at, one in enumerate(pairwise(whole)) if one[0] != one[1] and inked[at] and inked[at + 1]]
    return ends if sum(whole[at] for at in ends) >= _SEVERAL else []


def _closely(match: re.Match[str]) -> str:
    """Signs of emphasis that spaces part from their words, which Markdown would print."""
    sign, said = (match["star"], match["starred"]) if match["star"] else (match["low"], match["lower"])
    return f"{sign}{said.strip()}{sign}"


def _bold_closely(line: str) -> str:
    """The same for bold words amid a line, "**Who pays? **The city", where each pair has a space on one side only."""
    parts = line.split("**")
    bold = parts[1::2]
    apart = [said for said in bold if said != said.strip()]
    if len(parts) % 2 == 0 or not apart or "***" in line or "`" in line or line.startswith("    "):
        return line
    if any(not said.strip() or said == f" {said.strip()} " for said in bold):
        return line
    if not all(" " in said.strip() or said.rstrip()[-1] in STATING + ASKING + COLONS for said in apart):
        return line  # "f(**a, **b)"
    for place, said in enumerate(bold):
        parts[2 * place] += " " * (said != said.lstrip())
        parts[2 * place + 2] = " " * (said != said.rstrip()) + parts[2 * place + 2]
    return "".join(f"**{part.strip()}**" if place % 2 else part for place, part in enumerate(parts))


def _item_ends(lines: Sequence[str]) -> list[int]:
    """The lines above each that begins with a picture, as they do: "🚢 Boats", "⚓ Anchors"."""
    pictured = [unicodedata.category(line[:1] or " ") == "So" for line in lines]
    return [place for place, both in enumerate(pairwise(pictured)) if all(both)]


_SEVERAL = 3
_QUOTED_RE = re.compile(r" {0,3}>(?!>)")
_WHOLE_RE = re.compile(
    r"^ {0,3}(?:(?P<star>\*{2,3}|\*(?=\S))(?P<starred>(?=\W{0,9}\w)[^*\n]++)(?P=star)"
    r"|(?P<low>_{1,3})(?P<lower>(?=\W{0,9}\w)[^_\n]++)(?P=low))[ \t]*$"
)
_TAGGED_RE = re.compile(r" {0,3}<(b|strong|i|em|u)>[^<\n]+</\1>[ \t]*", re.IGNORECASE)
_FENCE_RE = re.compile(r" {0,3}(?:```|~~~)")
_GLUED_RE = re.compile(r"^( {0,3}#{2,6})(?=[^\W\d_]|[\"“「『*(（¿¡\d])")
_HEADING_RE = re.compile("^( {0,3}#{1,6})\N{NO-BREAK SPACE}")  # Markdown knows no such space
_LABEL_RE = re.compile(
    rf" {{0,3}}(?:\[?{TIME}\]?[ \t]+)?(?:\*\*|__)?({SPEAKER}?)(?:\*\*|__)?[ \t]?"
    rf"(?::(?:\*\*|__)?[ \t]+\S|[\[(]{TIME}[\])](?:\*\*|__)?:?(?:\*\*|__)?(?:[ \t]|$))"
)
