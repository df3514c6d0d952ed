"""What functions found in a text before: their results come from the store, unless something there is not as it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pipeline.disk.store import Store
from pipeline.languages.words import Words, words_of
from pipeline.run import found_before
from pipeline.run.shelf import Shelf
from pipeline.text.remembered import recalled


@dataclass(frozen=True)
class Sign:
    """What the function finds."""

    names: frozenset[str]
    size: int | None


calls: list[str] = []


def signs(text: str, loud: bool, words: Words) -> Sign | None:
    calls.append(text)
    return Sign(frozenset({text, words.tag}), None if loud else len(text)) if text else None


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setattr(found_before, "_lent", set())
    calls.clear()
    return Shelf(Store(tmp_path / "store"), {"the program": "1"})


def asked(shelf: Shelf, *texts: str, words: Words | None = None) -> list[Sign | None]:
    """The results in a process of its own."""
    found_before._lent.clear()
    function = recalled(10)(signs)
    with found_before.lent(shelf, "a.txt") as answers:
        assert answers
        found = [function(text, len(text) > 3, words or words_of("en")) for text in texts]
    answers.keep()
    return found


def test_a_result_is_found_once_for_all_versions_of_a_text(shelf: Shelf) -> None:
    before = asked(shelf, "one", "three", "")
    assert asked(shelf, "one", "three", "", "four") == [*before, Sign(frozenset({"four", "en"}), None)]
    assert calls == ["one", "three", "", "four"]


def test_what_the_last_version_did_not_ask_is_forgotten(shelf: Shelf) -> None:
    asked(shelf, "one", "two")
    asked(shelf, "two")
    asked(shelf, "one")
    assert calls == ["one", "two", "one"]


@pytest.mark.parametrize("damage", ["[]", "{", '{"%s": 3}', '{"%s": {"one\\u0000False\\u0000en": {"size": "x"}}}'])
def test_a_damaged_entry_is_as_none(shelf: Shelf, damage: str) -> None:
    before = asked(shelf, "one")
    assert shelf.store
    [entry] = (shelf.store.folder / "answers").iterdir()
    name = f"{signs.__module__}.{signs.__qualname__}"
    shelf.keep_text("answers", entry.name, damage.replace("%s", name))
    assert asked(shelf, "one") == before
    assert calls == ["one", "one"]


def test_words_that_were_changed_for_some_purpose_are_others(shelf: Shelf) -> None:
    asked(shelf, "one")
    asked(shelf, "one", words=replace(words_of("en"), months={}))
    assert calls == ["one", "one"]


def test_texts_are_told_apart_by_all_arguments(shelf: Shelf) -> None:
    asked(shelf, "one", words=words_of("en"))
    [other] = asked(shelf, "one", words=words_of("de"))
    assert other == Sign(frozenset({"one", "de"}), 3)


def test_without_a_store_nothing_is_lent() -> None:
    with found_before.lent(Shelf(), "a.txt") as answers:
        assert answers is None


def drawing(lines: tuple[str, ...], font: bytes) -> bytes:
    calls.append(font.decode())
    return b"\0".join([font, *(line.encode() for line in lines)])


def test_a_drawing_is_found_by_its_words_and_its_font(shelf: Shelf) -> None:
    for font in (b"serif", b"serif", b"sans"):
        found_before._lent.clear()
        with found_before.lent(shelf, "a.txt") as answers:
            assert answers
            assert recalled(10)(drawing)(("a", "b"), font) == font + b"\0a\0b"
        answers.keep()
    assert calls == ["serif", "sans"]
