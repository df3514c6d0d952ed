"""Conformance: our own files are silent, and each rule speaks when it is broken."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from pipeline.check import conformance, examine
from pipeline.errors import ConservationError, InputError
from pipeline.model import Artifact, Briefing

OPEN_BOOKMARK = '<w:p><w:bookmarkStart w:id="0" w:name="x"/></w:p>'
FORMATS = ("pdf", "docx", "epub", "html")  # those with rules


def codes(name: str, data: bytes) -> set[str]:
    return {note.code for note in conformance.check(Artifact(name, "", data))}


def rezipped(data: bytes, edit: dict[str, tuple[str, str]], *, drop: str = "") -> bytes:
    """The zip with ``before`` turned to ``after`` in the parts named, and without the part ``drop``."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename in edit:
                before, after = (text.encode() for text in edit[entry.filename])
                assert before in part
                part = part.replace(before, after)
            if entry.filename != drop:
                new.writestr(entry, part)
    return target.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_our_own_files_are_silent(name: str, artifacts: dict[str, Artifact]) -> None:
    assert conformance.check(artifacts[name]) == ()


@pytest.mark.parametrize("name", FORMATS)
def test_a_broken_file_is_a_finding_and_no_crash(name: str) -> None:
    assert codes(f"x.{name}", b"no such thing") == {"broken-file"}


@pytest.mark.parametrize("name", ["txt", "md"])
def test_a_format_without_rules_says_so(name: str, artifacts: dict[str, Artifact]) -> None:
    [note] = conformance.check(artifacts[name])
    assert (note.code, note.severity) == ("no-rules", "info")


def page(body: str, *, language: str = 'lang="en"', title: str = "T") -> bytes:
    head = f"<head><title>{title}</title></head>"
    return f'<html xmlns="http://www.w3.org/1999/xhtml" {language}>{head}<body>{body}</body></html>'.encode()


def test_a_good_page_is_silent() -> None:
    assert (
        codes("x.xhtml", page('<h1 id="a">T</h1><h2>U</h2><a href="#a">up</a><a href="https://x.example/#b">out</a>'))
        == set()
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (page("<h1>T</h1>", language=""), "no-language"),
        (page("<h1>T</h1>", title=" "), "no-title"),
        (page("<h1>T</h1><h3>U</h3>"), "heading-skip"),
        (page("<h1>T</h1><h1>U</h1>"), "one-title"),
        (page('<h1 id="a">T</h1><p id="a">U</p>'), "not-unique"),
        (page('<h1>T</h1><a href="#b">U</a>'), "dead-link"),
        (page('<h1>T</h1><img src="x.png"/>'), "no-alt"),
    ],
)
def test_a_page_that_breaks_one_rule_is_found(data: bytes, code: str) -> None:
    assert codes("x.xhtml", data) == {code}


@pytest.mark.parametrize(
    ("part", "before", "after", "code"),
    [
        ("word/document.xml", 'w:val="Answer"', 'w:val="Nowhere"', "no-style"),
        ("word/document.xml", 'w:val="Question"', 'w:val="Heading3"', "heading-skip"),
        ("word/document.xml", "<w:tblHeader/>", "", "no-header-row"),
        ("word/document.xml", "<w:body>", f"<w:body>{OPEN_BOOKMARK}", "open-bookmark"),
        ("word/_rels/document.xml.rels", "styles.xml", "missing.xml", "missing-part"),
        ("docProps/core.xml", "<dc:title>Ann Weir on the Ferry</dc:title>", "", "no-title"),
    ],
)
def test_a_word_file_that_breaks_a_rule_is_found(
    part: str, before: str, after: str, code: str, artifacts: dict[str, Artifact]
) -> None:
    assert code in codes("x.docx", rezipped(artifacts["docx"].data, {part: (before, after)}))


def test_a_link_to_no_bookmark_is_found(artifacts: dict[str, Artifact]) -> None:
    data = rezipped(
        artifacts["docx"].data, {"word/document.xml": ("<w:body>", '<w:body><w:p><w:hyperlink w:anchor="x"/></w:p>')}
    )
    assert codes("x.docx", data) == {"dead-link"}


