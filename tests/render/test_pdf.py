"""The PDF: tagged, dated by its stamp, the same bytes always, and readable letter by letter."""

from __future__ import annotations

import gc
import io
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
import pydyf
import pytest
from by_hand import STAMP, harbour, plain

from pipeline.check.pdf_rules import findings
from pipeline.errors import RenderError
from pipeline.model import Artifact, Block, Briefing, Mark, Page, Recommendation, Section, Source, stream
from pipeline.render.page import lay_out
from pipeline.render.pdf import printing, sheets
from pipeline.render.pdf.archiving import Enclosure
from pipeline.render.pdf.font_dates import without_clock
from pipeline.render.theme import Theme
from pipeline.render.writers import pdf


@pytest.fixture(scope="module")
def printed(theme: Theme) -> bytes:
    page = lay_out(harbour(), theme, ledger_name="harbour.ledger.jsonl")
    artifact = pdf.write(page, theme, "harbour", stamp=STAMP)
    assert (artifact.name, artifact.media_type, artifact.notes) == ("harbour.pdf", "application/pdf", ())
    return artifact.data


@pytest.fixture
def opened(printed: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(printed))


def elements(pdf_file: pikepdf.Pdf) -> list[Any]:
    """The structure elements in reading order."""
    found: list[Any] = []
    waiting: list[Any] = [pdf_file.Root.StructTreeRoot.K]
    while waiting:
        here = waiting.pop()
        if isinstance(here, pikepdf.Array):
            waiting += reversed(list(here))
        elif isinstance(here, pikepdf.Dictionary) and "/S" in here:
            found.append(here)
            if "/K" in here:
                waiting.append(here.K)
    return found


def read(data: bytes) -> str:
    """The letters of a PDF in the order of its structure tree."""
    from pipeline.render.read_back.pdf import read_text

    return stream(read_text(data, "x.pdf"))


def test_it_says_its_title_language_and_dates(opened: pikepdf.Pdf) -> None:
    assert str(opened.docinfo["/Title"]) == "Ines Tavares on a Harbour That Will Not Stay Dry"
    assert str(opened.docinfo["/CreationDate"]) == "D:20260304050608Z"
    assert str(opened.Root.Lang) == "en-GB"  # by its spelling
    assert opened.Root.ViewerPreferences.DisplayDocTitle


