"""People, organisations, figures with their units, and acronyms with their full names that a text mentions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.languages.words import Words
from pipeline.model import Block, Evidence, Mention, Note, Number, Section, Term
from pipeline.structure.mentions.figures import find_numbers
from pipeline.structure.mentions.glossary import find_terms, undefined
from pipeline.structure.mentions.named import find_people


@dataclass(frozen=True, slots=True)
class Mentioned:
    """What a text mentions; ``evidence`` for the glossary, ``notes`` on acronyms without a full name."""

    glossary: tuple[Term, ...]
    people: tuple[Mention, ...]
    numbers: tuple[Number, ...]
    evidence: tuple[Evidence, ...]
    notes: tuple[Note, ...]


def find_mentions(
    sections: Sequence[Section],
    spoken: Sequence[Block],
    around: Sequence[Block],
    speakers: Sequence[str],
    hosts: frozenset[str],
    off: Collection[str],
    words: Words,
) -> Mentioned:
    """All that a text mentions.

    Args:
        spoken: the blocks of biography and talk.
        around: those above and below, which may give an acronym's full name: titles, editor's notes, endnotes.
        speakers: names of those who speak, ask or wrote, who are not listed.
        hosts: the names of those who only ask; figures of theirs are left out.
        off: what an editor has switched off, of "glossary" and "people".
    """
    terms, evidence = ((), ()) if "glossary" in off else find_terms((*spoken, *around), speakers, words)
    return Mentioned(
        glossary=terms,
        people=() if "people" in off else find_people(sections, speakers, terms, words),
        numbers=find_numbers(sections, hosts, words),
        evidence=evidence,
        notes=undefined(spoken, terms, speakers),
    )
