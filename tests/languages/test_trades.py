"""The words for a trade in a language: whole words, endings and beginnings, and words that only look so."""

from __future__ import annotations

import pytest

from pipeline.languages.words import words_of


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "skippers"), ("en", "ichthyologist"), ("de", "Netzflickerin"), ("pl", "kapitanem"),
     ("sv", "forskarna"), ("da", "entomolog"), ("fr", "danseuse"), ("es", "escritora"), ("it", "pescatrice")],
)  # fmt: skip
def test_a_word_for_a_trade_is_known_by_itself_or_by_its_end(language: str, word: str) -> None:
    assert words_of(language).bio_noun.fullmatch(word)


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "checklist"), ("en", "Lindquist"), ("de", "Katalog"), ("de", "verreist"), ("es", "motor"),
     ("it", "Beatrice"), ("fr", "couleur"), ("pt", "janeiro"), ("sv", "dialog"), ("de", "bist")],
)  # fmt: skip
def test_what_only_ends_as_a_trade_is_none(language: str, word: str) -> None:
    assert not words_of(language).bio_noun.fullmatch(word)
