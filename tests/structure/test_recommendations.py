"""Recommendations are sentences that were said and that recommend, each with speaker, place and addressee."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.languages.words import words_of
from pipeline.ledger import CleanDocument
from pipeline.model import Briefing
from pipeline.structure import structure

Build = Callable[..., CleanDocument]
WORDS = Path(__file__).parents[2] / "pipeline" / "languages"

TALK = """Night boats

Q: When did the boats stop?

A: In March. {elsewhere}

Q: {question}

A: {answer}"""
ASKS = "What would you recommend to other cities?"


def said(document: Build, answer: str, question: str = ASKS, elsewhere: str = "It rained.") -> Briefing:
    return structure(document(TALK.format(answer=answer, question=question, elsewhere=elsewhere)))


@pytest.mark.parametrize(
    "sentence",
    [
        "We need to count the people who walk home.",
        "Cities should publish the numbers.",
        "It is important that we keep this lamp lit.",
        "I would urge the council to count them first.",
        "My advice is to begin in winter.",
        "Nobody must be cut off by a machine.",
        "Start with a list of the boats.",
        "First, ask the crews.",
        "If you have no boat, go home together.",
        "Publishing: Put the numbers on the quay.",
        "I don’t think you should ever sell the quay.",
        "It would be better to wait for the spring.",
        "I hope you listen to the crews.",
        "What we need is a list of the boats.",
        "The first thing is to find somebody who knows the crews.",
        "The answer is to count them in winter.",
        "I’d like to see the board ask the same.",
        "I would like the owners to publish it.",
        "There needs to be one lamp on every quay.",
        "It’s time for the owners to pay.",
        "It would help if the crews were asked.",
        "No more studies.",
        "Let the crews decide when they sail.",
        "Walk the quay with somebody who works there.",
        "Sit in the waiting room for a day.",
        "Listen.",
        "We must not ignore the crews.",
        "If you own more than ten boats, paint them green.",
        "Fund the lamps for longer than a year.",
        "There is one rule: never sell the quay.",
        "Pick a boat, perhaps a small one, and row.",
        "I’d make the first hour free.",
        "If the wind turns, that is the moment to go home.",
        "Every ferry needs a lamp, and every harbour office needs a second one.",
        "The harbour board has to say clearly who pays.",
        "I believe that the city should pay for the quay.",
        "My view is that we must listen to the crews.",
        "What owners need to do now is count the boats.",
        "What the city should do is listen.",
        "The goal must be a free quay.",
        "One recommendation is to count the crews.",
        "We cannot afford to wait for the spring.",
        "Boards also have a duty to know who rows.",
        "Cities that live by the sea ought to ask.",
        "Anyone who wants to help should write to the board.",
        "It would be a mistake to sell the quay.",
        "It makes sense to begin in winter.",
        "The only solution is a second lamp.",
        "More lamps are needed, and soon.",
        "I always tell young captains to read the list.",
        "It is important not to lose sight of the crews.",
        "We need clear rules for the quay.",
        "Knock before you open a hatch.",
        "I would argue that the crews have to come first.",
        "It would be far better if the quay were lit.",
        "I am in favour of a second lamp.",
        "It helps to have a lamp at home.",
    ],
)
def test_a_sentence_that_recommends_is_taken_verbatim(document: Build, sentence: str) -> None:
    briefing = said(document, f"There is no easy way. {sentence} That was in March.")
    assert [(r.text, r.said_in, r.speaker) for r in briefing.recommendations] == [(sentence, "x2", "A")]


@pytest.mark.parametrize(
    "sentence",
    [
        "They have to be careful.",
        "The minister said that cities should pay.",
        "We tried to tell the private groups.",
        "If they should fail, we will see.",
        "Should cities pay?",
        "It should be noted that it rained.",
        "We should have counted them.",
        "You don’t need to buy new boats.",
        "He told me “you must pay” and left.",
        "It must be a hard life.",
        "Perhaps we should wait.",
        "We should, I",
        "I would not recommend it.",
        "You should see the harbour at night!",
        "The “experts” say that we “must” wait.",
        "It should have been noted by the board.",
        "Use of the quay is free.",
        "Help is near.",
        "The board recommended that the city should pay.",
        "They do everything they need to do.",
        "Where should I begin? That is what I should have asked.",
        "Walks along the quay are free.",
        "Trust is rare.",
        "What we need to do by noon is a secret.",
        "The key was to be found in the ferry.",
        "Take the case of the ferry.",
        "Work on the quay is slow, and nobody minds.",
        "Support for the crews was there from the beginning.",
        "Back to the ferry, then.",
        "Correct.",
        "Remember that it rained.",
        "I’d go home if it rained.",
        "A good lamp is essential for the crews.",
        "Remember to check back next week.",
        "And then I make sure that it is lit.",
        "Do it.",
        "I need more time with the crews.",
        "The other point is that you were there.",
        "Let’s keep going.",
        "That doesn’t mean that cities should pay.",
        "There is one lamp that you should know.",
        "We ask what the harbour board of the future should be.",
        "In the meantime, visit the captain’s blog.",
    ],
)
def test_what_only_looks_like_one_is_left_out(document: Build, sentence: str) -> None:
    assert said(document, f"There is no easy way. {sentence}").recommendations == ()


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Councils have to be careful with that.", "constraint"),
        ("Crews sail by night and owners need to be very cautious about it.", "constraint"),
        ("When I was mayor, I tried to warn private groups to stay on the quay.", "narrative"),
        ("Back then every boat needs to carry a lamp.", "narrative"),
        ("Every morning the crew needs to open the gate.", "narrative"),
        ("It takes long because each paper must pass two desks.", "narrative"),
        ("We felt the quay should be lit.", "narrative"),
    ],
)
def test_what_tells_how_it_was_or_is_done_is_a_candidate_at_most(document: Build, sentence: str, rule: str) -> None:
    found = said(document, f"There is no easy way. {sentence}")
    assert found.recommendations == ()
    assert [candidate.text for candidate in found.candidates] == [sentence]
    assert [e.rule for e in found.evidence if e.decision == "candidate c1"] == [rule]


def test_what_a_law_requires_or_everybody_knows_is_neither(document: Build) -> None:
    found = said(document, "The law says that boats must be lit. You have to start somewhere. Life must go on.")
    assert found.recommendations == found.candidates == ()


def test_what_nobody_asked_for_is_a_candidate_with_its_reason(document: Build) -> None:
    plain = said(document, "We should publish the numbers. Read the list. It rained.", question="Who decided it?")
    assert plain.recommendations == ()
    assert [(c.id, c.text, c.said_in, c.speaker) for c in plain.candidates] == [
        ("c1", "We should publish the numbers.", "x2", "A"),
        ("c2", "Read the list.", "x2", "A"),
    ]
    why = {e.decision: e for e in plain.evidence}
    assert (why["candidate c1"].rule, why["candidate c1"].score) == ("should", 0.4)
    assert why["candidate c1"].runner_up == "print" and why["candidate c2"].runner_up is None


def test_without_such_a_question_only_performatives_count(document: Build) -> None:
    plain = said(document, "We should publish the numbers.", question="Who decided it?")
    assert plain.recommendations == ()
    urged = said(document, "It rained.", question="Who decided it?", elsewhere="I would urge the mayor to ride one.")
    assert [(r.text, r.said_in, r.addressee) for r in urged.recommendations] == [
        ("I would urge the mayor to ride one.", "x1", "the mayor")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Governments must count them every night.",
        "And the harbour boards ought to publish the numbers.",
        "Ministries of transport have to start with the small quays.",
        "No city should sell its quay, and the banks must not lend for it.",
        "Museums would do well to open their ledgers.",
        "It is essential that owners share what they know.",
        "What we need is a list of the boats.",
        "Companies that live by the harbour should pay for its lamps.",
        "Lawmakers need to say clearly what a boat is.",
        "My wish to the owners is simple: look at the quay before you sell it.",
        "We are calling for a law on lamps.",
        "The harbour board has got to put the lamps back.",
        "I’d like the harbour boards to publish it.",
    ],
)
def test_what_a_body_should_do_is_advice_wherever_it_is_said(document: Build, sentence: str) -> None:
    found = said(document, f"It rained. {sentence}", question="Who decided it?")
    assert [r.text for r in found.recommendations] == [sentence]
    assert all(note.code == "doubtful-recommendation" for note in found.notes)


@pytest.mark.parametrize(
    "sentence",
    [
        "We need to count the boats.",
        "Users should keep the ticket.",
        "Passengers must wait on the quay.",
        "Ada Reed should be asked.",
        "Cities have to pay for the lamps.",
        "By law the city must keep a register.",
        "The council must be tired of it.",
        "There needs to be some slack in the rope.",
        "Banks must be careful with it.",
        "The office said that the city should pay.",
        "If the bank should fail, the city must pay.",
        "The city should have paid.",
        "They state that the length of a quay should be known.",
        "We are asking the owners about it.",
        "I’d open the quay at night.",
        "Municipalities need help.",
    ],
)
def test_what_no_body_is_told_to_do_is_no_advice_unless_it_was_asked_for(document: Build, sentence: str) -> None:
    assert said(document, f"It rained. {sentence}", question="Who decided it?").recommendations == ()


@pytest.mark.parametrize(
    "question",
    [
        "And people at home, what can they do?",
        "Is there anything that passengers can do?",
        "What should a young captain learn?",
        "What do you say to captains who are afraid?",
        "How can passengers help?",
        "What do you expect from the harbour board?",
        "What would you change first if you had the power?",
        "What mistakes do beginners make?",
        "Do you have any tips?",
        "Could the board do more?",
        "How can this be avoided?",
        "A final word to our readers?",
        "Any thoughts on how a crew can be kept?",
        "If you met the mayor, what would you say?",
        "How might drowning be reduced?",
        "Some say passengers could do more.",
        "How can somebody set one up elsewhere?",
        "How should captains behave?",
        "What would a better ferry look like?",
        "Should the board step in?",
        "How would you reform it?",
        "Where do we go from here?",
    ],
)
def test_a_question_may_invite_advice_without_the_word(document: Build, question: str) -> None:
    assert [r.text for r in said(document, "Read the list. It rained.", question).recommendations] == ["Read the list."]


@pytest.mark.parametrize(
    "question",
    [
        "What comes next for the harbour?",
        "What do you want from life?",
        "What would you do differently?",
        "What would you have done differently?",
        "Do you have a message from her?",
        "What’s the best way for readers to find you?",
        "What do you say to people who call you a fool?",
        "What can you tell us about the list?",
    ],
)
def test_a_question_about_plans_and_regrets_invites_none(document: Build, question: str) -> None:
    assert said(document, "Read the list. It rained.", question).recommendations == ()


COUNSEL = "Count the boats first. Never sell a quay. It rained. Ask the crews about it, and pay them."


def test_an_answer_that_mostly_tells_what_to_do_is_advice(document: Build) -> None:
    found = said(document, COUNSEL, "And your years on the quay?")
    assert [r.text for r in found.recommendations] == [
        "Count the boats first.",
        "Never sell a quay.",
        "Ask the crews about it, and pay them.",
    ]
    assert said(document, COUNSEL, "How does one run a harbour?").recommendations == ()
    assert said(document, f"It rained. It snowed. It froze. {COUNSEL}", "And then?").recommendations == ()


@pytest.mark.parametrize(
    ("leads", "printed"),
    [("What I have learned, in three points:", 3), ("We sold three things:", 0)],
)
def test_a_list_is_advice_where_the_words_before_it_promise_some(document: Build, leads: str, printed: int) -> None:
    items = "- A lamp should be lit at night.\n- Lamps need to be cheap.\n- We should all walk."
    found = structure(document(f"The quay\n\nIt rained for years.\n\n{leads}\n\n{items}\n\nThank you."))
    assert len(found.recommendations) == printed


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
        ("zh", "政府应该做什么？", "船主呢？", "不要卖船。"),
        ("ja", "国は何をすべきですか？", "企業は？", "まず船員に聞いてください。"),
    ],
)
def test_a_question_may_go_on_with_its_last_word(
    document: Build, language: str, asks: str, onward: str, says: str
) -> None:
    talk = f"1\n\nQ: {asks}\n\nA: {says}\n\nQ: {onward}\n\nA: {says}"
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
        ("We need to count them.", None),
        ("Everybody should walk.", None),
        ("Waiting for a boat should be free.", None),
    ],
)
def test_whom_it_is_addressed_to_is_said_in_its_words(document: Build, sentence: str, addressee: str | None) -> None:
    assert [r.addressee for r in said(document, sentence).recommendations] == [addressee]


def test_a_pick_that_opens_with_this_brings_the_sentence_before(document: Build) -> None:
    briefing = said(document, "Count them in winter. This should happen every year. It rained.")
    assert [r.text for r in briefing.recommendations] == ["Count them in winter. This should happen every year."]


@pytest.mark.parametrize(
    ("language", "before", "opens"),
    [
        ("en", "The board counts boats.", "It must count crews."),
        ("en", "The board must count boats.", "The second is to count crews."),
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
    asks = LANGUAGES[language][0] if language in LANGUAGES else ASKS
    briefing = structure(document(f"1\n\nQ: 2?\n\nA: 3.\n\nQ: {asks}\n\nA: {before} {opens}", language))
    assert [r.text for r in briefing.recommendations] == [f"{before} {opens}"]


def test_what_is_not_certain_adds_nothing_to_what_is_printed(document: Build) -> None:
    found = said(document, "I would urge the mayor to row. But it should be a short trip.", question="Who decided it?")
    assert [r.text for r in found.recommendations] == ["I would urge the mayor to row."]


@pytest.mark.parametrize("answer", ["Governments could count the boats.", "Boards may want to light the quay."])
def test_what_a_body_could_do_is_a_candidate_where_advice_was_sought(document: Build, answer: str) -> None:
    assert [c.text for c in said(document, answer).candidates] == [answer]
    assert said(document, answer, question="Who decided it?").candidates == ()


def test_items_that_a_plain_text_numbers_are_printed_without_their_numbers(document: Build) -> None:
    lines = "1. Light the lamps.\n2. Count the boats."
    text = f"The quay\n\nIt rained for years.\n\nThis is what I have learned.\n\n{lines}\n\nThank you."
    assert [r.text for r in structure(document(text)).recommendations] == ["Light the lamps.", "Count the boats."]


def test_what_the_host_says_is_no_recommendation(document: Build) -> None:
    talk = TALK.format(answer="Yes.", question="I would urge you to explain. " + ASKS, elsewhere="No.")
    assert structure(document(talk)).recommendations == ()


# For each language: a question that asks for advice, what recommends (with its addressee), and what only looks so.
LANGUAGES = {
    "es": (
        "¿Qué le recomendaría a la ciudad?",
        [("El gobierno debe contar los barcos.", "gobierno"), ("Hay que preguntar a la gente.", None)],
        ["Cabe decir que hay que esperar.", "Deberían haber contado los barcos.", "El alcalde dijo que debemos pagar."],
    ),
    "fr": (
        "Que recommandez-vous à la ville ?",
        [("Les communes doivent publier les chiffres.", "communes"), ("N’oubliez pas les marins.", None)],
        ["Il faut dire que le quai est vide.", "Ils auraient dû compter.", "Je ne recommande pas de vendre."],
    ),
    "de": (
        "Was empfehlen Sie der Stadt?",
        [("Die Regierung muss die Boote zählen.", "Regierung"), ("Lesen Sie die Liste.", None)],
        ["Man muss sagen, dass es regnete.", "Sie hätten zählen sollen.", "Der Rat sagte, man müsse warten."],
    ),
    "pt": (
        "O que recomenda à cidade?",
        [("O governo deve contar os barcos.", "governo"), ("É preciso perguntar às pessoas.", None)],
        ["É preciso dizer que choveu.", "Deveriam ter contado os barcos.", "O prefeito disse que devemos pagar."],
    ),
    "it": (
        "Che cosa consiglia alla città?",
        [("Il governo deve contare le barche.", "governo"), ("Bisogna chiedere alla gente.", None)],
        ["Bisogna dire che pioveva.", "Avrebbero dovuto contare le barche.", "Il sindaco ha detto che bisogna pagare."],
    ),
    "nl": (
        "Wat zou u de stad aanraden?",
        [("De gemeente moet de boten tellen.", "gemeente"), ("Vraag het aan de mensen.", None)],
        ["Ik moet zeggen dat het regende.", "Ze hadden moeten tellen.", "De raad zei dat iedereen moet wachten."],
    ),
    "pl": (
        "Co by pan poradził miastu?",
        [("Rząd powinien policzyć łodzie.", "Rząd"), ("Trzeba zapytać ludzi.", None)],
        ["Trzeba powiedzieć, że padało.", "Powinni byli policzyć łodzie.", "Burmistrz powiedział, że trzeba czekać."],
    ),
    "he": (
        "מה את ממליצה לעיר?",
        [("הממשלה צריכה לספור את הסירות.", "הממשלה"), ("אני ממליצה לשאול את האנשים.", None)],
        ["צריך לומר שירד גשם.", "הם היו צריכים לספור קודם.", "ראש העיר אמר שצריך לחכות."],
    ),
    "ru": (
        "Что бы вы посоветовали городу?",
        [("Власти должны считать лодки.", "Власти"), ("Нужно спросить людей.", None)],
        ["Надо сказать, что шёл дождь.", "Мэр сказал, что нужно платить.", "Это должно быть трудно."],
    ),
    "ar": (
        "بماذا توصي المدينة؟",
        [("يجب على الحكومة أن تحصي القوارب.", "الحكومة"), ("من المهم أن نسأل الناس.", None)],
        ["يجب أن أقول إن المطر هطل.", "كان يجب عدّ القوارب.", "قال إن علينا أن ندفع."],
    ),
    "zh": (
        "您对城市有什么建议？",
        [("政府应该统计船只。", "政府"), ("我们必须先问市民。", None)],
        ["应该说那天下雨了。", "他说我们必须付钱。", "本应该早点统计。"],
    ),
    "ja": (
        "市にはどのような提言がありますか？",
        [("政府は船を数えるべきです。", "政府"), ("まず住民に聞いてください。", None)],
        ["特筆すべきは雨だったことです。", "もっと早く数えるべきでした。", "船を売るべきではありません。"],
    ),
    "ko": (
        "도시에 어떤 조언을 하시겠습니까?",
        [("정부는 배를 세어야 합니다.", "정부"), ("먼저 주민에게 물어보세요.", None)],
        ["진작 배를 세어야 했습니다.", "시장은 돈을 내야 한다고 말했습니다.", "배를 팔 필요는 없습니다."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_own_words_and_traps(document: Build, language: str) -> None:
    question, recommends, traps = LANGUAGES[language]
    answers = "\n\n".join([*(text for text, _ in recommends), *traps])
    talk = f"1\n\nQ: 2?\n\nA: 3.\n\nQ: {question}\n\nA: {answers}"
    briefing = structure(document(talk, language))
    assert [(r.text, r.addressee) for r in briefing.recommendations] == recommends
    assert briefing.candidates == ()


# What a body should do, said where nobody asked; and what looks so. Then imperatives, where somebody asked.
UNASKED = {
    "es": (["Los ministerios deberían visitar los pueblos.", "Es urgente que el Estado pague."],
           ["Los hijos de los ciudadanos deben esperar.", "Por ley el ayuntamiento debe cerrar."]),
    "fr": (["Les tribunaux doivent publier les chiffres.", "Les communes feraient bien de compter.",
           "Il est urgent que les maires comptent les bateaux."],
           ["Les enfants de la ville doivent attendre.", "L’État devait payer."]),
    "de": (["Die Länder müssen die Anträge kürzen.", "Darum sollte die Regierung zahlen."],
           ["Die Kinder der Stadt müssen warten.", "Wir müssen den Gemeinden helfen.",
            "Gesetzlich muss die Stadt zahlen."]),
    "it": (["I comuni dovrebbero contare le barche.", "Le regioni devono pagare."],
           ["I figli dei cittadini devono aspettare."]),
    "pt": (["As câmaras devem plantar árvores.", "É urgente que o Estado pague."],
           ["Os filhos da cidade devem esperar."]),
    "nl": (["De gemeente zou moeten tellen."], ["De kinderen van de stad moeten wachten."]),
    "pl": (["Rząd powinien policzyć łodzie."], ["Dzieci muszą czekać."]),
    "ru": (["Власти должны считать лодки."], ["Раньше власти должны были ждать.", "Дети должны ждать."]),
    "ar": (["يجب على الحكومة أن تحصي القوارب."], ["كان يجب على الحكومة أن تدفع."]),
    "he": (["הממשלה צריכה לספור את הסירות."], ["הילדים צריכים לחכות."]),
    "zh": (["政府必须统计船只。"], ["孩子们必须等。", "我不认为政府应该卖船。"]),
    "ja": (["政府は船を数えるべきです。"], ["以前は政府が払わなければなりませんでした。"]),
    "ko": (["정부는 배를 세어야 합니다."], ["정부는 배를 세어야 했습니다."]),
}  # fmt: skip


@pytest.mark.parametrize("language", UNASKED)
def test_in_each_language_a_body_is_told_what_to_do(document: Build, language: str) -> None:
    recommends, traps = UNASKED[language]
    briefing = structure(document(f"1\n\nQ: 2?\n\nA: 3.\n\nQ: 4?\n\nA: {' '.join(recommends)}", language))
    assert [r.text for r in briefing.recommendations] == recommends
    plain = structure(document(f"1\n\nQ: 2?\n\nA: 3.\n\nQ: 4?\n\nA: {' '.join(traps)}", language))
    assert plain.recommendations == ()


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
    ],
)
def test_a_body_is_named_with_what_describes_it(document: Build, language: str, sentence: str, addressee: str) -> None:
    briefing = structure(document(f"1\n\nQ: 2?\n\nA: 3.\n\nQ: 4?\n\nA: {sentence}", language))
    assert [r.addressee for r in briefing.recommendations] == [addressee]


IMPERATIVES = {
    "es": (["No acepten un barco sin verlo.", "Cuenten las lámparas.", "No vendas nunca el muelle.",
            "Apunta los nombres.", "Que cumpla su palabra.", "Contar los barcos.", "Menos papeles y más lámparas."],
           ["No hay barcos.", "Creen que llueve.", "Una tarde llovió.", "Contar es caro.", "Entre nosotros, llueve."]),
    "fr": (["Marchez d’abord.", "N’écrivez rien le soir.", "Qu’ils cessent de vendre.", "Compter les bateaux.",
            "Ne rien vendre.", "Ne pas vendre le quai.", "Écoute les marins.", "Moins de papiers et plus de lampes."],
           ["Chez nous, il pleut.", "Compter les bateaux est cher.", "Premier arrivé, premier servi."]),
    "de": (["Zählen Sie die Boote.", "Schluss mit den Listen!", "Geht nachts hinaus.", "Fragt die Leute.",
            "Habt keine Angst.", "Nicht warten!", "Weniger Listen und mehr Lampen."],
           ["Wissen Sie, es regnete.", "Geht nicht.", "Kommt darauf an.", "Macht nichts."]),
    "it": (["Contate le barche.", "Non vendete il molo.", "Che paghi le lampade.", "Porti una lampada.",
            "Contare le barche.", "Meno carte e più lampade."],
           ["Estate e inverno piove.", "Sapete, pioveva.", "Contare le barche è caro."]),
    "pt": (["Contem os barcos.", "Pese tudo.", "Não vendam o cais.", "Contar os barcos.",
            "Menos papéis e mais lanternas."],
           ["Chegam tarde.", "Contar os barcos é caro.", "Entre nós, chove."]),
    "ru": (["Считайте лодки.", "Не продавайте причал."], ["Видите, шёл дождь."]),
    "pl": (["Pytajcie załogi.", "Nie sprzedawajcie łodzi."], ["Wiecie, padało."]),
    "zh": (["先问船员。", "不要卖船。", "多问船员。", "让船员决定。"], ["先生们在船上。", "多年来都下雨。"]),
    "ar": (["ابدأوا بالقوارب.", "اجلسوا مع البحارة.", "لا تبيعوا الرصيف."], ["القوارب قديمة."]),
    "he": (["התחילו בסירות."], ["הסירות ישנות."]),
}  # fmt: skip


@pytest.mark.parametrize("language", IMPERATIVES)
def test_in_each_language_who_is_asked_for_advice_may_just_say_it(document: Build, language: str) -> None:
    says, plain = IMPERATIVES[language]
    answers = "\n\n".join([*says, *plain])
    briefing = structure(document(f"1\n\nQ: 2?\n\nA: 3.\n\nQ: {LANGUAGES[language][0]}\n\nA: {answers}", language))
    assert [r.text for r in briefing.recommendations] == says
    assert briefing.candidates == ()


# What somebody else says, in each language; then questions that seek advice without asking for some.
REPORTED = {
    "es": ["Nos dijeron que debemos pagar.", "El alcalde cree que hay que esperar."],
    "fr": ["Le maire affirmait qu’il faut payer.", "On nous a répondu qu’il faut attendre."],
    "de": ["Der Rat hat gesagt, wir sollten warten.", "Es hieß, wir müssten zahlen."],
    "it": ["Ci hanno risposto che dovremmo pagare.", "I capi sostengono che bisogna aspettare."],
    "pt": ["Responderam que devemos pagar.", "O chefe acha que é preciso esperar."],
    "ar": ["ابنتي تقول إنني يجب أن أدفع.", "كان علينا أن ننتظر."],
    "zh": ["有人告诉我，必须付钱。", "老人们说应该等。"],
    "ja": ["父には町で働くべきだと言われました。"],
}  # fmt: skip


@pytest.mark.parametrize("language", REPORTED)
def test_in_each_language_what_others_say_is_no_advice(document: Build, language: str) -> None:
    talk = f"1\n\nQ: 2?\n\nA: 3.\n\nQ: {LANGUAGES[language][0]}\n\nA: {' '.join(REPORTED[language])}"
    briefing = structure(document(talk, language))
    assert briefing.recommendations == briefing.candidates == ()


# What a guest of a think tank says, in the words of each language, where he was asked; and what looks like it.
SAID = {
    "es": ["El objetivo debe ser un muelle libre.", "La clave es escuchar a la gente.", "No podemos seguir esperando.",
           "Sería un error vender el muelle.", "Necesitamos leyes claras.", "La única salida es otra lámpara.",
           "Corresponde a los municipios contar los barcos.", "Rodéate de marineros.",
           "Les digo a los jóvenes: no tengan miedo."],
    "fr": ["Ce qu’il faut, c’est une lampe.", "Si nous voulons dormir, il faut compter les bateaux.",
           "Ce serait une erreur de vendre le quai.", "On ne peut pas attendre le printemps.",
           "C’est aux communes de compter les bateaux.", "Nous exigeons une enquête.",
           "Avant tout, écoutez les marins.", "Je dis aux jeunes : n’ayez pas peur."],
    "de": ["Es wäre ein Fehler, den Kai zu verkaufen.", "Meine wichtigste Empfehlung wäre eine Lampe.",
           "Wir können nicht länger warten.", "Es gilt, die Boote zu zählen.", "Der einzige Ausweg ist eine Lampe.",
           "Ich sage den Jungen: Habt keine Angst.", "Die Stadt ist in der Pflicht, die Boote zu zählen."],
    "pt": ["A chave é ouvir as pessoas.", "Seria um erro vender o cais.", "Não podemos continuar à espera.",
           "Cabe aos municípios contar os barcos."],
    "it": ["La chiave è ascoltare la gente.", "Sarebbe un errore vendere il molo.", "Non possiamo continuare così.",
           "Spetta ai comuni contare le barche."],
}  # fmt: skip
SAYS_ANOTHER = {
    "es": "El alcalde dijo: cuenten los barcos.",
    "fr": "Le maire disait: comptez les bateaux.",
    "de": "Der Rat sagte: Zählt die Boote.",
    "pt": "O prefeito disse: contem os barcos.",
    "it": "Il sindaco disse: contate le barche.",
}


@pytest.mark.parametrize("language", SAID)
def test_in_each_language_advice_has_more_verbs_than_should(document: Build, language: str) -> None:
    asks, answers = LANGUAGES[language][0], "\n\n".join([*SAID[language], SAYS_ANOTHER[language]])
    briefing = structure(document(f"1\n\nQ: 2?\n\nA: 3.\n\nQ: {asks}\n\nA: {answers}", language))
    assert [r.text for r in briefing.recommendations] == SAID[language]


WOULD_SAY = {
    "en": "I would tell young captains to read the list.",
    "es": "A los gobiernos les diría que escuchen.",
    "fr": "Je dirais aux jeunes de ne pas avoir peur.",
    "de": "Ich würde jedem raten, früh anzufangen.",
    "pt": "Eu diria aos jovens para não terem medo.",
    "it": "Direi ai giovani di non avere paura.",
}


@pytest.mark.parametrize("language", WOULD_SAY)
def test_what_one_would_say_to_somebody_is_advice_where_it_was_asked_for(document: Build, language: str) -> None:
    says = WOULD_SAY[language]
    asks = LANGUAGES[language][0] if language in LANGUAGES else ASKS
    briefing = structure(document(f"1\n\nQ: 2?\n\nA: 3. {says}\n\nQ: {asks}\n\nA: {says}", language))
    assert [(r.text, r.said_in) for r in briefing.recommendations] == [(says, "x2")]


INVITES = {
    "es": ["¿Qué espera usted de la administración?", "¿Qué errores cometen los que empiezan?", "¿Qué haría primero?",
           "¿Cómo debería responder el consejo?", "¿Cómo se puede evitar eso?"],
    "fr": ["Quel rôle la ville devrait-elle jouer ?",
           "Qu’attendez-vous du ministère ?", "Quelles erreurs fait-on au début ?", "Comment éviter cela ?",
           "Un mot pour les promeneurs ?"],
    "de": ["Wie sollte die Stadt reagieren?",
           "Was wünschen Sie sich vom Land?", "Welche Tipps haben Sie?", "Wie lässt sich das vermeiden?",
           "Was würden Sie als Erstes ändern?"],
    "it": ["Che cosa chiede alla Regione?", "Quali errori si fanno all’inizio?", "Come si può evitare questo?"],
    "pt": ["O que espera do governo?", "Que erros se fazem no início?", "Como se pode evitar isso?", "Tem dicas?"],
    "nl": ["Wat verwacht u van het ministerie?", "Hebt u tips?", "Hoe kan dat beter worden opgelost of voorkomen?"],
    "pl": ["Czego pani oczekuje od rządu?", "Kto powinien to zrobić?"],
    "ru": ["Чего вы ждёте от властей?", "Кто должен это делать?"],
    "ar": ["ماذا تطلبين من الوزارة؟"],
    "zh": ["政府能做什么？", "怎么避免这个问题？"],
    "ja": ["国に何を望みますか。", "失敗しないコツは何ですか？"],
    "ko": ["정부에 무엇을 바라십니까?"],
    "he": ["מה אפשר לעשות?"],
}  # fmt: skip


@pytest.mark.parametrize("language", INVITES)
def test_in_each_language_a_question_may_invite_advice_without_the_word(document: Build, language: str) -> None:
    says = (IMPERATIVES[language][0] if language in IMPERATIVES else [LANGUAGES[language][1][1][0]])[0]
    for question in INVITES[language]:
        briefing = structure(document(f"1\n\nQ: 2?\n\nA: 3.\n\nQ: {question}\n\nA: {says}", language))
        assert [r.text for r in briefing.recommendations] == [says], question


# Constraints, the past, habits and reasons: what advises in form only.
TOLD = {
    "es": ["Las empresas deben tener cuidado con eso.", "Normalmente el barco debe salir a las seis.",
           "Tarda porque cada papel debe pasar por dos mesas."],
    "fr": ["Les communes doivent faire attention à cela.", "D’habitude le bateau doit partir à six heures.",
           "C’est long parce que chaque papier doit passer deux bureaux."],
    "de": ["Die Gemeinden müssen dabei vorsichtig sein.", "Normalerweise muss das Boot um sechs ablegen.",
           "Als ich Bürgermeister war, rieten alle, es sollte dunkel bleiben."],
    "nl": ["De gemeenten moeten voorzichtig zijn.", "Meestal moet de boot om zes uur vertrekken."],
    "pl": ["Firmy muszą uważać.", "Zwykle łódź musi odpłynąć o szóstej."],
    "he": ["החברות צריכות להיזהר.", "בדרך כלל הסירה חייבת לצאת בשש."],
    "it": ["I comuni devono fare attenzione.", "Di solito la barca deve partire alle sei.",
           "Non penso che si debba aspettare."],
    "pt": ["As empresas devem ter cuidado com isso.", "Normalmente o barco deve sair às seis."],
}  # fmt: skip


@pytest.mark.parametrize("language", TOLD)
def test_in_each_language_what_only_tells_is_a_candidate_at_most(document: Build, language: str) -> None:
    question, recommends, _ = LANGUAGES[language]
    answers = "\n\n".join([recommends[0][0], *TOLD[language]])
    briefing = structure(document(f"1\n\nQ: 2?\n\nA: 3.\n\nQ: {question}\n\nA: {answers}", language))
    assert [r.text for r in briefing.recommendations] == [recommends[0][0]]
    assert len(briefing.candidates) >= 2


@pytest.mark.parametrize("language", sorted(path.parent.name for path in WORDS.glob("*/talk.toml")))
def test_patterns_that_are_asked_about_small_letters_have_no_others(language: str) -> None:
    words = words_of(language)
    for pattern in (words.invites_advice, words.no_advice):
        assert not pattern.flags & re.IGNORECASE
        letters = re.sub(r"\\\w", "", pattern.pattern)
        assert letters == letters.lower()


def test_a_question_and_a_report_are_known_in_capitals_too(document: Build) -> None:
    found = said(document, "Cities should open the quay. THE LAW SAYS cities must wait.", "WHAT SHOULD CITIES DO NEXT?")
    assert [item.text for item in found.recommendations] == ["Cities should open the quay."]
