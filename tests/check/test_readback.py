"""Reading files back: every place where words can be, and only those."""

from __future__ import annotations

import io
import zipfile
import zlib

import pikepdf
import pytest

from pipeline.check import conformance
from pipeline.errors import ConservationError, InputError
from pipeline.model import Artifact, stream
from pipeline.render.read_back import unpacked
from pipeline.render.read_back.pdf.content import Reader
from pipeline.render.read_back.pdf.order import logical
from pipeline.render.writers import read_back

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(body: str, footnotes: str | None = None) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        if footnotes:
            package.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{W}">{footnotes}</w:footnotes>')
    return target.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_word_file_is_read_in_tables_content_controls_and_footnotes() -> None:
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('one')}</w:sdtContent></w:sdt>"
        f"<w:tbl><w:tr><w:tc>{paragraph('two')}</w:tc></w:tr></w:tbl>"
    )
    assert read_back("x.docx", word_file(body, paragraph("three"))).split() == ["one", "two", "three"]


def test_fields_and_deleted_words_are_not_read() -> None:
    body = "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    assert read_back("x.docx", word_file(body + paragraph("here"))).split() == ["here"]


def test_a_page_is_read_without_its_head_and_scripts() -> None:
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head>'
        "<body>One <b>two</b><script>no()</script> three<!-- no --></body></html>"
    )
    assert read_back("x.xhtml", page.encode()) == "One two three"


@pytest.mark.parametrize("tag", ["td", "th"])
def test_an_accent_at_the_head_of_a_cell_is_not_joined_to_the_cell_before(tag: str) -> None:
    cells = f"<tr><{tag}>n</{tag}><{tag}>\N{COMBINING ACUTE ACCENT}e</{tag}></tr>"
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><table>{cells}</table></body></html>'
    assert stream(read_back("x.xhtml", page.encode())) == "ne"


def test_a_pdf_is_read_along_its_tags_and_without_page_numbers(artifacts: dict[str, Artifact]) -> None:
    letters = stream(read_back("x.pdf", artifacts["pdf"].data))
    assert "officestafffinddifficult" not in letters
    assert "officestafffindthatdifficulttobelieve" in letters  # ligatures, and a line end
    assert letters.count("responsibilityforinternationalisationofthewaterways") == 72  # over lines and pages


def test_words_that_stand_for_others_are_read_in_their_place() -> None:
    assert drawn(b"/Span <</MCID 0 /ActualText (real)>> BDC (seen) Tj EMC") == {0: "real"}
    assert drawn(b"/Span <</MCID 1>> BDC /Span <</ActualText <FEFF0041>>> BDC (x) Tj EMC (b) Tj EMC") == {1: "Ab"}


def test_artifacts_are_not_read() -> None:
    assert drawn(b"/P <</MCID 0>> BDC (a) Tj /Artifact BMC (12) Tj EMC [(b) -3 (c)] TJ EMC") == {0: "abc"}


def drawn(content: bytes) -> dict[int, str]:
    """What a page with this content shows, its letters in Helvetica."""
    import pikepdf

    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        page = pdf.pages[0].obj
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
        page.Contents = pdf.make_stream(b"BT /F1 12 Tf " + content + b" ET")
        return Reader().page(page).numbered


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("abc", "abc"),
        ("םלוע םולש", "שלום עולם"),
        ("2020 תנשב", "בשנת 2020"),
        ("היה CSIS ןאכ", "כאן CSIS היה"),
        ("He said םולש to me", "He said שלום to me"),
    ],
)
def test_a_line_is_read_in_the_order_of_the_ear(seen: str, read: str) -> None:
    assert logical(list(seen)) == read


def test_a_ligature_keeps_its_letters_in_order() -> None:
    assert logical(["ملا", "س"]) == "سملا"


@pytest.mark.parametrize("name", ["x.pdf", "x.docx", "x.epub", "x.xhtml"])
def test_a_broken_file_is_an_error_that_names_it(name: str) -> None:
    with pytest.raises(ConservationError) as caught:
        read_back(name, b"no such thing")
    assert caught.value.place == name


def test_another_format_is_an_error() -> None:
    with pytest.raises(InputError, match=r"x\.odt"):
        read_back("x.odt", b"")


def bomb(name: str, size: int) -> bytes:
    """A zip file of a few kilobytes that unpacks to ``size`` bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, bytes(size))
    return target.getvalue()


@pytest.mark.parametrize(("name", "part"), [("x.docx", "word/document.xml"), ("x.epub", "META-INF/container.xml")])
def test_a_part_is_unpacked_up_to_a_limit(monkeypatch: pytest.MonkeyPatch, name: str, part: str) -> None:
    monkeypatch.setattr(unpacked, "MAX_PART", 1000)
    with pytest.raises(ConservationError, match="unpacks to more than is read"):
        read_back(name, bomb(part, 1001))
    notes = conformance.check(Artifact(name, "", bomb("mimetype" if name == "x.epub" else part, 1001)))
    assert ["unpacks to more than is read" in note.message for note in notes] == [True]


def test_all_parts_together_are_unpacked_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacked, "MAX_ALL", 1500)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for part in ("a.xml", "b.xml"):
            package.writestr(part, "<a/>" + " " * 996)
    [note] = conformance.check(Artifact("x.docx", "", target.getvalue()))
    assert "unpacks to more than is read" in note.message


@pytest.mark.parametrize(("filters", "said"), [(1, "unpacks to more than is read"), (2, "packed twice")])
def test_a_stream_of_a_pdf_is_unpacked_up_to_a_limit(monkeypatch: pytest.MonkeyPatch, filters: int, said: str) -> None:
    monkeypatch.setattr(unpacked, "MAX_PART", 1000)
    data = b"q Q " * 300
    for _ in range(filters):
        data = zlib.compress(data)
    pdf = pikepdf.new()
    pdf.add_blank_page()
    stream = pikepdf.Stream(pdf, data)
    stream.Filter = pikepdf.Array([pikepdf.Name.FlateDecode] * filters)
    pdf.pages[0].obj["/Contents"] = pdf.make_indirect(stream)
    target = io.BytesIO()
    pdf.save(target, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    with pytest.raises(ConservationError, match=said):
        read_back("x.pdf", target.getvalue())
