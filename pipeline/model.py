"""The values that cross a stage boundary: frozen, slotted dataclasses with tuples inside, and nothing that acts.

``RawDocument --clean--> CleanDocument --structure--> Briefing --lay out--> Page --render--> Artifact``
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pipeline.ledger import Ledger

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


@dataclass(frozen=True, slots=True)
class CleanDocument:
    """What ``clean`` returns: the blocks that stay, and a ledger of all that was changed."""

    source: Source
    language: str
    blocks: tuple[Block, ...]
    ledger: Ledger
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without a break.

    ``label`` holds the words by which the source names the speaker (``MS. REED:``), empty where the speaker was
    inferred; ``time`` a time stamp of the source. Both were cut from the first block.
    """

    speaker: str | None
    blocks: tuple[Block, ...]
    label: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answers, in the order of the source."""

    id: str
    question: Turn
    answers: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """``heading`` is the source's own heading, None where the title was proposed."""

    id: str
    title: str
    items: tuple[Exchange | Turn | Block, ...] = ()
    heading: Block | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """``lead`` holds words such as "Interview by", ``date`` the date that stands in the same line.

    Stream of lead, name, affiliation, role, date == stream of the blocks.
    """

    name: str
    affiliation: str = ""
    role: str = ""
    lead: str = ""
    blocks: tuple[Block, ...] = ()
    date: str = ""


