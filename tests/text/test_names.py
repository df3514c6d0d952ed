"""One definition of a capitalised word and of a name, in every alphabet with two cases."""

from __future__ import annotations

import re

import pytest

from pipeline.languages.name_words import joints, label_words, particles, person_re
from pipeline.text.names import CAPITAL, WORD, name_source


@pytest.mark.parametrize("letter", ["A", "É", "Č", "Ж", "Ω", "Ẵ", "Ա", "海", "ש"])
def test_a_capital_and_a_letter_of_a_script_without_small_ones_begin_a_name(letter: str) -> None:
    assert re.fullmatch(CAPITAL, letter)


@pytest.mark.parametrize("sign", ["a", "é", "č", "ž", "ж", "ω", "ẵ", "ա", "ß", "ÿ", "7", "_", "-"])
def test_a_small_letter_of_any_alphabet_does_not(sign: str) -> None:
    assert not re.fullmatch(CAPITAL, sign)


@pytest.mark.parametrize("word", ["Reed", "O’Neil", "Saint-Clair", "J.", "J.R."])
def test_a_word_of_a_name_may_be_an_initial(word: str) -> None:
    assert re.fullmatch(WORD, word)


@pytest.mark.parametrize("word", ["Reed.", "A", "reed", "3rd"])
def test_the_full_stop_of_a_sentence_is_not_in_a_name(word: str) -> None:
    assert not re.fullmatch(WORD, word)


def test_a_name_has_the_words_that_are_asked_for() -> None:
    assert re.findall(name_source(2, 3), "then Ada Reed met Bo Berg Lund. Who?") == ["Ada Reed", "Bo Berg Lund"]
    assert not re.search(name_source(2, 3), "then Ada met the harbour")


@pytest.mark.parametrize("name", ["Jan van der Meer", "Ruy da Costa", "Omar ibn Yusuf", "Ruiz y Gala", "Mia af Sund"])
def test_small_words_of_every_language_are_within_names(name: str) -> None:
    assert person_re().fullmatch(name)


def test_a_name_neither_begins_nor_joins_with_another_languages_and() -> None:
    assert not person_re().match("van Meer")
    assert person_re().findall("Ada Reed and Bo Berg") == ["Ada Reed", "Bo Berg"]


def test_labels_have_all_small_words_and_those_that_join() -> None:
    assert particles() <= label_words()
    assert joints() <= label_words()
    assert {"of", "för", "&"} - label_words() == {"för"}
