"""How time grows with length: ratios of the processor's time, which a slow or a busy machine does not change."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time
from typing import TypeVar

T = TypeVar("T")
TIMES = 4  # so much longer is the longer text
CLEAR = 1.4 * TIMES  # far enough from the square to be measured once
ALLOWED = 2 * TIMES  # in proportion it is TIMES, with the square TIMES ** 2; a short text is measured roughly


def growth(action: Callable[[T], object], made: Callable[[int], T], length: int) -> float:
    """How many times longer ``action`` takes for what is ``made`` of TIMES the length: in doubt the best of three."""
    short, long = made(length), made(TIMES * length)
    action(short)  # what is loaded once and kept does not count
    taken = [(_seconds(action, long), _seconds(action, short))]
    while len(taken) < 3 and _ratio(taken) > CLEAR:
        taken.append((_seconds(action, long), _seconds(action, short)))
    return _ratio(taken)


def _ratio(taken: list[tuple[float, float]]) -> float:
    long, short = map(min, zip(*taken, strict=True))
    return long / max(short, 1e-3)


def _seconds(action: Callable[[T], object], argument: T) -> float:
    """Without the collector of garbage, which looks through the objects of all other tests, too: seconds each time."""
    gc.disable()
    try:
        began = process_time()
        action(argument)
        return process_time() - began
    finally:
        gc.enable()
