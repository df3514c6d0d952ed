"""Questions without labels are found by form or by score, and a rhetorical one stays in its answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.languages.words import words_of
from pipeline.ledger import CleanDocument
from pipeline.model import Block, Briefing, Exchange, Mark, Origin, blocks_of
from pipeline.structure import structure
from pipeline.structure.looks import Looks

Build = Callable[..., CleanDocument]

PLAIN = """Night boats

When did the boats stop?

In March, when the subsidy ended and the last crew went home for good.

Who decided it?

The council did. Was it right? I do not think so, and neither does anybody on the quay.

Tell us about the trial.

We ran three boats for six weeks and they were full after the second.

What did I tell the council?

That a boat at the quay costs more than a boat at sea, and I will say it again.
"""


def questions(briefing: Briefing) -> list[str]:
    items = [item for section in briefing.sections for item in section.items]
    return [item.question.blocks[0].text for item in items if isinstance(item, Exchange)]


def test_paragraphs_that_ask_are_questions_and_rhetorical_ones_are_not(document: Build) -> None:
    assert questions(structure(document(PLAIN))) == [
        "When did the boats stop?",
        "Who decided it?",
        "Tell us about the trial.",
    ]


def test_an_answer_is_all_that_stands_between_two_questions(document: Build) -> None:
    briefing = structure(
        document("Boats\n\nWhy?\n\nOne reason is this.\n\nAnother.\n\nWhen?\n\nIn May it was.\n\nWho?\n\nMe alone.")
    )
    exchange = briefing.sections[0].items[0]
    assert isinstance(exchange, Exchange)
    assert [b.text for t in exchange.answers for b in t.blocks] == ["One reason is this.", "Another."]


def test_turns_that_a_page_sets_as_quotations_are_the_words_of_their_speakers(document: Build) -> None:
    talk = (
        "Night boats\n\nJON: When did the boats stop?\n\nADA: In March, when the subsidy ended.\n\nJON: Who decided it?"
        "\n\nADA: The council wrote:\n\nNo boats.\n\nJON: Was it right?\n\nADA: No, it was not."
    )
    plain = document(talk)
    quoted = [
        replace(block, kind="quote") if block.text.startswith(("JON:", "No boats")) else block for block in plain.blocks
    ]
    briefing = structure(replace(plain, blocks=tuple(quoted)))
    said = [block for section in briefing.sections for item in section.items for block in blocks_of(item)]
    assert [block.kind for block in said if block.text.endswith("?")] == ["paragraph"] * 3
    assert [block.kind for block in said if block.text == "No boats."] == ["quote"]


def test_two_questions_in_a_row_are_one_turn(document: Build) -> None:
    talk = PLAIN.replace("Who decided it?", "Who decided it?\n\nAnd why did they?")
    briefing = structure(document(talk))
    asked = [i.question for s in briefing.sections for i in s.items if isinstance(i, Exchange)]
    assert [b.text for b in asked[1].blocks] == ["Who decided it?", "And why did they?"]


def test_bold_paragraphs_are_questions_even_without_a_question_mark(document: Build) -> None:
    talk = (
        "Boats\n\n**Who pays?**\n\nThe city.\n\nWhy not?\n\n**You said it was the state.**\n\n"
        "I was wrong.\n\n**And now?**\n\nWe wait.\n\n**What then?**\n\nWho knows."
    )
    assert questions(structure(document(talk))) == ["Who pays?", "You said it was the state.", "And now?", "What then?"]


def test_headings_that_ask_are_questions_beside_headings_that_do_not(document: Build) -> None:
    talk = (
        "# Boats\n\n## Money\n\n### Who pays?\n\nThe city.\n\n### Why?\n\nIt must.\n\n## Time\n\n### When?\n\nIn May."
    )
    briefing = structure(document(talk))
    assert questions(briefing) == ["Who pays?", "Why?", "When?"]
    assert [(s.title, s.heading.id if s.heading else None) for s in briefing.sections] == [
        ("Money", "b2"),
        ("Time", "b7"),
    ]


def test_a_deeper_heading_that_states_is_no_question(document: Build) -> None:
    asked = "\n\n".join(f"## Who paid for gate {n}?\n\nThe city paid, as it always has." for n in (1, 2, 3))
    talk = f"# Boats\n\n{asked}\n\n### As for the money…\n\nIt came from the harbour dues, and from the fines."
    assert questions(structure(document(talk))) == [f"Who paid for gate {n}?" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("language", "request_"),
    [
        ("pt", "Defina o porto numa frase"),
        ("es", "Descríbete en una frase"),
        ("it", "Consigliaci un libro sul porto"),
        ("fr", "Parle-nous de ce port"),
    ],
)
def test_requests_ask_without_a_mark(language: str, request_: str) -> None:
    assert Looks(0, Block("b", "paragraph", request_), words_of(language)).requests


def test_answers_are_given_to_the_guest_and_marked_as_inferred(document: Build) -> None:
    bio = "Mara Olsen is an economist at the port. She served on its board."
    briefing = structure(document(PLAIN.replace("Night boats", f"Mara Olsen on night boats\n\n{bio}")))
    exchange = next(i for s in briefing.sections for i in s.items if isinstance(i, Exchange))
    assert [(t.speaker, t.label) for t in exchange.answers] == [("Mara Olsen", "")]
    assert exchange.question.speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One line",
        "Why?",
        "The road\n\nI went along\nthe long road\n\nWhere does it end?\nWho knows?\n\nNot I",
        "Remarks\n\n"
        + "\n\n".join(["The harbour is old and the boats are few, as everybody knows."] * 20)
        + "\n\nWhy?\n\nWell.",
    ],
)
def test_a_text_that_is_no_interview_has_no_questions(document: Build, text: str) -> None:
    briefing = structure(document(text))
    assert questions(briefing) == []
    assert all(isinstance(item, Block) for section in briefing.sections for item in section.items)
    assert all(section.title for section in briefing.sections)


@pytest.mark.parametrize(
    ("language", "talk"),
    [
        (
            "de",
            (
                "Boote\n\nWer zahlt?\n\nDie Stadt zahlt es.\n\nWarum nur sie?\n\n"
                "Weil niemand sonst will.\n\nUnd nun?\n\nWir warten ab."
            ),
        ),
        (
            "ar",
            "القوارب\n\nمن يدفع؟\n\nالمدينة تدفع كل شيء.\n\nلماذا؟\n\nلأن لا أحد غيرها.\n\nمتى؟\n\nفي العام القادم.",
        ),
        (
            "zh",
            "夜船\n\n谁付钱？\n\n城市付钱，一直如此。\n\n为什么？\n\n因为没有别人愿意。\n\n什么时候？\n\n明年春天开始。",
        ),
    ],
)
def test_questions_are_found_in_other_languages(document: Build, language: str, talk: str) -> None:
    assert len(questions(structure(document(talk, language)))) == 3


def test_a_label_that_nothing_follows_is_printed_as_a_block_of_its_own(document: Build) -> None:
    talk = "Wells\n\nMR. ABARA: Who dug it?\n\nLINDE: We did.\n\nMR. ABARA: When?\n\nLINDE:\n\nPhoto: Kim Dahl"
    briefing = structure(document(talk))
    assert questions(briefing) == ["Who dug it?", "When?"]
    assert [item.text for item in briefing.sections[-1].items if isinstance(item, Block)] == ["LINDE:"]
    assert [credit.text for credit in briefing.credits] == ["Photo: Kim Dahl"]


def test_a_caption_between_a_label_and_what_is_said_takes_neither_away(document: Build) -> None:
    talk = (
        "Wells\n\nMR. ABARA: Who dug it?\n\nLINDE:\n\nThe well in spring. Photo: Kim Dahl\n\n"
        "We did, with spades.\n\nMR. ABARA: When?\n\nLINDE: In May."
    )
    structure(document(talk))  # which raises where the account does not hold


@pytest.mark.parametrize(
    "texts", [("", "Q: Who pays?", "Q: Who pays?"), ("Q: Who pays?", "Ann Lee: 00:12:31"), ("Q:",)]
)
def test_blocks_and_turns_without_words_are_placed_too(document: Build, texts: tuple[str, ...]) -> None:
    strong = tuple(
        Block(f"b{at}", "paragraph", text, (Mark("strong", 0, len(text)),) if text else (), 0, Origin(at))
        for at, text in enumerate(texts, 1)
    )
    talk = document("Night boats\n\nWho?\n")
    source = replace(talk.source, metadata=(("title", "Night boats"),))
    briefing = structure(replace(talk, source=source, blocks=strong))
    assert len([block for block in briefing.blocks() if not block.id.startswith("e-")]) == len(texts)
