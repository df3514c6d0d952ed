"""The Word file: real styles, lists, links and fields, no clock, and an error for what the theme does not name."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from by_hand import harbour, plain
from docx import Document
from lxml import etree

from pipeline.errors import LayoutError
from pipeline.model import Block, Briefing, Mark, Page, Section
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme, available, load
from pipeline.render.word.paging import Pages
from pipeline.render.word.styles.selectors import table_of
from pipeline.render.word.styles.style import Style
from pipeline.render.word.styles.style_names import style_id
from pipeline.render.word.styles.style_properties import CELL_GAP
from pipeline.render.word.table_grid import widths
from pipeline.render.word.words.direction import stretches
from pipeline.render.writers import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def tree_of(data: bytes, part: str = "word/document.xml") -> Any:
    return etree.fromstring(parts_of(data)[part])


def scheme_of(data: bytes, *tags: str) -> Any:
    return tree_of(data, "word/theme/theme1.xml").iter(*(f"{{*}}{tag}" for tag in tags))


def text_of(element: Any) -> str:
    return "".join(
        "\t" if e.tag == f"{W}tab" else e.text or ""
        for e in element.iter(f"{W}t", f"{W}tab")
        if e.getparent().tag == f"{W}r"
    )


def styled(data: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph, in order."""
    return [(p.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), text_of(p)) for p in tree_of(data).iter(f"{W}p")]


@pytest.fixture
def written(page: Page, theme: Theme, stamp: datetime) -> bytes:
    return docx.write(page, theme, "harbour", stamp=stamp).data


def written_with(xhtml: str, theme: Theme, stamp: datetime) -> bytes:
    whole = (
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title></head><body>{xhtml}</body></html>'
    )
    return docx.write(Page(whole, "T", "en"), theme, "x", stamp=stamp).data


def test_each_element_takes_the_style_of_its_row(written: bytes) -> None:
    styles = styled(written)
    for expected in (
        ("Title", "Ines Tavares on a Harbour That Will Not Stay Dry"),
        ("Byline", "By Jo Ferreira, The Tide Table, Staff Writer"),
        ("PanelHeading", "Recommendations"),
        ("Question", "Q: Why does the harbour flood more often than it did when you began?"),
        ("ListBullet2", "the old one at the mill"),
        ("BlockText", "Nothing is so dear as a wall that is built twice."),
        ("Heading2", "A look ahead"),
        ("HTMLPreformatted", "gauge = 4 < 7 & rising"),
        ("Expansion", "NOT\tNational Office for Tides"),
        ("TableHeading", "Year"),
    ):
        assert expected in styles


def test_the_speaker_stands_before_a_tab_in_the_side_column(written: bytes) -> None:
    starts = [text.split("\t")[0] for style, text in styled(written) if style == "Answer"]
    assert starts == ["Ines Tavares", "00:12:31"]


def test_an_answer_without_a_speaker_does_not_hang_into_the_margin(theme: Theme, stamp: datetime) -> None:
    answers = (
        '<div class="answer"><p><span class="speaker">Ada</span> Yes.</p></div><div class="answer"><p>No.</p></div>'
    )
    assert styled(written_with(answers, theme, stamp)) == [("Answer", "Ada\tYes."), ("AnswerAlone", "No.")]


def test_the_speaker_is_in_the_side_column_below_a_quotation_too(theme: Theme, stamp: datetime) -> None:
    quote = '<aside class="pull-quote beside named"><p data-repeats="x">Yes.</p></aside>'
    answers = f'<div class="answer">{quote}<p><span class="speaker">Ada</span> Yes.</p><p>No.</p></div>'
    styles = [style for style, _ in styled(written_with(answers, theme, stamp))]
    assert styles == ["PullQuote", "Answer", "AnswerContinued"]
    unnamed = f'<div class="answer">{quote}<p>Yes.</p></div>'
    assert [style for style, _ in styled(written_with(unnamed, theme, stamp))] == ["PullQuote", "AnswerAlone"]


