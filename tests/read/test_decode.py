"""Bytes to text: which encodings are read, which bytes are refused, and the messages."""

from __future__ import annotations

import hashlib

import pytest

from pipeline.clean import clean
from pipeline.errors import InputError, UsageError
from pipeline.read import formats, read

TEXT = "The café opened – at last.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("cp1252"), "windows-1252"),
    ],
)
def test_a_text_is_read_whatever_it_is_encoded_in(data: bytes, encoding: str) -> None:
    raw = read(data, "a.txt")
    assert raw.blocks[0].text == TEXT.strip()
    assert raw.source.encoding == encoding


def test_an_encoding_that_is_not_utf_8_is_noted() -> None:
    notes = read(TEXT.encode("cp1252"), "a.txt").notes
    assert [(note.code, note.severity, note.message) for note in notes] == [
        ("encoding", "info", "the text is in Windows-1252")
    ]


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        ("Мы не знаем этого города, но знаем, что он большой и старый. ", "cp1251", "CP1251"),
        ("Zażółć gęślą jaźń, powiedział, i poszedł do domu. Było już późno. ", "cp1250", "CP1250"),
        ("港を開いたのは春のことでした。船は北から来ました。", "cp932", "CP932"),
        ("我们不知道这个城市，但是我们知道它很大。", "gb18030", "GB18030"),
    ],
)
def test_an_encoding_that_was_guessed_is_a_warning(text: str, encoding: str, named: str) -> None:
    raw = read((text * 3).encode(encoding), "a.txt")
    assert raw.blocks[0].text.startswith(text.strip())
    assert [(note.code, note.severity, note.message) for note in raw.notes] == [
        ("encoding-guessed", "warning", f"the encoding of the text was guessed: {named}")
    ]


@pytest.mark.parametrize(
    ("data", "name", "sentence", "place"),
    [
        (b"", "a.txt", "the file is empty", "a.txt"),
        (b" \n\xc2\xa0\n", "a.txt", "the file holds nothing but white space", "a.txt"),
        (b"a" * 20_000_001, "a.txt", "the file has more than 20 million bytes, which is the limit", "a.txt"),
        (b"abc\0def", "a.txt", "this is not a text file: it contains binary data", "a.txt"),
        (b"The quay\0\0\1" * 40, "a.txt", "this is not a text file: it contains binary data", "a.txt"),
        (b"one\ncaf\xc3\xa9 \xff two", "a.txt", "byte 11 is not valid UTF-8", "a.txt, line 2"),
        (bytes(range(128, 256)) * 5, "a.txt", "the encoding of this text is unknown", "a.txt"),
        (b"%PDF-1.7\n\xff", "in/a.txt.pdf", "this is not a PDF file, or it is truncated", "a.txt.pdf"),
        (b"PK\3\4....word/document.xml", "a", "the Word file is damaged: its end is missing", "a"),
        (b"PK\3\4....xl/workbook.xml", "a.xlsx", "spreadsheets are not read", "a.xlsx"),
        (b"\x89PNG\r\n", "a.png", "images are not read", "a.png"),
        (b"PK\3\4 other", "a.bin", "zip archives are not read, but for one page with its images", "a.bin"),
        (b"PK\3\4 Index/Document.iwa", "a.pages", "Pages files are not read", "a.pages"),
        (b"PK\3\4 ppt/presentation.xml", "a.pptx", "presentations are not read", "a.pptx"),
        (b"From: a@b.example\nTo: c@d.example\n\n", "a.eml", "the mail holds no message", "a.eml"),
        (b"\0\1", "a.msg", "mail files of Outlook and Apple Mail are not read", "a.msg"),
        (b"\\begin{document}\nHello.\n", "a.tex", "LaTeX files are not read", "a.tex"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, name: str, sentence: str, place: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, name)
    assert (caught.value.sentence, caught.value.place) == (sentence, place)
    assert caught.value.hint


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_stray_nul_characters_in_a_text_are_removed_and_told(name: str, encoding: str) -> None:
    paragraph = "\0The café on the quay opened in the first week of spring, and nobody came.\n\n"
    document = clean(read(3 * paragraph.encode(encoding), name))
    assert {block.text for block in document.blocks} == {paragraph.strip("\0\n")}
    assert {edit.rule for edit in document.ledger.edits} == {"control-character"}


def test_a_pdf_that_calls_itself_text_is_refused_as_a_pdf() -> None:
    with pytest.raises(InputError, match="this is not a PDF file"):
        read(b"%PDF-1.7\n\xff\0", "a.txt")


def test_a_format_that_is_named_beats_the_suffix() -> None:
    assert read(b"# One\n", "a.txt", format="markdown").blocks[0].kind == "heading"
    assert read(b"# One\n", "a.md", format="text").blocks[0].text == "# One"
    assert read(b"a;b\n", "a.csv", format="text").source.format == "text"


def test_an_unknown_format_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        read(b"One.", "a.txt", format="word")
    assert caught.value.hint == f"one of {', '.join(formats())}"


@pytest.mark.parametrize(
    ("text", "format"),
    [("---\ntitle: One\n---\nTwo.\n", "markdown"), ("# A\n\nB.\n\n## C\n", "markdown"), ("# A\n\nB.\n", "text")],
)
def test_a_source_without_a_suffix_is_known_by_its_content(text: str, format: str) -> None:
    assert read(text.encode(), "-").source.format == format


def test_the_source_is_named_without_folders_and_hashed() -> None:
    source = read(b"One.\n", "some/where/a.txt").source
    assert source.name == "a.txt"
    assert source.sha256 == hashlib.sha256(b"One.\n").hexdigest()
