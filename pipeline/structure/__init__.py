"""Stage three, ``structure``: a clean text becomes a briefing in which every block has its place and its reason.

Input: CleanDocument. Output: Briefing. Law: each block is placed exactly once, with every letter of it; no word is new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.languages.people_keys import GUEST_KEYS
from pipeline.languages.words import Words, words_of
from pipeline.ledger import CleanDocument
from pipeline.model import UNDECIDED, Bio, Block, Briefing, Decisions, Note, blocks_of, turns_of
from pipeline.structure.account import account
from pipeline.structure.advice.recommendations import find_recommendations
from pipeline.structure.cited_notes import set_apart
from pipeline.structure.editor import Editor
from pipeline.structure.excerpts import with_extras
from pipeline.structure.front.head_and_foot import find_front
from pipeline.structure.front.line_parts import cut_places
from pipeline.structure.front.matter import Front
from pipeline.structure.front.title import may_be_title
from pipeline.structure.language_gaps import language_gaps
from pipeline.structure.listed_names import listed
from pipeline.structure.looks import Looks, looked_again, looks_of
from pipeline.structure.looks.lone_times import with_lone_times
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.mentions import find_mentions
from pipeline.structure.offers import with_offers
from pipeline.structure.people.gaps import gaps
from pipeline.structure.people.introducing import introduce, seen_by_talk
from pipeline.structure.sections.closing_lines import with_closing_line
from pipeline.structure.talk.alarms import alarms
from pipeline.structure.talk.crossheads import with_crossheads
from pipeline.structure.talk.doubtful import stated_questions
from pipeline.structure.talk.exchanges import Talk, answered_by, by_labels, by_questions
from pipeline.structure.talk.questions import Question, find_near, find_questions, opens_talk
from pipeline.structure.talk.speakers import find_labels
from pipeline.structure.talk.splitting import part
from pipeline.structure.talk.stage_notes import mark_stage_notes
from pipeline.structure.talk.taking_turns import has_changes, questions_by_turns
from pipeline.structure.talk.turn_heads import told_with_times, upright, with_times, without_changes, without_signs
from pipeline.structure.uncertain import doubts, left_in_answers

__all__ = ["account", "structure", "with_extras"]


def structure(document: CleanDocument, decisions: Decisions = UNDECIDED) -> Briefing:
    """Find title, guest, questions, sections, recommendations and the rest, and say why for each.

    Args:
        document: a clean text.
        decisions: of the editor; the finders do not overrule them.

    Raises:
        StructureError: a block would be lost or placed twice; a bug, never a property of the text.
    """
    words = words_of(document.language)
    whole = replace(document, blocks=_cut_apart(document.blocks, words))
    document, endnotes = set_apart(whole)
    looks = looks_of(document.blocks, words)
    given = (name for name in listed(document, GUEST_KEYS) if name.casefold() not in words.no_labels)
    named = (*given, *(voice.label for voice in decisions.speakers))
    seen = find_labels(looks, words, named)
    editor = Editor(document, decisions, words)
    labels = editor.labels(seen)
    found = _questions(document, looks, labels, words)
    questions = editor.questions(found)
    document = replace(document, blocks=with_crossheads(looks, labels, questions))
    opened = min([*labels, *questions], default=len(document.blocks))
    headed = looked_again(looks, document.blocks)
    front = find_front(document, headed, opened, _closed(labels, questions), words)
    editor.leave_out(front)
    left = [(i, block) for i, block in enumerate(document.blocks) if block.id not in front.taken]
    hosts = by_labels(left, labels, questions, words).hosts if labels else frozenset()
    introduced = introduce(seen_by_talk(document, front, labels, questions, hosts, words), front)
    labels = introduced.cast.labelled(labels)
    editor.leave_out(front)
    bio = editor.bio(introduced.bio, front)
    editor.front(front)
    body, after = _divided([look for look in headed if look.block.id not in front.taken], bio, opened)
    guest = bio.name if bio and len(bio.guests) < 2 else None
    talk = by_labels(body, labels, questions, words) if labels else by_questions(body, questions)
    talk = answered_by(talk, guest)
    near = [question for question in find_near(looks, questions) if not labels]
    talk = replace(talk, evidence=(*talk.evidence, *left_in_answers(near, document.blocks)))
    stated = tuple(stated_questions(found, looks))
    talk = editor.talk(replace(talk, items=upright(without_signs(with_times(talk.items)))))
    front.notes.extend((*alarms(talk, looks), *talk.notes, *stated))
    if not decisions.off.intersection(("biography", "speakers")) and decisions.guest is None:
        front.notes += gaps(introduced, front, words)
    briefing = editor.signed(_briefing(document, front, bio, talk, after, endnotes, words, editor))
    briefing = with_offers(briefing, introduced.cast, words)
    briefing = with_extras(briefing, decisions.extras)
    account(whole, briefing)
    return briefing


def _cut_apart(blocks: tuple[Block, ...], words: Words) -> tuple[Block, ...]:
    """The blocks, those cut that hold lines of front matter or several turns, and times joined to the turns below them;
    notes of the transcriber are marked.
    """
    parts = part(blocks, cut_places(blocks, words), words)
    return mark_stage_notes(with_lone_times(parts, words), words)


def _questions(
    document: CleanDocument, looks: Sequence[Looks], labels: dict[int, Label], words: Words
) -> dict[int, Question]:
    """The questions that have no label, without the one that is the title of the text."""
    if not labels and (taken := questions_by_turns(looks, words)):
        return taken
    found = find_questions(looks, labels.keys(), words)
    if labels:
        return found
    title = None if document.source.meta("title") else may_be_title(document, looks)
    if title and looks[0].block is title and opens_talk(looks, found):
        return found
    depths = [looks[i].block.level for i in found if looks[i].block is not title]
    if title and title.kind == "heading" and title.level >= min(depths, default=7):
        return found
    return {i: question for i, question in found.items() if looks[i].block is not title}


def _closed(labels: dict[int, Label], questions: dict[int, Question]) -> int:
    """The first block that may be back matter: after the answer to the last question, and after the last labelled
    block.
    """
    return max([i + 1 for i in labels] + [i + 2 for i in questions], default=1)


def _divided(left: Sequence[Looks], bio: Bio | None, opened: int) -> tuple[list[tuple[int, Block]], list[Block]]:
    """Divide the text without front matter and biography: the body, and the text after it about the author."""
    held = {block.id for block in bio.blocks} if bio else set()
    left = [look for look in left if look.block.id not in held]
    place = next((place for place, look in enumerate(left) if look.index > opened and look.about), len(left))
    return [(look.index, look.block) for look in left[:place]], [look.block for look in left[place:]]


def _briefing(
    document: CleanDocument,
    front: Front,
    bio: Bio | None,
    talk: Talk,
    after: list[Block],
    endnotes: tuple[Block, ...],
    words: Words,
    editor: Editor,
) -> Briefing:
    sections, divided = editor.divide(talk.items, after)
    sections = told_with_times(with_closing_line(sections))
    sections = without_changes(sections) if has_changes(document.blocks) else sections
    advised = editor.recommendations(find_recommendations(sections, talk.hosts, words), sections)
    spoken = [block for section in sections for item in section.items for block in blocks_of(item)]
    spoken[:0] = bio.blocks if bio else ()
    author = front.byline.name if front.byline else ""
    turns = (turn for section in sections for item in section.items for turn in turns_of(item))
    named = (*listed(document, GUEST_KEYS), author, *(turn.speaker or "" for turn in turns), (bio and bio.name) or "")
    around = (*filter(None, (front.title, front.subtitle)), *front.editorial, *endnotes)
    mentioned = find_mentions(sections, spoken, around, named, talk.hosts, editor.off, words)
    return Briefing(
        title=front.title,
        language=document.language,
        source=document.source,
        subtitle=front.subtitle,
        byline=front.byline,
        date=front.date,
        credits=tuple(front.credits),
        bio=bio,
        sections=sections,
        recommendations=advised.printed,
        candidates=advised.candidates,
        glossary=mentioned.glossary,
        place=front.place,
        translator=front.translator,
        publication=front.publication,
        editorial=tuple(front.editorial),
        people=mentioned.people,
        numbers=mentioned.numbers,
        unplaced=tuple(front.unplaced),
        endnotes=endnotes,
        changes=document.ledger.summary(),
        evidence=(*front.evidence, *talk.evidence, *divided, *advised.evidence, *mentioned.evidence),
        notes=(
            *document.notes,
            *language_gaps(document.language),
            *front.notes,
            *advised.notes,
            *doubts(talk.evidence),
            *mentioned.notes,
            *_unplaced(front),
        ),
    )


def _unplaced(front: Front) -> tuple[Note, ...]:
    if not front.unplaced:
        return ()
    count, first = len(front.unplaced), front.unplaced[0]
    what = f"{count} paragraphs belong" if count > 1 else "one paragraph belongs"
    message = f"{what} to no question, section or biography; printed at the end"
    return (Note("unplaced", "warning", message, first.origin, "moving or deleting it in the manuscript"),)
