"""The EPUB: a package whose parts name each other rightly, with its meaning in epub:type and role."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import tinycss2  # type: ignore[import-untyped]
from lxml import etree

from pipeline.errors import LayoutError
from pipeline.model import Block, Briefing, Exchange, Page, PageBreak, stream
from pipeline.render import machine_fonts
from pipeline.render.epub import cover_picture
from pipeline.render.epub.cover import cover
from pipeline.render.epub.split import split
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme, available, load
from pipeline.render.theme.house import House
from pipeline.render.writers import epub
from pipeline.render.zipped import zipped

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
X = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture
def book(page: Page, theme: Theme, stamp: datetime) -> zipfile.ZipFile:
    artifact = epub.write(page, theme, "harbour", stamp=stamp)
    assert (artifact.name, artifact.media_type, artifact.notes) == ("harbour.epub", "application/epub+zip", ())
    return zipfile.ZipFile(io.BytesIO(artifact.data))


def opf(book: zipfile.ZipFile) -> etree._Element:
    return etree.fromstring(book.read("EPUB/content.opf"))


def documents(book: zipfile.ZipFile) -> dict[str, etree._Element]:
    """The content documents in the order of the spine."""
    package = opf(book)
    hrefs = {item.get("id"): item.get("href", "") for item in package.iter(f"{OPF}item")}
    spine = [hrefs[ref.get("idref")] for ref in package.iter(f"{OPF}itemref")]
    return {href: etree.fromstring(book.read(f"EPUB/{href}")) for href in spine}


def test_the_mimetype_comes_first_and_bare(book: zipfile.ZipFile) -> None:
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, book.read(first)) == (
        "mimetype",
        zipfile.ZIP_STORED,
        b"application/epub+zip",
    )
    assert not first.extra


def test_every_entry_bears_the_stamp(book: zipfile.ZipFile) -> None:
    assert {entry.date_time for entry in book.infolist()} == {(2026, 3, 4, 5, 6, 8)}


def test_a_date_before_zip_files_is_the_earliest_that_they_hold() -> None:
    data = zipped([("a", b"")], stamp=datetime(1899, 1, 1, tzinfo=UTC))
    assert zipfile.ZipFile(io.BytesIO(data)).infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_a_date_after_zip_files_is_the_latest_that_they_hold() -> None:
    data = zipped([("a", b"")], stamp=datetime(3000, 3, 1, tzinfo=UTC))
    assert zipfile.ZipFile(io.BytesIO(data)).infolist()[0].date_time == (2107, 12, 31, 23, 59, 58)


def test_the_manifest_lists_what_is_there_and_nothing_else(book: zipfile.ZipFile) -> None:
    listed = {f"EPUB/{item.get('href')}" for item in opf(book).iter(f"{OPF}item")}
    assert listed == {name for name in book.namelist() if name.startswith("EPUB/")} - {"EPUB/content.opf"}


def test_the_reading_order_is_that_of_the_page(book: zipfile.ZipFile, briefing: Briefing) -> None:
    text = stream("".join("".join(root.find(f"{X}body").itertext()) for root in documents(book).values()))
    place = 0
    for block in briefing.blocks():
        place = text.index(stream(block.text), place) + len(stream(block.text))


def test_each_section_is_a_document_that_says_what_it_is(book: zipfile.ZipFile) -> None:
    kinds = [(root.find(f"{X}body").get(TYPE), root.find(f"{X}body")[0].get(TYPE)) for root in documents(book).values()]
    assert kinds == [
        ("cover", "cover"),
        ("frontmatter", "titlepage"),  # with the recommendations, the guest and the contents: one screen
        ("bodymatter", "chapter"),
        ("bodymatter", "chapter"),
        ("bodymatter", "chapter"),
        ("backmatter", "glossary"),
        ("backmatter", "appendix"),
        ("backmatter", "appendix"),
        ("backmatter", "colophon"),
    ]


def test_the_contents_are_read_once_before_the_text_whatever_stands_around_it(
    briefing: Briefing, theme: Theme, stamp: datetime
) -> None:
    more = replace(briefing, place="Oslo", editorial=(Block("e1", "paragraph", "Edited for length."),))
    written = epub.write(lay_out(more, theme, ledger_name=None), theme, "x", stamp=stamp).data
    book = zipfile.ZipFile(io.BytesIO(written))
    spine = [ref.get("idref", "") for ref in opf(book).iter(f"{OPF}itemref")]
    front = next(root for href, root in documents(book).items() if "title-block" in href)
    assert [part.get("class") for part in front.find(f"{X}body")] == [
        "title-block",
        "glance",
        "recommendations",
        "biography small",
        "contents small",
    ]
    kinds = [root.find(f"{X}body").get(TYPE) for root in documents(book).values()]
    assert "glance" not in {part.rpartition("-")[2] for part in spine}
    assert "editorial" in {part.rpartition("-")[2] for part in spine}
    assert len(spine) == len(set(spine))
    assert "nav" not in spine
    assert kinds == ["cover", *sorted(kinds[1:], key=["frontmatter", "bodymatter", "backmatter"].index)]


def test_every_link_leads_to_an_id_that_is_there(book: zipfile.ZipFile) -> None:
    roots = documents(book) | {"nav.xhtml": etree.fromstring(book.read("EPUB/nav.xhtml"))}
    homes = {(href, e.get("id")) for href, root in roots.items() for e in root.iter() if e.get("id")}
    links = [(here, e.get("href", "")) for here, root in roots.items() for e in root.iter(f"{X}a")]
    inner = [(here, href) for here, href in links if "://" not in href]
    assert len(inner) >= 10
    for here, href in inner:
        target, _, anchor = href.partition("#")
        assert (target or here) in roots
        assert target != "nav.xhtml"  # a link may lead to what is read in order, and to nothing else
        assert not anchor or (target or here, anchor) in homes


def test_the_contents_hold_the_questions_without_who_asks(book: zipfile.ZipFile) -> None:
    nav = etree.fromstring(book.read("EPUB/nav.xhtml"))
    questions = [a.text for a in nav.iterfind(f".//{X}nav[@id='toc']//{X}ol//{X}ol//{X}a")]
    assert questions[:2] == ["Recommendations", "About the guest"]  # below the title, on whose screen they are
    assert len(questions[2:]) == 3
    assert questions[2] == "Why does the harbour flood more often than it did when you began?"


def test_who_asks_is_not_in_the_contents_where_a_page_of_the_print_begins_there(
    page: Page, theme: Theme, stamp: datetime
) -> None:
    [asked] = re.findall(r'data-block="(\w+)"><span class="speaker">Q</span> Why does', page.xhtml)
    written = epub.write(replace(page, breaks=(PageBreak(1, asked, 0),)), theme, "x", stamp=stamp)
    opened = zipfile.ZipFile(io.BytesIO(written.data))
    assert any("pagebreak" in opened.read(name).decode() for name in opened.namelist() if "theme" in name)
    assert ">Why does the harbour flood" in opened.read("EPUB/nav.xhtml").decode()


def _navigation(briefing: Briefing, theme: Theme, stamp: datetime) -> str:
    written = epub.write(lay_out(briefing, theme, ledger_name=None), theme, "x", stamp=stamp)
    return zipfile.ZipFile(io.BytesIO(written.data)).read("EPUB/nav.xhtml").decode()


def test_a_question_that_is_the_title_of_its_section_is_listed_once(
    briefing: Briefing, theme: Theme, stamp: datetime
) -> None:
    named = replace(briefing.sections[0], title="The harbour floods more often", heading=None)
    again = replace(named, title="Flood more often than it did when you began")
    for section in (named, again):
        whole = replace(briefing, sections=(section, *briefing.sections[1:]))
        contents, _, _ = _navigation(whole, theme, stamp).partition('epub:type="landmarks"')
        assert contents.count(">Why does the harbour flood more often than it did when you began?<") == 1


def test_a_long_question_is_shortened_in_the_contents(briefing: Briefing, theme: Theme, stamp: datetime) -> None:
    first = briefing.sections[0].items[0]
    assert isinstance(first, Exchange)
    asked = replace(first.question, blocks=(Block("q", "paragraph", "Why does it flood, " * 20 + "and so often?"),))
    section = replace(briefing.sections[0], items=(replace(first, question=asked),))
    nav = _navigation(replace(briefing, sections=(section, *briefing.sections[1:])), theme, stamp)
    [entry] = re.findall(r">(Why does it flood, .*?)</a>", nav)
    assert len(entry) <= 111
    assert entry.endswith("Why does it…")


def test_the_identifier_is_of_the_source_and_not_of_the_hour(briefing: Briefing, page: Page, theme: Theme) -> None:
    def identifier(page: Page, year: int) -> str | None:
        data = epub.write(page, theme, "x", stamp=datetime(year, 1, 1, tzinfo=UTC)).data
        return opf(zipfile.ZipFile(io.BytesIO(data))).findtext(f".//{DC}identifier")

    other = replace(briefing, source=replace(briefing.source, sha256="ef" * 32))
    assert identifier(page, 2020) == identifier(page, 2026)
    assert identifier(page, 2020) != identifier(lay_out(other, theme, ledger_name=None), 2020)


def test_the_package_says_how_accessible_it_is(book: zipfile.ZipFile) -> None:
    said = {(meta.get("property"), meta.text) for meta in opf(book).iter(f"{OPF}meta")}
    assert ("schema:accessMode", "textual") in said
    assert ("schema:accessibilityHazard", "none") in said
    assert ("dcterms:modified", "2026-03-04T05:06:08Z") in said
    assert opf(book).findtext(f".//{DC}date") == "2026-03-03"
    assert opf(book).findtext(f".//{DC}creator") == "Jo Ferreira"


def test_words_have_the_readers_colour_and_size_whatever_the_theme(page: Page, stamp: datetime) -> None:
    """On which ground they stand only the reading system knows; where it says "light", headings have the theme's."""
    for theme in map(load, available()):
        data = epub.write(page, theme, "x", stamp=stamp).data
        css = zipfile.ZipFile(io.BytesIO(data)).read("EPUB/style.css").decode()
        rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
        last: dict[str, str] = {}
        for rule in (rule for rule in rules if rule.type == "qualified-rule"):
            selectors = tinycss2.serialize(rule.prelude).split(",")
            for name, value in re.findall(r"([a-z-]+):\s*([^;]+)", tinycss2.serialize(rule.content)):
                assert not (name == "font-size" and "px" in value)
                if name in ("color", "background"):
                    last |= {f"{selector.strip()} {name}": value.strip() for selector in selectors}
        assert set(last.values()) <= {"inherit", "none"}, last


