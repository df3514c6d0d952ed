"""Recommendations are sentences that were said and that recommend, each with speaker, place and addressee."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tables import all_rows

from pipeline.ledger import CleanDocument
from pipeline.model import Briefing
from pipeline.structure import structure

Build = Callable[..., CleanDocument]


TALK = """Night boats

Q: When did the boats stop?

A: In March. {elsewhere}

Q: {question}

A: {answer}"""


ADVICE = Path(__file__).parents[1] / "cases" / "advice"
ASKS = "What would you recommend to other cities?"


def said(document: Build, answer: str, question: str = ASKS, elsewhere: str = "It rained.") -> Briefing:
    return structure(document(TALK.format(answer=answer, question=question, elsewhere=elsewhere)))


CASES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(ADVICE.glob("*.toml"))}


def each(*groups: str) -> list[tuple[str, str]]:
    """The sentences of some groups of the cases (``tests/cases/advice``), each with its language."""
    return [(tag, text) for tag, case in CASES.items() for group in groups for text in case.get(group, ())]


def answered(document: Build, language: str, answer: str, question: str) -> Briefing:
    """A talk in which one sentence is said to the second question."""
    return structure(document(f"1\n\nQ: 2?\n\nA: 3.\n\nQ: {question}\n\nA: {answer}", language))


@all_rows("language, sentence", each("asked"))
def test_what_recommends_is_taken_verbatim_where_advice_is_sought(
    document: Build, language: str, sentence: str
) -> None:
    briefing = answered(document, language, sentence, CASES[language]["asks"])
    assert [(r.text, r.said_in, r.speaker) for r in briefing.recommendations] == [(sentence, "x2", "A")]


@all_rows("language, sentence", each("plain"))
def test_what_only_looks_like_advice_is_not_printed(document: Build, language: str, sentence: str) -> None:
    assert answered(document, language, sentence, CASES[language]["asks"]).recommendations == ()


@all_rows("language, sentence", each("told"))
def test_what_tells_how_it_was_or_is_done_or_doubts_itself_is_a_candidate_at_most(
    document: Build, language: str, sentence: str
) -> None:
    assert answered(document, language, sentence, CASES[language]["asks"]).recommendations == ()


@all_rows("language, sentence", each("offered"))
def test_what_a_body_should_do_is_offered_where_nobody_asked(document: Build, language: str, sentence: str) -> None:
    found = answered(document, language, sentence, "4?")
    assert found.recommendations == ()
    assert [candidate.text for candidate in found.candidates] == [sentence]


@pytest.mark.parametrize(("language", "sentence"), each("unasked"))
def test_what_urges_in_so_many_words_is_printed_though_nobody_asked(
    document: Build, language: str, sentence: str
) -> None:
    assert [r.text for r in answered(document, language, sentence, "4?").recommendations] == [sentence]


@all_rows("language, sentence", each("unasked_plain"))
def test_what_is_said_in_passing_is_not_printed(document: Build, language: str, sentence: str) -> None:
    assert answered(document, language, sentence, "4?").recommendations == ()


@all_rows("language, question", each("invites"))
def test_a_question_may_invite_advice_without_the_word(document: Build, language: str, question: str) -> None:
    says = CASES[language]["command"]
    found = answered(document, language, says, question)
    assert [r.text for r in (*found.recommendations, *found.candidates)] == [says]


@pytest.mark.parametrize(("language", "question"), each("other_questions"))
def test_a_question_about_plans_and_regrets_invites_none(document: Build, language: str, question: str) -> None:
    assert answered(document, language, CASES[language]["command"], question).recommendations == ()


def test_what_a_law_requires_or_everybody_knows_is_not_printed(document: Build) -> None:
    assert said(document, "The law says that boats must be lit. Life must go on.").recommendations == ()


def test_what_nobody_asked_for_is_a_candidate_with_its_reason(document: Build) -> None:
    plain = said(
        document, "It is essential to ask. We should publish the numbers. It rained.", question="Who decided it?"
    )
    assert plain.recommendations == ()
    assert [(c.id, c.text, c.said_in, c.speaker) for c in plain.candidates] == [
        ("c1", "It is essential to ask.", "x2", "A"),
        ("c2", "We should publish the numbers.", "x2", "A"),
    ]
    why = {e.decision: e for e in plain.evidence}
    assert [why[f"candidate {one.id}"].rule for one in plain.candidates] == ["should", "should"]


def test_without_such_a_question_only_performatives_count(document: Build) -> None:
    plain = said(document, "We should publish the numbers.", question="Who decided it?")
    assert plain.recommendations == ()
    urged = said(document, "It rained.", question="Who decided it?", elsewhere="I would urge the mayor to ride one.")
    assert [(r.text, r.said_in, r.addressee) for r in urged.recommendations] == [
        ("I would urge the mayor to ride one.", "x1", "the mayor")
    ]


COUNSEL = "Count the boats late in winter. Never sell a quay with lamps. It rained. Ask the crews of the ferry first."


def test_an_answer_that_mostly_tells_what_to_do_is_advice(document: Build) -> None:
    found = said(document, COUNSEL, "And your years on the quay?")
    assert [r.text for r in found.recommendations] == [
        "Count the boats late in winter.",
        "Never sell a quay with lamps.",
        "Ask the crews of the ferry first.",
    ]
    assert said(document, COUNSEL, "How does one run a harbour?").recommendations == ()
    assert said(document, f"It rained. It snowed. It froze. {COUNSEL}", "And then?").recommendations == ()


def test_a_sentence_that_says_little_is_only_offered(document: Build) -> None:
    found = said(document, "Row on. Count the boats late in winter. Light the lamps of the quay at six.")
    assert [r.text for r in found.recommendations] == [
        "Count the boats late in winter.",
        "Light the lamps of the quay at six.",
    ]


@pytest.mark.parametrize(
    ("leads", "printed"),
    [("What I have learned, in three points:", 3), ("We sold three things:", 0)],
)
def test_a_list_is_advice_where_the_words_before_it_promise_some(document: Build, leads: str, printed: int) -> None:
    lamps = "- We should light a lamp at night.\n- We should keep lamps cheap."
    items = f"{lamps}\n- We should keep the quay and its boats."
    found = structure(document(f"The quay\n\nIt rained for years.\n\n{leads}\n\n{items}\n\nThank you."))
    assert len(found.recommendations) == printed


def test_the_items_of_a_list_of_mistakes_are_only_offered(document: Build) -> None:
    items = "Here they are.\n\n1. Trust the weather of yesterday.\n\n2. Leave the lamp at home."
    found = said(document, items, question="What mistakes do beginners make?")
    assert (len(found.recommendations), len(found.candidates)) == (0, 2)
    assert len(said(document, items, question=ASKS).recommendations) == 2


@pytest.mark.parametrize("leads", ["In this course you will:", "It rained for years."])
def test_a_list_that_only_commands_is_none(document: Build, leads: str) -> None:
    items = "- Count the boats.\n- Learn to row.\n- Ask the crews."
    found = structure(document(f"The quay\n\nIt rained for years.\n\n{leads}\n\n{items}\n\nThank you."))
    assert found.recommendations == ()


def test_what_stands_under_a_heading_that_promises_advice_was_sought(document: Build) -> None:
    talk = "# The quay\n\n## {}\n\nQ: When?\n\nA: In March. Light the lamps.\n\nQ: Who?\n\nA: We."
    headed = structure(document(talk.format("Tips for young captains")))
    assert [r.text for r in headed.recommendations] == ["Light the lamps."]
    assert structure(document(talk.format("Next steps"))).recommendations == ()


def test_a_short_question_goes_on_with_the_one_before(document: Build) -> None:
    talk = TALK.format(answer="Read the list.", question=ASKS, elsewhere="It rained.")
    onward = structure(document(f"{talk}\n\nQ: And the owners?\n\nA: Ask the crews first."))
    assert [r.said_in for r in onward.recommendations] == ["x2", "x3"]
    turned = structure(document(f"{talk}\n\nQ: Who owns the quay?\n\nA: Ask the crews first."))
    assert [r.said_in for r in turned.recommendations] == ["x2"]


@pytest.mark.parametrize(
    ("language", "asks", "onward", "says"),
    [
        ("zh", "政府应该做什么？", "船主呢？", ("不要卖船。", "先问船员。")),
        ("ja", "国は何をすべきですか？", "企業は？", ("まず船員に聞いてください。", "灯りをつけてください。")),
    ],
)
def test_a_question_may_go_on_with_its_last_word(
    document: Build, language: str, asks: str, onward: str, says: tuple[str, str]
) -> None:
    talk = f"1\n\nQ: {asks}\n\nA: {says[0]}\n\nQ: {onward}\n\nA: {says[1]}"
    assert [r.said_in for r in structure(document(talk, language)).recommendations] == ["x1", "x2"]


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        ("Governments should count them.", "Governments"),
        ("I would urge city councils to count them.", "city councils"),
        ("The Harbour Board must pay its crews.", "The Harbour Board"),
        ("The first thing the harbour board has to do is count them.", "the harbour board"),
        ("What the city needs to do is count them.", "the city"),
        ("Companies that live by the harbour should count them.", "Companies"),
        ("Museums also need to count them.", "Museums"),
        ("We should count them.", None),
        ("Everybody should walk.", None),
    ],
)
def test_whom_it_is_addressed_to_is_said_in_its_words(document: Build, sentence: str, addressee: str | None) -> None:
    assert [r.addressee for r in said(document, sentence).recommendations] == [addressee]


def test_a_pick_that_opens_with_this_brings_the_sentence_before(document: Build) -> None:
    briefing = said(document, "Winters are best. This should happen every year. It rained.")
    assert briefing.recommendations == ()
    assert briefing.candidates[0].text == "Winters are best. This should happen every year."


@pytest.mark.parametrize(
    ("language", "before", "opens"),
    [
        ("en", "The board counts boats.", "It must count crews."),
        ("en", "The board counts boats.", "The second is to count crews."),
        ("es", "El muelle se hunde.", "Eso debe cambiar."),
        ("fr", "Les communes vendent.", "Elles doivent compter."),
        ("de", "Die Stadt zählt nie.", "Das muss sich ändern."),
        ("pt", "O cais afunda.", "Isso deve mudar."),
        ("it", "Il molo affonda.", "Questo deve cambiare."),
        ("ru", "Город молчит.", "Это нужно изменить."),
        ("zh", "城市不统计船只。", "这必须改变。"),
    ],
)
def test_in_each_language_what_opens_with_this_brings_the_sentence_before(
    document: Build, language: str, before: str, opens: str
) -> None:
    asks = CASES[language]["asks"]
    briefing = structure(document(f"1\n\nQ: 2?\n\nA: 3.\n\nQ: {asks}\n\nA: {before} {opens}", language))
    assert [r.text for r in (*briefing.recommendations, *briefing.candidates)][-1] == f"{before} {opens}"


def test_what_is_not_certain_adds_nothing_to_what_is_printed(document: Build) -> None:
    found = said(document, "I would urge the mayor to row. But it should be a short trip.", question="Who decided it?")
    assert [r.text for r in found.recommendations] == ["I would urge the mayor to row."]


def test_items_that_a_plain_text_numbers_are_printed_without_their_numbers(document: Build) -> None:
    lines = "1. Light the lamps.\n2. Count the boats."
    text = f"The quay\n\nIt rained for years.\n\nThis is what I have learned.\n\n{lines}\n\nThank you."
    assert [r.text for r in structure(document(text)).recommendations] == ["Light the lamps.", "Count the boats."]


def test_what_the_host_says_is_no_recommendation(document: Build) -> None:
    talk = TALK.format(answer="Yes.", question="I would urge you to explain. " + ASKS, elsewhere="No.")
    assert structure(document(talk)).recommendations == ()


@pytest.mark.parametrize(
    ("language", "sentence", "addressee"),
    [
        ("es", "Los gobiernos regionales deberían contar los barcos.", "gobiernos regionales"),
        ("es", "El ministerio de educación también debe pagar.", "ministerio de educación"),
        ("fr", "Les tribunaux administratifs doivent publier les chiffres.", "tribunaux administratifs"),
        ("de", "Die Gemeinden am Fluss müssen zählen.", "Gemeinden am Fluss"),
        ("de", "Ich glaube, dass der Staat zahlen muss.", "Staat"),
        ("nl", "Ik vind dat steden meer bomen moeten planten.", "steden"),
        ("it", "Credo che lo Stato debba pagare.", "Stato"),
        ("fr", "Les communes qui louent leur quai doivent publier les chiffres.", "communes"),
        ("es", "Los gobiernos que venden sus muelles deben explicarlo.", "gobiernos"),
        ("en", "Ideally the harbour board should count them.", "the harbour board"),
    ],
)
def test_a_body_is_named_with_what_describes_it(document: Build, language: str, sentence: str, addressee: str) -> None:
    briefing = structure(document(f"1\n\nQ: 2?\n\nA: 3.\n\nQ: 4?\n\nA: {sentence}", language))
    assert [r.addressee for r in (*briefing.recommendations, *briefing.candidates)] == [addressee]


def test_a_question_and_a_report_are_known_in_capitals_too(document: Build) -> None:
    found = said(document, "Cities should open the quay. THE LAW SAYS cities must wait.", "WHAT SHOULD CITIES DO NEXT?")
    assert [item.text for item in found.recommendations] == ["Cities should open the quay."]


def test_seven_are_printed_at_most_spread_over_the_talk_and_none_twice(document: Build) -> None:
    asked = "\n\n".join(f"Q: {ASKS}\n\nA: {answer}" for answer in ANSWERS)
    found = structure(document(f"Night boats\n\n{asked}"))
    assert len(found.recommendations) == 7
    assert {r.said_in for r in found.recommendations} == {"x1", "x2", "x3"}
    texts = [r.text for r in found.recommendations]
    assert len(set(texts)) == 7


@pytest.mark.parametrize(("whom", "printed"), [("everybody", False), ("the mayor", True)])
def test_what_was_asked_for_comes_before_what_was_not_and_addresses_nobody(
    document: Build, whom: str, printed: bool
) -> None:
    urged = f"I would urge {whom} to ride on the ferry."
    asked = "\n\n".join(f"Q: {ASKS}\n\nA: {answer}" for answer in ANSWERS)
    found = structure(document(f"Night boats\n\nQ: When did they stop?\n\nA: {urged}\n\n{asked}"))
    assert len(found.recommendations) == 7
    assert (found.recommendations[0].text == urged) is printed


ANSWERS = (
    "Count the boats every single winter. Ask the old crews of ferries. Light a lamp at the quay. It rained.",
    "Count the boats every single winter. Never sell a harbour with lamps. Read old lists of ferry crews.",
    "Buy two lamps for the quay. Write letters to the owners. Open the gate again at six.",
)


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        ("The output should hold the height of the quay.", False),
        ("We should count the people who walk home.", True),
        ("The ticket must be signed twice.", False),
        ("Harbour boards should count them.", True),
    ],
)
def test_it_counts_who_must_act(document: Build, answer: str, printed: bool) -> None:
    assert bool(said(document, answer, question="What would you change?").recommendations) is printed


def test_answers_in_quotations_are_searched(document: Build) -> None:
    built = document(TALK.format(answer="Yes.", question=ASKS, elsewhere="No."))
    last = built.blocks[-1]
    quoted = replace(last, id="b99", kind="quote", text="Ask the crews first.")
    found = structure(replace(built, blocks=(*built.blocks, quoted)))
    assert [r.text for r in found.recommendations] == ["Ask the crews first."]


def test_what_the_guest_would_do_with_a_fortune_is_no_counsel(document: Build) -> None:
    asks = "A rich aunt leaves you her boat: what would you do with it?"
    briefing = said(document, "Sell half of the boat. Keep the rest of it. Use the money to travel.", asks)
    assert briefing.recommendations == ()


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        ("Start with a small boat of your own. Then move to a bigger one.", 1),  # points back
        ("Small boats are cheap on our quay. Then move to a bigger one.", 1),
        ("Light the lamps of the quay at six. And do not sell a boat with its oars.", 1),  # goes on
        ("Trust your crew. Count the boats of the ferry twice.", 1),  # curt
        ("Take the ferry to the island in the morning. Do not row back without it.", 1),  # leans back
        (
            "The quay of the island is dark. So take a good lamp with you to the island.",
            1,
        ),  # goes on with what is clear
        ("Read the lists of the old crews. Paint the boats of the ferry green.", 2),
        ("Trust your crew. If the quay is too far from where you live, never row there at night without a lamp.", 2),
    ],
)
def test_sentences_of_one_thought_are_one_recommendation(document: Build, answer: str, printed: int) -> None:
    found = [one.text for one in said(document, answer).recommendations]
    assert (len(found), " ".join(found)) == (printed, answer)


@pytest.mark.parametrize("before", ["Perhaps small boats are cheap.", "It was cheap.", "Who knows the crews?"])
def test_a_step_behind_a_sentence_that_is_not_clear_is_offered_only(document: Build, before: str) -> None:
    found = said(document, f"{before} Then move to a bigger one.")
    assert found.recommendations == () and "Then move to a bigger one." in found.candidates[-1].text


def test_items_of_a_list_are_never_one(document: Build) -> None:
    lines = "1. Trust your crew.\n2. Count the boats."
    text = f"The quay\n\nIt rained for years.\n\nThis is what I have learned.\n\n{lines}\n\nThank you."
    assert len(structure(document(text)).recommendations) == 2


def test_what_is_reported_before_a_semicolon_takes_nothing_back_behind_it(document: Build) -> None:
    found = said(document, "As the board said, it rained; you should count the crews.")
    assert [one.text for one in found.recommendations] == ["As the board said, it rained; you should count the crews."]


def test_a_statement_of_the_host_seeks_no_advice(document: Build) -> None:
    stated = "They gave advice for captains on the quay."
    assert said(document, "Ask the crews first.", stated).recommendations == ()
    assert said(document, "Ask the crews first.", "Tell us your advice for captains.").recommendations


def test_what_a_longer_sentence_says_too_is_printed_once(document: Build) -> None:
    briefing = said(
        document,
        "We have to take some risks. I think that we have to take some risks on the quay. Ask the crews of the ferry.",
    )
    assert len(briefing.recommendations) == 2


def test_what_is_said_again_in_other_words_is_printed_once(document: Build) -> None:
    briefing = said(
        document,
        "We should talk to the old harbour crews. It rained. So I think we should talk to the harbour crews.",
    )
    assert [r.text for r in briefing.recommendations] == ["So I think we should talk to the harbour crews."]


READERS = {
    "en": (
        ("Must I pay for my berth?", "The berth costs forty a year."),
        ("Can my neighbour tie his boat to mine?", "Measure the gap between the two boats first."),
        ("Who owns the quay?", "The town has owned it since 1911."),
        ("Am I liable for a broken lamp?", "Report a broken lamp on the same day."),
    ),
    "de": (
        ("Muss ich für meinen Liegeplatz zahlen?", "Der Platz kostet vierzig im Jahr."),
        ("Darf mein Nachbar an meinem Boot festmachen?", "Prüfen Sie zuerst den Abstand der Boote."),
        ("Wem gehört der Kai?", "Er gehört der Stadt."),
        ("Hafte ich für eine Laterne?", "Melden Sie eine Laterne am selben Tag."),
    ),
}


@pytest.mark.parametrize("language", READERS)
def test_what_readers_ask_about_their_own_affairs_seeks_advice(document: Build, language: str) -> None:
    pairs = READERS[language]
    talk = "\n\n".join(f"Q: {question}\n\nA: {answer}" for question, answer in pairs)
    assert [r.text for r in structure(document(f"The quay\n\n{talk}", language)).recommendations] == [
        pairs[1][1], pairs[3][1],
    ]  # fmt: skip


def test_a_host_who_once_speaks_of_himself_asks_for_no_advice(document: Build) -> None:
    talk = "\n\n".join(
        f"Q: {question}\n\nA: Report a broken lamp on the same day. It rained."
        for question in ("Can I ask about the lamps?", "Who lit them?", "Who paid?", "When was that?", "Who knew?")
    )
    assert structure(document(f"The quay\n\n{talk}")).recommendations == ()


def test_a_course_that_is_judged_good_is_only_offered_where_nobody_asked(document: Build) -> None:
    said_so = "I think it would be great to have a lamp on every quay."
    found = said(document, f"{said_so} We should light it. You need to watch it.", "Who lit the lamps?")
    assert found.recommendations == () and said_so in [c.text for c in found.candidates]


def test_a_sentence_that_says_much_else_is_only_offered_where_nobody_asked(document: Build) -> None:
    told = (
        "I think it would be great to have a lamp on every quay, " + "and the board paid for rope, " * 7 + "and left."
    )
    found = said(document, f"{told} We should light it. You need to watch it.", "Who lit the lamps?")
    assert found.recommendations == () and told in [c.text for c in found.candidates]


@pytest.mark.parametrize(
    "stumble",
    [
        "You should, you know, ask the captain of the boat.",
        "We should row the boat boat along the quay.",
        "We recommend this boat because, and then it sank.",
        "You should wait for the captain, but we.",
    ],
)
def test_speech_that_stumbles_is_offered_and_not_printed(document: Build, stumble: str) -> None:
    assert said(document, stumble).recommendations == ()


@pytest.mark.parametrize(
    "question",
    [
        "How do you all think that towns, or harbours that want to open a second quay, should speak to their crews?",
        "How can somebody who never held an oar get involved?",
        "What’s a good tip for them?",
    ],
)
def test_long_ways_to_ask_for_advice_are_understood(document: Build, question: str) -> None:
    assert said(document, "Ask the crews first.", question).recommendations


def test_a_raw_transcript_prints_no_recommendation(document: Build) -> None:
    raw = "The boats were, you know, out all night. Um, we had no lamp on the quay. " * 25
    advice = "Ask the crews first of all."
    assert not said(document, advice, ASKS, elsewhere=raw).recommendations
    clean = "The boats were out all night. We had no lamp on the quay. " * 25
    assert said(document, advice, "How can a town get started?", elsewhere=clean).recommendations


def test_what_a_country_needs_to_do_is_a_demand_on_it(document: Build) -> None:
    found = said(document, "China needs to stop the sales.")
    assert [(r.text, r.addressee) for r in found.recommendations] == [("China needs to stop the sales.", "China")]


def test_prose_that_nobody_said_prints_only_what_urges(document: Build) -> None:
    page = "The quay\n\nI think it is better to buy a lamp. It rained. {}"
    assert structure(document(page.format("We sell lamps."))).recommendations == ()
    urged = structure(document(page.format("I would urge the mayor to ride one.")))
    assert [r.text for r in urged.recommendations] == ["I would urge the mayor to ride one."]


def test_advice_that_ends_in_a_quoted_question_is_no_question(document: Build) -> None:
    advice = "If you doubt it, ask yourself, “Why not row?”"
    assert [r.text for r in said(document, advice).recommendations] == [advice]
    assert said(document, "“Why not row?”").recommendations == ()


SEVERAL = "People should carry a lamp on deck. Parents should buy a bright cap. Students should learn the tides early."


def test_what_makes_several_demands_is_offered_where_nobody_asked(document: Build) -> None:
    assert len(said(document, SEVERAL, question="Who decided it?").candidates) == 3


def test_a_demand_that_the_speaker_owns_is_surer(document: Build) -> None:
    demand = "In my view, people should carry a lamp on deck."
    owned, bare = (said(document, text, question="Who decided it?") for text in (demand, demand[12:].capitalize()))
    scores = [next(e.score for e in found.evidence if e.decision == "candidate c1") or 0 for found in (owned, bare)]
    assert scores[0] > scores[1]


def test_a_need_is_likelier_advice_where_it_is_sought_than_where_nobody_asked(document: Build) -> None:
    need = "You need to count the boats at noon."
    sought, plain = said(document, need), said(document, need, question="Who decided it?")
    assert [one.text for one in (*sought.recommendations, *sought.candidates)] == [need]
    assert (plain.recommendations, [one.text for one in plain.candidates]) == ((), [need])


def test_an_item_with_a_letter_may_begin_small(document: Build) -> None:
    found = said(document, "I see two things.\n\nB) try not to sell the quay before winter.")
    assert [r.text for r in found.recommendations] == ["try not to sell the quay before winter."]


def test_a_demand_of_one_s_own_is_only_offered_where_words_that_point_are_not_known(document: Build) -> None:
    found = answered(document, "hr", "Mislim da treba brojati brodove.", "4?")
    assert found.recommendations == ()
    assert [c.text for c in found.candidates] == ["Mislim da treba brojati brodove."]


def test_a_written_up_talk_is_asked_for_what_it_quotes(document: Build) -> None:
    quoted = "“It is very important to count the boats in winter. It rained,” says Ada Lind."
    page = document(f"The quay\n\n{quoted}\n\nThe captain waits.")
    assert [c.text for c in structure(page).candidates] == ["It is very important to count the boats in winter."]


@pytest.mark.parametrize("ends", ["", ","])
def test_the_last_sentence_of_a_quotation_needs_no_full_stop(document: Build, ends: str) -> None:
    quoted = f"“It rained. It is very important to count the boats in winter{ends}” says Ada Lind."
    page = document(f"The quay\n\n{quoted}\n\nThe captain waits.")
    assert [c.text for c in structure(page).candidates] == ["It is very important to count the boats in winter"]


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [("I think we should count the boats of the northern quay together.", 1), ("I think we should wait.", 0)],
)
def test_what_should_be_done_is_printed_sooner_where_it_says_much(document: Build, sentence: str, printed: int) -> None:
    found = said(document, f"It was long. The ice stayed. {sentence}", "How was the winter on the quay?")
    assert (len(found.recommendations), len(found.candidates)) == (printed, 1 - printed)


def test_what_stands_in_brackets_does_not_spoil_a_command(document: Build) -> None:
    found = said(document, "Count the boats (all of them) before you sell the quay.")
    assert [r.text for r in found.recommendations] == ["Count the boats (all of them) before you sell the quay."]


WINDING = (
    "I would urge the board to light the quay, to count the boats, and to ask the crews who row there in winter, so "
    "that the captains who come from the islands at night, when the ferries are late and the tide is low, find a lamp, "
    "a rope, a warm room, and somebody who tells them where they can leave their boats."
)


def test_a_very_long_sentence_is_printed_only_where_it_is_sure(document: Build) -> None:
    hedged = WINDING.replace("I would urge the board to", "It would be nice for the board to")
    assert [r.text for r in said(document, WINDING).recommendations] == [WINDING]
    assert said(document, hedged, "Who decided it?").recommendations == ()


def test_a_demand_that_something_withdraws_is_offered(document: Build) -> None:
    demand = "I believe you have to remember that the crews row in winter, and that the lamps on the quay burn oil."
    found = said(document, f"{demand} We need a second lamp. We should count the boats.", question="Who decided it?")
    assert (found.recommendations, demand in [c.text for c in found.candidates]) == ((), True)


def test_a_quoted_question_ends_no_advice_but_a_command(document: Build) -> None:
    assert said(document, "You could look for phrases such as “has this boat changed my life?”").recommendations == ()
