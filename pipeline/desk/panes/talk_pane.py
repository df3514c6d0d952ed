"""The manuscript as the desk shows it: sections, questions, answers and recommendations, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.desk.edits.front_facts import facts_of
from pipeline.desk.edits.renamed_speakers import Speaker, speakers_of
from pipeline.desk.edits.sheet import Sheet, Strip, sheet_of
from pipeline.desk.panes.doubts import Doubt, doubts_of
from pipeline.desk.panes.items import Item
from pipeline.desk.panes.original_words import with_originals
from pipeline.languages.scripts import direction
from pipeline.manuscript import parse
from pipeline.manuscript.inline import read as read_inline
from pipeline.manuscript.recommended import LINK_RE
from pipeline.model import Briefing, Evidence, blocks_of


@dataclass(frozen=True, slots=True)
class TalkPane:
    """The facts, who speaks, the items in order, and what is to look at.

    ``guests``: names that may be the guest; ``direction``: in which the text is written, ``ltr`` or ``rtl``.
    """

    facts: dict[str, str]
    speakers: tuple[Speaker, ...]
    guests: tuple[str, ...]
    items: tuple[Item, ...]
    doubts: tuple[Doubt, ...]
    direction: str = "ltr"


def talk_pane(text: str, name: str, found: Briefing) -> TalkPane:
    """The manuscript ``text``; ``found`` is the briefing of the source, which knows how sure each decision is."""
    sheet, briefing = sheet_of(text, name), parse(text, name, "")
    facts = facts_of(sheet)
    items = tuple(_without_repeats(_weighed(with_originals(_placed(_items(sheet), briefing), found), found)))
    guests = [who for one in found.evidence if one.decision.startswith("guest ") for who, _ in one.weighed]
    names = tuple(dict.fromkeys((*briefing.speakers(), *guests)))
    doubts = doubts_of(found, items, facts)
    return TalkPane(facts, speakers_of(briefing, facts), names, items, doubts, direction(briefing.language))


def _items(sheet: Sheet) -> Iterator[Item]:
    anchor = ""
    for strip in sheet.strips:
        anchor = strip.piece.attributes.id or ("" if strip.piece.form == "section" else anchor)
        yield _item(sheet, strip, anchor)


def _item(sheet: Sheet, strip: Strip, anchor: str) -> Item:
    piece = strip.piece
    raw = LINK_RE.sub("", piece.raw) if strip.room == "recommendations" else piece.raw
    label, raw = sheet.voices.cut(raw) if piece.form in ("paragraph", "question") else ("", raw)
    words, marks = read_inline(raw)
    classes, values = piece.attributes.classes, piece.attributes.values
    return Item(
        strip.first,
        sheet.lines[strip.first],
        _form(strip),
        words,
        anchor,
        strip.room,
        proposed="proposed" in classes,
        printed="unprinted" not in classes and strip.room != "unprinted",
        kind=_kind(strip),
        label=label or values.get("by", ""),
        speaker=values.get("by") or (label and sheet.voices.speaker(label, None)) or "",
        edited=tuple((mark.start, mark.end) for mark in marks if mark.kind == "edited"),
    )


def _kind(strip: Strip) -> str:
    classes = strip.piece.attributes.classes
    if strip.piece.form == "offer":
        return classes[0] if classes else ""
    return next((name for name in ("figure", "apart", "note") if name in classes), strip.piece.form)


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


def _placed(items: Iterator[Item], briefing: Briefing) -> Iterator[Item]:
    """The items with the names of their blocks on the page: those of the talk come in the same order."""
    elsewhere = {block.text: block.id for block in briefing.blocks()}
    blocks = [block for section in briefing.sections for one in section.items for block in blocks_of(one)]
    here = 0
    for item in items:
        at = next((n for n in range(here, min(here + 3, len(blocks))) if blocks[n].text == item.words), None)
        if item.form == "other":
            yield replace(item, block=elsewhere.get(item.words, ""))
            continue
        if at is None or item.form not in ("question", "paragraph"):
            yield item
            continue
        here = at + 1
        yield replace(item, block=blocks[at].id)


def _without_repeats(items: Iterator[Item]) -> Iterator[Item]:
    """The items without offers of titles that the section lists itself."""
    titles: tuple[str, ...] = ()
    for item in items:
        if item.form == "section":
            titles = item.titles
        if item.form != "offer" or item.kind != "title" or item.words not in titles:
            yield item


def _weighed(items: Iterator[Item], found: Briefing) -> Iterator[Item]:
    """The items with how sure the finding is, why, and the titles that may be taken instead."""
    known: dict[str, Evidence] = {one.decision: one for one in found.evidence}
    advice = {one.text: f"recommendation {one.id}" for one in found.recommendations}
    for item in items:
        name = advice.get(item.words, "") if item.form == "recommendation" else f"{item.form} {item.anchor}"
        own = item.form != "question" or item.was.startswith("### ")
        evidence = known.get(name) if own else None
        titles = known.get(f"title of {item.anchor}") if item.form == "section" else None
        yield replace(
            item,
            score=evidence.score if evidence else None,
            why=evidence.rule if evidence else "",
            titles=tuple(words for words, _ in titles.weighed if words.casefold() != item.words.casefold())
            if titles
            else (),
        )
