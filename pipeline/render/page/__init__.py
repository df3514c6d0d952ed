"""Lay out: fill the templates with a briefing.

Input: a Briefing and a Theme. Output: the Page. Law: each block of the briefing is printed once, in its order,
inside an element that names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pipeline
from pipeline.languages.scripts import direction
from pipeline.model import EDITED_BY, Block, Briefing, Date, Exchange, Image, Page, Section, Turn
from pipeline.render import resources
from pipeline.render.page import contract, fixed_words
from pipeline.render.page.anchors import Anchors
from pipeline.render.page.contents_list import contents, short_question
from pipeline.render.page.document_title import document_title, is_talk, tells_of_several, who_talks
from pipeline.render.page.groups import grouped, without_outer_rules
from pipeline.render.page.inline.endnotes import endnotes_of
from pipeline.render.page.inline.foreign_words import has_italics
from pipeline.render.page.inline.said_places import anchored, said_places
from pipeline.render.page.inline.speaker_names import label_lines, spoken_by
from pipeline.render.page.joined_turns import with_joined_turns
from pipeline.render.page.lead_picture import lead_picture, without
from pipeline.render.page.reference.advice_groups import by_addressee
from pipeline.render.page.reference.editors import editors_of, has_edits
from pipeline.render.page.reference.glance import glance, index
from pipeline.render.page.reference.link_list import links_of
from pipeline.render.page.reference.printed_again import Repeated
from pipeline.render.page.reference.printed_dates import printed
from pipeline.render.page.running_titles import first_question, head_room, is_first_question, opens_with_its_title
from pipeline.render.theme import Theme

_NUMBERS_RE = re.compile(r"\d+(?:–\d+)?")


def lay_out(
    briefing: Briefing,
    theme: Theme,
    *,
    ledger_name: str | None,
    folders: tuple[Path, ...] = (),
    images: Mapping[str, Image] = MappingProxyType({}),
    whole: Briefing | None = None,
    review: bool = False,
) -> Page:
    """The briefing as one semantic XHTML page.

    Args:
        theme: its folders are searched after ``folders``.
        ledger_name: file name of the ledger to print in the document; None without one.
        folders: the user's, each like ``templates/``; a file in one of them replaces the tool's own.
        images: the available images, by their addresses in the text.
        whole: the briefing of which this one is a summary; its places are named but not linked.
        review: whether this is the copy for editors, without what is made from the text.

    Raises:
        LayoutError: a template is broken (the place names it with the line) or its page breaks the contract.
    """
    from pipeline.render.page.templates import fill  # a worker that prints needs no templates

    places = tuple(dict.fromkeys((*folders, *theme.folders)))
    title = document_title(whole or briefing, fixed_words.load(briefing.language, places))
    values = _values(briefing, title, ledger_name, places, images, review=review) | {
        "head_room": head_room(theme.tokens)
    }
    if whole:
        about = {"anchors": Anchors(whole), "is_talk": is_talk(whole), "of": len(whole.recommendations)}
        values |= about | {"linked": False, "identifier": _identifier(briefing, "#summary")}
    template = "review.xhtml.j2" if review else "summary.xhtml.j2" if whole else "briefing.xhtml.j2"
    xhtml = fill(template, places, house=theme.house, review=review, **values)
    contract.check(xhtml, frozenset(image.name for image in images.values()))
    shown = tuple(image for image in images.values() if f'src="{image.name}"' in xhtml)
    return Page(xhtml=xhtml, title=title, language=briefing.language, images=shown)


def _values(
    briefing: Briefing,
    title: str,
    ledger_name: str | None,
    folders: resources.Folders,
    images: Mapping[str, Image],
    *,
    review: bool,
) -> dict[str, Any]:
    """The values that a template may use."""
    words = fixed_words.load(briefing.language, folders)
    anchors = Anchors(briefing)
    said = said_places(briefing, anchors)
    lead = None if review else lead_picture(briefing, images)
    return {
        "briefing": briefing,
        "title": title,
        "words": words,
        "anchors": anchors,
        "said_places": said,
        "said_at": anchored(said),
        "linked": True,
        "of": len(briefing.recommendations),
        "direction": direction(briefing.language),
        "italics": has_italics(briefing.language),
        "speaker": spoken_by,
        "speaker_lines": label_lines,
        "lead": lead,
        "shown": _shown(without(briefing, lead), words, review=review),
        "contents": contents,
        "advice": by_addressee(briefing.recommendations),
        "glance": glance(briefing),
        "index": index(briefing),
        "is_talk": is_talk(briefing),
        "plain_questions": _are_long(briefing),
        "cleaned": [change for change in briefing.changes if not change.rule.startswith(EDITED_BY)],
        "editors": editors_of(briefing),
        "has_edits": has_edits(briefing),
        "who_talks": who_talks,
        "tells_of_several": tells_of_several,
        "around": lambda date: _around(date, briefing.language),
        "endnotes": endnotes_of(briefing),
        "links": tuple(links_of(briefing)),
        "repeated": Repeated(briefing),
        "identifier": _identifier(briefing),
        "tool": f"briefing-pipeline {pipeline.__version__}",
        "ledger": ledger_name,
        "picture": lambda block: next((images[mark.href] for mark in block.marks if mark.href in images), None),
    }


def _identifier(briefing: Briefing, part: str = "") -> str:
    return uuid5(NAMESPACE_URL, f"sha256:{briefing.source.sha256}{part}").urn


def _shown(briefing: Briefing, words: fixed_words.Phrases, *, review: bool) -> list[dict[str, Any]]:
    """For each section: title, whether it is the first question, whether it may be omitted, contents as runs."""
    sections = without_outer_rules(briefing.sections)
    if not review:  # its turns are compared with those of the manuscript
        sections = with_joined_turns(sections)
    return [_part(section, " ".join(section.title.split()), words, review=review) for section in sections]


def _part(section: Section, title: str, words: fixed_words.Phrases, *, review: bool) -> dict[str, Any]:
    """A section as templates have it.

    A title that only says "the text" is not printed, nor "Introduction" above a caption alone. In place of one that
    only counts its questions ("Questions 5–8") the first question is the title, unless it is too long. Reviewers see
    the titles of the manuscript, with which their copy is compared.
    """
    said = title if review or not _only_counts(title, words) else short_question(first_question(section))
    asked = opens_with_its_title(section, said) and _opens_in_a_heading(section)
    title = said if asked and not said.endswith("…") else title
    heads = (isinstance(item, Exchange) or _has_heading(item) for item in section.items)
    untitled = words["text"].casefold().endswith(title.casefold()) and not (section.heading or any(heads))
    pictures = all(isinstance(item, Block) and item.kind == "figure" for item in section.items)
    bare = pictures and bool(section.items) and not section.heading and title == words["introduction"]
    about = {"section": section, "title": title, "asked": asked, "untitled": untitled, "bare": bare}
    return about | {"runs": list(_runs(section))}


def _only_counts(title: str, words: fixed_words.Phrases) -> bool:
    """Whether a title is the words for "Question 5" or "Questions 5–8"."""
    counts = words.say("question", number=""), words.say("questions", numbers="")
    bare = _NUMBERS_RE.sub("", title)
    return bare != title and bare.casefold() in map(str.casefold, counts)


def _are_long(briefing: Briefing) -> bool:
    """Whether a third of the questions are as long as a paragraph. Questions of one text are all bold or all not."""
    asked = [item for part in briefing.sections for item in part.items if isinstance(item, Exchange)]
    return sum(not _asks_in_a_heading(item) for item in asked) * 3 > len(asked)


def _has_heading(item: Block | Turn) -> bool:
    return any(block.kind == "heading" for block in ((item,) if isinstance(item, Block) else item.blocks))


def _opens_in_a_heading(section: Section) -> bool:
    """Whether the first question can be the heading of its section; always if the title has all of its words."""
    return is_first_question(section, section.title) or _asks_in_a_heading(section.items[0])


def _asks_in_a_heading(item: Any) -> bool:
    from pipeline.render.page.templates import is_heading

    groups = grouped(item.question.blocks)
    return bool(groups) and is_heading(groups[0], item.question)


def _runs(section: Section) -> Iterator[tuple[str, Any]]:
    """Group blocks into runs: an exchange or a turn is one, and so are blocks between, so that lists stay whole."""
    for kind, run in groupby(section.items, key=lambda item: type(item).__name__.lower()):
        if kind == "block":
            yield "blocks", tuple(run)
        else:
            yield from ((kind, item) for item in run)


def _around(date: Date, language: str) -> tuple[str, str, str]:
    """The date in its block: words before it, the date, words after.

    A date that no line of the text has is printed as its language writes it.
    """
    if date.block is None:
        return "", printed(date.text, date.iso, language), ""
    before, said, after = date.block.text.partition(date.text)
    return (before, said, after) if said else ("", date.block.text, "")
