"""Titles are questions, or sentences of written-up text; never what points back."""

from __future__ import annotations

import pytest
from tables import all_rows

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import words_of
from pipeline.structure.sections.asked import heard, unmarked
from pipeline.structure.sections.candidates import PASSES, candidates, last_resort
from pipeline.structure.sections.titles import Matter, Title, titles
from pipeline.structure.sections.widths import capital


def named(language: str, *sections: tuple[str, str]) -> list[Title]:
    """The titles of sections of a question and an answer each."""
    return titles([Matter((question,), answer) for question, answer in sections], words_of(language))


def asked(language: str, question: str) -> str:
    """The question that comes first among the candidates for a title."""
    found = candidates([question], "Yes. No.", words_of(language))
    return capital(next(one.text for one in found if one.rule == "question"))


def passes(language: str, question: str) -> bool:
    """Whether a question may be printed as a title."""
    found = candidates([question], "Yes.", words_of(language))
    return any(one.rule == "question" and one.score >= PASSES for one in found)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("ar", "كيف ترى الصيد البحري؟"),
        ("ru", "Как меняется порт?"),
        ("ko", "항구는 어떻게 변합니까?"),
        ("pl", "Jak zmienia się port?"),
        ("he", "איך משתנה הנמל?"),
    ],
)
def test_a_language_whose_phrases_are_not_found_has_questions_for_titles(language: str, question: str) -> None:
    found = named(language, (question, question))[0]
    assert (found.text, found.rule) == (question, "question")


def test_each_title_brings_its_rule_its_score_and_the_next_candidate_where_it_is_close() -> None:
    said = "The price of lamps is high. A boat has a price."
    found = named("en", ("What is the price of lamps? What is the price of a boat?", said))[0]
    assert {found.text, found.runner_up} == {"What is the price of lamps?", "What is the price of a boat?"}
    assert found.rule == "question"
    assert 0 < (found.score or 0) <= 1


def test_a_title_says_more_than_those_before_it() -> None:
    answer = "The night ferry to Elm Island is late. The night ferry is full."
    first, second = named("en", ("Is the night ferry late?", answer), ("And the night ferry now?", answer))
    assert first.text != second.text
    assert second.text.casefold() not in first.text.casefold()


def test_a_long_question_gives_its_last_sentence() -> None:
    question = "Wir haben gestern lange gesprochen, und du hast dabei kaum etwas gesagt. Warum bist du so still?"
    found = named("de", (question, "Weil."))[0]
    assert (found.text, found.rule) == ("Warum bist du so still?", "question")


@pytest.mark.parametrize(
    "question", ["Is that right?", "Why is that?", "What do you make of this?", "Do they fix it?", "What about him?"]
)
def test_a_question_that_points_back_is_no_title_where_another_speaks_for_itself(question: str) -> None:
    matter = Matter((question, "Who counts the harbour lamps?"), "Yes. No.")
    assert titles([matter], words_of("en"))[0].text == "Who counts the harbour lamps?"


def test_a_question_may_point_at_its_own_words() -> None:
    own = Matter(("Who are they?", "What does a town do when it floods by night?"), "Yes. No.")
    assert titles([own], words_of("en"))[0].text == "What does a town do when it floods by night?"


def test_a_statement_with_a_question_mark_gives_way_to_a_question() -> None:
    assert (
        asked("en", "You sold the harbour lamps? How were the harbour lamps sold?")
        == "How were the harbour lamps sold?"
    )


