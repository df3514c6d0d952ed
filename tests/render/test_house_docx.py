"""The Word file on the ground of a house's own: its styles where it has them, else the theme's in its fonts."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm, RGBColor
from lxml import etree

from pipeline.check.conformance import check
from pipeline.errors import LayoutError
from pipeline.model import Artifact, Page
from pipeline.render.theme import Theme
from pipeline.render.word.word_options import WordOptions
from pipeline.render.writers import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def house(*, paper: int = 170, header: str = "The House", text: str = "What the house wrote") -> bytes:
    """A house's file, as Word's own blank document with some things decided."""
    document = Document()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0xAA, 0, 0)
    # A Word in another language gives its own identifiers to the styles that it knows.
    document.styles["Heading 1"]._element.set(f"{W}styleId", "berschrift1")
    document.sections[0].page_width = Mm(paper)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.add_paragraph(text)
    return saved(document)


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def part(data: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def styles(data: bytes) -> dict[str, Any]:
    return {style.get(f"{W}styleId"): style for style in part(data, "word/styles.xml").iter(f"{W}style")}


@pytest.fixture
def made(page: Page, theme: Theme, stamp: datetime) -> Artifact:
    return docx.write(page, theme, "x", stamp=stamp, options=WordOptions(reference=house(), place="house.docx"))


def test_a_style_that_the_house_has_is_used_as_it_is(made: Artifact) -> None:
    used = {style.get(f"{W}val") for style in part(made.data, "word/document.xml").iter(f"{W}pStyle")}
    assert "berschrift1" in used
    assert styles(made.data)["berschrift1"].find(f"{W}rPr/{W}color").get(f"{W}val") == "AA0000"
    assert "Heading1" not in styles(made.data)


def test_a_style_that_the_house_lacks_comes_from_the_theme_in_the_fonts_of_the_house(made: Artifact) -> None:
    question = styles(made.data)["Question"]
    assert question.find(f"{W}basedOn").get(f"{W}val") == "Heading2"
    speaker = styles(made.data)["Speaker"].find(f"{W}rPr/{W}rFonts")
    assert {key.removeprefix(W) for key in speaker.attrib} == {"asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"}
    assert b"Source Sans 3" not in etree.tostring(part(made.data, "word/theme/theme1.xml"))


def test_every_style_that_is_used_is_defined_once(made: Artifact) -> None:
    body = part(made.data, "word/document.xml")
    used = {e.get(f"{W}val") for e in body.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    assert used <= styles(made.data).keys()
    names = [style.find(f"{W}name").get(f"{W}val").casefold() for style in styles(made.data).values()]
    assert len(names) == len(set(names))


def test_the_paper_and_the_head_of_the_house_stay_and_its_text_goes(made: Artifact) -> None:
    document = Document(io.BytesIO(made.data))
    assert round(document.sections[0].page_width.mm) == 170
    assert document.sections[0].header.paragraphs[0].text == "The House"
    assert "What the house wrote" not in "".join(p.text for p in document.paragraphs)


def test_a_house_without_a_head_gets_ours(page: Page, theme: Theme, stamp: datetime) -> None:
    options = WordOptions(reference=house(header=""), place="house.docx")
    section = Document(io.BytesIO(docx.write(page, theme, "x", stamp=stamp, options=options).data)).sections[0]
    assert section.header.paragraphs[0].text.startswith("Ines Tavares")


def test_lists_count_anew_in_the_lists_of_the_house(made: Artifact) -> None:
    numbering = part(made.data, "word/numbering.xml")
    order = [child.tag.removeprefix(W) for child in numbering]
    assert order == sorted(order)
    identifiers = [number.get(f"{W}numId") for number in numbering.iter(f"{W}num")]
    assert len(identifiers) == len(set(identifiers))
    definitions = {e.get(f"{W}abstractNumId") for e in numbering.iter(f"{W}abstractNum")}
    assert {n.find(f"{W}abstractNumId").get(f"{W}val") for n in numbering.iter(f"{W}num")} <= definitions


def test_a_note_says_which_styles_the_house_lacks(made: Artifact) -> None:
    [note] = made.notes
    assert (note.code, note.severity) == ("reference-lacks-styles", "info")
    assert "house.docx lacks" in note.message
    assert "Question Text, Answer," in note.message
    assert "Heading 1" not in note.message


def test_the_file_has_no_fault_and_is_the_same_each_time(made: Artifact, page: Page, theme: Theme) -> None:
    assert [note.message for note in check(made)] == []
    again = docx.write(
        page,
        theme,
        "x",
        stamp=datetime.fromisoformat("2024-05-01T00:00:00+00:00"),
        options=WordOptions(reference=house()),
    )
    assert (
        again.data
        == docx.write(
            page,
            theme,
            "x",
            stamp=datetime.fromisoformat("2024-05-01T00:00:00+00:00"),
            options=WordOptions(reference=house()),
        ).data
    )


def test_a_template_of_word_will_do(page: Page, theme: Theme, stamp: datetime) -> None:
    source, target = io.BytesIO(house()), io.BytesIO()
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w") as template:
        for name in package.namelist():
            template.writestr(name, package.read(name).replace(b"document.main+xml", b"template.main+xml"))
    options = WordOptions(reference=target.getvalue(), place="house.dotx")
    assert "berschrift1" in styles(docx.write(page, theme, "x", stamp=stamp, options=options).data)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_file_is_an_error_that_names_it(data: bytes, page: Page, theme: Theme, stamp: datetime) -> None:
    with pytest.raises(LayoutError) as caught:
        docx.write(page, theme, "x", stamp=stamp, options=WordOptions(reference=data, place="house.docx"))
    assert caught.value.place == "house.docx"
