"""What a label looks like: a name with a colon, a time stamp or a full stop at the head of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model import Block
from pipeline.structure.words import Words

_TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
_NAME = r"[^\W\d_][^\n:：?!;\"“”()\[\]{}|<>]{0,59}?"
_COLON_RE = re.compile(
    rf"(?:(?P<early>{_TIME})\s*[-–—:]?\s*|>>+\s*)?(?P<label>(?P<name>{_NAME})(?:\s*[(（][^()（）\n]{{1,60}}[)）])?\s*[:：])"
    rf"(?:\s*(?P<late>{_TIME})(?=\s|$))?(?:\s+|$|(?=[^\x00-\u2fff]))"
)
_TIMED_RE = re.compile(rf"(?P<label>(?P<name>{_NAME}))\s*[,–—-]?\s*(?P<late>{_TIME})\s*:?[^\S\n]*(?:\n|$)")
_EARLY_RE = re.compile(rf"(?P<early>{_TIME})\s*[-–—]?\s*(?P<label>(?P<name>{_NAME}))[^\S\n]*(?:\n|$)")
# Hearings print "Mr. REED. Thank you"; court records "Q. When was that?".
_HEARING_RE = re.compile(
    r"(?P<label>(?P<name>(?:(?:The|Mr|Mrs|Ms|Dr|Chairman|Chairwoman|Chair|Senator|Secretary|Ambassador|General)\.? )?"
    r"[A-Z][A-Z’'-]{2,}(?: [A-Z][A-Z’'-]+){0,2})\.)\s+(?=[^\W\d_a-z])"
)
_LETTER_RE = re.compile(r"(?P<label>(?P<name>[^\W\d_]{1,8}\d?)\s?[.)–—-])\s+")
_AFTER_TIME_RE = re.compile(rf"(?P<time>{_TIME})\s+")
SMALL = frozenset({
    "de", "van", "von", "of", "the", "and", "et", "y", "und", "e", "du", "la", "le", "les", "di", "da", "del",
    "al", "el", "bin", "ibn", "den", "der", "dos", "das", "to", "for", "&", "from",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of block ``index``: ``text[:end]`` holds it and the time stamp, the speech begins there.

    ``person`` tells speakers apart: the letters of the name, the full name where the text declares its initials.
    """

    index: int
    name: str
    label: str
    time: str
    end: int
    person: str
    score: float = 1.0


def label_of(index: int, block: Block, words: Words) -> Label | None:
    """The label with which a block begins, as if it were one; None where nothing looks like it."""
    if block.kind not in ("paragraph", "quote", "heading"):
        return None
    text = block.text
    match = _TIMED_RE.match(text) or _EARLY_RE.match(text) or _COLON_RE.match(text) or _HEARING_RE.match(text)
    if match is None:
        match = _LETTER_RE.match(text)
        if match is None or match["name"].casefold() not in words.asks | words.answers:
            return None
    if not is_name(match["name"].strip(), words) or (
        block.kind == "heading" and match["name"].casefold() not in words.asks
    ):
        return None
    return _made(index, text, match)


def is_name(text: str, words: Words, most: int = 6) -> bool:
    """Whether a text could be the name of a person or a role: few words, each with a capital letter or a particle."""
    parts = text.split()
    if not 0 < len(parts) <= most or len(text) > 50 or text.casefold() in words.no_labels:
        return False
    if text.casefold() in words.asks | words.answers:
        return True
    return all(map(_name_like, parts)) and not _name_ends_badly(text)


def _made(index: int, text: str, match: re.Match[str]) -> Label:
    groups = match.groupdict()
    time, end = groups.get("early") or groups.get("late") or "", match.end()
    if not time and (after := _AFTER_TIME_RE.match(text, end)):
        time, end = after["time"], after.end()
    return Label(index, _speaker(match["label"]), match["label"].strip(), time, end, "")


def _speaker(label: str) -> str:
    bare = label.rstrip(":：.–—- \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
    return bare if "(" in bare or "（" in bare else bare.rstrip(")）")


def _name_like(part: str) -> bool:
    bare = part.strip("“”‘’'\"(),")
    if not bare or bare.casefold() in SMALL:
        return bool(bare)
    if ("." in bare[:-1] and len(bare) > 6) or (bare.endswith(".") and len(bare) > 6):
        return False
    return not bare[0].islower() and (bare[0].isalnum() or bare[0] == "#")


def _name_ends_badly(text: str) -> bool:
    return text[-1] in ",-–—" or text.split()[0].casefold() in SMALL - {
        "the",
        "de",
        "van",
        "von",
        "la",
        "le",
        "el",
        "al",
        "di",
        "da",
    }
