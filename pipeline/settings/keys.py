"""All settings: one dataclass whose fields document themselves."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from pipeline.model import UNDECIDED, Decisions
from pipeline.render import writers
from pipeline.render.theme.house import LEVELS, PAPERS
from pipeline.render.word.word_options import CONTENTS

FORMATS = writers.formats()
MADE = writers.BY_DEFAULT  # of a text for which no formats are asked
COLLECTION_ORDERS = ("name", "date", "title", "guest")
_DECIDED = {"decided": True}  # told apart from a plain setting: a table of its own


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a build. Paths from a file are relative to the folder of that file."""

    theme: str | None = field(default=None, metadata={"meaning": "name of the theme; default: the theme of the tool"})
    formats: tuple[str, ...] = field(
        default=(),
        metadata={
            "meaning": f'what to make, e.g. `["pdf", "docx"]`, of {", ".join(FORMATS)}; not set: {", ".join(MADE)}',
            "choices": FORMATS,
        },
    )
    output: Path = field(default=Path("dist"), metadata={"meaning": "folder for the finished files"})
    language: str | None = field(
        default=None, metadata={"meaning": 'language of the texts, e.g. `"en-GB"`; default: found from the text'}
    )
    strict: bool = field(default=False, metadata={"meaning": "whether a warning counts as a failure (exit code 3)"})
    rules_off: tuple[str, ...] = field(
        default=(), metadata={"meaning": "codes of cleaning rules to switch off", "key": "rules.off"}
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
            "meaning": "share of a text, in per cent (1–100), that cleaning may remove before it warns; default: 50",
            "key": "rules.share",
            "most": 100,
        },
    )
    templates: Path | None = field(
        default=None,
        metadata={
            "meaning": "folder with templates of your own; a file there replaces ours; default: the folder `templates`"
            " next to briefing.toml, if there is one"
        },
    )
    jobs: int | None = field(
        default=None, metadata={"meaning": "number of documents to make at a time; default: one per processor"}
    )
    catalogue: bool = field(
        default=False,
        metadata={"meaning": "whether a page that lists the texts (`index.html`), and the same list as data, are made"},
    )
    allow_remote: bool = field(default=False, metadata={"meaning": "whether images on the web are fetched and printed"})
    paper: str | None = field(
        default=None,
        metadata={"meaning": "`a4`, `letter`, `a5` or `legal`; default: the paper of the theme", "choices": PAPERS},
    )
    duplex: bool = field(
        default=False,
        metadata={"meaning": "whether the margins of the PDF mirror each other, for printing on both sides"},
    )
    organisation: str | None = field(
        default=None, metadata={"meaning": "name of the organisation, printed above the title"}
    )
    logo: Path | None = field(default=None, metadata={"meaning": "picture (svg, png, jpg) for the first page"})
    legal: str | None = field(default=None, metadata={"meaning": "a line for the last page: rights, address, imprint"})
    colour: str | None = field(default=None, metadata={"meaning": "colour of the theme `house`, as #rrggbb"})
    second_colour: str | None = field(
        default=None, metadata={"meaning": "colour of the questions in the theme `house`, as #rrggbb"}
    )
    text_font: str | None = field(default=None, metadata={"meaning": "family of the text in the theme `house`"})
    heading_font: str | None = field(default=None, metadata={"meaning": "family of headings in the theme `house`"})
    masthead: str | None = field(
        default=None, metadata={"meaning": "words above the title in place of the organisation"}
    )
    series: str | None = field(default=None, metadata={"meaning": "name and number of a series, above the title"})
    cite: str | None = field(default=None, metadata={"meaning": "how to cite the document, at its end"})
    licence: str | None = field(default=None, metadata={"meaning": "the licence of the document, at its end"})
    changes_table: bool = field(
        default=False, metadata={"meaning": "whether a table at the end lists the changes of cleaning"}
    )
    show_edits: bool = field(
        default=False,
        metadata={"meaning": "whether words that an editor put into what was said are printed in square brackets"},
    )
    at_a_glance: bool = field(
        default=True, metadata={"meaning": 'whether a block "At a glance" follows the title: role, place, names'}
    )
    embed_fonts: bool = field(
        default=True,
        metadata={"meaning": "whether EPUB and XHTML contain the theme's fonts, cut to the letters they use"},
    )
    wcag: str | None = field(
        default=None,
        metadata={
            "meaning": "level of accessibility (WCAG 2.2) that an EPUB claims: `a` (default), or `aa` if somebody has"
            " seen to it that the text has no phrase in another language and no picture of words",
            "choices": LEVELS,
        },
    )
    attach: bool | None = field(
        default=None,
        metadata={
            "meaning": "whether the PDF encloses the source, the ledger and the manuscript; default: yes, but the"
            " cleaned text instead of a source with comments, hidden text or properties"
        },
    )
    comments: bool = field(
        default=False, metadata={"meaning": "whether comments in the Word file mark uncertain decisions"}
    )
    line_numbers: bool = field(default=False, metadata={"meaning": "whether the lines of a review copy are numbered"})
    contents: str | None = field(
        default=None,
        metadata={
            "meaning": "page numbers in the Word file: `estimated` (default), or `libreoffice`, which lays it out"
            " to find them and takes a second or two",
            "choices": CONTENTS,
        },
    )
    reference_docx: Path | None = field(
        default=None,
        metadata={
            "meaning": "a Word file (docx, dotx) of the house, whose styles, paper, headers and footers are used"
        },
    )
    collection_title: str | None = field(
        default=None,
        metadata={"meaning": "title of the book that `briefing build --collection` makes", "key": "collection.title"},
    )
    collection_editor: str | None = field(
        default=None, metadata={"meaning": "who edits the collection", "key": "collection.editor"}
    )
    collection_chapters: tuple[str, ...] = field(
        default=(), metadata={"meaning": "file names of the first chapters, in order", "key": "collection.chapters"}
    )
    collection_order: str | None = field(
        default=None,
        metadata={
            "meaning": "order of the other chapters: by `name` of the file (default), `date`, `title`, or last name of"
            " the `guest`",
            "choices": COLLECTION_ORDERS,
            "key": "collection.order",
        },
    )
    collection_preface: Path | None = field(
        default=None, metadata={"meaning": "a text to print before the chapters", "key": "collection.preface"}
    )
    collection_cover: Path | None = field(
        default=None, metadata={"meaning": "picture (svg, png, jpg) for the title page", "key": "collection.cover"}
    )
    file: Path | None = field(default=None, compare=False)  # the file of these settings
    decisions: Decisions = field(default=UNDECIDED, metadata=_DECIDED)
    documents: tuple[tuple[str, Decisions], ...] = field(default=(), metadata=_DECIDED)


KEYS = {known.metadata.get("key", known.name): known for known in fields(Settings) if "meaning" in known.metadata}
# A type of Settings as spelled in this module -> the accepted types of TOML, in Python and in words.
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
    """The table of all keys in Markdown, for the documentation."""
    rows = (f"| `{key}` | {TYPES[known.type][1]} | {known.metadata['meaning']} |" for key, known in KEYS.items())
    return "\n".join(["| Key | Value | Meaning |", "| --- | --- | --- |", *rows, ""])
