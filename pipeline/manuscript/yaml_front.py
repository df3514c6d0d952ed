"""The front matter of a manuscript: facts about a text besides its words, written and read."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.errors import BriefingError, StructureError
from pipeline.languages import slip_of_tag
from pipeline.manuscript import extra_keys, people_names
from pipeline.manuscript.canonical import byline_text
from pipeline.manuscript.fences import HEADING_RE, VERSION_RE, endless, fenceless
from pipeline.manuscript.inline import read as read_inline
from pipeline.manuscript.inline_signs import inline
from pipeline.manuscript.label_table import Voices, voices_of
from pipeline.manuscript.yaml_values import Table, Tree, dump, load
from pipeline.model import Bio, Block, Briefing, Byline, Change, Date, Source, Term, is_calendar

COMMENT = """\
# This is the manuscript of a briefing. Change what you like: what stands here is printed, and nothing is guessed.
# 1. Title, byline, date, guest, speakers: write behind the colon, in this list.
# 2. "## " begins a section, "### " a question. Rename them, move them, take them out, add more.
# 3. What follows a question is its answer. **NAME:** begins what someone says; {.question} at the end of a paragraph
#    makes it part of the question.
# 4. Recommendations: strike one, or add a sentence that was said, word for word, in a line that begins with "- ".
# 5. Words: *italic*, **bold**, [link](https://example.org). A backslash before a sign stands for the sign itself.
# 6. A line <!-- candidate ... --> offers something else. To take it, delete "<!-- candidate " and " -->" around it.
# Marks such as {#x3} are names that links use: leave them with their line."""


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter as a briefing without sections; ``body``: the text after it, from line ``line`` on."""

    briefing: Briefing
    voices: Voices
    body: str
    line: int


def is_manuscript(text: str) -> bool:
    """Whether a text is a manuscript: its front matter has a key ``briefing``."""
    found = _FRONT_RE.match(text)
    return bool(found and _KEY_RE.search(found["yaml"]))


def head_of(data: bytes) -> str:
    """The beginning of a file as text, enough to tell whether it is a manuscript; Notepad's "Unicode" is UTF-16."""
    utf16 = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return data[:_HEAD_BYTES].decode("utf-16" if utf16 else "utf-8", errors="replace")


def unfenced(text: str) -> bool:
    """Whether a text begins like a manuscript but lacks one of the two lines ``---``."""
    head = "\n".join(text.lstrip("\ufeff").splitlines()[:_HEAD])
    return bool(not _FRONT_RE.match(text) and VERSION_RE.search(head))


def span(text: str, name: str) -> int:
    """The number of lines of a manuscript's front matter.

    Raises:
        StructureError: there is no front matter.
    """
    found = _found(text, name)
    return text.count("\n", 0, found.start("yaml")) + found["yaml"].count("\n") + 1


def write(briefing: Briefing) -> str:
    """The front matter of a canonical briefing."""
    return f"---\n{COMMENT}\n{dump([('briefing', _VERSION), *_head(briefing), *_tail(briefing)])}---"


def read(text: str, name: str, sha256: str) -> Front:
    """Read the front matter of a manuscript. ``name`` and ``sha256`` are used if it does not name a source.

    Raises:
        InputError: it is not YAML.
        StructureError: there is none; a key is unknown or occurs twice; a value has the wrong shape.
    """
    found = _found(text, name)
    try:
        top = load(found["yaml"], KEYS, name)
    except BriefingError as error:
        # A rule within the text looks like the end of the front matter, but is not.
        raise endless(text, name) if HEADING_RE.search(found["yaml"]) else error from None
    if (version := top.text("briefing")) != _VERSION:
        sentence = f'"briefing" must be {_VERSION}, not "{version}"'
        raise StructureError(sentence, place=top.place("briefing"), hint="a newer version of this program")
    line = text.count("\n", 0, found.end()) + 1
    return Front(_briefing(top, Source(name, sha256, format="manuscript")), _voices(top), text[found.end() :], line)


_VERSION = "1"
_HEAD_BYTES = 8192
_HEAD = 24  # lines before the key ``briefing``: our own comment, and lines that an editor put before it
KEYS = (
    *("briefing", "title", "subtitle", "language", "byline", "date", "place", "guest"),
    *("translator", "publication"),
    *("questions-by", "answers-by", "speakers", "glossary", *people_names.KEYS, *extra_keys.KEYS),
    *("source", "metadata", "changes"),
)
_SOURCE = ("name", "sha256", "encoding", "format")
_FRONT_RE = re.compile("\ufeff?---[ \t\r]*\n(?P<yaml>(?:.*\n)*?)(?:---|\\.\\.\\.)[ \t\r]*(?:\n|$)")
_KEY_RE = re.compile(r"^briefing[ \t]*:", re.MULTILINE)
_CHANGE_RE = re.compile(r"(.+) (\S+) (\d{1,9})", re.ASCII)


def _found(text: str, name: str) -> re.Match[str]:
    found = _FRONT_RE.match(text)
    if found is None:
        raise fenceless(text, name)
    return found


