"""Questions whose words begin with a number: it is printed once."""

from __future__ import annotations

from datetime import datetime

import pytest
from lxml import etree
from test_docx import W, tree_of

from pipeline.model import Block, Briefing, Exchange, Page, Section, Source, Turn
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme
from pipeline.render.writers import docx, md, txt


def asked(*questions: str) -> Briefing:
    exchanges = tuple(
        Exchange(
            f"x{number}",
            Turn(None, (Block(f"q{number}", "paragraph", question),)),
            (Turn(None, (Block(f"a{number}", "paragraph", "I sand things, and think."),)),),
        )
        for number, question in enumerate(questions, 1)
    )
    return Briefing(None, "en", Source("shutters.txt", "0" * 64), sections=(Section("s1", "Shutters", exchanges),))


@pytest.fixture
def typed(theme: Theme) -> Page:
    return lay_out(asked("1. Which came first?", "2. Who taught you?"), theme, ledger_name=None)


def test_the_text_and_markdown_have_one_number(typed: Page, theme: Theme, stamp: datetime) -> None:
    for writer in (txt, md):
        text = writer.write(typed, theme, "x", stamp=stamp).data.decode()
        assert "1. Which came first?" in text.replace("\\", "")
        assert "1. 1." not in text.replace("\\", "")


def test_the_page_keeps_the_number_for_references_and_does_not_show_it(typed: Page) -> None:
    root = etree.fromstring(typed.xhtml.encode())
    questions = [element for element in root.iter() if "question" in (element.get("class") or "").split()]
    assert [(one.get("data-number"), "typed" in one.get("class", "").split()) for one in questions] == [
        ("1", True),
        ("2", True),
    ]


def test_word_does_not_count_questions_that_have_their_number(typed: Page, theme: Theme, stamp: datetime) -> None:
    data = docx.write(typed, theme, "x", stamp=stamp).data
    assert not list(tree_of(data).iter(f"{W}numId"))  # by its style, and not by formatting of its own
    used = {style.get(f"{W}val") for style in tree_of(data).iter(f"{W}pStyle")}
    styles = {style.get(f"{W}styleId"): style for style in tree_of(data, "word/styles.xml").iter(f"{W}style")}
    (question,) = (name for name in used if name.endswith("Typed"))
    assert [number.get(f"{W}val") for number in styles[question].iter(f"{W}numId")] == ["0"]


@pytest.mark.parametrize(
    "questions", [("7. Which came first?", "8. Who?"), ("1. Which came first?", "Who taught you?")]
)
def test_other_numbers_are_printed_beside_ours(questions: tuple[str, ...], theme: Theme, stamp: datetime) -> None:
    text = txt.write(lay_out(asked(*questions), theme, ledger_name=None), theme, "x", stamp=stamp).data.decode()
    assert f"1. {questions[0]}" in text