def test_an_image_that_nobody_described_is_no_claim_of_being_accessible(
    page: Page, theme: Theme, stamp: datetime
) -> None:
    def said(page: Page) -> set[str | None]:
        written = epub.write(page, theme, "x", stamp=stamp).data
        return {meta.text for meta in opf(zipfile.ZipFile(io.BytesIO(written))).iter(f"{OPF}meta")}

    nothing = replace(
        page, xhtml=page.xhtml.replace("</main>", '<figure><img src="a.png" alt="Image"/></figure></main>')
    )
    told = replace(page, xhtml=nothing.xhtml.replace('alt="Image"', 'alt="A chart of the tides"'))
    assert {"alternativeText", "textual"} <= said(told)
    assert any("WCAG" in (text or "") for text in said(told))
    assert "alternativeText" not in said(nothing)
    assert not any("WCAG" in (text or "") for text in said(nothing))


def conformance(page: Page, house: House, stamp: datetime) -> tuple[str | None, str | None]:
    """What a book claims to conform to, and who certifies it."""
    root = opf(zipfile.ZipFile(io.BytesIO(epub.write(page, load(house=house), "x", stamp=stamp).data)))
    said = {meta.get("property"): meta.text for meta in root.iter(f"{OPF}meta")}
    return said.get("dcterms:conformsTo"), said.get("a11y:certifiedBy")


