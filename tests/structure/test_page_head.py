"""Title, byline and date of a whole page that was pasted, found among its menus."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.model import Briefing
from pipeline.read import read
from pipeline.structure import structure

MENU = ("Skip to content", "Home", "News", "Fishing", "Tide tables", "Contact", "Search", "Log in", "Subscribe", "Shop")
TEXT = tuple(
    f"In {season} the harbour opened again, and the ships that came brought timber and salt from the north; the town, "
    "which had waited for them, built a quay, a fish hall and eleven houses, and all of them stand to this day."
    for season in ("spring", "summer", "autumn", "winter")
)
FOOT = ("Share this:", "Facebook", "Leave a Reply", "Related stories", "The last herring", "About us", "Privacy policy")
TITLE = "How the harbour was opened again."


def pasted(*head: str) -> Briefing:
    source = "\n\n".join((*MENU, *head, *TEXT, *FOOT))
    return structure(clean(read(source.encode(), "a.txt", language="en")))


def test_the_title_among_menus_may_end_with_a_full_stop() -> None:
    found = pasted("Harbour News", TITLE, "Listen to this story")
    assert found.title and found.title.text == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "Ada Reed Updated: 5 February 2020",
        "By Ada Reed on Wednesday, 5 February 2020 at 11:14",
        "05.02.20, 12:00 | Ada Reed",
        "5 February 2020 • words written by Ada Reed • 4 comments",
    ],
)
def test_name_and_date_are_found_in_one_line_below_the_title(line: str) -> None:
    found = pasted(TITLE, line)
    assert (found.byline and found.byline.name, found.date and found.date.iso) == ("Ada Reed", "2020-02-05")


def test_a_month_of_another_language_is_known_beside_the_title() -> None:
    found = pasted(TITLE, "7. oktober 2020")
    assert found.date and found.date.iso == "2020-10-07"


def test_a_line_right_above_the_title_among_menus_is_a_doubt() -> None:
    codes = [note.code for note in pasted("By the water", TITLE).notes]
    assert codes.count("title-from-menu") == 1
    assert "title-from-menu" not in [note.code for note in pasted(TITLE).notes]


def test_a_caption_below_the_title_is_no_byline() -> None:
    assert pasted(TITLE, "The old quay at night").byline is None


def test_the_author_is_the_name_with_by_before_it_though_another_name_is_nearer_to_a_date() -> None:
    found = pasted(TITLE, "Quay Pharmacy", "5 February 2020", "Words by Ada Reed")
    assert found.byline and found.byline.name == "Ada Reed"


def test_a_name_is_the_author_where_a_line_without_words_parts_it_from_the_date() -> None:
    found = pasted(TITLE, "Ruth Reed", "—", "15", "5 February 2020")
    assert (found.byline and found.byline.name, found.date and found.date.iso) == ("Ruth Reed", "2020-02-05")


def test_name_and_date_are_found_where_a_question_is_above_them() -> None:
    talk = ("Who built the quay?", "All of us did, with timber from the north, in the spring of that long year.") * 4
    source = "\n\n".join(
        (*MENU, "Is the harbour open again?", TITLE[:-1], "Ada Reed Updated: 5 February 2020", *talk, *FOOT)
    )
    found = structure(clean(read(source.encode(), "a.txt", language="en")))
    assert found.date and found.date.iso == "2020-02-05"


def test_the_title_among_menus_is_known_where_only_lines_below_the_text_go() -> None:
    source = "\n\n".join(("Harbour Letters", TITLE[:-1], "By Ada Reed", *TEXT, *FOOT, *FOOT))
    found = structure(clean(read(source.encode(), "a.txt", language="en")))
    assert found.title and found.title.text == TITLE[:-1]


@pytest.mark.parametrize(
    "dated",
    [
        "5 February 20205 February 2020 by Ada Reed",
        "Ada Reed - 5 February 2020, 18:55",
    ],
)
def test_a_date_that_is_glued_to_the_next_number_is_found_with_the_name_beside_it(dated: str) -> None:
    found = pasted(TITLE, dated)
    assert (found.byline and found.byline.name, found.date and found.date.iso) == ("Ada Reed", "2020-02-05")


def test_name_and_date_are_found_below_a_long_standfirst() -> None:
    standfirst = (
        "For forty years no ship had called, the cranes had gone for scrap, and the customs house was a place where "
        "pigeons nested, until a fisherman's daughter wrote a letter to the king"
    )
    found = pasted(TITLE, standfirst, "Ada Reed 5 February 2020, 14:10")
    assert (found.byline and found.byline.name, found.date and found.date.iso) == ("Ada Reed", "2020-02-05")


def test_a_date_among_buttons_well_below_the_title_is_found() -> None:
    buttons = ("Facebook", "Twitter", "Flipboard", "WhatsApp", "Email", "Print", "Copy link", "Name", "Email", "Submit")
    found = pasted(TITLE, "By Ada Reed", *buttons, "February 5, 2020 | 9:25pm")
    assert found.date and found.date.iso == "2020-02-05"


@pytest.mark.parametrize(
    "line",
    [
        "By Ruth Reed March 18 at 12:22 PM Follow @ruthreed",
        "Ruth Reed 06 PM | 18 May",
        "Ruth Reed • 8h",
        "ByRuth Reed",
        "By Ruth Reed (with the harbour master)",
        "Ruth Reed",
    ],
)
def test_a_name_below_the_title_is_told_from_what_follows_it(line: str) -> None:
    found = pasted(TITLE, line)
    assert found.byline and found.byline.name == "Ruth Reed"


def test_two_names_below_the_title_are_both_the_byline() -> None:
    found = pasted(TITLE, "by Ruth Reed and Ben Okafor")
    assert found.byline and found.byline.name == "Ruth Reed and Ben Okafor"


@pytest.mark.parametrize("line", ["Top Stories", "Translator: Ruth Reed"])
def test_two_capital_words_near_a_date_are_no_byline(line: str) -> None:
    assert pasted(TITLE, "5 February 2020", line).byline is None


def test_a_date_right_above_the_title_is_before_one_further_below() -> None:
    found = pasted("Wednesday, 5 February 2020", TITLE, "The harbour", "Built on 3 May 2017")
    assert found.date and found.date.iso == "2020-02-05"