def test_it_claims_both_standards_in_metadata_that_any_program_can_find(printed: bytes, opened: pikepdf.Pdf) -> None:
    with opened.open_metadata() as metadata:
        assert [metadata[key] for key in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")] == ["1", "3", "A"]
    assert "/Filter" not in opened.Root.Metadata
    assert b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in printed


def test_a_file_with_a_character_that_nothing_draws_claims_neither(theme: Theme, stamp: datetime) -> None:
    page = lay_out(plain("An old sign: \U00012000."), theme, ledger_name=None)
    with (
        pikepdf.open(io.BytesIO(pdf.write(page, theme, "x", stamp=stamp).data)) as file,
        file.open_metadata() as metadata,
    ):
        assert "pdfaid:part" not in metadata
        assert "pdfuaid:part" not in metadata


def test_a_stream_that_ends_with_a_line_break_can_be_told_from_a_shorter_one(printed: bytes) -> None:
    assert printed.count(b"\r\nendstream") == printed.count(b"endstream") > 5
    assert pydyf.Stream([b"data\r"]).data.endswith(b"/Length 5>>\nstream\ndata\r\r\nendstream")


def test_what_is_enclosed_says_what_it_is(page: Page, theme: Theme, stamp: datetime) -> None:
    source = Enclosure(
        Artifact("h\N{LATIN SMALL LETTER O WITH STROKE}.txt", "text/plain", b"words"), "Source", "As read"
    )
    ledger = Enclosure(Artifact("h.jsonl", "application/jsonl", b"{}"), "Data", "Changes")
    data = pdf.write(page, theme, "h", stamp=stamp, enclosures=(source, ledger)).data
    with pikepdf.open(io.BytesIO(data)) as file:
        assert {name: spec.get_file().read_bytes() for name, spec in file.attachments.items()} == {
            "h\N{LATIN SMALL LETTER O WITH STROKE}.txt": b"words",
            "h.jsonl": b"{}",
        }
        specification = file.Root.AF[0]
        embedded = specification.EF.UF
        assert (str(specification.AFRelationship), str(specification.Desc)) == ("/Source", "As read")
        assert (str(embedded.Subtype), str(embedded.Params.ModDate)) == ("/text/plain", "D:20260304050608Z")
    assert data == pdf.write(page, theme, "h", stamp=stamp, enclosures=(source, ledger)).data
    assert data != pdf.write(page, theme, "h", stamp=stamp).data


def test_running_heads_and_page_numbers_are_artifacts(opened: pikepdf.Pdf) -> None:
    page = opened.pages[1]
    marked = [
        ("/MCID" in operands[1], str(operands[0]))
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "BDC"
    ]
    assert marked.count((False, "/Artifact")) >= 3  # two lines of the head, the page number
    kinds = {str(element.S) for element in elements(opened)}
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/LBody", "/Table", "/TH", "/BlockQuote", "/Link"} <= kinds


def test_every_list_item_has_a_body(opened: pikepdf.Pdf) -> None:
    items = [element for element in elements(opened) if str(element.S) == "/LI"]
    assert len(items) == 3 + 2 + 1 + 2 + 2  # bullets, numbers, recommendation, glossary, links
    assert all(any(str(kid.S) == "/LBody" for kid in item.K) for item in items)


def test_links_are_printed_and_say_where_they_lead(opened: pikepdf.Pdf) -> None:
    notes = [note for page in opened.pages for note in page.get("/Annots", [])]
    assert len(notes) >= 5
    assert all(note.F == 4 and str(note.Contents) for note in notes)
    assert "Tides, quays and money" in {str(note.Contents) for note in notes}


def kinds_of(element: Any) -> list[str]:
    return [str(kid.S) for kid in element.K if not isinstance(kid, int) and "/S" in kid]


def test_contents_are_entries_with_a_reference_and_in_it_one_link(opened: pikepdf.Pdf) -> None:
    [contents] = [element for element in elements(opened) if str(element.S) == "/TOC"]
    assert kinds_of(contents) == ["/TOCI"] * 3
    for item in contents.K:
        assert kinds_of(item) == ["/Reference"]
        assert kinds_of(item.K[0]) == ["/Link"]
        link = item.K[0].K[0]
        assert kinds_of(link) == ["/Span"]  # the number of the page
        assert len(link.K) == 3  # the words, the annotation, the number


def test_dots_of_the_contents_are_not_read_and_no_link_is_in_a_link(opened: pikepdf.Pdf) -> None:
    links = [element for element in elements(opened) if str(element.S) == "/Link"]
    assert len(links) >= 5
    assert not any("/Link" in kinds_of(link) for link in links)
    assert all(sum(isinstance(kid, int) for kid in link.K) < 3 for link in links)


def long_contents(words: str, language: str) -> Briefing:
    """Three sections, the title of the first over two lines of the contents."""
    titles = (" ".join([words] * 9), words, words)
    sections = (Section(f"s{n}", t, (Block(f"b{n}", "paragraph", words * 30),)) for n, t in enumerate(titles))
    return Briefing(None, language, Source("x.txt", "0" * 64), sections=tuple(sections))


@pytest.mark.parametrize(("words", "language"), [("Gauges at night", "en"), ("قياسات الليل", "ar")])
def test_an_entry_of_the_contents_has_one_area_within_the_page(
    words: str, language: str, theme: Theme, stamp: datetime
) -> None:
    page = lay_out(long_contents(words, language), theme, ledger_name=None)
    with pikepdf.open(io.BytesIO(pdf.write(page, theme, "x", stamp=stamp).data)) as file:
        areas = [[float(edge) for edge in note.Rect] for sheet in file.pages for note in sheet.get("/Annots", [])]
        assert len(areas) == 3
        assert abs(areas[0][3] - areas[0][1]) > 1.9 * abs(areas[1][3] - areas[1][1])
        assert all(50 < area[0] < area[2] < 550 for area in areas)


def test_bookmarks_are_title_sections_and_questions(opened: pikepdf.Pdf) -> None:
    with opened.open_outline() as outline:
        (title,) = outline.root
    assert [part.title for part in title.children][-7:] == [
        "Tides, quays and money",
        "What should be done",
        "A gauge at night",
        "Acronyms",
        "Not placed",
        "Links",
        "About this document",
    ]
    assert [len(part.children) for part in title.children][-7:-5] == [2, 2]


def test_every_letter_of_every_block_is_in_it(printed: bytes, briefing: Briefing) -> None:
    text, place = read(printed), 0
    for block in briefing.blocks():
        # A byline is printed with commas, and only its letters are the block's.
        place = text.index(stream(block.text), place) + len(stream(block.text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "ثُمَّ صارَتْ أربعينَ بِئرًا. لا إله إلّا الله. مُحَمَّدٌ"),
        ("he", "בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם"),
        ("en", "Cafe\u0301 nai\u0308ve office ffi fl Việt Nam"),
    ],
)
def test_letters_under_marks_are_read_back(theme: Theme, stamp: datetime, language: str, text: str) -> None:
    assert theme.absent == ()  # the fonts are dependencies of the project
    page = lay_out(plain(text, language=language), theme, ledger_name=None)
    artifact = pdf.write(page, theme, "x", stamp=stamp)
    assert artifact.notes == ()
    assert stream(text) in read(artifact.data)


