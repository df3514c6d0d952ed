"""Lines of a manuscript that another program has moved since the browser showed them."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.errors import UsageError


def placed(text: str, order: Mapping[str, str]) -> Mapping[str, str]:
    """The order with the lines where its words are now.

    Raises:
        UsageError: the words are nowhere, or in several places.
    """
    lines = text.split("\n")
    moved = {
        key: _now_at(lines, order[key], order[was])
        for key, was in (("line", "was"), ("to", "to-was"))
        if key in order and was in order
    }
    return {**order, **moved}


def _now_at(lines: list[str], given: str, was: str) -> str:
    """The line where words are now that were on the given one."""
    number = int(given) if given.isdecimal() else -1
    if 0 <= number < len(lines) and lines[number] == was:
        return given
    places = [place for place, line in enumerate(lines) if line == was]
    if len(places) != 1:
        raise UsageError("this line was changed in the meantime", hint="looking at the page again")
    return str(places[0])
