"""Paragraphs that hold two turns are split, and no others."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.model import Briefing, Exchange
from pipeline.read import read
from pipeline.structure import structure


def talk(text: str, name: str = "talk.md") -> list[tuple[str, list[str]]]:
    briefing: Briefing = structure(clean(read(text.encode(), name)))
    exchanges = [i for section in briefing.sections for i in section.items if isinstance(i, Exchange)]
    return [
        (" ".join(b.text for b in x.question.blocks), [b.text for turn in x.answers for b in turn.blocks])
        for x in exchanges
    ]


def pasted(text: str) -> list[tuple[str, list[str]]]:
    return talk(text, "talk.txt")


def test_a_bold_question_and_its_answer_in_one_paragraph_are_two() -> None:
    found = talk(
        "# Boats\n\n**Who pays?** The city.\nIt *always* has.\n\n**Tell us why.**  \nIt must.\n\n"
        "**And now?** We wait.\n"
    )
    assert found == [
        ("Who pays?", ["The city. It always has."]),
        ("Tell us why.", ["It must."]),
        ("And now?", ["We wait."]),
    ]


def test_labelled_lines_of_one_paragraph_are_turns() -> None:
    found = talk("# Boats\n\n**Q: Who pays?**\nA: The city.\n\n**Q: Why?**\nA: It must.\n\n**Q: When?**\nA: Now.\n")
    assert found == [("Who pays?", ["The city."]), ("Why?", ["It must."]), ("When?", ["Now."])]


def test_one_bold_question_in_an_article_stays_in_its_paragraph() -> None:
    text = (
        "# Boats\n\n**Why boats?** They float, and everybody knows it.\n\nThe harbour is old.\n\nThe boats are new.\n"
    )
    assert talk(text) == []


def test_what_cleaning_and_structure_part_are_never_pieces_of_one_name() -> None:
    above = "A the\n00:00:03.000 00:00:06.000\nAda Reed: comingt:00:15.000\nBo May: there"
    text = f"{above}\n\nBo May: gulls.\nAda Reed: the\n"
    blocks = tuple(structure(clean(read(text.encode(), "talk.txt"))).blocks())
    parts = {block.text: block.id for block in blocks}
    assert {"A the", "00:00:03.000 00:00:06.000", "comingt:00:15.000", "there"} <= set(parts)
    assert len(set(parts.values())) == len(blocks)


def test_a_second_time_in_a_label_is_part_of_what_is_said() -> None:
    text = "Reed: harbour?\n\n00:00:12\nBo May0:00:12\n00:00:41\nAda Reed:\n"
    said = structure(clean(read(text.encode(), "talk.txt"))).turns()
    assert [(turn.time, turn.blocks[0].text) for turn in said] == [("", "harbour?"), ("00:00:12", "00:12\n00:00:41")]


def test_a_question_in_plain_type_and_its_answer_on_the_next_line_are_two() -> None:
    found = pasted(
        "Boats\n\n"
        "Who pays for the boats of this town?\nThe city.\n\n"
        "Why was that?\nIt leaked, and nobody would mend it.\n\nWhat comes next?\n\nWe wait for the tide."
    )
    assert found == [
        ("Who pays for the boats of this town?", ["The city."]),
        ("Why was that?", ["It leaked, and nobody would mend it."]),
        ("What comes next?", ["We wait for the tide."]),
    ]


ASKED = ("Who paid for the boats of this town?", "Why did nobody mend the quay?", "What comes next for the harbour?")
SAID = (
    "The city did, and for half of them it still does.",
    "There was no money left for stones and tar.",
    "We wait for the tide, as we have always done.",
)


@pytest.mark.parametrize(
    ("above", "question", "answer", "below"),
    [
        ("<p>", "Harbour News: {}", "{}", "</p>"),
        ("<p>", "<b>Harbour News:</b> {}", "{}", "</p>"),
        ("<h3>", "{}", "{}", "</h3>"),
        ("<ul><li>", "<b>{}</b>", "{}", "</li></ul>"),
        ("<ol><li>", "{}", "{}", "</li></ol>"),
    ],
)
def test_a_question_is_parted_from_the_answer_below_it_in_any_block_of_a_page(
    above: str, question: str, answer: str, below: str
) -> None:
    pairs = zip(ASKED, SAID, strict=True)
    body = "".join(f"{above}{question.format(ask)}<br/>{answer.format(said)}{below}" for ask, said in pairs)
    page = f"<html><body><article><h1>Boats</h1><p>Ada Reed has a boat.</p>{body}</article></body></html>"
    assert talk(page, "boats.html") == [(ask, [said]) for ask, said in zip(ASKED, SAID, strict=True)]


@pytest.mark.parametrize("bold", ["{}", "<b>{}</b>"])
def test_a_block_that_holds_the_whole_talk_is_parted_at_each_question(bold: str) -> None:
    lines = "<br/>".join(f"{bold.format(ask)}<br/>{said}" for ask, said in zip(ASKED, SAID, strict=True))
    page = f"<html><body><article><h1>Boats</h1><p>Ada Reed has a boat.</p><p>{lines}</p></article></body></html>"
    assert talk(page, "boats.html") == [(ask, [said]) for ask, said in zip(ASKED, SAID, strict=True)]


def test_a_bold_question_below_an_answer_in_one_paragraph_is_parted_from_it() -> None:
    first, *more = (f"**{ask}**" for ask in ASKED)
    body = "\n\n".join(f"{said}  \n{ask}" for said, ask in zip(SAID, more, strict=False))
    found = talk(f"# Boats\n\n{first}\n\n{body}\n\n{SAID[2]}\n")
    assert found == [(ask, [said]) for ask, said in zip(ASKED, SAID, strict=True)]


def test_a_bold_question_behind_a_pull_quote_in_one_paragraph_is_parted_from_it() -> None:
    first, second, third = ASKED
    quote = "“Nobody has ever counted the stones of the quay”"
    found = talk(
        f"# Boats\n\n**{first}**\n\n{SAID[0]}\n\n{quote}**{second}**\n\n{SAID[1]}\n\n**{third}**\n\n{SAID[2]}\n"
    )
    assert found == [(first, [SAID[0], quote]), (second, [SAID[1]]), (third, [SAID[2]])]


def test_an_answer_of_two_lines_that_ends_with_a_question_is_parted_where_others_are() -> None:
    said = (SAID[0], f"{SAID[1]}<br/>And who would have brought them?", SAID[2])
    body = "".join(f"<p>{ask}<br/>{answer}</p>" for ask, answer in zip(ASKED, said, strict=True))
    page = f"<html><body><article><h1>Boats</h1><p>Ada Reed has a boat.</p>{body}</article></body></html>"
    assert [ask for ask, _ in talk(page, "boats.html")] == list(ASKED)


PAIRS = [
    ("Who keeps the lock?", "The town does."),
    ("You came late to it.", "I did, by boat."),
    ("Is it hard?", "Not in summer."),
    ("What comes next?", "A second lock."),
]
PUT = [pair for pair in PAIRS if pair[0].endswith("?")]
FOUND = [(question, [answer]) for question, answer in PAIRS]


@pytest.mark.parametrize("form", ["**{}**", "***{}***", "*{}*", "_{}_", "**{} **", "<b>{}</b>"])
def test_lines_set_apart_amid_lines_of_one_paragraph_are_questions(form: str) -> None:
    lines = [f"{form.format(question)}\n{answer}" for question, answer in PAIRS]
    assert talk("# The lock\n\n" + "\n".join(lines)) == FOUND


def test_bold_questions_of_one_paragraph_are_parted() -> None:
    said = " ".join(f"<b>{question}</b> {answer}" for question, answer in PUT)
    found = talk(f"<html><body><h1>The lock</h1><p>{said}</p></body></html>", "talk.html")
    assert [question for question, _ in found] == [question for question, _ in PUT]


def test_names_alone_on_lines_part_one_paragraph() -> None:
    lines = [f"**Ada Reed**\n{question}\n**Bo May**\n{answer}" for question, answer in PUT]
    assert talk("# The lock\n\n" + "\n".join(lines)) == [FOUND[0], *FOUND[2:]]


def test_names_amid_the_paragraphs_of_printed_pages_begin_turns() -> None:
    turns = [f"Reed: {question} May: {answer} A heading" for question, answer in PUT]
    page = "Ada Reed keeps a lock on the river, and Bo May sails through it each week. " + " ".join(turns)
    assert [question for question, _ in talk(f"# The lock\n\n{page}")] == [question for question, _ in PUT]


def test_wrapped_lines_below_names_are_turns() -> None:
    long = "It was built by people of the town who had never seen a lock before, and who learned it\nas they went along"
    lines = [f"Ada Reed\n{question}\nBo May\n{long}." for question, _ in PUT]
    found = pasted("The lock\n\n" + "\n".join(lines))
    assert [question for question, _ in found] == [question for question, _ in PUT]


def test_a_space_within_signs_of_bold_type_is_no_part_of_it() -> None:
    said = "\n\n".join(f"**{question} **{answer}" for question, answer in PAIRS)
    assert talk(f"# The lock\n\n{said}\n\nIn code `f(**a, **b)` stays.")[:3] == FOUND[:3]
    assert "f(**a, **b)" in talk(f"# The lock\n\n{said}\n\nAs in f(**a, **b) there.")[-1][1][-1]
