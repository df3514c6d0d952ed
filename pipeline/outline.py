"""The outline: what was found in a text, as JSON for programs and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.model import Bio, Block, Briefing, Byline, Evidence, Exchange, Note, Recommendation, Section, Turn

_WIDTH = 100
_SECOND = 40  # characters of what came second


def as_dict(briefing: Briefing) -> dict[str, Any]:
    """The outline in the shape of ``briefing outline --json`` (schema: ``docs/outline.schema.json``)."""
    return {
        "title": briefing.title.text if briefing.title else None,
        "subtitle": briefing.subtitle.text if briefing.subtitle else None,
        "language": briefing.language,
        "byline": _byline(briefing.byline),
        "date": (briefing.date.iso or briefing.date.text) if briefing.date else None,
        "place": briefing.place,
        "translator": briefing.translator,
        "publication": briefing.publication,
        "credits": [block.text for block in briefing.credits],
        "editorial": [block.text for block in briefing.editorial],
        "bio": _bio(briefing.bio),
        "speakers": list(briefing.speakers()),
        "sections": [_section(section) for section in briefing.sections],
        "recommendations": [_recommendation(one) for one in briefing.recommendations],
        "candidates": [_recommendation(one) for one in briefing.candidates],
        "glossary": {term.acronym: term.expansion for term in briefing.glossary},
        "people": [{"name": m.name, "kind": m.kind, "places": list(m.places)} for m in briefing.people],
        "numbers": [{"text": n.text, "sentence": n.sentence, "said_in": n.said_in} for n in briefing.numbers],
        "unplaced": [block.text for block in briefing.unplaced],
        "endnotes": [block.text for block in briefing.endnotes],
        "set_aside": [block.text for block in briefing.set_aside],
        "evidence": [_evidence(one) for one in briefing.evidence],
        "notes": [_note(note) for note in briefing.notes],
    }


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the outline.

    Attributes:
        form: the title, a fact on the text, the head of a part, of a group in it, a section, an item, or mere words.
        text: what is said.
        name: of a fact; the id of a section or an item.
        depth: of its indent.
        below: what a plain outline says of it on a line of its own, and a page beside it.
        beside: what only a page says.
        why: the reason; None where there is none.
        long: whether a plain outline cuts it short.
    """

    form: Literal["title", "fact", "part", "group", "section", "item", "words"]
    text: str
    name: str = ""
    depth: int = 0
    below: str = ""
    beside: str = ""
    why: Evidence | None = None
    long: bool = False


def as_rows(briefing: Briefing) -> list[Row]:
    """The outline as rows: what comes before the talk, its sections and questions, and what was found in it."""
    why = {evidence.decision: evidence for evidence in briefing.evidence}
    return [*_front(briefing, why), *_body(briefing, why), *_back(briefing, why)]


def as_lines(briefing: Briefing, *, evidence: bool = True) -> list[str]:
    """The outline as lines of plain text: a tree, with rule and source line behind each decision."""
    return [line for row in as_rows(briefing) for line in _plain(row, evidence)]


def reason(evidence: Evidence) -> str:
    """Evidence in words: rule, line, score, and what came second."""
    line = f", line {evidence.line}" if evidence.line else ""
    score = f", {evidence.score:.2f}" if evidence.score is not None else ""
    second = f"; next: {_short(evidence.runner_up, _SECOND)}" if evidence.runner_up else ""
    return f"{evidence.rule}{line}{score}{second}"


def _byline(byline: Byline | None) -> dict[str, str] | None:
    return {"name": byline.name, "affiliation": byline.affiliation, "role": byline.role} if byline else None


def _bio(bio: Bio | None) -> dict[str, Any] | None:
    if bio is None:
        return None
    guests = [{"name": guest.name, "honorific": guest.honorific, "role": guest.role} for guest in bio.guests]
    return {"name": bio.name, "text": "\n\n".join(block.text for block in bio.blocks), "guests": guests}


def _section(section: Section) -> dict[str, Any]:
    exchanges = [_exchange(item) for item in section.items if isinstance(item, Exchange)]
    blocks = [text for item in section.items if not isinstance(item, Exchange) for text in _texts(item)]
    return {
        "id": section.id,
        "title": section.title,
        "proposed": section.heading is None,
        "exchanges": exchanges,
        "blocks": blocks,
    }


def _exchange(exchange: Exchange) -> dict[str, Any]:
    return {
        "id": exchange.id,
        "question": _said(exchange.question),
        "speaker": exchange.question.speaker,
        "answers": [{"speaker": turn.speaker, "text": _said(turn)} for turn in exchange.answers],
    }


def _recommendation(one: Recommendation) -> dict[str, str | None]:
    return {"id": one.id, "text": one.text, "said_in": one.said_in, "speaker": one.speaker, "addressee": one.addressee}


def _said(turn: Turn) -> str:
    return "\n\n".join(block.text for block in turn.blocks)


def _texts(item: Turn | Block) -> list[str]:
    return [item.text] if isinstance(item, Block) else [block.text for block in item.blocks]


def _evidence(one: Evidence) -> dict[str, Any]:
    return {
        "decision": one.decision,
        "rule": one.rule,
        "block": one.block,
        "line": one.line,
        "score": one.score,
        "runner_up": one.runner_up,
    }


