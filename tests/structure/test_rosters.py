"""Lists of those who take part: below a heading, behind a label, and as headings of what each one says."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.read import read
from pipeline.structure import structure

TALK = "**Who pays?**\n\nThe port, in the end, as it did before.\n\n**And the quay?**\n\nWe paint it each spring.\n"
SAID = "Good evening to all of you.\n\nThe first thing to say is that fewer people row at night.\n"
ROLES = [("Ada Brook", "head of the yard"), ("Leo Vask", "Harbour Trust")]


def _guests(text: str, language: str = "en") -> list[tuple[str, str]]:
    bio = structure(clean(read(text.encode(), "talk.md", language=language))).bio
    return [(guest.name, guest.role) for guest in bio.guests] if bio else []


@pytest.mark.parametrize("talk", [TALK, SAID])
@pytest.mark.parametrize(
    "head",
    [
        "## Speakers\n\n- Ada Brook, head of the yard\n- Leo Vask, Harbour Trust",
        "## About our panelists\n\nAda Brook – head of the yard\n\nLeo Vask – Harbour Trust\n\n## Transcript",
        "Panel members:\n\n- Ada Brook (head of the yard)\n- Leo Vask (Harbour Trust)",
        "How does one keep a quay? Our panel: Ada Brook, head of the yard; and Leo Vask (Harbour Trust).",
        "Guests: Ada Brook, head of the yard; Leo Vask (Harbour Trust)\n\nHost: Kim Weld",
        "## Speakers\n\n- Ada Brook, head of the yard\n- Leo Vask, Harbour Trust\n- Kim Weld, moderator",
    ],
)
def test_who_is_listed_takes_part(head: str, talk: str) -> None:
    assert _guests(f"# The quay\n\n{head}\n\n{talk}") == ROLES


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Auf dem Podium: Ada Brook, Kim Weld"),
        ("fr", "Les intervenants : Ada Brook, Kim Weld"),
        ("es", "Participantes: Ada Brook y Kim Weld"),
    ],
)
def test_other_languages(language: str, line: str) -> None:
    names = [name for name, _ in _guests(f"# Quay\n\n{line}\n\n**2030?**\n\nNo.\n\n**2031?**\n\nNo.", language)]
    assert names == ["Ada Brook", "Kim Weld"]


def test_headings_that_are_names_tell_who_answers_below() -> None:
    text = f"# We asked two rowers\n\n## Ada Brook, Hull\n\n{TALK}\n## Leo Vask (Bergen)\n\n{TALK}"
    assert [name for name, _ in _guests(text)] == ["Ada Brook", "Leo Vask"]


def test_bold_lines_are_headings() -> None:
    text = "# The quay\n\n**Ada Brook, pilot**\n\nI came here as a child.\n\n**Leo Vask, cook**\n\nI like the tea."
    assert _guests(text) == [("Ada Brook", "pilot"), ("Leo Vask", "cook")]


@pytest.mark.parametrize(
    "text",
    [
        f"# The quay\n\n## Speakers\n\nThe speakers of the boat were loud. Ada Brook was there.\n\n{TALK}",
        f"# The quay\n\n## Ada Brook\n\n{TALK}\n\n## The rope\n\n{TALK}\n\n## The tide\n\n{TALK}",
    ],
)
def test_nobody_is_listed(text: str) -> None:
    assert _guests(text) == []


def test_who_signs_with_another_and_presents_herself_is_the_guest() -> None:
    head = "---\ntitle: The quay\nauthor: Ada Brook and Leo Vask\n---\n\n"
    assert [n for n, _ in _guests(f"{head}### Who are you?\n\nMy name is Ada Brook, and I row.\n\n{TALK}")] == [
        "Ada Brook"
    ]


def test_a_role_ends_before_the_next_person() -> None:
    text = f"# The quay\n\nGuests: Ada Brook, Leo Vask\n\nAda is the captain, and Leo cooks.\n\n{TALK}"
    assert _guests(text)[0] == ("Ada Brook", "captain")


def test_a_name_in_latin_letters_behind_a_chinese_word_for_a_talk() -> None:
    text = f"# 码头\n\n在本期中，我们采访了 3Quay 的工程副总裁 Ada Brook。她从事航运工作已有三十年。\n\n{TALK}"
    assert _guests(text, "zh") == [("Ada Brook", "3Quay 的工程副总裁")]


def test_several_people_who_are_quoted_in_a_report_and_its_standfirst() -> None:
    said = ["“We changed all lamps,” says Ada Brook, the pilot.", "“The tea is better now,” says Leo Vask, a cook."]
    said += ["“I would not go by train,” says Kim Weld.", "“It pays on each Friday,” says Bo Berg, the chair."]
    names = [name for name, _ in _guests("# The boat\n\n{}\n".format("\n\n".join(said)))]
    assert names == ["Ada Brook", "Leo Vask", "Kim Weld", "Bo Berg"]


def test_of_whom_a_short_portrait_is() -> None:
    told = "Ada Brook makes lamps. She is a designer.\n\nThe shed is small.\n\nIn 1998 Brook sold a lamp to a captain."
    assert [n for n, _ in _guests(f"# The lamp maker\n\n{told}\n\nToday Brook is known on each pier.")] == ["Ada Brook"]


def test_the_name_of_what_somebody_founded_is_no_guest() -> None:
    head = "Today we are chatting with Ada Brook, a lamp designer and founder of the studio Wet Light in Hull."
    assert [name for name, _ in _guests(f"# The quay\n\n{head}\n\n{TALK}")] == ["Ada Brook"]


@pytest.mark.parametrize(
    ("language", "line", "wanted"),
    [
        ("zh", "受访者：林若溪（潮汐博物馆馆长）", [("林若溪", "潮汐博物馆馆长")]),
        ("zh", "嘉宾：林若溪、王晓明", [("林若溪", ""), ("王晓明", "")]),
        ("ja", "話し手：水野花子さん（潮汐博物館館長）", [("水野花子", "潮汐博物館館長")]),
        ("zh", "嘉宾：我们在码头见到了很多修灯的人", []),
    ],
)
def test_lists_in_scripts_without_spaces(language: str, line: str, wanted: list[tuple[str, str]]) -> None:
    assert _guests(f"# 灯\n\n{line}\n\n**2030?**\n\n三月。\n\n**2031?**\n\n市。\n", language) == wanted
