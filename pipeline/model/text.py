"""The text as read and as cleaned: blocks, with marks stored apart from their words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

MarkKind = Literal["em", "strong", "code", "link", "image", "sub", "sup", "strike", "stage", "note", "edited"]
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
    "note",  # a footnote or an endnote; its number is the level
    "metadata",  # front matter, verbatim; a cleaning rule takes it out of the text
    "comment",  # a comment of the source language, verbatim; likewise
    "aside",  # text printed around the main text (a running head, a menu); likewise
]
Severity = Literal["info", "warning"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in the source: 1-based line, and 1-based column if known."""

    line: int
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline meaning of ``text[start:end]`` of a block, stored apart from the text.

    "stage" is a transcriber's note on something heard or seen: ``[laughs]``. "edited" are words that nobody said and an
    editor put in. ``href`` is the target of a link or an image, the number of a note that is cited after the marked
    character, or the name of the editor. Offsets count characters (Unicode code points). ``alt`` describes an image
    whose marked words are its caption; None if the marked words describe it.
    """

    kind: MarkKind
    start: int
    end: int
    href: str | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, row or similar. ``level``: heading 1-6, depth of a list item from 1, number of a note from
    1, else 0.

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
        """The 1-based line of the source on which the block begins; None if it has none."""
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
    """The source file. ``name`` has no folders; ``sha256`` is that of its bytes, in hexadecimal.

    ``metadata``: what the file says about itself (front matter), as pairs of a lower-case key and a text.
    """

    name: str
    sha256: str
    encoding: str = "utf-8"
    format: str = "text"
    metadata: tuple[tuple[str, str], ...] = ()

    def meta(self, *keys: str) -> str | None:
        """The value of the first of ``keys`` that is present and not empty."""
        table = dict(self.metadata)
        return next((table[k] for k in keys if table.get(k, "").strip()), None)


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What ``read`` returns. ``language`` is a BCP 47 tag."""

    source: Source
    language: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()


@lru_cache(4096)
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


# Only two of the combining characters are letters. Runs of other signs are cut as well, which does not change them.
_MARKS_RE = re.compile(
    "(?:[^\\w\x00-\x7f]|[\N{HALFWIDTH KATAKANA VOICED SOUND MARK}\N{HALFWIDTH KATAKANA SEMI-VOICED SOUND MARK}]){30}"
)
