"""The characters that a match of a pattern may begin with: a search passes over all others at once.

Python's engine knows them for few patterns; at the start of the others it tries each character of a text, also where
a pattern begins with ``\\b`` or ignores case. The filter is a part of the engine's code ("INFO"), so what is
found stays the same (CPython, ``Lib/re/_compiler.py``, ``_compile_info``; ``Modules/_sre/sre_lib.h``, ``search``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_compiler: Any = getattr(re, "_compiler", None)
PARTS = ("_optimize_charset", "_compile_charset", "_EXTRA_CASES")  # of the compiler, which are used here
# How code is laid out in Python 3.11 to 3.13, by the engine's own number: a misplaced filter would miss matches.
_LAYOUTS = frozenset({20220615, 20230612})
_MASK, _LEAST, _END = 2, 3, 5  # places in a block of information: its kind, the least length of a match, its end
_IS_SET = 4  # a kind
LATIN = frozenset(range(256))
HIGHER = -1  # among numbers of characters: any above Latin-1
_MOST, _PLANE = 256, 0x10000
FORM = re.IGNORECASE | re.VERBOSE | re.MULTILINE | re.DOTALL  # flags that leave classes of characters as they are


class UnknownError(Exception):
    """Any character may come first."""


def with_first_letters(code: list[int], parsed: Any, flags: int) -> list[int]:
    """The engine's code of a pattern, with a filter if it has none.

    Args:
        code: as ``_compiler._code`` makes it.
        parsed: the pattern, as ``_parser.parse`` gives it.
        flags: all flags of the pattern.
    """
    if _compiler.MAGIC not in _LAYOUTS or code[_MASK] or not code[_LEAST] or flags & re.LOCALE:
        return code
    try:
        letters, may_be_empty = first(parsed, flags)
    except UnknownError:
        return code
    if may_be_empty or letters >= LATIN:
        return code
    charset = [(_compiler.LITERAL, letter) for letter in sorted(letters - {HIGHER})]
    charset, _ = _compiler._optimize_charset(charset)
    charset += [(_compiler.RANGE, (len(LATIN), 0x10FFFF))] if HIGHER in letters else []
    block: list[int] = []
    _compiler._compile_charset(charset, flags, block)
    return [code[0], code[1] + len(block), _IS_SET, *code[_LEAST:_END], *block, *code[_END:]]


def first(parsed: Any, flags: int) -> tuple[frozenset[int], bool]:
    """What a part of a pattern may begin with, and whether it may be without any character."""
    letters: frozenset[int] = frozenset()
    for operation, value in parsed:
        more, may_be_empty = _first_of(str(operation), value, flags)
        letters |= more
        if not may_be_empty:
            return letters, False
    return letters, True


def _first_of(operation: str, value: Any, flags: int) -> tuple[frozenset[int], bool]:
    match operation:
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return frozenset(), True
        case "LITERAL":
            return cases(value, flags), False
        case "IN":
            return _of_set(value, flags), False
        case "BRANCH":
            ways = [first(way, flags) for way in value[1]]
            return frozenset().union(*(letters for letters, _ in ways)), any(empty for _, empty in ways)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            letters, empty = first(value[2], flags)
            return letters, empty or not value[0]
        case "SUBPATTERN" if not (value[1] | value[2]) & ~FORM:
            return first(value[3], (flags | value[1]) & ~value[2])
        case "ATOMIC_GROUP":
            return first(value, flags)
    raise UnknownError


def _of_set(members: list[tuple[Any, Any]], flags: int) -> frozenset[int]:
    negated = str(members[0][0]) == "NEGATE"
    found = frozenset().union(*(_of_member(str(kind), value, flags) for kind, value in members[negated:]))
    return (LATIN - found) | {HIGHER} if negated else found


def _of_member(kind: str, value: Any, flags: int) -> frozenset[int]:
    match kind:
        case "LITERAL":
            return cases(value, flags)
        case "RANGE":
            start, end = value
            last = _PLANE - 1 if flags & re.IGNORECASE else start + _MOST  # others have no case, or are above Latin-1
            below = range(start, min(end, last) + 1)
            letters = frozenset().union(*(cases(number, flags) for number in below))
            return letters | {HIGHER} if end > below[-1] else letters
        case "CATEGORY":
            return _of_category(str(value), flags & re.UNICODE) | {HIGHER}
    raise UnknownError


@cache
def _of_category(name: str, is_unicode: int) -> frozenset[int]:
    sign = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[name.rpartition("_")[2]]
    form = re.compile(f"\\{sign.upper() if 'NOT' in name else sign}", 0 if is_unicode else re.ASCII)
    return frozenset(number for number in LATIN if form.match(chr(number)))


def cases(number: int, flags: int) -> frozenset[int]:
    """A character, and those that are equal to it where case is ignored."""
    if number >= _PLANE:
        return frozenset({HIGHER})
    if not flags & re.IGNORECASE:
        return frozenset({number})
    if not flags & re.UNICODE:
        raise UnknownError
    low = _compiler._sre.unicode_tolower(number)
    return frozenset(one for each in (low, *_compiler._EXTRA_CASES.get(low, ())) for one in _of_low().get(each, ()))


@cache
def _of_low() -> dict[int, list[int]]:
    """Characters by their small letters."""
    found: dict[int, list[int]] = {}
    for number in range(_PLANE):
        found.setdefault(_compiler._sre.unicode_tolower(number), []).append(number)
    return found
