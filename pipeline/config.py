"""The settings of a project: ``briefing.toml`` beside the sources, or ``[tool.briefing]`` in pyproject.toml.

A flag beats the front matter of a manuscript, and that beats the file. What stands in ``docs/configuration.md`` is made
from :class:`Settings` by :func:`reference`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.decisions import SHARED, decisions_of
from pipeline.errors import UsageError
from pipeline.model import UNDECIDED, Decisions

_DECIDED = {"decided": True}  # told apart from a plain setting: a table of its own


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build may be told. Paths from a file are relative to the folder of that file."""

    theme: str | None = field(default=None, metadata={"meaning": "name of the theme; not set: the theme of the tool"})
    formats: tuple[str, ...] = field(
        default=(), metadata={"meaning": 'what to make, e.g. `["pdf", "docx"]`; not set: everything'}
    )
    output: Path = field(default=Path("dist"), metadata={"meaning": "folder for the finished files"})
    language: str | None = field(
        default=None, metadata={"meaning": 'language of the texts, e.g. `"en-GB"`; not set: found from the text'}
    )
    strict: bool = field(default=False, metadata={"meaning": "a note counts as a failure (exit code 3)"})
    rules_off: tuple[str, ...] = field(
        default=(), metadata={"meaning": "codes of the cleaning rules that are not to act", "key": "rules.off"}
    )
    rules_protect: tuple[str, ...] = field(
        default=(),
        metadata={
            "meaning": 'lines of the source that stay as they are: `"12"`, `"40-44"`, or the words of a line',
            "key": "rules.protect",
        },
    )
    rules_share: int | None = field(
        default=None,
        metadata={
            "meaning": "per cent of a text; where cleaning takes out more, a warning says so; not set: 50",
            "key": "rules.share",
        },
    )
    templates: Path | None = field(
        default=None, metadata={"meaning": "folder with templates of your own; a file there replaces ours"}
    )
    jobs: int | None = field(
        default=None, metadata={"meaning": "how many documents to make at a time; not set: one per processor"}
    )
    allow_remote: bool = field(default=False, metadata={"meaning": "images on the web are fetched and printed"})
    paper: str | None = field(
        default=None, metadata={"meaning": "`a4`, `letter`, `a5` or `legal`; not set: the paper of the theme"}
    )
    duplex: bool = field(
        default=False, metadata={"meaning": "the PDF is printed on both sides: its margins mirror each other"}
    )
    organisation: str | None = field(
        default=None, metadata={"meaning": "whose document it is, printed above the title"}
    )
    logo: Path | None = field(
        default=None, metadata={"meaning": "picture (svg, png, jpg) for the first page of the PDF"}
    )
    legal: str | None = field(default=None, metadata={"meaning": "a line for the last page: rights, address, imprint"})
    at_a_glance: bool = field(
        default=True, metadata={"meaning": 'whether a block "At a glance" stands under the title: who, where, how much'}
    )
    attach: bool = field(
        default=True, metadata={"meaning": "whether the source, the ledger and the manuscript travel inside the PDF"}
    )
    comments: bool = field(
        default=False,
        metadata={"meaning": "whether the Word file says in comments what was decided with little certainty"},
    )
    contents: str | None = field(
        default=None,
        metadata={
            "meaning": "page numbers in the Word file: `estimated` (not set), or `libreoffice`, which lays it out"
            " to know them and takes a second or two"
        },
    )
    reference_docx: Path | None = field(
        default=None,
        metadata={"meaning": "a Word file (docx, dotx) of the house, whose styles, paper, heads and feet ours takes"},
    )
    decisions: Decisions = field(default=UNDECIDED, metadata=_DECIDED)
    documents: tuple[tuple[str, Decisions], ...] = field(default=(), metadata=_DECIDED)


