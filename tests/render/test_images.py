"""Images: what is taken as it is, what is drawn anew, what is refused, and what becomes of it in each format."""

from __future__ import annotations

import base64
import io
import zipfile
from dataclasses import replace
from datetime import datetime

import PIL.Image
import pytest

from pipeline.model import Block, Briefing, Image, Mark, Page, Section
from pipeline.read import read
from pipeline.render.images import RefusedError, admit
from pipeline.render.page import lay_out
from pipeline.render.read_back.xml_text import parse
from pipeline.render.theme import Theme
from pipeline.render.writers import docx, epub, pdf, xhtml

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 12">%b<rect width="30" height="12"/></svg>'
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def picture(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (40, 20), **how: object) -> bytes:
    out = io.BytesIO()
    PIL.Image.new(mode, size, 90 if mode in ("L", "I;16") else None).save(out, kind, **how)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_a_common_picture_stays_as_it_is(kind: str) -> None:
    data = picture(kind)
    image = admit(data, "images/figure-1")
    assert image.data == data
    assert (image.width, image.height) == (40, 20)
    assert image.name == f"images/figure-1.{kind.lower().replace('jpeg', 'jpg')}"


def test_a_webp_is_drawn_as_something_that_every_format_knows() -> None:
    assert admit(picture("WEBP", "RGBA"), "x").media_type == "image/png"
    assert admit(picture("WEBP"), "x").media_type == "image/jpeg"


def test_a_photograph_on_its_side_is_turned_and_says_no_longer_where_it_was_taken() -> None:
    exif = PIL.Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "taken at the back door"
    image = admit(picture("JPEG", exif=exif), "x")
    assert (image.width, image.height) == (20, 40)
    assert b"back door" not in image.data


def test_a_picture_wider_than_print_can_show_becomes_smaller() -> None:
    image = admit(picture(size=(4800, 100)), "x")
    assert (image.width, image.height) == (2400, 50)


@pytest.mark.parametrize(
    "data",
    [b"", b"no picture", picture()[:40], b"%PDF-1.7", SVG[:60], b"\x00" * 21_000_000],
    ids=["empty", "words", "cut off", "a PDF", "a torn drawing", "21 MB"],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedError):
        admit(data, "x")


@pytest.mark.parametrize(
    "evil",
    [
        b"<script>alert(1)</script>",
        b'<image href="http://example.org/spy.png" width="1" height="1"/>',
        b'<a href="javascript:alert(1)"><rect width="1" height="1"/></a>',
        b'<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        b'<style>@import "http://example.org/x.css";</style>',
        b'<rect width="1" height="1" onclick="alert(1)" fill="url(http://example.org/#x)"/>',
        b'<use href="http://example.org/x.svg#y"/>',
        b'<rect style="fill:\\75rl(http://example.org/#x)"/>',
        b'<style>@\\69mport "http://example.org/x.css";</style>',
        b"<rect style=\"mask:image-set('http://example.org/x.png' 1x)\"/>",
        b'<g xml:base="http://example.org/x.svg"><rect fill="url(#y)"/></g>',
    ],
)
def test_a_drawing_loses_what_could_act_or_fetch(evil: bytes) -> None:
    image = admit(SVG % evil, "x")
    assert (image.width, image.height) == (30, 12)
    assert b"<rect" in image.data
    for word in (b"alert", b"example.org", b"xhtml", b"@import"):
        assert word not in image.data


def drawing(levels: int, times: int) -> bytes:
    """A square that is used as a part of a part of a part."""
    uses = (f'<use href="#a{n}"/>' * times for n in range(levels))
    parts = [f'<g id="a{n}">{use}</g>' for n, use in enumerate(uses, 1)]
    return SVG % f'<defs>{"".join(reversed(parts))}<rect id="a0"/></defs><use href="#a{levels}"/>'.encode()


def test_a_drawing_whose_parts_are_used_in_parts_is_printed_as_long_as_it_can_be() -> None:
    assert admit(drawing(3, 10), "x").width == 30
    with pytest.raises(RefusedError, match="too often"):
        admit(drawing(12, 10), "x")
    with pytest.raises(RefusedError, match="too deep"):
        admit(drawing(2000, 1), "x")


