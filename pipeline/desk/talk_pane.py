"""The manuscript as the desk shows it: sections, questions, answers and recommendations, each with its line.

What is doubtful is a list of its own: the notes on the text, and decisions that were close.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.desk.front_facts import facts_of
from pipeline.desk.sheet import Sheet, Strip, sheet_of
from pipeline.manuscript.inline import read as read_inline
from pipeline.manuscript.recommended import LINK_RE
from pipeline.model import Briefing

# A decision that is less certain than this is shown as doubtful.
SURE = 0.6


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of the manuscript. ``was``: its first line, by which an edit finds it again.

    ``form``: ``section``, ``question``, ``paragraph``, ``recommendation``, ``candidate`` (of a recommendation),
    ``offer``, ``room`` (a heading that is not one of the talk) or ``other``. ``kind``: what is offered. ``anchor``: its
    name for links, which the pages have, too.
    """

    line: int
    was: str
    form: str
    words: str
    anchor: str
    room: str
    proposed: bool
    printed: bool
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at. ``key`` is the same as long as the finding is.

    ``kind``: ``note``, or what was decided: ``section``, ``question``, ``recommendation``, ``title``, ``heading`` (the
    title of a section), ``guest`` or ``other``. ``words``: of the note or of the text; ``other``: the hint, or the
    words of the second-best choice. ``anchor``: name of the piece that it is about; ``line``: of the source.
    """

    key: str
    kind: str
    words: str
    other: str
    score: float | None
    anchor: str
    line: int | None


@dataclass(frozen=True, slots=True)
class TalkPane:
    """The facts, the items in order, and what is to look at."""

    facts: dict[str, str]
    items: tuple[Item, ...]
    doubts: tuple[Doubt, ...]


def talk_pane(text: str, name: str, found: Briefing) -> TalkPane:
    """The manuscript ``text``; ``found`` is the briefing of the source, which knows how sure each decision is."""
    sheet = sheet_of(text, name)
    return TalkPane(facts_of(sheet), tuple(_items(sheet)), tuple(_doubts(found)))


def _items(sheet: Sheet) -> Iterator[Item]:
    anchor = ""
    for strip in sheet.strips:
        anchor = strip.piece.attributes.id or ("" if strip.piece.form == "section" else anchor)
        yield _item(sheet, strip, anchor)


def _item(sheet: Sheet, strip: Strip, anchor: str) -> Item:
    piece = strip.piece
    words = LINK_RE.sub("", piece.raw) if strip.room == "recommendations" else piece.raw
    classes = piece.attributes.classes
    return Item(
        strip.first,
        sheet.lines[strip.first],
        _form(strip),
        read_inline(words)[0],
        anchor,
        strip.room,
        "proposed" in classes,
        "unprinted" not in classes and strip.room != "unprinted",
        classes[0] if piece.form == "offer" and classes else "",
    )


def _form(strip: Strip) -> str:
    form, room = strip.piece.form, strip.room
    if form == "section":
        return "section" if room == "section" else "room"
    if form in ("candidate", "offer"):
        return form
    if room == "recommendations":
        return "recommendation"
    if room != "section":
        return "other"
    return "question" if form == "question" or "question" in strip.piece.attributes.classes else "paragraph"


def _doubts(found: Briefing) -> Iterator[Doubt]:
    for note in found.notes:
        line = note.origin.line if note.origin else None
        yield Doubt(f"{note.code}:{line}:{note.message[:60]}", "note", note.message, note.hint or "", None, "", line)
    named = dict(_named(found))
    for evidence in found.evidence:
        kind, _, name = evidence.decision.removeprefix("title of ").rpartition(" ")
        if evidence.score is None or evidence.score >= SURE or kind in _CHOSEN_ELSEWHERE:
            continue
        kind = "heading" if evidence.decision.startswith("title of ") else kind if kind in _KINDS else "other"
        words = named.get(name, evidence.decision)
        other = named.get(evidence.runner_up or "", evidence.runner_up or "")
        key = f"{evidence.decision}:{evidence.line}"
        other = "" if other == words else other
        yield Doubt(key, kind, words, other, evidence.score, name if name in named else "", evidence.line)


_KINDS = frozenset(("section", "question", "recommendation", "title", "guest"))
_CHOSEN_ELSEWHERE = frozenset(("candidate",))  # it has a place and buttons of its own


def _named(found: Briefing) -> Iterator[tuple[str, str]]:
    """The words of each section, question and recommendation by its name."""
    for section in found.sections:
        yield section.id, section.title
        for exchange in section.exchanges():
            yield exchange.id, " ".join(block.text for block in exchange.question.blocks)
    for sentence in found.recommendations:
        yield sentence.id, sentence.text
