"""Titles are noun phrases as the text uses them, in each language that has a grammar; elsewhere they are questions."""

from __future__ import annotations

import pytest

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import words_of
from pipeline.structure.sections.composing import compose
from pipeline.structure.sections.noun_phrases import Phrase
from pipeline.structure.sections.ranking import Matter, Ranked, rank
from pipeline.structure.sections.salience import salience
from pipeline.structure.sections.titles import Title, cut_at_clause, titles
from pipeline.structure.sections.usage import tokens, usage


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
        ("de", "Wie sehen Sie die Zukunft der Fähren?", "Die Zukunft der Fähren ist offen.", "Zukunft der Fähren"),
        ("pt", "E a reforma da lei?", "A reforma da lei chega tarde. A lei é velha.", "Reforma da lei"),
        ("it", "E la riforma dell'università?", "La riforma dell'università serve.", "Riforma dell'università"),
        ("ar", "كيف ترى الصيد البحري؟", "الصيد البحري صعب. الصيد البحري يتراجع.", "الصيد البحري"),
        (
            "nl",
            "Wat kost de oude haven?",
            "De oude haven is duur. Een haven is diep. De oude haven blijft.",
            "Oude haven",
        ),
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


def test_a_question_that_becomes_a_title_does_not_begin_with_a_nod() -> None:
    assert (
        named("ru", ("Да, да, кто платит за ремонт старой лодки?", "Мы."))[0].text
        == "Кто платит за ремонт старой лодки?"
    )
    assert named("ru", ("Да?", "Да."))[0].text == "Да?"


def test_a_name_keeps_its_small_letter() -> None:
    text = "The iPhone is old. An iPhone is an iPhone. This iPhone rings."
    assert named("en", ("Why the iPhone?", text))[0].text == "iPhone"


def test_a_month_alone_is_no_theme() -> None:
    text = "It is October. We met in October. That October was cold; it was a cold October."
    assert named("en", ("Is it October?", text))[0].text != "October"


def test_a_bare_noun_gives_way_to_a_short_question_that_says_what_it_asks() -> None:
    answer = "Le port grandit. Le port coûte cher au port."
    assert named("fr", ("Comment le port change-t-il ?", answer))[0].text == "Comment le port change-t-il ?"
    pointing = ("Pourquoi cela change-t-il le port ?", answer)
    assert named("fr", pointing, ("Et la mer ?", "La mer monte."))[0].text == "Port"


@pytest.mark.parametrize(
    ("question", "answer", "title"),
    [
        # Praise says nothing of a theme.
        ("Was it a good night ferry?", "A good night ferry is late. The good night ferry is full.", "Night ferry"),
        # A participle amid a run is what somebody does.
        (
            "You spent a decade visiting harbours. Who counts the lamps?",
            "Yes. That decade was long, a decade is long.",
            "Who counts the lamps?",
        ),
        # "your" and "this" point at what a title does not say.
        (
            "Who sits in the corner seat of your school?",
            "The corner seat is full. My school has a corner seat. The school is old.",
            "Corner seat and school",
        ),
        (
            "Was it done in light of the harbour law?",
            "In light of the harbour law. A harbour law is late.",
            "Harbour law",
        ),
    ],
)
def test_a_title_has_no_word_that_only_its_sentence_needs(question: str, answer: str, title: str) -> None:
    assert named("en", (question, answer))[0].text == title


def test_a_question_that_points_at_another_is_no_title_where_one_speaks_for_itself() -> None:
    matter = Matter(("Why does that matter?", "Who counts the lamps?"), "Yes. No.")
    assert titles([matter], words_of("en"))[0].text == "Who counts the lamps?"
    own = Matter(("What does a town do when it floods?", "Who are they?"), "Yes. No.")
    assert titles([own], words_of("en"))[0].text == "What does a town do when it floods?"


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (
            "What can you tell us about the beginnings of the movement in the mountain villages?",
            "What can you tell us about the beginnings of the movement…",
        ),
        (
            "What did the captains say to the owners, and did the mayor hear of any of it?",
            "What did the captains say to the owners…",
        ),
        (
            "In the years after the flood of 1962, who counted the lamps along the northern quay?",
            "Who counted the lamps along the northern quay?",
        ),
        (
            "Mr Reed, after so many winters on board, who counted the lamps along the quay?",
            "Who counted the lamps along the quay?",
        ),
    ],
)
def test_a_long_question_is_cut_where_it_may_end(question: str, title: str) -> None:
    assert cut_at_clause(question, words_of("en")) == title
    assert len(title) <= 60


