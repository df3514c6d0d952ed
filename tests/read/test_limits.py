"""A text over the limits is refused at once, with its place and a hint."""

from __future__ import annotations

import pytest
from packages import word

from pipeline.clean import clean
from pipeline.errors import CleaningError, InputError
from pipeline.read import read


def refused(data: bytes, name: str) -> tuple[str, str | None]:
    with pytest.raises(InputError) as caught:
        read(data, name, language="en")
    assert caught.value.hint
    return caught.value.sentence, caught.value.place


def test_a_text_of_too_many_paragraphs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.limits.MAX_BLOCKS", 100)
    assert refused(b"Word.\n\n" * 101, "a.txt") == (
        "the text has more than 100 paragraphs, which is the limit",
        "a.txt",
    )
    assert len(read(b"Word.\n\n" * 100, "a.txt", language="en").blocks) == 100


def test_a_table_of_too_many_columns_is_refused() -> None:
    rows = b"year,ships\n" + b"1," * 1_001 + b"\n"
    assert refused(rows, "a.csv") == ("a table has more than 1,000 columns, which is the limit", "a.csv, line 2")


def test_a_table_whose_short_rows_are_as_wide_as_a_long_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.limits.MAX_CELLS", 1_000)
    rows = b"x,y\n" + b"1," * 99 + b"\n" + b"a,\n" * 20
    assert refused(rows, "a.csv") == ("a table has more than 1,000 cells, which is the limit", "a.csv, line 2")


def test_a_word_file_of_too_many_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.office.zip_package.MAX_TAGS", 1_000)
    sentence, place = refused(word("<w:p/>" * 1_000), "a.docx")
    assert sentence.startswith("the part word/document.xml has more than")
    assert place == "a.docx"


def test_a_text_of_too_many_repairs_is_refused_with_the_rule_to_switch_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.clean.MAX_EDITS", 100)
    raw = read(b"It's " * 101, "a.txt", language="en")
    with pytest.raises(CleaningError, match="more than 100 repairs") as caught:
        clean(raw)
    assert caught.value.place == "a.txt"
    assert "straight-quotes" in str(caught.value.hint)
    clean(raw, off=frozenset({"straight-quotes"}))
