"""The reader of oral histories in OHMS XML: turns with the synchroniser's times, and headings from the index.

A transcript is captions (``vtt_transcript``) or lines; ``sync`` gives the line in which each minute ends. Titles of the
index become headings at their times; its synopses, key words and excerpts become asides.

Source: OHMS XML schema 5.4 and 6.0 (Louie B. Nunn Center for Oral History), elements of ``record``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.read.captions import cues_of
from pipeline.read.captions.cues import Cue, named, paragraphs
from pipeline.read.office.xmltree import local_name, named_elements, tree_of
from pipeline.read.pasted.named_turns import Turns, clock
from pipeline.read.reader import Blocks, Parsed, Reader
from pipeline.text.labels import COLON, SPEAKER

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element


def read(data: bytes, name: str) -> Parsed:
    """Read an oral history.

    Raises:
        InputError: the file is not XML, not a record of OHMS, or has no transcript.
    """
    try:
        root = tree_of(data)
    except ValueError as error:
        raise InputError(f"the file {error}", place=name, hint="exporting it from OHMS again") from error
    record = next(named_elements(root, "record"), None)
    if record is None:
        raise InputError("this XML is not an OHMS record", place=name, hint="exporting it from OHMS again")
    blocks = Blocks([])
    said = _captions(record) or _lines(record)
    turns = Turns(blocks, nameless=not any(cue.voice for cue in said))
    _write(said, deque(_points(record)), blocks, turns)
    if not any(block.kind == "paragraph" for block in blocks.made):
        hint = "exporting it with its transcript; an index alone has no talk"
        raise InputError("the OHMS record has no transcript", place=name, hint=hint)
    return Parsed(tuple(blocks.made), "utf-8", _facts(record, turns))


def sniff(data: bytes) -> bool:
    """Whether these bytes are a record of OHMS."""
    head = data[:4_096]
    return bool(_OPENING_RE.match(head)) and (b"/ohms" in head or b"<record" in head)


READER = Reader("ohms", (), sniff, read, by_content_first=True, shared=(".xml",))

_OPENING_RE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,1500}?-->\s*)?<ROOT[\s>]", re.DOTALL
)
_SYNC_RE = re.compile(r"(\d{1,7})\(\d{1,5}\)")
_STEP_RE = re.compile(r"\s*(\d{1,3})\s*:")
_LABEL_RE = re.compile(rf"({SPEAKER}?){COLON}\s+(?=\S)")
_NOTE_RE = re.compile(r"\[\[/?(?:footnotes|notes?|link)\]\]", re.IGNORECASE)
_CITED_RE = re.compile(r"\[\[footnote\]\](\d{1,4})\[\[/footnote\]\]", re.IGNORECASE)
_SPACE_RE = re.compile(r"\s+")


_NEAR = 1.0  # most seconds between a title of the index and its words


@dataclass(frozen=True, slots=True)
class _Point:
    """An entry of the index: its time, its title, and its other fields."""

    start: float
    title: str
    more: str


def _text(record: Element, name: str) -> str:
    """The text of the first element of a record with a name."""
    element = next((child for child in record if local_name(child) == name), None)
    return "".join(map(str, element.itertext())) if element is not None else ""


def _facts(record: Element, turns: Turns) -> tuple[tuple[str, str], ...]:
    said = {
        key: _SPACE_RE.sub(" ", _text(record, key)).strip() for key in ("title", "description", "language", "rights")
    }
    date = next((element.get("value") or "" for element in named_elements(record, "date")), "") or _text(record, "date")
    people = [_person(person) for key in ("interviewee", "interviewer") for person in named_elements(record, key)]
    speakers = ", ".join(filter(None, dict.fromkeys((*people, *turns.voices))))
    pairs = (("title", said["title"]), ("date", date.strip()), ("description", said["description"]),
             ("rights", said["rights"]), ("speakers", speakers))  # fmt: skip
    return tuple(pair for pair in pairs if pair[1])


def _person(element: Element) -> str:
    """A name; OHMS writes the surname first, before a comma."""
    last, _, first = _SPACE_RE.sub(" ", "".join(map(str, element.itertext()))).strip().partition(", ")
    return f"{first} {last}".strip()


def _points(record: Element) -> Iterator[_Point]:
    for point in named_elements(record, "point"):
        title = _SPACE_RE.sub(" ", _text(point, "title")).strip()
        others = ("partial_transcript", "synopsis", "keywords", "subjects")
        more = "\n".join(words for key in others if (words := _SPACE_RE.sub(" ", _text(point, key)).strip()))
        yield _Point(_seconds(_text(point, "time")), title, more)


def _seconds(time: str) -> float:
    """A time of the index in seconds, from seconds or from hours, minutes and seconds between colons."""
    seconds = 0.0
    for part in time.strip().split(":"):
        seconds = seconds * 60 + (float(part) if re.fullmatch(r"\d{1,7}(?:\.\d{1,6})?", part) else 0.0)
    return seconds


def _plain(transcript: str) -> str:
    """A transcript with note numbers in brackets, and without the tags around the notes."""
    return _NOTE_RE.sub("", _CITED_RE.sub(r"[\1]", transcript))


def _captions(record: Element) -> list[Cue]:
    return list(paragraphs(named(cues_of(_plain(_text(record, "vtt_transcript"))))))


def _lines(record: Element) -> list[Cue]:
    """The paragraphs of a transcript in lines, each with the minute in which it begins."""
    lines = _plain(_text(record, "transcript")).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts, times = _sync(_text(record, "sync"))
    cues: list[Cue] = []
    begins = 0
    for place, line in enumerate([*lines, ""]):
        if line.strip() and (place == begins or not _LABEL_RE.match(line.strip())):
            continue
        if words := tuple(filter(None, map(str.strip, lines[begins:place]))):
            cues.append(_paragraph(words, begins + 1, starts, times))
        begins = place if line.strip() else place + 1
    return cues


def _paragraph(words: tuple[str, ...], line: int, starts: list[int], times: list[float]) -> Cue:
    label = _LABEL_RE.match(words[0])
    voice, words = (label[1], (words[0][label.end() :], *words[1:])) if label else ("", words)
    index = bisect_right(starts, line) - 1
    time = times[index] if index >= 0 else 0.0
    return Cue(line, time, time, words, voice)


def _sync(sync: str) -> tuple[list[int], list[float]]:
    """The lines with a time from the synchroniser, and these times: ``1:|13(3)|19(14)`` is minute 1 in line 13."""
    step = _STEP_RE.match(sync)
    minutes = int(step[1]) if step else 1
    found = [(int(match[1]), 60.0 * minutes * place) for place, match in enumerate(_SYNC_RE.finditer(sync), 1)]
    found.sort()
    return [line for line, _ in found], [time for _, time in found]


def _write(said: list[Cue], points: deque[_Point], blocks: Blocks, turns: Turns) -> None:
    timed = any(cue.start for cue in said)
    for cue in said:
        while points and timed and points[0].start <= cue.start + _NEAR:
            _add_point(points.popleft(), cue.line, blocks, turns)
        turns.add(cue.voice, clock(cue.start) if timed else "", cue.text, cue.line)
    for point in points:
        for words in filter(None, (point.title, point.more)):
            blocks.add("aside", words, said[-1].line if said else 1)


def _add_point(point: _Point, line: int, blocks: Blocks, turns: Turns) -> None:
    if point.title:
        blocks.add("heading", point.title, line, level=2)
        turns.begin()
    if point.more:
        blocks.add("aside", point.more, line)
