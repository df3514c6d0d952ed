"""What is kept from one layout of a page to the next, what is put off until one is printed, and rows of dots."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.disk.source_files import Text
from pipeline.model import Page
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme, load
from pipeline.run.analyse import understand
from pipeline.settings.options import Options

pytest.importorskip("weasyprint", exc_type=(ImportError, OSError))


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load("brief")


@pytest.fixture(scope="module")
def page(sample: Path, theme: Theme) -> Page:
    text = Text("a.txt", "a", sample.read_bytes(), "a.txt")
    return lay_out(understand(text, Options(("pdf",), "brief")).briefing, theme, ledger_name=None)


def laid_out(page: Page, theme: Theme) -> Any:
    from pipeline.render.pdf import printing

    return printing._document(page, theme, datetime(2026, 1, 1, tzinfo=UTC))


def test_blocks_of_a_layout_that_is_tried_again_are_moved(
    page: Page, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.render.pdf.shortcuts import moved_blocks

    moved: list[str] = []
    original = moved_blocks._another
    monkeypatch.setattr(
        moved_blocks, "_another", lambda box, down: moved.append(box.element_tag) or original(box, down)
    )
    laid_out(page, theme)
    assert {"section", "p", "div"} <= set(moved)


def test_margins_are_made_of_the_pages_that_are_printed_only(
    page: Page, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.render.pdf.weasy import later

    made: list[Any] = []
    original = later._margins
    monkeypatch.setattr(
        later, "_margins", lambda context, *of: made.append(context.current_page) or original(context, *of)
    )
    document = laid_out(page, theme)
    assert made == list(range(1, len(document.pages) + 1))
    assert all("MarginBox" in map(_kind, page._page_box.children) for page in document.pages)


def _kind(box: Any) -> str:
    return type(box).__name__


def test_a_row_of_dots_is_one_text(page: Page, theme: Theme) -> None:
    document = laid_out(page, theme)
    leaders = [box for page in document.pages for box in page._page_box.descendants() if box.is_leader and box.children]
    rows = [box.children[0] for box in leaders if box.element_tag == "a::after" and len(box.children) == 1]
    dots = [row for row in rows if row.text.count(".") > 9]
    assert len(dots) > 5
    for row in dots:
        assert row.pango_layout.runs[0].times == row.text.count(".")
    steps = [(row.position_x - dots[0].position_x) / (row.width / row.text.count(".")) for row in dots]
    assert steps == pytest.approx(list(map(round, steps)), abs=1e-6)  # the dots of all rows are below each other
