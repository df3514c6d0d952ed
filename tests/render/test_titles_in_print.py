"""Titles: how they are cut for the head of a page, and a question that names its section is said once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from pipeline.model import Block, Briefing, Exchange, Section, Turn
from pipeline.render.epub.split import split
from pipeline.render.page import lay_out
from pipeline.render.page.running_titles import head_room, is_first_question, opens_with_its_title, running
from pipeline.render.theme import Theme

X = "{http://www.w3.org/1999/xhtml}"
QUESTION = "Who keeps the sluice open in a dry year?"


def section(title: str, question: str = QUESTION, heading: Block | None = None) -> Section:
    asked = Turn("Ada", (Block("q1", "paragraph", question),), label="Q:")
    answer = Turn("Bo", (Block("a1", "paragraph", "Nobody does."),))
    return Section("s1", title, (Exchange("e1", asked, (answer,)),), heading)


@pytest.mark.parametrize("title", [QUESTION, "Who keeps the sluice open…"])
def test_a_title_that_is_the_first_question_is_found(title: str) -> None:
    assert opens_with_its_title(section(title), title)


def test_a_title_that_a_question_repeats_after_its_typed_number_is_the_question() -> None:
    assert opens_with_its_title(section(QUESTION, f"3. {QUESTION}"), QUESTION)
    assert not is_first_question(section("1987 and later", "3. 1987 and later"), "and later")


@pytest.mark.parametrize("title", ["Sluice", "A dry year", "", "…", "Who keeps the sluice shut…"])
def test_a_title_of_its_own_is_left_alone(title: str) -> None:
    assert not opens_with_its_title(section(title), title)


@pytest.mark.parametrize("before", ["You live here.", "You have lived here longer than the weir has stood, they say."])
def test_a_title_that_asks_what_the_question_asks_is_not_printed_above_it(before: str) -> None:
    asked = f"{before} {QUESTION} And why?"
    assert opens_with_its_title(section(QUESTION, asked), QUESTION)
    assert not opens_with_its_title(section("A dry year", asked), "A dry year")


def test_nor_is_one_that_names_what_a_short_request_is_about() -> None:
    title, asked = "The sluice and its keepers", "Tell us about the sluice and its keepers."
    assert opens_with_its_title(section(title, asked), title)
    assert not opens_with_its_title(section("Its keepers", asked), "Its keepers")


def test_a_heading_of_the_source_is_printed_beside_the_same_question() -> None:
    assert not opens_with_its_title(section(QUESTION, heading=Block("h1", "heading", QUESTION)), QUESTION)


def test_a_question_too_long_for_a_heading_stays_below_a_short_title() -> None:
    question = "Who keeps the sluice open " + "when it is dry " * 18 + "?"
    assert not opens_with_its_title(section("Who keeps the sluice open…", question), "Who keeps the sluice open…")


def test_a_long_question_is_printed_once_if_it_is_all_of_the_title(briefing: Briefing, theme: Theme) -> None:
    question = "Who keeps the sluice open… when it is dry " + "and hot " * 24 + "and nobody pays for it? "
    page = printed(briefing, theme, section(question.strip(), f"And {question[:1].lower()}{question[1:]}"))
    assert page.count("nobody pays for it?") == 1
    assert not opens_with_its_title(section(question.strip(), question + "What does it cost?"), question)


def printed(briefing: Briefing, theme: Theme, *sections: Section) -> str:
    return lay_out(replace(briefing, sections=sections, recommendations=()), theme, ledger_name=None).xhtml


def test_such_a_question_is_printed_once_as_the_heading_and_links_lead_there(briefing: Briefing, theme: Theme) -> None:
    page = lay_out(replace(briefing, sections=(section(QUESTION),), recommendations=()), theme, ledger_name=None)
    root = etree.fromstring(page.xhtml.encode())
    [heading] = [e for e in root.iter(f"{X}h2") if e.get("class") == "question"]
    assert heading.get("id") == "e1"
    assert heading.get("data-block") == "q1"
    assert page.xhtml.count(QUESTION) == 1
    assert [e.get("data-block") for e in root.iter() if e.get("data-block") in ("q1", "a1")] == ["q1", "a1"]


def test_in_an_ebook_the_section_bears_the_question_as_its_title(briefing: Briefing, theme: Theme) -> None:
    page = lay_out(replace(briefing, sections=(section(QUESTION),), recommendations=()), theme, ledger_name=None)
    assert QUESTION in [document.title for document in split(page, "x")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The Last Ferryman", "The Last Ferryman"),
        ("The Keeper of the Sluice: What She Saw in Thirty Years by the River", "The Keeper of the Sluice"),
        ("Who Owns the Rain? A Panel on Water in the Old Town", "Who Owns the Rain?"),
        ("AI: a long story that goes on and on without an end", "AI: a long story that goes"),
        ("Hearing on the Dredging Programme and the Basin of the Port", "Hearing on the Dredging Programme"),
        (
            "The Night Ferry and the Town Beneath the Weir of Sorrel",
            "The Night Ferry and the Town Beneath the Weir",
        ),
        ("Eine lange Geschichte über die Leute im Haus am Fluss", "Eine lange Geschichte über die Leute"),
        ("of the and the of the and the", "of the and the of the and"),
        ("“I Listen for the Bell When the Water Comes up to the Door”", "I Listen for the Bell When the Water Comes"),
        ("« Le » plan des services de la ville à garder sur soi chaque jour", "« Le » plan des services de la ville"),
        ('The Work of the Sluice: "We Row in the Rain and Nobody Pays us', "The Work of the Sluice"),
        ('The Work of the Sluice"We Row in the Rain and Nobody Pays us a Penny"', "The Work of the Sluice"),
        ('"We Row in the Rain and Nobody Pays us a Penny for it at All"', "We Row in the Rain and Nobody Pays"),
        ("Was „Ebbe“ im alten Hafen von Sorrel für die Leute bedeutet", "Was „Ebbe“ im alten Hafen von Sorrel"),
        ("Who keeps the sluice open…", "Who keeps the sluice open"),
        ("河口湿地保护中心" * 9, "河口湿地保护中心" * 4 + "河"),
        ("河口湿地" * 5 + "，" + "保护中心" * 5, "河口湿地" * 5),
    ],
)
def test_the_head_of_a_page_ends_where_a_phrase_does(title: str, expected: str) -> None:
    assert running(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Engineer Ada Moss on the dam that was never finished and the town below it", "Engineer Ada Moss"),
        ("Ada Moss erzählt über den Damm, der nie fertig wurde, und über die Stadt", "Ada Moss"),
        ("How the town below the dam was never told what Ada Moss had found", "Ada Moss"),
        ("How the town below the dam was never told what was found", "How the town"),
    ],
)
def test_a_long_title_is_shortened_to_its_guest(title: str, expected: str) -> None:
    assert running(title, guest="Ada Moss") == expected


LONG = "Who keeps the sluice open in a dry year when nobody has asked for water?"


def test_over_a_question_that_has_no_short_form_there_are_the_numbers(briefing: Briefing, theme: Theme) -> None:
    nobody = replace(briefing, sections=(section(LONG, LONG),), recommendations=())
    assert 'data-running="Question 1"' in lay_out(nobody, theme, ledger_name=None).xhtml
    two = section(LONG, LONG)
    again = replace(two.items[0], id="again")
    both = replace(nobody, sections=(replace(two, items=(*two.items, again)),))
    assert 'data-running="Questions 1–2"' in lay_out(both, theme, ledger_name=None).xhtml
    german = replace(both, language="de")
    assert 'data-running="Fragen 1–2"' in lay_out(german, theme, ledger_name=None).xhtml


def test_words_in_place_of_a_long_title_are_not_taken_for_a_short_one() -> None:
    assert running(QUESTION, 60.0, instead="Question 1") == "Question 1"
    assert running(QUESTION[:25], 60.0, instead="Question 1") == QUESTION[:25]


@pytest.mark.parametrize(("size", "letters"), [("A4", 50), ("a5", 30), ("210mm 297mm", 50), ("odd", 37)])
def test_the_room_of_a_head_is_that_of_the_paper(theme: Theme, size: str, letters: int) -> None:
    assert round(head_room(theme.tokens | {"page.size": size}) + 4) == letters
