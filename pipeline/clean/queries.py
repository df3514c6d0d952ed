"""Queries for the editor: doubts that cleaning reports without changing the text, one note per kind, with the places.

A rule acts only where it is certain. The rest, and what no rule may decide, becomes a query: straight quotation marks
with two readings, words that look glued, questions without the opening mark of their language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.clean.rule import View
from pipeline.clean.verbatim import Protected
from pipeline.languages.print_customs import opening_marks
from pipeline.model import Block, Note, Severity

SHOWN = 6  # places that a note names


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful character at ``place`` of a block's text."""

    block: Block
    place: int


def doubts(view: View) -> Iterator[Note]:
    """The queries that belong to no rule."""
    yield from asked(
        "glued-words", "a word looks glued to the next one", list(_glued(view)), "parting them where they are two"
    )
    yield from asked(
        "opening-mark", "a sentence has no opening mark", list(_unopened(view)), "setting ¿ or ¡ where it begins"
    )


def asked(code: str, what: str, found: Sequence[Doubt], hint: str, severity: Severity = "info") -> Iterator[Note]:
    """One note for all findings of a kind; its origin is the first place."""
    if not found:
        return
    places = "; ".join(_shown(doubt) for doubt in found[:SHOWN])
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    times = f" ({len(found)} times)" if len(found) > 1 else ""
    yield Note(code, severity, f"{what}{times}: {places}{more}", found[0].block.origin, hint)


def _shown(doubt: Doubt) -> str:
    text, place = doubt.block.text, doubt.place
    words = " ".join(text[max(place - 20, 0) : place + 20].split())
    return f"line {doubt.block.line} “{words}”" if doubt.block.line else f"“{words}”"


_GLUED_RE = re.compile(
    r"(?<![^\W_])(?P<word>[^\W\d_A-Z]{2,30})(?P<next>[A-Z][^\W\d_A-Z]{1,30})(?![^\W_])"  # endThe
    r"|[^\W_]{2}[.!?;](?P<after>[A-Z][^\W\d_A-Z]*)(?=[\s,])"  # end.The
    r"|\b(?:19|20)\d\d(?P<name>[A-Z][^\W\d_A-Z]{2,30})"  # 2020Jane
)
_FIRST_RE = re.compile(r"(?:^|[.!?…]['’”\"»)]*\s+)['‘“\"«(]*([A-Z][^\W\d_A-Z]*)(?=[\s,])")
_WORD_RE = re.compile(r"[^\W\d_]+")
_SENTENCE_RE = re.compile(r"[^.!?¿¡…\n]{3,}+(?P<mark>[?!])?")


def _glued(view: View) -> Iterator[Doubt]:
    """``endThe``, ``end.The``, ``2020Jane``. Both words must occur elsewhere in the text, so that names are not
    reported.
    """
    blocks = [block for block in view.prose() if _GLUED_RE.search(block.text)]
    if not blocks:
        return
    words = Counter(word for block in view.prose() for word in _WORD_RE.findall(block.text))
    firsts = {word for block in view.prose() for word in _FIRST_RE.findall(block.text)}
    for block in blocks:
        protected = Protected(block)
        for match in _GLUED_RE.finditer(block.text):
            if match.start() not in protected and _are_two(match, words, firsts):
                yield Doubt(block, match.end())


def _are_two(match: re.Match[str], words: Counter[str], firsts: set[str]) -> bool:
    """Whether the first part is a word of the text, and one of its sentences begins with the second."""
    if match["word"]:
        return words[match["word"]] > 0 and match["next"] in firsts
    return match["name"] is not None or match["after"] in firsts


def _unopened(view: View) -> Iterable[Doubt]:
    """Sentences with a closing mark but no opening one, in a text that uses the opening marks of its language."""
    marks = opening_marks(view.tongue)
    if not any(mark in block.text for block in view.blocks for mark in marks):
        return ()
    return (Doubt(block, place) for block in view.prose() for place in _ends(block.text, marks))


def _ends(text: str, marks: str) -> Iterator[int]:
    if "?" not in text and "!" not in text:
        return
    for match in _SENTENCE_RE.finditer(text):
        if match["mark"] and text[match.start() - 1 : match.start()] not in (*marks,):
            yield match.end()
