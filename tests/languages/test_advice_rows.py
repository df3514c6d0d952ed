"""The cues of advice are rows with their own examples: each row finds what it says it finds."""

from __future__ import annotations

import re
from pathlib import Path

from tables import all_rows

from pipeline.languages import advice_rows
from pipeline.languages.advice_rows import Cue, cues_of
from pipeline.languages.advice_words import phrases, weighed_words
from pipeline.structure.advice.weights import weights

LANGUAGES = sorted(
    path.parent.name for path in (Path(__file__).parents[2] / "pipeline" / "languages").glob("*/advice.toml")
)
ROWS = [(tag, row) for tag in LANGUAGES for row in cues_of(tag).rows()]
# As translators read them.
KINDS = set(re.findall(r"``(\w+)``", (advice_rows.__doc__ or "").partition("Kinds by which")[2]))


@all_rows("tag, row", ROWS)
def test_a_row_finds_its_own_examples_and_not_the_others(tag: str, row: Cue) -> None:
    pattern = re.compile(row.form, re.IGNORECASE)
    assert row.kind in KINDS
    assert row.yes, "a row says what it is for"
    assert [text for text in row.yes if not pattern.search(text)] == []
    if "(?P<command>" not in row.form:  # there the verbs of the language decide
        assert [text for text in row.no if pattern.search(text)] == []


def test_no_row_stands_twice() -> None:
    rows = [(tag, row.kind, row.form) for tag, row in ROWS]
    assert len(rows) == len(set(rows))


def test_what_asks_for_advice_and_what_urges_speaks_for_it() -> None:
    assert all(weights()[sign] > 0 for sign in ("performative", "pressing", "should", "sought", "seeks"))
    assert all(weights()[sign] < 0 for sign in ("none", "has narrative", "thing"))


def test_the_words_of_a_sentence_are_weighed_by_language() -> None:
    assert list(phrases("We need one.")) == [
        "we",
        "need",
        "one",
        "we need",
        "need one",
        "we need one",
        "^ we",
        "^ we need",
    ]
    assert weighed_words("en-GB")["we need"] > 0 > weighed_words("en")["was"]
    assert weighed_words("tlh") == {}


def test_a_language_without_rows_finds_nothing() -> None:
    assert cues_of("tlh")["should"].search("We should wait.") is None
    assert not cues_of("tlh").has("should")
    assert cues_of("en-GB")["should"].search("We should wait.")