def test_a_message_alone_is_no_title_and_a_verb_after_the_noun_is_none_either() -> None:
    english = Matter(("What would be your message to them?",), "Yes.", "What would be your message to them?")
    assert titles([english], words_of("en"))[0].text == "What should be done"
    italian = Matter(("Quali consigli darebbe?",), "Sì.", "Quali consigli darebbe?")
    assert titles([italian], words_of("it"))[0].text == "Consigli"


def test_two_compounds_stand_without_spaces_and_a_dialogue_has_no_dash_in_its_title() -> None:
    asked = ("後継者は見つかりそうですか。", "観光客は増えましたか。")
    pair = Matter(asked, "後継者は孫です。観光客は春に来ます。" + "".join(asked))
    text = titles([pair, Matter(("雨は？",), "雨が降る。")], words_of("ja"))[0].text
    assert "と" in text and " " not in text
    matter = Matter(("――きっかけは何ですか。",), "雨。")
    assert titles([matter], words_of("ja"))[0].text == "きっかけは何ですか。"


def test_an_arabic_noun_has_one_adjective_and_no_object() -> None:
    question = "هل ساعد التصوير الرقمي الباحثين؟"
    assert named("ar", (question, "نعم ساعد التصوير الرقمي الباحثين. التصوير الرقمي بطيء."))[0].text == "التصوير الرقمي"


def test_praise_before_a_noun_is_left_out_in_romance_languages() -> None:
    answer = "Le bon sel marin coûte cher. Un bon sel marin est blanc. Le sel marin se vend."
    assert named("fr", ("Où se vend le bon sel marin ?", answer))[0].text == "Sel marin"


def test_a_verb_after_a_noun_is_no_adjective_in_spanish() -> None:
    answer = "Los pescadores tenían redes. Los pescadores tenían barcos. Los pescadores tenían sal."
    assert "tenían" not in named("es", ("¿Y los pescadores?", answer))[0].text


def test_what_is_done_by_the_way_is_no_theme_and_none_of_two() -> None:
    answer = "A night ferry sails. For mending sails we stop, for mending sails we wait. The night ferry is late."
    other = ("And the school bill?", "The school bill is high.")
    assert named("en", ("How is the night ferry?", answer), other)[0].text == "Night ferry"


def test_a_title_ends_with_a_noun_in_spanish() -> None:
    answer = "La pesca en los próximos años. La pesca en los próximos meses. La pesca del puerto."
    assert named("es", ("¿Y la pesca en los próximos años?", answer))[0].text.split()[-1] != "próximos"


def test_a_word_that_comes_early_and_often_and_in_the_question_is_likelier_to_name_a_section() -> None:
    said = salience(
        ["Why is the harbour closed?"], "Why is the harbour closed? Ice. Ice, ice. A lamp, an anchor.", words_of("en")
    )
    assert said["harbour"] > said["lamp"] > said["anchor"]
    assert said["ice"] > said["lamp"]
    assert all(0 < chance < 1 for chance in said.values())


@pytest.mark.parametrize(
    ("language", "question", "answer", "title"),
    [
        (
            "en",
            "What of fees, tolls and pilots?",
            "Fees rise. The fees and the tolls go to the pilots. The pilots pay tolls and fees.",
            "Fees, tolls and pilots",
        ),
        # "y" before the sound of "i" is "e".
        ("es", "¿Y las redes? ¿Y las islas?", "Las redes de las islas. Con las redes, en las islas.", "Redes e islas"),
        # "and" is one word with what follows it.
        (
            "ar",
            "كيف الصيد البحري؟ وكيف الميناء القديم؟",
            "الصيد البحري صعب. الميناء القديم مغلق.",
            "الصيد البحري والميناء القديم",
        ),
        # Two forms of one word say nothing twice.
        (
            "de",
            "Was kostet eine Glocke?",
            "Die Glocke kostet viel. Glocken sind Glocken, eine Glocke klingt.",
            "Glocke",
        ),
    ],
)
def test_phrases_stand_in_one_title_as_the_language_joins_them(
    language: str, question: str, answer: str, title: str
) -> None:
    assert named(language, (question, answer))[0].text == title


