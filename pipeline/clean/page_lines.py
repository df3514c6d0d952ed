"""A document as the lines that a page showed, with the findings of the residue lists on each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.clean.residue import Finding, lists
from pipeline.clean.rule import View
from pipeline.model import Block
from pipeline.text.ends import NEXT_SENTENCE_RE, ends_sentence
from pipeline.text.labels import FIELD
from pipeline.text.remembered import recalled

CALLS = frozenset(("newsletter call", "a note on money"))
MOST_WORDS = 12  # more words than this in a line are prose


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block, ``text`` without its line break.

    ``finding`` is the entry of the lists; ``prose``: the line is longer than lines of a page's frame.
    """

    index: int
    block: Block
    start: int
    end: int
    text: str
    finding: Finding | None
    prose: bool

    @property
    def strength(self) -> str:
        """The strength of the finding, empty where the line is not listed."""
        return self.finding.strength if self.finding else ""


def lines_of(view: View) -> list[Line]:
    """Every line of the document, in order."""
    if "lines" not in view.memory:
        view.memory["lines"] = _read(view)
    return list(view.memory["lines"])


def is_prose(text: str) -> bool:
    """Whether a line holds more than a menu does: many words, or more than one sentence."""
    return words(text) > MOST_WORDS or bool(NEXT_SENTENCE_RE.search(text))


@lru_cache(maxsize=20_000)
def words(text: str) -> int:
    """How many words, where two characters of Chinese or Japanese count as one."""
    if not text or text.isspace():
        return 0
    return text.count(" ") + 1 + (0 if text.isascii() else len(_WIDE_RE.findall(text)) // 2)


def is_item(text: str) -> bool:
    """Whether a line begins with the mark of a list item, as copied links of a menu do."""
    return _MARK_RE.match(text) is not None


_LABEL_RE = re.compile(FIELD)
_SIGN_RE = re.compile(r"\s*[:：>›»→▸|–—-]+\s*$")  # between a heading and its link
_SAID = 8  # words
_CLAUSE = 4  # words
_MARK_RE = re.compile(r"\s*(?:[*+o•◦▪‣●·»›-]|\d{1,3}\.)\s")
_VERBATIM = frozenset(("code", "row", "header", "figure", "separator", "metadata", "comment"))
_WIDE_RE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def _read(view: View) -> list[Line]:
    lines: list[Line] = []
    for block in view.blocks:
        start, links = 0, {mark.end: mark.start for mark in block.marks if mark.kind == "link"}
        for text in block.text.split("\n"):
            end = start + len(text)
            is_text = block.kind in _VERBATIM or block.kind == "note"
            led = links.get(start + len(text.rstrip()), -1) - start  # where the link begins with which the line ends
            finding = None if is_text else _find(view.tongue, text) or _pointer(view.tongue, text[: max(led, 0)])
            prose = finding is None and (is_text or is_prose(text))
            lines.append(Line(len(lines), block, start, end, text, finding, prose))
            start = end + 1
    return [_as_said(line, lines) for line in lines]


def _pointer(tongue: str, opening: str) -> Finding | None:
    """The finding of a line that points to another page: a listed heading of such links, and then only a link.

    ``opening``: what stands before the link with which the line ends.
    """
    if not _SIGN_RE.search(opening):
        return None
    found = lists(tongue).find(_SIGN_RE.sub("", opening))
    return replace(found, strength="strong") if found and found.strength == "list" else None


def _as_said(line: Line, lines: list[Line]) -> Line:
    """Drop the finding of a line whose sentence continues on the next line in lower case: "Donate today / or …"."""
    if line.strength != "strong" or line.index + 1 == len(lines):
        return line
    following = lines[line.index + 1]
    beside = following.block.id == line.block.id and following.finding is None and not is_item(following.text)
    goes_on = beside and words(following.text) >= _CLAUSE and following.text.lstrip()[:1].islower()
    return replace(line, finding=None, prose=is_prose(line.text)) if goes_on else line


@recalled(20_000)
def _find(tongue: str, line: str) -> Finding | None:
    """Cached, since several rules ask in several rounds. A call in whole sentences is one by whomever it is read."""
    known = lists(tongue)
    if found := known.find(line):
        return found
    label = _LABEL_RE.match(line) if words(line) > _SAID and ends_sentence(line) else None
    said = known.find(line[label.end() - 1 :]) if label else None
    return said if said and said.strength == "strong" and said.what in CALLS else None