def parse(text: str, place: str) -> Settings:
    """The settings in a TOML text. ``place`` is the path of its file: its name tells whether it is a pyproject.toml.

    Raises:
        UsageError: the text is no TOML, a key is unknown, or a value has the wrong type.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"this is not TOML: {error}", place=place, hint="a TOML checker, or the examples in the docs"
        ) from error
    path = Path(place)
    if path.name == _PYPROJECT:
        table = _subtable(_subtable(table, "tool", place), "briefing", place)
    shared = {key: table.pop(key) for key in SHARED if key in table}
    documents = _subtable(table, "documents", place)
    table.pop("documents", None)
    pairs = _flat(table).items()
    return Settings(
        **{_field(key, place): _value(key, value, place, path.parent) for key, value in pairs},
        decisions=decisions_of(shared, place, shared=True) if shared else UNDECIDED,
        documents=tuple((name, _document(name, documents, place)) for name in documents),
    )


def near(source: Path) -> Settings:
    """The settings beside a source (or in it, a folder) or above, else those of the folder one stands in, else none.

    Raises:
        UsageError: as :func:`parse` does.
    """
    here = source.resolve()
    place = find(here if here.is_dir() else here.parent) or find(Path())
    return parse(place.read_text(encoding="utf-8"), str(place)) if place else Settings()


def find(folder: Path) -> Path | None:
    """The file of settings that counts for the sources in ``folder``: the nearest, there or in a folder above."""
    for place in (folder := folder.absolute(), *folder.parents):
        if (own := place / "briefing.toml").is_file():
            return own
        if (shared := place / _PYPROJECT).is_file() and _OURS_RE.search(shared.read_bytes()):
            return shared
    return None


def merge(settings: Settings, *layers: Mapping[str, Any]) -> Settings:
    """The settings with each layer laid over them, the last on top; None in a layer means "not said there".

    A layer maps names of :class:`Settings` to values: the front matter first, the flags after it.
    """
    for layer in layers:
        settings = replace(settings, **{name: value for name, value in layer.items() if value is not None})
    return settings


def reference() -> str:
    """The table of all keys, in Markdown, as the documentation shows it."""
    rows = (f"| `{key}` | {_TYPES[known.type][1]} | {known.metadata['meaning']} |" for key, known in _KEYS.items())
    return "\n".join(["| Key | Value | Meaning |", "| --- | --- | --- |", *rows, ""])


_PYPROJECT = "pyproject.toml"
_OURS_RE = re.compile(rb"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*briefing[ \t]*[.\]]", re.MULTILINE)
_KEYS = {known.metadata.get("key", known.name): known for known in fields(Settings) if "meaning" in known.metadata}
# How a type of Settings is spelled in this module -> the types of TOML for it, in Python and in words.
_TYPES: dict[Any, tuple[type, str]] = {
    "str | None": (str, "text"),
    "Path": (str, "text"),
    "Path | None": (str, "text"),
    "bool": (bool, "true or false"),
    "int | None": (int, "a number from 1"),
    "tuple[str, ...]": (list, "a list of texts"),
}


def _subtable(table: dict[str, Any], name: str, place: str) -> dict[str, Any]:
    inner = table.get(name, {})
    if not isinstance(inner, dict):
        raise UsageError(f'"{name}" is not a table', place=place, hint=f"[{name}] on a line of its own")
    return inner


def _document(name: str, documents: dict[str, Any], place: str) -> Decisions:
    return decisions_of(_subtable(documents, name, place), f'{place}, documents."{name}"')


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """``{"rules": {"off": []}}`` as ``{"rules.off": []}``."""
    flat: dict[str, Any] = {}
    for name, value in table.items():
        flat |= _flat(value, f"{prefix}{name}.") if isinstance(value, dict) and value else {prefix + name: value}
    return flat


def _field(key: str, place: str) -> str:
    if key not in _KEYS:
        close = get_close_matches(key, [*_KEYS, *SHARED, "documents"], 1)
        known = f'"{close[0]}"' if close else "one of " + ", ".join([*_KEYS, *SHARED, "documents"])
        raise UsageError(f'there is no setting "{key}"', place=place, hint=known)
    return _KEYS[key].name


def _value(key: str, value: Any, place: str, folder: Path) -> Any:
    kind = str(_KEYS[key].type)
    if not _is_a(value, _TYPES[kind][0]):
        raise UsageError(f'"{key}" must be {_TYPES[kind][1]}, and is {value!r}', place=place)
    if isinstance(value, list):
        return tuple(value)
    return folder / value if kind.startswith("Path") else value


def _is_a(value: Any, kind: type) -> bool:
    if kind is list:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind is int:
        return type(value) is int and value > 0
    return isinstance(value, kind)
