"""The pages of the printed edition: where they begin, and how an EPUB says so."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import pikepdf
from lxml import etree

from pipeline.model import Block, Briefing, Page, PageBreak, Section, Source, stream
from pipeline.render.page import lay_out
from pipeline.render.page.contract import parse
from pipeline.render.pdf.pagination import mark
from pipeline.render.read_back.pdf.content import Reader
from pipeline.render.theme import Theme
from pipeline.render.writers import epub, pdf

X = "{http://www.w3.org/1999/xhtml}"
SOURCE = '<html xmlns="http://www.w3.org/1999/xhtml"><body>%s</body></html>'


def marked(body: str, *breaks: PageBreak) -> str:
    """The body with its marks shown as ``|2|``."""
    root = parse(SOURCE % body)
    mark(root, breaks)
    for sign in root.iter(f"{X}span"):
        if sign.get("role") == "doc-pagebreak":
            sign.text = f"|{sign.get('aria-label')}|"
    return "".join(root.itertext())


def test_a_mark_stands_before_the_first_word_of_its_page() -> None:
    assert marked('<p data-block="b1">One two, three.</p>', PageBreak(2, "b1", 6)) == "One two, |2|three."


def test_a_mark_never_cuts_a_word() -> None:
    assert marked('<p data-block="b1">One twofold.</p>', PageBreak(2, "b1", 6)) == "One |2|twofold."


def test_a_mark_finds_its_place_within_and_after_inline_elements() -> None:
    body = '<p data-block="b1"><span class="speaker">A:</span> see <em>the sea</em> and land</p>'
    assert marked(body, PageBreak(2, "b1", 7)) == "A: see the |2|sea and land"
    assert marked(body, PageBreak(2, "b1", 10)) == "A: see the sea |2|and land"
    assert marked(body, PageBreak(1, "b1", 0)) == "|1|A: see the sea and land"


def test_several_pages_may_begin_in_one_block() -> None:
    body = '<p data-block="b1">aa bb cc dd</p>'
    assert marked(body, PageBreak(2, "b1", 2), PageBreak(3, "b1", 6)) == "aa |2|bb cc |3|dd"


def test_a_block_that_is_not_there_gets_no_mark() -> None:
    assert marked('<p data-block="b1">aa</p>', PageBreak(2, "b9", 0)) == "aa"


WORDS = {f"p{n}": f"Number{n} " + "waves and wind " * (30 + n % 17) for n in range(60)}


def long_page(briefing: Briefing, theme: Theme) -> Page:
    """A page of several sheets."""
    blocks = tuple(Block(name, "paragraph", words) for name, words in WORDS.items())
    text = Briefing(briefing.title, "en", Source("x.txt", ""), sections=(Section("s1", "Waves", blocks),))
    return lay_out(text, theme, ledger_name=None)


def test_the_breaks_follow_each_other_and_the_epub_lists_them(
    briefing: Briefing, theme: Theme, stamp: datetime
) -> None:
    page = long_page(briefing, theme)
    printed = pdf.write(page, theme, "waves", stamp=stamp)
    with pikepdf.open(io.BytesIO(printed.data)) as file:
        sheets = len(file.pages)
    numbers = [one.page for one in printed.breaks]
    assert numbers == sorted(set(numbers))
    assert 4 < len(numbers) <= sheets
    with zipfile.ZipFile(
        io.BytesIO(epub.write(replace(page, breaks=printed.breaks), theme, "waves", stamp=stamp).data)
    ) as book:
        nav = etree.fromstring(book.read("EPUB/nav.xhtml"))
        [pages] = [one for one in nav.iter(f"{X}nav") if one.get("role") == "doc-pagelist"]
        links = [(link.text, *link.get("href").split("#")) for link in pages.iter(f"{X}a")]
        assert [int(text) for text, _, _ in links] == numbers
        for _, file, anchor in links:
            assert f'id="{anchor}"' in book.read(f"EPUB/{file}").decode()
        assert '<meta property="pageBreakSource">waves.pdf</meta>' in book.read("EPUB/content.opf").decode()


def test_a_break_is_where_the_page_of_the_pdf_begins(briefing: Briefing, theme: Theme, stamp: datetime) -> None:
    printed = pdf.write(long_page(briefing, theme), theme, "waves", stamp=stamp)
    reader = Reader()
    inside = [one for one in printed.breaks if one.block in WORDS and one.letters]
    assert len(inside) > 3, "too few pages begin within a paragraph: the test is too short"
    with pikepdf.open(io.BytesIO(printed.data)) as file:
        for one in inside:
            shown = stream("".join(reader.page(file.pages[one.page - 1].obj).numbered.values()))
            assert shown.startswith(stream(WORDS[one.block])[one.letters :][:60])


def test_without_a_printed_edition_there_is_no_list_of_pages(page: Page, theme: Theme, stamp: datetime) -> None:
    with zipfile.ZipFile(io.BytesIO(epub.write(page, theme, "x", stamp=stamp).data)) as book:
        assert b"page-list" not in book.read("EPUB/nav.xhtml")
        assert b"pageBreak" not in book.read("EPUB/content.opf")
