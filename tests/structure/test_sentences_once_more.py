"""Answers in one sentence, the abstract, quotable sentences and dates: word for word, each from its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.clean import clean
from pipeline.languages.words import words_of
from pipeline.manuscript import canonical, parse, write
from pipeline.model import Briefing, Decisions, Extras, blocks_of
from pipeline.read import read
from pipeline.structure import structure, with_extras
from pipeline.structure.excerpts.answers import find_answers
from pipeline.structure.excerpts.chronology import find_chronology
from pipeline.structure.excerpts.quotable import find_quotable
from pipeline.structure.standing_alone import links_back, looks_of

ALL = Extras(abstract=True, answers=True, chronology=True)
TALK = """The Lock Keeper

Ada Moss: When did the old lock stop working?

Ivo Brandt: That is a good question. The old lock stopped working in May 1987, when the lower gate cracked.

Ada Moss: Who repaired the lower gate of the lock?

Ivo Brandt: Well, you know. Two smiths from the upper village repaired the lower gate of the lock in 1991. It leaked.

Ada Moss: Why does the canal need keepers at all?

Ivo Brandt: Hm. Why not?

Ada Moss: What do the boats pay to pass the lock?

Ivo Brandt: The boats pay nothing to pass the lock, and the town carries the cost of the canal. A canal is a neighbour.

Ada Moss: How many boats pass the lock in a summer?

Ivo Brandt: Some nine hundred boats pass the lock in a summer, most of them rented by families.

In 1953 there were 2000 boats.
"""


def found(text: str = TALK, wished: Extras = ALL) -> Briefing:
    return structure(clean(read(text.encode(), "t.txt")), Decisions(extras=wished))


def answer(question: str, *said: str, language: str = "en") -> list[str]:
    text = f"Boats\n\nAda Moss: {question}\n\nIvo Brandt: {' '.join(said)}\n\nAda Moss: Why?\n\nIvo Brandt: Why not?\n"
    briefing = structure(clean(read(text.encode(), "t.txt", language=language)))
    answers = find_answers(briefing.sections, words_of(briefing.language))
    return [one.text for one in answers]


def test_each_question_has_the_sentence_that_answers_it_or_none() -> None:
    assert [(one.said_in, one.text) for one in found().answers] == [
        ("x1", "The old lock stopped working in May 1987, when the lower gate cracked."),
        ("x2", "Two smiths from the upper village repaired the lower gate of the lock in 1991."),
        ("x4", "The boats pay nothing to pass the lock, and the town carries the cost of the canal."),
        ("x5", "Some nine hundred boats pass the lock in a summer, most of them rented by families."),
    ]


def test_a_sentence_that_thanks_or_praises_the_question_answers_nothing() -> None:
    said = "The ferry carries salt, timber and the mail of the island."
    assert answer("What does the ferry carry to the island?", "Thank you for having me.", said) == [said]


def test_a_question_back_is_no_answer() -> None:
    assert answer("What does the ferry carry?", "What does any ferry carry, if not the salt of the island?") == []


@pytest.mark.parametrize(
    "opened",
    [
        "Not at all, the tide pump lifts the water of the meadow.",
        "In the case of rain, the tide pump lifts the water of the meadow.",
        "It lifts the water of the meadow into the canal with the tide.",
        "If it rains, the tide pump lifts the water of the meadow.",
    ],
)
def test_what_hangs_on_the_question_is_no_answer_in_one_sentence(opened: str) -> None:
    question = "What does the tide pump do to the water of the meadow?"
    assert answer(question, opened) == []
    assert answer(question, "The tide pump lifts the water of the meadow.") != []


def test_a_sentence_that_has_nothing_of_the_question_answers_nothing() -> None:
    assert answer("What does the tide pump do to the meadow?", "The town had seven bakers and a school.", "Oh.") == []


def test_what_the_host_says_within_an_answer_answers_nothing() -> None:
    text = TALK.replace(
        "Ivo Brandt: Hm. Why not?", "Ivo Brandt: Hm.\n\nAda Moss: The canal needs keepers at all times."
    )
    assert "x3" not in [one.said_in for one in found(text).answers]


def test_the_answer_is_found_in_german_too() -> None:
    said = "Die Fähre trägt Salz, Holz und die Post der Insel."
    assert answer("Was trägt die Fähre?", "Das ist eine gute Frage.", said, language="de") == [said]


KEEPERS = """
Ada Moss: What does a keeper of the lock do?

Ivo Brandt: The keeper of the lock opens the gate of the canal for each of the boats. I like that.

