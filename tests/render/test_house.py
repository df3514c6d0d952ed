"""What a house decides: paper, both sides, its name, logo and legal line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
from by_hand import harbour, wells

from pipeline.errors import LayoutError
from pipeline.model import Block, Briefing
from pipeline.render.page import lay_out
from pipeline.render.pdf import printing
from pipeline.render.theme import load
from pipeline.render.theme.house import House
from pipeline.render.writers import docx, epub, pdf, xhtml

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2" fill="#173f5f"/></svg>'


def printed(briefing: Briefing, house: House, stamp: datetime) -> pikepdf.Pdf:
    theme = load("brief", house=house)
    page = lay_out(briefing, theme, ledger_name=None)
    return pikepdf.open(io.BytesIO(pdf.write(page, theme, "x", stamp=stamp).data))


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792)), ("", (595, 842))])
def test_the_paper_is_that_of_the_house_or_of_the_theme(
    briefing: Briefing, stamp: datetime, paper: str, size: tuple[int, int]
) -> None:
    file = printed(briefing, House(paper=paper), stamp)
    box = file.pages[0].mediabox
    assert (round(float(box[2])), round(float(box[3]))) == size


def test_the_name_stands_above_the_title_and_the_legal_line_at_the_end(briefing: Briefing) -> None:
    house = House(organisation="Harbour <Institute>", legal="All rights reserved")
    page = lay_out(briefing, load("brief", house=house), ledger_name=None).xhtml
    place = page.index('<p class="organisation">Harbour &lt;Institute&gt;</p>')
    assert place < page.index("<h1") < page.index("about-document") < page.index('<p class="legal">All rights reserved')
    assert "organisation" not in lay_out(briefing, load("brief"), ledger_name=None).xhtml


def test_a_logo_is_drawn_on_the_first_page_and_opens_no_file(
    briefing: Briefing, stamp: datetime, tmp_path: Path
) -> None:
    (tmp_path / "logo.svg").write_text(SVG, "utf-8")
    theme = load("brief", house=House(logo=tmp_path / "logo.svg"))
    (tmp_path / "logo.svg").unlink()
    page = lay_out(briefing, theme, ledger_name=None)
    assert theme.css("paged").count("data:image/svg+xml;base64,") == 1
    with_logo = pikepdf.open(io.BytesIO(pdf.write(page, theme, "x", stamp=stamp).data))
    without = printed(briefing, House(), stamp)
    assert len(with_logo.pages[0].Contents.read_bytes()) > len(without.pages[0].Contents.read_bytes())


@pytest.mark.parametrize(
    ("name", "data", "said"), [("logo.gif", b"GIF89a", "kind '.gif'"), ("none.png", None, "cannot be read")]
)
def test_a_logo_that_cannot_be_used_is_an_error_with_its_place(
    tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    if data:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(LayoutError, match=said) as caught:
        load("brief", house=House(logo=tmp_path / name))
    assert (caught.value.place, bool(caught.value.hint)) == (str(tmp_path / name), True)


@pytest.mark.parametrize(("page_of", "left"), [(harbour, (24, 28)), (wells, (28, 24))])
def test_the_pages_of_a_book_mirror_their_margins(
    page_of: Callable[[], Briefing], left: tuple[int, int], stamp: datetime
) -> None:
    edges = {}
    for duplex in (False, True):
        theme = load("brief", house=House(duplex=duplex))
        long = page_of()
        long = replace(long, unplaced=tuple(Block(f"u{n}", "paragraph", "Words. " * 40) for n in range(40)))
        document = printing._document(lay_out(long, theme, ledger_name=None), theme, stamp)
        edges[duplex] = [round(page._page_box.margin_left * 25.4 / 96) for page in document.pages[:3]]
    assert edges[False] == [left[0]] * 3
    assert edges[True] == [left[0], left[1], left[0]]


def test_the_logo_stands_at_the_head_of_every_format_and_is_described(
    briefing: Briefing, stamp: datetime, tmp_path: Path
) -> None:
    (tmp_path / "logo.svg").write_text(SVG, "utf-8")
    theme = load("brief", house=House(organisation="Harbour & Sons", logo=tmp_path / "logo.svg"))
    page = lay_out(briefing, theme, ledger_name=None)
    book, word = (
        zipfile.ZipFile(io.BytesIO(writer.write(page, theme, "x", stamp=stamp).data)) for writer in (epub, docx)
    )
    title = next(name for name in book.namelist() if "title-block" in name)
    assert '<img src="images/logo.svg" alt="Harbour &amp; Sons" width="90" height="45"/>' in book.read(title).decode()
    assert b"rect" in book.read("EPUB/images/logo.svg")
    first = word.read("word/document.xml").decode().partition("</w:p>")[0]
    assert 'w:pStyle w:val="Logo"' in first
    assert 'descr="Harbour &amp; Sons"' in first
    assert 'src="data:image/svg+xml;base64,' in xhtml.write(page, theme, "x", stamp=stamp).data.decode()


def test_a_logo_that_is_no_picture_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"no picture")
    with pytest.raises(LayoutError) as raised:
        load("brief", house=House(logo=tmp_path / "logo.png"))
    assert raised.value.place == str(tmp_path / "logo.png")
