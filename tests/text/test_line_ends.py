"""How texts end, in the scripts that are read."""

from __future__ import annotations

import pytest

from pipeline.text.ends import asks, ends_sentence, ends_with_mark, may_end_paragraph, split_sentences
from pipeline.text.sentences import sentences


@pytest.mark.parametrize("text", ["The rope held.", "He said: “Wait…”", "घंटी बजी।", "鐘響了。」"])
def test_a_sentence_ends_with_the_marks_of_its_script(text: str) -> None:
    assert ends_sentence(text)
    assert may_end_paragraph(text)


@pytest.mark.parametrize("text", ["What?!", "“Who rang it?”", "鐘是誰敲的？", "من دق الجرس؟"])
def test_a_question_may_end_with_more_than_its_mark(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", ["What!", "Who rang it? Nobody.", ""])
def test_an_exclamation_or_an_answered_question_asks_nothing(text: str) -> None:
    assert not asks(text)


@pytest.mark.parametrize(
    ("text", "ends"), [("The bells of spring", False), ("in spring,", True), ("鐘，", True), ("Wait —", True)]
)
def test_a_title_ends_with_no_mark(text: str, ends: bool) -> None:
    assert ends_with_mark(text) is ends


def test_a_paragraph_may_end_with_a_colon_and_not_with_a_comma() -> None:
    assert may_end_paragraph("They rang three bells:")
    assert not may_end_paragraph("They rang three bells,")


def test_the_pieces_of_a_text_hold_every_letter() -> None:
    text = "“Ring it!” she said. 鐘響了。誰敲的？ Nobody knew"
    assert split_sentences(text) == ["“Ring it!” ", "she said. ", "鐘響了。", "誰敲的？ ", "Nobody knew"]


def test_a_full_stop_inside_a_name_ends_no_sentence() -> None:
    text = "We meet on Dock.Chat and mend boats. Join us.They are old."
    assert [one.text for one in sentences(text, "en")] == [
        "We meet on Dock.Chat and mend boats.",
        "Join us.",
        "They are old.",
    ]


def test_an_emoticon_ends_a_sentence() -> None:
    said = [one.text for one in sentences("I am no captain ;-) Row early, and ask :) the crew.", "en")]
    assert said == ["I am no captain ;-)", "Row early, and ask :) the crew."]
