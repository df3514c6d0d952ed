"""What programs read: the outline of a text, a build, its notes and errors, as JSON has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.errors import BriefingError
from pipeline.model import (
    Bio,
    Block,
    Briefing,
    Byline,
    Event,
    Evidence,
    Excerpt,
    Exchange,
    Note,
    Offer,
    Recommendation,
    Section,
    blocks_of,
)
from pipeline.structure.listed_names import signed_names

if TYPE_CHECKING:
    from pipeline.run.finished import Outcome


def outline_json(briefing: Briefing) -> dict[str, Any]:
    """The outline of a text for ``briefing outline --json`` (schema: ``docs/outline.schema.json``).

    An introduction above themed sections is none of them.
    """
    opening = [one for one in briefing.sections[:1] if one.id == "introduction" and len(briefing.sections) > 1]
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
        "introduction": _section(opening[0]) if opening else None,
        "sections": [_section(section) for section in briefing.sections[len(opening) :]],
        "recommendations": [_recommendation(one) for one in briefing.recommendations],
        "candidates": [_recommendation(one) for one in briefing.candidates],
        "glossary": {term.acronym: term.expansion for term in briefing.glossary},
        "people": [{"name": m.name, "kind": m.kind, "places": list(m.places)} for m in briefing.people],
        "answers": [_excerpt(one) for one in briefing.answers],
        "abstract": [_excerpt(one) for one in briefing.abstract],
        "quotes": [_excerpt(one) for one in briefing.quotes],
        "chronology": [_event(one) for one in briefing.chronology],
        "offers": [_offer(one) for one in briefing.offers],
        "numbers": [{"text": n.text, "sentence": n.sentence, "said_in": n.said_in} for n in briefing.numbers],
        "unplaced": [block.text for block in briefing.unplaced],
        "endnotes": [block.text for block in briefing.endnotes],
        "set_aside": [block.text for block in briefing.set_aside],
        "evidence": [_evidence(one) for one in briefing.evidence],
        "notes": [note_json(note) for note in briefing.notes],
    }


def build_json(outcome: Outcome) -> dict[str, Any]:
    """A built document, or the error that stopped it; ``kept`` are replaced files and their backups."""
    if outcome.error:
        return {"source": outcome.place, "error": error_json(outcome.error)}
    facts = outcome.facts
    assert facts is not None
    return {
        "source": outcome.place,
        "title": facts.title,
        "outputs": list(outcome.outputs),
        "kept": dict(outcome.kept),
        "questions": facts.questions,
        "sections": facts.sections,
        "recommendations": facts.recommendations,
        "changes": [{"rule": c.rule, "action": c.action, "count": c.count} for c in facts.changes],
        "notes": [note_json(note) for note in outcome.notes],
    }


def note_json(note: Note) -> dict[str, Any]:
    """A note; ``line`` is that of the source, 1-based."""
    line = note.origin.line if note.origin else None
    return {"code": note.code, "severity": note.severity, "message": note.message, "line": line, "hint": note.hint}


def error_json(error: BriefingError) -> dict[str, Any]:
    """An error, in the parts that a person is shown."""
    return {"message": error.sentence, "place": error.place, "hint": error.hint, "exit_code": error.exit_code}


def _byline(byline: Byline | None) -> dict[str, str] | None:
    """Who signed, several names with commas between them, whatever the page has there."""
    if byline is None:
        return None
    return {"name": ", ".join(signed_names(byline.name)), "affiliation": byline.affiliation, "role": byline.role}


def _bio(bio: Bio | None) -> dict[str, Any] | None:
    if bio is None:
        return None
    guests = [{"name": guest.name, "honorific": guest.honorific, "role": guest.role} for guest in bio.guests]
    return {"name": bio.name, "text": _text(bio.blocks), "guests": guests}


def _section(section: Section) -> dict[str, Any]:
    exchanges = [_exchange(exchange) for exchange in section.exchanges()]
    blocks = [block.text for item in section.items if not isinstance(item, Exchange) for block in blocks_of(item)]
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
        "question": _text(exchange.question.blocks),
        "speaker": exchange.question.speaker,
        "answers": [{"speaker": turn.speaker, "text": _text(turn.blocks)} for turn in exchange.answers],
    }


def _recommendation(one: Recommendation) -> dict[str, str | None]:
    return {"id": one.id, "text": one.text, "said_in": one.said_in, "speaker": one.speaker, "addressee": one.addressee}


def _excerpt(one: Excerpt) -> dict[str, str | None]:
    return {"text": one.text, "said_in": one.said_in, "speaker": one.speaker}


def _event(one: Event) -> dict[str, str]:
    return {"date": one.date, "iso": one.iso, "sentence": one.sentence, "said_in": one.said_in}


def _offer(one: Offer) -> dict[str, Any]:
    return {"kind": one.kind, "text": one.text, "place": one.place or None, "score": one.score}


def _evidence(one: Evidence) -> dict[str, Any]:
    return {
        "decision": one.decision,
        "rule": one.rule,
        "block": one.block,
        "line": one.line,
        "score": one.score,
        "runner_up": one.runner_up,
    }


def _text(blocks: tuple[Block, ...]) -> str:
    return "\n\n".join(block.text for block in blocks)
