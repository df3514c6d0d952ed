"""The text as it was read and as it was cleaned: blocks, and the marks beside their words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

MarkKind = Literal["em", "strong", "code", "link", "image", "sub", "sup", "strike", "stage", "note"]
BlockKind = Literal[
    "paragraph",
    "heading",
    "bullet",
    "numbered",
    "quote",
    "figure",
    "header",  # a header row of a table; cells are separated by tabs, as in "row"
    "row",
    "code",
    "separator",
    "note",  # what a footnote or an endnote says; its number is the level
    "metadata",  # front matter, verbatim; a cleaning rule takes it out of the text
    "comment",  # a comment of the source language, verbatim; likewise
    "aside",  # what stands on a page around its text; likewise
]
Severity = Literal["info", "warning"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in the source: 1-based line, and 1-based column where it is known."""

    line: int
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline meaning of ``text[start:end]`` of a block, beside the text and not inside it.

    "stage" is a note of the transcript on what was heard or seen: ``[laughs]``. ``href`` is the target of a link or an
    image, or the number of a note, which is cited behind the marked character. Offsets count characters (Unicode code
    points). ``alt`` says what an image shows where the marked words are its caption; None where they say it themselves.
    """

    kind: MarkKind
    start: int
    end: int
    href: str | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or its like. ``level``: heading 1-6, depth of a list item from 1, number of a note from 1, else 0.

    A newline inside ``text`` is a line break that the author meant.
    """

    id: str
    kind: BlockKind
    text: str
    marks: tuple[Mark, ...] = ()
    level: int = 0
    origin: Origin | None = None

    @property
    def line(self) -> int | None:
        """The line of the source on which it begins, from 1; None where it stands in none."""
        return self.origin.line if self.origin else None

    def piece(self, start: int, end: int | None = None) -> Block:
        """The block cut to ``text[start:end]``, its marks clipped and moved along."""
        stop = len(self.text) if end is None else end
        marks = tuple(
            replace(m, start=max(m.start, start) - start, end=min(m.end, stop) - start)
            for m in self.marks
            if m.start < stop and m.end > start
        )
        return replace(self, text=self.text[start:stop], marks=marks)


@dataclass(frozen=True, slots=True)
class Note:
    """A warning is a value, returned and not printed. ``code`` is permanent, e.g. ``no-title``."""

    code: str
    severity: Severity
    message: str
    origin: Origin | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """What was read. ``name`` is a file name without folders, ``sha256`` that of its bytes in hexadecimal.

    ``metadata``: what the format itself says of the text (front matter), as pairs of lower-case key and text.
    """

    name: str
    sha256: str
    encoding: str = "utf-8"
    format: str = "text"
    metadata: tuple[tuple[str, str], ...] = ()

    def meta(self, *keys: str) -> str | None:
        """The value of the first of ``keys`` that is there and not empty."""
        table = dict(self.metadata)
        return next((table[k] for k in keys if table.get(k, "").strip()), None)


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What ``read`` returns. ``language`` is a BCP 47 tag."""

    source: Source
    language: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()


def stream(text: str) -> str:
    """The letters and digits of a text, normalised (NFKC, casefold), all else dropped.

    The measure of conservation: hyphens at line ends, ligatures, quotes and spaces do not matter to it, a word does.
    """
    return "".join(filter(str.isalnum, nfkc(nfkc(text).casefold())))


def nfkc(text: str) -> str:
    """The text in Unicode's form NFKC, in time linear in its length.

    Marks on one letter are put in order by insertion, which takes quadratic time. So a run of them is cut after every
    30th by a COMBINING GRAPHEME JOINER first: the Stream-Safe Text Format of UAX #15.
    """
    if not text.isascii():
        text = _MARKS_RE.sub("\\g<0>\N{COMBINING GRAPHEME JOINER}", text)
    return unicodedata.normalize("NFKC", text)


# Only two of what combines are letters. Runs of other signs are cut as well, which changes nothing about them.
_MARKS_RE = re.compile(
    "(?:[^\\w\x00-\x7f]|[\N{HALFWIDTH KATAKANA VOICED SOUND MARK}\N{HALFWIDTH KATAKANA SEMI-VOICED SOUND MARK}]){30}"
)
