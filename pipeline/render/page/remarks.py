"""Remarks for the editor, each at its paragraph: close decisions, candidates, and notes."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Briefing, Evidence, Exchange, Remark

_WORDS = 12  # of a question that is named by its first words


def remarks_of(briefing: Briefing) -> tuple[Remark, ...]:
    """The remarks on a briefing, in the order of its paragraphs."""
    order = {block.id: place for place, block in enumerate(briefing.blocks())}
    found = [*_close(briefing), *_candidates(briefing), *_notes(briefing)]
    placed = [remark for remark in dict.fromkeys(found) if remark.block in order]
    return tuple(sorted(placed, key=lambda remark: order[remark.block]))


def _close(briefing: Briefing) -> Iterator[Remark]:
    """Decisions with a close runner-up."""
    questions = {exchange.id: exchange for exchange in briefing.exchanges()}
    for one in briefing.evidence:
        if one.block and one.runner_up and one.rule != "editor":
            second = questions.get(one.runner_up)
            shown = f"“{_beginning(second)}”" if second else one.runner_up
            yield Remark(one.block, f"{_named(one)}. What came second: {shown}")


def _candidates(briefing: Briefing) -> Iterator[Remark]:
    places = {one.decision: one.block for one in briefing.evidence}
    for candidate in briefing.candidates:
        if block := places.get(f"candidate {candidate.id}"):
            yield Remark(block, f"This may be a recommendation, and is not printed among them: “{candidate.text}”")


def _notes(briefing: Briefing) -> Iterator[Remark]:
    blocks = {block.line: block.id for block in reversed([*briefing.blocks()]) if block.line}
    for note in briefing.notes:
        if note.origin and note.origin.line in blocks:
            hint = f". Try {note.hint}" if note.hint else ""
            yield Remark(blocks[note.origin.line], f"{note.message[:1].upper()}{note.message[1:]}{hint}")


def _named(one: Evidence) -> str:
    score = f", {one.score:.2f} of 1" if one.score is not None else ""
    return f"{one.decision[:1].upper()}{one.decision[1:]} ({one.rule}{score})"


def _beginning(exchange: Exchange) -> str:
    words = " ".join(block.text for block in exchange.question.blocks).split()
    return " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")