@all_rows("language, question, fit",
    [
        ("en", "You sold the harbour lamps.", False),
        ("en", "How were the harbour lamps sold?", True),
        # Short and whole; but of small words only, it says nothing.
        ("en", "What do you paint in winter?", True),
        ("en", "What do you do?", False),
        ("en", "Tell me about your lamps.", True),
        ("es", "¿Tenés lámparas viejas en el puerto?", True),
        # Said by somebody who thinks while speaking.
        ("en", "How were the harbour lamps sold, you know?", False),
        ("en", "Like where were the harbour lamps sold?", False),
        ("en", "Where — what were the harbour lamps sold for?", False),
        ("en", "How would we go about painting it?", False),
        ("de", "Wie kommen die alten Lampen da hinein?", False),
        ("de", "Haben Sie davon jemals in der Zeitung gelesen?", False),
        ("de", "Haben Sie jemals alte Lampen am Kai verkauft?", True),
        ("de", "Was ist dein schönster bzw. größter Fang im Hafen?", True),
        ("fr", "En quoi la lampe est-elle utile au vieux port ?", True),
        ("fr", "Concrètement, qu’est-ce que la lampe apporte au port ?", True),
        ("zh", "港口的工人每天修理旧船。", False),
        ("zh", "港口的工人每天修理旧船吗？", True),
    ],
)  # fmt: skip
def test_a_statement_a_reference_back_and_a_fragment_do_not_pass_as_titles(
    language: str, question: str, fit: bool
) -> None:
    assert passes(language, question) is fit


def test_a_name_keeps_its_small_letter() -> None:
    assert capital("iPhones of the harbour") == "iPhones of the harbour"


def test_a_stage_note_is_no_title() -> None:
    assert named("en", ("[Inaudible]", "Yes."), ("Why so?", "No."))[0].text != "[Inaudible]"
    matter = Matter(("[Inaudible]", "Who counts the lamps?"), "Yes. No.")
    assert titles([matter], words_of("en"))[0].text == "Who counts the lamps?"


def test_a_question_that_becomes_a_title_does_not_begin_with_a_nod() -> None:
    asked = ("Да, да, кто платит за ремонт старой лодки?", "Мы.")
    assert named("ru", asked)[0].text == "Кто платит за ремонт старой лодки?"
    assert not named("ru", ("Да?", "Да."))[0].passes


@pytest.mark.parametrize(
    ("language", "question", "title"),
    [
        ("es", "Candelaria, ¿cómo aprendió a silbar?", "¿Cómo aprendió a silbar?"),
        ("es", "¿Y cómo aprendió a silbar?", "¿Cómo aprendió a silbar?"),
        ("ru", "Аглая Петровна, как меняется старый порт?", "Как меняется старый порт?"),
        ("en", "And is there something to mend?", "Is there something to mend?"),
        ("en", "And I have to ask, who counts the harbour lamps?", "Who counts the harbour lamps?"),
        ("en", "Can somebody count the lamps? Is that so?", "Can somebody count the lamps?"),
    ],
)
def test_a_question_that_becomes_a_title_begins_where_it_asks(language: str, question: str, title: str) -> None:
    assert named(language, (question, "."))[0].text == title


@pytest.mark.parametrize("question", ["?", "—", " ?  ? ", "“ ”", "...?"])
def test_a_question_without_a_letter_is_no_title(question: str) -> None:
    assert named("en", (question, "Yes."))[0].text == words_of("en").fixed["interview"]


def test_a_question_that_becomes_a_title_has_no_mark_of_the_sentence_before_it() -> None:
    asked = "Sie sagten: „Die Fähre sinkt.“ Wie repariert man eine alte Fähre?"
    assert named("de", (asked, "Mit Teer."))[0].text == "Wie repariert man eine alte Fähre?"


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("To start with, how were the lamps sold?", "How were the lamps sold?"),
        ("In closing, what would you tell the keepers?", "What would you tell the keepers?"),
        ("To begin with, tell me at once who sold the lamps.", "Who sold the lamps"),
    ],
)
def test_the_words_that_lead_to_a_question_are_no_part_of_a_title(question: str, title: str) -> None:
    assert asked("en", question) == title


def test_a_question_to_somebody_by_name_is_no_title() -> None:
    people = frozenset({"reed"})
    assert not titles(
        [
            Matter(
                ("Would you sell the lamps, Reed?",),
            )
        ],
        words_of("en"),
        people=people,
    )[0].passes
    about = "Who paid for Captain Reed’s lamps?"
    assert titles([Matter((about,))], words_of("en"), people=people)[0].text == about
    assert titles([Matter((f"Reed, {about}",))], words_of("en"), people=people)[0].text == about


