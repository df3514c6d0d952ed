"""Turn captions into paragraphs: read scrolling lines once, take voices from names, and join cues to sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.text.ends import ends_sentence, ends_with_mark
from pipeline.text.labels import COLON, SPEAKER
from pipeline.text.wrapping import is_ideograph


@dataclass(frozen=True, slots=True)
class Cue:
    """Lines shown from ``start`` to ``end``, in seconds. ``begins``: another person speaks than before."""

    line: int
    start: float
    end: float
    lines: tuple[str, ...]
    voice: str = ""
    begins: bool = False

    @property
    def text(self) -> str:
        return _joined(self.lines)


@dataclass(slots=True)
class Chapter:
    """Cues under a heading; the first chapter has none."""

    title: str = ""
    line: int = 0
    cues: list[Cue] = field(default_factory=list)


def unrolled(cues: list[Cue]) -> list[Cue]:
    """The cues without the lines that the previous cue already showed, if it directly precedes."""
    kept: list[Cue] = []
    shown: tuple[str, ...] = ()
    until = -1.0
    for cue in cues:
        lines = cue.lines
        if cue.start - until < 0.2 and shown:
            count = next((n for n in range(min(len(lines), len(shown), _ROLLED), 0, -1) if lines[:n] == shown[-n:]), 0)
            lines = lines[count:]
        shown, until = cue.lines, cue.end
        if lines:
            kept.append(replace(cue, lines=lines))
    return kept


def named(cues: list[Cue]) -> list[Cue]:
    """The cues with the voices named in their first words (``REED: Yes.``), if those names recur."""
    labels = [_LABEL_RE.match(cue.lines[0]) if not cue.voice else None for cue in cues]
    counts = Counter(label[1] for label in labels if label)
    found = []
    for cue, label in zip(cues, labels, strict=True):
        if label and (counts[label[1]] > 1 or cue.lines[0].startswith(">>")):
            cue = replace(cue, voice=label[1], lines=(cue.lines[0][label.end() :], *cue.lines[1:]))
        found.append(cue)
    return found


def paragraphs(cues: list[Cue]) -> Iterator[Cue]:
    """Join cues to paragraphs: a new one begins with another voice, after a silence, or when one is long enough."""
    group: list[Cue] = []
    length = 0
    for cue in cues:
        if group and _begins(cue, group, length):
            yield _merged(group)
            # A cue without a name continues the voice before it, unless it marks a change of speaker.
            cue = replace(cue, voice=cue.voice or ("" if cue.begins else group[0].voice))
            group, length = [], 0
        group.append(cue)
        length += len(cue.text)
    if group:
        yield _merged(group)


def chapters(cues: Iterable[Cue]) -> list[Chapter]:
    """The cues by chapters: if nearly all cues have one line, the second line of a cue is the title of the next
    chapter.
    """
    each = list(cues)
    titled = [cue for cue in each if len(cue.lines) == 2 and not cue.voice]
    alone = all(len(cue.lines) < 3 for cue in each) and len(titled) * _RARE <= len(each)
    found = [Chapter()]
    for cue in each:
        divides = alone and len(cue.lines) == 2 and not ends_with_mark(cue.lines[1])
        found[-1].cues.append(replace(cue, lines=cue.lines[:1]) if divides else cue)
        if divides:
            found.append(Chapter(cue.lines[1], cue.line + 2))
    return found


_RARE = 4  # cues of one line for each cue with a title below it, at least
_LABEL_RE = re.compile(rf"(?:>>+|-)?\s*({SPEAKER}?){COLON}\s+(?=\S)")
_ROLLED = 8  # lines that captions show at a time, at most
_PAUSE = 3.0  # seconds of silence that begin a paragraph
_LONG, _LONGEST = 400, 900  # letters of a paragraph: from the first on it ends with a sentence, at the second anyhow


def _begins(cue: Cue, group: list[Cue], length: int) -> bool:
    last = group[-1]
    if cue.begins or (cue.voice and cue.voice != group[0].voice):
        return True
    stopped = ends_sentence(last.lines[-1])
    return length > _LONGEST or (stopped and (length > _LONG or cue.start - last.end >= _PAUSE))


def _merged(group: list[Cue]) -> Cue:
    return replace(group[0], lines=tuple(line for cue in group for line in cue.lines))


def _is_divided(line: str, following: str) -> bool:
    """Whether lines join without a space: within a hyphenated word, and in Chinese and Japanese."""
    hyphen = line.endswith("-") and line[-2:-1].isalpha() and following[:1].islower()
    return hyphen or (is_ideograph(line[-1:]) and is_ideograph(following[:1]))


def _joined(lines: tuple[str, ...]) -> str:
    pieces: list[str] = []
    for line in lines:
        if pieces and not _is_divided(pieces[-1], line):
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)