def test_an_epub_without_a_listed_file_is_found(artifacts: dict[str, Artifact]) -> None:
    data = artifacts["epub"].data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        listed = next(name for name in package.namelist() if name.endswith(".css"))
    assert codes("x.epub", rezipped(data, {}, drop=listed)) == {"missing-file"}


def test_an_epub_whose_type_does_not_come_first_is_found(artifacts: dict[str, Artifact]) -> None:
    assert "mimetype" in codes("x.epub", rezipped(artifacts["epub"].data, {}, drop="mimetype"))


def test_a_pdf_without_tags_language_and_title_is_found() -> None:
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(target)
    assert codes("x.pdf", target.getvalue()) == {"not-tagged", "no-language", "no-title", "title-hidden"}


def test_a_link_of_a_pdf_that_says_nothing_is_found(artifacts: dict[str, Artifact]) -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(artifacts["pdf"].data)) as pdf:
        links = [link for page in pdf.pages for link in page.obj.get("/Annots", [])]
        del links[0]["/Contents"]
        del links[0]["/F"]
        pdf.save(target)
    assert codes("x.pdf", target.getvalue()) == {"link-without-words", "link-not-printed"}


def element(pdf: pikepdf.Pdf, role: str, inner: Any) -> Any:
    """A structure element with marked contents (a list of numbers) or elements (a tuple of roles with their own)."""
    kids = pikepdf.Array(inner if isinstance(inner, list) else [element(pdf, *one) for one in inner])
    return pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(role), K=kids))


@pytest.mark.parametrize(
    ("tree", "code"),
    [
        ((("/TOC", (("/LI", ()),)),), "contents-tags"),
        ((("/TOC", (("/TOCI", (("/P", ()),)),)),), "contents-tags"),
        ((("/TOC", (("/TOCI", (("/Reference", (("/Link", list(range(40))),)),)),)),), "dots-read-aloud"),
        ((("/P", (("/Link", (("/Link", ()),)),)),), "link-in-link"),
        ((("/P", (("/Link", [3]),)),), "link-without-area"),
    ],
)
def test_tags_of_contents_and_links_that_a_listener_stumbles_over_are_found(
    tree: Any, code: str, artifacts: dict[str, Artifact]
) -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(artifacts["pdf"].data)) as pdf:
        pdf.Root.StructTreeRoot.K.append(element(pdf, "/Sect", tree))
        pdf.save(target)
    assert code in codes("x.pdf", target.getvalue())


def test_two_links_at_one_place_and_one_outside_of_the_page_are_found(artifacts: dict[str, Artifact]) -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(artifacts["pdf"].data)) as pdf:
        page = next(page.obj for page in pdf.pages if len(page.obj.get("/Annots", [])))
        page.Annots.append(pdf.make_indirect(pikepdf.Dictionary(dict(page.Annots[0].items()))))
        away = pikepdf.Dictionary(dict(page.Annots[0].items()))
        away.Rect = pikepdf.Array([400, 100, 900, 110])
        page.Annots.append(pdf.make_indirect(away))
        pdf.save(target)
    assert codes("x.pdf", target.getvalue()) == {"link-twice", "link-outside", "link-untagged"}


def test_a_file_is_examined_where_it_lies(tmp_path: Path, briefing: Briefing, artifacts: dict[str, Artifact]) -> None:
    path = tmp_path / "ferry.docx"
    path.write_bytes(artifacts["docx"].data)
    assert examine(path) == examine(path, briefing) == ()
    path.write_bytes(rezipped(artifacts["docx"].data, {"word/document.xml": ("never late", "always late")}))
    with pytest.raises(ConservationError, match="block b3"):
        examine(path, briefing)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        examine(tmp_path / "no.docx")


def test_a_ledger_is_said_to_be_no_document(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger.jsonl"
    path.write_text("{}")
    assert [(note.code, note.severity) for note in examine(path)] == [("not-checked", "info")]