@all_rows(
    "language, request_, title",
    [
        ("en", "Can you tell us a little about the lamps of your harbour?", "The lamps of your harbour"),
        ("en", "So, tell us a bit about how you mend the nets.", "How you mend the nets"),
        ("es", "Cuéntenos algo sobre las lámparas del puerto.", "Las lámparas del puerto"),
        ("pt", "Fale-nos sobre as lâmpadas do porto.", "As lâmpadas do porto"),
        ("en", "Could you explain how those lamps help the keepers?", "How those lamps help the keepers"),
        ("fr", "Expliquez-nous comment le port choisit ses lampes.", "Comment le port choisit ses lampes"),
        ("en", "Thank you. Let’s talk about the old ferry a bit. Is that yours?", "The old ferry"),
        ("en", "So this is a ferry town, let’s talk about the ferry. And is that yours?", "The ferry"),
        ("en", "Tell us about the harbour lamps and why they are so old.", "The harbour lamps"),
        ("en", "Would you describe your night work a bit?", "Night work"),
        ("en", "What about lamps draws you to them?", None),
        ("en", "Tell us about why you lit the harbour for me.", "Why you lit the harbour for me"),
        ("fr", "Pourriez-vous expliquer à la ville ce que font les gardiens du port ?", None),
        ("en", "Tell us about the winter of 1911 today.", "The winter of 1911"),
        ("en", "Tell us one thing that has changed for the harbour.", None),
        ("en", "Could you describe the work of the harbour board?", "The work of the harbour board"),
        ("fr", "Peux-tu nous expliquer le travail des gardiens du port ?", "Le travail des gardiens du port"),
        ("fr", "Parlez-nous du travail des gardiens.", "Travail des gardiens"),
        (
            "it",
            "Ti va di raccontare la storia del porto, per chi non lo ama?",
            "La storia del porto, per chi non lo ama",
        ),
        ("en", "Could you give us a sense of how the lamps are sold?", None),
        ("it", "Ti va di parlarci della nascita del porto vecchio?", "Nascita del porto vecchio"),
        ("da", "Kan du prøve at fortælle lidt om den gamle havn?", "Den gamle havn"),
        ("nb", "Fortell oss om havna.", "Havna"),
        ("sv", "Skulle du kunna berätta mer om hur du lagar nät?", "Hur du lagar nät"),
        ("da", "Kan du fortælle om dig selv og byen?", None),
        ("en", "Tell us about yourself.", None),
        ("en", "Tell us about that.", None),
    ],
)
def test_a_request_names_its_section_by_what_it_asks_to_be_told(
    language: str, request_: str, title: str | None
) -> None:
    found = named(language, (request_, "Yes."))[0]
    assert found.text == (title or found.text)
    assert title or not found.passes or found.text == request_


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "How will the harbour board pay them?"),
        ("de", "Welche Erfahrungen machten die Fischer damit?"),
        ("de", "Am Abend lesen Sie wohl alte Seekarten im Hafen oder?"),
    ],
)
def test_a_question_without_its_beginning_or_its_object_is_no_title(language: str, question: str) -> None:
    assert not passes(language, question)


def test_a_title_has_no_mark_of_a_heading_or_label_before_it() -> None:
    assert asked("en", "[0:03, laughs] Who sold the old lamps?") == "Who sold the old lamps?"
    assert named("zh-Hans", ("###问：你最喜欢哪个港口的渡轮？", "我喜欢旧港口。"))[0].text == "你最喜欢哪个港口的渡轮？"


def test_a_turn_that_asks_twice_names_its_section_by_the_question_that_says_what_it_asks() -> None:
    question = "Who counts the harbour lamps? And is that still so?"
    assert named("en", (question, "Nobody does."))[0].text == "Who counts the harbour lamps?"


def test_a_request_too_long_for_a_title_is_not_cut_to_its_matter() -> None:
    question = (
        "Tell us about the winter in which the old harbour froze and the keepers carried the lamps over the ice to the "
        "island and back."
    )
    assert not named("en", (question, "It was cold."))[0].passes


def test_the_end_of_a_statement_is_no_question() -> None:
    assert not candidates(["You don’t have to ask the keepers for a lamp?"], "Yes. No.", words_of("en"))


