"""Choose the title of each section: the editor's, the source's heading, a fixed word, or else its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from pipeline.languages.words import Words
from pipeline.model import Block, Exchange, blocks_of, turns_of
from pipeline.structure.sections.content_words import root
from pipeline.structure.sections.titles import FIXED, Matter, Title, sameness, titles
from pipeline.structure.talk.exchanges import Item

_WORD_RE = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Part:
    """Items that become a section; ``rule``: why it begins there; ``worth``: the strength of its boundary."""

    items: tuple[Item, ...]
    rule: str
    heading: Block | None = None
    introduction: bool = False
    score: float | None = None
    runner_up: Item | None = None
    worth: float = inf  # as in ``Boundary``
    title: str = ""  # as an editor wrote it
    others: tuple[tuple[str, float], ...] = ()  # the exchanges with which it could begin instead, with their scores


def named(parts: Sequence[Part], words: Words) -> list[Title]:
    """The title of each part, with its rule."""
    whole = sum(not (part.introduction or part.rule == "after-the-talk") for part in parts) == 1
    heads = {sameness(part.heading.text, words) for part in parts if part.heading}
    own = [_own_name(part, words, whole, heads) for part in parts]
    # The summary at the head of the document has the last of these words as its heading.
    people = people_in((item for part in parts for item in part.items), words)
    used = [*(name.text for name in own if name), words.fixed["recommendations"]]
    nameless = [matter_of(part.items) for part, name in zip(parts, own, strict=True) if name is None]
    proposed = iter(titles(nameless, words, used, people))
    return [name or next(proposed) for name in own]


def matter_of(items: Sequence[Item]) -> Matter:
    """The material for titles: the questions among the items of a section with their answers, else all of its text."""
    questions = tuple(asked_in(item) for item in _asked(items))
    spoken = any(not isinstance(item, Block) for item in items)
    answers = "\n".join(map(answer_of, _asked(items)) if questions else map(text_of, items))
    return Matter(questions, answers, spoken)


def asked_in(item: Item) -> str:
    """What an exchange asks, on one line; nothing asks outside of one."""
    return " ".join(block.text for block in item.question.blocks) if isinstance(item, Exchange) else ""


def answer_of(item: Exchange) -> str:
    """All that is said to a question, one line per block."""
    return "\n".join(block.text for turn in item.answers for block in turn.blocks)


def _asked(items: Sequence[Item]) -> list[Exchange]:
    return [item for item in items if isinstance(item, Exchange)]


def people_in(items: Iterable[Item], words: Words) -> frozenset[str]:
    """The roots of the words in speakers' names, since a speaker is not a theme."""
    turns = (turn for item in items for turn in turns_of(item) if turn.speaker)
    return frozenset(root(word.casefold(), words) for turn in turns for word in _WORD_RE.findall(turn.speaker or ""))


def text_of(item: Item) -> str:
    """The whole text of an item, one line per block."""
    return "\n".join(block.text for block in blocks_of(item))


def _own_name(part: Part, words: Words, whole: bool, heads: set[str]) -> Title | None:
    """The source's heading, or a fixed word unless it is one of the source's headings (``heads``).

    ``whole``: this part is the whole talk, so that it has no single theme.
    """
    if part.title:
        return Title(part.title, "editor")
    if part.heading:
        return Title(part.heading.text, "heading")
    asks = bool(_asked(part.items))
    kinds = (
        ("introduction", "preface") if part.introduction else ("interview" if asks else "whole-text",) if whole else ()
    )
    fixed = next((words.fixed[kind] for kind in kinds if sameness(words.fixed[kind], words) not in heads), None)
    return Title(fixed, FIXED) if fixed else None