def test_level_aa_is_claimed_if_the_house_vouches_for_it_and_no_picture_speaks_against_it(
    page: Page, stamp: datetime
) -> None:
    house, vouching = House(organisation="Tide Press"), House(organisation="Tide Press", wcag="AA")
    assert conformance(page, house, stamp)[0] == "EPUB Accessibility 1.1 - WCAG 2.2 Level A"
    assert conformance(page, vouching, stamp) == ("EPUB Accessibility 1.1 - WCAG 2.2 Level AA", "Tide Press")
    undescribed = '<figure><img src="a.png" alt="Image"/></figure></main>'
    assert conformance(replace(page, xhtml=page.xhtml.replace("</main>", undescribed)), vouching, stamp) == (None, None)


def test_the_cover_is_a_picture_too_with_the_words_of_the_drawing(book: zipfile.ZipFile) -> None:
    from PIL import Image

    (item,) = (item for item in opf(book).iter(f"{OPF}item") if item.get("properties") == "cover-image")
    assert (item.get("href"), item.get("media-type")) == ("cover.png", "image/png")
    picture = Image.open(io.BytesIO(book.read("EPUB/cover.png")))
    assert picture.size == (1200, 1800)
    assert len(book.read("EPUB/cover.png")) < 40_000
    ground, letters = (colour for _, colour in sorted(picture.convert("RGB").getcolors(), reverse=True)[:2])
    assert (ground, letters) == ((0x17, 0x3F, 0x5F), (255, 255, 255))
    title = picture.convert("L").crop((100, 300, 1150, 1000)).getbbox()
    assert title is not None


