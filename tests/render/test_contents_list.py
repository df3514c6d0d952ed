"""The contents: sections, or the questions of a long text with few of them."""

from __future__ import annotations

import io
import re
from datetime import datetime

import pikepdf

from pipeline.check.pdf_rules import findings
from pipeline.model import Block, Briefing, Exchange, Section, Source, Turn
from pipeline.render.page import lay_out
from pipeline.render.page.contents_list import short_question
from pipeline.render.theme import Theme
from pipeline.render.writers import pdf

ANSWER = "The water came up to the door, and nobody wrote it down. " * 30


def talk(questions: int, sections: int = 1, answer: str = ANSWER, title: str = "Water") -> Briefing:
    def exchange(number: int) -> Exchange:
        asked = Turn("Q", (Block(f"q{number}", "paragraph", f"Who reads gauge {number}?"),))
        return Exchange(f"x{number}", asked, (Turn("A", (Block(f"a{number}", "paragraph", answer),)),))

    parts = (
        Section(f"s{n}", f"{title} {n}", tuple(map(exchange, range(n * questions, (n + 1) * questions))))
        for n in range(sections)
    )
    return Briefing(None, "en", Source("x.txt", "0" * 64), sections=tuple(parts))


def entries(briefing: Briefing, theme: Theme) -> list[str]:
    page = lay_out(briefing, theme, ledger_name=None).xhtml
    nav = re.search(r"<nav.*?</nav>", page, re.DOTALL)
    return re.findall(r"<li( value=\"\d+\")?><a href=\"#(\w+)\">", nav[0]) if nav else []


def test_three_sections_are_the_contents(theme: Theme) -> None:
    assert entries(talk(2, 3), theme) == [("", "s0"), ("", "s1"), ("", "s2")]


def test_a_long_text_in_one_section_lists_its_numbered_questions(theme: Theme) -> None:
    assert entries(talk(5), theme) == [(f' value="{n + 1}"', f"x{n}") for n in range(5)]
    assert len(entries(talk(4, 2), theme)) == 8


def test_a_short_text_and_one_of_few_questions_have_no_contents(theme: Theme) -> None:
    assert entries(talk(5, answer="I do."), theme) == []
    assert entries(talk(2, 1), theme) == []


def test_a_text_of_a_page_has_no_contents_however_many_sections_it_has(theme: Theme) -> None:
    assert entries(talk(1, 4, answer="I do."), theme) == []
    assert len(entries(talk(1, 8, answer="I do."), theme)) == 8


def test_a_long_question_is_listed_by_what_it_asks() -> None:
    told = "You have said that the harbour wall was raised by a metre before anybody had looked at the old gauges. "
    assert short_question(told + "Why? Who paid for the wall in the end?") == "Who paid for the wall in the end?"
    assert short_question(told + "Tell us more.").endswith("the old gauges. Tell…")


def test_contents_of_long_lines_may_be_broken_between_pages(theme: Theme) -> None:
    few, long = talk(1, 12, answer="I do."), talk(1, 12, answer="I do.", title="What the gauge says of the water " * 3)
    assert 'class="contents small"' in lay_out(few, theme, ledger_name=None).xhtml
    assert 'class="contents"' in lay_out(long, theme, ledger_name=None).xhtml


def test_a_numbered_entry_is_tagged_as_one_with_a_label(theme: Theme, stamp: datetime) -> None:
    made = pdf.write(lay_out(talk(5), theme, ledger_name=None), theme, "x", stamp=stamp)
    assert list(findings(made.data)) == []
    with pikepdf.open(io.BytesIO(made.data)) as file:
        tags = [str(one.S) for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
    assert [tags.count(name) for name in ("/TOCI", "/Lbl", "/Reference")] == [5, 5, 5]
