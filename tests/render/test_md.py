"""Markdown: another reader of Markdown finds the words, the emphasis, the lists and the notes of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from by_hand import plain
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from pipeline.check import conservation
from pipeline.model import Block, Briefing, Mark, Page, Section, Source
from pipeline.render.page import lay_out
from pipeline.render.page.groups import grouped
from pipeline.render.theme import Theme, load
from pipeline.render.writers import md

SIGNS = "*_`[]<>#&|~\\+="
READER = MarkdownIt("commonmark").enable("table").use(footnote_plugin)


@pytest.fixture
def text(page: Page, theme: Theme, stamp: datetime) -> str:
    return md.write(page, theme, "harbour", stamp=stamp).data.decode()


def one(block: Block) -> Briefing:
    return Briefing(None, "en", Source("a.txt", "0" * 64), sections=(Section("s1", "", (block,)),))


def written(briefing: Briefing, theme: Theme, stamp: datetime) -> str:
    return md.write(lay_out(briefing, theme, ledger_name=None), theme, "x", stamp=stamp).data.decode()


def block_of(text: str) -> str:
    """The first block after the title, which is the kind of document."""
    return text.split("\n\n")[1]


def test_headings_questions_and_speakers(text: str) -> None:
    assert "\n\n# Ines Tavares on a Harbour That Will Not Stay Dry\n\n" in text
    assert "\n\n## Tides, quays and money\n\n### 1. **Q:** Why does the harbour flood" in text
    assert "\n\n**Ines Tavares:** The sea is higher" in text
    assert "\n\n3\\. **Q:** What do you recommend to a town" in text  # too long for a heading, and no list


def test_lists_quotations_tables_and_code(text: str) -> None:
    assert "\n\n- pumps, of which there are six\n- sluices\n  - the old one at the mill\n\n> Nothing is so dear" in text
    table = ("| Year | Cost | Paid by |", "| --- | ---: | --- |", "| 2019 | 4,200 | Town |", "| 2020 | 3,900 |  |")
    assert "\n".join(table) in text
    assert "\n\n```\ngauge = 4 < 7 & rising\n```\n" in text


def test_a_system_makes_contents_and_lists_of_links_itself(text: str) -> None:
    assert "## Contents" not in text
    assert "[for Tides (NOT) had twice](https://tides.example/office?a=1&b=2)" in text
    assert text.count("https://tides.example/office") == 1


def test_notes_are_footnotes_in_the_order_of_the_page(theme: Theme, stamp: datetime) -> None:
    said = Block("b1", "paragraph", "The wall fell at dawn.", (Mark("note", 8, 8, "1"), Mark("note", 22, 22, "2")))
    notes = (Block("n1", "note", "So he says.", level=1), Block("n2", "note", "Six.", level=2))
    briefing = replace(one(said), endnotes=notes)
    text = written(briefing, theme, stamp)
    assert "The wall[^1] fell at dawn.[^2]\n" in text
    assert "\n\n[^1]: So he says.\n\n[^2]: Six.\n" in text
    assert "fn1" in READER.render(text)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2. is no item, and neither is 3.", "2\\. is no item, and neither is 3."),
        ("# of boats: 4", "\\# of boats: 4"),
        ("- 4 degrees", "\\- 4 degrees"),
        ("a < b & c &amp; d [e] *f* `g` \\h", "a \\< b & c \\&amp; d \\[e\\] \\*f\\* \\`g\\` \\\\h"),
        ("a_b_c is a name, _d_ is not", "a_b_c is a name, \\_d\\_ is not"),
        ("one\n===\n2) two", "one\\\n\\===\\\n2\\) two"),
        ("x" + "&#0;" * 40, "x" + "\\&#0;" * 40),  # so long that the page may break it before a semicolon
    ],
)
def test_signs_of_markdown_in_a_text_stay_what_they_are(
    words: str, expected: str, theme: Theme, stamp: datetime
) -> None:
    assert block_of(written(plain(words), theme, stamp)).removeprefix("Text\n\n") == expected


@pytest.mark.parametrize(
    ("words", "start", "end", "expected"),
    [
        ("the old wall", 4, 7, "the *old* wall"),
        ("unbelievable", 2, 9, "un*believa*ble"),
        ("a “wall”s", 2, 8, "a <em>“wall”</em>s"),
        ("a “wall” b", 2, 8, "a *“wall”* b"),
        ("the old wall", 3, 8, "the *old* wall"),
    ],
)
def test_emphasis_is_an_element_where_its_signs_would_be_misread(
    words: str, start: int, end: int, expected: str, theme: Theme, stamp: datetime
) -> None:
    block = Block("b1", "paragraph", words, (Mark("em", start, end),))
    assert block_of(written(one(block), theme, stamp)) == expected


def test_a_list_keeps_numbers_that_jump(page: Page, theme: Theme, stamp: datetime) -> None:
    jumping = replace(page, xhtml=page.xhtml.replace('value="2"', 'value="7"'))
    assert jumping != page
    text = md.write(jumping, theme, "x", stamp=stamp).data.decode()
    assert "1. Measure first\n7) then talk\n" in text
    assert '<ol start="7">' in READER.render(text)


signs = st.text(st.sampled_from("ab1 *_`[]<>#&!|~\\-+=.)(:\n“;"), min_size=1, max_size=24)
spans = st.tuples(st.sampled_from(["em", "strong", "code", "sub", "strike"]), st.integers(0, 23), st.integers(1, 12))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(words=signs, marked=st.lists(spans, max_size=3), kind=st.sampled_from(["paragraph", "bullet", "quote", "row"]))
def test_any_text_with_any_marks_is_read_by_another_reader_as_the_page_reads(
    words: str, marked: list[tuple[str, int, int]], kind: str
) -> None:
    ends = [(name, start, min(start + length, len(words))) for name, start, length in marked]
    marks = tuple(Mark(name, start, end) for name, start, end in ends if start < end)  # type: ignore[arg-type]
    block = Block("b1", kind, words, marks)  # type: ignore[arg-type]
    assume(all(group.kind != "separator" for group in grouped([block])))  # a row of signs is a rule in every format
    briefing = one(block)
    page = lay_out(briefing, load("brief"), ledger_name=None)
    file = md.write(page, load("brief"), "x", stamp=datetime(2026, 1, 1))
    assert conservation.check(page, briefing, [file]) == ()
    shown = "".join(shown_signs(file.data.decode()))
    assert [sign for sign in words if sign in SIGNS] == [sign for sign in shown if sign in SIGNS]


def shown_signs(text: str) -> Iterator[str]:
    """What a reader shows between the title and the end matter."""
    for token in READER.parse(text.partition("\n## About this document")[0]):
        for child in token.children or ():
            if child.type in ("text", "text_special", "code_inline"):
                yield child.content
