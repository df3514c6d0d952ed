"""The choice of a title among candidates of all kinds."""

from __future__ import annotations

from pipeline.languages.words import words_of
from pipeline.structure.sections.candidates import LEAST, POOR, Candidate
from pipeline.structure.sections.likeliest import best_first, likelihood
from pipeline.structure.sections.noun_phrases import Talk

EN = words_of("en")
TALK = Talk("the lamps of the harbour, the lamps, the lamps. a ferry sails.", EN, frozenset())


def question(text: str, score: float = 0.4) -> Candidate:
    return Candidate(text, "question", score)


def first(*candidates: Candidate) -> str:
    return best_first(candidates, TALK)[0].text


def test_what_the_talk_says_often_goes_before_what_it_says_once() -> None:
    assert first(question("Where are the ferries?"), question("Where are the lamps?")) == "Where are the lamps?"


def test_a_question_on_one_line_goes_before_a_wide_one() -> None:
    wide = "Where in all of the old and new quarters of the town do the keepers put the lamps?"
    assert first(question(wide), question("Where do the keepers put the lamps?")) != wide


def test_a_title_without_a_comma_goes_before_one_with_it() -> None:
    assert first(question("So, how old are the lamps?"), question("How old are the lamps?")) == "How old are the lamps?"


def test_a_word_alone_goes_behind_a_phrase_of_the_same_score() -> None:
    alone, phrase = Candidate("Lamps", "noun-phrase", 0.3), Candidate("Lamps of the harbour", "noun-phrase", 0.3)
    assert first(alone, phrase) == "Lamps of the harbour"


def test_a_statement_goes_behind_a_question() -> None:
    stated = Candidate("The keepers sold the lamps", "first-sentence", 0.4)
    assert first(stated, question("Where are the ferries?")) == "Where are the ferries?"


def test_the_higher_score_wins_where_all_else_is_equal() -> None:
    assert first(question("Where are the lamps?", 0.3), question("When are the lamps?", 0.5)) == "When are the lamps?"


def test_what_is_poor_never_goes_before_what_passes_and_keeps_its_order() -> None:
    wide = "Where in all of the old and new quarters of the town, and on the moles, do the keepers put so many lamps?"
    poor = [question("Which lamps of the harbour?", POOR), question("Where are the lamps?", LEAST)]
    assert [one.text for one in best_first([*poor, question(wide, 0.05)], TALK)] == [wide, *(one.text for one in poor)]


def test_a_likelihood_is_a_share() -> None:
    assert all(0 < likelihood(question(text, score), TALK) < 1 for text in ("Lamps", "?") for score in (0.0001, 0.9999))
