"""A pattern with a filter finds what it finds without one."""

from __future__ import annotations

import re
import sys
from typing import Any

import pytest
from tables import all_rows

from pipeline.disk import precompiled
from pipeline.disk.first_letters import with_first_letters

ALL = "".join(map(chr, range(0x3000))) + "\uff9e 東京 \U0001d538"
FORMS = [
    r"\b(?:row|sail)", r"(?:\b|x)[a-f]ow", r"(?i:k)", r"(?i:s|\u0130)", "(?i:[i-k])", r"(?i:µ)", "(?i:[^\\W\\d_]b?)",
    r"[^\W\d_]+", r"[^\w\x00-\x7f]{2}", r"x?y*z", r"(?=a)\w", r"(?<=a)b", r"(?:a|)b", r"a{0,2}b", r"(?>ab|c)",
    r"(a)?\1b", r"(?a:\w)x?", r"(?i:\w)", r".b", r"[^a]b", r"x*", r"(?m:^b)", r"\Bb", "(?i:[À-þ])", "(?i:\U0001d538)",
    r"(?:\d|[aeé])+",
]  # fmt: skip


def made(form: str | bytes, flags: int) -> tuple[re.Pattern[Any], re.Pattern[Any]]:
    """A pattern as Python makes it, and with a filter."""
    flags, code, *others = precompiled._translated(form, flags)
    numbers = [int.from_bytes(code[at : at + 4], sys.byteorder) for at in range(0, len(code), 4)]
    return re.compile(form, flags), re._compiler._sre.compile(form, flags, numbers, *others)  # type: ignore[attr-defined]


@all_rows("flags", [0, re.IGNORECASE, re.ASCII, re.IGNORECASE | re.ASCII])
@all_rows("form", FORMS)
def test_a_pattern_with_a_filter_finds_the_same(form: str, flags: int) -> None:
    plain, filtered = made(form, flags)
    texts = [ALL, ALL[::-1], "ab row Row sail aab xyz ab", "".join(f"{sign}b {sign}row " for sign in ALL)]
    assert [filtered.findall(text) for text in texts] == [plain.findall(text) for text in texts]


def test_bytes_are_found_as_well() -> None:
    plain, filtered = made(rb"\b(?:row|\xff)", re.IGNORECASE)
    assert filtered.findall(b"row \xff Row") == plain.findall(b"row \xff Row")


@pytest.mark.parametrize(
    ("form", "has_one"), [(r"\b(?:row|sail)", True), ("(?i:row)", True), (".b", False), ("x*", False)]
)
def test_a_filter_is_added_where_first_letters_are_known(form: str, has_one: bool) -> None:
    compiler: Any = re._compiler  # type: ignore[attr-defined]
    parsed = compiler._parser.parse(form, 0)
    code = [int(number) for number in compiler._code(parsed, 0)]
    flags = parsed.state.flags
    assert (with_first_letters(code, parsed, flags) != code) == has_one


def test_the_code_of_an_engine_that_was_never_tried_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = re._parser.parse(r"\b(?:row|sail)")  # type: ignore[attr-defined]
    code = re._compiler._code(parsed, 0)  # type: ignore[attr-defined]
    assert with_first_letters(code, parsed, re.UNICODE) != code
    monkeypatch.setattr(re._compiler, "MAGIC", 1)  # type: ignore[attr-defined]
    assert with_first_letters(code, parsed, re.UNICODE) == code
