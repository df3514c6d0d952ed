"""What an editor may choose instead: other titles, cuts, guests and bylines, each with how much speaks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding import run

from pipeline.clean import clean
from pipeline.manuscript import canonical, parse, write
from pipeline.model import Briefing
from pipeline.read import read
from pipeline.structure import structure

ASKED = (
    ("What does the tide pump do?", "The tide pump lifts water. Without the tide pump the meadow drowns."),
    ("Who built the tide pump?", "Two smiths built the tide pump, and the tide pump still turns."),
    ("Is the tide pump loud?", "Our tide pump hums. You hear the tide pump at night."),
    ("What became of the net loft?", "The net loft burned. Nobody rebuilt the net loft, which held forty nets."),
    ("Who worked in the net loft?", "Women worked in the net loft, and the net loft was cold."),
    ("Did the net loft pay well?", "The net loft paid by the net. The net loft never paid on time."),
    ("Why did you begin with bees?", "Bees need heather, and heather grows on the dune. Bees keep the dune."),
    ("How many bees live on the dune?", "Bees by the million live on the dune; the heather honey is dark."),
    ("Does the heather honey sell?", "Heather honey sells in the city. The bees earn more than the boats."),
)
TEXT = "Pump, Loft and Bees\n\nBy Ada Moss.\n\n" + "\n\n".join(
    f"Ada Moss: {question}\n\nIvo Brandt: {answer}" for question, answer in ASKED
)


def found(text: str = TEXT) -> Briefing:
    return structure(clean(read(text.encode(), "t.txt")))


def test_two_other_titles_are_offered_for_each_proposed_section() -> None:
    briefing = found()
    offered = [one for one in briefing.offers if one.kind == "title"]
    assert len(briefing.sections) > 1
    for section in briefing.sections:
        own = [one for one in offered if one.place == section.id]
        assert 1 <= len(own) <= 2
        assert section.title.casefold() not in [one.text.casefold() for one in own]
        assert all(one.score and one.score >= 0.2 for one in own)


def test_no_offered_title_is_the_title_of_another_section() -> None:
    briefing = found()
    titles = {section.title for section in briefing.sections}
    assert titles.isdisjoint(one.text for one in briefing.offers if one.kind == "title")


def test_other_cuts_are_offered_inside_of_sections_only() -> None:
    briefing = found()
    openings = {next(section.exchanges()).id for section in briefing.sections}
    cuts = [one for one in briefing.offers if one.kind == "section"]
    assert cuts
    assert openings.isdisjoint(one.place for one in cuts)
    assert len({one.text for one in cuts}) == len(cuts)


def test_no_title_is_offered_instead_of_a_heading_of_the_text() -> None:
    text = TEXT.replace("Ada Moss: What became", "## The loft\n\nAda Moss: What became")
    text = text.replace("Ada Moss: What does", "## The pump\n\nAda Moss: What does")
    briefing = structure(clean(read(text.encode(), "t.md")))
    assert {section.title for section in briefing.sections if section.heading} == {"The pump", "The loft"}
    assert not [one for one in briefing.offers if one.kind == "title"]


def test_a_second_person_who_answers_is_offered_as_the_guest() -> None:
    text = TEXT.replace("Ivo Brandt: Women worked", "Lena Falk: Women worked").replace(
        "Ivo Brandt: Two smiths", "Lena Falk: Two smiths"
    )
    briefing = found(text)
    assert briefing.bio and briefing.bio.name == "Ivo Brandt"
    assert [one.text for one in briefing.offers if one.kind == "guest"] == ["Lena Falk"]


def test_a_name_that_only_the_title_and_the_text_say_is_offered_as_no_guest() -> None:
    text = TEXT.replace("Pump, Loft and Bees", "Dune Heather").replace("heather grows", "Dune Heather grows")
    briefing = found(text.replace("dark;", "dark on Dune Heather;"))
    assert [one.text for one in briefing.offers if one.kind == "guest"] == []


def test_who_asks_is_offered_as_the_byline_where_another_one_is_printed() -> None:
    briefing = found(TEXT.replace("By Ada Moss", "By Cy Marr"))
    assert briefing.byline and briefing.byline.name == "Cy Marr"
    assert "Ada Moss" in [one.text for one in briefing.offers if one.kind == "byline"]
    assert "Cy Marr" not in [one.text for one in briefing.offers]


def test_a_draft_with_its_offers_untouched_is_the_same_briefing() -> None:
    briefing = found()
    assert briefing.offers
    assert parse(write(briefing), "t.md", "") == canonical(briefing)


def test_the_outline_shows_rule_and_score_of_titles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("t.txt").write_text(TEXT, encoding="utf-8")
    assert run(monkeypatch, "outline", "t.txt") == 0
    lines = [line for line in capsys.readouterr().out.split("\n") if line.startswith("s")]
    assert lines
    assert all("title: question, 0." in line or "title: noun-phrase, 0." in line for line in lines)
