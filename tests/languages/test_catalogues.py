"""Fixed words of the catalogues, as the stages take them: in the language of the text, else in English."""

from __future__ import annotations

import pytest

from pipeline.languages.catalogues import tags
from pipeline.languages.words import words_of


@pytest.mark.parametrize(
    ("tag", "title"),
    [
        ("da", "Spørgsmål og svar"),
        ("fi", "Kysymyksiä ja vastauksia"),
        ("cs", "Otázky a odpovědi"),
        ("no", "Spørsmål og svar"),
        ("zh-TW", "問答"),
        ("zh-Hans-CN", "问答"),
        ("de-AT", "Fragen und Antworten"),
        ("is", "Questions and answers"),
    ],
)
def test_the_title_of_an_interview_is_in_the_language_of_its_catalogue(tag: str, title: str) -> None:
    assert words_of(tag).fixed["interview"] == title


def test_a_tag_names_the_catalogues_from_the_narrowest_to_the_widest() -> None:
    assert tags("zh-HK") == ["zh-HK", "zh-Hant", "zh"]
    assert tags("pt-BR") == ["pt-BR", "pt"]
    assert tags("en-GB") == ["en-GB"]
    assert tags("iw") == ["iw", "he"]
