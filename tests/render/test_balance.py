"""Headings of several lines: evenly long, no word alone, no article at the end of a line; other text is left alone."""

from __future__ import annotations

from datetime import datetime

import pytest

from pipeline.model import Block, Briefing, Source
from pipeline.render.page import lay_out
from pipeline.render.page.running_titles import leans
from pipeline.render.pdf import printing
from pipeline.render.pdf.whole_words import WORD_JOINER
from pipeline.render.theme import available, load

TITLES = [
    "The Long Winter of the Ferrymen and What Came After the Ice",
    "What the Gauges of the Upper Valley Have Shown in Twelve Years of Rain",
    "A Clerk, a Lamp and Thirty Years of Letters That Nobody Has Answered",
]


def lines_of(title: str, name: str, stamp: datetime, language: str = "en") -> list[tuple[str, float, float]]:
    """The lines of the title: the words, where they begin, how wide they are."""
    briefing = Briefing(Block("b1", "paragraph", title), language, Source("x.txt", "0" * 64))
    document = printing._document(lay_out(briefing, load(name), ledger_name=None), load(name), stamp)
    found = []
    for box in document.pages[0]._page_box.descendants():
        if type(box).__name__ == "LineBox" and str(getattr(box.element, "tag", "")).endswith("h1"):
            words = "".join(getattr(inner, "text", "") or "" for inner in box.descendants())
            found.append((words.strip(), box.position_x, box.width))
    return found


@pytest.mark.parametrize("name", available())
@pytest.mark.parametrize("title", TITLES)
def test_the_lines_of_a_title_are_evenly_long(title: str, name: str, stamp: datetime) -> None:
    lines = lines_of(title, name, stamp)
    assert len(lines) > 1
    assert " ".join(words for words, _, _ in lines) == title
    widths = [width for _, _, width in lines]
    assert min(widths) > 0.4 * max(widths)
    assert " " in lines[-1][0]


def test_no_line_ends_with_an_article_where_that_can_be(stamp: datetime) -> None:
    for name in available():
        assert [words.split()[-1] for words, _, _ in lines_of(TITLES[0], name, stamp)][:-1] == ["Ferrymen"]


def test_a_very_long_word_is_hyphenated_and_not_torn(stamp: datetime) -> None:
    title = "Das Amt der Hochwasserrückhaltebeckenverwaltung"
    lines = [words for words, _, _ in lines_of(title, "brief", stamp, "de")]
    assert lines == ["Das Amt der Hochwasser\N{HYPHEN}", "rückhaltebeckenverwaltung"]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("zh", ["河口湿地的二十年——", "闸门看守人谈涨潮退潮与孤岛"]),
        ("zh", ["闸门看守人说：", "「潮水不会等待任何人」的夜晚"]),
        ("ja", ["渡し舟の船頭が語る、", "川と水門とこの町の三十年間"]),
    ],
)
def test_a_line_of_a_heading_without_spaces_ends_with_a_phrase(
    language: str, lines: list[str], stamp: datetime
) -> None:
    printed = [words.replace(WORD_JOINER, "") for words, _, _ in lines_of("".join(lines), "brief", stamp, language)]
    assert printed == lines


def test_a_phrase_that_is_most_of_the_heading_is_broken(stamp: datetime) -> None:
    lines = [words for words, _, _ in lines_of("潮，" + "河口湿地保护中心" * 4, "brief", stamp, "zh")]
    assert len(lines) == 3
    assert min(map(len, lines)) > 9


@pytest.mark.parametrize(
    ("word", "expected"), [("of", True), ("über", True), ("SIG", False), ("gauge", False), ("old-", True)]
)
def test_a_small_word_belongs_to_the_next(word: str, expected: bool) -> None:
    assert leans(word) is expected