def test_a_paragraph_before_a_table_has_room_below_it(theme: Theme, stamp: datetime) -> None:
    table = '<table class="rows"><tbody><tr><td>1</td></tr></tbody></table>'
    answer = f'<div class="answer"><p><span class="speaker">Ada</span> Yes.</p>{table}<p>No.</p></div>'
    assert [style for style, _ in styled(written_with(answer, theme, stamp)) if style.startswith("Answer")] == [
        "AnswerBeforeTable",
        "AnswerAfterTable",
    ]


def test_every_style_that_is_used_is_defined_and_none_is_normal(written: bytes) -> None:
    defined = {style.get(f"{W}styleId") for style in tree_of(written, "word/styles.xml").iter(f"{W}style")}
    used = {e.get(f"{W}val") for e in tree_of(written).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    assert used <= defined
    assert "Normal" not in used


def test_there_is_no_direct_formatting(written: bytes) -> None:
    body = tree_of(written)
    runs = {child.tag.removeprefix(W) for properties in body.iter(f"{W}rPr") for child in properties}
    paragraphs = {child.tag.removeprefix(W) for properties in body.iter(f"{W}pPr") for child in properties}
    assert runs == {"rStyle"}
    assert paragraphs == {"pStyle", "numPr"}


def test_text_that_is_two_things_at_once_has_one_style_of_both(written: bytes) -> None:
    body = tree_of(written)
    names = [run.find(f"{W}rPr/{W}rStyle").get(f"{W}val") for run in body.iter(f"{W}r") if text_of(run) == "rm of 1987"]
    assert names == ["EmphasisAndStrong"]
    style = next(s for s in tree_of(written, "word/styles.xml") if s.get(f"{W}styleId") == "EmphasisAndStrong")
    assert style.find(f"{W}basedOn").get(f"{W}val") == "Emphasis"
    assert style.find(f"{W}rPr/{W}b") is not None


def test_a_font_is_named_and_has_its_place_in_the_scheme(written: bytes) -> None:
    fonts = [dict(font.attrib) for font in tree_of(written, "word/styles.xml").iter(f"{W}rFonts")]
    by_name = {font[f"{W}ascii"]: font.get(f"{W}asciiTheme") for font in fonts}
    assert by_name == {"Source Serif 4": "minorHAnsi", "Source Sans 3": "majorHAnsi", "Source Code Pro": None}
    families = {
        font.tag.split("}")[1]: font[0].get("typeface") for font in scheme_of(written, "majorFont", "minorFont")
    }
    assert families == {"majorFont": "Source Sans 3", "minorFont": "Source Serif 4"}
    table = tree_of(written, "word/fontTable.xml")
    stands_in = {name.getparent().get(f"{W}name"): name.get(f"{W}val") for name in table.iter(f"{W}altName")}
    assert stands_in["Source Serif 4"] == "Georgia"


def test_every_colour_of_a_style_is_that_of_its_place_in_the_scheme(written: bytes, theme: Theme) -> None:
    """Or a theme of Word would change some and leave others, and Word would show other colours than the name says."""
    tags = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2", "hyperlink": "hlink"}
    places = {element.tag.split("}")[1]: element[0].get("val") for element in next(scheme_of(written, "clrScheme"))}
    pairs = set()
    for element in tree_of(written, "word/styles.xml").iter(
        f"{W}color", f"{W}shd", f"{W}left", f"{W}top", f"{W}bottom"
    ):
        place = element.get(f"{W}themeColor") or element.get(f"{W}themeFill")
        if place:
            literal = element.get(f"{W}fill") or element.get(f"{W}color") or element.get(f"{W}val")
            pairs.add((place, literal == places[tags.get(place, place)]))
    assert pairs == {(place, True) for place in ("text1", "text2", "accent1", "accent2", "background2", "hyperlink")}
    assert places["accent1"] == theme.tokens["color.accent"].lstrip("#").upper()


def test_each_numbered_list_begins_with_its_own_number(theme: Theme, stamp: datetime) -> None:
    first = '<ol class="list"><li value="3">a</li><li value="4">b</li></ol>'
    lists = f'{first}<p>between</p><ol class="list"><li value="1">c</li></ol>'
    data = written_with(lists, theme, stamp)
    numbers = [number.get(f"{W}val") for number in tree_of(data).iter(f"{W}numId")]
    assert len(numbers) == 3
    assert numbers[0] == numbers[1] != numbers[2]
    numbering = tree_of(data, "word/numbering.xml")
    starts = {n.get(f"{W}numId"): n.find(f"{W}lvlOverride/{W}startOverride") for n in numbering.iter(f"{W}num")}
    assert [starts[number].get(f"{W}val") for number in numbers] == ["3", "3", "1"]


def test_links_lead_to_bookmarks_and_to_the_web(written: bytes) -> None:
    targets = {r.get("Id"): r.get("Target") for r in tree_of(written, "word/_rels/document.xml.rels")}
    links = {text_of(link): targets[link.get(f"{R}id")] for link in tree_of(written).iter(f"{W}hyperlink")}
    marks = {mark.get(f"{W}name") for mark in tree_of(written).iter(f"{W}bookmarkStart")}
    assert links["question\N{NO-BREAK SPACE}"] == "#said_r1"
    assert links["The north sluice in spring"] == "https://tides.example/sluice.jpg"
    tips = {text_of(link): link.get(f"{W}tooltip") for link in tree_of(written).iter(f"{W}hyperlink")}
    assert tips["question\N{NO-BREAK SPACE}"] == "question\N{NO-BREAK SPACE}3"  # its number is a field after it
    assert {target[1:] for target in links.values() if target.startswith("#")} | {"x3"} == marks  # x3: for its number


def test_a_recommendation_names_the_number_and_the_page_of_its_sentence_by_fields(written: bytes) -> None:
    instructions = [text.text.strip() for text in tree_of(written).iter(f"{W}instrText")]
    assert instructions[:2] == [r"REF x3 \r \h", r"PAGEREF said_r1 \h"]
    (place,) = [p for p in tree_of(written).iter(f"{W}p") if "question\N{NO-BREAK SPACE}3" in text_of(p)]
    assert text_of(place).endswith(" question\N{NO-BREAK SPACE}3, page\N{NO-BREAK SPACE}2")
    assert not [link for link in place.iter(f"{W}hyperlink") if link.find(f".//{W}fldChar") is not None]
    assert {
        run.find(f"{W}rPr/{W}rStyle").get(f"{W}val")
        for run in place.iter(f"{W}r")
        if run.find(f"{W}fldChar") is not None
    } == {"SaidIn"}


def test_the_contents_are_a_field_that_is_already_filled(written: bytes) -> None:
    (block,) = tree_of(written).iter(f"{W}sdtContent")
    instructions = [text.text.strip() for text in block.iter(f"{W}instrText")]
    assert instructions == [r'TOC \o "1-1" \h \z', r"PAGEREF s1 \h", r"PAGEREF s2 \h", r"PAGEREF s3 \h"]
    assert [text_of(p) for p in block.iter(f"{W}p")][1:] == [
        "Tides, quays and money\t1",
        "What should be done\t2",
        "A gauge at night\t2",
    ]
    kinds = [char.get(f"{W}fldCharType") for char in block.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 4


@pytest.mark.parametrize("name", available())
def test_an_update_of_the_contents_finds_the_entries_that_are_there(name: str, stamp: datetime) -> None:
    briefing = harbour()
    asked = replace(briefing.sections[0], title="Why does the harbour flood more often than it did when you began?")
    page = lay_out(replace(briefing, sections=(asked, *briefing.sections[1:])), load(name), ledger_name=None)
    data = docx.write(page, load(name), "x", stamp=stamp).data
    field = next(text.text for text in tree_of(data).iter(f"{W}instrText") if "TOC" in text.text)
    styles = {"Heading1", *(style_id(one) for one in re.findall(r'\\t "([^"]+),1"', field))}
    found = [text.split("\t")[-1] for style, text in styled(data) if style in styles]
    entries = [text.split("\t")[0] for style, text in styled(data) if style == "TOC1"]
    assert len(entries) == 3
    assert "\\u" not in field
    assert len(found) == 3
    words = [entry.split("\N{EM SPACE}")[-1] for entry in entries]
    assert all(one.endswith(entry) for one, entry in zip(found, words, strict=True))


def test_word_asks_nothing_when_the_file_is_opened(written: bytes) -> None:
    parts = parts_of(written)
    assert b"updateFields" not in parts["word/settings.xml"]
    assert not [name for name, part in parts.items() if b"w:dirty" in part]


def test_the_running_head_is_the_shortened_title_and_the_first_page_has_none(written: bytes) -> None:
    section = Document(io.BytesIO(written)).sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == "Ines Tavares on a Harbour That Will Not Stay Dry"
    assert 'DOCPROPERTY "Running head"' in parts_of(written)["word/header2.xml"].decode()
    assert section.first_page_header.paragraphs[0].text == ""
    assert section.first_page_footer.paragraphs[0].text == "\t1 / 1"


def test_a_theme_says_what_stands_in_heads_and_feet(page: Page, stamp: datetime) -> None:
    section = Document(io.BytesIO(docx.write(page, load("newsroom"), "x", stamp=stamp).data)).sections[0]
    assert section.header.paragraphs[0].text == "Ines Tavares on a Harbour That Will Not Stay Dry\t1"
    assert section.footer.paragraphs[0].text == ""


def test_a_theme_numbers_sections_and_their_entries_in_the_contents(page: Page, stamp: datetime) -> None:
    data = docx.write(page, load("academic"), "x", stamp=stamp).data
    numbered = [text for style, text in styled(data) if style in ("Heading1", "SectionQuestion") and text[0].isdigit()]
    entries = [text for style, text in styled(data) if style == "TOC1"]
    assert [text.split("\N{EM SPACE}")[0] for text in numbered] == [str(n + 1) for n in range(len(entries))]
    assert [entry.split("\t")[0] for entry in entries] == numbered
    assert r"SEQ Section \* ARABIC" in parts_of(data)["word/document.xml"].decode()


def test_a_theme_puts_a_sign_behind_names_that_stand_in_the_text(page: Page, stamp: datetime) -> None:
    data = docx.write(page, load("newsroom"), "x", stamp=stamp).data
    assert next(text for style, text in styled(data) if style == "Answer").startswith("Ines Tavares: ")


def test_a_column_is_as_wide_as_its_longest_word_where_others_can_spare_it() -> None:
    head = ["What", "Before the move of the plant", "After the move of the plant", "Why"]
    row = ["Unloadings", "from the mainland, by lorry", "made on the quay", "a grant for the compressor"]
    first, *others = widths([head, row], 6000, 9)
    assert first >= len("Unloadings") * 0.55 * 9 * 20 + CELL_GAP
    assert abs(first + sum(others) - 6000) <= 4
    assert widths([["a" * 300, "b" * 300]], 6000, 9) == [3000, 3000]


def test_a_date_or_a_figure_is_not_broken_in_its_column_and_what_does_not_fit_is_torn_everywhere_alike() -> None:
    kept = "30\N{NO-BREAK SPACE}September"
    assert widths([[kept, "words " * 20]], 6000, 9)[0] >= len(kept) * 0.55 * 9 * 20 + CELL_GAP
    first, *others = widths([["September"] * 12], 4000, 9)
    assert max(others) - first <= 1


def test_points_of_figures_meet_by_styles_that_set_them_in(theme: Theme, stamp: datetime) -> None:
    page = lay_out(plain("a\tlevel", "b\t1.25", "c\t12.5", "d\t7", kind="row"), theme, ledger_name=None)
    data = docx.write(page, theme, "x", stamp=stamp).data
    named = {text: style for style, text in styled(data) if "Figure" in style}
    indents = {
        style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}ind").get(f"{W}right")
        for style in tree_of(data, "word/styles.xml")
        if style.find(f"{W}pPr/{W}ind") is not None
    }
    # In twips, of letters of 9 pt: half of one for a digit, a quarter for the point.
    assert [indents.get(named[text]) for text in ("1.25", "12.5", "7")] == [None, "90", "225"]


@pytest.mark.parametrize(
    ("name", "indent", "width"), [("brief", None, 158), ("newsroom", -21, 158), ("academic", -15, 150)]
)
def test_a_wide_table_takes_the_margin_and_smaller_letters(
    name: str, indent: int | None, width: int, stamp: datetime
) -> None:
    theme = load(name)
    row = "\t".join(["a station of the wall", *["1,234.5"] * 11])
    data = docx.write(lay_out(plain(row, row, kind="row"), theme, ledger_name=None), theme, "x", stamp=stamp).data
    table = next(tree_of(data).iter(f"{W}tbl"))
    assert {style for style, _ in styled(data) if "Table" in style} == {"DenseTableText", "DenseTableFigure"}
    placed = table.find(f"{W}tblPr/{W}tblInd")
    assert (None if placed is None else round(int(placed.get(f"{W}w")) / 56.69)) == indent
    assert round(int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) / 56.69) == width