@dataclass(frozen=True, slots=True)
class Date:
    """``text`` as the source has it; ``iso`` as YYYY, YYYY-MM or YYYY-MM-DD, None where it cannot be told."""

    text: str
    iso: str | None = None
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """A guest in the words of the biography: ``name`` without the ``honorific`` before it, and who he or she is."""

    name: str
    honorific: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Bio:
    """Who the guests are. ``name``: the first one's as the biography gives it; None where no name was found."""

    name: str | None
    blocks: tuple[Block, ...]
    guests: tuple[Guest, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A sentence that was said, verbatim. ``said_in``: id of the exchange, or of the section where there is none."""

    id: str
    text: str
    said_in: str
    speaker: str | None = None
    addressee: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """An acronym with the full name that the text itself gives."""

    acronym: str
    expansion: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody or something that the text names. ``places``: ids of exchanges, and of sections where there is none."""

    name: str
    kind: Literal["person", "organisation"]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A year, or a figure with its unit, and its sentence, verbatim; ``said_in`` as of a recommendation."""

    text: str
    sentence: str
    said_in: str


@dataclass(frozen=True, slots=True)
class Change:
    """How often a cleaning rule acted: printed in "About this document"."""

    rule: str
    action: str
    count: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a decision was taken. ``score`` is from 0 to 1; ``line`` is 1-based in the source.

    ``runner_up``: what came second where it was close, or what an editor put his own words in the place of.
    """

    decision: str
    rule: str
    block: str | None = None
    line: int | None = None
    score: float | None = None
    runner_up: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What an editor should look at in a block, named by its id."""

    block: str
    text: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """The document as an editor thinks of it. ``title`` to ``endnotes`` hold each block of the text exactly once.

    ``credits`` name who made a picture or a translation; ``editorial`` says how the text came about. ``place``,
    ``translator`` and ``publication`` are words of blocks that stand elsewhere; so are ``people`` and ``numbers``.

    But for ``set_aside``: blocks that an editor put words of his own in the place of, which are not printed.
    """

    title: Block | None
    language: str
    source: Source
    subtitle: Block | None = None
    byline: Byline | None = None
    date: Date | None = None
    credits: tuple[Block, ...] = ()
    bio: Bio | None = None
    sections: tuple[Section, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    candidates: tuple[Recommendation, ...] = ()
    glossary: tuple[Term, ...] = ()
    people: tuple[Mention, ...] = ()
    numbers: tuple[Number, ...] = ()
    place: str | None = None
    translator: str | None = None
    publication: str | None = None
    editorial: tuple[Block, ...] = ()
    unplaced: tuple[Block, ...] = ()
    endnotes: tuple[Block, ...] = ()
    changes: tuple[Change, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()
    set_aside: tuple[Block, ...] = ()

    def speakers(self) -> tuple[str, ...]:
        """Every speaker, in the order of first appearance."""
        return tuple(dict.fromkeys(t.speaker for t in self.turns() if t.speaker))

    def turns(self) -> Iterator[Turn]:
        """Every turn, in order."""
        for section in self.sections:
            for item in section.items:
                if isinstance(item, Exchange):
                    yield item.question
                    yield from item.answers
                elif isinstance(item, Turn):
                    yield item

    def blocks(self) -> Iterator[Block]:
        """Every block, in the order in which a finished document prints them."""
        front = (self.title, self.subtitle, *(self.byline.blocks if self.byline else ()), self.date and self.date.block)
        yield from (block for block in (*front, *self.credits) if block)
        yield from self.bio.blocks if self.bio else ()
        for section in self.sections:
            if section.heading:
                yield section.heading
            for item in section.items:
                yield from blocks_of(item)
        yield from self.editorial
        yield from self.unplaced
        yield from self.endnotes


@dataclass(frozen=True, slots=True)
class Cut:
    """Where an editor begins a section: at the block that ``before`` names by its first words or its line.

    ``before`` is empty for the beginning of the talk, ``title`` where the source's heading or a proposal will do.
    """

    before: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who stands behind a label of the source. ``shared``: said of every document, so that one may lack the label."""

    label: str
    name: str = ""
    role: Literal["", "host", "guest"] = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Decisions:
    """What an editor has decided about a text beforehand, so that nothing guesses over it; None: not decided.

    Blocks are named by their first words, or by the number of their line. ``sections``: an empty tuple for none.
    ``asked`` and ``not_asked``: blocks that are, or are not, questions. ``titles``: pairs of a proposed title and his
    own. ``off``: finders that are not to act. ``place``: where he wrote it, for notes.
    """

    title: str | None = None
    byline: Byline | None = None
    date: Date | None = None
    guest: str | None = None
    language: str | None = None
    sections: tuple[Cut, ...] | None = None
    asked: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()
    speakers: tuple[Voice, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    recommended: tuple[str, ...] = ()
    not_recommended: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()
    place: str = ""


UNDECIDED = Decisions()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that every writer can take; ``name`` is its ``src`` on the page, the sizes are pixels."""

    name: str
    media_type: str
    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a page of the printed edition begins: in a block, after so many of its letters (see :func:`stream`)."""

    page: int
    block: str
    letters: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The one semantic XHTML page from which every output comes, and the images that it shows.

    ``breaks`` are those of the printed edition, once there is one.
    """

    xhtml: str
    title: str
    language: str
    images: tuple[Image, ...] = ()
    breaks: tuple[PageBreak, ...] = ()


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file, not yet on disk.

    ``undrawn`` are characters that no font on this machine can draw, ``notes`` what its writer has to say of them,
    ``breaks`` where its pages begin.
    """

    name: str
    media_type: str
    data: bytes
    notes: tuple[Note, ...] = ()
    undrawn: frozenset[str] = frozenset()
    breaks: tuple[PageBreak, ...] = ()


def stream(text: str) -> str:
    """The letters and digits of a text, normalised (NFKC, casefold), all else dropped.

    The measure of conservation: hyphens at line ends, ligatures, quotes and spaces do not matter to it, a word does.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", folded)))


def blocks_of(item: Exchange | Turn | Block) -> Iterator[Block]:
    """The blocks of an item of a section, in order."""
    if isinstance(item, Block):
        yield item
    elif isinstance(item, Turn):
        yield from item.blocks
    else:
        yield from item.question.blocks
        for answer in item.answers:
            yield from answer.blocks
