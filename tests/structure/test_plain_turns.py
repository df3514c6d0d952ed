"""Italics or quotations that tell who speaks are not printed; those of single words and of few turns are."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.model import Block, Exchange
from pipeline.read import read
from pipeline.structure import structure

ASKED = ("Who mends the *Lark*?", "When do you sail out?", "What do you eat on the way?", "Where is your sister?")
SAID = ("I mend her, and my sister does.", "I sail at dawn.", "I eat bread, and a fish.", "I left her on the quay.")


def _blocks(asked: str, said: str, plain_last: bool = False) -> tuple[list[Block], list[Block]]:
    """The blocks of the questions and of the answers, each set as a form says (``*{}*``)."""
    forms = [said] * (len(SAID) - plain_last) + ["{}"] * plain_last
    turns = (f"{asked.format(one)}\n\n{form.format(two)}" for one, two, form in zip(ASKED, SAID, forms, strict=True))
    briefing = structure(clean(read(("# The Lark\n\n" + "\n\n".join(turns) + "\n").encode(), "t.md", language="en")))
    items = [item for section in briefing.sections for item in section.items if isinstance(item, Exchange)]
    assert len(items) == len(ASKED)
    questions = [block for item in items for block in item.question.blocks]
    return questions, [block for item in items for turn in item.answers for block in turn.blocks]


def _set_apart(blocks: list[Block]) -> list[bool]:
    whole = len(SAID[0]) // 3
    slanted = (any(mark.kind == "em" and mark.end - mark.start > whole for mark in block.marks) for block in blocks)
    return [block.kind == "quote" or slant for block, slant in zip(blocks, slanted, strict=True)]


@pytest.mark.parametrize(
    ("asked", "said"), [("**{}**", "*{}*"), ("**{}**", "> {}"), ("**{}**", "> *{}*"), ("{}", "*{}*")]
)
def test_answers_that_are_all_set_apart_are_upright(asked: str, said: str) -> None:
    questions, answers = _blocks(asked, said)
    assert [block.text for block in answers] == list(SAID)
    assert not any(_set_apart(answers))
    assert [mark.kind for mark in questions[0].marks if mark.kind == "em"] == ["em"]  # the name of the boat


def test_questions_that_are_all_in_italics_are_upright() -> None:
    questions, answers = _blocks("_{}_", "{}")
    assert not any(_set_apart(questions)) and not any(_set_apart(answers))


def test_a_caption_below_an_answer_keeps_its_italics() -> None:
    _, answers = _blocks("**{}**", "> {}\n\n*The quay in May*")
    assert _set_apart(answers) == [False, True] * len(SAID)


def test_a_few_turns_in_italics_stay_so() -> None:
    _, answers = _blocks("**{}**", "*{}*", plain_last=True)
    assert _set_apart(answers) == [True, True, True, False]