def _note(note: Note) -> dict[str, Any]:
    line = note.origin.line if note.origin else None
    return {"code": note.code, "severity": note.severity, "message": note.message, "line": line, "hint": note.hint}


def _plain(row: Row, evidence: bool) -> Iterator[str]:
    """A row as lines; a part stands after an empty one."""
    if row.form == "part":
        yield ""
    indent = "    " * row.depth
    name = f"{row.name}{': ' if row.form == 'fact' else '  '}" if row.name else ""
    why = f"   [{reason(row.why)}]" if evidence and row.why else ""
    yield f"{indent}{name}{_short(row.text) if row.long else row.text}{why}"
    if row.below:
        yield f"{indent}    {row.below}"


def _front(briefing: Briefing, why: dict[str, Evidence]) -> Iterator[Row]:
    yield Row("title", briefing.title.text if briefing.title else "(no title)", why=why.get("title"))
    if briefing.subtitle:
        yield Row("words", briefing.subtitle.text, why=why.get("subtitle"), long=True)
    if briefing.byline:
        parts = (briefing.byline.name, briefing.byline.affiliation, briefing.byline.role)
        yield Row("fact", ", ".join(filter(None, parts)), "Byline", why=why.get("byline"))
    if briefing.date:
        yield Row("fact", f"{briefing.date.text} ({briefing.date.iso or 'not certain'})", "Date", why=why.get("date"))
    credit = {evidence.block: evidence for evidence in briefing.evidence if evidence.decision == "credit"}
    for block in briefing.credits:
        yield Row("fact", block.text, "Credit", why=credit.get(block.id), long=True)
    yield from (Row("fact", block.text, "Editor's note", long=True) for block in briefing.editorial)
    facts = (("place", briefing.place), ("translator", briefing.translator), ("publication", briefing.publication))
    yield from (Row("fact", text, noun.capitalize(), why=why.get(noun)) for noun, text in facts if text)
    if briefing.bio:
        known = why.get("guest") or why.get("biography")
        yield Row("fact", briefing.bio.name or "(no name)", "Guest", why=known)
        yield from (Row("words", f"{one.name}: {one.role}", depth=1) for one in briefing.bio.guests if one.role)
    if briefing.speakers():
        yield Row("fact", ", ".join(briefing.speakers()), "Speakers")


def _body(briefing: Briefing, why: dict[str, Evidence]) -> Iterator[Row]:
    asked = sum(isinstance(item, Exchange) for section in briefing.sections for item in section.items)
    yield Row("part", f"{_count(len(briefing.sections), 'section')}, {_count(asked, 'question')}")
    for section in briefing.sections:
        exchanges = [item for item in section.items if isinstance(item, Exchange)]
        beside = _count(len(exchanges), "question") if exchanges else ""
        yield Row("section", section.title, section.id, beside=beside, why=why.get(f"section {section.id}"))
        for item in exchanges:
            answers = f"{_count(sum(len(turn.blocks) for turn in item.answers), 'paragraph')} of answer"
            known = why.get(f"question {item.id}")
            yield Row("item", _said(item.question), item.id, 1, answers, why=known, long=True)
        loose = sum(len(_texts(item)) for item in section.items if not isinstance(item, Exchange))
        if loose:
            yield Row("words", f"{_count(loose, 'paragraph')} outside questions", depth=1)


def _back(briefing: Briefing, why: dict[str, Evidence]) -> Iterator[Row]:
    yield Row("part", _count(len(briefing.recommendations), "recommendation"))
    yield from _advice(briefing.recommendations, "recommendation", why)
    if briefing.candidates:
        yield Row("group", _count(len(briefing.candidates), "candidate") + ", not printed")
        yield from _advice(briefing.candidates, "candidate", why)
    yield Row("group", _count(len(briefing.glossary), "acronym"))
    for term in briefing.glossary:
        yield Row("item", f"{term.acronym}: {term.expansion}", depth=1, why=why.get(f"acronym {term.acronym}"))
    yield from _named(briefing)
    for blocks, what in ((briefing.unplaced, "not placed"), (briefing.set_aside, "set aside by the editor")):
        if blocks:
            yield Row("group", f"{_count(len(blocks), 'paragraph')} {what}")
            yield from (Row("words", block.text, depth=1, long=True) for block in blocks)


def _named(briefing: Briefing) -> Iterator[Row]:
    if briefing.people:
        yield Row("group", _count(len(briefing.people), "name"))
        yield from (Row("item", f"{one.name} ({', '.join(one.places)})", depth=1) for one in briefing.people)
    if briefing.numbers:
        yield Row("group", _count(len(briefing.numbers), "figure"))
        said = (f"{one.text} ({one.said_in}): {one.sentence}" for one in briefing.numbers)
        yield from (Row("item", text, depth=1, long=True) for text in said)


def _advice(said: tuple[Recommendation, ...], noun: str, why: dict[str, Evidence]) -> Iterator[Row]:
    for one in said:
        whom = f", to {one.addressee}" if one.addressee else ""
        yield Row("item", f"{one.text} ({one.said_in}{whom})", one.id, 1, why=why.get(f"{noun} {one.id}"))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _short(text: str, width: int = _WIDTH) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: line.rfind(" ", 0, width)] + " …"