Ada Moss: And at night?

Ivo Brandt: Most boats wait at the gate of the lock until the fog over the meadows is gone. You can sleep then.

Ada Moss: Are there enough keepers?

Ivo Brandt: The canal loses money, and the town sells a boat or an old gate each year to pay for lamps. I think so.
"""


def test_the_abstract_has_whole_sentences_that_point_at_nothing() -> None:
    abstract = [one.text for one in found(TALK + KEEPERS).abstract]
    assert 3 <= len(abstract) <= 5
    assert not any(" I " in text or "you" in text for text in abstract)
    assert all(text.endswith(".") and not text.startswith(("That", "And", "Before that")) for text in abstract)


def test_the_abstract_may_quote_from_amid_a_paragraph_what_says_more_of_the_theme() -> None:
    amid = "The village pays the keeper of the lock, and boats pass the canal through the lower gate for nothing."
    aside = "The keeper of the village painted a picture of the green meadow and of the old stone mill for the lock."
    texts = [one.text for one in found(TALK + KEEPERS.rstrip() + f" {amid} {aside}\n").abstract]
    assert amid in texts and aside not in texts


def test_no_printed_recommendation_is_in_the_abstract() -> None:
    text = TALK + "\nAda Moss: What would you recommend to the town?\n\nIvo Brandt: The town must keep the lock open.\n"
    briefing = found(text)
    assert [one.text for one in briefing.recommendations] == ["The town must keep the lock open."]
    assert "The town must keep the lock open." not in [one.text for one in briefing.abstract]


def test_an_example_is_not_what_a_talk_is_about() -> None:
    example = "A clear example of it are the boats that pass the old lock of the canal in a summer."
    assert links_back(example, words_of("en"))
    assert not links_back(example.replace("example", "sign"), words_of("en"))


def test_where_words_that_point_are_not_known_there_is_no_abstract() -> None:
    document = replace(clean(read((TALK + KEEPERS).encode(), "t.txt")), language="hr")
    assert structure(document, Decisions(extras=ALL)).abstract == ()


def test_a_text_with_too_few_fit_sentences_has_no_abstract() -> None:
    assert found("Boats\n\nAda Moss: Why?\n\nIvo Brandt: Why not? It is so.\n").abstract == ()


def test_dates_are_in_order_of_time_and_counts_are_no_years() -> None:
    assert [(one.date, one.iso, one.said_in) for one in found().chronology] == [
        ("1953", "1953", "x5"),
        ("May 1987", "1987-05", "x1"),
        ("1991", "1991", "x2"),
    ]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The mill burned in 1648, they say.", "1648"),
        ("We counted 1648 nets that year.", None),
        ("There were 2000 boats on the lake.", None),
        ("It cost $1998 in all, they say.", None),
        ("In the 1990s the eels came back.", "1990s"),
        ("Read article 1115-8-1 of the code first.", None),
        ("The mill burned on 4 August 1987 at noon.", "4 August 1987"),
    ],
)
def test_a_number_is_a_year_by_what_stands_around_it(sentence: str, date: str | None) -> None:
    text = (
        f"Boats\n\nAda Moss: What happened then?\n\nIvo Brandt: {sentence}\n\nAda Moss: Why?\n\nIvo Brandt: Why not?\n"
    )
    briefing = structure(clean(read(text.encode(), "t.txt")))
    events = find_chronology(briefing.sections, words_of("en"))
    assert [one.date for one in events] == ([date] if date else [])


def test_every_sentence_is_word_for_word_in_its_place() -> None:
    briefing = found()
    texts = {exchange.id: [block.text for block in blocks_of(exchange)] for exchange in briefing.exchanges()}
    pairs = [(one.text, one.said_in) for one in (*briefing.answers, *briefing.abstract)]
    pairs += [(one.sentence, one.said_in) for one in briefing.chronology]
    assert pairs
    assert all(any(text in block for block in texts[place]) for text, place in pairs)


def test_nothing_is_printed_once_more_that_was_not_asked_for() -> None:
    briefing = found(wished=Extras())
    assert (briefing.answers, briefing.abstract, briefing.chronology, briefing.quotes) == ((), (), (), ())


def test_a_manuscript_keeps_its_sentences_and_what_it_lacks_is_found_in_its_text() -> None:
    briefing = found(wished=Extras(abstract=True))
    manuscript = parse(write(briefing), "t.md", "")
    assert manuscript == canonical(briefing)
    more = with_extras(manuscript, Extras(answers=True))
    assert more.abstract == manuscript.abstract
    assert [one.text for one in more.answers] == [one.text for one in found().answers]


LONG = TALK + "\n".join(
    f"\nAda Moss: What about boat number {n}?\n\nIvo Brandt: Boat {n} lies at the quay, and "
    + " ".join(f"its plank {n}{k} was cut from the ash that fell behind the mill of the village." for k in range(6))
    + (" Nobody should sell rotten oars or torn nets to poor strangers.\n" if n % 6 == 0 else " It rained.\n")
    for n in range(20, 32)
)


def test_quotable_sentences_are_short_and_never_the_first_of_an_answer() -> None:
    briefing = found(LONG)
    offers = [one for one in briefing.offers if one.kind == "quote"]
    assert "Nobody should sell rotten oars or torn nets to poor strangers." in [one.text for one in offers]
    first = {exchange.answers[0].blocks[0].text.split(". ")[0] for exchange in briefing.exchanges() if exchange.answers}
    assert not [one for one in offers if one.text.rstrip(".") in first]
    assert len({one.text for one in offers}) == len(offers)


def test_what_a_thing_must_be_is_a_rule_and_no_quote() -> None:
    ruled = LONG.replace("Nobody should sell rotten oars or torn nets", "Rotten oars must never be sold with torn nets")
    assert found(LONG).offers != found(ruled).offers
    assert "quote" not in {one.kind for one in found(ruled).offers}


def test_a_text_shorter_than_two_pages_has_no_room_for_a_pull_quote() -> None:
    assert list(find_quotable(found().sections, (), words_of("en"))) == []


def test_on_request_one_quotable_sentence_of_each_section_is_taken_if_its_paragraph_has_room() -> None:
    briefing = found(LONG, Extras(quotes=True))
    rooms = {exchange.id: section.id for section in briefing.sections for exchange in section.exchanges()}
    taken = [rooms.get(one.said_in, one.said_in) for one in briefing.quotes]
    assert taken
    assert len(set(taken)) == len(taken)
    for one in briefing.quotes:
        assert any(one.text in block.text and len(block.text) >= 5 * len(one.text) for block in briefing.blocks())
    assert [one.decision for one in briefing.evidence if one.decision.startswith("quote ")]
    assert found(LONG, Extras()).quotes == ()


def test_a_sentence_that_is_printed_once_more_already_is_no_quote_in_the_margin() -> None:
    quotes = found(LONG, Extras(quotes=True)).quotes
    others = found(LONG, Extras(quotes=True, answers=True, abstract=True))
    printed = {one.text for one in (*others.answers, *others.abstract)}
    assert not printed & {one.text for one in others.quotes}
    assert quotes


def test_quotes_of_a_manuscript_are_kept_and_go_into_the_margin_if_it_asks_for_that() -> None:
    manuscript = parse(write(found(LONG, Extras(quotes=True))), "t.md", "")
    assert manuscript.extras.quotes
    assert with_extras(manuscript, Extras()).quotes == manuscript.quotes
    assert manuscript.quotes


def test_an_answer_that_is_printed_as_a_recommendation_is_not_printed_again() -> None:
    advised = "I recommend that the town repairs the lower gate of the lock."
    briefing = found(TALK + f"\nAda Moss: What do you recommend to the town for the lock?\n\nIvo Brandt: {advised}\n")
    assert [one.text for one in briefing.recommendations] == [advised]
    assert advised not in [one.text for one in briefing.answers]


@pytest.mark.parametrize(
    "said",
    ["I — I saw that the lower gate of the lock cracked.", "Like, the lower gate of the lock cracked, you know."],
)
def test_what_stumbles_answers_nothing(said: str) -> None:
    assert answer("What happened to the lower gate of the lock?", said) == []
    assert answer("What happened to the lower gate of the lock?", "The lower gate of the lock cracked in May.") != []


@pytest.mark.parametrize(
    ("language", "sentence", "sign"),
    [
        ("en", "Moreover, the harbour lamps burn all night in winter.", "goes on"),
        ("en", "For example, the harbour lamps burn all night.", "goes on"),
        ("de", "Zum Beispiel brennen die Lampen im Hafen die ganze Nacht.", "goes on"),
        ("en", "The keepers of the old harbour never spoke about it.", "leans back"),
    ],
)
def test_a_sentence_that_leans_on_another_is_known_by_its_ends(language: str, sentence: str, sign: str) -> None:
    assert sign in set(looks_of(sentence, words_of(language)))
    assert sign not in set(looks_of("The harbour lamps burn all night in winter.", words_of("en")))