def test_a_drawing_that_uses_itself_is_left_to_who_prints_it() -> None:
    assert admit(SVG % b'<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "x").data.count(b"use") == 2


@pytest.mark.parametrize("width", [b"9" * 400, b"9" * 50_000 + b"x", b"1e9"])
def test_a_drawing_is_never_larger_than_a_wall(width: bytes) -> None:
    image = admit(b'<svg xmlns="http://www.w3.org/2000/svg" width="%b" viewBox="0 0 %b 3"/>' % (width, width), "x")
    assert image.width <= 100_000
    assert image.height <= 100_000


@pytest.mark.parametrize("paint", [b"url(#g)", b"url('#g')", b"url( #g )"])
def test_a_drawing_keeps_its_own_paint_however_it_is_written(paint: bytes) -> None:
    assert admit(SVG % (b'<linearGradient id="g"/><rect fill="%b"/>' % paint), "x").data.count(b"#g") == 1


def test_a_drawing_keeps_what_points_to_itself() -> None:
    inner = (
        b'<linearGradient id="g"><stop offset="0" stop-color="#123"/></linearGradient><use href="#g" fill="url(#g)"/>'
    )
    assert admit(SVG % inner, "x").data.count(b"#g") == 2


def briefing_with(block: Block, briefing: Briefing) -> Briefing:
    return replace(briefing, sections=(Section("s1", "The harbour", (block,)),), recommendations=(), unplaced=())


@pytest.fixture
def shown(briefing: Briefing, theme: Theme) -> Page:
    """A page with one image whose caption is not what describes it."""
    mark = Mark("image", 0, 8, "boat.png", alt="A boat with two masts")
    block = Block("p9", "figure", "At dawn.", (mark,))
    image = Image("images/figure-1.png", "image/png", picture(), 40, 20)
    return lay_out(briefing_with(block, briefing), theme, ledger_name=None, images={"boat.png": image})


def test_the_page_shows_an_image_with_its_description_and_its_caption(shown: Page) -> None:
    [element] = parse(shown.xhtml.encode()).iter("{*}img")
    assert element.get("alt") == "A boat with two masts"
    assert "At dawn." in "".join(element.getparent().itertext())
    assert [image.name for image in shown.images] == ["images/figure-1.png"]


def test_words_without_a_description_of_their_own_are_the_description(briefing: Briefing, theme: Theme) -> None:
    block = Block("p9", "figure", "A boat", (Mark("image", 0, 6, "boat.png"),))
    image = Image("images/figure-1.png", "image/png", picture(), 40, 20)
    page = lay_out(briefing_with(block, briefing), theme, ledger_name=None, images={"boat.png": image})
    assert 'alt="A boat"' in page.xhtml


def test_an_image_that_is_not_there_stays_a_caption_that_says_so(briefing: Briefing, theme: Theme) -> None:
    block = Block("p9", "figure", "A boat", (Mark("image", 0, 6, "boat.png"),))
    page = lay_out(briefing_with(block, briefing), theme, ledger_name=None)
    assert "<img" not in page.xhtml
    assert '<figcaption data-missing="Image" data-block="p9">A boat</figcaption>' in page.xhtml
    assert page.images == ()


def test_word_sets_the_same_before_the_caption_and_no_word_is_in_the_text(
    briefing: Briefing, theme: Theme, stamp: datetime
) -> None:
    block = Block("p9", "figure", "A boat", (Mark("image", 0, 6, "boat.png"),))
    page = lay_out(briefing_with(block, briefing), theme, ledger_name=None)
    data = docx.write(page, theme, "x", stamp=stamp).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        lists, body = (parse(package.read(f"word/{part}.xml")) for part in ("numbering", "document"))
    [caption] = [p for p in body.iter(f"{W}p") if "".join(t.text or "" for t in p.iter(f"{W}t")) == "A boat"]
    number = next(caption.iter(f"{W}numId")).get(f"{W}val")
    [definition] = [n[0].get(f"{W}val") for n in lists.iter(f"{W}num") if n.get(f"{W}numId") == number]
    [level] = [a.find(f"{W}lvl") for a in lists.iter(f"{W}abstractNum") if a.get(f"{W}abstractNumId") == definition]
    assert [level.find(W + name).get(f"{W}val") for name in ("numFmt", "suff", "lvlText")] == [
        "none",
        "space",
        "Image ·",
    ]
    figures = [block.text for block in read(data, "x.docx").blocks if block.kind == "figure"]
    assert figures == ["A boat"]


def test_the_caption_of_an_image_that_is_there_stands_alone(shown: Page) -> None:
    assert "<figcaption data-block" in shown.xhtml


def test_the_xhtml_carries_the_image_within(shown: Page, theme: Theme, stamp: datetime) -> None:
    text = xhtml.write(shown, theme, "x", stamp=stamp).data.decode()
    assert f'src="data:image/png;base64,{base64.b64encode(picture()).decode()}"' in text


def test_the_epub_lists_the_image_and_says_that_there_is_something_to_see(
    shown: Page, theme: Theme, stamp: datetime
) -> None:
    with zipfile.ZipFile(io.BytesIO(epub.write(shown, theme, "x", stamp=stamp).data)) as package:
        assert package.read("EPUB/images/figure-1.png") == picture()
        opf = package.read("EPUB/content.opf").decode()
    assert 'href="images/figure-1.png" media-type="image/png"' in opf
    assert '<meta property="schema:accessMode">visual</meta>' in opf


def test_the_word_file_describes_the_image_and_keeps_it_within_the_text(
    shown: Page, theme: Theme, stamp: datetime
) -> None:
    with zipfile.ZipFile(io.BytesIO(docx.write(shown, theme, "x", stamp=stamp).data)) as package:
        assert package.read("word/media/image1.png") == picture()
        [place] = parse(package.read("word/document.xml")).iter(PLACE)
    assert place.get("descr") == "A boat with two masts"


def test_no_picture_of_the_word_file_takes_more_than_a_third_of_a_page(
    briefing: Briefing, theme: Theme, stamp: datetime
) -> None:
    block = Block("p9", "figure", "A mast", (Mark("image", 0, 6, "mast.png"),))
    image = Image("images/figure-1.png", "image/png", picture(), 400, 900)
    page = lay_out(briefing_with(block, briefing), theme, ledger_name=None, images={"mast.png": image})
    with zipfile.ZipFile(io.BytesIO(docx.write(page, theme, "x", stamp=stamp).data)) as package:
        [extent] = parse(package.read("word/document.xml")).iter("{*}extent")
    height, width = (int(extent.get(side, "0")) / 36_000 for side in ("cy", "cx"))  # millimetres
    assert height == pytest.approx(75, abs=0.1)
    assert width == pytest.approx(75 * 400 / 900, abs=0.1)


def test_the_word_file_has_a_drawing_twice(briefing: Briefing, theme: Theme, stamp: datetime) -> None:
    block = Block("p9", "figure", "A sign", (Mark("image", 0, 6, "sign.svg"),))
    page = lay_out(
        briefing_with(block, briefing), theme, ledger_name=None, images={"sign.svg": admit(SVG % b"", "images/f")}
    )
    with zipfile.ZipFile(io.BytesIO(docx.write(page, theme, "x", stamp=stamp).data)) as package:
        media = sorted(name for name in package.namelist() if name.startswith("word/media/"))
    assert media == ["word/media/drawing1.svg", "word/media/image1.png"]


def test_the_pdf_draws_the_image_and_describes_it(shown: Page, theme: Theme, stamp: datetime) -> None:
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf.write(shown, theme, "x", stamp=stamp).data)) as file:
        images = [image for page in file.pages for image in page.get_images().values()]
        described = {
            str(item["/Alt"]) for item in file.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        }
    assert len(images) == 1
    assert described == {"A boat with two masts"}
