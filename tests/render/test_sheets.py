"""The rules of a theme are read once in a process, its fonts once for each document."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.model import Page
from pipeline.render.pdf import sheets
from pipeline.render.pdf.weasy import FontConfiguration
from pipeline.render.theme import Theme, load

PAGE = Page("<html><body><p>The ferry runs.</p></body></html>", "Boats", "en")


@pytest.fixture
def theme() -> Theme:
    return load("brief")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The style sheets that are read."""
    texts: list[str] = []
    original = sheets.CSS

    def counted(*, string: str, **more: Any) -> Any:
        texts.append(string)
        return original(string=string, **more)

    monkeypatch.setattr(sheets, "CSS", counted)
    sheets._read.cache_clear()
    return texts


def test_rules_that_were_prepared_are_not_read_again(theme: Theme, read: list[str]) -> None:
    sheets.prepare(theme, "")
    assert len(read) == 1
    for _ in range(2):
        fonts = FontConfiguration()
        assert len(sheets.sheets_of(PAGE, theme, fonts)) == 2
        fonts.__del__()
    assert [text.count("@font-face") > 0 for text in read] == [False, True, True]


def test_rules_from_right_to_left_are_others(theme: Theme, read: list[str]) -> None:
    sheets.prepare(theme, "en")
    sheets.prepare(theme, "ar")
    assert len(set(read)) == 2


def test_rules_with_fonts_of_their_own_are_read_for_each_document(theme: Theme, read: list[str]) -> None:
    own = replace(
        theme, sheets=theme.sheets | {"paged": "@font-face { font-family: X; src: url(data:,) } p { color: red }"}
    )
    sheets.prepare(own, "en")
    assert read == []
    for _ in range(2):
        fonts = FontConfiguration()
        sheets.sheets_of(PAGE, own, fonts)
        fonts.__del__()
    assert len(read) == 4
