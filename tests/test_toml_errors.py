"""A TOML file with a slip of the pen is told by line and in words of no parser."""

from __future__ import annotations

import tomllib

import pytest

from pipeline.toml_errors import slip_of


@pytest.mark.parametrize(
    ("text", "sentence", "line", "hint"),
    [
        ('a = 1\ntheme = "brief', "a quotation mark has no partner", 2, "a quotation mark at either end of the text"),
        ('theme = "brief\na = 1', "a quotation mark has no partner", 1, "a quotation mark at either end of the text"),
        ("a = 1\ntheme = brief", "a text needs quotation marks", 2, 'theme = "brief"'),
        ("legal = All rights # ours", "a text needs quotation marks", 1, 'legal = "All rights"'),
        ("[color]\na = 1\n[color]", "a line in [brackets] occurs twice", 3, "its keys below the first of the two"),
        ("a = 1\na = 2\n", "a key occurs twice", 2, "one of the two lines"),
        ("just words\n", 'a line is a key, the sign "=" and a value', 1, 'theme = "newsroom"'),
        ("[color\na = 1", "a bracket has no partner", 1, "[name] on a line of its own"),
        ('formats = ["pdf"\n', "a bracket has no partner", 1, "a bracket at the end of the list"),
        ('logo = "C:\\press\\logo.png"\n', "a backslash starts an escape in a text", 1, "/ or \\\\ in its place"),
        ('a = "b" c\n', "unexpected text after the value", 1, "one key and one value a line"),
        ("theme =\n", "this line cannot be understood", 1, 'lines such as theme = "newsroom"'),
    ],
)
def test_a_slip_is_told_in_words_of_no_parser(text: str, sentence: str, line: int, hint: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    said, place, tried = slip_of(caught.value, text, "briefing.toml")
    assert (said, tried) == (sentence, hint)
    assert place == f"briefing.toml, line {line}"
