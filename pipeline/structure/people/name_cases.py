"""Names that are one though they are written otherwise: in another case, with a letter more or less, or short."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.languages.everywhere import entries
from pipeline.languages.words import Words

_CASE = 4  # letters of an ending
_LONG = 6  # letters of a word that one letter more or less leaves the same
_PET = 3  # letters of a pet name


def inflects(words: Words) -> bool:
    """Whether the names of persons have cases: "s Janou Novákovou"."""
    return bool(entries(words.tag, "cases"))


def is_case_of(one: str, other: str) -> bool:
    """Whether two names are one in different cases: each word of one begins as that of the other, and ends otherwise.

    "Novák" and "Nováková" are two persons.
    """
    pairs = list(zip(one.split(), other.split(), strict=False))
    alike = len(one.split()) == len(other.split()) > 1 and one != other
    return alike and all(same_stem(*pair) for pair in pairs)


def is_misspelt(one: str, other: str) -> bool:
    """Whether two names differ by one letter of the last word: "Ada Hermann", "Ada Herrmann"."""
    (*first, last), (*given, surname) = one.split(), other.split()
    return bool(first) and first == given and _one_letter_apart(last, surname)


def same_stem(one: str, other: str) -> bool:
    """Whether two words begin alike and end otherwise, as one name does in two cases."""
    short, long = (word.replace("ё", "е") for word in sorted((one, other), key=len))
    same = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    tail = long[same:]
    return (
        same >= max(2, len(short) - 2)
        and len(tail) <= _CASE
        and not (same == len(short) and tail[1:2] in ("v", "w", "в"))
    )


def nearly(form: str, names: Iterable[str]) -> str | None:
    """The one name whose first or last word is a form with one letter less or more, or whose first word it begins.

    "Kristof" is "Kristoff Reed", "Ann" is "Annika Reed".
    """
    found = [
        name
        for name in names
        if any(_one_letter_apart(form, part) for part in name.split()[:: len(name.split()) - 1 or 1])
        or (len(form) >= _PET and " " in name and name.startswith(form))
    ]
    return found[0] if len(found) == 1 else None


def _one_letter_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG or len(long) != len(short) + 1 or short[0] != long[0]:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))
