"""Write turns of a transcript with named voices as people type them: the name and the time above the words.

Structure reads name and time from a line such as ``Ada Reed: 00:01:12``; where nobody is named, the time from a
paragraph that opens with ``[00:01:12]``. Neither is printed as words.
"""

from __future__ import annotations

import re

from pipeline.model import Mark
from pipeline.read.paragraph import moved
from pipeline.read.reader import Blocks


class Turns:
    """Blocks of turns, added in order; the name is written only if the voice changes.

    ``nameless``: no paragraph has a voice, so that each has its time.
    """

    def __init__(self, blocks: Blocks, nameless: bool = False) -> None:
        self._blocks = blocks
        self._nameless = nameless
        self._voice = ""
        self.voices: dict[str, None] = {}

    def add(self, voice: str, time: str, text: str, line: int, marks: tuple[Mark, ...] = ()) -> None:
        """Add a paragraph; ``voice`` and ``time`` may be empty."""
        if not text.strip():
            return
        name, said = _name(voice), len(text)
        if name and name != self._voice:
            text = f"{name}: {time}\n{text}" if time else f"{name}: {text}"
        elif self._nameless and time:
            text = f"[{time}] {text}"
        self._voice = name
        self.voices.update({name: None} if name else {})
        self._blocks.add("paragraph", text, line, moved(marks, len(text) - said))

    def begin(self) -> None:
        """A part begins, in which the first voice is named again."""
        self._voice = ""

    def metadata(self) -> tuple[tuple[str, str], ...]:
        """The names of the voices, as metadata of the source."""
        return (("speakers", ", ".join(self.voices)),) if self.voices else ()


def clock(seconds: float) -> str:
    """A time as ``00:01:12``."""
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


_SPACE_RE = re.compile(r"\s+")


def _name(voice: str) -> str:
    """A name as a label: on one line, without a colon; ``speaker_1`` gets a capital letter."""
    name = _SPACE_RE.sub(" ", voice).strip().rstrip(":：").strip()
    return name[:1].upper() + name[1:] if name.islower() else name