@pytest.mark.parametrize(
    ("question", "answer", "word"),
    [
        (
            "When does the proposal expire?",
            "A proposal for tolls expires in May. The proposal for tolls expires.",
            "expires",
        ),
        (
            "What of the coast?",
            "The coast costs more. The coast costs the town a lot. The cost is high. The coast.",
            "costs",
        ),
        ("Is the final match wrong?", "The wrong is wrong. A match is wrong. The match is lost.", "wrong"),
        ("Right, is it the pump, right?", "The pump right. The pump right here, a pump right there.", "right"),
        ("Ms Quill, how is the night ferry?", "The night ferry is late. Quill sails. Quill sings, and Quill.", "quill"),
        ("What does Alice say of the night ferry?", "The ferry is late. For Alice, Alice sings. Alice!", "alice"),
        ("Who stands by the owl?", "For them that stands. This stands. That stands. A night owl.", "stands"),
        ("Who likes that playing?", "The night team, a night team.", "playing"),
        ("Who stands beside the owl?", "Beside owls? Beside owls, the owls. Beside owls.", "beside"),
        ("Is any interested?", "Each interested is a night owl. An interested, a night owl.", "interested"),
        ("Does a child pay?", "A child pays for a parent. The child pays for a seat, a seat for a child.", "pays"),
        (
            "When did people in Port Sable first notice that the quay was sinking?",
            "They noticed the doors first, after notice, with notice.",
            "notice",
        ),
        ("Any final thoughts?", "No final thoughts, no night ferry. The final thoughts on a night ferry.", "final"),
        (
            "What is the reasonable thing to do with a night ferry?",
            "The reasonable thing is what is reasonable: of things reasonable, the night ferry, the night ferry.",
            "reasonable",
        ),
        (
            "How does the harbour use ice?",
            "Using salt ice is dear. Using salt ice takes an hour. The ice melts.",
            "using",
        ),
    ],
)
def test_verbs_adjectives_and_who_is_addressed_are_in_no_phrase(question: str, answer: str, word: str) -> None:
    found = rank([Matter((question,), f"{question}\n{answer}")], words_of("en"), frozenset())[0]
    assert found
    assert not any(word in item.phrase.text.casefold().split() for item in found)


def test_a_noun_that_ends_like_an_adjective_is_known_by_being_counted() -> None:
    asked, said = "How was the last trial?", "The trial was long. A trial is dear, and trials are slow."
    assert "trial" in named("en", (asked, said))[0].text.casefold()


def test_a_noun_that_only_makes_a_preposition_is_in_no_french_phrase() -> None:
    asked, said = "Que fait le service au sein du port ?", "Le service, au sein du port."
    found = rank([Matter((asked,), f"{asked}\n{said}")], words_of("fr"), frozenset())[0]
    assert {item.phrase.text for item in found} == {"service", "port"}


def test_a_stage_note_is_no_title() -> None:
    assert named("en", ("[Inaudible]", "Yes."), ("Why so?", "No."))[0].text != "[Inaudible]"
    matter = Matter(("[Inaudible]", "Who counts the lamps?"), "Yes. No.")
    assert titles([matter], words_of("en"))[0].text == "Who counts the lamps?"


def test_a_fee_alone_is_no_theme_but_fees_are() -> None:
    answer = "The night ferry takes a fee. Each fee is a fee. The night ferry is late."
    assert named("en", ("What of the night ferry and its fee?", answer))[0].text == "Night ferry"
    answer = "The night ferry takes fees. The fees, a fee, more fees. The night ferry is late."
    assert "fees" in named("en", ("What of the night ferry and its fees?", answer))[0].text.casefold()


def test_what_nearly_all_sections_say_is_not_even_one_of_two() -> None:
    cranes = [f"{word} crane" for word in ("red", "blue", "old", "tall")]
    talk = [(f"What does Elmhaven do with the {crane}?", f"Elmhaven uses it. The {crane} is loud.") for crane in cranes]
    assert all("Elmhaven" not in title.text for title in named("en", *talk))


