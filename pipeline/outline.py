"""The outline: what was found in a text, as JSON for programs and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.model import Bio, Block, Briefing, Byline, Evidence, Exchange, Recommendation, Section, Turn

_WIDTH = 100


def as_dict(briefing: Briefing) -> dict[str, Any]:
    """The outline in the shape of ``briefing outline --json`` (schema: ``docs/outline.schema.json``)."""
    return {
        "title": briefing.title.text if briefing.title else None,
        "language": briefing.language,
        "byline": _byline(briefing.byline),
        "date": (briefing.date.iso or briefing.date.text) if briefing.date else None,
        "credits": [block.text for block in briefing.credits],
        "bio": _bio(briefing.bio),
        "speakers": list(briefing.speakers()),
        "sections": [_section(section) for section in briefing.sections],
        "recommendations": [_recommendation(one) for one in briefing.recommendations],
        "candidates": [_recommendation(one) for one in briefing.candidates],
        "glossary": {term.acronym: term.expansion for term in briefing.glossary},
        "unplaced": [block.text for block in briefing.unplaced],
        "evidence": [
            {"decision": e.decision, "rule": e.rule, "block": e.block, "line": e.line, "score": e.score}
            for e in briefing.evidence
        ],
    }


def as_lines(briefing: Briefing) -> list[str]:
    """The outline as lines of plain text: a tree, with rule and source line behind each decision."""
    why = {evidence.decision: _why(evidence) for evidence in briefing.evidence}
    return [*_front(briefing, why), *_body(briefing, why), *_back(briefing, why)]


def _byline(byline: Byline | None) -> dict[str, str] | None:
    return {"name": byline.name, "affiliation": byline.affiliation, "role": byline.role} if byline else None


def _bio(bio: Bio | None) -> dict[str, str | None] | None:
    return {"name": bio.name, "text": "\n\n".join(block.text for block in bio.blocks)} if bio else None


def _section(section: Section) -> dict[str, Any]:
    exchanges = [_exchange(item) for item in section.items if isinstance(item, Exchange)]
    blocks = [text for item in section.items if not isinstance(item, Exchange) for text in _texts(item)]
    return {"id": section.id, "title": section.title, "exchanges": exchanges, "blocks": blocks}


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


def _why(evidence: Evidence) -> str:
    line = f", line {evidence.line}" if evidence.line else ""
    score = f", {evidence.score:.2f}" if evidence.score is not None else ""
    return f"   [{evidence.rule}{line}{score}]"


def _front(briefing: Briefing, why: dict[str, str]) -> Iterator[str]:
    yield (briefing.title.text if briefing.title else "(no title)") + why.get("title", "")
    if briefing.subtitle:
        yield _short(briefing.subtitle.text) + why.get("subtitle", "")
    if briefing.byline:
        parts = (briefing.byline.name, briefing.byline.affiliation, briefing.byline.role)
        yield "Byline: " + ", ".join(filter(None, parts)) + why.get("byline", "")
    if briefing.date:
        yield f"Date: {briefing.date.text} ({briefing.date.iso or 'not certain'})" + why.get("date", "")
    credit = {evidence.block: _why(evidence) for evidence in briefing.evidence if evidence.decision == "credit"}
    for block in briefing.credits:
        yield f"Credit: {_short(block.text)}{credit.get(block.id, '')}"
    if briefing.bio:
        yield f"Guest: {briefing.bio.name or '(no name)'}" + why.get("biography", "")
    if briefing.speakers():
        yield "Speakers: " + ", ".join(briefing.speakers())


def _body(briefing: Briefing, why: dict[str, str]) -> Iterator[str]:
    exchanges = sum(isinstance(item, Exchange) for section in briefing.sections for item in section.items)
    yield ""
    yield f"{_count(len(briefing.sections), 'section')}, {_count(exchanges, 'question')}"
    for section in briefing.sections:
        yield f"{section.id}  {section.title}" + why.get(f"section {section.id}", "")
        for item in section.items:
            if isinstance(item, Exchange):
                answers = sum(len(turn.blocks) for turn in item.answers)
                yield f"    {item.id}  {_short(_said(item.question))}" + why.get(f"question {item.id}", "")
                yield f"        {_count(answers, 'paragraph')} of answer"
        loose = sum(len(_texts(item)) for item in section.items if not isinstance(item, Exchange))
        if loose:
            yield f"    {_count(loose, 'paragraph')} outside questions"


def _back(briefing: Briefing, why: dict[str, str]) -> Iterator[str]:
    yield ""
    yield _count(len(briefing.recommendations), "recommendation")
    yield from _advice(briefing.recommendations, "recommendation", why)
    if briefing.candidates:
        yield _count(len(briefing.candidates), "candidate") + ", not printed"
        yield from _advice(briefing.candidates, "candidate", why)
    yield _count(len(briefing.glossary), "acronym")
    for term in briefing.glossary:
        yield f"    {term.acronym}: {term.expansion}" + why.get(f"acronym {term.acronym}", "")
    if briefing.unplaced:
        yield f"{_count(len(briefing.unplaced), 'paragraph')} not placed"
        yield from (f"    {_short(block.text)}" for block in briefing.unplaced)


def _advice(said: tuple[Recommendation, ...], noun: str, why: dict[str, str]) -> Iterator[str]:
    for one in said:
        whom = f", to {one.addressee}" if one.addressee else ""
        yield f"    {one.id}  {one.text} ({one.said_in}{whom})" + why.get(f"{noun} {one.id}", "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else line[: line.rfind(" ", 0, _WIDTH)] + " …"
