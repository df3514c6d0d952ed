"""The settings that there are: one value, whose fields say what each of them means."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from pipeline.model import UNDECIDED, Decisions
from pipeline.render import writers
from pipeline.render.theme.house import PAPERS
from pipeline.render.word.wishes import CONTENTS

FORMATS = writers.formats()
MADE = writers.BY_DEFAULT  # of a text for which no formats are asked
_DECIDED = {"decided": True}  # told apart from a plain setting: a table of its own


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build may be told. Paths from a file are relative to the folder of that file."""

    theme: str | None = field(default=None, metadata={"meaning": "name of the theme; not set: the theme of the tool"})
    formats: tuple[str, ...] = field(
        default=(),
        metadata={
            "meaning": f'what to make, e.g. `["pdf", "docx"]`, of {", ".join(FORMATS)}; not set: {", ".join(MADE)}',
            "choices": FORMATS,
        },
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
            "meaning": "per cent of a text, to 100; where cleaning takes out more, a warning says so; not set: 50",
            "key": "rules.share",
            "most": 100,
        },
    )
    templates: Path | None = field(
        default=None,
        metadata={
            "meaning": "folder with templates of your own; a file there replaces ours; not set: the folder `templates`"
            " next to briefing.toml, if there is one"
        },
    )
    jobs: int | None = field(
        default=None, metadata={"meaning": "how many documents to make at a time; not set: one per processor"}
    )
    allow_remote: bool = field(default=False, metadata={"meaning": "images on the web are fetched and printed"})
    paper: str | None = field(
        default=None,
        metadata={"meaning": "`a4`, `letter`, `a5` or `legal`; not set: the paper of the theme", "choices": PAPERS},
    )
    duplex: bool = field(
        default=False, metadata={"meaning": "the PDF is printed on both sides: its margins mirror each other"}
    )
    organisation: str | None = field(
        default=None, metadata={"meaning": "whose document it is, printed above the title"}
    )
    logo: Path | None = field(default=None, metadata={"meaning": "picture (svg, png, jpg) for the first page"})
    legal: str | None = field(default=None, metadata={"meaning": "a line for the last page: rights, address, imprint"})
    at_a_glance: bool = field(
        default=True, metadata={"meaning": 'whether a block "At a glance" stands under the title: who, where, how much'}
    )
    embed_fonts: bool = field(
        default=False,
        metadata={"meaning": "whether the EPUB brings the theme's fonts along, cut to the letters it uses"},
    )
    attach: bool | None = field(
        default=None,
        metadata={
            "meaning": "whether the source, the ledger and the manuscript travel inside the PDF; not set: they do, and"
            " the cleaned text takes the place of a source with comments, hidden text or properties"
        },
    )
    comments: bool = field(
        default=False,
        metadata={"meaning": "whether the Word file says in comments what was decided with little certainty"},
    )
    contents: str | None = field(
        default=None,
        metadata={
            "meaning": "page numbers in the Word file: `estimated` (not set), or `libreoffice`, which lays it out"
            " to know them and takes a second or two",
            "choices": CONTENTS,
        },
    )
    reference_docx: Path | None = field(
        default=None,
        metadata={"meaning": "a Word file (docx, dotx) of the house, whose styles, paper, heads and feet ours takes"},
    )
    file: Path | None = field(default=None, compare=False)  # that holds the settings
    decisions: Decisions = field(default=UNDECIDED, metadata=_DECIDED)
    documents: tuple[tuple[str, Decisions], ...] = field(default=(), metadata=_DECIDED)


KEYS = {known.metadata.get("key", known.name): known for known in fields(Settings) if "meaning" in known.metadata}
# How a type of Settings is spelled in this module -> the types of TOML for it, in Python and in words.
TYPES: dict[Any, tuple[type, str]] = {
    "str | None": (str, "text"),
    "Path": (str, "text"),
    "Path | None": (str, "text"),
    "bool": (bool, "true or false"),
    "bool | None": (bool, "true or false"),
    "int | None": (int, "a number from 1"),
    "tuple[str, ...]": (list, "a list of texts"),
}


def reference() -> str:
    """The table of all keys, in Markdown, as the documentation shows it."""
    rows = (f"| `{key}` | {TYPES[known.type][1]} | {known.metadata['meaning']} |" for key, known in KEYS.items())
    return "\n".join(["| Key | Value | Meaning |", "| --- | --- | --- |", *rows, ""])