def test_the_paper_of_a_text_from_right_to_left_is_mirrored(theme: Theme, stamp: datetime) -> None:
    left, right = (
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{language}" dir="{direction}"><head><title>T</title></head>'
        '<body><section class="recommendations"><h2>A</h2></section></body></html>'
        for language, direction in (("en", "ltr"), ("ar", "rtl"))
    )
    files = [docx.write(Page(text, "T", "en"), theme, "x", stamp=stamp).data for text in (left, right)]
    margins = [next(tree_of(file).iter(f"{W}pgMar")) for file in files]
    assert [m.get(f"{W}left") for m in margins] == [m.get(f"{W}right") for m in reversed(margins)]
    panels = [s for file in files for s in tree_of(file, "word/styles.xml") if s.get(f"{W}styleId") == "PanelHeading"]
    bars = [{side.tag.removeprefix(W) for side in panel.find(f"{W}pPr/{W}pBdr")} for panel in panels]
    assert bars == [{"top", "left"}, {"top", "right"}]


def test_a_table_repeats_its_header_and_tears_no_row(written: bytes) -> None:
    for table in tree_of(written).iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, *[False] * (len(rows) - 1)]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_all_rows_of_the_table_of_changes_are_alike(theme: Theme, stamp: datetime) -> None:
    row = '<tr><td>Empty paragraphs</td><td class="number">1</td></tr>'
    table = f'<table class="changes"><tbody>{row * 3}</tbody></table>'
    assert [style for style, _ in styled(written_with(table, theme, stamp))][:6] == ["Change", "ChangeCount"] * 3


