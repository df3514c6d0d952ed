"""Pages are some lines longer or shorter, so that no last page is nearly empty and the contents are on the first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from weasyprint.css import StyleFor

from pipeline.model import Bio, Block, Briefing, Mark, Section, Source
from pipeline.render.page import lay_out
from pipeline.render.pdf import last_page, printing
from pipeline.render.theme import Theme

SENTENCE = "The tide tables of the port were printed on blue paper, so that nobody took them for last year's. "

Pages = Callable[..., Any]


def talk(sentences: int, links: int = 0, about: int = 0, sections: int = 1) -> Briefing:
    """A text of so many paragraphs in its first section, with links, words about the guest, and more sections."""
    marks = tuple(Mark("link", n, n + 1, f"https://port.example/{n}") for n in range(links))
    blocks = [Block(f"b{n}", "paragraph", SENTENCE, () if n else marks) for n in range(sentences)]
    others = (Section(f"m{n}", f"Paper {n}", (Block(f"c{n}", "paragraph", SENTENCE),)) for n in range(sections - 1))
    return Briefing(
        Block("t", "paragraph", "Blue paper"),
        "en",
        Source("x.txt", "0" * 64),
        bio=Bio(None, (Block("a", "paragraph", SENTENCE * about),)) if about else None,
        sections=(Section("s", "Paper", tuple(blocks)), *others),
    )


@pytest.fixture
def pages(theme: Theme, stamp: datetime, monkeypatch: pytest.MonkeyPatch) -> Pages:
    """Lays a briefing out, on request as if the ends of its pages were of no matter."""

    def made(briefing: Briefing, *, plain: bool = False) -> Any:
        with monkeypatch.context() as off:
            if plain:
                off.setattr(printing, "with_better_ends", lambda _, made, rules: (made(rules), rules))
            return printing._document(lay_out(briefing, theme, ledger_name=None), theme, stamp)

    return made


def on_last(document: Any) -> Any:
    return last_page._filled(document.pages[-1])


def test_some_lines_too_many_are_taken_in_by_longer_pages(pages: Pages) -> None:
    before, after = pages(talk(64), plain=True), pages(talk(64))
    assert 0 < on_last(before).used < 90
    assert (len(before.pages), len(after.pages)) == (4, 3)


def test_a_text_of_a_page_and_some_lines_is_set_closer(pages: Pages) -> None:
    blocks = ((Block(f"b{n}-{k}", "paragraph", SENTENCE) for k in range(4)) for n in range(3))
    parts = (Section(f"s{n}", f"Paper {n}", tuple(some)) for n, some in enumerate(blocks))
    briefing = replace(talk(1), sections=tuple(parts))
    before, after = pages(briefing, plain=True), pages(briefing)
    assert (len(before.pages), len(after.pages)) == (2, 1)


def test_lines_that_longer_pages_cannot_take_in_get_company_from_shorter_pages(pages: Pages) -> None:
    before, after = pages(talk(22), plain=True), pages(talk(22))
    assert len(before.pages) == len(after.pages)
    assert on_last(before).is_thin
    assert not on_last(after).is_thin


def test_a_last_page_of_links_alone_gets_the_end_of_the_talk(pages: Pages) -> None:
    before, after = pages(talk(18, links=30), plain=True), pages(talk(18, links=30))
    assert len(before.pages) == len(after.pages)
    assert not on_last(before).talk
    assert on_last(after).talk > 0


@pytest.mark.parametrize(("about", "parts", "taken_in"), [(36, 8, True), (36, 10, True), (36, 11, False)])
def test_contents_that_miss_the_first_page_by_three_lines_are_on_it(
    about: int, parts: int, taken_in: bool, pages: Pages
) -> None:
    briefing = talk(4, about=about, sections=parts)
    assert not last_page._has_contents(pages(briefing, plain=True).pages[0]._page_box)
    assert last_page._has_contents(pages(briefing).pages[0]._page_box) is taken_in


AGAIN = {"taken in": talk(64), "given company": talk(22), "links": talk(18, links=30), "contents": talk(4, 0, 36, 8)}


@pytest.mark.parametrize("name", AGAIN)
def test_pages_that_are_tried_again_keep_styles_and_boxes_and_have_the_bytes_of_those_that_do_not(
    name: str, theme: Theme, stamp: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def counted(style: StyleFor, *of: Any) -> None:
        made.append("styles")
        begin(style, *of)

    begin = StyleFor.__init__
    monkeypatch.setattr(StyleFor, "__init__", counted)
    page = lay_out(AGAIN[name], theme, ledger_name=None)
    kept = printing.print_page(page, theme, "x.pdf", stamp=stamp).data
    few = len(made)
    monkeypatch.setattr(printing, "without_pages", lambda rules: rules)
    assert printing.print_page(page, theme, "x.pdf", stamp=stamp).data == kept
    assert few < len(made) - few


@pytest.mark.parametrize("sentences", [5, 30])
def test_a_filled_last_page_and_a_single_page_stay_as_they_are(sentences: int, pages: Pages) -> None:
    before, after = pages(talk(sentences), plain=True), pages(talk(sentences))
    used = [[last_page._filled(page).used for page in document.pages] for document in (before, after)]
    assert used[0] == used[1]


def test_a_theme_without_lengths_of_its_pages_is_laid_out_once(theme: Theme) -> None:
    asked: list[str] = []
    last_page.with_better_ends(replace(theme, tokens={"leading.text": "15pt"}), asked.append)
    assert asked == [""]