def test_a_request_ends_where_it_asks_again() -> None:
    assert (
        asked("en", "Can you tell us about the harbour lamps, and what attracted you to them?") == "The harbour lamps"
    )


def test_a_section_without_a_good_title_has_a_fixed_word() -> None:
    good, poor = ("How were the harbour lamps sold?", "Who paints the night ferry?"), ("And why?", "Is that so?")
    matters = [Matter((one,), "Yes.") for place, one in enumerate(good, 1)]
    german = Matter(("Und warum?", "Und dann?"), "Ja.")
    assert titles([*matters, Matter(poor, "Yes.")], words_of("en"))[-1].text == "Questions and answers"
    assert titles([german], words_of("de"))[0].text == "Fragen und Antworten"


def test_a_later_question_that_says_what_it_asks_goes_before_the_numbers_of_questions() -> None:
    later = ("And why?", "Is that so?", "It is late, is it?", "Who sold the old lamps of this harbour?")
    assert titles([Matter(later, "Yes.")], words_of("en"))[0].text == later[-1]


def test_a_section_is_headed_by_the_question_that_opens_it_rather_than_by_a_later_one() -> None:
    opening, later = "Who sold the old lamps of this harbour?", "Who counts the night ferries?"
    assert titles([Matter((opening, later), "Yes.")], words_of("en"))[0].text == opening


@pytest.mark.parametrize(
    ("questions", "title"),
    [
        (("Who sold them the old lamps?",), "Who sold them the old lamps?"),
        (("And why?",), "Questions and answers"),
        (("You mean that old lamp?",), "Questions and answers"),
        (("Who sold those old lamps of yours?", "And why?"), "Who sold those old lamps of yours?"),
        (("“A ferry burned. Who sold the old lamps?”",), "Who sold the old lamps?"),
        (("Of the harbour, who sold the old lamps?”",), "Who sold the old lamps?"),
    ],
)
def test_a_question_is_a_title_where_no_better_one_is_unless_it_only_points(
    questions: tuple[str, ...], title: str
) -> None:
    assert titles([Matter(questions, "Yes.")], words_of("en"))[0].text == title


@pytest.mark.parametrize(
    ("question", "fit"),
    [
        ("When did people first notice that the ground was sinking?", True),
        ("What do you do with a lamp that is broken?", True),
        ("When did people first notice that?", False),
        ("Is that a part of the harbour?", False),
        ("Are you going to go there yourself?", False),
        ("How many lamps are there in the harbour?", True),
        ("What would you recommend to those who light the lamps?", True),
        ("How would you describe this to a keeper of lamps?", False),
        ("Do you think such a lamp would help the harbour?", False),
        ("Do the keepers have an old one?", False),
        ("What was it like growing up in the harbour?", True),
        ("What does it look like in the harbour?", False),
    ],
)
def test_a_word_that_joins_a_clause_does_not_point_back(question: str, fit: bool) -> None:
    assert passes("en", question) is fit


@pytest.mark.parametrize(
    ("tag", "question", "fit"),
    [
        ("de", "Wie wäre das mit den Lampen im Hafen?", False),
        ("de", "Was kostet das Schiff, das im Hafen liegt?", True),
        ("fr", "Comment a-t-elle changé les lampes du port ?", False),
        ("fr", "Comment la ville a-t-elle changé les lampes du port ?", True),
    ],
)
def test_a_pronoun_behind_its_verb_points_where_no_noun_is_before_it(tag: str, question: str, fit: bool) -> None:
    assert passes(tag, question) is fit


@pytest.mark.parametrize(
    "question",
    [
        "How does that affect the harbour and its keepers?",
        "What do the keepers say on this, and when will the harbour close?",
        "Do the keepers know what that meant for the harbour?",
        "Why do the keepers care for that and the harbour?",
    ],
)
def test_a_question_with_a_word_that_points_at_no_noun_of_its_own_is_no_title(question: str) -> None:
    assert not passes("en", question)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("So let’s start with what is a lamp book made of?", "What is a lamp book made of?"),
        ("I would like to know who counts the harbour lamps?", "Who counts the harbour lamps?"),
    ],
)
def test_a_question_has_no_courtesy_before_it(question: str, title: str) -> None:
    assert asked("en", question) == title


