"""How time grows with length: ratios of the processor's time, which a slow or a busy machine does not change."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time
from typing import TypeVar

T = TypeVar("T")
TIMES = 4  # so much longer is the longer text
ALLOWED = 2 * TIMES  # in proportion it is TIMES, with the square TIMES ** 2; a short text is measured roughly


def growth(action: Callable[[T], object], made: Callable[[int], T], length: int) -> float:
    """How many times longer ``action`` takes for what is ``made`` of TIMES the length; the best of three of each."""
    short, long = made(length), made(TIMES * length)
    action(short)  # what is loaded once and kept does not count
    return min(_seconds(action, long) for _ in range(3)) / max(min(_seconds(action, short) for _ in range(3)), 1e-3)


def _seconds(action: Callable[[T], object], argument: T) -> float:
    """Without the collector of garbage, which looks through the objects of all other tests, too: seconds each time."""
    gc.disable()
    try:
        began = process_time()
        action(argument)
        return process_time() - began
    finally:
        gc.enable()
