"""Stage three, ``structure``: a clean text becomes a briefing in which every block has its place and its reason.

Input: CleanDocument. Output: Briefing. Law: each block is placed exactly once, with every letter of it; no word is new.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.languages.words import Words, words_of
from pipeline.ledger import CleanDocument
from pipeline.model import UNDECIDED, Bio, Block, Briefing, Decisions, Evidence, Note, blocks_of, turns_of
from pipeline.structure.account import account
from pipeline.structure.advice.recommendations import find_recommendations
from pipeline.structure.cited_notes import set_apart
from pipeline.structure.editor import Editor
from pipeline.structure.front.head_and_foot import find_front
from pipeline.structure.front.matter import Front
from pipeline.structure.front.title import may_be_title
from pipeline.structure.language_gaps import language_gaps
from pipeline.structure.mentions.figures import find_numbers
from pipeline.structure.mentions.glossary import find_terms, undefined
from pipeline.structure.mentions.named import find_people
from pipeline.structure.people.answering import from_talk
from pipeline.structure.people.bio import about_somebody, biography
from pipeline.structure.people.roles import with_roles
from pipeline.structure.talk.alternating import find_alternating
from pipeline.structure.talk.exchanges import Talk, by_labels, by_questions
from pipeline.structure.talk.labels import Label
from pipeline.structure.talk.questions import Question, find_asked, find_near, find_questions, find_shaped
from pipeline.structure.talk.speakers import find_labels
from pipeline.structure.talk.splitting import part
from pipeline.structure.talk.stage_notes import mark_stage_notes
from pipeline.structure.uncertain import doubts, left_in_answers

__all__ = ["account", "structure"]

_LIST_RE = re.compile(r"[,;\n]")


def structure(document: CleanDocument, decisions: Decisions = UNDECIDED) -> Briefing:
    """Find title, guest, questions, sections, recommendations and the rest, and say why for each.

    Args:
        document: a clean text.
        decisions: what an editor has decided about it; what he decided is not guessed.

    Raises:
        StructureError: a block would be lost or stand twice; a bug, never a property of the text.
    """
    words = words_of(document.language)
    document = replace(document, blocks=mark_stage_notes(part(document.blocks, words), words))
    whole, (document, endnotes) = document, set_apart(document)
    editor = Editor(document, decisions, words)
    labels = editor.labels(find_labels(document.blocks, words, (*_known(document), *editor.names())))
    questions = editor.questions(_questions(document, labels, words))
    opened = min([*labels, *questions], default=len(document.blocks))
    front = find_front(document, opened, _closed(labels, questions), words)
    editor.leave_out(front)
    near_by = ([head for head in (front.title, front.subtitle) if head], document.blocks[:opened], words)
    told = biography(document, front, opened, labels, _known(document), words)
    bio = editor.bio(with_roles(told, *near_by), front)
    left = [(i, block) for i, block in enumerate(document.blocks) if block.id not in front.taken]
    editor.front(front)
    body, after = _parted(left, bio, opened, words)
    guest = bio.name if bio else None
    talk = by_labels(body, labels, questions, words) if labels else by_questions(body, questions, guest)
    near = [question for question in find_near(document.blocks, questions, words) if not labels]
    talk = replace(talk, evidence=(*talk.evidence, *left_in_answers(near, document.blocks)))
    talk = editor.talk(talk)
    bio = bio or editor.bio(with_roles(_noted(from_talk(talk, words), front), *near_by), front)
    briefing = editor.signed(_briefing(document, front, bio, talk, after, words, editor))
    briefing = replace(briefing, endnotes=endnotes)
    account(whole, briefing)
    return briefing


def _noted(found: tuple[Bio, Evidence] | None, front: Front) -> Bio | None:
    if found:
        front.evidence.append(found[1])
    return found[0] if found else None


def _known(document: CleanDocument) -> tuple[str, ...]:
    """The names of speakers that the source gives beside the text."""
    given = document.source.meta("speakers", "speaker", "guests", "guest") or ""
    return tuple(name.strip(" -[]\"'") for name in _LIST_RE.split(given) if name.strip(" -[]\"'"))


def _questions(document: CleanDocument, labels: dict[int, Label], words: Words) -> dict[int, Question]:
    """The questions that have no label, without the one that is the title of the text."""
    blocks = document.blocks
    if labels:
        shaped = find_shaped(blocks, words, headings=False)
        found = {i: question for i, question in shaped.items() if i not in labels}
        asks = any(label.role in ("asks", "floor") for label in labels.values())
        return found or ({} if asks else find_asked(blocks, labels.keys(), words))
    found = find_alternating(blocks, words) or find_questions(blocks, words)
    title = None if document.source.meta("title") else may_be_title(document, words)
    depths = [blocks[i].level for i in found if blocks[i] is not title]
    if title and title.kind == "heading" and title.level >= min(depths, default=7):
        return found
    return {i: question for i, question in found.items() if blocks[i] is not title}


def _closed(labels: dict[int, Label], questions: dict[int, Question]) -> int:
    """The first block that may be back matter: the last question keeps its answer, a label what stands beside it."""
    return max([i + 1 for i in labels] + [i + 2 for i in questions], default=1)


def _parted(
    left: list[tuple[int, Block]], bio: Bio | None, opened: int, words: Words
) -> tuple[list[tuple[int, Block]], list[Block]]:
    """What is left once front matter and biography are taken: the body, and what follows it about its author."""
    held = {block.id for block in bio.blocks} if bio else set()
    left = [(i, block) for i, block in left if block.id not in held]
    place = about_somebody([block for i, block in left if i > opened], words)
    first = sum(i <= opened for i, _ in left) + place
    return left[:first], [block for _, block in left[first:]]


def _briefing(
    document: CleanDocument,
    front: Front,
    bio: Bio | None,
    talk: Talk,
    after: list[Block],
    words: Words,
    editor: Editor,
) -> Briefing:
    sections, divided = editor.divide(talk.items, after)
    advised = editor.recommendations(find_recommendations(sections, talk.hosts, words), sections)
    spoken = [block for section in sections for item in section.items for block in blocks_of(item)]
    spoken[:0] = bio.blocks if bio else ()
    glossary, defined = editor.glossary(*find_terms(spoken))
    author = front.byline.name if front.byline else ""
    turns = (turn for section in sections for item in section.items for turn in turns_of(item))
    named = (*_known(document), author, *(turn.speaker or "" for turn in turns), (bio and bio.name) or "")
    unknown = undefined(spoken, glossary, named)
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
        glossary=glossary,
        place=front.place,
        translator=front.translator,
        publication=front.publication,
        editorial=tuple(front.editorial),
        people=editor.people(find_people(sections, named, glossary, words)),
        numbers=find_numbers(sections, talk.hosts, words),
        unplaced=tuple(front.unplaced),
        changes=document.ledger.summary(),
        evidence=(*front.evidence, *talk.evidence, *divided, *advised.evidence, *defined),
        notes=(
            *document.notes,
            *language_gaps(document.language),
            *front.notes,
            *advised.notes,
            *doubts(talk.evidence),
            *unknown,
            *_unplaced(front),
        ),
    )


def _unplaced(front: Front) -> tuple[Note, ...]:
    if not front.unplaced:
        return ()
    count, first = len(front.unplaced), front.unplaced[0]
    message = f"{count} blocks could not be placed" if count > 1 else "one block could not be placed"
    return (
        Note(
            "unplaced",
            "warning",
            f"{message}; printed at the end",
            first.origin,
            "moving or deleting it in the manuscript",
        ),
    )
