"""Notes in print: numbers where they are cited, and what they say at the end, or in Word at the foot of the page."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest

from pipeline.check import conservation
from pipeline.model import Block, Briefing, Mark, Page, Section
from pipeline.render.page import lay_out
from pipeline.render.read_back.xml_text import parse
from pipeline.render.theme import Theme
from pipeline.render.writers import docx, epub, pdf, xhtml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
X = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def noted(briefing: Briefing) -> Briefing:
    """A text that cites note 7 twice and note 3 once, and a note that it does not have."""
    text = "Nets are dear. So is rope. So is time."
    marks = (Mark("note", 13, 14, "7"), Mark("note", 25, 26, "3"), Mark("note", 37, 38, "7"), Mark("note", 0, 1, "9"))
    link = Mark("link", 4, 9, "https://example.org/")
    return replace(
        briefing,
        sections=(Section("s1", "Nets", (Block("p1", "paragraph", text, marks),)),),
        recommendations=(),
        unplaced=(),
        endnotes=(
            Block("n1", "note", "Since 1998.", level=7),
            Block("n2", "note", "And since.", level=7),
            Block("n3", "note", "See there.", (link,), level=3),
        ),
    )


@pytest.fixture
def page(noted: Briefing, theme: Theme) -> Page:
    return lay_out(noted, theme, ledger_name=None)


def test_a_number_stands_behind_the_letter_that_cites(page: Page) -> None:
    [paragraph] = [p for p in parse(page.xhtml.encode()).iter(f"{X}p") if p.get("data-block") == "p1"]
    assert "".join(paragraph.itertext()) == "Nets are dear.1 So is rope.2 So is time.1"
    assert [(a.get("href"), a.get("id")) for a in paragraph.iter(f"{X}a")] == [
        ("#note-1", "noteref-1"),
        ("#note-2", "noteref-2"),
        ("#note-1", None),
    ]


def test_the_notes_are_a_list_at_the_end(page: Page) -> None:
    notes = [li for li in parse(page.xhtml.encode()).iter(f"{X}li") if li.get("class") == "note"]
    assert [(li.get("id"), next(p.text for p in li.iter(f"{X}p"))) for li in notes] == [
        ("note-1", "Since 1998."),
        ("note-2", "See "),
    ]


def test_every_format_holds_the_notes(noted: Briefing, page: Page, theme: Theme, stamp: datetime) -> None:
    made = [writer.write(page, theme, "x", stamp=stamp) for writer in (pdf, docx, epub, xhtml)]
    assert conservation.check(page, noted, made) == ()


def test_in_word_they_are_footnotes(page: Page, theme: Theme, stamp: datetime) -> None:
    with zipfile.ZipFile(io.BytesIO(docx.write(page, theme, "x", stamp=stamp).data)) as package:
        body, notes = (parse(package.read(f"word/{part}.xml")) for part in ("document", "footnotes"))
        links = package.read("word/_rels/footnotes.xml.rels").decode()
        settings = package.read("word/settings.xml").decode()
    assert [one.get(f"{W}id") for one in body.iter(f"{W}footnoteReference")] == ["1", "2"]
    words = {note.get(f"{W}id"): "".join(t.text or "" for t in note.iter(f"{W}t")).strip() for note in notes}
    assert words == {"-1": "", "0": "", "1": "Since 1998.And since.", "2": "See there."}
    assert len(list(notes.iter(f"{W}footnoteRef"))) == 2
    assert "https://example.org/" in links
    assert "footnotePr" in settings
    assert "Since 1998" not in "".join(t.text or "" for t in body.iter(f"{W}t"))


def test_in_word_a_note_that_nothing_cites_stays_in_the_text(noted: Briefing, theme: Theme, stamp: datetime) -> None:
    uncited = replace(noted, endnotes=(*noted.endnotes, Block("n4", "note", "Nobody cites this.", level=4)))
    page = lay_out(uncited, theme, ledger_name=None)
    made = docx.write(page, theme, "x", stamp=stamp)
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        body = parse(package.read("word/document.xml"))
    assert "Nobody cites this." in [t.text for t in body.iter(f"{W}t")]


def test_in_an_epub_they_say_what_they_are(page: Page, theme: Theme, stamp: datetime) -> None:
    with zipfile.ZipFile(io.BytesIO(epub.write(page, theme, "x", stamp=stamp).data)) as book:
        text = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert text.count('role="doc-noteref"') == 3
    assert 'role="doc-endnotes"' in text


def test_a_text_without_notes_has_nothing_of_them(briefing: Briefing, theme: Theme, stamp: datetime) -> None:
    plain = replace(briefing, endnotes=())
    made = docx.write(lay_out(plain, theme, ledger_name=None), theme, "x", stamp=stamp)
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        assert "word/footnotes.xml" not in package.namelist()


@pytest.fixture
def typed(briefing: Briefing) -> Briefing:
    """A text whose notes have their numbers in superscript, one as a character of its own and one by its mark."""
    marks = (Mark("note", 14, 15, "1"), Mark("sup", 27, 28), Mark("note", 27, 28, "2"))
    return replace(
        briefing,
        sections=(Section("s1", "Nets", (Block("p1", "paragraph", "Nets are dear.¹ So is rope.2", marks),)),),
        recommendations=(),
        unplaced=(),
        endnotes=(
            Block("n1", "note", "¹ Since 1998.", level=1),
            Block("n2", "note", "2 And since.", (Mark("sup", 0, 1),), 2),
        ),
    )


def test_a_number_that_the_text_has_is_the_link_and_is_printed_once(
    typed: Briefing, theme: Theme, stamp: datetime
) -> None:
    page = lay_out(typed, theme, ledger_name=None)
    root = parse(page.xhtml.encode())
    [paragraph] = [p for p in root.iter(f"{X}p") if p.get("data-block") == "p1"]
    assert "".join(paragraph.itertext()) == "Nets are dear.¹ So is rope.2"
    links = [("".join(a.itertext()), a.get("href")) for a in paragraph.iter(f"{X}a")]
    assert links == [("¹", "#note-1"), ("2", "#note-2")]
    assert [li.get("class") for li in root.iter(f"{X}li") if "note" in (li.get("class") or "")] == ["note typed"] * 2
    made = [writer.write(page, theme, "x", stamp=stamp) for writer in (docx, epub, pdf, xhtml)]
    assert conservation.check(page, typed, made) == ()


def test_a_power_before_a_citation_is_no_number_of_a_note(briefing: Briefing, theme: Theme) -> None:
    block = Block("p1", "paragraph", "A net of 40 m³", (Mark("note", 13, 14, "1"),))
    noted = replace(
        briefing,
        sections=(Section("s1", "Nets", (block,)),),
        recommendations=(),
        unplaced=(),
        endnotes=(Block("n1", "note", "Or more.", level=1),),
    )
    assert (
        '40 m³<sup class="noteref"><a href="#note-1" id="noteref-1">1</a></sup>'
        in lay_out(noted, theme, ledger_name=None).xhtml
    )