def test_two_questions_with_the_same_words_are_not_both_titles() -> None:
    again = "Who pays the keepers’ toll? Are dogs on night ferries carried?"
    sections = [("Are dogs carried on night ferries?", "No, dogs walk."), (again, "Nobody.")]
    first, second = named("en", *sections)
    assert (first.text, second.text) == ("Are dogs carried on night ferries?", "Who pays the keepers’ toll?")


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("The harbour master or the keeper? And who sold the old lamps?", "Who sold the old lamps?"),
        ("Who sold the lamps? How much how much did the lamps of the harbour cost?", "Who sold the lamps?"),
    ],
)
def test_a_fragment_and_what_is_said_while_thinking_give_way_to_a_question(said: str, title: str) -> None:
    assert asked("en", said) == title


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (
            "Mr Reed, you sold the old lamps, did you not, to the keepers?",
            "Mr Reed, you sold the old lamps, did you not",
        ),
        ("Harbour News: Who sold the old lamps?", "Who sold the old lamps?"),
    ],
)
def test_a_tag_is_no_beginning_and_a_label_no_part_of_a_question(question: str, title: str) -> None:
    assert asked("en", question).startswith(title)


def test_a_very_long_question_ends_where_it_asks_again_without_a_comma() -> None:
    question = "Which lamps did the keepers of the old harbour sell and how did the mayor and his council hear of it?"
    assert asked("en", question) == "Which lamps did the keepers of the old harbour sell?"


def test_a_long_question_ends_where_it_asks_again() -> None:
    asked = "What did the captains say to each of the owners"
    again = f"{asked}, and did the mayor and his council hear of any of it while they counted the lamps?"
    assert named("en", (again, "Nothing."))[0].text == f"{asked}?"


@pytest.mark.parametrize(
    "question",
    [
        "You kept the harbour lamps for forty years, didn’t you, sir?",
        "Which keepers carried the lamps over the ice to the island and back in the winter in which the whole old "
        "harbour froze from the quay to the mole?",
    ],
)
def test_a_tag_and_a_question_too_long_for_two_lines_are_no_titles(question: str) -> None:
    assert not named("en", (question, "Yes."))[0].passes


@pytest.mark.parametrize(
    ("language", "question", "title"),
    [
        ("de", "1. Mit welchen Lampen arbeiten Sie am Hafen?", "Mit welchen Lampen arbeiten Sie am Hafen?"),
        ("en", "So maybe how do the keepers mend the lamps?", "How do the keepers mend the lamps?"),
        ("en", "In what way do the keepers mend the lamps?", "In what way do the keepers mend the lamps?"),
    ],
)
def test_a_question_begins_behind_words_without_a_theme_and_keeps_its_preposition(
    language: str, question: str, title: str
) -> None:
    assert named(language, (question, "."))[0].text == title


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("He laughs. Reed came to the quay in winter. “We sold the old lamps,” says Reed.", "We sold the old lamps"),
        ("“We sold the old lamps. Nobody wept.” It was late.", "We sold the old lamps"),
        ("“And so it froze.” They sold it to him. Reed came to the quay in winter.", "Reed came to the quay in winter"),
        ("“We sold the lamps in a winter in which the old harbour froze from the quay to the mole,” says Reed.", None),
        (
            "Reed, who says that he “does not know the old harbour any more”, goes home to his brothers and the mole.",
            None,
        ),
        ("“…” – !", None),
    ],
)
def test_a_written_up_section_is_named_by_a_whole_quotation_or_sentence_and_never_by_a_cut_one(
    said: str, title: str | None
) -> None:
    found = titles([Matter((said[:200],), said, spoken=False)], words_of("en"))[0]
    assert (found.text if found.passes else None) == title


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("fr", "Le principal ennui du port est le prix de ces vieilles lampes, qui ne brûlent pas bien la nuit ?"),
        ("pl", "A te, które nie znalazły miejsca w porcie i na statkach?"),
        ("cs", "V přístavu žil tenkrát ještě starý strážce lamp, který opravoval staré lodě?"),
    ],
)
def test_a_clause_behind_a_noun_is_no_question(language: str, question: str) -> None:
    assert asked(language, question).split()[0] == question.split()[0]


