"""Split a text into sentences that are slices of it, so that a quoted sentence is exactly as written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.text.remembered import recalled

_END_RE = re.compile(r"(?<![.!?…。！？؟])[.!?…。！？؟]++[\"'”’»)\]]*+(?:\s+|$)|[。！？]|\n+")

_LAST_RE = re.compile(r"(?<!\w)(\w+)\.$")
_LONGEST = 20_000  # characters
_EMOTICON_RE = re.compile(r"(?<=\S\s)[:;]-?[)(DP]\s+(?=[^\W\d_a-z])")  # ends a sentence: "I did not know ;-) Ask"


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]`` without surrounding spaces; offsets count characters."""

    start: int
    end: int
    text: str


@recalled(2048)
def sentences(text: str, language: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order; together they hold every letter of it.

    ``sentencex`` (Wikimedia's rules for 240 languages) finds them. If its result is not the text itself, or if a block
    is so long that its unclosed quotation marks would cost seconds, a plain rule is used: a sentence ends at a full
    stop, question or exclamation mark, and at a line break.
    """
    # Imported here because only a text with something to quote needs it.
    import sentencex  # type: ignore[import-untyped]

    tag = language.split("-")[0].lower() or "en"
    pieces: list[str] = sentencex.segment(tag, text) if len(text) <= _LONGEST else []
    whole = pieces if "".join(pieces) == text else _plain(text)
    return tuple(_located([part for piece in whole for part in _parted(piece)]))


def _parted(piece: str) -> list[str]:
    """A sentence cut behind each emoticon before a capital letter."""
    ends = [match.end() for match in _EMOTICON_RE.finditer(piece)]
    return [piece[start:end] for start, end in zip([0, *ends], [*ends, len(piece)], strict=True)]


def _plain(text: str) -> list[str]:
    ends = [match.end() for match in _END_RE.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _located(pieces: list[str]) -> list[Sentence]:
    found, at = [], 0
    for piece in _whole_names(pieces):
        kept = piece.strip()
        if kept:
            start = at + piece.index(kept)
            found.append(Sentence(start, start + len(kept), kept))
        at += len(piece)
    return found


def _whole_names(pieces: list[str]) -> list[str]:
    """The pieces without a cut inside a name that holds a full stop ("Rocket.Chat")."""
    whole: list[str] = []
    for piece in pieces:
        last = _LAST_RE.search(whole[-1]) if whole and piece[:1].isalpha() else None
        if last and last[1][0].isupper():
            whole[-1] += piece
        else:
            whole.append(piece)
    return whole
