"""A reference to a recommendation leads to its sentence and names the sentence's page."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from lxml import etree

from pipeline.model import Block, Briefing, Exchange, Mark, Recommendation, Section, Source, Turn
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme
from pipeline.render.writers import docx, pdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ADVICE = "The town should read the gauge."
FILLER = "The water came up to the door, and nobody wrote it down. " * 8


def advised(*answer: Block, said: tuple[str, ...] = (ADVICE,)) -> Briefing:
    """An interview of one question, with recommendations."""
    exchange = Exchange("x1", Turn("Q", (Block("q", "paragraph", "What now?"),)), (Turn("Ada", answer, label="Ada:"),))
    advice = tuple(Recommendation(f"r{number}", text, "x1", "Ada") for number, text in enumerate(said, 1))
    return Briefing(
        None, "en", Source("x.txt", "0" * 64), sections=(Section("s1", "Now", (exchange,)),), recommendations=advice
    )


def long_answer() -> Briefing:
    """An answer over three pages, with the advice near its end."""
    blocks = [Block(f"b{number}", "paragraph", FILLER) for number in range(24)]
    return advised(*blocks[:20], Block("said", "paragraph", f"{FILLER} {ADVICE} {FILLER}"), *blocks[20:])


def test_the_page_in_print_is_that_of_the_sentence(theme: Theme, stamp: datetime) -> None:
    page = lay_out(long_answer(), theme, ledger_name=None)
    sheets = pdfium.PdfDocument(pdf.write(page, theme, "x", stamp=stamp).data)
    texts = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets]
    said = [number for number, text in enumerate(texts, 1) if ADVICE in text]
    assert said[0] == 1
    assert said[1] > 2
    assert f"question 1, page {said[1]}" in texts[0]


def test_the_page_in_word_is_that_of_the_sentence_and_its_bookmark_is_around_it(theme: Theme, stamp: datetime) -> None:
    page = lay_out(long_answer(), theme, ledger_name=None)
    with zipfile.ZipFile(io.BytesIO(docx.write(page, theme, "x", stamp=stamp).data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    start = next(mark for mark in body.iter(f"{W}bookmarkStart") if mark.get(f"{W}name") == "said_r1")
    run, end = start.getnext(), start.getnext().getnext()
    assert "".join(run.itertext()) == ADVICE
    assert (end.tag, end.get(f"{W}id")) == (f"{W}bookmarkEnd", start.get(f"{W}id"))
    shown = "".join(str(text.text) for text in body.iter(f"{W}t"))
    assert int(re.findall(r", page\s(\d+)", shown)[0]) > 2


def test_a_bookmark_around_the_last_sentence_of_a_paragraph_ends_there(theme: Theme, stamp: datetime) -> None:
    page = lay_out(advised(Block("b1", "paragraph", f"Yes. {ADVICE}")), theme, ledger_name=None)
    with zipfile.ZipFile(io.BytesIO(docx.write(page, theme, "x", stamp=stamp).data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    paragraph = next(p for p in body.iter(f"{W}p") if p.find(f"{W}bookmarkStart[@{W}name='said_r1']") is not None)
    begun, ended = (paragraph.findall(f"{W}{name}") for name in ("bookmarkStart", "bookmarkEnd"))
    assert [mark.get(f"{W}id") for mark in begun] == [mark.get(f"{W}id") for mark in ended]


def test_a_sentence_that_is_marked_in_part_has_its_id_once(theme: Theme) -> None:
    text = f"Yes. {ADVICE}"
    block = Block("b1", "paragraph", text, (Mark("em", 0, 9), Mark("strong", 14, len(text))))
    xhtml = lay_out(advised(block), theme, ledger_name=None).xhtml
    assert xhtml.count('id="said-r1"') == 1
    assert '<em>Yes. <span class="said" id="said-r1">The </span></em><span class="said">town' in xhtml


def test_of_two_that_overlap_one_has_the_place_and_the_other_leads_to_the_question(theme: Theme) -> None:
    block = Block("b1", "paragraph", f"{ADVICE} Every day.")
    xhtml = lay_out(advised(block, said=(ADVICE, f"{ADVICE} Every day.")), theme, ledger_name=None).xhtml
    assert re.findall(r'data-question="x1" href="#([^"]+)"', xhtml) == ["said-r1", "x1"]


def test_advice_in_a_table_leads_to_the_question(theme: Theme) -> None:
    block = Block("b1", "row", f"Town\t{ADVICE}")
    assert 'href="#x1"' in lay_out(advised(block), theme, ledger_name=None).xhtml
