"""The files of a language: the folder for a tag, inheritance by script variants, calendars from CLDR."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from pipeline.languages.files import KINDS, languages, nearest, table
from pipeline.languages.words import words_of


@pytest.mark.parametrize(
    ("tag", "folder"),
    [
        ("en-GB", "en"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh", "zh"),
        ("NO", "nb"),
        ("pt-br", "pt"),
        ("tlh", "tlh"),
    ],
)
def test_a_tag_is_served_by_the_nearest_folder(tag: str, folder: str) -> None:
    assert nearest(tag) == folder


def test_a_script_variant_keeps_its_own_words_and_takes_over_the_rest() -> None:
    simple, traditional = table("zh", "language"), table("zh-Hant", "language")
    assert simple["name"] != traditional["name"]
    assert traditional["print"] == simple["print"]
    assert (words_of("zh").fixed["interview"], words_of("zh-TW").fixed["interview"]) == ("问答", "問答")
    assert words_of("zh-TW").asks == words_of("zh").asks


@pytest.mark.parametrize(("tag", "name", "number"), [("da", "maj", 5), ("cs", "května", 5), ("fi", "toukokuuta", 5)])
def test_a_language_without_lists_knows_its_months(tag: str, name: str, number: int) -> None:
    assert words_of(tag).months[name] == number


def test_the_calendars_are_current(root: Path) -> None:
    made = runpy.run_path(str(root / "tools" / "calendars.py"))["calendars"]()
    assert [path.parent.name for path, text in made.items() if path.read_text("utf-8") != text] == [], "run make docs"


def test_every_folder_is_a_language_with_known_files(root: Path) -> None:
    for path in (root / "pipeline" / "languages").glob("*/*"):
        if path.parent.name != "__pycache__":
            assert path.parent.name in (*languages(), "und")
            assert path.suffix == ".toml"
            assert path.stem in KINDS
