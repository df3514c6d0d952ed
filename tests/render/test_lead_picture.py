"""The picture with which a text opens is printed below the title, if it is there and of a good shape."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import PIL.Image
import pytest

from pipeline.check import conservation
from pipeline.model import Block, Briefing, Image, Mark, Page, Section
from pipeline.render.images import admit
from pipeline.render.page import lay_out
from pipeline.render.read_back.xml_text import parse
from pipeline.render.theme import Theme
from pipeline.render.writers import docx, epub, xhtml

CAPTION = "The quay at low water, seen from the pump house"
OPENING = Block("f1", "figure", CAPTION, (Mark("image", 0, len(CAPTION), "quay.png"),))


def image(width: int, height: int) -> dict[str, Image]:
    out = io.BytesIO()
    PIL.Image.new("RGB", (width, height)).save(out, "PNG")
    return {"quay.png": admit(out.getvalue(), "images/figure-1")}


def opened(briefing: Briefing, *, alone: bool) -> Briefing:
    """The briefing with a picture before its text, in the first section or in one of its own."""
    first, *others = briefing.sections
    sections = (Section("s0", "Introduction", (OPENING,)), first) if alone else (first_with(first),)
    return replace(briefing, sections=(*sections, *others))


def first_with(section: Section) -> Section:
    return replace(section, items=(OPENING, *section.items))


def home(page: Page) -> str:
    """The class of the element that holds the picture."""
    (caption,) = (one for one in parse(page.xhtml.encode()).iter("{*}figcaption") if one.get("data-block") == "f1")
    return next(one.get("class", "") for one in caption.iterancestors("{*}header", "{*}section"))


@pytest.mark.parametrize("alone", [False, True], ids=["with-text", "alone-in-its-section"])
def test_the_opening_picture_is_below_the_title_once_and_every_file_holds_its_caption(
    briefing: Briefing, theme: Theme, stamp: datetime, alone: bool
) -> None:
    text = opened(briefing, alone=alone)
    page = lay_out(text, theme, ledger_name=None, images=image(900, 500))
    assert home(page) == "title-block"
    assert page.xhtml.count(CAPTION) == 2  # its caption, and what it shows for those who do not see it
    assert ("Introduction" in page.xhtml) is False
    made = [writer.write(page, theme, "x", stamp=stamp) for writer in (docx, epub, xhtml)]
    assert conservation.check(page, text, made) == ()


@pytest.mark.parametrize(
    ("size", "place"),
    [((900, 500), "title-block"), ((500, 900), "theme"), ((200, 120), "theme"), ((2000, 300), "theme")],
)
def test_a_portrait_a_sign_and_a_banner_stay_in_the_text(
    briefing: Briefing, theme: Theme, size: tuple[int, int], place: str
) -> None:
    page = lay_out(opened(briefing, alone=False), theme, ledger_name=None, images=image(*size))
    assert home(page) == place


def test_a_picture_that_is_not_there_leaves_its_caption_in_the_text(briefing: Briefing, theme: Theme) -> None:
    page = lay_out(opened(briefing, alone=False), theme, ledger_name=None)
    assert home(page) == "theme"
    assert conservation.check(page, opened(briefing, alone=False), []) == ()


def test_a_picture_after_the_first_words_stays_there(briefing: Briefing, theme: Theme) -> None:
    first, *others = briefing.sections
    later = replace(first, items=(*first.items, OPENING))
    page = lay_out(replace(briefing, sections=(later, *others)), theme, ledger_name=None, images=image(900, 500))
    assert home(page) == "theme"


def test_a_copy_for_editors_has_the_picture_where_the_text_has_it(briefing: Briefing, theme: Theme) -> None:
    page = lay_out(opened(briefing, alone=False), theme, ledger_name=None, images=image(900, 500), review=True)
    assert home(page) != "title-block"


def test_a_caption_alone_is_no_introduction(briefing: Briefing, theme: Theme, stamp: datetime) -> None:
    text = opened(briefing, alone=True)
    page = lay_out(text, theme, ledger_name=None)
    assert "Introduction" not in page.xhtml
    assert page.xhtml.count(CAPTION) == 1
    book = epub.write(page, theme, "x", stamp=stamp)
    assert conservation.check(page, text, [book]) == ()
    with zipfile.ZipFile(io.BytesIO(book.data)) as package:
        assert CAPTION.encode() in package.read("EPUB/text-000-title-block.xhtml")
    named = replace(text, sections=(replace(text.sections[0], title="The quay"), *text.sections[1:]))
    assert ">The quay</h2>" in lay_out(named, theme, ledger_name=None).xhtml
