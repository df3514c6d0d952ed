"""Obsidian's Markdown: private comments are removed by the ledger, and its own markup becomes words."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.ledger import undo
from pipeline.model import stream
from pipeline.read import read


def printed(source: str) -> str:
    """What is left of the text once it was cleaned."""
    return "\n".join(block.text for block in clean(read(source.encode(), "a.md")).blocks)


@pytest.mark.parametrize(
    "source",
    [
        "One %%secret%% two.\n",
        "%%secret%%\n\nOne two.\n",
        "One two.\n\n%% secret\n\n## secret\n\n- secret %%\n",
        "One %%secret\nsecret%% two.\n",
        "> [!note] One %%secret%%\n> two.\n",
        "- One %%secret%%\n- two.\n",
        "One two. %%secret\n\n```\nsecret\n```\n%%\n",
    ],
)
def test_private_comments_are_not_printed_and_are_in_the_ledger(source: str) -> None:
    raw = read(source.encode(), "a.md")
    cleaned = clean(raw)
    assert "secret" not in "".join(block.text for block in cleaned.blocks)
    assert stream("".join(block.text for block in cleaned.blocks)) == "onetwo"
    assert sum(block.text.count("secret") for block in undo(cleaned.blocks, cleaned.ledger)) == source.count("secret")
    assert [note.code for note in raw.notes] == []


def test_a_private_comment_that_is_not_closed_is_told_in_its_line() -> None:
    raw = read(b"One.\n\nTwo %%secret\n\nThree.\n", "a.md")
    assert [(note.code, note.origin and note.origin.line) for note in raw.notes] == [("open-comment", 3)]
    assert [block.text for block in raw.blocks] == ["One.", "Two %%secret", "Three."]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("See [[Skerry Point]].\n", "See Skerry Point."),
        ("See [[Skerry Point|the rock]].\n", "See the rock."),
        ("See [[Skerry Point#Fog|the fog]] there.\n", "See the fog there."),
        ("See [[#Fog]].\n", "See Fog."),
        ("A ==very old== lamp.\n", "A very old lamp."),
        ("A **==very== old** lamp.\n", "A very old lamp."),
        ("A lamp. ^lamp-1\n", "A lamp."),
        ("- A lamp. ^a1b2c3\n", "A lamp."),
    ],
)
def test_signs_of_obsidian_become_words(source: str, words: str) -> None:
    assert printed(source) == words


@pytest.mark.parametrize(
    "words",
    [
        "It grew by 5%% and then by 6%% more.",
        "In code a == b == c is no mark.",
        "A hat is written ^ and 2^10 is a number.",
        "The list [[1, 2], [3, 4]] has two rows.",
        "`==a==` and `[[b]]` and `%%c%%` are code.",
    ],
)
def test_what_only_looks_like_such_a_sign_stays(words: str) -> None:
    assert printed(words + "\n") == words.replace("`", "")


def test_brackets_that_two_programs_claim_keep_every_letter() -> None:
    raw = read(b"One [[page {.b}|two]]{.c} ==[[x|y]]== ![[a.png|==b==]] three.\n", "a.md")
    assert all(word in "".join(block.text for block in raw.blocks) for word in ("One", "page", "two", "x", "three"))