@pytest.mark.parametrize(
    ("language", "said", "title"),
    [
        ("en", "the night ferry", "Night ferry"),
        ("es", "la lámpara vieja", "Lámpara vieja"),
        ("en", "the same thing", None),  # says nothing
        ("en", "the Elm Haven", None),  # a name alone
        ("en", "the night", None),
    ],
)
def test_two_words_that_are_said_again_and_again_name_a_section_that_asks_nothing_of_its_own(
    language: str, said: str, title: str | None
) -> None:
    matter = Matter((f"So {said}.", "Yeah.", "And?"), f"{said} is one. I saw {said}; {said}, {said}.")
    found = titles([matter], words_of(language))[0]
    assert (found.text if found.rule == "noun-phrase" else None) == title


def test_who_speaks_is_no_theme() -> None:
    matter = Matter(("So the dry reed.", "And?"), "The dry reed, the dry reed, the dry reed, the dry reed.")
    assert titles([matter], words_of("en"))[0].text == "Dry reed"
    assert titles([matter], words_of("en"), people=frozenset({"reed"}))[0].rule == "fixed-word"


@pytest.mark.parametrize(
    ("turn", "title"),
    [
        ("1-¿Cómo se mide la marea en el puerto?", "¿Cómo se mide la marea en el puerto?"),
        ("7) How is the tide measured?", "How is the tide measured?"),
        ("• How is the tide measured?", "How is the tide measured?"),
        ("How is the **tide** measured?", "How is the tide measured?"),
        ("“Tides” are what?", "“Tides” are what?"),
        ("'Twas the tide, was it?", "'Twas the tide, was it?"),
        ("10-year tides are what?", "10-year tides are what?"),
    ],
)
def test_a_title_has_no_mark_that_the_source_sets_around_a_question(turn: str, title: str) -> None:
    assert unmarked(turn) == title


def test_a_statement_before_a_question_does_not_take_its_question_mark() -> None:
    turn = "We always value news from our keepers, and what do you like most about the lock of the harbour?"
    asked = [one.text for one in heard(turn, words_of("en"), grammar_of("en"))]
    assert asked == ["What do you like most about the lock of the harbour?"]


@pytest.mark.parametrize(
    ("language", "question", "fit"),
    [
        ("en", "What is it like to steer a night ferry?", True),
        ("en", "What does it mean to you?", False),
        ("da", "Hvordan er det at sejle en færge om natten?", True),
        ("nb", "Hvordan er det å styre en ferje om natten?", True),
        ("sv", "Hur är det att styra en färja om natten?", True),
        ("da", "Hvordan er det?", False),
        ("da", "Hvem maler lamperne i den gamle havn?", True),
        ("da", "Var det svært dengang?", False),
        ("de", "Wer hat das alte Schiff im Hafen gestrichen?", True),
        ("de", "Wer zahlt mit dem Geld der Fischer?", True),
        ("de", "Ist das teuer?", False),
        ("fr", "Savez-vous ce que pensent les gardiens du vieux port ?", True),
        ("fr", "Savez-vous ce qu’implique le travail des gardiens du port ?", True),
        ("es", "¿Qué le llevó a contar las lámparas del puerto?", True),
        ("es", "¿Por qué quisiste pintarla?", False),
        ("es", "¿Cómo nació la charla del puerto?", True),
        ("zh", "你对此有什么看法？", False),
    ],
)
def test_an_article_and_a_pronoun_for_an_infinitive_do_not_point_back(language: str, question: str, fit: bool) -> None:
    assert passes(language, question) is fit


