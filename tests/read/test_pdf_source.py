"""PDF files as sources: paragraphs, headings, columns, and running heads; scans and damaged files are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.clean import clean
from pipeline.errors import InputError
from pipeline.model import Block, RawDocument, stream
from pipeline.read import read
from pipeline.structure import structure
from tests.read.pdfs import FIRST, FOURTH, SECOND, TALK, THIRD, locked, pictures, printed, together, turned, typst

CASES = Path(__file__).parent.parent / "cases" / "pdf"
LONG = "\n\n".join(f"{n}. {words}" for n, words in enumerate(TALK * 5, 1))


def pdf(data: bytes) -> RawDocument:
    return read(data, "a.pdf")


def texts(raw: RawDocument, *kinds: str) -> list[str]:
    return [block.text for block in raw.blocks if block.kind in (kinds or ("paragraph",))]


def marked(block: Block, kind: str) -> list[str]:
    return [block.text[mark.start : mark.end] for mark in block.marks if mark.kind == kind]


@pytest.mark.parametrize("justify", ["true", "false"])
def test_paragraphs_are_told_by_their_distance(justify: str) -> None:
    assert texts(pdf(typst(f"#set par(justify: {justify})\n" + "\n\n".join(TALK)))) == list(TALK)


def test_paragraphs_are_told_by_their_indents() -> None:
    style = "#set par(justify: true, first-line-indent: 1.2em, spacing: 0.65em)\n"
    assert texts(pdf(typst(style + "\n\n".join(TALK)))) == list(TALK)


def test_paragraphs_without_indent_or_distance_are_told_by_their_last_lines() -> None:
    assert texts(
        pdf(typst("#set par(justify: true, spacing: 0.65em)\n#set page(width: 12cm)\n" + "\n\n".join(TALK)))
    ) == list(TALK)


@pytest.mark.parametrize("size", ["9pt", "11pt", "14pt"])
def test_two_columns_are_read_one_after_the_other(size: str) -> None:
    style = f'#set page(columns: 2, paper: "a5")\n#set par(justify: true)\n#set text(size: {size}, lang: "en")\n'
    raw = pdf(typst(style + "\n\n".join(TALK)))
    assert stream("".join(texts(raw))) == stream("".join(TALK))
    assert texts(raw) == list(TALK)


def test_a_title_across_two_columns_stands_before_both() -> None:
    title = '#place(top, scope: "parent", float: true, text(22pt)[*The keeper of the tide tables*])\n'
    raw = pdf(typst('#set page(columns: 2, paper: "a5")\n' + title + "\n\n".join(TALK)))
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("heading", "The keeper of the tide tables"),
        *(("paragraph", words) for words in TALK),
    ]


def test_a_second_column_of_few_lines_is_a_column() -> None:
    style = "#set page(columns: 2, width: 24cm, height: 10.4cm)\n#set par(justify: true)\n"
    raw = pdf(typst(style + "\n\n".join(TALK[:3])))
    assert texts(raw) == list(TALK[:3])
    lines = style.replace("columns: 2", "columns: 1") + "\n\n".join(TALK)
    assert texts(pdf(typst(lines))) == list(TALK)


def test_words_that_a_line_divides_are_whole_and_hyphens_of_words_stay() -> None:
    words = "The self-made harbour-master administered extraordinarily complicated correspondence. " * 12
    raw = pdf(typst(f'#set page(width: 7cm, height: auto)\n#set text(lang: "en", hyphenate: true)\n{words}'))
    assert texts(raw) == [words.strip()]


def test_headings_are_told_by_their_size_and_bold_questions_stay_paragraphs() -> None:
    raw = pdf(typst(f"= Out at sea\n*Who paid for the boats?*\n\n{FIRST}\n\n== The dike\n*And then?*\n\n{SECOND}"))
    assert [(block.kind, block.level, block.text) for block in raw.blocks] == [
        ("heading", 1, "Out at sea"),
        ("paragraph", 0, "Who paid for the boats?"),
        ("paragraph", 0, FIRST),
        ("heading", 2, "The dike"),
        ("paragraph", 0, "And then?"),
        ("paragraph", 0, SECOND),
    ]
    assert marked(raw.blocks[1], "strong") == ["Who paid for the boats?"]


def test_emphasis_links_and_raised_numbers_have_marks() -> None:
    raw = pdf(
        printed(
            f"<p>{FIRST} See <a href='https://boats.example/log'>the log of that week</a>, kept <em>by hand</em> and "
            f"<b>in ink</b>, and the note<sup style='font-size: 7pt'>12</sup> below.</p>"
        )
    )
    [block] = raw.blocks
    assert marked(block, "link") == ["the log of that week"]
    assert [mark.href for mark in block.marks if mark.kind == "link"] == ["https://boats.example/log"]
    assert (marked(block, "em"), marked(block, "strong"), marked(block, "sup")) == (["by hand"], ["in ink"], ["12"])


def test_running_heads_and_page_numbers_stand_aside_and_paragraphs_go_on_behind_them() -> None:
    style = (
        '#set page(paper: "a6", header: context [Harbour Review #h(1fr) #counter(page).display()], '
        "footer: context align(center)[Page #counter(page).display() of #counter(page).final().first()])\n"
        "#set par(justify: true)\n"
    )
    raw = pdf(typst(style + LONG))
    said = texts(raw, "paragraph", "numbered")
    assert [words[:60] for words in said] == [f"{n}. {words}"[:60] for n, words in enumerate(TALK * 5, 1)]
    assert stream("".join(said)) == stream("".join(f"{n}. {words}" for n, words in enumerate(TALK * 5, 1)))
    asides = texts(raw, "aside")
    pages = len(asides) // 2
    assert pages > 4
    assert sorted(asides) == sorted(
        words for n in range(1, pages + 1) for words in (f"Harbour Review {n}", f"Page {n} of {pages}")
    )
    assert "Harbour Review" not in "".join(block.text for block in clean(raw).blocks)


def test_titles_of_sections_at_the_head_of_each_page_stand_aside() -> None:
    style = (
        "@page { size: 110mm 150mm; margin: 20mm 15mm; @top-left { content: string(s); font-size: 8pt } }"
        "h2 { string-set: s content(); font-size: 15pt; break-before: page } p { font-size: 11pt }"
    )
    names = ("Out at sea", "The office", "The dike", "Afterwards")
    pages = zip(names, TALK, strict=True)
    raw = pdf(printed("".join(f"<h2>{name}</h2><p>{words}</p><p>{words[11:]}</p>" for name, words in pages), style))
    assert texts(raw, "heading") == list(names)
    assert set(texts(raw, "aside")) == set(names)
    assert texts(raw) == [part for words in TALK for part in (words, words[11:])]


HEARING = (
    '#set page(paper: "us-letter", margin: (left: 3.2cm, rest: 2.5cm))\n'
    '#set text(size: 12pt, font: "DejaVu Sans Mono")\n'
    "#set par(leading: 1.1em, spacing: 1.1em)\n"
    '#set par.line(numbering: n => text(10pt)[#n], numbering-scope: "page")\n'
    "#let q(b) = [#h(3em)Q.#h(2em)#b]\n#let a(b) = [#h(3em)A.#h(2em)#b]\n"
)


def test_a_hearing_loses_the_numbers_of_its_lines_and_keeps_its_turns() -> None:
    turns = [("q", "Who was responsible for the gauge on the western pier?"), ("a", FIRST), ("q", "And after that?"),
             ("a", "Nobody came."), ("q", "What did you do then?"), ("a", SECOND)]  # fmt: skip
    speech = f"MR. MOSS: We are on the record. {THIRD}"
    raw = pdf(typst(HEARING + "\n\n".join([speech, *(f"#{who}[{words}]" for who, words in turns)])))
    assert texts(raw) == [speech, *(f"{who.upper()}. {words}" for who, words in turns)]
    [numbers] = texts(raw, "aside")
    assert numbers.split() == [str(n) for n in range(1, len(numbers.split()) + 1)]


def test_a_long_hearing_keeps_its_turns_over_its_pages() -> None:
    turns = [
        f"Q. What then, in the winter of {year}?\nA. {TALK[year % 4]} {TALK[year % 3]}" for year in range(1950, 1990)
    ]
    lines = "\n".join(turns).split("\n")
    raw = pdf(typst(HEARING + "\n\n".join(f"#{line[0].lower()}[{line[3:]}]" for line in lines)))
    assert texts(raw) == lines


def test_a_number_that_is_said_at_the_start_of_a_line_stays() -> None:
    words = "The tide rose 3 feet in May and\n\n4 feet in June, and nobody counted\n\n5 feet until the storm."
    assert texts(pdf(typst(f"{words}\n\n{FIRST}"))) == [*words.split("\n\n"), FIRST]


def test_notes_at_the_foot_of_a_page_do_not_part_a_paragraph() -> None:
    note = "#footnote[The machine is in the museum of the town today.]"
    raw = pdf(typst(f'#set page(paper: "a6")\n#set par(justify: true)\n{FIRST} {SECOND}{note} {THIRD} {FOURTH}'))
    body, small = texts(raw)
    assert stream(body) == stream(f"{FIRST} {SECOND}1 {THIRD} {FOURTH}")
    assert stream(small) == stream("1 The machine is in the museum of the town today.")


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_turned_is_read_alike(degrees: int) -> None:
    data = typst("\n\n".join(TALK))
    assert texts(pdf(turned(data, degrees))) == list(TALK)


def test_words_that_run_up_the_edge_of_a_page_stand_aside() -> None:
    stamp = "#place(left, dx: -1.6cm, dy: 6cm, rotate(-90deg, reflow: true)[received by the harbour archive])\n"
    raw = pdf(typst(stamp + "\n\n".join(TALK)))
    assert texts(raw) == list(TALK)
    assert stream("".join(texts(raw, "aside"))) == "receivedbytheharbourarchive"


def test_a_talk_that_libreoffice_printed_is_structured() -> None:
    raw = read((CASES / "night-boats-libreoffice.pdf").read_bytes(), "night-boats.pdf")
    briefing = structure(clean(raw))
    assert briefing.title is not None
    assert briefing.title.text == "The night boats"
    assert [turn.blocks[0].text for turn in briefing.turns()][:2] == [
        "Who pays for the boats that cross the estuary after the last train?",
        "The city pays for them, and it pays late. In my time the harbour paid, and it paid at the end of every week, "
        "in coins, which we counted on the engine cover while the passengers went ashore.",
    ]
    assert texts(raw, "bullet") == ["• the lamps,", "• the ropes,", "• and the book in which we wrote."]


@pytest.mark.parametrize(
    "words", ["שלום לכולם, זה הנמל הישן של העיר שלנו והוא יפה מאוד בלילה", "هذا هو الميناء القديم في مدينتنا"]
)
def test_scripts_that_run_from_the_right_are_read_in_order(words: str) -> None:
    many = ". ".join([words] * 6) + "."
    body = f"<p>{many}</p><p>{words}.</p>"
    style = "@page { size: 90mm 90mm } p { direction: rtl; font-family: Heebo, 'IBM Plex Sans Arabic' }"
    assert texts(pdf(printed(body, style))) == [many, f"{words}."]


@pytest.mark.parametrize(
    ("data", "sentence", "hint"),
    [
        (pictures(), "the PDF has no text: its pages are pictures", "ocrmypdf"),
        (locked(typst("One.")), "the file is locked with a password", "without one"),
        (b"%PDF-1.7\n\xff\xff", "this is not a PDF file, or it is truncated", "saving it again"),
        (typst("")[:], "the PDF has no text", "ocrmypdf"),
    ],
)
def test_what_has_no_text_or_cannot_be_opened_is_refused(data: bytes, sentence: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        pdf(data)
    assert (caught.value.sentence, caught.value.place) == (sentence, "a.pdf")
    assert hint in (caught.value.hint or "")


def test_scanned_pages_among_others_are_a_warning() -> None:
    raw = pdf(together(typst("\n\n".join(TALK)), pictures(2)))
    [note] = raw.notes
    assert (note.code, note.severity) == ("scanned-pages", "warning")
    assert note.message.endswith("2, 3")


@pytest.mark.parametrize("name", ["a.txt", "stdin", "a.docx"])
def test_a_pdf_is_known_by_its_content(name: str) -> None:
    assert read(typst(FIRST), name).source.format == "pdf"


def test_a_text_about_pdf_files_is_none() -> None:
    assert read(b"Each file begins with %PDF-1.7, she said.\n", "a.txt").source.format == "text"
    assert read(b"HTTP/1.1 200 OK\n\n" + typst(FIRST), "a.pdf").source.format == "pdf"


def test_every_letter_is_in_a_block() -> None:
    source = HEARING + LONG
    letters = stream("".join(block.text for block in pdf(typst(source)).blocks if block.kind != "aside"))
    assert sorted(letters) == sorted(stream(LONG))
