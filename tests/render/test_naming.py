"""A turn is named as the source names it, unless an editor says otherwise."""

from __future__ import annotations

import pytest

from pipeline.model import Turn
from pipeline.render.page.inline.speaker_names import label_lines, spoken_by


@pytest.mark.parametrize(
    ("label", "speaker", "printed"),
    [
        ("AR:", "Ada Reed", "Ada Reed"),
        ("Ada Reed (AR):", "Ada Reed", "Ada Reed (AR)"),
        ("AvW:", "Adam van Wel", "Adam van Wel"),
        ("Ada:", "Ada Reed", "Ada"),
        ("Q:", "Ada Reed", "Ada Reed"),
        ("ADA REED:", "Ada Reed", "Ada Reed"),
        ("Reed (laughs):", "Ada Reed", "Reed (laughs)"),
        ("AR (laughs):", "Ada Reed", "Ada Reed (laughs)"),
        ("王（笑）：", "王教授", "王（笑）"),
        ("Nom\N{NO-BREAK SPACE}:", "Nom", "Nom"),
        ("王：", "王教授", "王"),
        ("", "Ada Reed", "Ada Reed"),
        ("Q:", None, "Q"),
        ("", None, ""),
    ],
)
def test_a_label_is_printed_as_it_stands_if_it_has_words_of_the_name(
    label: str, speaker: str | None, printed: str
) -> None:
    assert spoken_by(Turn(speaker, (), label)) == printed


@pytest.mark.parametrize(
    ("label", "lines"),
    [("", 1), ("Q:", 1), ("Question from the audience:", 2), ("The Chair (" + "Ada Reed, " * 20 + "):", 6)],
)
def test_a_long_name_takes_more_lines_of_its_column(label: str, lines: int) -> None:
    assert label_lines(Turn(None, (), label)) == lines


def test_a_name_that_fills_its_column_is_broken_before_a_number_only() -> None:
    name = Turn(None, (), "CLEO CASTELLANOS-RUIZ:")
    assert [label_lines(name), label_lines(name, numbered=True)] == [1, 2]
