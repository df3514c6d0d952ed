"""Queries for the editor: doubts that cleaning reports without changing the text, one note per kind, with the places.

A rule acts only where it is certain. The rest, and what no rule may decide, becomes a query: straight quotation marks
with two readings, words that look glued, questions without the opening mark of their language, and lines that look like
residue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.clean.rule import View
from pipeline.clean.verbatim import Protected
from pipeline.languages.print_customs import opening_marks
from pipeline.model import Block, Note

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
    yield from _leftovers(view)


def asked(code: str, what: str, found: Sequence[Doubt], hint: str) -> Iterator[Note]:
    """One note for all findings of a kind; its origin is the first place."""
    if not found:
        return
    places = "; ".join(_shown(doubt) for doubt in found[:SHOWN])
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    times = f" ({len(found)} times)" if len(found) > 1 else ""
    yield Note(code, "info", f"{what}{times}: {places}{more}", found[0].block.origin, hint)


def _shown(doubt: Doubt) -> str:
    text, place = doubt.block.text, doubt.place
    words = " ".join(text[max(place - 20, 0) : place + 20].split())
    return f"line {doubt.block.line} “{words}”" if doubt.block.line else f"“{words}”"


_FOOT = 4  # last blocks of a text, where a site says where it is
_SHORT = 120  # characters of such a line
_MENU = 2  # items of one word from which a list is one of buttons
_SHOWN = 60  # characters of a line in the note
_LINES = frozenset({"paragraph", "bullet"})
_NO_TEXT = frozenset({"metadata", "comment", "aside", "separator"})
# An address of the web or of mail. A full address begins with a scheme; a bare one has a path, "www" or a known ending.
_ADDRESS_RE = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]+\.[\w.-]+|(?<![\w.])[a-z0-9-]{2,40}(?:\.[a-z]{2,10}){1,3}/[\w#?=&/.-]+",
    re.I,
)
_WORD_RE = re.compile(r"[^\W\d_]{2,}")
_GLUED_RE = re.compile(
    r"(?<![^\W_])(?P<word>[^\W\d_A-Z]{2,30})(?P<next>[A-Z][^\W\d_A-Z]{1,30})(?![^\W_])"  # endThe
    r"|[^\W_]{2}[.!?;](?P<after>[A-Z][^\W\d_A-Z]*)(?=[\s,])"  # end.The
    r"|\b(?:19|20)\d\d(?P<name>[A-Z][^\W\d_A-Z]{2,30})"  # 2020Jane
)
_CAPITAL_RE = re.compile(r"[A-Z](?<=[^\W_A-Z].|[.!?;].)")  # each of them has one
_FIRST_RE = re.compile(r"(?:^|[.!?…]['’”\"»)]*\s+)['‘“\"«(]*([A-Z][^\W\d_A-Z]*)(?=[\s,])")
_WORD_RE = re.compile(r"[^\W\d_]+")
_SENTENCE_RE = re.compile(r"[^.!?¿¡…\n]{3,}+(?P<mark>[?!])?")


def _glued(view: View) -> Iterator[Doubt]:
    """``endThe``, ``end.The``, ``2020Jane``. Both words must occur elsewhere in the text, so that names are not
    reported.
    """
    blocks = [block for block in view.prose() if _CAPITAL_RE.search(block.text) and _GLUED_RE.search(block.text)]
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


def _leftovers(view: View) -> Iterator[Note]:
    """One note on lines that were kept and look like residue: addresses at the foot, a menu in a saved page.

    No rule may remove these, since a talk may end with the guest's address and a list may have short items.
    """
    spoken = [block for block in view.blocks if block.kind not in _NO_TEXT]
    menu = [block for run in _menus(spoken) for block in run] if view.format == "html" else []
    found = [*menu, *(block for block in spoken[-_FOOT:] if _is_address(block))]
    if found:
        first = found[0].text[:_SHOWN]
        message = f"lines of the site may have been left, such as “{first}”"
        if len(found) == 1:
            message = f"a line of the site may have been left: “{first}”"
        hint = "deleting it in the source or the manuscript, if nobody said it"
        yield Note("maybe-residue", "info", message, found[0].origin, hint)


def _is_address(block: Block) -> bool:
    """A short line with words and an address, and nothing that was said."""
    text = block.text.strip()
    named = block.kind in _LINES and len(text) <= _SHORT and _ADDRESS_RE.search(text)
    return bool(named) and _WORD_RE.search(_ADDRESS_RE.sub("", text)) is not None and text[-1:] not in ".!?！？。"


def _menus(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Lists in which each item is one word: "Print", "Podcast"."""
    for is_button, run in groupby(blocks, lambda one: one.kind == "bullet" and len(one.text.split()) == 1):
        items = list(run)
        if is_button and len(items) >= _MENU:
            yield items
