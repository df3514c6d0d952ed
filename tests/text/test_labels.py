"""One definition of how a line with a label before a colon begins."""

from __future__ import annotations

import re

import pytest

from pipeline.text.labels import COLON, FIELD, SHORT, SPEAKER, before_colon


@pytest.mark.parametrize(("text", "label"), [("Ada Reed: No.", "Ada Reed"), ("記者：誰？", "記者"), ("Never", "Never")])
def test_a_label_ends_at_the_first_colon_of_either_width(text: str, label: str) -> None:
    assert before_colon(text) == label


@pytest.mark.parametrize("line", ["Ada Reed: No.", "DR. O’NEIL : Yes", "Žofie: Ano", "Q: Who?"])
def test_a_speaker_has_a_capital_letter_and_few_more(line: str) -> None:
    assert re.match(SPEAKER + COLON, line)


@pytest.mark.parametrize("line", ["so she said: no", "žofie: ano", "Who pays? Ada: me", f"A{'a' * 50}: no"])
def test_words_of_a_sentence_are_no_speaker(line: str) -> None:
    assert not re.match(SPEAKER + COLON, line)


def test_a_field_has_words_behind_its_colon_and_is_within_one_sentence() -> None:
    assert re.match(FIELD, "Date: 1998")
    assert not re.match(FIELD, "Date:")
    assert not re.match(FIELD, "It sank. Why: unknown")
    assert re.match(SHORT, "3 photos: harbour")
    assert not re.match(SHORT, "a line that goes on and on and on: no")