@pytest.mark.parametrize("lead", range(0, 40, 5))
def test_no_hyphen_is_put_into_what_is_copied(theme: Theme, stamp: datetime, lead: int) -> None:
    path = r"\\harbour\documentation\administration\measurements_confidential_international.docx"
    page = lay_out(plain(f"{'i' * lead} {path} {path}"), theme, ledger_name=None)
    document = printing._document(page, theme, stamp)
    texts = [box.text for sheet in document.pages for box in sheet._page_box.descendants() if hasattr(box, "text")]
    assert not [text for text in texts if text.endswith("\N{HYPHEN}")]


def test_stanzas_are_set_apart_and_paragraphs_of_a_quotation_are_not(theme: Theme, stamp: datetime) -> None:
    def distance(*texts: str) -> float:
        document = printing._document(lay_out(plain(*texts, kind="quote"), theme, ledger_name=None), theme, stamp)
        boxes = [box for box in document.pages[0]._page_box.descendants() if getattr(box, "element_tag", "") == "p"]
        first, second = [box for box in boxes if box.element.get("data-block") and type(box).__name__ == "BlockBox"]
        return (second.position_y + second.margin_top - first.position_y - first.height) * 0.75

    assert distance("The tide is in.\nThe lamp is out.", "The bell is rung.\nThe rope is wet.") == pytest.approx(7.5)
    assert distance("The tide is in.", "The bell is rung.") == pytest.approx(0)


def test_a_number_of_two_digits_stands_on_the_line_of_its_item(theme: Theme, stamp: datetime) -> None:
    pdfium: Any = pytest.importorskip("pypdfium2")
    advice = tuple(Recommendation(f"r{n}", "Count the boats.", "s1") for n in range(1, 101))
    items = tuple(Block(f"i{n}", "numbered", "Count the crews.", level=1) for n in range(1, 101))
    section = Section("s1", "Boats", items)
    briefing = Briefing(None, "en", Source("x.txt", "0" * 64), sections=(section,), recommendations=advice)
    made = pdf.write(lay_out(briefing, theme, ledger_name=None), theme, "x", stamp=stamp)
    text = "".join(sheet.get_textpage().get_text_range() for sheet in pdfium.PdfDocument(made.data))
    for number in (9, 10, 99, 100):
        assert re.search(rf"\b{number}\. ?Count the boats", text), number
        assert re.search(rf"\b{number}\. ?Count the crews", text), number


def test_characters_that_no_font_can_draw_are_noted(theme: Theme, stamp: datetime) -> None:
    page = lay_out(plain("An old sign: \U00012000."), theme, ledger_name=None)
    (note,) = pdf.write(page, theme, "x", stamp=stamp).notes
    assert (note.code, note.severity) == ("missing-glyphs", "warning")
    assert "U+12000" in note.message


@pytest.mark.parametrize(
    ("undrawn", "packages"),
    [
        ("\U00012000", ["fonts-noto-core"]),
        ("\N{SHIP}\N{BLACK SUN WITH RAYS}", ["fonts-symbola"]),
        ("水\N{SHIP}\U00012000", ["fonts-noto-cjk", "fonts-symbola", "fonts-noto-core"]),
    ],
)
def test_the_package_with_a_font_for_a_character_is_named(undrawn: str, packages: list[str]) -> None:
    assert printing._packages(list(undrawn)) == packages


def test_the_bytes_do_not_depend_on_folder_zone_locale_or_hashes(tmp_path: Path, root: Path) -> None:
    script = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:]\n"
        "from by_hand import STAMP, harbour\n"
        "from pipeline.render.page import lay_out\n"
        "from pipeline.render.theme import load\n"
        "from pipeline.render.writers import find\n"
        "theme = load(); page = lay_out(harbour(), theme, ledger_name='l')\n"
        "for f in ('pdf', 'epub', 'xhtml'):\n"
        "    print(hashlib.sha256(find(f).write(page, theme, 'h', stamp=STAMP).data).hexdigest())\n"
    )
    found = set()
    for zone, seed, folder in (("Asia/Tokyo", "1", tmp_path), ("America/New_York", "77", Path("/"))):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C", "SOURCE_DATE_EPOCH": seed}
        command = [sys.executable, "-c", script, str(root), str(root / "tests" / "render")]
        done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=True)
        found.add(done.stdout)
    assert len(found) == 1