@pytest.mark.parametrize(
    ("language", "question", "title"),
    [
        ("en", "Who counts the lamps of the outer islands in winter, although the old keepers were all sent home?",
         "Who counts the lamps of the outer islands in winter?"),
        ("de", "Wer zählt im Winter die alten Lampen auf den Inseln, obwohl die Wärter nach Hause geschickt wurden?",
         "Wer zählt im Winter die alten Lampen auf den Inseln?"),
        ("de", "Warum ist es klug, als Wärter auf den kleinen Inseln die alten Lampen am Abend selbst zu zählen?",
         "Warum ist es klug, als Wärter auf den kleinen Inseln die alten Lampen am Abend selbst zu zählen?"),
        ("pt", "Quais eram as lâmpadas do porto e o motivo que levou os vigias a contar cada uma delas?",
         "Quais eram as lâmpadas do porto e o motivo que levou os vigias a contar cada uma delas?"),
        ("en", "Can you name the keepers of the outer islands whom the harbour board did or would like to thank?",
         "Can you name the keepers of the outer islands whom the harbour board did or would like to thank?"),
        ("en", "If we count how many lamps the harbour has lost, what would the old keepers like to see?",
         "What would the old keepers like to see?"),
        ("pt", "Muitos aqui ainda se perguntam: você contou as lâmpadas do porto?",
         "Você contou as lâmpadas do porto?"),
        ("da", "Inden du går: hvad er en god færge for dig og byen?", "Hvad er en god færge for dig og byen?"),
        ("nb", "· Hvorfor valgte du den gamle ferja?", "Hvorfor valgte du den gamle ferja?"),
        ("es", "Volviendo al puerto… ¿desde cuándo cuentan las lámparas?", "¿Desde cuándo cuentan las lámparas?"),
        ("en", "What’s your view of the harbour lamps?", "What’s your view of the harbour lamps?"),
        ("en", "What are the harbour keepers lighting now?", "What are the harbour keepers lighting now?"),
        ("pt", "3)Quem conta as lâmpadas do porto?", "Quem conta as lâmpadas do porto?"),
        ("zh", "港口周报：你为什么离开旧港口？", "你为什么离开旧港口？"),
        ("en", "What, to you, are the best lamps here in town?", "What, to you, are the best lamps here in town?"),
        ("de", "Wie kam das Schiff „Möwe“ in den alten Hafen?", "Wie kam das Schiff „Möwe“ in den alten Hafen?"),
    ],
)  # fmt: skip
def test_a_question_has_no_clause_that_it_can_spare(language: str, question: str, title: str) -> None:
    assert asked(language, question) == title


@pytest.mark.parametrize("question", ['<img src="lamp.jpg" alt="Lamp">', "旧灯很贵，对吗？"])
def test_code_and_a_tag_are_no_titles(question: str) -> None:
    assert not titles([Matter((question,))], words_of("zh"))[0].passes


@pytest.mark.parametrize(
    ("language", "rejoinder", "question"),
    [
        ("de", "Sie zählen also alte Lampen?", "Zählen Sie alte Lampen?"),
        ("nl", "De wachters tellen dus oude lampen?", "Hoe tellen wachters oude lampen?"),
        ("sv", "Det är gamla lampor i hamnen?", "Hur räknas gamla lampor i hamnen?"),
    ],
)
def test_a_rejoinder_is_worth_less_than_a_question(language: str, rejoinder: str, question: str) -> None:
    asked = candidates([rejoinder, question], f"{rejoinder} {question}", words_of(language))
    assert [one.text for one in asked][:1] == [question]


def test_a_phrase_that_the_whole_talk_says_is_less_of_a_title() -> None:
    own = Matter(("And the inner harbour?", "And why?"), "The inner harbour. The inner harbour.")
    other = Matter(("How?", "And when?"), "The inner harbour, the inner harbour and the inner harbour.")
    alone, beside = (titles(matters, words_of("en"))[0].weighed for matters in ([own], [own, other]))
    assert dict(alone)["inner harbour"] > dict(beside)["inner harbour"]


