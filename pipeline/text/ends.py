"""How a text ends: with a sentence, with a question, or with another mark.

The marks are those of every script that is read (Unicode, property ``Sentence_Terminal``, of the languages in
``languages/``). Quotation marks and brackets may close behind the mark: ``He said: “Why?”`` ends as a question.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.text.quotation import CLOSERS

STATING = ".!…。！।"
ASKING = "?？؟\N{GREEK QUESTION MARK}"
STOPS = STATING + ASKING  # at the end of a sentence
# Greek asks with a semicolon, which Unicode makes of its question mark (U+037E); its own semicolon is a raised dot.
_GREEK = "(?<=[\u0370-\u03ff\u1f00-\u1fff]);"
QUESTION = f"(?:[{ASKING}]|{_GREEK})"  # source of a pattern
STOP = f"(?:[{STOPS}]|{_GREEK})"
PAUSES = ",;:，、；：،؛"  # within one
MARKS = STOPS + PAUSES
NO_TITLE = ".。" + PAUSES  # at the end of a line that is no title; a title may ask, exclaim and break off
CLOSING = f"{CLOSERS}'’)]）】*_"  # behind the mark, quotation or emphasis may end

# Between two sentences of a text: the mark, and what closes with it.
NEXT_SENTENCE_RE = re.compile(rf"{STOP}[{re.escape(CLOSING)}]*(?:\s+(?=\S)|(?<=[。！？])(?=\S))")
_ABBREVIATED_RE = re.compile(r"(?<=\w\.)\w\.\s[^\W\d_A-Z]")  # "a Ph.D. student", and not "in the U.S. They"
QUESTION_RE = re.compile(QUESTION)

_BEHIND = CLOSING + " \t\n\r\f\v\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}"
_COLONS = ":："
_STOPPED_RE, _ASKED_RE = re.compile(f"{STOP}$"), re.compile(f"{QUESTION}$")


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a full stop, a question mark or their like."""
    return bool(_STOPPED_RE.search(text.rstrip(_BEHIND)[-2:]))


def ends_with_mark(text: str) -> bool:
    """Whether a text ends with any mark, a comma or a dash too: titles, names and buttons end with none."""
    return text.rstrip(_BEHIND).endswith((*MARKS, "—", "–", "--"))


def may_end_paragraph(text: str) -> bool:
    """Whether a paragraph may end so: with a sentence, a colon, or a bracket or quotation mark that closes."""
    return text.rstrip().endswith((*STOPS, *CLOSING, *_COLONS))


def asks(text: str) -> bool:
    """Whether a text ends with a question mark, or with one and exclamation marks ("What?!")."""
    return bool(_ASKED_RE.search(text.rstrip(_BEHIND).rstrip("!！")[-2:]))


def may_ask(text: str) -> bool:
    """Whether an answer may follow a text: it ends with a question mark, or a colon."""
    return asks(text) or text.rstrip(_BEHIND).endswith(tuple(_COLONS))


def split_sentences(text: str) -> list[str]:
    """The sentences of a text by their marks alone; :mod:`pipeline.text.sentences` knows abbreviations too."""
    found = (match for match in NEXT_SENTENCE_RE.finditer(text) if not _ABBREVIATED_RE.match(text, match.start() - 1))
    cuts = [0, *(match.end() for match in found), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]
