"""Questions on paper: whole, with their answers, and without a rule below them; and titles that were links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from pipeline.model import Block, Briefing, Exchange, Mark, Section, Source, Turn
from pipeline.render.page import lay_out
from pipeline.render.pdf import printing
from pipeline.render.theme import Theme

LINE = "The keeper of the gauge wrote down the water every hour, "


def said(name: str, words: str) -> Block:
    return Block(name, "paragraph", words)


def talk(*exchanges: Exchange) -> Briefing:
    section = Section("s", "Water", exchanges)
    return Briefing(Block("t", "paragraph", "Gauges"), "en", Source("x.txt", "0" * 64), sections=(section,))


def exchange(name: str, question: str, answer: str) -> Exchange:
    answers = (Turn("A", (said(f"a{name}", answer),)),) if answer else ()
    return Exchange(f"x{name}", Turn("Q", (said(f"q{name}", question),)), answers)


def pages_of(briefing: Briefing, theme: Theme, stamp: datetime) -> list[list[str]]:
    """The block of each line of each page."""
    document = printing._document(lay_out(briefing, theme, ledger_name=None), theme, stamp)
    return [list(blocks(page)) for page in document.pages]


def blocks(page: Any) -> Iterator[str]:
    for box in page._page_box.descendants():
        if type(box).__name__ == "LineBox" and box.element is not None and box.element.get("data-block"):
            yield box.element.get("data-block")


@pytest.mark.parametrize("lines", range(29, 37))
def test_no_page_has_fewer_than_three_lines_of_a_question(lines: int, theme: Theme, stamp: datetime) -> None:
    asked = exchange("2", LINE * 6 + "and why?", LINE * 20)
    pages = pages_of(talk(exchange("1", "Who?", LINE * lines), asked), theme, stamp)
    found = [page.count("q2") for page in pages if "q2" in page]
    assert sum(found) == 7
    assert min(found) >= 3


@pytest.mark.parametrize("lines", range(24, 37))
def test_a_question_of_eight_lines_is_on_one_page_with_the_begin_of_its_answer(
    lines: int, theme: Theme, stamp: datetime
) -> None:
    asked = exchange("2", "Is it so? " + LINE * 8 + "and why?", LINE * 20)
    pages = pages_of(talk(exchange("1", "Who?", LINE * lines), asked), theme, stamp)
    assert [page.count("q2") for page in pages if "q2" in page] == [8]
    assert next(page for page in pages if "q2" in page).count("a2") >= 2


@pytest.mark.parametrize("signs", ["***", "* * *", "⁂", "– – –", "----------"])
def test_a_row_of_signs_between_two_parts_is_a_rule(signs: str, theme: Theme) -> None:
    blocks = said("b1", LINE), said("b2", signs), said("b3", LINE)
    page = lay_out(replace(talk(), sections=(Section("s", "Water", blocks),)), theme, ledger_name=None).xhtml
    assert page.count("<hr/>") == 1
    assert signs not in page


@pytest.mark.parametrize("words", ["…", "?!", "– and so", "1 * * *"])
def test_signs_that_somebody_says_are_printed(words: str, theme: Theme) -> None:
    blocks = said("b1", LINE), said("b2", words), said("b3", LINE)
    page = lay_out(replace(talk(), sections=(Section("s", "Water", blocks),)), theme, ledger_name=None).xhtml
    assert f'data-block="b2">{words}<' in page
    assert "<hr/>" not in page


def test_no_rule_is_next_to_a_heading_and_a_section_of_rules_is_not_printed(theme: Theme) -> None:
    rule = Block("r", "separator", "")
    empty = Section("s0", "Introduction", (said("b0", "***"),))
    page = lay_out(
        replace(talk(), sections=(empty, Section("s", "Water", (rule, said("b1", LINE), said("b2", "***"))))),
        theme,
        ledger_name=None,
    ).xhtml
    assert "<hr/>" not in page
    assert "Introduction" not in page


def test_a_rule_between_a_question_and_its_answer_is_not_printed(theme: Theme) -> None:
    first, rule = exchange("1", "Who?", LINE), Block("r", "separator", "")
    answer = replace(first.answers[0], blocks=(rule, said("b", LINE), rule, said("c", LINE)))
    asked = replace(first, question=replace(first.question, blocks=(*first.question.blocks, rule)), answers=(answer,))
    assert lay_out(talk(asked), theme, ledger_name=None).xhtml.count("<hr") == 1


def test_a_title_that_was_a_link_is_not_underlined(theme: Theme, stamp: datetime) -> None:
    title = Block("t", "paragraph", "Gauges", (Mark("link", 0, 6, "https://port.example/"),))
    page = lay_out(replace(talk(exchange("1", "Who?", LINE)), title=title), theme, ledger_name=None)
    document = printing._document(page, theme, stamp)
    links = [box for box in document.pages[0]._page_box.descendants() if box.element_tag == "a"]
    assert links[0].style["text_decoration_line"] == "none"


@pytest.mark.parametrize(
    ("marks", "bold"), [((0, 4, 4, 13), 0), ((0, 3, 4, 13), 0), ((0, 3), 1), ((4, 13), 1), ((0, 3, 9, 13), 2)]
)
def test_bold_that_all_words_of_a_question_have_is_not_printed(marks: tuple[int, ...], bold: int, theme: Theme) -> None:
    asked = Block("q", "paragraph", "Who rows here?", tuple(_bold(*marks)))
    briefing = talk(Exchange("x", Turn("Q", (asked,)), (Turn("A", (replace(asked, id="a"),)),)))
    headed = replace(briefing.sections[0], heading=replace(asked, id="h", kind="heading"))
    page = lay_out(replace(briefing, sections=(headed,)), theme, ledger_name=None).xhtml
    assert page.count("<strong>") == 2 * bold + len(marks) // 2  # of heading and question, and of the answer


def _bold(*places: int) -> Iterator[Mark]:
    return (Mark("strong", start, end) for start, end in zip(places[::2], places[1::2], strict=True))


def test_the_second_paragraph_of_a_question_is_indented(theme: Theme, stamp: datetime) -> None:
    asked = replace(exchange("1", LINE * 5, LINE).question, blocks=(said("q1", LINE * 5), said("q2", LINE * 5)))
    document = printing._document(
        lay_out(talk(replace(exchange("1", "Who?", LINE), question=asked)), theme, ledger_name=None), theme, stamp
    )
    boxes = [box for box in document.pages[0]._page_box.descendants() if type(box).__name__ == "LineBox"]
    first = {name: next(box for box in boxes if box.element.get("data-block") == name) for name in ("q1", "q2")}
    assert first["q2"].children[0].position_x > first["q1"].children[0].position_x
