"""The facts in the front matter of a manuscript, read and changed one at a time; all other lines stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline import plainyaml
from pipeline.desk.edits.sheet import Sheet
from pipeline.errors import UsageError
from pipeline.manuscript.yaml_values import dump

if TYPE_CHECKING:
    import yaml

# The facts that the desk shows, in order; a dot separates a key from the one below it.
FACTS = (
    *("title", "subtitle", "byline.name", "byline.role", "byline.affiliation", "date.text", "date.iso"),
    *("guest", "place", "language", "questions-by", "answers-by"),
)
# Tables whose keys are words of the text: who somebody is, and who speaks under a label.
TABLES = ("roles", "speakers")


def facts_of(sheet: Sheet) -> dict[str, str]:
    """The value of each fact, empty where there is none; then those of the tables."""
    top = _top(sheet)
    found = {fact: _value(top, *fact.partition(".")[::2]) for fact in FACTS}
    guest = found["guest"]
    for table in TABLES:
        pairs = _pairs(top.get(table))
        found |= {f"{table}.{key}": value for key, value in pairs.items()}
    if guest:
        found.setdefault(f"roles.{guest}", "")
    return found


def set_fact(sheet: Sheet, fact: str, words: str) -> str:
    """The manuscript with another value of a fact; an empty one takes the key out.

    Raises:
        UsageError: the desk does not know the fact.
    """
    key, _, inner = fact.partition(".")
    if fact not in FACTS and key not in TABLES:
        raise UsageError(f"the desk knows no such fact: {fact!r}", hint="the manuscript itself, in a text editor")
    words = " ".join(words.split())
    if not inner and key not in TABLES:
        return _replaced(sheet, key, dump([(key, words)]) if words else "")
    first = FIRST_KEYS.get(key, "")
    pairs = _pairs(_top(sheet).get(key), first)
    pairs[inner] = words
    kept = [(name, value) for name, value in pairs.items() if value]
    return _replaced(sheet, key, dump([(key, kept)]) if kept else "")


# What a plain text in place of a table means.
FIRST_KEYS = {"byline": "name", "date": "text"}


def _top(sheet: Sheet) -> dict[str, yaml.Node]:
    return {str(key.value): value for key, value in _pairs_of(sheet)}


def _pairs_of(sheet: Sheet) -> list[tuple[yaml.Node, yaml.Node]]:
    node = plainyaml.compose(_yaml(sheet))
    return list(node.value) if node is not None else []


def _yaml(sheet: Sheet) -> str:
    """The front matter without its fences; the first line of the file is a fence."""
    return "\n".join(sheet.lines[1 : _fence(sheet)]) + "\n"


def _fence(sheet: Sheet) -> int:
    """The line of the closing fence."""
    return next(number for number in range(sheet.body - 1, 0, -1) if sheet.lines[number].strip() in ("---", "..."))


def _value(top: dict[str, yaml.Node], key: str, inner: str) -> str:
    node = top.get(key)
    if node is None:
        return ""
    if not inner:
        return node.value if isinstance(node.value, str) else ""
    return _pairs(node, FIRST_KEYS.get(key, "")).get(inner, "")


def _pairs(node: yaml.Node | None, first: str = "") -> dict[str, str]:
    if node is None or node.value == "":
        return {}
    if isinstance(node.value, str):
        return {first: node.value}
    return {str(key.value): str(value.value) for key, value in node.value}


def _replaced(sheet: Sheet, key: str, yaml_lines: str) -> str:
    """The manuscript with other lines for a key, which is added at the end of the facts if it is new."""
    starts = [(str(name.value), name.start_mark.line + 1) for name, _ in _pairs_of(sheet)]
    ends = [start for _, start in starts[1:]] + [_fence(sheet)]
    lines = yaml_lines.rstrip("\n").split("\n") if yaml_lines else []
    for (name, start), end in zip(starts, ends, strict=True):
        if name == key:
            return "\n".join([*sheet.lines[:start], *lines, *sheet.lines[end:]])
    place = next((start for name, start in starts if name in ("source", "metadata", "changes")), _fence(sheet))
    return "\n".join([*sheet.lines[:place], *lines, *sheet.lines[place:]])
