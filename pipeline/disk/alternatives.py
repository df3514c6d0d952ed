"""Alternatives of a pattern, sorted by their first letters: words of a list are looked up as in a dictionary.

Python's engine tries all alternatives, one after the other, at each place where a match may begin: three hundred names
of trades at each word. Those that begin with the same letter become one, and so do the rests of these. Their order
stays wherever more than one of them may match at a place, so that the same is found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.disk.first_letters import FORM, HIGHER, LATIN, UnknownError, cases, first

_compiler: Any = getattr(re, "_compiler", None)
PARTS = ("LITERAL", "BRANCH", "IN", "SUBPATTERN")  # of the compiler, which are used here
_FEWEST = 8  # alternatives that are worth it
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")

Part = tuple[Any, Any]  # of a parsed pattern: an operation with its value


def sorted_alternatives(parsed: Any, flags: int) -> Any:
    """A parsed pattern whose alternatives are sorted, or as it is where case goes by other rules than Unicode's.

    Args:
        parsed: as ``_parser.parse`` gives it.
        flags: all flags of the pattern.
    """
    return _sequence(parsed, flags) if flags & re.UNICODE else parsed


def _sequence(parsed: Any, flags: int) -> Any:
    return _made(parsed, [_part(str(operation), operation, value, flags) for operation, value in parsed])


def _made(parsed: Any, parts: Sequence[Part]) -> Any:
    """A parsed pattern of the same state."""
    return _compiler._parser.SubPattern(parsed.state, list(parts))


def _part(name: str, operation: Any, value: Any, flags: int) -> Part:
    match name:
        case "BRANCH":
            ways = [_sequence(way, flags) for way in value[1]]
            return operation, (value[0], _sorted(ways, flags) if len(ways) >= _FEWEST else ways)
        case "SUBPATTERN" if not (value[1] | value[2]) & ~FORM:
            group, added, removed, inner = value
            return operation, (group, added, removed, _sequence(inner, (flags | added) & ~removed))
        case "ASSERT" | "ASSERT_NOT":
            return operation, (value[0], _sequence(value[1], flags))
        case "ATOMIC_GROUP":
            return operation, _sequence(value, flags)
        case _ if name in _REPEATS:
            return operation, (*value[:2], _sequence(value[2], flags))
    return operation, value


@dataclass(slots=True)
class _Group:
    """Alternatives with one beginning: ``letters`` it may have, None if they are unknown."""

    letters: frozenset[int] | None
    ways: list[Any]
    is_word: bool


def _sorted(ways: Sequence[Any], flags: int) -> list[Any]:
    """The alternatives, those with the same first letter as one."""
    groups: list[_Group] = []
    for way in ways:
        letters, is_word = _letters(way, flags)
        if not (is_word and _joined(way, letters, groups)):
            groups.append(_Group(letters, [way], is_word))
    return [_as_one(group, flags) if group.is_word else group.ways[0] for group in groups]


def _joined(way: Any, letters: frozenset[int] | None, groups: list[_Group]) -> bool:
    """Whether an alternative could be added to an earlier group: nothing behind that group may match there, too."""
    for group in reversed(groups):
        if group.is_word and group.letters == letters:
            group.ways.append(way)
            return True
        if group.letters is None or letters is None or _meet(group.letters, letters):
            return False
    return False


def _meet(some: frozenset[int], others: frozenset[int]) -> bool:
    """Whether two alternatives may begin with the same letter."""
    higher = [HIGHER in letters or max(letters, default=0) >= len(LATIN) for letters in (some, others)]
    return bool(some & others) or (all(higher) and HIGHER in some | others)


def _letters(way: Any, flags: int) -> tuple[frozenset[int] | None, bool]:
    """What an alternative may begin with, and whether it begins with one letter, in both cases perhaps."""
    try:
        if way and way[0][0] is _compiler.LITERAL:
            letters = cases(way[0][1], flags)
            return letters, HIGHER not in letters
        letters, may_be_empty = first(way, flags)
    except UnknownError:
        return None, False
    return None if may_be_empty else letters, False


def _as_one(group: _Group, flags: int) -> Any:
    """A letter, and what may follow it. Without regard to case it is a set, which the engine looks at first."""
    head, *ways = group.ways[0][:1], *(way[1:] for way in group.ways)
    assert group.letters is not None
    if flags & re.IGNORECASE:
        letters = [(_compiler.LITERAL, letter) for letter in sorted(group.letters)]
        inner = _made(group.ways[0], [(_compiler.IN, letters)])
        head = [(_compiler.SUBPATTERN, (None, 0, re.IGNORECASE.value, inner))]
    if len(ways) == 1:
        return _made(ways[0], [*head, *ways[0]])
    rest = _sorted(ways, flags) if len(ways) >= _FEWEST else ways
    return _made(ways[0], [*head, *(rest[0] if len(rest) == 1 else [(_compiler.BRANCH, (None, rest))])])
