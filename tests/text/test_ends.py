"""One definition of the end of a sentence and of a question, for every script that is read."""

from __future__ import annotations

import pytest

from pipeline.text.ends import NEXT_SENTENCE_RE, asks, ends_sentence, may_ask, split_sentences


@pytest.mark.parametrize(
    "text",
    ["It sank.", "It sank!", "It sank …", "“It sank.”", "(It sank.) ", "沈みました。", "वह डूब गई।", "*It sank.*"],
)
def test_a_sentence_ends_with_its_mark_and_what_closes_behind_it(text: str) -> None:
    assert ends_sentence(text)
    assert not asks(text)


@pytest.mark.parametrize("text", ["Why?", "なぜ？", "لماذا؟", "Γιατί\N{GREEK QUESTION MARK}", "“Why?”", "Why? "])
def test_a_question_ends_a_sentence_too(text: str) -> None:
    assert asks(text)
    assert ends_sentence(text)
    assert may_ask(text)


@pytest.mark.parametrize("text", ["The ferry", "The ferry,", "The ferry (again)", "", "”", "The ferry –"])
def test_other_marks_end_nothing(text: str) -> None:
    assert not ends_sentence(text)
    assert not asks(text)
    assert not may_ask(text)


@pytest.mark.parametrize("text", ["Γιατί;", "Το είπε «γιατί;»", "Γιατί;!"])
def test_a_semicolon_asks_in_greek(text: str) -> None:
    assert asks(text)
    assert ends_sentence(text)


def test_a_semicolon_asks_in_greek_only() -> None:
    assert not asks("The boats came back;")
    assert not ends_sentence("The boats came back;")


def test_a_colon_may_lead_to_an_answer() -> None:
    assert may_ask("She said:")


def test_sentences_are_parted_behind_what_closes() -> None:
    assert NEXT_SENTENCE_RE.split("“It sank.” Nobody saw it. Why? 沈んだ。誰も見なかった。") == [
        "“It sank", "Nobody saw it", "Why", "沈んだ", "誰も見なかった。"
    ]  # fmt: skip


def test_an_abbreviation_with_full_stops_inside_ends_no_sentence() -> None:
    assert split_sentences("She is a Ph.D. student. He rows.") == ["She is a Ph.D. student. ", "He rows."]
    assert split_sentences("She left the U.S. They stayed.") == ["She left the U.S. ", "They stayed."]
