"""Sections keep the order of the talk; their titles are words of the text, all different."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.languages.words import words_of
from pipeline.ledger import CleanDocument
from pipeline.model import Exchange, Turn, blocks_of
from pipeline.structure import structure
from pipeline.structure.sections import themes as division
from pipeline.structure.sections import titled
from pipeline.structure.sections.candidates import LEAST
from pipeline.structure.sections.content_words import content
from pipeline.structure.sections.naming import Part
from pipeline.structure.sections.stretches import PROPOSED, unit
from pipeline.structure.sections.themes import Unit, boundaries
from pipeline.structure.sections.titles import FIXED, Matter, Title, titles
from pipeline.structure.sections.widths import cut_short

Build = Callable[..., CleanDocument]
EN = words_of("en")


def places(texts: list[str]) -> list[int]:
    return [boundary.place for boundary in boundaries([Unit(text) for text in texts], EN)]


def test_a_section_ends_where_its_words_end() -> None:
    fish, money = "herring cod net herring trawler cod", "tax budget council tax subsidy budget"
    assert 3 in places([fish, fish, fish, money, money, money])
    assert 4 in places([fish, fish, fish, fish, money, money])


def test_a_boundary_says_how_sure_it_is_and_what_came_second() -> None:
    fish, money = "herring cod net herring trawler cod " * 3, "tax budget council tax subsidy budget " * 3
    clear = boundaries([Unit(fish)] * 4 + [Unit(money)] * 4, EN)
    vague = boundaries([Unit(text) for text in ["herring cod", "cod net", "net tax", "tax levy", "levy rate"] * 2], EN)
    assert max(boundary.score or 0 for boundary in clear) > 0.3
    assert any(boundary.runner_up is not None for boundary in vague)
    assert all(0 < (boundary.score or 0) <= 1 for boundary in [*clear, *vague])


def test_a_short_exchange_is_no_section_by_itself() -> None:
    fish, money = (
        "herring cod net herring trawler cod net gull " * 6,
        "tax budget council subsidy treasury rate tax " * 6,
    )
    starts = places([fish] * 4 + ["lamp lantern wick"] + [money] * 4 + [fish])
    assert 4 in starts and 5 not in starts


def test_a_section_begins_with_new_words_and_not_with_a_short_reaction() -> None:
    fish = ["herring cod net gull trawler cod herring", "herring net cod gull harbour trawler",
            "trawler cod herring net quay gull", "cod herring net harbour quay trawler"]  # fmt: skip
    money = ["tax budget council subsidy treasury rate levy", "tax council budget subsidy rate auditor",
             "budget levy tax treasury council auditor", "rate tax subsidy budget council levy"]  # fmt: skip
    starts = places([*fish, "right quite", *money])
    assert 5 in starts and 4 not in starts


@pytest.mark.parametrize("groups", [4, 6, 10])
def test_a_section_of_a_long_talk_begins_at_any_exchange(groups: int, monkeypatch: pytest.MonkeyPatch) -> None:
    fish, money, trams = (f"{words} " * 9 for words in ("herring cod net", "tax levy budget", "tram rail bus"))
    talk = [*[fish] * 7, *[money] * 6, *[trams] * 8]
    whole = places(talk)
    monkeypatch.setattr(division, "_UNITS", groups)
    assert {7, 13} <= set(whole)
    assert {7, 13} <= set(places(talk))


def test_few_exchanges_make_one_section() -> None:
    assert places(["herring", "tax", "cod"]) == []


def test_a_section_begins_rather_with_a_turn_that_asks_and_not_behind_the_first_one_or_before_the_last_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = ["herring net quay", "tax levy budget", "tram rail bus", "elm oak ash", "gull tern puffin"]
    talk = [Unit(f"{said} " * 20) for said in words]

    def worth(place: int, question: str) -> float:
        units = [one._replace(question=question if n == place else "") for n, one in enumerate(talk)]
        return next((one.worth for one in boundaries(units, EN) if one.place == place), 0.0)

    assert worth(2, "Who pays?") > worth(2, "I see.")
    assert worth(3, "Who pays?") > worth(1, "Who pays?")
    alone = worth(4, "Who pays?")
    monkeypatch.setattr(division, "_LAST", 0)
    assert worth(4, "Who pays?") > alone


@pytest.mark.parametrize(("exchanges", "most"), [(4, 3), (5, 4), (6, 5), (7, 5), (12, 6), (40, 9)])
def test_the_sections_of_a_talk_are_no_list_of_its_questions(exchanges: int, most: int) -> None:
    themes = ["herring", "budget", "tramway", "orchard", "puffin", "glacier"]
    talk = [
        Unit(" ".join(f"{themes[n % 6]}{n}{x}" for x in "abcdefghij") * 60, "Why?", True, 1.0) for n in range(exchanges)
    ]
    assert len(boundaries(talk, EN)) == most - 1


def test_a_section_begins_with_the_question_that_heads_it_and_not_with_a_short_one_before_it() -> None:
    fish, money = "herring net quay cod trawler gull " * 20, "tax levy budget council rate auditor " * 20

    def starts(follow_up: str) -> list[int]:
        talk = [Unit(fish, "Who fishes?")] * 3 + [Unit(money, follow_up), Unit(money, "Who pays the levy?", headed=0.8)]
        return [one.place for one in boundaries([*talk, *[Unit(money, "Is it much?")] * 3], EN)]

    assert 3 in starts("How did that meeting of all the keepers and of all the owners of the trawlers go on the quay?")
    assert 4 in starts("How did it go?") and 3 not in starts("How did it go?")


THEMES = ["herring", "council", "tramway", "orchard", "theatre", "glacier", "library", "volcano"]


def test_a_long_talk_is_divided_in_time_that_grows_with_its_length() -> None:
    found = places([f"somebody said {THEMES[n // 500]}" for n in range(4000)])
    assert [round(place / 500) for place in found] == [1, 2, 3, 4, 5, 6, 7]
    assert all(abs(place - 500 * n) < 50 for n, place in enumerate(found, 1))


@pytest.mark.parametrize("themes", [2, 3, 5, 8])
def test_there_are_as_many_sections_as_the_words_tell(themes: int) -> None:
    talk = [f"{THEMES[n * themes // 40]} {THEMES[n * themes // 40]}s somebody" for n in range(40)]
    assert len(places(talk)) == themes - 1


def test_titles_are_never_the_same_twice_nor_that_of_the_summary() -> None:
    matter = Matter(("What are your recommendations?",), "recommendations")
    found = titles(
        [matter, matter, Matter(("And why?",), "why"), Matter(("And why?",), "why")], EN, ["Recommendations"]
    )
    assert len({title.casefold() for title in [*(title.text for title in found), "recommendations"]}) == 5


ADVICE = "What would you recommend to the city?\n\nThe city should count the boats."


def boats(number: int) -> str:
    return "\n\n".join(f"Why does boat {n} stop here?\n\nBoat {n} has always stopped here." for n in range(number))


def test_a_short_interview_is_one_section_with_a_fixed_title(document: Build) -> None:
    briefing = structure(document(f"Night boats\n\n{boats(2)}\n\n{ADVICE}"))
    assert [(s.title, len(s.items)) for s in briefing.sections] == [("Questions and answers", 3)]


GLIDING = ["herring", "cod", "net", "tax", "levy", "rate", "tram", "rail", "bus", "elm", "oak", "ash", "gull"]


def gliding(times: int, headed: Callable[[int], float]) -> list[int]:
    """Where themes begin in a talk each of whose exchanges leaves one word for another, with the scores of titles."""
    said = [f"{' '.join(GLIDING[n : n + 6])} " * times for n in range(8)]
    return [found.place for found in boundaries([Unit(text, "", headed=headed(n)) for n, text in enumerate(said)], EN)]


@pytest.mark.parametrize("place", [3, 5])
def test_a_theme_begins_with_the_question_that_can_head_it(place: int) -> None:
    assert place not in gliding(3, lambda _: 0.5)
    assert place in gliding(3, lambda n: 0.9 if n == place else 0.3)


@pytest.mark.parametrize("place", [4, 6])
def test_a_theme_begins_where_the_host_announces_it(place: int) -> None:
    said = ["herring", "cod", "net", "tax", "levy", "rate", "tram", "rail", "bus", "elm", "oak", "ash", "gull"]
    said += ["tern", "puffin"]
    talk = [Unit(f"{' '.join(said[n : n + 8])} " * 20, "Are they lit?", headed=0.3) for n in range(12)]
    assert place not in [found.place for found in boundaries(talk, EN)]
    talk[place] = talk[place]._replace(announced=True)
    assert place in [found.place for found in boundaries(talk, EN)]


def test_what_is_said_before_the_first_question_may_be_a_section(document: Build) -> None:
    harbour = "The quay cranes, the pilots and the ships: the quay cranes lift ships, and pilots of the harbour."
    before = "\n\n".join(f"{name}: {harbour}" for name in ("MOSS", "REED", "MOSS"))
    talk = "\n\n".join(
        f"LANE: Who pays tax number {n}?\n\nREED: The council, from the budget, by tax and levy." for n in range(8)
    )
    sections = structure(document(f"A panel\n\n{before}\n\n{talk}")).sections
    assert [isinstance(item, Turn) for item in sections[0].items] == [True, True, True]


def test_what_stands_before_an_introduction_of_the_source_has_another_title(document: Build) -> None:
    talk = "We met on the quay in March.\n\n## Introduction\n\nHere we are.\n\n## Money\n\nQ: Who pays?\n\nA: Me."
    sections = structure(document(f"A panel\n\n{talk}")).sections
    assert [s.title for s in sections] == ["Preface", "Introduction", "Money"]


@pytest.mark.parametrize(
    ("above", "first"),
    [("We met her on the quay in March.", "Introduction"), ("Harbour Blog", "Who pays?")],
)
def test_a_stray_line_above_the_talk_is_no_introduction(document: Build, above: str, first: str) -> None:
    talk = f"# Boats\n\n{above}\n\n{above}\n\n**Who pays?**\n\nThe city.\n\n**Who sails?**\n\nI do."
    briefing = structure(document(talk))
    assert (briefing.sections[0].id == "introduction") is (first == "Introduction")
    assert above in [block.text for item in briefing.sections[0].items for block in blocks_of(item)]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "Lad os tale om havnen."),
        ("nb", "Og til slutt, hva med havna?"),
        ("sv", "Nu ska vi prata om hamnen."),
        ("fi", "Puhutaan satamasta."),
        ("pl", "Przejdźmy do portu."),
        ("cs", "Pojďme k přístavu."),
        ("ru", "Давайте поговорим о порте."),
        ("uk", "Перейдімо до порту."),
        ("ja", "最後に、港について。"),
        ("ko", "다음으로 항구는 어떻습니까?"),
        ("tr", "Peki, şimdi limana geçelim."),
        ("ar", "لننتقل إلى الميناء."),
    ],
)
def test_a_host_announces_a_theme_in_many_languages(language: str, said: str) -> None:
    assert words_of(language).topic.match(said)


def test_a_host_who_gives_the_word_to_the_floor_asks_nothing(document: Build) -> None:
    talk = "A panel\n\nMODERATOR: Who pays?\n\nREED: The city.\n\nMODERATOR: There is a question from the floor.\n\n" \
        "AUDIENCE: Who else?\n\nREED: Nobody else."  # fmt: skip
    items = [item for s in structure(document(talk)).sections for item in s.items if isinstance(item, Exchange)]
    assert [item.question.blocks[0].text for item in items] == ["Who pays?", "Who else?"]
    assert all(item.answers for item in items)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Who pays?", "Who pays?"),
        ("one two three four", "one two…"),
        ("unbreakable", "unbreakab…"),
    ],
)
def test_a_text_is_cut_short_at_a_word(text: str, short: str) -> None:
    assert cut_short(text, 9) == short


def test_the_headings_of_the_source_win(document: Build) -> None:
    talk = "# Boats\n\nWe met.\n\n## Money\n\nQ: Who pays?\n\nA: Me.\n\n## Time\n\nQ: When?\n\nA: Now."
    briefing = structure(document(talk))
    assert [(s.id, s.title) for s in briefing.sections] == [
        ("introduction", "Introduction"),
        ("s1", "Money"),
        ("s2", "Time"),
    ]


def test_thematic_headings_among_questions_that_are_headings_make_the_sections(document: Build) -> None:
    talk = "# Boats\n\n## Money\n\n### Who pays?\n\nMe.\n\n### Who else?\n\nYou.\n\n## Time\n\n### When?\n\nNow."
    assert [(s.title, len(s.items)) for s in structure(document(talk)).sections] == [("Money", 2), ("Time", 1)]


def test_a_lone_heading_of_a_higher_level_does_not_swallow_the_others(document: Build) -> None:
    talk = "Boats\n\n## Money\n\nQ: Who pays?\n\nA: Me.\n\n## Time\n\nQ: When?\n\nA: Now.\n\n# Thanks\n\nThank you all."
    assert [s.title for s in structure(document(talk)).sections] == ["Money", "Time", "Thanks"]


def test_headings_before_the_first_of_a_higher_level_count_too(document: Build) -> None:
    pairs = [("### Nets", 1), ("## Money", 2), ("## Time", 3)]
    talk = "Boats\n\n" + "\n\n".join(f"{heading}\n\nQ: Who pays boat {n}?\n\nA: Me." for heading, n in pairs)
    assert [s.title for s in structure(document(talk)).sections] == ["Nets", "Money", "Time"]


def test_an_article_without_headings_is_one_section_and_with_headings_several(document: Build) -> None:
    plain = "Boats of the city\n\n" + "\n\n".join(f"The boat number {n} sails every day." for n in range(30))
    assert len(structure(document(plain)).sections) == 1
    parted = "# Boats\n\nThey sail.\n\n## Old ones\n\nThey leak.\n\n## New ones\n\nThey do not."
    assert [s.title for s in structure(document(parted)).sections][1:] == ["Old ones", "New ones"]


def test_the_fixed_word_is_in_the_language_of_the_text(document: Build) -> None:
    talk = "Boote\n\nWir trafen uns.\n\nQ: Wer zahlt?\n\nA: Ich.\n\nQ: Wann?\n\nA: Jetzt."
    assert structure(document(talk, "de")).sections[0].title == "Einleitung"


def test_a_heading_above_a_long_talk_is_no_theme_of_it(document: Build) -> None:
    asked = [f"Why does the {THEMES[n // 5]} {THEMES[n // 5]}{n} matter?" for n in range(15)]
    talk = "\n\n".join(f"{q}\n\nThe {THEMES[n // 5]} is a {THEMES[n // 5]}." for n, q in enumerate(asked))
    briefing = structure(document(f"# Night boats\n\n## The talk\n\n{talk}"))
    headed = [section for section in briefing.sections if section.heading]
    assert [section.title for section in headed] == ["The talk"]
    assert len(briefing.sections) > 1
    assert sum(len(list(section.exchanges())) for section in briefing.sections) == 15


def test_plurals_count_as_their_singulars_in_the_language_of_the_text() -> None:
    assert content("harbours cities glass", EN) == ("harbour", "city", "glass")
    assert content("puertos", words_of("es")) == ("puerto",)
    assert content("tempus", words_of("it")) == ("tempus",)


def test_a_standfirst_that_is_marked_as_a_heading_is_no_section(document: Build) -> None:
    standfirst = (
        "The harbour has eleven lamps. Ada Reed has lit them for forty years, in every storm, and tells "
        "how the keepers live, what the oil costs, and why nobody will take her place."
    )
    talk = f"# Lamps\n\n## {standfirst}\n\nQ: Who lights the lamps?\n\nA: Me.\n\n## Oil\n\nQ: Who pays?\n\nA: The town."
    sections = structure(document(talk)).sections
    assert standfirst not in [section.title for section in sections]
    assert [section.title for section in sections][-1] == "Oil"


def test_a_heading_above_all_questions_is_no_theme_though_more_text_has_none(document: Build) -> None:
    asked = [f"Why does the {THEMES[n // 3]} {THEMES[n // 3]}{n} matter?" for n in range(6)]
    talk = "\n\n".join(f"{q}\n\n{f'The {THEMES[n // 3]} is a {THEMES[n // 3]}. ' * 20}" for n, q in enumerate(asked))
    notes = "\n\n".join(f"Note {n} on the lamps." for n in range(12))
    sections = structure(document(f"# Night boats\n\n## The talk\n\n{talk}\n\n## Notes\n\n{notes}")).sections
    assert sum(any(section.exchanges()) for section in sections) > 1


def test_a_question_that_asks_for_advice_announces_its_section(document: Build) -> None:
    asked = unit(exchange(document, "What would you recommend to the keepers?"), EN, announced=True)
    assert asked.announced
    assert unit(exchange(document, "Let’s turn to the lamps. Are they lit?"), EN).announced
    assert not unit(exchange(document, "Are they lit?"), EN).announced


def exchange(document: Build, question: str) -> Exchange:
    (section,) = structure(document(f"Q: {question}\n\nA: The lamps are lit.")).sections
    return next(iter(section.exchanges()))


def test_written_up_paragraphs_without_a_title_go_on_in_the_section_before(document: Build) -> None:
    def told(matter: str, said: str) -> list[str]:
        more = f"Reed says that {matter} kept him awake, and that {matter} “was never counted by anybody”"
        return [said, *(f"{more}, and he tells why {matter} number {n} went." for n in range(5))]

    talk = [
        *told("herring", "“The herring left the harbour in June,” says Reed."),
        *told("tramway", "He goes on and on, and laughs."),
        *told("orchard", "“An orchard feeds a whole town,” says Reed."),
    ]
    sections = structure(document("\n\n".join(["Reed of Elm", *talk]))).sections
    assert [one.title for one in sections] == ["The herring left the harbour in June", "An orchard feeds a whole town"]
    alone = structure(
        document("\n\n".join(["Reed of Elm", *told("herring", "He laughs."), *told("tramway", "So what.")]))
    )
    assert [one.title for one in alone.sections] == ["Text"]


@pytest.mark.parametrize(("score", "kept"), [(0.6, True), (0.1, False)])
def test_a_strong_boundary_is_kept_with_a_title_of_last_resort(document: Build, score: float, kept: bool) -> None:
    asked = ["Who counts the harbour lamps?", "Lamps or lanterns for the harbour?"]
    parts = [Part((exchange(document, one),), PROPOSED, score=score) for one in asked]
    names = [Title(asked[0], "question", 0.6), Title(asked[1], "question", LEAST)]
    assert len(titled(parts, names, EN)) == 1 + kept
    untitled = Title("Questions and answers", FIXED)
    assert len(titled(parts, [names[0], untitled], EN)) == 1
