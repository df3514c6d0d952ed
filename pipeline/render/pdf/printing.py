"""PDF by WeasyPrint: PDF/A-3a and PDF/UA-1 in one, with page numbers, running heads, bookmarks and its sources.

Importing this module costs about half a second, so it is imported in a worker while the rest is done.
"""

from __future__ import annotations

import email.policy  # noqa: F401 - WeasyPrint and fontTools import these when they open the first font
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from fontTools.ttLib.tables import _f_v_a_r  # noqa: F401

from pipeline.errors import RenderError
from pipeline.languages.spelling import regional
from pipeline.model import Artifact, Note, Page, PageBreak
from pipeline.render.pdf import archiving, tagging
from pipeline.render.pdf.archiving import Enclosure
from pipeline.render.pdf.contents_tags import mark_contents
from pipeline.render.pdf.glyph_letters import Fonts
from pipeline.render.pdf.last_page import with_better_ends
from pipeline.render.pdf.line_joins import kept_together
from pipeline.render.pdf.link_areas import one_area_each
from pipeline.render.pdf.pagination import page_breaks
from pipeline.render.pdf.repeated_heads import without_repeated_heads
from pipeline.render.pdf.sheets import BASE, Fetcher, sheets_of
from pipeline.render.pdf.shortcuts import line_shortcuts
from pipeline.render.pdf.shortcuts.kept_boxes import Kept, without_pages
from pipeline.render.pdf.shortcuts.page_numbers import PageNumbers
from pipeline.render.pdf.weasy import CSS, HTML, Document, FontConfiguration, agent_sheets, later
from pipeline.render.pdf.whole_words import kept_whole, without_marks
from pipeline.render.theme import Theme

_SIGN_RE = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]")  # arrows, signs, newer emoji
_EAST_ASIAN_RE = re.compile("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\uffef\U00020000-\U0003ffff]")
# Packages of Debian; Symbola draws signs that the fonts of the theme lack.
_FONTS = (("fonts-noto-cjk", _EAST_ASIAN_RE), ("fonts-symbola", _SIGN_RE))


def print_page(
    page: Page,
    theme: Theme,
    name: str,
    *,
    stamp: datetime,
    enclosures: tuple[Enclosure, ...] = (),
    tell: Callable[[tuple[PageBreak, ...]], None] | None = None,
) -> Artifact:
    """Print the page.

    Args:
        name: of the file, with its suffix.
        stamp: an aware time in UTC, the date of the file and of what is enclosed.
        enclosures: files that travel in it.
        tell: told where the pages begin, before they are drawn.

    Returns:
        The file. Its notes say which characters no font on this machine can draw, its breaks where its pages begin.

    Raises:
        RenderError: WeasyPrint could not lay the page out.
        OSError: the machine has no room for the copies of fonts that are laid out with.
    """

    def finish(document: Document, pdf: object) -> None:
        tagging.put_right(document, pdf)
        archiving.claim(pdf, whole=not _undrawn(document))
        archiving.enclose(pdf, enclosures, stamp)

    try:
        document = _document(page, theme, stamp)
        breaks = page_breaks(document)
        if tell:
            tell(breaks)
        for printed in document.pages:
            printed.is_drawn_once = True
        identifier = _identifier(page, stamp, enclosures)
        data = document.write_pdf(pdf_variant=archiving.VARIANT, pdf_identifier=identifier, finisher=finish)
        # A folder with copies of fonts goes with the garbage, which a worker does not collect before it ends.
        document.font_config.__del__()
    except OSError:
        raise
    except Exception as error:  # its layout raises whatever a missed case raises
        sentence = f"the PDF could not be laid out: {type(error).__name__}: {error}"
        hint = "the other formats with -f docx,epub,html, and reporting the text that does it"
        raise RenderError(sentence, place=name, hint=hint) from error
    undrawn = _undrawn(document)
    return Artifact(name, "application/pdf", data, _notes(undrawn), frozenset(undrawn), breaks)


@dataclass(slots=True)
class LastTime:
    """What is known of a text from its last layout: on which page each anchor was, and the rules for its page ends."""

    numbers: PageNumbers = field(default_factory=dict)
    rules: str = ""