def test_a_short_table_without_a_header_marks_its_first_row_and_a_long_one_none(theme: Theme, stamp: datetime) -> None:
    row = '<tr><th scope="row">Tern</th><td>1907</td></tr>'
    for kind, marked in (("rows small", [True, False]), ("rows", [False, False])):
        body = tree_of(written_with(f'<table class="{kind}"><tbody>{row * 2}</tbody></table>', theme, stamp))
        assert [one.find(f"{W}trPr/{W}tblHeader") is not None for one in body.iter(f"{W}tr")] == marked


@pytest.mark.parametrize("name", ["brief", "newsroom"])
def test_the_name_of_who_asks_is_bold_once(name: str, briefing: Briefing, stamp: datetime) -> None:
    """Bold in a style of letters and in that of their paragraph is light in Word (ECMA-376, 17.7.3)."""
    theme = load(name)
    made = docx.write(lay_out(briefing, theme, ledger_name=None), theme, "x", stamp=stamp).data
    styles = {style.get(f"{W}styleId"): style for style in tree_of(made, "word/styles.xml").iter(f"{W}style")}
    bold = {one: styles[one].find(f"{W}rPr/{W}b") is not None for one in ("Questioner", "PlainQuestioner", "Speaker")}
    assert bold == {"Questioner": False, "PlainQuestioner": True, "Speaker": True}