def test_nothing_is_left_on_the_disk_though_no_garbage_is_collected(
    page: Page, theme: Theme, stamp: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    gc.disable()
    try:
        pdf.write(page, theme, "x", stamp=stamp)
        assert list(tmp_path.iterdir()) == []
    finally:
        gc.enable()


def test_a_page_can_open_nothing_on_the_disk(page: Page, theme: Theme, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"\x89PNG")
    fetcher = sheets.Fetcher(page, theme)
    with pytest.raises(ValueError, match="may not open"):
        fetcher.fetch(secret.as_uri())
    with pytest.raises(ValueError, match="disallowed protocol"):
        fetcher.fetch("http://localhost/x")
    assert fetcher.fetch(theme.faces[0].path.as_uri()).read(4)


def test_a_renderer_that_fails_is_an_error_with_the_files_name(
    page: Page, theme: Theme, stamp: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "_document", lambda *_: 1 / 0)
    with pytest.raises(RenderError) as caught:
        pdf.write(page, theme, "ada", stamp=stamp)
    assert caught.value.place == "ada.pdf"


def test_a_title_and_subject_of_any_length_do_not_break_it(theme: Theme, stamp: datetime) -> None:
    long = replace(plain("w" * 900), title=Block("t", "paragraph", "A title that goes on " * 60))
    assert pdf.write(lay_out(long, theme, ledger_name=None), theme, "x", stamp=stamp).notes == ()


def test_a_link_broken_over_lines_stays_one_reading(theme: Theme, stamp: datetime) -> None:
    words = "An address that is much longer than a line of the column can ever be, and so it is broken somewhere."
    briefing = plain(words)
    (section,) = briefing.sections
    block = replace(section.items[0], marks=(Mark("link", 3, len(words), "https://a.example/"),))
    linked = replace(briefing, sections=(replace(section, items=(block,)),))
    assert stream(words) in read(pdf.write(lay_out(linked, theme, ledger_name=None), theme, "x", stamp=stamp).data)


@pytest.mark.parametrize("kind", ["em", "strong", "strike"])
def test_emphasis_in_a_link_is_no_second_link(theme: Theme, stamp: datetime, kind: Any) -> None:
    words = "An address that is much longer than a line of the column can ever be, and so it is broken somewhere."
    briefing = plain(words)
    (section,) = briefing.sections
    marks = (Mark("link", 3, len(words), "https://a.example/"), Mark(kind, 3, len(words)))
    linked = replace(briefing, sections=(replace(section, items=(replace(section.items[0], marks=marks),)),))
    data = pdf.write(lay_out(linked, theme, ledger_name=None), theme, "x", stamp=stamp).data
    with pikepdf.open(io.BytesIO(data)) as made:
        notes = [note for page in made.pages for note in page.get("/Annots", [])]
        assert len(notes) == 3  # two lines of the text, and the address at the end
    assert "link-untagged" not in {finding.code for finding in findings(data)}


def test_an_embedded_font_has_no_clock_and_right_sums(opened: pikepdf.Pdf) -> None:
    from fontTools.ttLib import TTFont

    fonts = [
        o.FontFile2.read_bytes() for o in opened.objects if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o
    ]
    assert fonts
    for data in fonts:
        head = TTFont(io.BytesIO(data), checkChecksums=2)["head"]
        assert head.modified == head.created
        assert without_clock(data) == data


def test_what_is_no_font_is_left_alone() -> None:
    assert without_clock(b"wOFF....") == b"wOFF...."


def test_a_pdf_is_read_back_without_the_library_that_prints(root: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom pipeline.errors import ConservationError\n"
        "from pipeline.render.writers import read_back\n"
        "try: read_back('x.pdf', b'%PDF-1.7')\nexcept ConservationError: print(sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert "'pikepdf'" in done.stdout
    assert "'weasyprint'" not in done.stdout


def test_what_cuts_fonts_slowly_is_not_imported_before_it_is_used(root: Path) -> None:
    script = "import sys; import pipeline.render.pdf.printing; print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert "'fontTools.subset'" in done.stdout
    assert "'fontTools.subset.cff'" not in done.stdout
    assert "'fontTools.varLib'" not in done.stdout
