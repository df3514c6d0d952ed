"""Texts whose lines are marked with an editor's answers, and the program's answers in the same form.

A marked text opens with facts ("= guest Ada Reed"), then ``---``, then its lines. A letter and a bar before a line give
its kind: ``T`` title, ``S`` subtitle, ``B`` biography, ``Y`` byline, ``C`` credit, ``E`` editor's note, ``Q`` question,
``X`` unplaced. A lower-case letter means that kind or text. A line without a letter is text, a label or a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.clean import clean
from pipeline.model import Block, Briefing, Exchange
from pipeline.read import read
from pipeline.structure import structure

Facts = dict[str, tuple[str, ...]]
_MARK_RE = re.compile(r"([A-Za-z])\| ")
_LINES = {"T": "title", "S": "subtitle", "B": "bio", "Y": "byline lines", "C": "credits", "E": "editorial",
          "Q": "questions", "X": "unplaced"}  # fmt: skip
_LISTS = ("speakers", "hosts", "guest")  # names, with a semicolon between them


def expected(path: Path) -> tuple[str, Facts, frozenset[str]]:
    """The text, what an editor finds in it, and the lines ("title 3") that may be so or not."""
    head, _, body = path.read_text(encoding="utf-8").partition("---\n")
    facts = {key: (value,) for key, value in (line[2:].split(" ", 1) for line in head.splitlines())}
    facts = {key: tuple(value[0].split("; ")) if key in _LISTS else value for key, value in facts.items()}
    lines, may = [], set[str]()
    for number, line in enumerate(body.splitlines(), 1):
        mark = _MARK_RE.match(line)
        lines.append(line[mark.end() :] if mark else line)
        kind = _LINES.get(mark[1].upper()) if mark else None
        if kind and mark and mark[1].islower():
            may.add(f"{kind} {number}")
        elif kind:
            facts[kind] = (*facts.get(kind, ()), str(number))
    return "\n".join(lines) + "\n", facts, frozenset(may)


def found(text: str, name: str) -> Facts:
    """What the program finds, under the same keys; what is not there has no key."""
    return facts_of(structure(clean(read(text.encode(), name))))


def facts_of(briefing: Briefing) -> Facts:
    """A briefing as such facts."""
    byline, date, bio = briefing.byline, briefing.date, briefing.bio
    facts: dict[str, Iterable[str | None]] = {
        "language": [briefing.language],
        "title": _lines([briefing.title]),
        "subtitle": _lines([briefing.subtitle]),
        "bio": _lines(bio.blocks if bio else ()),
        "guest": [guest.name for guest in bio.guests] or [bio.name] if bio else [],
        "role": [guest.role for guest in bio.guests][:1] if bio else [],
        "byline": [byline.name] if byline else [],
        "byline lines": _lines(byline.blocks if byline else ()),
        "date": [date.iso] if date else [],
        "place": [briefing.place],
        "translator": [briefing.translator],
        "publication": [briefing.publication],
        "credits": _lines(briefing.credits),
        "editorial": _lines(briefing.editorial),
        "unplaced": _lines(briefing.unplaced),
        "speakers": briefing.speakers(),
        "hosts": dict.fromkeys(e.decision[5:] for e in briefing.evidence if e.decision.startswith("host ")),
        "questions": _lines(_asked(briefing)),
    }
    kept = {key: tuple(filter(None, values)) for key, values in facts.items()}
    return {key: values for key, values in kept.items() if values}


def _lines(blocks: Iterable[Block | None]) -> Iterator[str]:
    return (str(block.origin.line) for block in blocks if block and block.origin)


def _asked(briefing: Briefing) -> list[Block]:
    items = [item for section in briefing.sections for item in section.items]
    return [block for item in items if isinstance(item, Exchange) for block in item.question.blocks]
