"""Two voices that alternate by dashes, by a mail's quote marks or by numbers become questions and answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.ledger import CleanDocument
from pipeline.model import Briefing, Exchange
from pipeline.structure import structure

Build = Callable[..., CleanDocument]

DIALOGUES = {
    "fr": ["— Depuis quand gardez-vous cette écluse ?", "— Depuis l’hiver. Mon père la gardait.",
           "— Qui passe encore ?", "— Neuf barques les bons jours.",
           "— Parlez-nous du pont.", "— Un pont est long à bâtir. Il faut compter les barques."],
    "es": ["—¿Desde cuándo cuida usted la esclusa?", "—Desde el invierno. Antes la cuidaba mi padre.",
           "—¿Quién pasa todavía?", "—Nueve barcas en un buen día.",
           "—Cuéntenos del puente.", "—Un puente tarda mucho."],
    "it": ["– Da quando custodisce la chiusa?", "– Dall’inverno. Prima la custodiva mio padre.",
           "– Chi passa ancora?", "– Nove barche nei giorni buoni.",
           "– Ci parli del ponte.", "– Un ponte è lungo da costruire."],
    "pl": ["– Od kiedy pilnuje pan śluzy?", "– Od zimy. Wcześniej pilnował jej mój ojciec.",
           "– Kto jeszcze przepływa?", "– Dziewięć łodzi w dobry dzień.",
           "– Proszę opowiedzieć o moście.", "– Most buduje się długo."],
    "ru": ["— С какого года вы держите шлюз?", "— С зимы. До меня его держал отец.",
           "— Кто ещё проходит?", "— Девять лодок в хороший день.",
           "— Расскажите про мост.", "— Мост строят долго."],
}  # fmt: skip


def exchanges(briefing: Briefing) -> list[tuple[str, list[str]]]:
    items = [item for section in briefing.sections for item in section.items if isinstance(item, Exchange)]
    return [
        (item.question.blocks[0].text, [block.text for turn in item.answers for block in turn.blocks]) for item in items
    ]


@pytest.mark.parametrize("language", DIALOGUES)
def test_every_other_dash_is_a_question_even_where_nothing_asks(document: Build, language: str) -> None:
    lines = DIALOGUES[language]
    briefing = structure(document("\n\n".join(["1", *lines]), language))
    bare = [line.lstrip("—– ") for line in lines]  # the page sets questions apart, so the dash goes
    assert exchanges(briefing) == [(put, [said]) for put, said in zip(bare[::2], bare[1::2], strict=True)]
    assert [e.rule for e in briefing.evidence if e.decision.startswith("question")] == ["dash"] * 3


def test_where_only_who_asks_has_a_dash_a_dash_that_states_is_a_question_too(document: Build) -> None:
    put = [
        "— Depuis quand gardez-vous cette écluse ?",
        "— On raconte que la porte a coûté plus que la maison.",
        "— Qui passe encore ?",
        "— Vous n’êtes jamais parti, malgré les offres.",
        "— Et le pont ?",
    ]
    said = ["Depuis l’hiver.", "C’est vrai. J’ai les factures.", "Neuf barques.", "Jamais.", "Il faut attendre."]
    more = "Mon père la gardait avant moi, et je l’aidais."
    pairs = "\n\n".join(f"{ask}\n\n{answer}\n\n{more}" for ask, answer in zip(put, said, strict=True))
    briefing = structure(document(f"L’écluse\n\n# Pourquoi une écluse ?\n\n{pairs}", "fr"))
    assert exchanges(briefing) == [(ask[2:], [answer, more]) for ask, answer in zip(put, said, strict=True)]


@pytest.mark.parametrize(("count", "found"), [(4, 2), (3, 0)])
def test_a_short_talk_needs_two_questions_and_two_answers(document: Build, count: int, found: int) -> None:
    briefing = structure(document("\n\n".join(["1", *DIALOGUES["fr"][:count]]), "fr"))
    assert sum(evidence.rule == "dash" for evidence in briefing.evidence) == found


def test_what_has_no_dash_goes_on_with_the_turn(document: Build) -> None:
    lines = [*DIALOGUES["fr"][:2], "Il se tait un moment.", *DIALOGUES["fr"][2:]]
    assert exchanges(structure(document("\n\n".join(["1", *lines]), "fr")))[0][1] == [lines[1].lstrip("— "), lines[2]]


def test_the_dash_of_a_turn_is_no_part_of_a_recommendation(document: Build) -> None:
    lines = [*DIALOGUES["fr"], "— Que faudrait-il faire ?", "— Il faut compter les barques."]
    briefing = structure(document("\n\n".join(["1", *lines]), "fr"))
    assert [one.text for one in briefing.recommendations] == ["Il faut compter les barques."]


@pytest.mark.parametrize(
    "lines",
    [
        ["— Come in.", "— It is late.", "— Is it?", "— Sit down.", "— Thank you.", "— There is tea."],
        ["- Bread?", "- Butter", "- Salt?", "- Oil", "The list goes on.", "And on.", "And on.", "And on.", "And on."],
    ],
)
def test_a_scene_of_a_novel_or_a_list_is_no_interview(document: Build, lines: list[str]) -> None:
    assert exchanges(structure(document("\n\n".join(["A night", *lines])))) == []


def test_a_quoted_mail_is_asked_and_answered_below(document: Build) -> None:
    mail = [
        "> How long have you run the lock?",
        "Since the winter, and my father before me.",
        "> Who still passes? I was told that\n> nobody does.",
        "Nine boats on a good day.",
        "> Tell us about the bridge.",
        "A bridge takes long.",
    ]
    assert exchanges(structure(document("\n\n".join(["The last lock", *mail])))) == [
        ("How long have you run the lock?", [mail[1]]),
        ("Who still passes? I was told that nobody does.", [mail[3]]),
        ("Tell us about the bridge.", [mail[5]]),
    ]


def test_numbered_questions_hold_one_that_only_requests(document: Build) -> None:
    lines = [
        "1. How long have you run it?",
        "Since winter.",
        "2. Who passes?",
        "Nobody.",
        "3. Tell us about fog.",
        "Thick.",
    ]
    briefing = structure(document("\n\n".join(["The last lock", *lines])))
    assert [put for put, _ in exchanges(briefing)] == lines[::2]


def test_a_numbered_list_of_steps_is_no_interview(document: Build) -> None:
    steps = "1. Open the gate\n\nTurn the wheel.\n\n2. Wait\n\nThe water rises.\n\n3. Is it level?\n\nThen go."
    assert exchanges(structure(document(f"The last lock\n\n{steps}"))) == []


def test_two_turns_are_enough_where_the_source_names_both_speakers(document: Build) -> None:
    talk = "Ann Lee: How long have you run the lock?\n\nIvar Sand: Since the winter, and my father before me."
    told = structure(document(f"The last lock\n\n{talk}", speakers="Ann Lee, Ivar Sand"))
    assert told.speakers() == ("Ann Lee", "Ivar Sand")
    assert len(exchanges(told)) == 1
    assert structure(document(f"The last lock\n\n{talk}")).speakers() == ()