@pytest.mark.parametrize(
    ("language", "question", "title"),
    [
        ("en", "Lamps or lanterns for the old harbour?", "Lamps or lanterns for the old harbour?"),
        (
            "fr",
            "Quels lampes choisissez-vous pour les gardiens du vieux port, sachant que chacun d’eux va passer tout un "
            "hiver sur une île froide et lointaine ?",
            "Quels lampes choisissez-vous pour les gardiens du vieux port ?",
        ),
        (
            "fr",
            "Quels lampes choisissez-vous pour les gardiens du vieux port qui auraient le courage de passer tout un "
            "hiver sur une île froide et lointaine ?",
            None,  # without the rest, the keepers are others
        ),
        ("en", "So lamps for the whole harbour again?", None),  # a rejoinder
        ("en", "They’re selling the harbour lamps?", None),
        ("en", "Lit already?", None),
    ],
)
def test_a_poor_question_that_stands_alone_is_a_title_of_last_resort(
    language: str, question: str, title: str | None
) -> None:
    found = last_resort([question], words_of(language))
    assert [one.text for one in found] == ([title] if title else [])


def test_a_short_sentence_that_the_answer_takes_up_goes_before_a_question_that_only_points() -> None:
    turn = "Harbour keepers sold old lamps. Did it help them with that there?"
    assert named("en", (turn, "The keepers sold each of the lamps."))[0].text == "Harbour keepers sold old lamps"
    assert named("en", (turn, "Yes, for a year."))[0].rule != "first-sentence"


@all_rows(
    "turn, answer, title, rule",
    [
        (
            "You wrote the book “Lamps of the Harbour”. How long did it take you to do that?",
            "A year.",
            "Lamps of the Harbour",
            "quoted-name",
        ),
        (
            "They have been in the storm cellar for years. What happened to them?",
            "The cellar was dry.",
            "Storm cellar",
            "noun-phrase",
        ),
    ],
)
def test_before_a_question_that_points_go_the_names_and_nouns_of_its_turn(
    turn: str, answer: str, title: str, rule: str
) -> None:
    found = named("en", (turn, answer))[0]
    assert (found.text, found.rule) == (title, rule)


def test_a_phrase_that_no_answer_says_is_a_title_of_last_resort() -> None:
    turn = "They light the storm lanterns. What of the storm lanterns. It is because of the storm lanterns there…"
    assert named("en", (turn, "The storm lanterns went."))[0].text == "Storm lanterns"
    assert not named("en", (turn, "They went in a year."))[0].passes


@pytest.mark.parametrize(
    ("question", "titled"),
    [
        ("Can you tell me how did you light the harbour?", ["How did you light the harbour?"]),
        ("Can you tell us what is your best lamp?", ["What is your best lamp?"]),
        (
            "Could you explain to our readers how the lamp works?",
            ["Could you explain to our readers how the lamp works?"],
        ),
        ("When you first lit the lamps?", []),
    ],
)
def test_a_title_is_no_fragment_of_a_question(question: str, titled: list[str]) -> None:
    assert [one.text for one in candidates([question], "Yes. No.", words_of("en"))] == titled


def test_a_reason_that_a_question_points_at_stays_with_it() -> None:
    question = "Glaubst du, dass der alte Hafen auch deshalb so beliebt ist, weil ihr dort im Winter Lampen zeigt?"
    assert asked("de", question) == question


def test_a_sentence_before_a_question_does_not_call_somebody_by_name() -> None:
    turn = "Reed, you are a keeper of old harbour lamps. Did it help them with that there?"
    matter = Matter((turn,), "The keeper has lamps.")
    assert titles([matter], words_of("en"), people=frozenset({"reed"}))[0].rule != "first-sentence"


@pytest.mark.parametrize(
    ("language", "question", "title"),
    [
        (
            "en",
            "What repairs have you made to the old lighthouse since the winter to keep its lamps burning?",
            "Repairs",
        ),
        (
            "fr",
            "Quelles sont vos promenades au phare pour voir si les lampes brûlent encore la nuit ?",
            "Promenades au phare",
        ),
        (
            "de",
            "Ist das Verhältnis zwischen Hafenamt und Lotsen nach all den Jahren denn nun zerrüttet?",
            "Verhältnis zwischen Hafenamt und Lotsen",
        ),
    ],
)
def test_a_long_question_heads_its_section_by_what_it_is_about(language: str, question: str, title: str) -> None:
    assert (
        named(language, (question, "The repairs, a tradition, the pilots, promenades, Verhältnis, Hafenamt, Lotsen."))[
            0
        ].text
        == title
    )
