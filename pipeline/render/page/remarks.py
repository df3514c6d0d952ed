"""Remarks for the editor, each at its paragraph: close decisions, candidates, and notes."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Briefing, Evidence, Exchange, Remark

_WORDS = 12  # of a question that is named by its first words
# What was decided, by the first word of a decision; ``name`` is the rest of it, ``second`` the choice that came close.
_DECISIONS = {
    "section": "A section begins here by the program's choice, which was a close one. It may also begin at {second}.",
    "title": "The title of this section was chosen by the program. Another that came close: {second}.",
    "recommendation": "A sentence of this paragraph is printed among the recommendations, and it may be no advice.",
    "biography": "This was taken for the guest's biography, and may be part of the introduction.",
    "question": "This was taken for a question, and may be part of the answer.",
    "speaker": "“{name}” was taken for the name of a speaker, and may be none.",
    "host": "{name} was taken for the one who asks. The choice was close.",
}
_CANDIDATE = "candidate "
_OTHER = "The program was not sure of this ({decision}). The second choice: {second}."


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
        if one.block and one.runner_up and one.rule != "editor" and not one.decision.startswith(_CANDIDATE):
            second = questions.get(one.runner_up)
            yield Remark(one.block, _said(one, _beginning(second) if second else one.runner_up))


def _candidates(briefing: Briefing) -> Iterator[Remark]:
    places = {one.decision: one.block for one in briefing.evidence}
    for candidate in briefing.candidates:
        if block := places.get(f"{_CANDIDATE}{candidate.id}"):
            yield Remark(block, f"This may be a recommendation, and is not printed among them: “{candidate.text}”")


def _notes(briefing: Briefing) -> Iterator[Remark]:
    blocks = {block.line: block.id for block in reversed([*briefing.blocks()]) if block.line}
    for note in briefing.notes:
        if note.origin and note.origin.line in blocks:
            hint = f". Try {note.hint}" if note.hint else ""
            yield Remark(blocks[note.origin.line], f"{note.message[:1].upper()}{note.message[1:]}{hint}")


def _said(one: Evidence, second: str) -> str:
    kind, _, name = one.decision.partition(" ")
    sentence = _DECISIONS.get(kind, _OTHER)
    return sentence.format(name=name, decision=one.decision, second=f"“{second}”")


def _beginning(exchange: Exchange) -> str:
    words = " ".join(block.text for block in exchange.question.blocks).split()
    return " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")
