"""Wording for messages: counts with their nouns, and shortened texts."""

from __future__ import annotations

from reprlib import Repr


def plural(count: int, noun: str) -> str:
    """``1 question``, ``2 questions``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def shortened(text: str, width: int) -> str:
    """A text on one line of at most ``width`` characters, cut between words, with a sign if something was cut."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: _end(line, width)]} …"


def shown(value: object) -> str:
    """A value of a file for a message: on one line, and shortened."""
    return _REPR.repr(value)


def harmless(text: str) -> str:
    """A text for a terminal: control characters (which could clear it or rename its window) become visible symbols."""
    return text.translate(_PICTURES)


_REPR = Repr()
_REPR.maxstring = _REPR.maxother = 80
_REPR.maxlist = 3
# Unicode has a picture for each of the first control characters; line ends and tabs stay.
_PICTURES = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
}


def _end(line: str, width: int) -> int:
    """Where to cut; a word longer than the line is cut itself."""
    return max(line.rfind(" ", 0, width), 0) or width


_MINUTES_FROM, _HOURS_FROM = 120, 7200  # seconds


def duration(seconds: float) -> str:
    """``4.2 s``, ``46 s``, ``12 min 5 s``, ``3 h 20 min``."""
    if seconds < _MINUTES_FROM:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    if seconds < _HOURS_FROM:
        return f"{seconds // 60:.0f} min {seconds % 60:.0f} s"
    return f"{seconds // 3600:.0f} h {seconds % 3600 // 60:.0f} min"