def test_two_tables_that_touch_are_kept_apart(theme: Theme, stamp: datetime) -> None:
    table = "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"
    body = tree_of(written_with(table * 2, theme, stamp)).find(f"{W}body")
    assert [child.tag.removeprefix(W) for child in body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_the_properties_say_who_and_when(written: bytes, stamp: datetime) -> None:
    core = Document(io.BytesIO(written)).core_properties
    assert (core.title, core.author) == ("Ines Tavares on a Harbour That Will Not Stay Dry", "Jo Ferreira")
    assert core.language == "en-GB"  # by its spelling
    assert core.created == core.modified == stamp


def test_its_own_properties_say_what_it_was_made_from(written: bytes, briefing: Briefing) -> None:
    custom = {p.get("name"): p[0].text for p in tree_of(written, "docProps/custom.xml")}
    assert custom["Source"] == briefing.source.name
    assert custom["Source SHA-256"] == briefing.source.sha256
    assert custom["Version"].startswith("briefing-pipeline ")
    assert custom["Language"] == "en"


def test_the_same_page_gives_the_same_bytes(page: Page, theme: Theme, stamp: datetime) -> None:
    first = docx.write(page, theme, "harbour", stamp=stamp).data
    assert docx.write(page, theme, "harbour", stamp=stamp).data == first
    assert docx.write(page, theme, "harbour", stamp=stamp + timedelta(days=1)).data != first


def test_nothing_is_left_of_the_blank_document(written: bytes) -> None:
    assert sorted(parts_of(written)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]


def test_arabic_runs_from_right_to_left(arabic: Briefing, theme: Theme, stamp: datetime) -> None:
    data = docx.write(lay_out(arabic, theme, ledger_name=None), theme, "wells", stamp=stamp).data
    normal = next(iter(tree_of(data, "word/styles.xml").iter(f"{W}style")))
    assert normal.find(f"{W}pPr/{W}bidi") is not None
    runs = {text_of(run): run.find(f"{W}rPr/{W}rtl") is not None for run in tree_of(data).iter(f"{W}r")}
    assert runs["حديث عن الماء"]
    languages = tree_of(data, "word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert languages.get(f"{W}bidi") == "ar-EG"


def test_all_that_is_said_of_a_term_stands_at_one_tab_stop_as_wide_as_the_terms_ask(
    theme: Theme, stamp: datetime
) -> None:
    terms = '<dl class="middle"><dt>Often named</dt><dd>Ada</dd><dd>Bo</dd></dl>'
    data = written_with(f'<section class="glance">{terms}</section>', theme, stamp)
    entries = [p for p in tree_of(data).iter(f"{W}p") if "Middle" in p.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
    assert [len(list(entry.iter(f"{W}tab"))) for entry in entries] == [1, 0]
    styles = {style.get(f"{W}styleId"): style for style in tree_of(data, "word/styles.xml")}
    further = styles[entries[1].find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
    assert further.find(f"{W}basedOn").get(f"{W}val") == "GlanceEntryMiddle"
    assert further.find(f"{W}pPr/{W}ind").get(f"{W}hanging") == "0"
    tabs = styles["GlanceEntryMiddle"].find(f"{W}pPr/{W}tabs")
    assert [tab.get(f"{W}val") for tab in tabs] == ["clear", "left"]
    assert tabs[1].get(f"{W}pos") == styles["GlanceEntryMiddle"].find(f"{W}pPr/{W}ind").get(f"{W}left")


def test_scripts_without_italics_are_never_slanted(arabic: Briefing, theme: Theme, stamp: datetime) -> None:
    def look(page: Page, name: str) -> dict[str, str]:
        styles = tree_of(docx.write(page, theme, "x", stamp=stamp).data, "word/styles.xml")
        style = next(style for style in styles if style.get(f"{W}styleId") == name)
        return {flag.tag.removeprefix(W): flag.get(f"{W}val", "1") for flag in style.find(f"{W}rPr")}

    english, wells = lay_out(plain("Yes."), theme, ledger_name=None), lay_out(arabic, theme, ledger_name=None)
    assert look(english, "Emphasis") == {"i": "1", "iCs": "0"}
    assert look(wells, "Emphasis") == {"b": "1", "bCs": "1", "i": "0", "iCs": "0"}
    assert look(english, "BlockText") == {"i": "1", "iCs": "0"}
    assert look(wells, "BlockText") == {"i": "0", "iCs": "0"}


def test_what_follows_a_quotation_in_an_answer_is_not_indented_and_east_asian_words_stand_upright(
    theme: Theme, stamp: datetime
) -> None:
    quote = '<blockquote><p lang="ja" data-italics="no">水が上がる。</p><p>Yes.</p></blockquote>'
    answer = f'<section class="theme"><div class="answer"><p>One.</p><p>Two.</p>{quote}<p>Three.</p></div></section>'
    named = {text: style for style, text in styled(written_with(answer, theme, stamp))}
    assert named["Two."] == "AnswerContinued"
    assert [named[text] for text in ("水が上がる。", "Yes.", "Three.")] == [
        "BlockTextUpright",
        "BlockText",
        "AnswerAlone",
    ]


@pytest.mark.parametrize(
    ("text", "right_to_left", "expected"),
    [
        ("plain (1)", False, [("plain (1)", False)]),
        ("said \u05d0\u05d1 \u05d2, then", False, [("said ", False), ("\u05d0\u05d1 \u05d2", True), (", then", False)]),
        ("\u05d0 CSIS 12 \u05d1", True, [("\u05d0 ", True), ("CSIS", False), (" 12 \u05d1", True)]),
        ("2020", True, [("2020", True)]),
        ("CSIS", True, [("CSIS", False)]),
    ],
)
def test_a_text_is_cut_where_its_direction_changes(
    text: str, right_to_left: bool, expected: list[tuple[str, bool]]
) -> None:
    assert list(stretches(text, right_to_left)) == expected


def test_spaces_are_as_in_a_page_and_kept_in_code(theme: Theme, stamp: datetime) -> None:
    data = written_with("<p> one \n <em> two</em>\n\nthree </p><pre><code> a\n  b</code></pre>", theme, stamp)
    assert [text for _, text in styled(data)][:1] == ["one two three"]
    code = [e.text if e.tag == f"{W}t" else "|" for e in tree_of(data).iter(f"{W}t", f"{W}br")][-3:]
    assert code == [" a", "|", "  b"]


def test_a_link_may_hold_a_thousand_neighbours(theme: Theme, stamp: datetime) -> None:
    links = "".join(f'<p><a href="https://x.example/{n}">{n}</a></p>' for n in range(1000))
    assert len(tree_of(written_with(links, theme, stamp), "word/_rels/document.xml.rels")) > 1000


@pytest.mark.parametrize("name", ["brief", "newsroom", "academic", "house"])
def test_the_last_links_of_a_list_are_on_one_page(name: str, stamp: datetime) -> None:
    items = "".join(f"<li>Gauge {n}</li>" for n in range(40))
    data = written_with(f'<ul class="link-list">{items}</ul>', load(name), stamp)
    assert [style for style, _ in styled(data)] == ["LinkList"] * 26 + ["LinkListEnd"] * 13 + ["LinkList"]
    style = next(one for one in tree_of(data, "word/styles.xml") if one.get(f"{W}styleId") == "LinkListEnd")
    assert style.find(f"{W}pPr/{W}keepNext") is not None


@pytest.mark.parametrize(
    ("xhtml", "sentence"),
    [
        ("<address><p>x</p></address>", "no Word style for <address> in <body>"),
        ("<p><kbd>x</kbd></p>", "no Word style for <kbd> in <p>"),
        ("<p><p>x</p></p>", "is in a paragraph"),
        ("<div>loose words</div>", "words outside a paragraph, in <div> in <body>: 'loose words'"),
        ('<p><a href="#nowhere">x</a></p>', "leads to an id that does not exist: 'nowhere'"),
        ("<dl><dt>A term</dt></dl>", "a term without its explanation"),
    ],
)
def test_a_page_that_word_cannot_hold_is_an_error_that_says_where(
    xhtml: str, sentence: str, theme: Theme, stamp: datetime
) -> None:
    with pytest.raises(LayoutError) as caught:
        written_with(xhtml, theme, stamp)
    assert sentence in caught.value.sentence


@pytest.mark.parametrize(
    ("style", "sentence"),
    [
        ({"based": "Nothing"}, "does not define: 'Nothing'"),
        ({"colour": "#000000"}, "unknown key: 'colour'"),
        ({"color": "$color.nothing"}, "refers to a token that the theme lacks: $color.nothing"),
        ({"color": "red"}, "Word cannot use the colour 'red'"),
        ({"size": "2em"}, "Word cannot use the length '2em'"),
        ({"kind": "page"}, "unknown kind: 'page'"),
    ],
)
def test_a_broken_style_is_an_error_that_names_it(
    style: dict[str, Any], sentence: str, page: Page, theme: Theme, stamp: datetime
) -> None:
    word = theme.word | {"styles": theme.word["styles"] | {"Broken": style}}
    with pytest.raises(LayoutError) as caught:
        docx.write(page, replace(theme, word=word), "x", stamp=stamp)
    assert sentence in caught.value.sentence


def test_the_rows_of_a_theme_are_compiled_once_for_all_documents(theme: Theme) -> None:
    rows = tuple(theme.word["rows"].items())
    assert table_of(rows) is table_of(tuple(theme.word["rows"].items()))
    assert table_of(rows[:-1]) is not table_of(rows)


def test_a_selector_that_is_no_css_is_an_error_that_names_it(page: Page, theme: Theme, stamp: datetime) -> None:
    word = theme.word | {"rows": theme.word["rows"] | {"p >> q": "Answer"}}
    with pytest.raises(LayoutError, match="'p >> q' is not a CSS selector"):
        docx.write(page, replace(theme, word=word), "x", stamp=stamp)


def test_a_title_with_characters_that_xml_cannot_hold_is_written(
    theme: Theme, stamp: datetime, briefing: Briefing
) -> None:
    odd = replace(briefing, title=Block("t", "paragraph", "A\x00 title\x0b"))
    data = docx.write(lay_out(odd, theme, ledger_name=None), theme, "x", stamp=stamp).data
    assert Document(io.BytesIO(data)).core_properties.title == "A title"


def test_a_heading_is_estimated_on_the_page_of_what_follows() -> None:
    body = Style("Body", "paragraph", {}, {"size": "10pt", "leading": "13pt"})
    heading = Style("Heading", "paragraph", {}, {"size": "10pt", "leading": "13pt", "keep-next": True})
    pages = Pages(height=130, width=100, fonts={})
    for style in (*[body] * 9, heading, body, heading):
        pages.add("word", style)
    assert pages.numbers() == [*[1] * 9, 2, 2, 2]


def test_an_overlapping_mark_on_a_question_keeps_its_words(theme: Theme, stamp: datetime, briefing: Briefing) -> None:
    block = Block("b", "paragraph", "Bold and\nbroken", (Mark("strong", 0, 4),))
    plain = replace(briefing, title=None, sections=(Section("s", "", (block,)),), recommendations=())
    data = docx.write(lay_out(plain, theme, ledger_name=None), theme, "x", stamp=stamp).data
    assert ("BodyText", "Bold andbroken") in styled(data)
