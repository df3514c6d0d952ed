"""Language tags (BCP 47): check whether one exists, and suggest what was probably meant by one that does not.

Source: RFC 5646, section 2.1 (the form), and the IANA Language Subtag Registry, which ``subtags.txt`` lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TagSlip:
    """A mistake in a tag: a sentence, and the tag that was probably meant, or examples."""

    sentence: str
    hint: str


def is_tag(text: str) -> bool:
    """Whether a text is the tag of an existing language: ``en``, ``pt-BR``, ``zh-Hant``, ``de-CH-1996``."""
    return slip_of_tag(text) is None


def slip_of_tag(text: str) -> TagSlip | None:
    """The mistake in a language tag; None if the tag is right."""
    language, *more = text.lower().split("-")
    if not _FORM_RE.fullmatch(text) or not _exists("language", language):
        return TagSlip(f'there is no language with the tag "{text}"', _meant(text))
    for place, part in enumerate(more):
        if len(part) == 1:  # an extension, or a private use: free
            return None
        kind = _kind(part, place)
        if not kind or not _exists(kind, part):
            hint = f'"{language}-GB"' if part == "uk" else f'"{"-".join((language, *more[:place]))}"'
            return TagSlip(f'there is no {_WORDS[kind]} "{part}", which the tag of a language "{text}" names', hint)
    return None


_EXAMPLES = '"en", "pt-BR" or "zh-Hant"'
_FORM_RE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,8}", re.IGNORECASE | re.ASCII)
_PARTED_RE = re.compile(r"[\s_]+")
_WORDS = {"extended": "language", "script": "script", "region": "region", "variant": "variant", "": "subtag"}
# Ranges that the registry reserves for private use.
_PRIVATE_RE = {
    "language": re.compile(r"q[a-t][a-z]"),
    "script": re.compile(r"qa(?:a[a-z]|b[a-x])"),
    "region": re.compile(r"x[a-z]|q[m-z]"),
}


def _kind(part: str, place: int) -> str:
    """The kind of a subtag after the first, by its form; empty if its form is not allowed."""
    if len(part) == 3 and part.isalpha() and not place:
        return "extended"
    if len(part) == 4 and part.isalpha():
        return "script"
    if (len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdigit()):
        return "region"
    return "variant" if len(part) > 4 or (len(part) == 4 and part[0].isdigit()) else ""


def _exists(kind: str, part: str) -> bool:
    private = _PRIVATE_RE.get(kind)
    return part in _listed()[kind] or bool(private and private.fullmatch(part))


def _meant(text: str) -> str:
    """The tag that was probably meant: from the name of the language, an older code, or a wrong separator."""
    tidy = _PARTED_RE.sub("-", text.strip())
    if tidy != text and is_tag(tidy):
        return f'"{tidy}"'
    instead = dict(pair.split("=") for pair in _listed()["instead"])
    first, _, more = tidy.lower().partition("-")
    close = [first] if first in instead else get_close_matches(first, instead, 1, _ALIKE) if len(first) > 3 else []
    tag = f"{instead[close[0]]}-{more.upper()}".rstrip("-") if close else ""
    return f'"{tag if is_tag(tag) else instead[close[0]]}"' if close else _EXAMPLES


_ALIKE = 0.8  # of difflib's ratio: "Portugese", "Germen"


@cache
def _listed() -> dict[str, frozenset[str]]:
    text = Path(__file__).with_name("subtags.txt").read_text(encoding="ascii")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    parts = _SECTION_RE.split(lines)[1:]
    return {name: frozenset(words.split()) for name, words in zip(parts[::2], parts[1::2], strict=True)}


_SECTION_RE = re.compile(r"^\[(\w+)\]$", re.MULTILINE)
