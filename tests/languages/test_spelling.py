"""The country of a text's spelling."""

from __future__ import annotations

import pytest

from pipeline.languages.spelling import regional


@pytest.mark.parametrize(
    ("language", "text", "tag"),
    [
        ("en", "The harbour is grey, and the colour of the theatre is no programme.", "en-GB"),
        ("en", "The harbor is gray. A program of labor organized the theater.", "en-US"),
        ("en", "Nothing here tells.", "en-US"),
        ("en", "A realist and an organism analyse an analysis of capitalism.", "en-GB"),
        ("en-GB", "The color of the harbor.", "en-GB"),
        ("de", "Das Programm, die Analyse.", "de"),
        ("tlh", "color", "tlh"),
    ],
)
def test_a_text_is_hyphenated_as_the_country_does_whose_spelling_it_has(language: str, text: str, tag: str) -> None:
    assert regional(language, text) == tag
