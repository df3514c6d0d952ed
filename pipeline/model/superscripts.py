"""Numbers that are typed in superscript, as notes have them: ``harbour.¹``, and ``¹ A note.``"""

from __future__ import annotations

import unicodedata

from pipeline.model.text import Block

_LONGEST = 3  # digits of a note's number
_SHORTEST = 3  # letters of a word that may cite a note: "m²" and "cm³" are units


def number_before(block: Block, end: int) -> tuple[int, int] | None:
    """The start and the value of the superscript number that ends there, behind a word; None if there is none."""
    start = end
    while start > 0 and end - start < _LONGEST and _is_raised(block, start - 1):
        start -= 1
    if start in (0, end) or _is_power(block.text[max(0, start - _SHORTEST) : start]):
        return None
    return start, _value(block.text[start:end])


def number_at_start(block: Block) -> int | None:
    """The superscript number with which a block begins; None if it begins otherwise, or nothing follows."""
    end = 0
    while end < min(len(block.text), _LONGEST) and _is_raised(block, end):
        end += 1
    return _value(block.text[:end]) if end and any(map(str.isalpha, block.text[end:])) else None


def cited(block: Block) -> list[tuple[int, int]]:
    """The end and the value of each superscript number behind a word."""
    ends = (at + 1 for at in range(len(block.text)) if _is_raised(block, at) and not _is_raised(block, at + 1))
    return [(end, found[1]) for end in ends if (found := number_before(block, end))]


def _is_power(before: str) -> bool:
    """Whether a number behind these characters is a power, or belongs to no word."""
    last = before[-1]
    return (
        last.isspace() or last.isdecimal() or (last.isalpha() and not (len(before) == _SHORTEST and before.isalpha()))
    )


def _is_raised(block: Block, at: int) -> bool:
    """Whether a character is a digit in superscript, by itself or by its mark."""
    letter = block.text[at : at + 1]
    if not letter.isdigit():
        return False
    if unicodedata.decomposition(letter).startswith("<super>"):
        return True
    return letter.isdecimal() and any(mark.kind == "sup" and mark.start <= at < mark.end for mark in block.marks)


def _value(digits: str) -> int:
    return int(unicodedata.normalize("NFKC", digits))
