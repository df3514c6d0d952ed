"""The laws of cleaning, for any text: replay, undo, nothing left to clean, no letter lost, and linear time."""

from __future__ import annotations

import re
import textwrap
from collections import Counter

import pytest
from growth import ALLOWED, growth
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from pipeline.clean import clean
from pipeline.errors import InputError
from pipeline.ledger import Edit, replay, undo
from pipeline.model import RawDocument, stream
from pipeline.read import read

LINES = """
Share this:|Leave a Reply|Related posts|Facebook|Name|Email|Yes.|No.|What is it?|Home|5 min read
August 4, 2020By Jane Roe
The harbour opened in the spring of that year, and the first ships that came were full of timber.
ABC'20Student Reporter
It's "so" 'it is'|'|"|''|"'|5'10"|'90s|--| -- |...|…|2009-2017|• one|•|http://example.org/a'b|«|»|“|”|„|‘|’|سلام|中文
caf\u00c3\u00a9|don\u00e2\u0080\u0099t|\u00c3 la|It\u0092s|\ue001|a\ue001b|\uf0b7 x
The Quay 7|The Quay 8|Photo: Ana Ruiz / Harbour Archive|中文,中文?中(文)
Skip to content|3 Comments|Reply|All rights reserved|It built the quay, the fish hall and eleven houses.|12|13|14
?|!|:|a|s'|-|n|(|)|{{< x >}}|:::note|`c`|# H|> q|- i|1. n|\t|  |ﬁ|\u00a0|\u200b|\u00ad|\u000b|\f|\u202e|\u200d
"""
PIECES = st.sampled_from(re.split("[|\n]", LINES.strip()))
GLUE = st.sampled_from(["", " ", "\n", "\n\n", "\r\n", "\N{NO-BREAK SPACE}\n"])
OPENING = "The harbour opened. "
TEXTS = st.lists(st.tuples(PIECES | st.text(max_size=6), GLUE), min_size=1, max_size=25).map(
    lambda pairs: OPENING + "".join(piece + glue for piece, glue in pairs)
)
LANGUAGES = st.sampled_from(["en", "fr", "de", "es", "ar", "zh", "ja"])
MODEST = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def parsed(text: str, name: str, language: str) -> RawDocument:
    try:
        return read(text.encode("utf-8", "ignore"), name, language=language)
    except InputError:  # by chance it is no text
        reject()


@MODEST
@given(TEXTS, LANGUAGES, st.sampled_from(["a.txt", "a.md"]))
def test_replay_undo_and_nothing_left_to_clean(text: str, language: str, name: str) -> None:
    raw = parsed(text, name, language)
    document = clean(raw)
    assert replay(raw.blocks, document.ledger) == document.blocks
    assert undo(document.blocks, document.ledger) == raw.blocks
    again = clean(RawDocument(document.source, language, document.blocks))
    assert again.ledger.edits == ()
    assert again.blocks == document.blocks


@MODEST
@given(TEXTS, LANGUAGES)
def test_a_letter_is_in_the_text_or_in_the_ledger(text: str, language: str) -> None:
    raw = parsed(text, "a.txt", language)
    document = clean(raw)
    edits = document.ledger.edits
    kept = stream("".join(block.text for block in document.blocks))
    gone = stream("".join(edit.before for edit in edits))
    come = stream("".join(edit.after for edit in edits if edit.action != "split"))
    assert Counter(kept + gone) == Counter(stream("".join(block.text for block in raw.blocks)) + come)
    changed = {edit.rule for edit in edits if edit.after and edit.action == "replace" and not _same(edit)}
    assert changed <= {"mojibake"}


def _same(edit: Edit) -> bool:
    return stream(edit.before) == stream(edit.after)


def test_what_one_round_uncovers_is_cleaned_in_the_next() -> None:
    """A mail that quotes another, wider one: its width shows only when the lines of the first are joined."""
    words = "the harbour was opened in the spring of that year and the ships that came were full of timber and salt "
    narrow, wide = (textwrap.fill(words * 7, width) for width in (60, 95))
    document = clean(read(f"{narrow}\n\n{wide}\n".encode(), "a.txt"))
    assert [block.text for block in document.blocks] == [(words * 7).strip()] * 2
    assert clean(RawDocument(document.source, "en", document.blocks)).ledger.edits == ()


def raw_of(text: str) -> RawDocument:
    return read(text.encode(), "a.txt")


SENTENCE = "It's \"the harbour\" of 2009-2017 -- it closed...  He didn't see it, and the boys' coats were wet. "
LONG = {
    "paragraphs": lambda n: "\n\n".join([SENTENCE * 5] * (n // len(SENTENCE * 5))),
    "one line": lambda n: SENTENCE * (n // len(SENTENCE)),
    "apostrophes": lambda n: "'" * (n // 4),
    "an address without an end": lambda n: "a" * n + "@",
    "signs of lists in one line": lambda n: "- " * (n // 2),
    "lines of share buttons": lambda n: "The harbour opened.\n\n" + "Share this:\n\nFacebook\n\n" * (n // 24),
}


@pytest.mark.parametrize("kind", LONG)
def test_a_text_is_cleaned_in_time_that_grows_with_its_length_alone(kind: str) -> None:
    assert growth(clean, lambda length: raw_of(LONG[kind](length)), 8_000) < ALLOWED
