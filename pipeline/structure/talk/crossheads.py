"""Lines that a site set between the turns of a talk, without marking them as headings: they are its headings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from pipeline.model import Block
from pipeline.structure.looks import Looks
from pipeline.structure.looks.speaker_labels import Label
from pipeline.text.ends import MARKS

_WORDS, _LETTERS = 9, 70  # of the longest crosshead
_LEVEL = 2
_FEWEST = 2  # one line in plain type might be the end of a turn


def with_crossheads(
    looks: Sequence[Looks], labels: Mapping[int, Label], questions: Collection[int]
) -> tuple[Block, ...]:
    """The blocks, crossheads among them made headings.

    A crosshead is short, ends as no sentence, bears no label and stands just above a turn that does, in a talk in which
    labels are everywhere; in bold type it may stand above a question without a label, too.
    """
    opened = min(chain(labels, questions), default=len(looks))
    plain = [look for look in looks if _is_short(look, labels, questions) and look.index + 1 in labels]
    plain = [look for look in plain if not look.form]
    inside = [look for look in plain if look.index > opened]
    above = [look for look in plain if 0 < look.index == opened - 1]  # the first of several stands above the talk
    found = {look.index for look in (*above * bool(inside), *inside)}
    found = found if len(found) >= _FEWEST else set()
    found |= {look.index for look in looks[opened:] if look.form == "bold" and _is_short(look, labels, questions)}
    return tuple(
        replace(look.block, kind="heading", level=_LEVEL) if look.index in found else look.block for look in looks
    )


def _is_short(look: Looks, labels: Mapping[int, Label], questions: Collection[int]) -> bool:
    text, follows = look.block.text.strip(), look.index + 1 in labels or look.index + 1 in questions
    if look.block.kind != "paragraph" or not follows or look.index in labels or look.index in questions:
        return False
    if not text or text[-1] in MARKS or "\n" in text or not text[0].isalnum() or text[0].islower():
        return False
    short = len(text.split()) <= _WORDS and look.extent <= _LETTERS
    noted = any(mark.kind == "stage" for mark in look.block.marks)
    return short and not noted and not (look.says_what_it_is or look.caption) and look.label is None
