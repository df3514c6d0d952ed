"""Fill templates with values: Jinja2, with our filters and tests."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup

from pipeline.errors import LayoutError
from pipeline.model import Block, Turn, stream
from pipeline.model.superscripts import number_at_start
from pipeline.render import resources
from pipeline.render.page.columns import terms
from pipeline.render.page.compiled_templates import Compiled
from pipeline.render.page.groups import Group, grouped
from pipeline.render.page.inline.addresses import web_address
from pipeline.render.page.inline.endnotes import NONE
from pipeline.render.page.inline.foreign_words import tongue
from pipeline.render.page.inline.markup import escaped, inline
from pipeline.render.page.inline.speaker_names import spoken_by
from pipeline.render.page.running_titles import running
from pipeline.render.sandbox import Inside, Sandbox
from pipeline.text.ends import NEXT_SENTENCE_RE

# A question is a heading up to this many characters; with several sentences, up to this many words.
LONG_QUESTION, LONG_QUESTION_WORDS = 300, 24
LONG_NAME = 22  # characters of a file's name, of which two have to be in the one line of the colophon


def fill(template: str, folders: resources.Folders = (), **values: Any) -> str:
    """Fill one template.

    Raises:
        LayoutError: the template is absent or broken, or asks for an unknown value.
    """
    try:
        return _environment(folders).get_template(template).render(**values)
    except jinja2.TemplateSyntaxError as error:
        raise LayoutError(
            f"a template is broken: {error.message}",
            place=f"{error.filename or error.name}, line {error.lineno}",
            hint="checking the braces of that line and the line before",
        ) from error
    except jinja2.TemplateNotFound as error:
        said = f": {error.message}" if error.message and error.message != error.name else ""
        hint = f"a file {error.name} in templates/"
        raise LayoutError(f"there is no template {error.name}{said}", hint=hint) from error
    except (jinja2.TemplateError, TypeError, AttributeError, LookupError, ValueError, ArithmeticError) as error:
        raise LayoutError(
            f"a template cannot be filled: {error}",
            place=_place(error, template),
            hint="the names that templates/briefing.xhtml.j2 lists at its head",
        ) from error


def is_heading(group: Group, turn: Turn) -> bool:
    """Whether the first block of a question can be its heading, with its number, speaker and time."""
    text = group.blocks[0].text.strip()
    if group.kind not in ("paragraph", "heading") or len(text) > LONG_QUESTION:
        return False
    words = 1 + len(f"{spoken_by(turn)} {turn.time} {text}".split())
    return words <= LONG_QUESTION_WORDS or not NEXT_SENTENCE_RE.search(text)


@cache
def _environment(folders: resources.Folders) -> jinja2.Environment:
    environment = Sandbox(
        loader=Inside([str(place) for place in resources.places(folders)]),
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
        even=_even,
        groups=grouped,
        cells=_cells,
        running=_running,
        tongue=_tongue,
        terms=terms,
        file_name=_file_name,
    )
    environment.tests.update(heading=is_heading, numbered=_is_numbered)
    return environment


def _file_name(name: str) -> str:
    """The name of a file, with dots in its middle if it is long; its beginning and its endings tell it apart."""
    return name if len(name) <= LONG_NAME else f"{name[: LONG_NAME // 2 - 3]}…{name[-(LONG_NAME // 2 + 2) :]}"


def _finalized(value: Any) -> Any:
    """Remove characters that XML cannot hold from the text of a briefing."""
    return Markup(escaped(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def _is_numbered(note: Block) -> bool:
    """Whether the words of a note begin with its number."""
    return number_at_start(note) == note.level


@jinja2.pass_context
def _even(context: jinja2.runtime.Context, block: Block) -> Block:
    """The words of a heading or question without the bold that all of them have: its style says how bold it is.

    A copy for editors has the marks of the manuscript, with which it is compared.
    """
    bold = [mark for mark in block.marks if mark.kind == "strong"]
    ends = [0, *(mark.end for mark in bold)], [*(mark.start for mark in bold), len(block.text)]
    others = (block.text[end:start] for end, start in zip(*ends, strict=True))
    if not bold or context.get("review", False) or any(map(stream, others)):
        return block
    return replace(block, marks=tuple(mark for mark in block.marks if mark not in bold))


@jinja2.pass_context
def _inline(context: jinja2.runtime.Context, block: Block) -> Markup:
    said = context.get("said_places", {}).get(block.id, ())
    notes = context.get("endnotes", NONE)
    return Markup(
        inline(block, endnotes=notes, said=said, language=context["briefing"].language, edits=_shows(context))
    )


def _shows(context: jinja2.runtime.Context) -> bool:
    """Whether the words of editors are in brackets: never in a copy for editors, who would edit the brackets."""
    return bool(context["house"].edits) and not context.get("review", False)


@jinja2.pass_context
def _running(context: jinja2.runtime.Context, title: str, guest: str = "", instead: str = "") -> str:
    """The title as it is shortened for the head of a page."""
    return running(title, context["head_room"], guest=guest, instead=instead)


@jinja2.pass_context
def _tongue(context: jinja2.runtime.Context, said: Block | str) -> Markup:
    """The language attributes of an element whose words are in another language than the page."""
    return Markup(tongue(said if isinstance(said, str) else said.text, context["briefing"].language))


@jinja2.pass_context
def _caption(context: jinja2.runtime.Context, block: Block) -> Markup:
    """A figure as its words, linked to the picture if that is on the web."""
    href = next((web_address(mark.href) for mark in block.marks if mark.kind in ("image", "link")), None)
    if href is None:
        return _inline(context, block)
    words = inline(block, links=False, language=context["briefing"].language, edits=_shows(context))
    return Markup(f'<a href="{escaped(href)}">{words}</a>')


def _alternative(block: Block) -> str:
    """The alternative text of an image: the source's, else its caption."""
    given = (mark.alt for mark in block.marks if mark.kind == "image" and mark.alt)
    return " ".join(next(given, block.text).split())


def _cells(row: Block, width: int) -> list[Block]:
    """The cells of a table row, padded with empty ones to the width of the table."""
    cells, start = [], 0
    for text in row.text.split("\t"):
        cells.append(row.piece(start, start + len(text)))
        start += len(text) + 1
    return [*cells, *[Block(row.id, row.kind, "")] * (width - len(cells))]


def _place(error: Exception, template: str) -> str:
    """The line of the template in which an error arose; Jinja2 rewrites the traceback to name it."""
    trace, place = error.__traceback__, template
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = f"{file}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place