@pytest.mark.parametrize("installed", [True, False])
def test_letters_that_the_theme_lacks_are_drawn_with_a_font_of_the_machine(
    briefing: Briefing, theme: Theme, stamp: datetime, monkeypatch: pytest.MonkeyPatch, installed: bool
) -> None:
    asked = list[tuple[str, str, bool]]()

    def found(words: str, families: tuple[str, ...], language: str, *, bold: bool) -> tuple[Path, int] | None:
        asked.append((words, language, bold))
        assert "Noto Sans CJK SC" in families
        return (theme.faces[0].path, 0) if installed else None

    monkeypatch.setattr(cover_picture, "font_with", found)
    cover_picture.drawn.cache_clear()
    other = replace(briefing, title=Block("t", "paragraph", "橋を数える人"), language="ja")
    book = zipfile.ZipFile(
        io.BytesIO(epub.write(lay_out(other, theme, ledger_name=None), theme, "x", stamp=stamp).data)
    )
    (item,) = (item for item in opf(book).iter(f"{OPF}item") if item.get("properties") == "cover-image")
    assert ("橋を数える人", "ja", True) in asked
    assert item.get("href") == ("cover.png" if installed else "cover.svg")
    assert ("EPUB/cover.png" in book.namelist()) == installed
    cover_picture.drawn.cache_clear()


def test_a_font_of_the_machine_is_taken_only_if_it_has_all_letters() -> None:
    if found := machine_fonts.font_with("Wells", ("DejaVu Sans",), "en", bold=True):
        path, index = found
        assert path.is_file()
        assert index >= 0
    assert machine_fonts.font_with("Wells \U000e0fff", ("DejaVu Sans",), "en", bold=False) is None


def test_a_name_of_a_family_cannot_change_the_question_to_fontconfig() -> None:
    assert machine_fonts.font_with("\U000e0fff", ("A-B:charset=20, C",), "zh-Hant", bold=True) is None
    asked = machine_fonts._wish(("A-B:bold", "C, D"), "zh-Hant", bold=False)
    assert asked == r"A\-B\:bold,C\, D:lang=zh-tw:weight=regular"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Keeping the Tide Tables", ("Keeping the", "Tide Tables")),
        ("橋を数える人、佐倉みのりさんに聞く「小さな橋」", None),
        ("Donaudampfschifffahrtsgesellschaftskapitän", ("Donaudampfschifffahrtsgesellschaftskapitän",)),
        ("오래된 다리를 지키는 사람들", None),
    ],
)
def test_a_title_breaks_on_the_cover_where_its_script_may_break(title: str, lines: tuple[str, ...] | None) -> None:
    found = cover(title)
    assert lines is None or found.lines == lines
    assert "".join(found.lines).replace(" ", "") == title.replace(" ", "")
    assert not any(line.startswith(tuple("、」。")) or line.endswith("「") for line in found.lines)
    if " " in title:
        assert " ".join(found.lines) == title


def test_no_reading_system_needs_custom_properties(book: zipfile.ZipFile) -> None:
    assert b"var(" not in book.read("EPUB/style.css")


def test_a_text_from_right_to_left_turns_its_pages_so(arabic: Briefing, theme: Theme, stamp: datetime) -> None:
    data = epub.write(lay_out(arabic, theme, ledger_name=None), theme, "x", stamp=stamp).data
    assert opf(zipfile.ZipFile(io.BytesIO(data))).find(f"{OPF}spine").get("page-progression-direction") == "rtl"


def test_a_long_title_is_cut_on_the_cover_and_whole_on_the_title_page(
    briefing: Briefing, theme: Theme, stamp: datetime
) -> None:
    long = replace(briefing, title=Block("t", "paragraph", "A title that goes on " * 30))
    book = zipfile.ZipFile(io.BytesIO(epub.write(lay_out(long, theme, ledger_name=None), theme, "x", stamp=stamp).data))
    lines = etree.fromstring(book.read("EPUB/cover.svg")).findall(".//{*}text[@font-weight='bold']")
    assert "".join(lines[-1].itertext()).endswith("…")
    assert float(lines[-1].get("y", "")) < 1900
    title = next(name for name in book.namelist() if "title-block" in name)
    assert book.read(title).count(b"A title that goes on") >= 30


def test_ids_of_blocks_are_not_in_the_book_and_numbers_of_questions_are(book: zipfile.ZipFile) -> None:
    attributes = {key for root in documents(book).values() for e in root.iter() for key in e.keys() if "data-" in key}  # noqa: SIM118
    assert attributes == {"data-number", "data-missing"}


def test_a_part_that_the_page_has_and_the_table_does_not_is_a_chapter_of_its_own() -> None:
    xhtml = (
        '<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>t</title></head><body>'
        '<header class="title-block"><h1>t</h1></header><main>'
        '<section class="other" id="other"><h2>Other</h2></section></main>'
        "</body></html>"
    )
    assert [(d.title, d.matter) for d in split(Page(xhtml, "", "en"), "Front")] == [
        ("Front", "frontmatter"),
        ("Other", "bodymatter"),
    ]


def test_a_broken_package_template_is_named(page: Page, stamp: datetime, tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "nav.xhtml.j2").write_text("{% for %}", "utf-8")
    with pytest.raises(LayoutError) as caught:
        epub.write(page, load(folders=(tmp_path,)), "x", stamp=stamp)
    assert str(caught.value.place).endswith("nav.xhtml.j2, line 1")
