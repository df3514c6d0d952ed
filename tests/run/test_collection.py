"""A collection: many interviews as one book, whose chapters are the pages that they are alone."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from commanding import run
from lxml import etree

from pipeline.check import conformance
from pipeline.model import Artifact, stream
from pipeline.render.writers import read_back

FERRY = """The Last Ferry

Ada Reed has rowed the ferry at Sorrel Point since 1987. She is 61.

Why do you still row?

Because the bridge is closed at night. The National Office for Tides (NOT) says so. People must get home.

How many cross?

Forty on a good day. The National Office for Tides counts them, and so does Tom Hale.

What should the town do?

The town should pay for one boat more. I would urge the county to count the people at night.
"""
MILL = """The Mill Below the Weir

Tom Hale, the miller of Arden, grinds by hand. He is 70.

Why by hand?

The river is low, and the wheel is still. The National Office for Tides knows it.

Who comes to you?

Bakers, and people who like to watch. Ada Reed brings them over.

What should be done?

The county should measure the weir every year. The town should buy the mill.
"""
SETTINGS = '[collection]\ntitle = "Work by Water"\neditor = "Ines Vale"\npreface = "before.txt"\n'
PREFACE = "A Word Before\n\nThese two talks were held in one week of rain.\n"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a book of two interviews, built once."""
    folder = tmp_path_factory.mktemp("book")
    (folder / "source").mkdir()
    for name, text in (("ferry.txt", FERRY), ("mill.txt", MILL)):
        (folder / "source" / name).write_text(text, encoding="utf-8")
    (folder / "before.txt").write_text(PREFACE, encoding="utf-8")
    (folder / "briefing.toml").write_text(SETTINGS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("BRIEFING_CACHE", "off")
        assert run(patch, "build", "source", "--collection") == 0
    return folder


def words_of(path: Path) -> str:
    return read_back(path.name, path.read_bytes())


@pytest.mark.parametrize("suffix", ["pdf", "docx", "epub"])
def test_each_file_holds_every_word_of_all_chapters_and_of_the_preface(book: Path, suffix: str) -> None:
    found = stream(words_of(book / "dist" / f"work-by-water.{suffix}"))
    for text in (PREFACE, FERRY, MILL):
        assert [line for line in text.splitlines() if stream(line) not in found] == []
    assert found.index(stream("one week of rain")) < found.index(stream("closed at night"))


@pytest.mark.parametrize("suffix", ["pdf", "docx", "epub"])
def test_each_file_conforms_to_our_rules(book: Path, suffix: str) -> None:
    path = book / "dist" / f"work-by-water.{suffix}"
    assert conformance.check(Artifact(path.name, "", path.read_bytes())) == ()


def test_the_pdf_has_bookmarks_of_chapters_sections_and_questions(book: Path) -> None:
    with pikepdf.open(book / "dist" / "work-by-water.pdf") as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        ferry = next(item for item in outline.root if item.title == "The Last Ferry")
        below = [item.title for item in ferry.children]
    assert titles[:3] == ["Work by Water", "A Word Before", "The Last Ferry"]
    assert titles.index("The Last Ferry") < titles.index("The Mill Below the Weir") < titles.index("Sources")
    assert "Recommendations" in below


def test_the_contents_of_the_epub_have_sections_below_chapters(book: Path) -> None:
    with zipfile.ZipFile(book / "dist" / "work-by-water.epub") as package:
        nav = etree.fromstring(package.read("EPUB/nav.xhtml"))
    (toc,) = (one for one in nav.iter("{*}nav") if one.get("id") == "toc")
    top = [item[0].text for item in toc[-1]]
    assert top == [
        *("Title page", "A Word Before", "The Last Ferry", "The Mill Below the Weir"),
        *("Recommendations", "Acronyms", "People and organisations", "Sources"),
    ]
    ferry = toc[-1][2]
    assert "Recommendations" in [item[0].text for item in ferry[1]]


def test_word_has_chapters_above_sections_and_counts_questions_anew(book: Path) -> None:
    with zipfile.ZipFile(book / "dist" / "work-by-water.docx") as package:
        document = etree.fromstring(package.read("word/document.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    paragraphs = list(document.iter(f"{w}p"))
    styled = [(p.find(f"{w}pPr/{w}pStyle"), p) for p in paragraphs]
    chapters = [
        "".join(p.itertext()) for style, p in styled if style is not None and style.get(f"{w}val") == "Heading1"
    ]
    assert chapters == ["The Last Ferry", "The Mill Below the Weir"]
    instruction = next(one.text for one in document.iter(f"{w}instrText") if "TOC" in (one.text or ""))
    assert r'\o "1-' in instruction
    lists = {p.find(f"{w}pPr/{w}numPr/{w}numId").get(f"{w}val") for p in paragraphs if _is_question(p, w)}
    assert len(lists) == 2


def _is_question(paragraph: etree._Element, w: str) -> bool:
    style = paragraph.find(f"{w}pPr/{w}pStyle")
    return style is not None and style.get(f"{w}val") in ("Question", "SectionQuestion")


def test_recommendations_of_all_chapters_are_by_addressee_and_lead_to_their_sentence(book: Path) -> None:
    documents = _documents(book)
    (page,) = (
        one for name, one in documents.items() if one.find(".//{*}section[@id='all-recommendations']") is not None
    )
    heads = ["".join(map(str, one.itertext())) for one in page.iter("{*}h3")]
    assert heads == ["Town", "County"]
    for link in page.iter("{*}a"):
        file, _, anchor = link.get("href", "").partition("#")
        (target,) = documents[file].xpath("//*[@id=$name]", name=anchor)
        assert "".join(map(str, target.itertext())).strip()
    words = " ".join("".join(map(str, page.itertext())).split())
    assert "The town should pay for one boat more. The Last Ferry, question 3" in words
    assert "The town should buy the mill. The Mill Below the Weir, question 3" in words


def test_the_acronyms_and_names_of_all_chapters_are_in_one_list(book: Path) -> None:
    text = " ".join(words_of(book / "dist" / "work-by-water.epub").split())
    assert text.count("NOT National Office for Tides") == 1
    index = text[text.index("People and organisations", text.index("NOT National Office")) :]
    assert re.search(r"National Office for Tides The Last Ferry: question\s1, question\s2", index)
    assert "The Mill Below the Weir: question" in index


def test_the_sources_are_listed_with_their_sums(book: Path) -> None:
    text = words_of(book / "dist" / "work-by-water.pdf")
    assert stream("The Mill Below the Weir: mill.txt, SHA-256") in stream(text)


def _documents(book: Path) -> dict[str, etree._Element]:
    with zipfile.ZipFile(book / "dist" / "work-by-water.epub") as package:
        names = [name for name in package.namelist() if name.endswith(".xhtml") and "cover" not in name]
        return {name.removeprefix("EPUB/"): etree.parse(io.BytesIO(package.read(name))).getroot() for name in names}


def built(folder: Path, patch: pytest.MonkeyPatch, settings: str, *options: str, expected: int = 0) -> None:
    (folder / "source").mkdir(exist_ok=True)
    for name, text in (("ferry.txt", FERRY), ("mill.txt", "---\ndate: 2019-05-01\n---\n" + MILL)):
        (folder / "source" / name).write_text(text, encoding="utf-8")
    (folder / "briefing.toml").write_text(settings, encoding="utf-8")
    patch.chdir(folder)
    patch.setenv("BRIEFING_CACHE", "off")
    assert run(patch, "build", "source", "--collection", *options) == expected


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        ('order = "name"', "The Last Ferry"),
        ('order = "date"', "The Mill Below the Weir"),
        ('order = "guest"', "The Mill Below the Weir"),
        ('chapters = ["mill.txt"]', "The Mill Below the Weir"),
    ],
)
def test_the_order_is_that_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: str, first: str
) -> None:
    built(tmp_path, monkeypatch, f'[collection]\ntitle = "Work"\n{keys}\n', "-f", "epub")
    with zipfile.ZipFile(tmp_path / "dist" / "work.epub") as package:
        nav = package.read("EPUB/nav.xhtml").decode()
    assert re.findall(r"chapter\.xhtml\">([^<]*)<", nav)[0] == first


