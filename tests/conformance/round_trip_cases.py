"""The kinds of edits that an editor makes in a copy, and how the manuscript then reads: for each of four documents."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "round_trip"
DOCUMENTS = ("en", "talk", "ar", "ko")
Change = Callable[[str], str]


@dataclass(frozen=True)
class Case:
    """One kind of edit.

    Args:
        name: what the editor does.
        edits: for ``office_edits.py``.
        changed: the manuscript as it should be, from the manuscript as it was; conflicts are compared apart.
        conflicts: how many the editor's changes must make.
        refused: whether something must be refused.
        ways: with change tracking, without, or both.
    """

    name: str
    edits: list[dict[str, Any]]
    changed: Change
    conflicts: int = 0
    refused: bool = False
    ways: tuple[str, ...] = ("tracked", "untracked")


def manuscript(document: str) -> str:
    """The text of a document."""
    return (FOLDER / f"{document}.md").read_text(encoding="utf-8")


def cases(document: str) -> Iterator[Case]:
    """Every case for a document."""
    w = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))[document]
    for kind in (_words, _paragraphs, _sections, _roles, _front, _looks, _tables_and_notes, _comments, _together):
        yield from kind(w)


def swap(*pairs: str) -> Change:
    """Replace each first text of two, which must be there, by the second."""

    def change(text: str) -> str:
        for old, new in zip(pairs[::2], pairs[1::2], strict=True):
            assert old in text, f"not in the manuscript: {old!r}"
            text = text.replace(old, new, 1)
        return text

    return change


def same(text: str) -> str:
    """Nothing changes."""
    return text


def block(text: str, words: str) -> str:
    """The paragraph of the manuscript that holds some words, with its attributes."""
    return next(one for one in text.split("\n\n") if words in one and not one.startswith("---"))


def without(words: str) -> Change:
    """Take out the paragraph that holds some words; the last one, where several do."""

    def change(text: str) -> str:
        found = [one for one in text.split("\n\n") if words in one and not one.startswith(("---", "- "))]
        return text.replace("\n\n" + found[-1].rstrip("\n"), "", 1)

    return change


def after(words: str, new: str) -> Change:
    """Put a paragraph behind the last one that holds some words."""

    def change(text: str) -> str:
        found = [one for one in text.split("\n\n") if words in one and not one.startswith(("---", "- "))]
        return text.replace(found[-1], f"{found[-1]}\n\n{new}", 1)

    return change


def then(*changes: Change) -> Change:
    """One change after another."""

    def change(text: str) -> str:
        for one in changes:
            text = one(text)
        return text

    return change


def _words(w: dict[str, Any]) -> Iterator[Case]:
    old, new = w["word"]
    yield Case("a word replaced", [{"do": "replace", "find": old, "with": new}], swap(old, new))
    old, new = w["sentence"]
    yield Case("a sentence deleted", [{"do": "delete", "find": old.strip()}], swap(old, ""))
    old, new = w["inserted"]
    yield Case("words inserted", [{"do": "insert", "find": old, "text": new}], swap(old, old + new))
    old, new = w["question"]
    yield Case("a question reworded", [{"do": "replace", "find": old, "with": new}], swap(old, new))
    yield Case(
        "a question loses its “?”",
        [{"do": "replace", "find": w["q4"], "with": w["q4"][:-1] + "."}],
        swap(w["q4"], w["q4"][:-1] + "."),
    )
    old, new = w["heading"]
    yield Case("a heading renamed", [{"do": "replace", "find": old, "with": new}], swap(old, new))
    find, new, was, now = w["across"]
    yield Case("words replaced across a bold run", [{"do": "replace", "find": find, "with": new}], swap(was, now))
    find, new, now = w["signs"]
    yield Case("signs of Markdown typed", [{"do": "replace", "find": find, "with": new}], swap(find, now))


def _paragraphs(w: dict[str, Any]) -> Iterator[Case]:
    first, second = w["split"]
    yield Case(
        "a paragraph split", [{"do": "split", "find": first}], swap(first + second, f"{first}\n\n{second.strip()}")
    )
    first, second = w["joined"]
    yield Case("two paragraphs joined", [{"do": "join", "find": first}], swap(f"{first}\n\n{second}", first + second))
    new = w["new"]
    yield Case(
        "a paragraph inserted",
        [{"do": "insert-paragraph", "find": w["moved_words"], "text": new}],
        after(w["moved_words"], new),
    )
    yield Case("a paragraph inserted in front", [{"do": "insert-paragraph", "find": w["gone_words"], "text": new, "before": True}],
               swap(w["gone"], f"{new}\n\n{w['gone']}"))  # fmt: skip
    yield Case("a paragraph deleted", [{"do": "delete-paragraph", "find": w["gone_words"]}], without(w["gone_words"]))
    moved = then(without(w["moved_words"]), after(w["last_words"], w["moved"]))
    yield Case(
        "a paragraph moved (cut, paste)",
        [{"do": "move-paragraph", "find": w["moved_words"], "after": w["last_words"]}],
        moved,
    )
    up = then(
        without(w["gone_words"]),
        lambda text: text.replace(block(text, w["across"][2]), f"{w['gone']}\n\n{block(text, w['across'][2])}"),
    )
    yield Case("a paragraph moved up (keys)", [{"do": "move-up", "find": w["gone_words"]}], up)
    q4 = lambda text: block(text, w["q4"])  # noqa: E731
    down = lambda text: text.replace(f"{q4(text)}\n\n{block(text, w['a4'])}", f"{block(text, w['a4'])}\n\n{q4(text)}")  # noqa: E731
    yield Case(
        "a question moved below its answer",
        [{"do": "move-down", "find": w["q4"]}],
        then(down, swap("[x4](#x4)", "[x3](#x3)")),
    )
    yield Case("a line break typed", [{"do": "replace", "find": w["split"][1][:6], "with": "\n" + w["split"][1][1:6]}],
               swap(w["split"][1], f"\\\n{w['split'][1].strip()}"))  # fmt: skip
    yield Case("a question deleted with its answer", [{"do": "delete-paragraph", "find": w["q5"], "count": 2}],
               then(without(w["q5"]), without(w["last_words"])))  # fmt: skip


def _sections(w: dict[str, Any]) -> Iterator[Case]:
    def swapped(text: str) -> str:
        body, credit = text.split("\n\n## Credits")
        one, two = (body.index(f"## {w[name]}") for name in ("first_section", "section"))
        return f"{body[:one]}{body[two:]}\n\n{body[one:two].rstrip()}\n\n## Credits{credit}"

    yield Case(
        "a section moved",
        [{"do": "move-section", "find": w["section"], "before": w["first_section"], "of": "Heading 1"}],
        swapped,
    )
    yield Case(
        "a section's heading deleted",
        [{"do": "delete-paragraph", "find": w["section"], "in": "Heading 1"}],
        without(f"## {w['section']}"),
    )
    yield Case("a section inserted", [{"do": "insert-paragraph", "find": w["a4"][:12], "in": ["Answer", "Answer Alone"], "text": w["heading"][1], "style": "Heading 1"}],
               after(w["a4"], f"## {w['heading'][1]}"))  # fmt: skip


def _roles(w: dict[str, Any]) -> Iterator[Case]:
    def answered(text: str) -> str:
        own = block(text, w["q4"])
        return text.replace(own, re.sub(r" \{#x4\}$", "", own.removeprefix("### ")))

    def asked(text: str) -> str:
        own = block(text, w["gone_words"])
        return text.replace(own, f"### {own} {{#x6}}")

    def quoted(text: str) -> str:
        own = block(text, w["gone_words"])
        return text.replace(own, f"> {own}")

    yield Case(
        "a question made an answer by style",
        [{"do": "style", "find": w["q4"], "style": "Answer"}],
        then(answered, swap("[x4](#x4)", "[x3](#x3)")),
    )
    yield Case(
        "an answer made a question by style", [{"do": "style", "find": w["gone_words"], "style": "Question"}], asked
    )
    yield Case(
        "a paragraph made a quotation", [{"do": "style", "find": w["gone_words"], "style": "Block Text"}], quoted
    )
    old, new = w["label"]
    yield Case(
        "a speaker's label reworded", [{"do": "replace", "find": old, "with": new}], swap(f"**{old}:**", f"**{new}:**")
    )
    advice = lambda text: re.sub(rf"\n- {re.escape(w['advice'])} [^\n]*", "", text)  # noqa: E731
    yield Case(
        "a recommendation deleted", [{"do": "delete-paragraph", "find": w["advice"], "in": "Recommendation"}], advice
    )

    def added(text: str) -> str:
        return re.sub(rf"(\n- {re.escape(w['advice'])} [^\n]*)", rf"\1\n- {w['other_advice']} [x4](#x4)", text)

    yield Case(
        "a recommendation added that was said",
        [{"do": "insert-paragraph", "find": w["advice"], "in": "Recommendation", "text": w["other_advice"]}],
        added,
    )
    yield Case(
        "a recommendation added that nobody said",
        [{"do": "insert-paragraph", "find": w["advice"], "in": "Recommendation", "text": w["untold"]}],
        same,
        conflicts=1,
    )
    yield Case(
        "a recommendation reworded",
        [{"do": "replace", "find": w["advice"], "in": "Recommendation", "with": w["untold"]}],
        same,
        conflicts=1,
    )
    yield Case("the sentence of a recommendation reworded", [{"do": "replace", "find": w["advice"], "in": ["Answer", "Answer Alone"], "with": w["untold"]}],
               lambda text: text.replace(w["advice"], w["untold"]))  # fmt: skip


def _front(w: dict[str, Any]) -> Iterator[Case]:
    for name, key in (("an acronym's name changed", "term"), ("the byline changed", "byline"), ("the title changed", "title"),
                      ("the biography changed", "bio"), ("a credit changed", "credit")):  # fmt: skip
        old, new = w[key]
        find = {"do": "replace", "find": old, "with": new}
        if key == "byline":
            find |= {"in": "Byline"}
            yield Case(name, [find], swap(f"  name: {old}", f"  name: {new}"))
        elif key == "term":
            yield Case(
                name,
                [find | {"nth": -1}],
                lambda text, old=old, new=new: re.sub(rf"(?m)^(  [A-Z]+: ){old}$", rf"\g<1>{new}", text),
            )
        elif key == "title":
            yield Case(name, [find | {"in": "Title"}], swap(f"title: {old}", f"title: {new}"))
        else:
            yield Case(name, [find], swap(old, new))


def _looks(w: dict[str, Any]) -> Iterator[Case]:
    plain, strong = w["plain"], w["strong"]
    for name, key, signs in (("bold", "bold", "**"), ("italic", "italic", "*"), ("struck out", "strikeout", "~~")):
        value: object = True if key != "strikeout" else 1
        yield Case(
            f"words made {name}", [{"do": "format", "find": plain, key: value}], swap(plain, f"{signs}{plain}{signs}")
        )
    yield Case("bold taken away", [{"do": "format", "find": strong, "bold": False}], swap(f"**{strong}**", strong))
    words, address = w["link"]
    yield Case("a link added", [{"do": "link", "find": plain, "url": address}], swap(plain, f"[{plain}]({address})"))
    yield Case(
        "a link changed",
        [{"do": "link", "find": words, "url": address}],
        lambda text: re.sub(r"\]\(https://example\.org/\w+\)", f"]({address})", text),
    )


def _tables_and_notes(w: dict[str, Any]) -> Iterator[Case]:
    old, new = w["cell"]
    yield Case("a cell changed", [{"do": "replace", "find": old, "with": new}], swap(f"| {old} |", f"| {new} |"))
    row = w["row"]
    yield Case(
        "a row added",
        [{"do": "row", "find": old, "cells": row}],
        lambda text, old=old: re.sub(rf"(\n\| \d+ \| {old} \|)", rf"\1\n| {row[0]} | {row[1]} |", text),
    )
    yield Case(
        "a row deleted",
        [{"do": "delete-row", "find": old}],
        lambda text, old=old: re.sub(rf"\n\| \d+ \| {old} \|", "", text),
    )
    old, new = w["note"]
    yield Case("a note changed", [{"do": "replace", "find": old, "with": new}], swap(old, new))
    words = w["last_words"]
    yield Case("a note added", [{"do": "footnote", "find": words, "text": w["new_note"]}],
               then(swap(words, words + "[^2]"), lambda text: text.rstrip("\n") + f"\n\n[^2]: {w['new_note']}\n"))  # fmt: skip


def _comments(w: dict[str, Any]) -> Iterator[Case]:
    words = w["last_words"]
    said = f'<!-- comment Anna Moss, DATE, on "{words}": Is that so? -->'
    comment = {"do": "comment", "find": words, "text": "Is that so?"}
    yield Case("a comment added", [comment], after(words, said))
    both = f'<!-- comment Anna Moss, DATE, on "{words}": Is that so?\nreply Ben Bauer, DATE: It is. -->'
    yield Case(
        "a comment answered",
        [comment, {"do": "reply", "to": "Is that so?", "text": "It is.", "author": "Ben Bauer"}],
        after(words, both),
    )
    yield Case("a comment made and resolved", [comment, {"do": "resolve", "to": "Is that so?"}], same)


def _together(w: dict[str, Any]) -> Iterator[Case]:
    word, sentence, question = w["word"], w["sentence"], w["question"]
    first = {"do": "replace", "find": word[0], "with": word[1], "author": "Anna Moss"}
    typed = {"do": "insert", "find": w["inserted"][0], "text": w["inserted"][1], "author": "Anna Moss"}
    second = {"do": "replace", "find": question[0], "with": question[1], "author": "Ben Bauer"}
    third = {"do": "delete", "find": sentence[0].strip(), "author": "Cem Kaya"}
    yield Case("nothing", [{"do": "nothing"}], same)
    yield Case("fields and indexes renewed", [{"do": "field-update"}], same)
    every = swap(*word, *question, *sentence)
    yield Case("three authors in one copy", [first, second, third], every, ways=("tracked",))
    yield Case(
        "Anna's changes accepted, Ben's left",
        [first, second, {"do": "accept", "by": "Anna Moss"}],
        swap(*word, *question),
        ways=("tracked",),
    )
    yield Case(
        "Anna's changes rejected, Ben's left",
        [typed, second, {"do": "reject", "by": "Anna Moss"}],
        swap(*question),
        ways=("tracked",),
    )
    many = [
        *(first, second, third),
        {"do": "delete-paragraph", "find": w["gone_words"], "author": "Anna Moss"},
        {"do": "insert-paragraph", "find": w["moved_words"], "text": w["new"]},
        {"do": "format", "find": w["plain"], "bold": True, "author": "Ben Bauer"},
        {"do": "replace", "find": w["bio"][0], "with": w["bio"][1]},
        {"do": "replace", "find": w["cell"][0], "with": w["cell"][1], "author": "Cem Kaya"},
        {"do": "replace", "find": w["note"][0], "with": w["note"][1]},
    ]
    whole = then(every, without(w["gone_words"]), after(w["moved_words"], w["new"]), swap(w["plain"], f"**{w['plain']}**", *w["bio"]),
                 swap(f"| {w['cell'][0]} |", f"| {w['cell'][1]} |", *w["note"]))  # fmt: skip
    yield Case("all at once", many, whole)
