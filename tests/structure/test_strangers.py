"""Talks in shapes that sites use: who is the guest, what is the guest's role, whose are the turns."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from boats import TALK

from pipeline.clean import clean
from pipeline.ledger import CleanDocument
from pipeline.model import Briefing, Exchange
from pipeline.read import read
from pipeline.structure import structure

Build = Callable[..., CleanDocument]


def _briefing(text: str, name: str = "talk.md") -> Briefing:
    return structure(clean(read(text.encode(), name, language="en")))


def _asked(briefing: Briefing) -> list[str]:
    items = (item for section in briefing.sections for item in section.items)
    return [item.question.blocks[0].text for item in items if isinstance(item, Exchange)]


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("The Night Boat\n\nSenior pilot Ada Brook tells us about fog.", "Senior pilot"),
        ("The Night Boat\n\nToday's talk is with Ada Brook, a noted keeper of lamps.", "noted keeper of lamps"),
        ("The Night Boat\n\nAda Brook (Pilot, Harbour Museum) knows the quay.", "Pilot, Harbour Museum"),
        ("The Night Boat\n\nAda Brook, who leads the crew of the ferry, never sleeps.", "leads the crew of the ferry"),
        ("Ada Brook, pilot\n\nHull, in the rain.", "pilot"),
    ],
)
def test_the_one_with_most_votes_is_the_guest_of_an_interview(document: Build, head: str, role: str) -> None:
    bio = structure(document(f"{head}\n\n{TALK}")).bio
    assert bio is not None
    assert [(guest.name, guest.role) for guest in bio.guests] == [("Ada Brook", role)]


def test_capital_words_of_a_title_are_no_guest(document: Build) -> None:
    assert structure(document(f"The Night Boat\n\n{TALK}")).bio is None


def test_a_caption_says_what_a_guest_is() -> None:
    talk = "\n\n".join(f"**Why gate {n}?**\n\nBecause it was there, and nobody had opened it." for n in (1, 2, 3))
    text = (
        f"# The Night Boat\n\nWe spoke with Ada Brook.\n\n![x](a.jpg)\n\n*Ada Brook, harbour pilot in Hull*\n\n{talk}\n"
    )
    bio = _briefing(text).bio
    assert bio is not None and bio.guests[0].role == "harbour pilot in Hull"


def test_times_in_brackets_behind_names_belong_to_labels() -> None:
    said = "It was a long way, and we never thought of the end of it."
    text = "\n".join(
        f"Ada Brook (00:0{n}:00):\nWhy did you open gate {n}?\nBo Berg (00:0{n}:30):\n{said}" for n in (1, 2, 3)
    )
    briefing = _briefing(f"# The Gates\n\n{text}\n")
    assert _asked(briefing) == [f"Why did you open gate {n}?" for n in (1, 2, 3)]
    assert {turn.time for turn in briefing.turns()} >= {"(00:01:00)", "(00:01:30)"}


def test_a_letter_alone_says_who_asks() -> None:
    turns = "\n\n".join(
        f"Q    Can you tell us about gate {n}?\n\nMS. REED:  It is a wall, with water on one side of it."
        for n in (1, 2, 3)
    )
    briefing = _briefing(f"# Briefing by Deputy Secretary Ada Reed Aboard the Ferry\n\n{turns}\n")
    assert _asked(briefing) == [f"Can you tell us about gate {n}?" for n in (1, 2, 3)]
    assert briefing.bio is not None and briefing.bio.name == "Ada Reed"


def test_a_narrator_at_the_end_does_not_hide_who_asks() -> None:
    turns = "\n\n".join(
        f"**Ada Brook:** What about gate {n}?\n\n**{name}:** It stands open, and it will stand open in autumn."
        for n, name in enumerate(("Bo Berg", "Cy Dahl", "Bo Berg", "Cy Dahl"), 1)
    )
    briefing = _briefing(f"# The Gates\n\n{turns}\n\n**Narrator:** This talk was made with the help of the port.\n")
    assert len(_asked(briefing)) == 4


def test_headings_ask_where_nobody_with_a_label_does() -> None:
    turns = "\n\n".join(
        f"## {n}. Why was gate {n} opened?\n\nBo Berg:\n\nIt was the tide.\n\nCy Dahl:\n\nAnd the wind, too."
        for n in (1, 2, 3, 4)
    )
    assert len(_asked(_briefing(f"# The Gates\n\n{turns}\n"))) == 4


def test_stars_beside_wide_signs_are_bold() -> None:
    (block,) = read("**問：**何時開門？".encode(), "a.md", language="zh-Hant").blocks
    assert block.text == "問：何時開門？"
    assert [(mark.kind, mark.start, mark.end) for mark in block.marks] == [("strong", 0, 2)]


def test_names_of_a_list_that_are_sorted_by_surname_stay_apart() -> None:
    raw = read(b"---\nauthors: ['Brook, Ada', 'Roe, Jane']\n---\n# The Gates\n", "a.md", language="en")
    assert raw.source.meta("authors") == "Brook, Ada; Roe, Jane"


def test_a_page_with_front_matter_is_read_as_its_generator_reads_it() -> None:
    raw = read(
        b"---\ntitle: The Gates\nauthors: [Ada Brook]\n---\n<p>It <b>stands</b> open.</p>\n", "a.html", language="en"
    )
    assert raw.source.meta("authors") == "Ada Brook"
    assert [block.text for block in raw.blocks if block.kind == "paragraph"] == ["It stands open."]


def test_a_first_paragraph_with_years_and_deeds_is_biography(document: Build) -> None:
    life = "All summer we present the crew. Ada Brook joined the ferry in 2014 and has led its deck since that year."
    bio = structure(document(f"An interview with Ada Brook\n\n{life}\n\n{TALK}")).bio
    assert bio is not None and [block.text for block in bio.blocks] == [life]


def test_lines_about_the_talk_above_labels_on_lines_of_their_own() -> None:
    rights = "\n\n".join(f"No part {n} of it may be printed without a letter from the museum." for n in range(7))
    facts = "INTERVIEWEE: Ada Reed\nINTERVIEWER: Bo Berg\nDATE: 5 May 2015\nPLACE: Hull, England\nKEEPER: Edda Lund"
    asked = ["Who built the quay?", "Where did the stone come from?", "When were you at the institute?"]
    said = ["We did, in the winter.", "TNO. Yes, they brought it in the years of the ice.", "TNO. That was later."]
    turns = [
        f"{part}Q:\n\n{one}\n\nAda Reed:\n\n{other}\n\nAnd in 1997 I moved to the town, and I teach boats, of course."
        for part, one, other in zip(("### Stone\n\n", "", "### Later\n\n"), asked, said, strict=True)
    ]
    head = f"# The Rope\n\n## Rights\n\n{rights}\n\n## Interview\n\n{facts}"
    briefing = _briefing("\n\n".join([head, *turns]) + "\n")
    assert briefing.speakers() == ("Q", "Ada Reed")
    assert _asked(briefing) == asked
    assert briefing.date is not None and briefing.date.iso == "2015-05-05"


def test_people_in_a_room_ask_under_what_they_look_like() -> None:
    said = "Yes, I did, to forty of them, and most had never spoken of it to anybody."
    asked = ["Did you speak to the dockers?", "What did they say?", "And would you write it again?"]
    who = ["A man at the back", "Woman in blue", "A student"]
    turns = "\n\n".join(f"{one}: {other}\n\nReed: {said}" for one, other in zip(who, asked, strict=True))
    opened = "Museum director: Good evening to all of you.\n\nAda Reed: Thank you. It is good to be here."
    closed = "Museum director: Thank you all for coming."
    briefing = _briefing(f"# An evening\n\nAn evening with Ada Reed.\n\n{opened}\n\n{turns}\n\n{closed}\n")
    assert _asked(briefing) == asked
    assert briefing.speakers() == ("Museum director", "Ada Reed", *who)


@pytest.mark.parametrize(
    ("host", "colon"),
    [("The crew of the old Tide Office", ":"), ("L’équipe du bulletin du quai", "\N{NO-BREAK SPACE}:")],
)
def test_who_asks_beside_a_label_has_one_however_many_words_it_is(host: str, colon: str) -> None:
    asked = ["What do you do on the quay?", "When did you begin to sail?", "Who sails with you today?"]
    said = "I count the boats, and in the evening I write down the tides for my sister."
    turns = "\n\n".join(f"**{host}{colon} {one}**\n\n**Ada**: {said}" for one in asked)
    briefing = _briefing(f"# A talk on the quay\n\n{turns}\n")
    assert _asked(briefing) == asked
    assert briefing.speakers() == (host, "Ada")


def test_a_long_paragraph_of_a_recording_is_no_question() -> None:
    said = (
        "We built them in the winter, when nobody sails, and sold them to whoever had the money and the patience. " * 4
    )
    asked = "What did you do then, when you had sold the boats?"
    talk = "\n\n".join(f"[00:0{n}:00] {said}{asked}\n\n[00:0{n}:30] {said}{said}" for n in range(5))
    assert not _asked(_briefing(f"# Boats\n\n{talk}\n"))
