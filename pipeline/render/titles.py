"""Titles in print: short enough for the head of a page, no word alone on a line, none that its question says again."""

from __future__ import annotations

import re

from pipeline.model import Exchange, Section, stream

_RUNNING, _RUNNING_WORDS = 48, 7  # characters and words of a title in the running head
_LONGEST_QUESTION = 120  # characters that can be set as large as a heading
_SHORT_WORD = 12  # characters of a word that may go down to the next line

_H1_RE = re.compile(r"(<h1\b[^>]*>)([^<]*)")
_WORD_RE = re.compile(r"\w+")
_POINTS = " .,;:!?…-–—"
_CUT = "…"


def running(title: str) -> str:
    """A title short enough for the head of a page: cut after a word, or anywhere in a script without spaces."""
    line = " ".join(title.split())
    ends = [match.end() for match in _WORD_RE.finditer(line)][:_RUNNING_WORDS]
    fit = [end for end in ends if end <= _RUNNING]
    if len(line) <= _RUNNING and len(ends) < _RUNNING_WORDS:
        return line
    cut = line[: fit[-1]] if fit else line[: _RUNNING // 2]
    return cut if line.strip(_POINTS) == cut.strip(_POINTS) else cut + "…"


def tied(xhtml: str) -> str:
    """The page with the last two words of its title together, where it has more: one word alone on a line looks lost.
    For paper only: in a text that is read and searched a space is a space."""
    return _H1_RE.sub(lambda found: found[1] + _tied(found[2]), xhtml, count=1)


def opens_with_its_title(section: Section, title: str) -> bool:
    """Whether the title, which the source does not have, is the first question, or as much of it as a title holds.

    Args:
        title: as it is printed.
    """
    first = section.items[0] if section.items else None
    if section.heading or not isinstance(first, Exchange) or not first.question.blocks:
        return False
    asked = first.question.blocks[0].text.strip()
    said, named = stream(asked), stream(title)
    if not named or len(asked) > _LONGEST_QUESTION:
        return False
    return said == named or (title.endswith(_CUT) and said.startswith(named))


def _tied(line: str) -> str:
    words = line.rsplit(" ", 2)
    if len(words) < 3 or max(map(len, words[1:])) > _SHORT_WORD:
        return line
    return f"{words[0]} {words[1]}\N{NO-BREAK SPACE}{words[2]}"
