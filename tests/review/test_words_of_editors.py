"""What was said and what an editor put in stay distinguishable: new words are marked with the editor's name."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from copies import TALK, broken, edited, inserted, merged, moved, removed, tracked, typed
from tables import all_rows
from test_merging_at_random import a_copy, a_manuscript

from pipeline.manuscript import parse
from pipeline.review.word_tokens import split

SPAN_RE = re.compile(r'\[([^][]*)\]\{\.edited by=(?:"[^"]*"|\S+?)\}')
ANNA = "Anna Moss"


def test_a_new_word_is_marked_with_the_name_of_its_editor() -> None:
    done = merged(TALK, edited(TALK, ANNA, typed("winter", "spring")), marks=True)
    assert 'in the [spring]{.edited by="Anna Moss"}. He sings' in done.text


def test_the_editor_is_who_tracked_the_change() -> None:
    done = merged(TALK, edited(TALK, ANNA, tracked("winter", "spring", "Ben Bauer")), marks=True)
    assert '[spring]{.edited by="Ben Bauer"}' in done.text


def test_a_new_paragraph_of_the_talk_is_marked_whole() -> None:
    done = merged(TALK, edited(TALK, ANNA, inserted("carry rope", "It is heavy.")), marks=True)
    assert '\n\n[It is heavy.]{.edited by="Anna Moss"}\n\n' in done.text


def test_the_mark_begins_behind_the_name_of_the_speaker() -> None:
    done = merged(TALK, edited(TALK, ANNA, inserted("carry rope", "A LISTENER: And tar?")), marks=True)
    assert '**A LISTENER:** [And tar?]{.edited by="Anna Moss"}\n' in done.text


@pytest.mark.parametrize(
    "edit",
    [
        removed("carry rope"),
        broken("in the winter."),
        moved("carry rope", "Nobody counts"),
        typed("works.", "works!"),
        typed("The salt", "Salt of the sea"),
        typed("Salt and rope", "Rope and salt"),
        typed("A LISTENER", "A SAILOR"),
    ],
    ids=["deleted", "split", "moved", "a sign", "a heading", "the title", "a speaker"],
)
def test_an_edit_that_puts_no_words_into_what_was_said_marks_nothing(edit: object) -> None:
    assert ".edited" not in merged(TALK, edited(TALK, ANNA, edit), marks=True).text  # type: ignore[arg-type]


def test_words_typed_inside_those_of_another_editor_are_marked_apart() -> None:
    text = TALK.replace("in the winter", 'in [the long winter]{.edited by="Ben Bauer"}')
    done = merged(text, edited(text, ANNA, typed("long winter", "long, hard winter")), marks=True)
    assert '[the long]{.edited by="Ben Bauer"}, [hard]{.edited by="Anna Moss"} [winter]' in done.text


def test_marks_stay_when_a_paragraph_is_edited_elsewhere() -> None:
    text = TALK.replace("in the winter", 'in [the summer]{.edited by="Ben Bauer"}')
    done = merged(text, edited(text, ANNA, typed("while he works", "at work")), marks=True)
    assert 'in [the summer]{.edited by="Ben Bauer"}. He sings [at work]{.edited by="Anna Moss"}.' in done.text


@all_rows("seed", range(40))
def test_the_marks_change_no_word_and_what_has_none_was_said(seed: int) -> None:
    chance = random.Random(seed)
    text = a_manuscript(chance)
    copies = [a_copy(chance, text, author) for author in ("Anna", "Ben Bauer")]
    plain, marked = merged(text, *copies), merged(text, *copies, marks=True)
    assert SPAN_RE.sub(r"\1", marked.text) == plain.text
    assert parse(marked.text, "a.md", "")
    said = Counter(split(SPAN_RE.sub("", marked.text.partition("<!--")[0])))
    assert [word for word in said - Counter(split(text)) if word.isalnum() and not _glued(word)] == []


def _glued(word: str) -> bool:
    """Whether a word is the id of a new question."""
    return re.fullmatch(r"x\d+|edited|by|Anna", word) is not None
