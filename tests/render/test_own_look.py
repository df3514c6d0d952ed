"""The theme "house": a look from a few settings, and a specimen of it."""

from __future__ import annotations

import pytest

from pipeline.errors import LayoutError
from pipeline.model import Briefing
from pipeline.render.page import lay_out
from pipeline.render.theme import load
from pipeline.render.theme.contrast import ratio
from pipeline.render.theme.house import House
from pipeline.render.theme.own_look import mixed


def test_a_colour_of_the_house_is_that_of_headings_panels_and_a_dark_page() -> None:
    theme = load("house", house=House(colour="#7a1f3d", second_colour="#1f4f3d"))
    tokens = theme.tokens
    assert (tokens["color.accent"], tokens["color.link"], tokens["color.second"]) == ("#7a1f3d", "#7a1f3d", "#1f4f3d")
    assert tokens["color.panel"] == mixed("#7a1f3d", "#ffffff", 0.08)
    for name in ("accent", "link", "second"):
        assert ratio(tokens[f"dark.{name}"], tokens["dark.paper"]) >= 4.5
    assert "#7a1f3d" in theme.css("paged")


def test_one_colour_is_enough_and_none_is_that_of_the_brief() -> None:
    assert load("house", house=House(colour="#7a1f3d")).tokens["color.second"] == "#7a1f3d"
    assert load("house").tokens["color.accent"] == load("brief").tokens["color.accent"]


@pytest.mark.parametrize(("colour", "said"), [("#ffe08a", "hard to read"), ("red", "is not a colour")])
def test_a_colour_that_cannot_be_read_is_an_error(colour: str, said: str) -> None:
    with pytest.raises(LayoutError, match=said):
        load("house", house=House(colour=colour))


def test_the_settings_leave_other_themes_alone() -> None:
    assert load("brief", house=House(colour="#7a1f3d", text_font="Lora")).tokens == load("brief").tokens


def test_families_of_the_house_come_before_those_of_the_brief() -> None:
    theme = load("house", house=House(text_font="Source Sans 3", heading_font="No Such Face"))
    assert theme.tokens["font.text"].startswith('"Source Sans 3", "Source Serif 4"')
    assert theme.family("heading") == "No Such Face"
    assert "No Such Face" in theme.absent


def test_a_masthead_is_printed_in_place_of_the_organisation(briefing: Briefing) -> None:
    house = House(organisation="Harbour Office", masthead="The Tide Table", series="Papers 7", cite="Cite so.")
    page = lay_out(briefing, load("house", house=house), ledger_name=None).xhtml
    assert '<p class="organisation">The Tide Table</p>' in page
    assert "Harbour Office" not in page
    assert '<p class="document-kind">Briefing · Papers 7</p>' in page
    assert '<p class="legal">Cite so.</p>' in page
