"""The reader of transcripts whose lines are stamped with times: meetings saved from Teams, chats saved from Zoom, and
what one copies from under a video on YouTube.

Name and time become those of a turn, lines become sentences again, and the stamps as they stand are comments. A
transcript that names its voices needs no reader: it is a text, from which structure takes name and time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.errors import InputError
from pipeline.read.cues import Cue, named, paragraphs
from pipeline.read.decode import decode
from pipeline.read.reader import Blocks, Parsed, Reader
from pipeline.read.turns import Turns, clock

Lines = Sequence[tuple[int, str]]
Pairs = tuple[tuple[str, str], ...]


def read(data: bytes, name: str) -> Parsed:
    """Read a stamped transcript.

    Raises:
        InputError: the bytes cannot be decoded, or the lines bear no stamps.
    """
    text, encoding, notes = decode(data, name)
    blocks = Blocks([])
    facts = turns_of(list(enumerate(_LINE_END_RE.split(text), 1)), blocks)
    if facts is None:
        hint = "--from text, if it is plain text"
        raise InputError("the lines of this text are not stamped with times", place=name, hint=hint)
    return Parsed(tuple(blocks.made), encoding, facts, notes)


def sniff(data: bytes) -> bool:
    """Whether these bytes are a stamped transcript."""
    head = data[:20_000].decode("utf-8", "ignore").lstrip("\N{ZERO WIDTH NO-BREAK SPACE}")
    return _stamps([(0, line) for line in _LINE_END_RE.split(head)]) != []


def turns_of(lines: Lines, blocks: Blocks) -> Pairs | None:
    """Add the turns of a stamped transcript; returns what is known of its voices, None where the lines are none."""
    stamps = _stamps(lines)
    if not stamps:
        return None
    for number, line in lines[: stamps[0].place]:
        if line.strip():
            blocks.add("paragraph", line.strip(), number)
    turns = Turns(blocks)
    cues = list(paragraphs(named([cue for cue in _cues(lines, stamps) if cue.lines])))
    said = iter(stamps)
    ends = [cue.line for cue in cues[1:]] + [len(lines) + lines[-1][0]]
    stamp = next(said, None)
    for cue, end in zip(cues, ends, strict=True):
        turns.add(cue.voice, clock(cue.start), cue.text, cue.line)
        shown: list[str] = []
        while stamp and stamp.line < end:
            shown.append(stamp.shown)
            stamp = next(said, None)
        blocks.add("comment", " ".join(shown), cue.line)
    return turns.metadata()


READER = Reader("transcript", (), sniff, read, by_content_first=True)

_TIME = r"\d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d{1,7})?)?"
_LINE_END_RE = re.compile("\r\n|[\n\r]")
_TEAMS_RE = re.compile(rf"\s*({_TIME})\s*-->\s*{_TIME}\s*$")
_CHAT_RE = re.compile(
    rf"\s*({_TIME})\s+(?:From|Von|De|Da|Van)\s+(?P<voice>[^:\n]{{1,80}}?)"
    r"(?:\s+(?:to|an|para|à|a|aan)\s+[^:\n]{1,80}?)?\s*:(?:\s+(?P<words>.*))?$"
)
_ALONE_RE = re.compile(rf"\s*({_TIME})\s*$")
_BEFORE_RE = re.compile(rf"\s*({_TIME})\s+(?P<words>[^\W\d_].*)$")


@dataclass(frozen=True, slots=True)
class _Stamp:
    """``place``: index of its line; ``shown``: the stamp as it stands, without the words on its line."""

    place: int
    line: int
    seconds: float
    shown: str
    voice: str = ""
    words: str = ""
    names_below: bool = False


def _stamps(lines: Lines) -> list[_Stamp]:
    """The stamps of a transcript; empty where the lines are none."""
    inked = sum(bool(line.strip()) for _, line in lines)
    for pattern, is_one in _SHAPES:
        found = [
            _stamp(place, number, match) for place, (number, line) in enumerate(lines) if (match := pattern.match(line))
        ]
        if len(found) * 4 >= inked and is_one(found, lines):
            return found
    return []


def _stamp(place: int, number: int, match: re.Match[str]) -> _Stamp:
    groups = match.groupdict()
    words = groups.get("words") or ""
    shown = match[0][: len(match[0]) - len(words)].strip()
    below = match.re is _TEAMS_RE
    return _Stamp(place, number, _seconds(match[1]), shown, groups.get("voice") or "", words.strip(), below)


def _seconds(time: str) -> float:
    seconds = 0.0
    for part in time.split(":"):
        seconds = seconds * 60 + float(part)
    return seconds


def _is_meeting(stamps: list[_Stamp], _lines: Lines) -> bool:
    return len(stamps) > 1


def _is_chat(stamps: list[_Stamp], _lines: Lines) -> bool:
    return len(stamps) > 2


def _is_video(stamps: list[_Stamp], lines: Lines) -> bool:
    """Whether these are times of a video and no timetable: they run on from the start, on no round numbers, and the
    words between them are parts of sentences."""
    times = [stamp.seconds for stamp in stamps]
    if len(times) < 4 or times[0] > 120 or any(before > after for before, after in pairwise(times)):
        return False
    uneven = sum(time % 5 != 0 for time in times)
    at = {stamp.place for stamp in stamps}
    words = [stamp.words for stamp in stamps if stamp.words] or [
        line.strip() for place, (_, line) in enumerate(lines) if place not in at and line.strip()
    ]
    within = sum(not word[:1].isupper() for word in words)
    return uneven * 3 >= len(times) and within * 2 >= len(words)


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[list[_Stamp], Lines], bool]], ...] = (
    (_TEAMS_RE, _is_meeting),
    (_CHAT_RE, _is_chat),
    (_ALONE_RE, _is_video),
    (_BEFORE_RE, _is_video),
)


def _cues(lines: Lines, stamps: list[_Stamp]) -> Iterator[Cue]:
    """What stands between one stamp and the next."""
    nexts = [*stamps[1:], None]
    for stamp, following in zip(stamps, nexts, strict=True):
        end = following.place if following else len(lines)
        below = [line.strip() for _, line in lines[stamp.place + 1 : end] if line.strip()]
        voice = below.pop(0) if stamp.names_below and len(below) > 1 else stamp.voice
        words = tuple(filter(None, (stamp.words, *below)))
        until = following.seconds if following else stamp.seconds
        yield Cue(stamp.line, stamp.seconds, until, words, voice.strip())
