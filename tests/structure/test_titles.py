"""Titles are noun phrases as the text uses them, in each language that has a grammar; elsewhere they are questions."""

from __future__ import annotations

import pytest

from pipeline.structure.ranking import Matter
from pipeline.structure.titles import Title, titles
from pipeline.structure.usage import tokens, usage
from pipeline.structure.words import words_of


def named(language: str, *sections: tuple[str, str]) -> list[Title]:
    """The titles of sections of a question and an answer each."""
    matters = [Matter((question,), f"{question}\n{answer}") for question, answer in sections]
    return titles(matters, words_of(language))


@pytest.mark.parametrize(
    ("language", "question", "answer", "title"),
    [
        (
            "es",
            "¿Y el cambio climático?",
            "Hay un cambio climático. El cambio climático sigue.",
            "Cambio climático",
        ),
        ("fr", "Et la réforme de l'école ?", "La réforme tarde. L'école veut la réforme.", "Réforme de l'école"),
        ("fr", "Comment le port change-t-il ?", "Le port grandit. Le port coûte cher au port.", "Port"),
        ("de", "Wie sehen Sie die Zukunft der Fähren?", "Die Zukunft der Fähren ist offen.", "Zukunft der Fähren"),
        ("pt", "E a reforma da lei?", "A reforma da lei chega tarde. A lei é velha.", "Reforma da lei"),
        ("it", "E la riforma dell'università?", "La riforma dell'università serve.", "Riforma dell'università"),
        ("ar", "كيف ترى الصيد البحري؟", "الصيد البحري صعب. الصيد البحري يتراجع.", "الصيد البحري"),
        ("zh", "您怎么看气候变化?", "气候变化很严重。农民很担心气候变化。", "气候变化"),
        ("ja", "地方議会の役割は何ですか。", "地方議会の役割は大きい。", "地方議会の役割"),
    ],
)
def test_a_title_is_a_noun_phrase_in_the_language_of_the_text(
    language: str, question: str, answer: str, title: str
) -> None:
    assert named(language, (question, answer))[0].text == title


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("ru", "Как меняется порт?"),
        ("ko", "항구는 어떻게 변합니까?"),
        ("pl", "Jak zmienia się port?"),
        ("he", "איך משתנה הנמל?"),
    ],
)
def test_a_language_without_a_grammar_has_questions_for_titles(language: str, question: str) -> None:
    assert named(language, (question, question)) == [Title(question, "question")]


def test_a_word_is_a_noun_where_the_text_names_it_and_a_verb_where_somebody_does_it() -> None:
    words = words_of("en")
    use = usage([tokens("The ferry boat has a crew. We crew it, they can ferry us, and it is here.", words)], words)
    assert (use.named["crew"], use.done["crew"]) == (1, 1)
    assert (use.before["ferry"], use.done["ferry"]) == (1, 1)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Could you plug in the pump?", "To plug it in is hard. I plug the pump in, they plug the pump in."),
        ("Does the captain claim the boat?", "We claim it. They claim the boat, you claim the boat."),
        ("Is the owner rich?", "It costs dear money. The city costs dear money, the sea costs dear money."),
    ],
)
def test_a_verb_begins_no_title(question: str, answer: str) -> None:
    assert named("en", (question, answer))[0].text.split()[0] not in {
        "Plug",
        "Claim",
        "Captain",
        "Costs",
        "City",
        "Sea",
    }


def test_two_phrases_that_weigh_alike_share_a_title() -> None:
    answer = "The night ferry is late. The ticket price is high. A night ferry needs a ticket price."
    other = ("Who pays the school bill?", "The school bill is paid by the city. A school bill is a school bill.")
    first, second = named("en", ("Tell me of the night ferry and of the ticket price.", answer), other)
    assert first.text in {"Night ferry and ticket price", "Ticket price and night ferry"}
    assert first.rule == "two-noun-phrases"
    assert second.text == "School bill"


def test_a_title_says_more_than_those_before_it() -> None:
    answer = "The night ferry to Elm Island is late. The night ferry is full."
    first, second = named("en", ("Is the night ferry late?", answer), ("And the night ferry now?", answer))
    assert first.text != second.text
    assert second.text.casefold() not in first.text.casefold()


def test_who_speaks_is_no_theme() -> None:
    matter = Matter(("What does Ada Reed say?",), "Ada Reed is here. Ada Reed sails. Ada Reed sings.")
    assert "Ada" not in titles([matter], words_of("en"), people=frozenset({"ada", "reed"}))[0].text.split()[:1]


def test_a_long_question_without_a_phrase_gives_its_last_sentence() -> None:
    question = "Wir haben gestern lange gesprochen, und du hast dabei kaum etwas gesagt. Warum bist du so still?"
    assert named("de", (question, "Weil."))[0] == Title("Warum bist du so still?", "question")


def test_a_name_keeps_its_small_letter() -> None:
    text = "The iPhone is old. An iPhone is an iPhone. This iPhone rings."
    assert named("en", ("Why the iPhone?", text))[0].text == "iPhone"


def test_a_month_alone_is_no_theme() -> None:
    text = "It is October. We met in October. That October was cold; it was a cold October."
    assert named("en", ("Is it October?", text))[0].text != "October"