def rehearse() -> None:
    """Print a line and throw it away: WeasyPrint reads the declarations of the C libraries when it first needs them."""
    fonts = FontConfiguration()
    sheet = CSS(string="@page { @bottom-left { content: counter(page) } }", font_config=fonts)
    html = HTML(string="<p>A <b>line</b></p>")
    html.is_plain = True  # as nearly all pages: the style sheet of the user agent is read for them
    document = html.render(font_config=fonts, stylesheets=[sheet])
    document.fonts = Fonts()
    document.write_pdf(pdf_variant=archiving.VARIANT)


def _identifier(page: Page, stamp: datetime, enclosures: tuple[Enclosure, ...]) -> bytes:
    """Of the file, from what it is made from and never from the clock."""
    made_from = [f"{stamp.isoformat()}{page.xhtml}".encode(), *(enclosure.file.data for enclosure in enclosures)]
    return sha256(b"".join(made_from)).hexdigest()[:32].encode()


def _document(page: Page, theme: Theme, stamp: datetime) -> Document:
    document = laid_out(page, theme, *sheets_of(page, theme))
    document.metadata.created = document.metadata.modified = stamp.strftime("%Y-%m-%dT%H:%M:%SZ")
    return document


def laid_out(
    page: Page, theme: Theme, fonts: FontConfiguration, sheets: list[CSS], last_time: LastTime | None = None
) -> Document:
    """The pages of the document, not drawn yet.

    Args:
        fonts, sheets: what :func:`sheets_of` made.
        last_time: what was found out last time; replaced by what is found out this time.
    """
    line_shortcuts.begin()
    last_time = last_time or LastTime()
    words = kept_whole(kept_together(page.xhtml, page.language), page.language)
    html = HTML(string=words, base_url=BASE, url_fetcher=Fetcher(page, theme))
    html.is_plain = agent_sheets.is_plain_page(words) and all(getattr(sheet, "is_plain", False) for sheet in sheets)
    html.etree_element.set("lang", regional(page.language, page.xhtml))
    mark_contents(html.etree_element)

    kept: dict[str, Kept] = {}  # by the rules for elements

    def made(rules: str) -> Document:
        more = [CSS(string=rules, font_config=fonts)] if rules else []
        html.page_numbers = dict(last_time.numbers) if rules == last_time.rules else {}
        html.kept = kept.setdefault(without_pages(rules), Kept())
        html.kept.sheets = more
        document = html.render(font_config=fonts, stylesheets=[*sheets, *more])
        document.page_numbers = html.page_numbers
        return document

    document, last_time.rules = with_better_ends(theme, made, last_time.rules)
    later.finish(document.pages)
    html.kept = None
    for one in kept.values():
        one.blocks.clear()
    last_time.numbers = document.page_numbers
    one_area_each(document)
    without_repeated_heads(document)
    for printed in document.pages:
        printed.bookmarks[:] = [(level, without_marks(label), *rest) for level, label, *rest in printed.bookmarks]
    document.fonts = Fonts()
    return document


def _undrawn(document: Document) -> list[str]:
    """The characters that no font has, which are known once the pages are drawn."""
    return sorted({chr(code) for font in document.fonts.values() for code in font.missing})


def _notes(undrawn: list[str]) -> tuple[Note, ...]:
    if not undrawn:
        return ()
    shown = " ".join(f"{character} (U+{ord(character):04X})" for character in undrawn[:12])
    return (
        Note(
            "missing-glyphs",
            "warning",
            f"no font on this machine can draw {len(undrawn)} of the characters: {shown}",
            hint=" and ".join(f"`apt install {package}`" for package in _packages(undrawn)),
        ),
    )


def _packages(undrawn: list[str]) -> list[str]:
    """The packages of Debian with fonts for these characters."""
    wanted = {next((name for name, known in _FONTS if known.match(one)), "fonts-noto-core") for one in undrawn}
    return [name for name in (*(name for name, _ in _FONTS), "fonts-noto-core") if name in wanted]


logging.getLogger("weasyprint").setLevel(logging.ERROR)
