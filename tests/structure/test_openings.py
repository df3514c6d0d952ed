"""Label, form and words are signs of one turn: which turns open an exchange, and which keep it going."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.languages.words import words_of
from pipeline.ledger import CleanDocument
from pipeline.model import Block, Briefing, Exchange
from pipeline.structure import structure
from pipeline.structure.looks import Looks
from pipeline.structure.talk.weighing import probability, table

Build = Callable[..., CleanDocument]

LONG = "We built them in the winter, when nobody sails, and we sold them in the spring to whoever had the money. " * 3


def questions(briefing: Briefing) -> list[str]:
    items = [item for section in briefing.sections for item in section.items]
    return [item.question.blocks[0].text for item in items if isinstance(item, Exchange)]


def test_a_statement_of_who_asks_opens_an_exchange_and_a_nod_does_not(document: Build) -> None:
    talk = (
        f"Boats\n\nAnn Lee: When did you build the first boat?\n\nMara Olsen: {LONG}\n\nAnn Lee: Right.\n\n"
        f"Mara Olsen: {LONG}\n\nAnn Lee: In your book you say that the yard was never yours.\n\nMara Olsen: {LONG}\n\n"
        f"Ann Lee: And who paid for it?\n\nMara Olsen: {LONG}"
    )
    assert questions(structure(document(talk))) == [
        "When did you build the first boat?",
        "In your book you say that the yard was never yours.",
        "And who paid for it?",
    ]


def test_what_a_host_says_when_he_is_asked_back_opens_nothing(document: Build) -> None:
    talk = (
        f"Boats\n\nQ: When did you build the first boat?\n\nA: {LONG}\n\nQ: And who were the first owners?\n\n"
        f"A: Of the boats?\n\nQ: Of all the boats.\n\nA: {LONG}\n\n"
        f"Q: What did they pay?\n\nA: {LONG}"
    )
    assert questions(structure(document(talk))) == [
        "When did you build the first boat?",
        "And who were the first owners?",
        "What did they pay?",
    ]


def test_a_statement_behind_a_nod_opens_nothing(document: Build) -> None:
    asked = ["When did you build the first boat?", "Who paid for the yard?", "What was the winter like?"]
    turns = [f"Ann Lee: {question}\n\nMara Olsen: {LONG}" for question in asked]
    turns.insert(
        2, f"Ann Lee: Okay. So the yard was bound to go to the bank at some point in all this.\n\nMara Olsen: {LONG}"
    )
    assert questions(structure(document("\n\n".join(["Boats", *turns])))) == asked


def test_a_question_far_above_the_end_of_a_turn_is_asked(document: Build) -> None:
    far = "Is there a wood that you would never use? " + "Some swear by larch, and others will not touch it. " * 7
    equals = [f"Ann Lee: {LONG}\n\nMara Olsen: {LONG}"] * 3
    talk = ["Boats", f"Ann Lee: Who paid?\n\nMara Olsen: {LONG}", *equals, f"Ann Lee: {far}\n\nMara Olsen: {LONG}"]
    assert far.strip() in questions(structure(document("\n\n".join(talk))))


def test_what_one_of_two_equals_explains_opens_nothing(document: Build) -> None:
    said = "The tide runs north along the quay, and it carries the mud with it until the evening. " * 3
    turns = [f"Ann Lee: {said}", f"Bo Ray: {said}", "Ann Lee: And what is the mud worth?", f"Bo Ray: {said}"]
    briefing = structure(document("\n\n".join(["The tide", *turns, *turns[:2], *turns[:2], *turns, *turns[:2]])))
    assert questions(briefing) == ["And what is the mud worth?"] * 2


def test_a_few_words_of_a_host_above_another_turn_of_a_host_open_nothing(document: Build) -> None:
    talk = (
        f"Boats\n\nAnn Lee: When did you build the first boat?\n\nMara Olsen: {LONG}\n\n"
        "Ann Lee: I see it.\n\nAnn Lee: Who paid for the yard in those years?\n\n"
        f"Mara Olsen: {LONG}\n\nAnn Lee: And for the quay?\n\nMara Olsen: {LONG}"
    )
    assert questions(structure(document(talk))) == [
        "When did you build the first boat?",
        "Who paid for the yard in those years?",
        "And for the quay?",
    ]


def test_two_who_ask_little_at_a_time_are_both_hosts(document: Build) -> None:
    turns = [
        "Ann Lee: Welcome to the harbour.", "Mara Olsen: Thank you.", "Ann Lee: What is a lock?",
        f"Mara Olsen: {LONG}", "Bo Ray: Who opens it?", f"Mara Olsen: {LONG}", "Ann Lee: That is a lot of water.",
        f"Mara Olsen: {LONG}", "Ann Lee: What does it cost?", f"Mara Olsen: {LONG}", "Bo Ray: And who pays?",
        f"Mara Olsen: {LONG}", "Bo Ray: Why is that?", f"Mara Olsen: {LONG}",
    ]  # fmt: skip
    briefing = structure(document("\n\n".join(["The lock", *turns])))
    assert {e.decision for e in briefing.evidence if e.rule == "who-asks"} == {"host Ann Lee", "host Bo Ray"}


@pytest.mark.parametrize(
    ("language", "topic"),
    [
        ("en", "Let us turn to the winter of that year"),
        ("de", "Kommen wir zum Winter jenes Jahres"),
        ("fr", "Parlons de cet hiver au port"),
        ("es", "Pasemos al invierno de aquel año"),
        ("it", "Parliamo di quell’inverno al porto"),
        ("pt", "Passemos ao inverno daquele ano"),
        ("nl", "Laten we naar die winter gaan"),
        ("zh", "我们再谈谈那一年的冬天吧"),
    ],
)
def test_a_new_topic_is_told_in_each_language_that_has_words_for_it(language: str, topic: str) -> None:
    assert Looks(0, Block("b1", "paragraph", f"{topic}."), words_of(language)).opens_topic
    assert not Looks(0, Block("b1", "paragraph", "1999."), words_of(language)).opens_topic


def test_a_host_who_turns_to_something_else_opens_an_exchange(document: Build) -> None:
    asked = f"Ann Lee: When was that?\n\nMara Olsen: {LONG}"
    talk = f"The lock\n\n{asked}\n\nAnn Lee: {{}}\n\nMara Olsen: In March.\n\n{asked}"
    assert "Let us go to the winter." in questions(structure(document(talk.format("Let us go to the winter."))))
    assert len(questions(structure(document(talk.format("It was a hard winter."))))) == 2


def test_headings_are_questions_where_only_answers_have_a_label(document: Build) -> None:
    talk = (
        "# Boats\n\n## You have shown your boats at the fair. They are quite a sight.\n\nAda Reed: They are.\n\n"
        "## And what are they made of?\n\nAda Reed: Larch.\n\n## What do you wish for?\n\nAda Reed: A dry dock.\n\n"
        "## So it is easy to build one!\n\nAda Reed: It is not."
    )
    briefing = structure(document(talk))
    assert questions(briefing) == [
        "You have shown your boats at the fair. They are quite a sight.",
        "And what are they made of?",
        "What do you wish for?",
        "So it is easy to build one!",
    ]
    assert {turn.speaker for turn in briefing.turns() if turn.speaker} == {"Ada Reed"}


def test_headings_that_ask_make_sections_where_labels_say_who_asks(document: Build) -> None:
    exchange = f"Ann Lee: When is that?\n\nMara Olsen: {LONG}\n\nAnn Lee: And why?\n\nMara Olsen: {LONG}"
    talk = "\n\n".join(f"## {head}\n\n{exchange}" for head in ("What is a lock?", "Who pays for it?", "What is next?"))
    briefing = structure(document(f"# The lock\n\n{talk}"))
    assert [section.title for section in briefing.sections] == ["What is a lock?", "Who pays for it?", "What is next?"]
    assert len(questions(briefing)) == 6


def test_labels_in_lists_and_headings_are_turns_where_the_talk_is_set_so(document: Build) -> None:
    listed = ["- Ann Lee: Who pays?", "- Mara Olsen: The city.", "- Ann Lee: Why?", "- Mara Olsen: It must."]
    assert len(questions(structure(document("\n\n".join(["# Boats", *listed]))))) == 2
    headed = ["## Ann Lee: Who pays?", "Mara Olsen: The city.", "## Ann Lee: Why?", "Mara Olsen: It must."]
    assert questions(structure(document("\n\n".join(["# Boats", *headed])))) == ["Who pays?", "Why?"]


def test_a_heading_that_quotes_a_speaker_by_name_is_no_turn(document: Build) -> None:
    exchange = f"Ann Lee: When is that?\n\nOlsen: {LONG}\n\nAnn Lee: And why?\n\nOlsen: {LONG}"
    talk = f"# The lock\n\n## Olsen: The lock will open\n\n{exchange}\n\n## Olsen: Nobody pays\n\n{exchange}"
    briefing = structure(document(talk))
    assert [section.title for section in briefing.sections] == ["Olsen: The lock will open", "Olsen: Nobody pays"]


def test_a_label_in_small_letters_is_believed_where_it_recurs_and_asks(document: Build) -> None:
    talk = (
        "# Boats\n\nharbour one: Who pays?\n\nAda Reed: The city.\n\nharbour one: Why?\n\nAda Reed: It must.\n\n"
        "harbour one: And now?\n\nAda Reed: We wait."
    )
    briefing = structure(document(talk))
    assert briefing.speakers() == ("harbour one", "Ada Reed")
    assert len(questions(briefing)) == 3


def test_a_statement_of_who_asks_each_time_else_is_a_question(document: Build) -> None:
    asked = [
        "Who pays for them?",
        "You sold one of them.",
        "Why was that?",
        "And what comes next?",
        "Who else builds?",
    ]
    blocks = [block for ask in asked for block in (f"REVIEW: {ask}", f"OLSEN: {LONG}")]
    assert questions(structure(document("\n\n".join(["Boats", *blocks])))) == asked


def test_a_paragraph_in_the_place_of_a_question_is_one_if_it_turns_to_the_guest(document: Build) -> None:
    pairs = [
        ("What do you build?", "Boats of larch."), ("Who taught you that?", "My aunt did, in her yard."),
        ("In your book you call her a pirate.", "I do, and she was one, as everybody knew."),
        ("What do your boats cost?", "More than they did."), ("What comes next for you?", "A dry dock, I hope."),
        ("Do you still sail?", "On Sundays."),
    ]  # fmt: skip
    text = "\n\n".join(["The yard", *(block for pair in pairs for block in pair)])
    assert questions(structure(document(text))) == [ask for ask, _ in pairs]


def test_a_question_of_another_form_counts_in_a_bold_interview_if_it_is_plain_enough(document: Build) -> None:
    bold = ["**Who pays?**", "The city.", "**Why?**", "It must.", "**And now?**", "We wait for it."]
    plain = ["Would you sell your boats to the city?", "I would, if the city asked me, which it never did so far."]
    found = questions(structure(document("\n\n".join(["# Boats", *bold[:4], *plain, *bold[4:]]))))
    assert found == ["Who pays?", "Why?", plain[0], "And now?"]


def test_what_stands_in_quotation_marks_is_no_question(document: Build) -> None:
    told = [f"He looked up. “Who pays for boat {n}?”\n\nNobody said a word about it for days." for n in range(5)]
    assert questions(structure(document("\n\n".join(["The yard", *told])))) == []


def test_a_legend_of_two_labels_on_one_line_is_no_speech(document: Build) -> None:
    talk = "夜船\n\n记：本刊记者 林：林梅\n\n记：谁付钱？\n\n林：城市付钱。\n\n记：为什么？\n\n林：必须如此。"
    briefing = structure(document(talk, "zh-Hans"))
    assert briefing.speakers() == ("本刊记者", "林梅")
    assert questions(briefing) == ["谁付钱？", "为什么？"]


def test_what_follows_a_heading_inside_a_turn_goes_on_with_it(document: Build) -> None:
    talk = (
        "# The lock\n\n## Water\n\nAnn Lee 00:01\n\nWhat is a lock?\n\nMara Olsen 00:05\n\nA door for water.\n\n"
        "Ann Lee 00:09\n\nI see, a door.\n\n## Money\n\nSo who pays for it?\n\nMara Olsen 00:12\n\nThe city.\n\n"
        "Ann Lee 00:15\n\nWhy?\n\nMara Olsen 00:19\n\nIt must."
    )
    briefing = structure(document(talk))
    assert questions(briefing) == ["What is a lock?", "So who pays for it?", "Why?"]
    asked = [i.question for s in briefing.sections for i in s.items if isinstance(i, Exchange)]
    assert [(turn.speaker, turn.label) for turn in asked][1] == ("Ann Lee", "")


def test_each_sign_has_a_weight_and_an_unknown_one_is_an_error() -> None:
    assert probability("opens", {name: True for name in table()["opens"] if name != "any"}) > 0
    with pytest.raises(KeyError):
        probability("opens", {"no such sign": True})


def test_a_line_in_the_form_of_the_questions_that_is_no_sentence_is_a_heading(document: Build) -> None:
    talk = (
        "Boats\n\n**When did you build the first boat?**\n\nIn May.\n\n**The long winter of the flood**\n\n"
        "It was cold.\n\n**Who paid for it?**\n\nThe city.\n\n**You never sold the yard.**\n\nNever.\n\n"
        "**And what comes next?**\n\nWe wait for the tide, as always."
    )
    assert questions(structure(document(talk))) == [
        "When did you build the first boat?",
        "Who paid for it?",
        "You never sold the yard.",
        "And what comes next?",
    ]


def test_bold_statements_that_turn_to_the_guest_are_questions_though_most_of_them_state(document: Build) -> None:
    put = [
        "When did you build the first boat?",
        "They say that you never sold the yard.",
        "Your mother thought little of it.",
        "Who paid for it?",
        "You were alone on the quay, then.",
        "You wrote about it later.",
        "And what comes next?",
    ]
    talk = "\n\n".join(f"**{one}**\n\nWe built them in the winter, when nobody sails." for one in put)
    assert questions(structure(document(f"Boats\n\n{talk}"))) == put


@pytest.mark.parametrize(
    "said", ["Mara Olsen, thank you for coming, and good luck with the yard.", "Good morning, Mara."]
)
def test_a_greeting_opens_nothing(document: Build, said: str) -> None:
    asked = ["When did you build the first boat?", "Who paid for the yard?", "What was the winter like?"]
    turns = [f"Ann Lee: {question}\n\nMara Olsen: {LONG}" for question in asked]
    turns.append(f"Ann Lee: {said}\n\nMara Olsen: It was good of you to have me here, and I shall tell them so.")
    assert questions(structure(document("\n\n".join(["Boats", *turns])))) == asked


def test_a_statement_that_is_affirmed_was_put_to_somebody(document: Build) -> None:
    put = "So the yard was sold to the bank."
    asked = ["When did you build the first boat?", "Who paid for the yard?", put]
    turns = [f"Ann Lee: {question}\n\nMara Olsen: {'Yes. ' * (question == put)}{LONG}" for question in asked]
    assert questions(structure(document("\n\n".join(["Boats", *turns, f"Ann Lee: Why?\n\nMara Olsen: {LONG}"])))) == [
        *asked,
        "Why?",
    ]


@pytest.mark.parametrize(
    ("language", "small"),
    [
        ("en", "Really?"),
        ("en", "Hi there. Can you hear me okay?"),
        ("de", "Hallo."),
        ("pl", "Naprawdę?"),
        ("fr", "Ah bon ?"),
    ],
)
def test_a_nod_that_asks_and_a_check_of_the_line_open_nothing(document: Build, language: str, small: str) -> None:
    turns = [f"Q: {small}", f"A: {LONG}", "Q: When did you build the first boat?", f"A: {LONG}"]
    briefing = structure(document("\n\n".join(["Boats", *turns, *turns[2:]]), language))
    assert questions(briefing) == ["When did you build the first boat?"] * 2


def test_what_asks_back_opens_nothing_where_who_asks_mostly_states(document: Build) -> None:
    asked = ["When did you build the first boat?", "Where did you sell it?", "What was the winter like?"]
    talk = [f"Ann Lee: {question}\n\nMara Olsen: {LONG}" for question in asked]
    told = ["I was in that town once, too, for a year or so.", "They were a lot of work, all of them."] * 2
    talk += [f"Ann Lee: {statement}\n\nMara Olsen: Yes, they were." for statement in told]
    talk.insert(2, "Ann Lee: The tar?\n\nMara Olsen: And the oil for the planks.")
    assert "The tar?" not in questions(structure(document("\n\n".join(["Boats", *talk]))))


def test_who_thanks_for_each_answer_is_a_host_all_the_same(document: Build) -> None:
    talk = [f"Ann Lee: When was that, in year {year}?\n\nMara Olsen: {LONG}" for year in range(1, 4)]
    guest = [
        "Bo Berg: Who paid for the yard?",
        f"Mara Olsen: {LONG}",
        "Bo Berg: Thank you.",
        "Mara Olsen: You are kind.",
    ]
    briefing = structure(document("\n\n".join(["Boats", *talk, *guest])))
    assert questions(briefing)[-1] == "Who paid for the yard?"
