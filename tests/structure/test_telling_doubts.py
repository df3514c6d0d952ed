"""Where the program is unsure it says so: one note for each kind, with the lines, and none where all is clear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.ledger import CleanDocument
from pipeline.model import UNDECIDED, Block, Date, Note, Origin
from pipeline.structure import structure
from pipeline.structure.places import lines_of

Build = Callable[..., CleanDocument]
ANSWER = "The gates were built by my father, and his crew painted them red every spring until the flood came."
CLEAR = "Ann Lee: Who built the gates?\n\nBo Berg: " + ANSWER


def notes(document: CleanDocument, code: str) -> list[Note]:
    return [note for note in structure(document).notes if note.code == code]


def saved(document: CleanDocument) -> CleanDocument:
    return replace(document, source=replace(document.source, format="html"))


def talk(*middle: str) -> str:
    return "\n\n".join(["Gates", CLEAR, *middle, CLEAR.replace("built", "painted")])


def test_a_clear_talk_leaves_no_doubt_about_turns(document: Build) -> None:
    assert notes(document(talk(CLEAR)), "uncertain-turn") == []


def test_turns_that_may_be_questions_or_remarks_are_told_with_their_lines(document: Build) -> None:
    first, second = (f"Ann Lee: {words}\n\nBo Berg: {ANSWER}" for words in REMARKS)
    text = talk(CLEAR, first, second, CLEAR)
    (note,) = notes(document(text), "uncertain-turn")
    assert (note.origin, "(lines 11 and 15)" in note.message) == (Origin(11), True)


def test_a_long_talk_of_which_no_turn_is_close_names_the_least_sure_of_them(document: Build) -> None:
    stated = f"Ann Lee: The gates are red again.\n\nBo Berg: {ANSWER}"
    (note,) = notes(document(talk(CLEAR, CLEAR, stated, stated, stated, CLEAR, CLEAR)), "uncertain-turn")
    assert "one turn" in note.message


def test_thanks_at_the_end_that_count_as_a_question_are_told(document: Build) -> None:
    thanks = (
        "Ann Lee: Thank you so much for your time today, it has been a pleasure to learn how your crew keeps the gates "
        "of this harbour, and I am sure that many readers will want to come and see them for themselves next year."
    )
    text = "\n\n".join([talk(CLEAR), thanks, f"Bo Berg: Thank you. {ANSWER} {ANSWER}"])
    (note,) = notes(document(text), "uncertain-turn")
    assert note.origin == Origin(15)


def test_lines_that_ask_nothing_in_the_form_of_questions_are_told_if_they_may_be_none(document: Build) -> None:
    asked = [f"**Who built gate {n}?**\n\n{ANSWER}" for n in range(1, 7)]
    stated = [f"**The crew painted them again in {season}.**" for season in ("May", "June", "autumn", "winter")]
    sure, unsure = ([f"{line}\n\n{answer}" for line in stated] for answer in (ANSWER, "Red, I think."))
    assert notes(document("\n\n".join(["Gates", *asked[:2], *sure, *asked[2:]])), "statement-as-question") == []
    (note,) = notes(document("\n\n".join(["Gates", *asked[:2], *unsure, *asked[2:]])), "statement-as-question")
    assert note.origin == Origin(11)


ASKED = f"Ann Lee: What would you recommend to other towns?\n\nBo Berg: {ANSWER}"


@pytest.mark.parametrize(
    ("count", "asked", "expected"),
    [(1, 0, []), (5, 0, [Origin(7)]), (2, 0, []), (2, 2, [Origin(7)]), (0, 3, [])],  # advice was sought, none printed
)
def test_sentences_that_are_probably_advice_and_are_not_printed_are_told(
    document: Build, count: int, asked: int, expected: list[Origin]
) -> None:
    advice = "\n\n".join(f"The council should paint gate {n} before the winter comes." for n in range(count))
    found = notes(document("\n\n".join(["Gates", CLEAR, advice, *[ASKED] * asked])), "unprinted-advice")
    assert [note.origin for note in found] == expected


def test_a_byline_that_holds_more_than_a_name_is_told(document: Build) -> None:
    assert notes(document(talk(), author="Text and photos: Ada Reed"), "uncertain-byline")
    assert notes(document(talk(), author="Ada Reed. Edited by Bo Berg"), "uncertain-byline")
    assert not notes(document(talk(), author="Ada Reed"), "uncertain-byline")


@pytest.mark.parametrize(
    ("author", "line", "expected"),
    [
        ("", "Ada Reed, Bo Berg", ["byline-missing"]),  # nothing but names, one of them of nobody who takes part
        ("", "Bo Berg", []),
        ("", "Red Gates, Old Lamps", []),
        ("", "Ada Reed has seen the gates.", []),
        ("Eva Moss", "Ada Reed, Bo Berg", []),
        ("Eva Moss", "Written by: Ada Reed", ["byline-missing"]),  # the metadata name somebody else
        ("Ada Reed", "Written by: Ada Reed", []),
    ],
)
def test_a_line_that_may_sign_is_told(document: Build, author: str, line: str, expected: list[str]) -> None:
    text = talk(CLEAR, line, CLEAR).replace("Ann Lee:", "Question:")
    found = structure(document(text, author=author) if author else document(text)).notes
    assert [note.code for note in found if "byline" in note.code] == expected


def test_a_byline_that_only_its_place_says_is_told(document: Build) -> None:
    text = f"{talk(CLEAR)}\n\nThe gates were opened again in the spring.\n\nAda Reed"
    notes_of_place = notes(document(text), "uncertain-byline")
    assert [note.message[:10] for note in notes_of_place] == ['"Ada Reed"']


@pytest.mark.parametrize(
    ("line", "name", "expected"),
    [
        ("We met Bo Berg on the quay in May 2019, before the gates were opened.", "gates.txt", '"May 2019"'),
        ("We met Bo Berg on the quay in 2019, before the gates were opened.", "gates.txt", ""),  # a year may be any
        ("Photo: Ada Reed, May 3, 2019", "gates.txt", ""),  # of a picture
        ("We met Bo Berg on the quay.", "2019-6-9-gates.txt", ""),  # there it was found
    ],
)
def test_what_may_be_the_date_of_a_text_without_one_is_told(
    document: Build, line: str, name: str, expected: str
) -> None:
    clean = document(f"Gates\n\n{line}\n\n{CLEAR}")
    found = notes(replace(clean, source=replace(clean.source, name=name)), "date-missing")
    message = f"no date was found: {expected} may be it"
    assert [note.message for note in found] == ([message] if expected else [])
    given = structure(clean, replace(UNDECIDED, date=Date("3 May 2019")))
    assert "date-missing" not in [note.code for note in given.notes]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Emma Moss keeps the lamps of the harbour, and wrote a book on them. She lives in Hull with two sons.", 1),
        ("Every gate in the harbour was painted red. They were opened in the spring by a crew of the town.", 0),
        ("I keep the lamps of the harbour. Emma Moss wrote a book on them, and lives in Hull with her sons.", 0),
    ],
)
def test_a_paragraph_that_tells_of_somebody_where_no_biography_was_found_is_told(
    document: Build, told: str, expected: int
) -> None:
    more = [f"The gate on quay {number} was opened in the spring, and the ferry came through." for number in range(6)]
    text = "\n\n".join(["Gates", *more, told])
    found = [note.message.rpartition("who ")[2] for note in notes(document(text), "biography-missing")]
    assert found == ["Emma Moss is"] * expected


def test_the_name_of_an_account_signs_a_saved_page_with_a_doubt(document: Build) -> None:
    assert notes(saved(document(talk(), author="areed")), "uncertain-byline")
    assert not notes(document(talk(), author="areed"), "uncertain-byline")


def test_a_title_that_is_the_name_of_the_site_is_told(document: Build) -> None:
    assert notes(saved(document(talk(), title="Gates", site="Gates")), "uncertain-title")
    assert not notes(saved(document(talk(), title="Gates", site="Harbour Review")), "uncertain-title")


def test_a_title_that_no_line_of_a_saved_page_has_is_told(document: Build) -> None:
    text = talk()
    assert notes(saved(document(text, title="harbour.example | Prices")), "uncertain-title")
    assert not notes(document(text, title="harbour.example | Prices"), "uncertain-title")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], ""),
        ([3], ""),
        ([3, 3], ""),
        ([3, 8, 12], " (lines 3, 8 and 12)"),
        (range(1, 10), " (lines 1, 2, 3, 4, 5, 6, and 3 more)"),
    ],
)
def test_a_note_names_the_first_lines(lines: list[int], expected: str) -> None:
    blocks = [Block(f"b{number}", "paragraph", "Gates", origin=Origin(number)) for number in lines]
    assert lines_of(blocks) == expected


REMARKS = (
    "That was the year in which the flood came, as far as I know, and nobody in this town had seen the like before.",
    "They say that the gates were lost that winter, and that nobody in this town has spoken of them ever since then.",
)


def test_a_long_text_in_which_nobody_is_found_is_told(document: Build) -> None:
    article = "\n\n".join(f"The gates were painted in {year}, and the lamps came later." for year in range(1901, 1908))
    (note,) = notes(document(f"Gates\n\n{article}"), "no-guest")
    assert note.message == "no guest was found: the text is printed as an article"
    assert notes(document("Gates\n\nThe gates were painted."), "no-guest") == []


def test_a_day_among_the_metadata_may_be_the_date(document: Build) -> None:
    (note,) = notes(document(f"Gates\n\n{CLEAR}", folder="gates/2019-6-9/"), "date-missing")
    assert note.message == 'no date was found: "2019-6-9" may be it'
