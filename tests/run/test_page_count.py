"""The press says how many pages of a long text are laid out."""

from __future__ import annotations

import time
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.cli.progress import progress
from pipeline.disk.source_files import Text
from pipeline.model import Briefing
from pipeline.render.page import lay_out
from pipeline.render.theme import load
from pipeline.run.analyse import understand
from pipeline.run.one_document import UNDATED
from pipeline.run.press.page_count import PageCount
from pipeline.run.press.pdf_workers import Press
from pipeline.run.press.print_jobs import Job
from pipeline.settings.options import Options


def long_talk(questions: int) -> Briefing:
    parts = [
        f"When did boat {number} stop?\n\n" + f"It stopped at quay {number}, when fuel was dear. " * 40
        for number in range(questions)
    ]
    data = ("Night Boats\n\n" + "\n\n".join(parts)).encode()
    return understand(Text("boats.txt", "boats", data, "boats.txt"), Options(("pdf",), "brief")).briefing


def test_pages_are_counted_while_they_are_laid_out() -> None:
    briefing, theme = long_talk(30), load()
    job = Job(lay_out(briefing, theme, ledger_name=None), briefing, theme, "boats", UNDATED)
    seen: list[str] = []
    with Press(1, counting=True) as press:
        assert isinstance(press.pages, PageCount)
        assert str(press.pages) == ""
        future = press.start(job)
        while not future.done():
            seen.append(str(press.pages))
            time.sleep(0.005)
        press.collect(job, future)
        assert str(press.pages) == ""
    numbers = [int(text.split()[1]) for text in seen if text]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) > 5
    assert "page 0 of about 22" in seen


def test_a_short_text_shows_no_pages_and_a_press_without_an_audience_counts_none() -> None:
    briefing, theme = long_talk(2), load()
    job = Job(lay_out(briefing, theme, ledger_name=None), briefing, theme, "boats", UNDATED)
    with Press(1, counting=True) as press:
        future = press.start(job)
        assert str(press.pages) == ""
        press.collect(job, future)
    with Press(1) as press:
        assert press.pages is None
        press.collect(job, press.start(job))


def test_the_line_that_moves_shows_document_and_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    screen, count = StringIO(), iter(range(1, 1000))

    class Pages:
        def __str__(self) -> str:
            return f"page {next(count)} of about 300"

    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("rich.console.Console", lambda **_: Console(file=screen, force_terminal=True, width=80))
    with progress(3, quiet=False, pages=Pages()) as (tell, _say):
        tell("boats.txt")
        time.sleep(0.3)
    assert "building boats.txt (1 of 3), page 2 of about 300" in screen.getvalue()
