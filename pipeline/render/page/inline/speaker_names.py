"""How a turn names its speaker: by the label of the source, if that is a form of the speaker's name."""

from __future__ import annotations

import re

from pipeline.model import Turn, stream
from pipeline.render.word.words.line_estimate import Face, lines

_COLUMN = 10.9  # in multiples of the letter size: 36 mm of 9 pt, less a margin of error
_NUMBER = 1.4  # 4 mm, likewise
_FACE = Face({"family": "swiss"})
_SMALL_CAPITALS = 0.92  # width of capitals with their spacing, relative to other letters
_ASIDE_RE = re.compile(r"\s*[(\[（][^()\[\]（）]+[)\]）]$")
_CJK = "\u2e80"  # in scripts from here on, the first letters of a name count as a name


def spoken_by(turn: Turn) -> str:
    """The words printed before a turn; empty if nobody is named.

    "Ada:" in a text whose "Ada" is Ada Reed stays "Ada", as the source has it; where "AR:" is Ada Reed or, as an editor
    says, "Q:" is, her name is printed. What the label says in brackets is printed in any case: "Ada (laughs)".
    """
    label = turn.label.strip().rstrip(":\N{FULLWIDTH COLON}").rstrip()
    if not turn.speaker or (label and _is_form(label, turn.speaker)):
        return label
    aside = _ASIDE_RE.search(label)
    named = label[: aside.start()] if aside else ""
    return (named if named and _is_form(named, turn.speaker) else turn.speaker) + (aside[0] if aside else "")


def label_lines(turn: Turn, *, numbered: bool = False) -> int:
    """About how many lines these words take in a column to the left of the text, at most six.

    Args:
        numbered: whether the number of a question comes before them.
    """
    name, room = spoken_by(turn), _COLUMN - (_NUMBER if numbered else 0)
    return min(lines(name, _FACE, room / (_SMALL_CAPITALS if name.isupper() else 1), bold=True), 6)


def _is_form(label: str, speaker: str) -> bool:
    if stream(label) == stream(speaker):
        return False  # the same name, in the capitals of the source
    return (
        stream(speaker) in stream(label)
        or set(label.casefold().split()) < set(speaker.casefold().split())
        or (label >= _CJK and speaker.startswith(label))
    )
