"""First names are found in sorted lines as they would be in a set."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import languages
from pipeline.languages.given_names import given_names


def test_the_names_are_sorted_and_each_is_found() -> None:
    text = (Path(languages.__file__).parent / "given_names.txt").read_text("utf-8")
    names = [name for line in text.splitlines() if not line.startswith("#") for name in line.split()]
    assert names == sorted(set(names))
    assert all(name in given_names() for name in names)


@pytest.mark.parametrize("word", ["", " ", "A", "zzz", "Quay", "Aada Aadam", "aada", "\U0010ffff"])
def test_nothing_else_is_found(word: str) -> None:
    assert word not in given_names()
