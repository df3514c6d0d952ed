"""Lay out: fill the templates with a briefing. The only module that knows Jinja2.

Input: a Briefing and a Theme. Output: the Page. Law: each block of the briefing is printed once, in its order,
inside an element that names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import jinja2
from markupsafe import Markup

import pipeline
from pipeline.errors import LayoutError
from pipeline.model import Block, Briefing, Date, Exchange, Image, Page, Section, Turn
from pipeline.render import contract, phrases, resources
from pipeline.render.addresses import web_address
from pipeline.render.advice import by_addressee
from pipeline.render.anchors import Anchors
from pipeline.render.columns import terms
from pipeline.render.compiled import Compiled
from pipeline.render.dates import written_out
from pipeline.render.endnotes import NONE, endnotes_of
from pipeline.render.glance import glance, index
from pipeline.render.groups import Group, grouped
from pipeline.render.links import links_of
from pipeline.render.markup import escaped, inline
from pipeline.render.naming import label_lines, spoken_by
from pipeline.render.theme import Theme
from pipeline.render.titles import opens_with_its_title, running
from pipeline.render.tongues import tongue

# A question is a heading up to so many characters; if it has several sentences, up to so many words.
LONG_QUESTION, LONG_QUESTION_WORDS = 300, 24

_NEXT_SENTENCE_RE = re.compile(r"[.!?…。？！؟][\"'”’»)]*\s")


def lay_out(
    briefing: Briefing,
    theme: Theme,
    *,
    ledger_name: str | None,
    folders: tuple[Path, ...] = (),
    images: Mapping[str, Image] = MappingProxyType({}),
    whole: Briefing | None = None,
) -> Page:
    """The briefing as one semantic XHTML page.

    Args:
        theme: its folders are looked in after ``folders``.
        ledger_name: file name of the ledger as the document shall print it; None where there is none.
        folders: of the user, each like ``templates/``; a file in one of them stands for the tool's own.
        images: those that can be shown, by the address that the text gives them.
        whole: the briefing of which this one is a summary, which names places in it and does not lead there.

    Raises:
        LayoutError: a template is broken (the place names it with the line) or its page breaks the contract.
    """
    places = tuple(dict.fromkeys((*folders, *theme.folders)))
    title = _title(briefing, phrases.load(briefing.language, places))
    values = _values(briefing, title, ledger_name, places, images)
    if whole:
        about = {"anchors": Anchors(whole), "has_exchanges": _has_exchanges(whole), "of": len(whole.recommendations)}
        values |= about | {"linked": False, "identifier": _identifier(briefing, "#summary")}
    xhtml = fill("summary.xhtml.j2" if whole else "briefing.xhtml.j2", places, house=theme.house, **values)
    contract.check(xhtml)
    shown = tuple(image for image in images.values() if f'src="{image.name}"' in xhtml)
    return Page(xhtml=xhtml, title=title, language=briefing.language, images=shown)


def fill(template: str, folders: resources.Folders = (), **values: Any) -> str:
    """Fill one template.

    Raises:
        LayoutError: the template is absent or broken, or asks for a value that there is not.
    """
    try:
        return _environment(folders).get_template(template).render(**values)
    except jinja2.TemplateSyntaxError as error:
        raise LayoutError(
            f"a template is broken: {error.message}",
            place=f"{error.filename or error.name}, line {error.lineno}",
            hint="a look at the braces of that line and the line before",
        ) from error
    except jinja2.TemplateNotFound as error:
        raise LayoutError(f"there is no template {error.name}", hint=f"a file {error.name} in templates/") from error
    except (jinja2.TemplateError, TypeError, AttributeError, LookupError, ValueError, ArithmeticError) as error:
        raise LayoutError(
            f"a template cannot be filled: {error}",
            place=_place(error, template),
            hint="the names that templates/briefing.xhtml.j2 lists at its head",
        ) from error


@cache
def _environment(folders: resources.Folders) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([str(place) for place in resources.places(folders)]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalized,
        bytecode_cache=Compiled(),
    )
    environment.filters.update(
        inline=_inline,
        caption=_caption,
        alternative=_alternative,
        groups=grouped,
        cells=_cells,
        running=running,
        tongue=_tongue,
        terms=terms,
    )
    environment.tests.update(heading=_is_heading)
    return environment


def _values(
    briefing: Briefing, title: str, ledger_name: str | None, folders: resources.Folders, images: Mapping[str, Image]
) -> dict[str, Any]:
    """What a template may use."""
    words = phrases.load(briefing.language, folders)
    return {
        "briefing": briefing,
        "title": title,
        "words": words,
        "anchors": Anchors(briefing),
        "linked": True,
        "of": len(briefing.recommendations),
        "direction": phrases.direction(briefing.language),
        "speaker": spoken_by,
        "speaker_lines": label_lines,
        "shown": _shown(briefing, words["text"]),
        "advice": by_addressee(briefing.recommendations),
        "glance": glance(briefing, words),
        "index": index(briefing),
        "has_exchanges": _has_exchanges(briefing),
        "around": lambda date: _around(date, briefing.language),
        "endnotes": endnotes_of(briefing),
        "links": tuple(links_of(briefing)),
        "identifier": _identifier(briefing),
        "tool": f"briefing-pipeline {pipeline.__version__}",
        "ledger": ledger_name,
        "picture": lambda block: next((images[mark.href] for mark in block.marks if mark.href in images), None),
    }


def _title(briefing: Briefing, words: phrases.Phrases) -> str:
    """The title's text; without one what the document is, and the name of the source, which is the user's own word."""
    text = " ".join(briefing.title.text.split()) if briefing.title else ""
    name = PurePath(briefing.source.name).stem or briefing.source.name
    return text or f"{words['kind']}: {name}".rstrip(": ")


def _has_exchanges(briefing: Briefing) -> bool:
    return any(briefing.exchanges())


def _identifier(briefing: Briefing, part: str = "") -> str:
    return uuid5(NAMESPACE_URL, f"sha256:{briefing.source.sha256}{part}").urn


def _shown(briefing: Briefing, text: str) -> list[dict[str, Any]]:
    """The sections, with the title as one line, whether it is their first question, whether they can do without, and
    what they hold as runs."""
    return [_part(section, " ".join(section.title.split()), text) for section in briefing.sections]


def _part(section: Section, title: str, text: str) -> dict[str, Any]:
    """``text`` is what the language calls a text, with its article: a title that says no more is none."""
    asked = opens_with_its_title(section, title) and _asks_in_a_heading(section.items[0])
    heads = (isinstance(item, Exchange) or _has_heading(item) for item in section.items)
    untitled = text.casefold().endswith(title.casefold()) and not (section.heading or any(heads))
    return {"section": section, "title": title, "asked": asked, "untitled": untitled, "runs": list(_runs(section))}


def _has_heading(item: Block | Turn) -> bool:
    return any(block.kind == "heading" for block in ((item,) if isinstance(item, Block) else item.blocks))


def _asks_in_a_heading(item: Any) -> bool:
    groups = grouped(item.question.blocks)
    return bool(groups) and _is_heading(groups[0], item.question)


def _runs(section: Section) -> Iterator[tuple[str, Any]]:
    """Each exchange and each turn alone, blocks between them together: a list is one list."""
    for kind, run in groupby(section.items, key=lambda item: type(item).__name__.lower()):
        if kind == "block":
            yield "blocks", tuple(run)
        else:
            yield from ((kind, item) for item in run)


def _around(date: Date, language: str) -> tuple[str, str, str]:
    """The date as its block has it: what stands before it, itself, what stands after.

    A date that no words of the text give, but figures about it, is written out as the language of the text does.
    """
    if date.block is None:
        figures = date.iso is not None and date.text.startswith(date.iso)
        return "", written_out(date.iso or "", language) if figures else date.text, ""
    before, said, after = date.block.text.partition(date.text)
    return (before, said, after) if said else ("", date.block.text, "")


def _finalized(value: Any) -> Any:
    """Text from a briefing may hold characters that XML cannot: none of them reaches the page."""
    return Markup(escaped(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


@jinja2.pass_context
def _inline(context: jinja2.runtime.Context, block: Block) -> Markup:
    return Markup(inline(block, endnotes=context.get("endnotes", NONE), language=context["briefing"].language))


@jinja2.pass_context
def _tongue(context: jinja2.runtime.Context, said: Block | str) -> Markup:
    """What an element says of its language, if its words are in another one than the page."""
    return Markup(tongue(said if isinstance(said, str) else said.text, context["briefing"].language))


@jinja2.pass_context
def _caption(context: jinja2.runtime.Context, block: Block) -> Markup:
    """A figure is its words, linked to the picture where that is on the web."""
    href = next((web_address(mark.href) for mark in block.marks if mark.kind in ("image", "link")), None)
    if href is None:
        return _inline(context, block)
    words = inline(block, links=False, language=context["briefing"].language)
    return Markup(f'<a href="{escaped(href)}">{words}</a>')


def _alternative(block: Block) -> str:
    """What an image shows, in words: those that the source has for it, else its caption."""
    given = (mark.alt for mark in block.marks if mark.kind == "image" and mark.alt)
    return " ".join(next(given, block.text).split())


def _cells(row: Block, width: int) -> list[Block]:
    """The cells of a table row, padded with empty ones to the width of the table."""
    cells, start = [], 0
    for text in row.text.split("\t"):
        cells.append(row.piece(start, start + len(text)))
        start += len(text) + 1
    return [*cells, *[Block(row.id, row.kind, "")] * (width - len(cells))]


def _is_heading(group: Group, turn: Turn) -> bool:
    """Whether the first block of a question may stand as its heading, with its number, its speaker and its time."""
    text = group.blocks[0].text.strip()
    if group.kind not in ("paragraph", "heading") or len(text) > LONG_QUESTION:
        return False
    words = 1 + len(f"{spoken_by(turn)} {turn.time} {text}".split())
    return words <= LONG_QUESTION_WORDS or not _NEXT_SENTENCE_RE.search(text)


def _place(error: Exception, template: str) -> str:
    """The line of the template in which an error arose: Jinja2 rewrites the traceback to say so."""
    trace, place = error.__traceback__, template
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = f"{file}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place
