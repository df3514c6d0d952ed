"""A text four times as long takes four times the work in each stage; calls are counted, not seconds."""

from __future__ import annotations

import cProfile
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest

from pipeline.clean import clean
from pipeline.model import nfkc, stream
from pipeline.read import read
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme, load
from pipeline.render.writers import find
from pipeline.structure import structure

SMALL, TIMES = 5_000, 4
ALLOWED = 1.3  # of what is in proportion
STAMP = datetime(2026, 3, 4, tzinfo=UTC)
MARK = "\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}"
SAID = "The water came over the wall in the night, and the people of the quay carried what they had to the hill. "
LETTERS = [f"{a}{b}{c}" for a in "BCDFGH" for b in "KLMNPR" for c in "STVWXZ"]


def many(row: str, length: int) -> str:
    """Rows with a number each, so that none is the same as another."""
    rows, size = [], 0
    for number in count(1):
        rows.append(row.format(number, number % 97))
        size += len(rows[-1])
        if size >= length:
            return "".join(rows)
    raise AssertionError


def acronyms(length: int) -> str:
    rows = (
        f"The {a}ank {b}eat {c}ouncil ({a}{b}{c}) met, and {a}{b}{c} it was.\n\n"
        for a, b, c in LETTERS * (length // len(LETTERS))
    )
    return "".join(rows)[:length]


KINDS: dict[str, Callable[[int], str]] = {
    "a transcript.txt": lambda n: many(f"MR. ODUYA: Why did it fail in year {{}}?\n\nHALE: {SAID * 3}\n\n", n),
    "prose without paragraphs.txt": lambda n: "On Walls\n\n" + many(f"In {{}} years. {SAID}", n) + "\n",
    "apostrophes.txt": lambda n: "On Marks\n\n" + "it's so'" * (n // 8) + "\n",
    "questions.txt": lambda n: many("Why did wall {} fail the town of {}?\n\n", n),
    "short paragraphs.txt": lambda n: many("The wall {} was {} steps long, and of old stone.\n\n", n),
    "a table.md": lambda n: "# Walls\n\n| Wall | Steps |\n| --- | --- |\n" + many("| wall {} | {} |\n", n),
    "a list.md": lambda n: "# Walls\n\n" + many("- wall {} was {} steps long\n", n),
    "combining marks.txt": lambda n: "On Marks\n\na" + MARK * (n // 2) + "\n",
    "acronyms.txt": acronyms,
    "speakers.txt": lambda n: many("ADA HOLM{}: It was {}.\n\n", n),
    "headings.md": lambda n: many("## Wall {}\n\nIt was {} steps long, and of old stone.\n\n", n),
    "links.md": lambda n: many("See [wall {}](https://walls.example/{}), too.\n\n", n),
    "footnotes.md": lambda n: many("A wall[^{0}] it was.\n\n[^{0}]: Of {1} steps.\n\n", n),
    "Chinese.txt": lambda n: many("墙{}是什么时候建的？\n\n很久以前，城里的人用石头建了它，高{}步。\n\n", n // 2),
    "captions.srt": lambda n: many("{0}\n00:00:{1:02},000 --> 00:01:00,000\nIt was wall {0} then.\n\n", n),
    "a table of figures.csv": lambda n: "Wall,Steps\n" + many("{0},{0}.{1}\n", n // 2),
    "paragraphs.html": lambda n: f"<html><body>{many('<p>Wall {} was {} steps long, of stone.</p>', n)}</body></html>",
}


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load("brief")


@pytest.mark.parametrize("kind", KINDS)
def test_work_grows_with_the_length_alone(kind: str, theme: Theme) -> None:
    calls_of(KINDS[kind](SMALL // 4), kind, theme)  # what is made once and kept does not count
    small, large = (calls_of(KINDS[kind](size), kind, theme) for size in (SMALL, TIMES * SMALL))
    share = {stage: round(large[stage] / (TIMES * small[stage]), 2) for stage in small}
    assert max(share.values()) <= ALLOWED, share


def calls_of(text: str, kind: str, theme: Theme) -> dict[str, int]:
    """How many calls each stage takes."""
    calls: dict[str, int] = {}

    def counted(stage: str, action: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        profile = cProfile.Profile()
        result = profile.runcall(action, *arguments, **named)
        calls[stage] = sum(entry.callcount for entry in profile.getstats())
        return result

    raw = counted("read", read, text.encode(), kind)
    briefing = counted("structure", structure, counted("clean", clean, raw))
    page = counted("page", lay_out, briefing, theme, ledger_name=None)
    counted("docx", find("docx").write, page, theme, "a", stamp=STAMP)
    return calls


def test_marks_on_a_letter_are_put_in_order_thirty_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    longest = [0]
    plain = unicodedata.normalize

    def normalize(form: str, text: str) -> str:
        combining = "".join("x" if unicodedata.combining(letter) else " " for letter in plain("NFKD", text[:2000]))
        longest.append(max(map(len, re.findall("x+", combining)), default=0))
        return plain(form, text)

    monkeypatch.setattr("pipeline.model.text.unicodedata.normalize", normalize)
    for marks in (MARK, "\N{HALFWIDTH KATAKANA VOICED SOUND MARK}\N{COMBINING ACUTE ACCENT}", "\u0345\u0301"):
        assert stream("a" + marks * 500 + "b").endswith("b")
    assert 0 < max(longest) <= 33  # a letter may bring marks of its own


@pytest.mark.parametrize("text", ["e\N{COMBINING ACUTE ACCENT}", "ﬁ", "ｶﾞ", "①", "Å", "a" + MARK * 10])
def test_ordinary_text_is_normalised_as_unicode_does_it(text: str) -> None:
    assert nfkc(text) == unicodedata.normalize("NFKC", text)
