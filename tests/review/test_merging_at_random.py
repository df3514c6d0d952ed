"""Random edits of random manuscripts by several editors: the laws of a merge hold for all of them."""

from __future__ import annotations

import random

from copies import (
    HEAD,
    Edit,
    broken,
    edited,
    explained,
    inserted,
    joined,
    merged,
    moved,
    printed,
    removed,
    styled,
    tracked,
    typed,
)
from tables import all_rows

from pipeline.model.returned import Returned
from pipeline.review.compare.family_edits import Strip
from pipeline.review.copy_paragraphs import decided

WORDS = tuple("the sea takes what salt gives and rope holds more than nets when storms come over".split())  # noqa: SIM905
MANY = range(60)


def a_manuscript(chance: random.Random) -> str:
    """A talk in which each sentence has a word of its own."""
    parts, number = [HEAD + "## One {#s1}"], 0
    for question in range(1, chance.randint(3, 6)):
        parts.append(f"### Question {question}? {{#x{question}}}")
        for _ in range(chance.randint(1, 3)):
            sentences = []
            for _ in range(chance.randint(1, 3)):
                number += 1
                words = [chance.choice(WORDS) for _ in range(chance.randint(3, 8))]
                sentences.append(f"W{number} {' '.join(words)}.")
            parts.append(" ".join(sentences))
    return "\n\n".join(parts) + "\n"


def an_edit(chance: random.Random, text: str, author: str, number: int) -> Edit:
    """Any edit, at any place."""
    own = [word for word in text.split() if word.startswith("W") and word[1:].isdigit()]
    here, there = chance.sample(own, 2)
    new = f"{author}{number}"
    return chance.choice(
        [
            typed(f"{here} ", f"{here} {new} "),
            typed(f"{here} ", f"{new} "),
            tracked(f"{here} ", f"{new} ", author),
            inserted(f"{here} ", f"{new} is new."),
            broken(f"{here} "),
            joined(f"{here} "),
            removed(f"{here} "),
            moved(f"{here} ", f"{there} "),
            styled(f"{here} ", "block text"),
        ]
    )


def a_copy(chance: random.Random, text: str, author: str) -> Returned:
    """A copy with some edits; those whose words are gone are left out."""
    edits: list[Edit] = []
    for number in range(chance.randint(1, 4)):
        one = an_edit(chance, text, author, number)
        try:
            edited(text, author, *edits, one)
        except (StopIteration, IndexError):
            continue
        edits.append(one)
    return edited(text, author, *edits)


@all_rows("seed", MANY)
def test_nothing_is_lost_and_the_order_of_the_editors_does_not_matter(seed: int) -> None:
    chance = random.Random(seed)
    text = a_manuscript(chance)
    one, two, three = (a_copy(chance, text, author) for author in ("Anna", "Ben", "Cem"))
    first = merged(text, one, two, three)
    assert merged(text, three, one, two).text == first.text
    assert {c.before for c in merged(text, two, three, one).conflicts} == {c.before for c in first.conflicts}


@all_rows("seed", MANY)
def test_one_editor_alone_gets_the_words_that_were_sent_back(seed: int) -> None:
    chance = random.Random(seed)
    text = a_manuscript(chance)
    copy = a_copy(chance, text, "Anna")
    done = merged(text, copy)
    assert done.conflicts == ()
    said = [" ".join(one.text.split()) for one in decided(printed(done.text))]
    assert sorted(said) == sorted(" ".join(one.text.split()) for one in decided(copy))


@all_rows("seed", MANY)
def test_merging_twice_changes_nothing_more(seed: int) -> None:
    chance = random.Random(seed)
    text = a_manuscript(chance)
    copies = [a_copy(chance, text, author) for author in ("Anna", "Ben")]
    once = merged(text, *copies).text
    again = merged(text, *copies, ours=once)
    assert (again.text, again.conflicts, again.changes) == (once, (), ())


@all_rows("seed", MANY)
def test_all_changes_rejected_give_the_base_where_all_were_tracked(seed: int) -> None:
    chance = random.Random(seed)
    text = a_manuscript(chance)
    base = printed(text)
    copy = edited(text, "Anna", *(tracked(f"W{n} ", f"V{n} ", "Anna") for n in range(1, 4)))
    rejected = decided(copy, lambda _hand: False)
    assert [one.text for one in rejected] == [one.text for one in decided(base)]
    assert all(edit.by for edit in explained(base, copy).edits)
    assert Strip.of(rejected).texts == Strip.of(decided(base)).texts
