"""The reader of captions (WebVTT, SubRip, YouTube's SBV): cues become turns, with the time stamps of their cues.

Lines that captions repeat while they scroll are read once; notes to the captioner become comments.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from pipeline.errors import InputError
from pipeline.read.captions.cues import Cue, named, paragraphs, unrolled
from pipeline.read.encoding.decode import decode, lines_of
from pipeline.read.entities import plain
from pipeline.read.pasted.named_turns import Turns, clock
from pipeline.read.reader import Blocks, Parsed, Reader


def read(data: bytes, name: str) -> Parsed:
    """Read captions.

    Raises:
        InputError: the bytes cannot be decoded, or hold no cue.
    """
    text, encoding, notes = decode(data, name)
    lines = lines_of(text)
    timings = [n for n, line in enumerate(lines) if _TIMING_RE.match(line)]
    if not timings:
        raise InputError("this file holds no captions", place=name, hint="--from text, if it is plain text")
    first = _first(lines, timings[0])
    head, facts = _head(lines[:first])
    comments = deque([*head, *(_taken_out(lines, first) if text.startswith("WEBVTT") else ())])
    blocks = Blocks([])
    cues = list(paragraphs(named(unrolled(list(_cues(lines, timings))))))
    turns = Turns(blocks, nameless=not any(cue.voice for cue in cues))
    for cue in cues:
        while comments and comments[0][0] < cue.line:
            _add_comment(blocks, comments)
        turns.add(cue.voice, clock(cue.start), cue.text, cue.line)
    while comments:
        _add_comment(blocks, comments)
    if not any(block.kind == "paragraph" for block in blocks.made):
        raise InputError(
            "the captions hold no words", place=name, hint="exporting the captions again: this file holds times alone"
        )
    return Parsed(tuple(blocks.made), encoding, (*facts, *turns.metadata()), notes)


def cues_of(text: str) -> list[Cue]:
    """The cues of captions inside another file, without the notes between them; empty if there are none."""
    lines = lines_of(text)
    timings = [n for n, line in enumerate(lines) if _TIMING_RE.match(line)]
    if timings:
        _taken_out(lines, 0)
    return list(_cues(lines, timings)) if timings else []


def sniff(data: bytes) -> bool:
    """Whether these bytes are captions: the word WEBVTT, or the times of a cue, possibly below its number."""
    return bool(_OPENING_RE.match(data[:400]))


READER = Reader("captions", (".vtt", ".srt", ".sbv"), sniff, read, by_content_first=True)

_STAMP = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_KIND_RE = re.compile(r"Kind\s*:", re.IGNORECASE)
_TIMING_RE = re.compile(rf"\s*{_STAMP}(?:\s*-->\s*|,(?=[\d:.]+\s*$)){_STAMP}")
_OPENING_RE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:WEBVTT(?:[ \t\r\n]|$)"
    rb"|\s*(?:\d{1,6}[ \t]*\r?\n\s*)?(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*(?:-->|,\d{1,3}:\d{2}:\d{2}\.\d{3}\s))"
)
_VOICE_RE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]*)>")
_TAG_RE = re.compile(r"</?(?:[a-zA-Z][^<>]{0,200}|\d[\d:.]*)>|\{\\[^{}]{0,100}\}")
_CHANGE_RE = re.compile(r">>+|[-–—]\s?(?=\S)")
_BESIDE_RE = re.compile(r"NOTE(?:[ \t]|$)|(?:STYLE|REGION)[ \t]*$")
_FACT_RE = re.compile(r"(Language|Title)\s*:\s*(.+)", re.IGNORECASE)


def _add_comment(blocks: Blocks, comments: deque[tuple[int, str]]) -> None:
    number, comment = comments.popleft()
    blocks.add("comment", comment, number)


def _first(lines: list[str], timing: int) -> int:
    """The first line of the cue with its times on line ``timing``: that line, or the cue's name above it."""
    return timing - 1 if timing and lines[timing - 1].strip() and not _is_head(lines[timing - 1]) else timing


def _is_head(line: str) -> bool:
    return line.startswith("WEBVTT") or bool(_BESIDE_RE.match(line))


def _taken_out(lines: list[str], first: int) -> list[tuple[int, str]]:
    """Cut notes, styles and regions out of ``lines``, from line ``first`` on, and return them.

    WebVTT, 2019, section 4.1: such a block begins after an empty line, and ends with one.
    """
    taken: list[tuple[int, str]] = []
    place = first + 1
    while place < len(lines):
        if _BESIDE_RE.match(lines[place]) and not lines[place - 1].strip():
            end = next((n for n in range(place, len(lines)) if not lines[n].strip()), len(lines))
            taken.append((place + 1, "\n".join(lines[place:end])))
            lines[place:end] = [""] * (end - place)
            place = end
        place += 1
    return taken


def _head(lines: list[str]) -> tuple[list[tuple[int, str]], tuple[tuple[str, str], ...]]:
    """The notes above the first cue, and the file's metadata."""
    comments: list[tuple[int, str]] = []
    facts: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        fact = _FACT_RE.match(line.strip())
        if fact:
            facts.setdefault({"language": "lang"}.get(fact[1].lower(), fact[1].lower()), fact[2].strip())
        elif line.strip() and not line.startswith("WEBVTT") and not _KIND_RE.match(line):
            comments.append((number, line.strip()))
    return comments, tuple(facts.items())


def _cues(lines: list[str], timings: list[int]) -> Iterator[Cue]:
    ends = [_first(lines, timing) for timing in timings[1:]] + [len(lines)]
    for timing, end in zip(timings, ends, strict=True):
        match = _TIMING_RE.match(lines[timing])
        if match:
            payload = [line for line in lines[timing + 1 : end] if line.strip()]
            cue = Cue(timing + 1, _seconds(match.groups()[:4]), _seconds(match.groups()[4:]), tuple(payload))
            yield from _voices(cue)


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = ((part or "0") for part in parts)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")


def _voices(cue: Cue) -> Iterator[Cue]:
    """Split a cue into one cue for each voice."""
    text = "\n".join(cue.lines)
    pieces = _VOICE_RE.split(text)
    for voice, piece in [("", pieces[0]), *zip(pieces[1::2], pieces[2::2], strict=True)]:
        words = [plain(_TAG_RE.sub("", line)).strip() for line in piece.split("\n")]
        for group in _changes([line for line in words if line]):
            yield replace(cue, lines=tuple(group), voice=plain(voice).strip(), begins=bool(_CHANGE_RE.match(group[0])))


def _changes(lines: list[str]) -> Iterator[list[str]]:
    """Split the lines of a cue where another person begins to speak (``- No. / - Yes.``, ``>> Yes.``)."""
    group: list[str] = []
    for line in lines:
        if group and (line.startswith(">>") or (_CHANGE_RE.match(line) and _CHANGE_RE.match(group[0]))):
            yield group
            group = []
        group.append(line)
    if group:
        yield group
