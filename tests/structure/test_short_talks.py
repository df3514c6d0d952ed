"""The beginning of a talk, in which each label stands once or twice, in the forms of many magazines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.ledger import CleanDocument
from pipeline.model import Briefing, Exchange
from pipeline.structure import structure

Build = Callable[..., CleanDocument]


def exchanges(briefing: Briefing) -> list[tuple[str | None, str, list[str | None]]]:
    """Who asks, what, and who answers, for each exchange."""
    items = (item for section in briefing.sections for item in section.items)
    return [
        (item.question.speaker, item.question.blocks[0].text, [answer.speaker for answer in item.answers])
        for item in items
        if isinstance(item, Exchange)
    ]


NAMED = "The lock keeper Mara Olsen has run the ferry for twenty years."
ASKED, TOLD = "Who pays for the night boats?", "I do, and I have paid for them since the spring."


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("Harbour Post: ", "Mara Olsen: "),
        ("Harbour Post • ", "Mara Olsen • "),
        ("Harbour Post. ", "Mara Olsen. "),
        ("Harbour Post – ", "Mara Olsen – "),
        ("[Harbour Post] ", "[Mara Olsen] "),
    ],
)
def test_a_label_that_stands_once_is_believed_if_the_head_names_its_bearer(
    document: Build, asks: str, answers: str
) -> None:
    briefing = structure(document(f"Night boats\n\n{NAMED}\n\n{asks}{ASKED}\n\n{answers}{TOLD}"))
    assert exchanges(briefing) == [("Harbour Post", ASKED, ["Mara Olsen"])]


def test_initials_with_a_bracket_are_labels_of_the_name_in_the_head(document: Build) -> None:
    briefing = structure(document(f"Interview with Mara Olsen\n\n{NAMED}\n\nHP) {ASKED}\n\nMO) {TOLD}"))
    assert exchanges(briefing)[0][1] == ASKED


def test_only_who_answers_has_a_label_and_it_stands_once(document: Build) -> None:
    briefing = structure(document(f"Night boats\n\n{NAMED}\n\n{ASKED}\n\nMara Olsen: {TOLD}\n\nThe rest is lent."))
    assert exchanges(briefing) == [(None, ASKED, ["Mara Olsen"])]


def test_questions_below_the_last_label_are_found(document: Build) -> None:
    talk = [
        "Meet Mara: our youngest member puts the hard questions",
        "Bo is eleven. He asked our director Mara Olsen about the night boats.",
        f"Bo: {ASKED}",
        "Mara: The city pays.",
        "Do you sail yourself?",
        "I sail every night that I can, and I sail alone.",
        "What do you want for the harbour?",
        "I want a second pier, and I want it built by the people who will use it.",
    ]
    briefing = structure(document("\n\n".join(talk)))
    assert briefing.title is not None and briefing.title.text == talk[0]
    assert [question for _, question, _ in exchanges(briefing)] == [ASKED, talk[4], talk[6]]
    assert "Meet Mara" not in briefing.speakers()


def test_terms_with_a_colon_are_no_speakers(document: Build) -> None:
    listed = ["Night boats", NAMED, "Fare: two crowns.", "Pier: the old one.", "Season: from May to September."]
    assert structure(document("\n\n".join(listed))).speakers() == ()


def test_sentences_of_one_word_are_no_labels(document: Build) -> None:
    said = ["Absolutely. We are late.", "Maybe. The tide is low.", "Perhaps. The boats are old."]
    assert structure(document("\n\n".join(["Night boats", NAMED, *said]))).speakers() == ()


def test_a_paper_with_its_article_is_the_paper_without(document: Build) -> None:
    talk = f"Night boats\n\n{NAMED}\n\nThe Harbour Post: {ASKED}\n\nMara Olsen: {TOLD}\n\nHP: Why?\n\nMO: It must be."
    assert structure(document(talk)).speakers() == ("The Harbour Post", "Mara Olsen")


@pytest.mark.parametrize("sign", ["――", "─ ", "●", "■", "◆ ", "@ "])
def test_a_sign_that_stands_before_questions_only_makes_the_form(document: Build, sign: str) -> None:
    asked = ["船は誰のものですか？", "いつ始めましたか？", "町に望むことは何ですか？"]
    told = ["私のものです。父から継ぎました。", "春です。氷がとけてすぐでした。", "船着き場の屋根です。"]
    lines = [line for pair in zip(asked, told, strict=True) for line in (sign + pair[0], pair[1])]
    briefing = structure(document("\n\n".join(lines), "ja"))
    assert [question for _, question, _ in exchanges(briefing)] == asked  # the page sets them apart
    assert briefing.title is None


def test_a_text_that_begins_with_a_numbered_question_has_no_title(document: Build) -> None:
    lines = ["1. Who pays?", "The city does.", "2. Since when?", "Since the spring.", "3. Why?", "It has to."]
    briefing = structure(document("\n\n".join(lines)))
    assert briefing.title is None and len(exchanges(briefing)) == 3


def test_a_title_that_asks_stays_a_title(document: Build) -> None:
    lines = [
        "Who pays for the boats?",
        NAMED,
        "Do you sail?",
        "I do.",
        "Do you swim?",
        "I do not.",
        "Do you row?",
        "Yes.",
    ]
    briefing = structure(document("\n\n".join(lines)))
    assert briefing.title is not None and briefing.title.text == lines[0]


def test_what_stands_above_an_answer_with_a_dash_is_the_question(document: Build) -> None:
    lines = [
        "Who pays for the boats?",
        "- The city pays, and it pays late.",
        "You call the pier your own house.",
        "- It is my house. I was born on it.",
    ]
    briefing = structure(document("\n\n".join(["Night boats", NAMED, *lines])))
    assert [question for _, question, _ in exchanges(briefing)] == [lines[0], lines[2]]


def test_names_before_corner_brackets_answer_one_question(document: Build) -> None:
    said = ["ジョン「最高でした」", "小林「忙しかったです」", "マリ「また行きたいです」"]
    briefing = structure(document("\n\n".join(["Q：船旅はいかがでしたか？", *said]), "ja"))
    assert exchanges(briefing) == [("Q", "船旅はいかがでしたか？", ["ジョン", "小林", "マリ"])]


@pytest.mark.parametrize(
    ("language", "asks", "answers"),
    [("hi", "प्र.", "उ."), ("fa", "س:", "ج:"), ("th", "ถาม:", "ตอบ:"), ("el", "Ερ.:", "Απ.:")],
)
def test_the_words_for_who_asks_are_known(document: Build, language: str, asks: str, answers: str) -> None:
    lines = [f"{asks} Α1?", f"{answers} Β2.", f"{asks} Α3?", f"{answers} Β4."]
    assert len(exchanges(structure(document("\n\n".join(lines), language)))) == 2


def test_three_people_of_whom_two_only_ask(document: Build) -> None:
    talk = ["Tide_77: Who pays?", "Mara Olsen: The city.", "Boatman: Since when?", "Mara Olsen: Since May."]
    found = exchanges(structure(document("\n\n".join(["Ask Mara Olsen anything", NAMED, *talk]))))
    assert [(who, answers) for who, _, answers in found] == [("Tide_77", ["Mara Olsen"]), ("Boatman", ["Mara Olsen"])]


def test_a_last_line_of_thanks_in_the_form_of_questions_is_none(document: Build) -> None:
    asked = ["Who pays?", "Since when?", "Do you sail?", "Thanks for the talk, Mara."]
    told = ["The city pays.", "Since the spring.", "I sail every night.", "It was a joy, come again."]
    lines = [line for ask, tell in zip(asked, told, strict=True) for line in (f"■ {ask}", tell)]
    found = exchanges(structure(document("\n\n".join(["Night boats", NAMED, *lines]))))
    assert [question for _, question, _ in found] == asked[:3]


def test_a_question_whose_mark_was_forgotten_is_a_question(document: Build) -> None:
    talk = f"Night boats\n\nPost: How did you come to the boats\n\nOlsen: {TOLD}\n\nPost: Why?\n\nOlsen: It must."
    assert exchanges(structure(document(talk)))[0][1] == "How did you come to the boats"


@pytest.mark.parametrize(
    "line",
    [
        "港の会社の社長森下社長にインタビューを行いました。",
        "インタビューをしたのは、港町で船を造る会社の森下社長です。",
        "株式会社みなと 代表取締役社長 森下 Ken Morishita",
    ],
)
def test_a_japanese_guest_is_called_by_the_post(document: Build, line: str) -> None:
    talk = [
        "夜の船",
        line,
        "――船は誰のものですか？",
        "私のものです。父から継ぎました。",
        "――いつからですか？",
        "春からです。",
    ]
    bio = structure(document("\n\n".join(talk), "ja")).bio
    assert bio is not None and bio.name == "森下"


def test_kickers_of_headlines_among_many_paragraphs_are_no_labels(document: Build) -> None:
    told = "The boats went out again in the spring, and nobody counted them, for the office was closed."
    headlines = (
        "Ferry Strike: Who pays for the night boats?",
        "North Quay: The crane is back",
        "Ferry Strike: Talks go on",
    )
    briefing = structure(document("\n\n".join(line for head in headlines for line in (head, *[told] * 7))))
    assert list(briefing.speakers()) == []


def test_a_heading_that_asks_above_a_labelled_question_gives_no_answer_to_who_asks(document: Build) -> None:
    asked = ["Who pays for the boats?", "Since when do they sail?", "Why did you choose the lake?"]
    told = ["The city pays, and it pays late.", "Since the spring of the great flood.", "It was the nearest one."]
    lines = [line for ask, tell in zip(asked, told, strict=True) for line in (f"Q. {ask}", tell)]
    lines.insert(4, "# Why this lake?")
    found = exchanges(structure(document("\n\n".join(["# Night boats", NAMED, *lines]))))
    assert [question for _, question, _ in found] == asked
    assert all(answers for _, _, answers in found)
