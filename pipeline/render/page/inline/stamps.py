"""Time stamps as places in a recording: ``[1:02:05]`` becomes ``#t=3725`` (W3C Media Fragments URI 1.0, 4.2.1)."""

from __future__ import annotations

import re

_CLOCK_RE = re.compile(r"(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,3}):(?P<seconds>\d\d)(?:[.,]\d+)?(?!\d|:)", re.ASCII)
_UNITS_RE = re.compile(r"(?:(?P<hours>\d{1,3})h ?)?(?:(?P<minutes>\d{1,3})m(?:in)? ?)?(?P<seconds>\d{1,3})s", re.ASCII)


def stamped(audio: str, time: str) -> str | None:
    """The address of a time in a recording; None if the stamp is not a time in hours, minutes and seconds.

    Args:
        audio: the address of the recording; a place that it names already is replaced.
        time: as the source writes it.
    """
    seconds = seconds_of(time)
    return None if seconds is None else f"{audio.partition('#')[0]}#t={seconds}"


def seconds_of(time: str) -> int | None:
    """A time stamp in seconds from the beginning: ``1:02``, ``00:01:02,500``, ``[1:02]``, ``1m2s``."""
    match = _CLOCK_RE.search(time) or _UNITS_RE.search(time)
    if match is None:
        return None
    hours, minutes, seconds = (int(match[name] or 0) for name in ("hours", "minutes", "seconds"))
    return hours * 3600 + minutes * 60 + seconds