def _head(briefing: Briefing) -> Iterator[tuple[str, Tree]]:
    """The keys for the editor to change."""
    voices = voices_of(briefing)
    yield "title", _inline(briefing.title)
    yield "subtitle", _inline(briefing.subtitle)
    yield "language", briefing.language
    yield "byline", _byline(briefing.byline) if briefing.byline else ""
    yield "date", _date(briefing.date) if briefing.date else ""
    yield "place", briefing.place or ""
    yield "translator", briefing.translator or ""
    yield "publication", briefing.publication or ""
    yield "guest", (briefing.bio.name if briefing.bio else None) or ""
    yield from people_names.of_guests(briefing)
    yield "questions-by", voices.asking or ""
    yield "answers-by", voices.answering or ""
    yield "speakers", [(label, who or "") for label, who in voices.labels.items()]
    yield "glossary", [(term.acronym, term.expansion) for term in briefing.glossary]
    yield from people_names.of_people(briefing)
    yield from extra_keys.of_extras(briefing.extras)


def _tail(briefing: Briefing) -> Iterator[tuple[str, Tree]]:
    """The keys for the tool to remember."""
    source = briefing.source
    yield "source", [(key, getattr(source, key)) for key in _SOURCE]
    yield "metadata", list(source.metadata)
    yield "changes", [f"{change.rule} {change.action} {change.count}" for change in briefing.changes]


def _inline(block: Block | None) -> str:
    return inline(block.text, block.marks) if block else ""


def _byline(byline: Byline) -> Tree:
    parts = [("name", byline.name), ("affiliation", byline.affiliation), ("role", byline.role), ("lead", byline.lead)]
    parts.append(("date", byline.date))
    line = byline.blocks[0].text if byline.blocks else None
    return [pair for pair in [*parts, *_line(line, byline_text(byline))] if pair[1]]


def _date(date: Date) -> Tree:
    line = date.block.text if date.block else None
    return [pair for pair in [("text", date.text), ("iso", date.iso or ""), *_line(line, date.text)] if pair[1]]


def _line(line: str | None, words: str) -> list[tuple[str, str]]:
    """How the line in the text differs from the printed words: it has more words, or another place."""
    if line is None:
        return [("in-text", "no")]
    return [("line", line)] if line != words else []


def _voices(top: Table) -> Voices:
    labels = {label: who or None for label, who in top.pairs("speakers")}
    return Voices(labels, top.text("questions-by") or None, top.text("answers-by") or None)


def _briefing(top: Table, own: Source) -> Briefing:
    if not (language := top.text("language")):
        place = top.place("language")
        raise StructureError("the front matter does not name a language", place=place, hint='"language: en"')
    if slip := slip_of_tag(language):
        raise StructureError(slip.sentence, place=top.place("language"), hint=slip.hint)
    return Briefing(
        title=_heading(top.text("title")),
        language=language,
        source=_source(top, own),
        subtitle=_heading(top.text("subtitle")),
        byline=_read_byline(top) if "byline" in top else None,
        date=_read_date(top) if "date" in top else None,
        place=top.text("place") or None,
        translator=top.text("translator") or None,
        publication=top.text("publication") or None,
        bio=Bio(top.text("guest") or None, (), people_names.guests(top)),
        glossary=tuple(Term(*pair) for pair in top.pairs("glossary")),
        people=people_names.people(top),
        extras=extra_keys.extras(top),
        changes=tuple(_change(change, top) for change in top.texts("changes")),
    )


def _heading(raw: str) -> Block | None:
    return Block("", "paragraph", *read_inline(raw)) if raw else None


def _source(top: Table, own: Source) -> Source:
    table = top.table("source", _SOURCE)
    name, sha256, encoding, kind = map(table.text, _SOURCE)
    source = Source(name, sha256, encoding, kind) if name else own
    return replace(source, metadata=tuple(top.pairs("metadata")))


def _read_byline(top: Table) -> Byline | None:
    table = top.table("byline", ("name", "affiliation", "role", "lead", "date", "line", "in-text"))
    name, affiliation, role, lead, date = map(table.text, ("name", "affiliation", "role", "lead", "date"))
    byline = Byline(name, affiliation, role, lead, date=date)
    words = byline_text(byline)
    blocks = _read_line(table, words)
    return replace(byline, blocks=blocks) if words or blocks else None


def _read_date(top: Table) -> Date | None:
    table = top.table("date", ("text", "iso", "line", "in-text"))
    text, iso = table.text("text"), table.text("iso")
    if iso and not is_calendar(iso):
        sentence = f'"{iso}" is not a date in figures'
        raise StructureError(sentence, place=table.place("iso"), hint="2020-08-04, 2020-08 or 2020")
    blocks = _read_line(table, text)
    return Date(text, iso or None, blocks[0] if blocks else None) if text or blocks else None


def _read_line(table: Table, words: str) -> tuple[Block, ...]:
    line = table.text("line") or words
    return (Block("", "paragraph", line),) if line and table.text("in-text") != "no" else ()


def _change(text: str, top: Table) -> Change:
    found = _CHANGE_RE.fullmatch(text)
    if found is None:
        raise StructureError(
            f'"{text[:80]}" is not a change', place=top.place("changes"), hint='"CODE replace 3", as it was'
        )
    return Change(found[1], found[2], int(found[3]))
