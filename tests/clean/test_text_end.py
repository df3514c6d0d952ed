"""Where the text of a pasted page ends: a boundary that all lines around it speak for."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.clean.page_lines import lines_of
from pipeline.clean.rule import View
from pipeline.clean.text_end import WINDOWS, end_signs, passed
from pipeline.clean.zones import zones
from pipeline.read import read

MENU = ("Skip to content", "Home", "News", "Sports", "About us", "Contact", "Log in")
TITLE = "The Bell of Westhaven"
TEXT = (
    "When the new bell came to Westhaven in March, four men had to carry it up the hill, since no cart would take it.",
    "It had been cast in a barn by two sisters who had learned their trade from a book, and who never cast another.",
    "For eleven years nobody rang it. The council could not agree who should pay for the rope, and so it stood in hay.",
    "Then the fog came, the boats were out, and a baker took his longest rolling pin and struck it till all were in.",
)
MORE = (
    "Our picks for you",
    "Seven Ways to Cook a Cod",
    "Mayor Opens a Second Bridge",
    "Why the Ferry Is Late Again",
    "Winners of the Summer Raffle",
)
FOOT = ("Follow us", "Newsletter", "Terms of use", "Privacy policy", "© 2021 Westhaven Herald. All rights reserved.")


def texts(*lines: str) -> list[str]:
    return [block.text for block in clean(read("\n\n".join(lines).encode(), "a.txt", language="en")).blocks]


def below(*lines: str) -> list[str]:
    found = lines_of(View(read("\n\n".join(lines).encode(), "a.txt", language="en").blocks, "en"))
    page = zones(found)
    return [found[index].text for index in sorted(page.below)] if page else []


def test_headlines_of_other_stories_below_the_text_are_below_it_though_no_list_knows_them() -> None:
    assert set(MORE[-2:]) <= set(below(*MENU, TITLE, *TEXT, *MORE, *FOOT))


def test_a_headline_between_dates_goes() -> None:
    """The first one is next to the text, where it might be its own."""
    more = (
        "Bells of the North",
        "Tue 4 May 2021",
        "3 min",
        "Fog and Bells",
        "Mon 3 May 2021",
        "8 min",
        "A Rope, at Last",
    )
    assert "A Rope, at Last" not in texts(*MENU, TITLE, *TEXT, *more, "Sun 2 May 2021", "2 min", *FOOT)


def test_nothing_of_the_text_is_below_it() -> None:
    assert not {TITLE, *TEXT} & set(below(*MENU, TITLE, *TEXT, *MORE, *FOOT))


def test_a_text_without_a_page_around_it_has_nothing_below() -> None:
    assert below(TITLE, *TEXT, *MORE) == []


@pytest.mark.parametrize(
    "last",
    [
        ("Who rang it first?", "The baker."),
        ("Rolling pin: https://example.org/pins/7",),
        ("Photo: Mette Lund",),
        ("Mette Lund, 4 May 2021",),
        ("This talk was shortened.",),
    ],
)
def test_what_ends_a_text_is_not_taken_for_the_page(last: tuple[str, ...]) -> None:
    kept = texts(*MENU, TITLE, *TEXT, *last, *MORE, *FOOT)
    assert [line for line in last if line not in kept] == []


def test_a_line_above_a_speaker_who_is_heard_again_stays() -> None:
    turns = tuple(f"{name}: {said}" for said in ("It rang.", "At night.", "Twice.") for name in ("Mette", "Jon"))
    kept = texts(*MENU, TITLE, *TEXT[:2], *turns, "They laugh", *turns[:2], *MORE, *FOOT)
    assert "They laugh" in kept


def test_most_of_the_prose_never_goes() -> None:
    """A picture with a caption of one paragraph is above a long text: the end is not below the caption."""
    kept = texts(*MENU, TITLE, TEXT[0], *MORE[:3], *TEXT[1:], *TEXT[1:], *FOOT)
    assert set(TEXT) <= set(kept)


def test_signs_are_averages_over_the_lines_that_their_window_names() -> None:
    values = [{"odds": value, "opens frame": 0.0, "speech": 0.0} for value in (1.0, 2.0, 3.0, 4.0)]
    first, *_, last = end_signs(values, 1, [f"{window}: odds" for window in WINDOWS])
    assert (first["last: odds"], first["next: odds"], first["rest: odds"]) == (2.0, 3.0, 3.5)
    assert (last["text: odds"], last["above 3: odds"], "next: odds" in last) == (3.0, 3.0, False)
    assert (first["end"], last["end"]) == (0.0, 1.0)


def test_the_chance_to_be_below_never_falls_further_down() -> None:
    chances = passed([0.5, 2.0, -1.0, 3.0])
    assert chances == sorted(chances)
    assert chances[0] == 0.0
    assert chances[-1] < 1.0