@pytest.mark.parametrize(
    ("language", "question", "title"),
    [
        ("es", "Candelaria, ¿cómo aprendió a silbar?", "¿Cómo aprendió a silbar?"),
        ("ru", "Аглая Петровна, как меняется старый порт?", "Как меняется старый порт?"),
        ("en", "And is there something to mend?", "Is there something to mend?"),
        ("en", "And why?", "And why?"),
        ("en", "Can somebody count the lamps? Is that so?", "Can somebody count the lamps?"),
    ],
)
def test_a_question_that_becomes_a_title_begins_where_it_asks(language: str, question: str, title: str) -> None:
    assert named(language, (question, "."))[0].text == title


@pytest.mark.parametrize(
    ("question", "answer", "phrase"),
    [
        # A subject and its object do not agree; half of "للأسواق المحلية" is an adjective.
        ("لماذا يفضل المزارعون القمح القديم؟", "المزارعون القمح. المزارعون القمح.", "المزارعون القمح"),
        ("ما خطتكم للأسواق المحلية؟", "للأسواق المحلية. للأسواق المحلية. للأسواق المحلية.", "المحلية"),
    ],
)
def test_what_does_not_agree_is_no_arabic_phrase(question: str, answer: str, phrase: str) -> None:
    found = rank([Matter((question,), f"{question}\n{answer}")], words_of("ar"), frozenset())[0]
    assert phrase not in {item.phrase.text for item in found}


def test_a_piece_of_a_word_is_no_chinese_compound() -> None:
    text = "年轻人愿意学修钟吗？年轻人很少。年轻人修钟楼，钟楼很高，钟楼很老，钟楼！"
    found = rank([Matter((text[:10],), text)], words_of("zh"), frozenset())[0]
    assert [item.phrase.text for item in found] == ["钟楼"]


def test_the_full_name_of_who_speaks_is_no_theme_either() -> None:
    matter = Matter(
        ("Where is Ada Reedham-Lowe?",), "Ada Reedham-Lowe is here. Ada Reedham-Lowe sails the night ferry."
    )
    found = rank([matter], words_of("en"), frozenset({"ada"}))[0]
    assert not any("Reedham" in item.phrase.text for item in found)


def test_a_phrase_of_a_title_before_gives_way_to_one_that_is_nearly_as_good() -> None:
    grammar = grammar_of("en")
    ferry = Ranked(Phrase("night ferry", ("night", "ferry"), led=True), 0.5)
    toll = Ranked(Phrase("harbour toll", ("harbour", "toll"), led=True), 0.4)
    assert compose([ferry, toll], grammar)[0].text == "night ferry and harbour toll"
    assert compose([ferry, toll], grammar, {"night ferry"})[0].text == "harbour toll and night ferry"


def test_the_last_phrase_of_a_title_is_told_beside_the_one_that_came_next() -> None:
    grammar = grammar_of("en")
    texts = ("red crane", "blue crane light", "tall old pier", "new quay wall")
    ranked = [Ranked(Phrase(text, tuple(text.split()), led=True), 0.5) for text in texts]
    made = compose(ranked[:1], grammar)[0]
    assert (made.text, made.score, made.runner_up) == ("red crane", 1.0, None)
    made = compose(ranked, grammar)[0]
    assert (made.score, made.runner_up) == (0.5, "blue crane light")
    assert "crane" not in made.text.replace("red crane", "")  # no word twice


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        ("海岸保护要钱,渔业经济也要钱。渔业经济的人说,海岸保护很好。渔业经济还没有恢复。", "海岸保护与渔业经济"),
        ("海岸保護要錢,漁業經濟也要錢。漁業經濟的人說,海岸保護很好。漁業經濟還沒有恢復。", "海岸保護與漁業經濟"),
    ],
)
def test_two_phrases_are_joined_in_the_script_of_the_text_whatever_its_tag(answer: str, title: str) -> None:
    assert named("zh", (f"您怎么看{answer[:4]}?", answer), ("呢?", "呢?"))[0].text == title
