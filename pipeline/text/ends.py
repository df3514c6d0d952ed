"""How a text ends: with a sentence, or with a question.

The marks are those of every script that is read (Unicode, property ``Sentence_Terminal``, of the languages in
``languages/``). Quotation marks and brackets may close behind the mark: ``He said: “Why?”`` ends as a question.
"""

from __future__ import annotations

import re

ASKING = "?？؟\N{GREEK QUESTION MARK}"
STOPS = ".!…。！।" + ASKING
CLOSING = "\"'”’»)]」』）】*_"  # behind the mark, quotation or emphasis may end

# Between two sentences of a text: the mark, and what closes with it.
NEXT_SENTENCE_RE = re.compile(rf"[{STOPS}][{re.escape(CLOSING)}]*(?:\s+(?=\S)|(?<=[。！？])(?=\S))")

_BEHIND = CLOSING + " \t\n\r\f\v\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}"


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a full stop, a question mark or their like."""
    return text.rstrip(_BEHIND).endswith(tuple(STOPS))


def asks(text: str) -> bool:
    """Whether a text ends with a question mark.

    A semicolon is none, although Greek text often has it in the place of its question mark (U+037E becomes a semicolon
    when Unicode normalises it): ask :func:`may_ask` where a wrong yes does no harm.
    """
    return text.rstrip(_BEHIND).endswith(tuple(ASKING))


def may_ask(text: str) -> bool:
    """Whether an answer may follow a text: it ends with a question mark, a semicolon (Greek asks so) or a colon."""
    return text.rstrip(_BEHIND).endswith((*ASKING, ";", ":", "："))
