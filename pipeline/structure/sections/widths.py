"""How wide a title is, on the line of a heading; cut, and with a capital."""

from __future__ import annotations

from unicodedata import east_asian_width

from pipeline.languages.words import UNSPACED_RE

SHORT = 70  # columns of a question that is a good title
WIDE = 80  # columns of a wide one
LONG = 120  # columns of one that is a title at all


def columns(text: str) -> int:
    """How wide a text is: an ideograph takes two columns."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def cut_short(text: str, limit: int = SHORT) -> str:
    """A text cut at the last word boundary within ``limit`` characters, with an ellipsis; whole if it fits."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit + 1]
    kept = head[:limit] if UNSPACED_RE.search(head) or " " not in head else head[: head.rindex(" ")]
    return kept.rstrip(" ,;:–—-(“\"'") + "…"


def capital(text: str) -> str:
    """The text with a capital, but for a name that has its own way ("iPhone")."""
    word = text.split()[0] if text.split() else ""
    first = next((place for place, char in enumerate(text) if char.isalnum()), 0)
    kept = any(char.isupper() or char.isdigit() for char in word)
    return text if kept else text[:first] + text[first : first + 1].upper() + text[first + 1 :]