def test_two_builds_are_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = '[collection]\ntitle = "Work"\n'
    built(tmp_path, monkeypatch, settings, "-f", "epub,docx")
    before = {path.name: path.read_bytes() for path in (tmp_path / "dist").iterdir() if path.is_file()}
    built(tmp_path, monkeypatch, settings, "-f", "epub,docx", "-o", "again")
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir() if path.is_file()} == before


@pytest.mark.parametrize(
    ("settings", "options", "said"),
    [
        ("", (), "the collection has no title"),
        ('[collection]\ntitle = "Work"\n', ("-f", "txt"), "a collection cannot be made as txt"),
        ('[collection]\ntitle = "Work"\nchapters = ["weir.txt"]\n', (), "lists 'weir.txt', which is no source"),
        ('[collection]\ntitle = "Work"\norder = "size"\n', (), "cannot be"),
        (SETTINGS, ("--open",), "--open works on single texts"),
        (SETTINGS, ("--watch",), "--watch works on single texts"),
        (SETTINGS, ("--scheduler", "tcp://127.0.0.1:9"), "--scheduler works on single texts"),
    ],
)
def test_what_cannot_be_made_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    settings: str,
    options: tuple[str, ...],
    said: str,
) -> None:
    built(tmp_path, monkeypatch, settings, *options, expected=2)
    assert said in capsys.readouterr().err


def test_the_cover_is_on_the_title_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
    (tmp_path / "cover.svg").write_text(drawing, encoding="utf-8")
    built(tmp_path, monkeypatch, '[collection]\ntitle = "Work"\ncover = "cover.svg"\n', "-f", "epub")
    with zipfile.ZipFile(tmp_path / "dist" / "work.epub") as package:
        assert len(set(package.namelist())) == len(package.namelist())  # the drawn cover has a name of its own
        assert 'src="title-page.svg"' in package.read("EPUB/text-000-title-block.xhtml").decode()


def test_the_report_counts_all_chapters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built(tmp_path, monkeypatch, '[collection]\ntitle = "Work"\n', "-f", "epub", "--json")
    report = json.loads(capsys.readouterr().out)
    assert report["title"] == "Work"
    assert (report["questions"], report["recommendations"]) == (6, 3)
