"""The reader of transcripts with time-stamped lines: saved meetings of Teams, chats of Zoom and WhatsApp, Whisper's
output, and transcripts copied from YouTube, with their chapters.

Name and time become those of a turn, lines are joined to sentences, and the stamps become comments. A transcript with
names before its turns needs no reader: it is a text, in which structure finds name and time.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.errors import InputError
from pipeline.languages.everywhere import any_of
from pipeline.read.captions.cues import Cue, chapters, named, paragraphs
from pipeline.read.encoding.decode import decode, lines_of
from pipeline.read.frontmatter import pasted_front_matter
from pipeline.read.pasted.named_turns import Turns, clock
from pipeline.read.reader import Blocks, Parsed, Reader

Lines = Sequence[tuple[int, str]]
Pairs = tuple[tuple[str, str], ...]


def read(data: bytes, name: str) -> Parsed:
    """Read a stamped transcript.

    Raises:
        InputError: the bytes cannot be decoded, or the lines have no time stamps.
    """
    text, encoding, notes = decode(data, name)
    blocks = Blocks([])
    lines = lines_of(text)
    front = pasted_front_matter(lines)
    if front.text:
        blocks.add("metadata", front.text, 1)
    facts = turns_of(list(enumerate(lines, 1))[front.lines :], blocks)
    if facts is None:
        hint = "--from text, if it is plain text"
        raise InputError("the lines of this text are not stamped with times", place=name, hint=hint)
    return Parsed(tuple(blocks.made), encoding, (*front.metadata, *facts), (*notes, *front.notes))


def sniff(data: bytes) -> bool:
    """Whether these bytes are a stamped transcript."""
    head = data[:20_000].decode("utf-8", "ignore").lstrip("\N{ZERO WIDTH NO-BREAK SPACE}")
    lines = lines_of(head)
    return _stamps([(0, line) for line in lines[pasted_front_matter(lines).lines :]]) != []


def turns_of(lines: Lines, blocks: Blocks) -> Pairs | None:
    """Add the turns of a stamped transcript; returns metadata about its voices, None if it is no transcript."""
    stamps = _stamps(lines)
    if not stamps:
        return None
    for number, line in lines[: stamps[0].place]:
        if line.strip():
            blocks.add("paragraph", line.strip(), number)
    turns = Turns(blocks)
    said = deque(stamps)
    cues = _cues(lines, stamps)
    parts = chapters(cues)
    end = lines[-1][0] + 1
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        if part.title:
            blocks.add("heading", part.title, part.line, level=2)
        said_ = named([cue for cue in part.cues if cue.lines])
        joined = list(said_ if any(_MESSENGER_RE.match(line) for _, line in lines[:_FIRST]) else paragraphs(said_))
        ends = [cue.line for cue in joined[1:]] + [following.cues[0].line if following and following.cues else end]
        for cue, until in zip(joined, ends, strict=False):  # a part without words has no paragraph
            turns.add(cue.voice, clock(cue.start), cue.text, cue.line)
            _comment(said, until, blocks)
    _comment(said, end, blocks)
    return turns.metadata()


def _comment(said: deque[_Stamp], until: int, blocks: Blocks) -> None:
    """Add the stamps before a line as a comment, verbatim."""
    shown: list[_Stamp] = []
    while said and said[0].line < until:
        shown.append(said.popleft())
    if shown:
        blocks.add("comment", " ".join(stamp.shown for stamp in shown), shown[0].line)


READER = Reader("transcript", (), sniff, read, by_content_first=True)

_TIME = r"\d{1,2}:\d{1,2}(?::\d{1,2})?(?:\.\d{1,7})?"
_TEAMS_RE = re.compile(rf"\s*({_TIME})\s*-->\s*{_TIME}\s*$")
_MESSENGER_RE = re.compile(
    r"\N{LEFT-TO-RIGHT MARK}?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+(\d{1,2}:\d{2}(?::\d{2})?)"
    r"(?:\s?[AaPp]\.?\s?[Mm]\.?)?(?:\]|\s[-–])\s+(?:(?P<voice>[^:\n]{1,60}):\s+)?(?P<words>.*)$"
)
_WHISPER_RE = re.compile(rf"\s*\[({_TIME})\s*-->\s*{_TIME}\]\s*(?:\[?(?P<voice>SPEAKER_\d+)\]?:?\s+)?(?P<words>.*)$")
_ALONE_RE = re.compile(rf"\s*({_TIME})\s*$")
_BEFORE_RE = re.compile(rf"\s*({_TIME})\s+(?P<words>[^\W\d_].*)$")


@dataclass(frozen=True, slots=True)
class _Stamp:
    """``place``: index of its line; ``below``: index of the first line that may be words.

    ``shown``: the stamp verbatim, without the words on its line.
    """

    place: int
    below: int
    line: int
    seconds: float
    shown: str
    voice: str = ""
    words: str = ""
    names_below: bool = False


def _stamps(lines: Lines) -> list[_Stamp]:
    """The stamps of a transcript; empty if the lines are not one."""
    inked = sum(bool(line.strip()) for _, line in lines)
    for pattern, is_one in _shapes():
        found = [_stamp(lines, place, match) for place, (_, line) in enumerate(lines) if (match := pattern.match(line))]
        if len(found) * 4 >= inked and is_one(found, lines):
            return found
    return []


def _stamp(lines: Lines, place: int, match: re.Match[str]) -> _Stamp:
    groups = match.groupdict()
    words = groups.get("words") or ""
    if match.re is _MESSENGER_RE and (not groups["voice"] or _notice_re().match(words)):
        words = ""
    shown = match[0][: len(match[0]) - len(words)].strip()
    seconds, below, named = _seconds(match[1]), place + 1, match.re is _TEAMS_RE
    if below < len(lines) and not words and _spells(lines[below][1], seconds):
        shown, below = f"{shown} {lines[below][1].strip()}", below + 1
    return _Stamp(place, below, lines[place][0], seconds, shown, groups.get("voice") or "", words.strip(), named)


def _spells(line: str, seconds: float) -> bool:
    """Whether a line gives the time in words, for screen readers: ``1 minute, 7 seconds`` under ``1:07``."""
    whole = int(seconds)
    parts = [part for part in (whole // 3600, whole // 60 % 60, whole % 60) if part] or [0]
    return len(line) < 50 and len(line.split()) > len(parts) and list(map(int, _NUMBER_RE.findall(line)[:4])) == parts


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
    """Whether these are times of a video and not a timetable: they run from the start, at uneven intervals, and the
    words between them are parts of sentences.
    """
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


_NUMBER_RE = re.compile(r"\d{1,6}")
_FIRST = 40  # lines that show whether a messenger wrote them


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], Callable[[list[_Stamp], Lines], bool]], ...]:
    chat = re.compile(
        rf"\s*({_TIME})\s+(?i:{any_of('senders')})\s+(?P<voice>[^:\n]{{1,80}}?)"
        rf"(?:\s+(?:{any_of('recipients')})\s+[^:\n]{{1,80}}?)?\s*:(?:\s+(?P<words>.*))?$"
    )
    return (
        (_TEAMS_RE, _is_meeting),
        (chat, _is_chat),
        (_MESSENGER_RE, _is_chat),
        (_WHISPER_RE, _is_meeting),
        (_ALONE_RE, _is_video),
        (_BEFORE_RE, _is_video),
    )


@cache
def _notice_re() -> re.Pattern[str]:
    """Notices that messengers write in place of a message; a line without a name is one too: "Missed voice call"."""
    notices = any_of("message_notices")
    return re.compile(rf"{_MARK}?(?:<[^<>]{{3,40}}>|(?:{notices})\.?|{_MARK}.{{3,40}})$")


_MARK = "\N{LEFT-TO-RIGHT MARK}"


def _cues(lines: Lines, stamps: list[_Stamp]) -> Iterator[Cue]:
    """The lines between one stamp and the next, as cues."""
    nexts = [*stamps[1:], None]
    for stamp, following in zip(stamps, nexts, strict=True):
        end = following.place if following else len(lines)
        below = [line.strip() for _, line in lines[stamp.below : end] if line.strip()]
        voice = below.pop(0) if stamp.names_below and len(below) > 1 else stamp.voice
        words = tuple(filter(None, (stamp.words, *below)))
        until = following.seconds if following else stamp.seconds
        yield Cue(stamp.line, stamp.seconds, until, words, voice.strip())
