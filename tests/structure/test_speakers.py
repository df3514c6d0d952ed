"""A label counts as a speaker's only if it recurs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.clean import clean
from pipeline.ledger import CleanDocument
from pipeline.model import Briefing, Exchange, Turn, stream
from pipeline.read import read
from pipeline.structure import structure

Build = Callable[..., CleanDocument]

SHAPES = {
    "letters": ("Q:", "A:"),
    "letters with full stops": ("Q.", "A."),
    "capitals": ("HARBOUR REVIEW:", "OLSEN:"),
    "full names": ("Ann Lee:", "Mara Olsen:"),
    "roles": ("Interviewer:", "Mara Olsen:"),
    "full-width colons": ("记者：", "王："),
    "French": ("Le Journal\N{NO-BREAK SPACE}:", "Anna Meyer\N{NO-BREAK SPACE}:"),
    "hearing": ("Mr. REED.", "Ms. OLSEN."),
    "caption": (">> ANN:", ">> MARA:"),
    "several respondents": ("Arpit:", "M/G/S:"),
}


def exchanges(briefing: Briefing) -> list[Exchange]:
    return [item for section in briefing.sections for item in section.items if isinstance(item, Exchange)]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_label_is_cut_from_its_paragraph_in_every_shape(document: Build, shape: str) -> None:
    asks, answers = SHAPES[shape]
    talk = f"Night boats\n\n{asks} Who pays?\n\n{answers} The city.\n\n{asks} Why?\n\n{answers} It has to."
    found = exchanges(structure(document(talk)))
    assert [x.question.blocks[0].text for x in found] == ["Who pays?", "Why?"]
    assert [x.answers[0].blocks[0].text for x in found] == ["The city.", "It has to."]
    assert {x.question.label for x in found} == {asks.removeprefix(">> ")}
    assert all(stream(x.question.speaker or "") == stream(x.question.label) for x in found)


@pytest.mark.parametrize(
    ("first", "label", "time"),
    [
        ("Ann Lee 00:12:31\nWho pays?", "Ann Lee", "00:12:31"),
        ("Ann Lee: 00:12:31 Who pays?", "Ann Lee:", "00:12:31"),
        ("[00:12:31] Ann Lee: Who pays?", "Ann Lee:", "[00:12:31]"),
        ("Ann Lee: [12:31] Who pays?", "Ann Lee:", "[12:31]"),
    ],
)
def test_a_time_stamp_is_kept_beside_the_label(document: Build, first: str, label: str, time: str) -> None:
    talk = f"Night boats\n\n{first}\n\nMara Olsen: The city.\n\nAnn Lee: Why?\n\nMara Olsen: It has to."
    question = exchanges(structure(document(talk)))[0].question
    assert (question.label, question.time, question.blocks[0].text) == (label, time, "Who pays?")


def test_a_label_on_its_own_line_takes_the_next_paragraph(document: Build) -> None:
    talk = "Night boats\n\nAnn Lee: 00:01\n\nWho pays?\n\nMara Olsen: 00:02\n\nThe city.\n\nAnn Lee: 00:03\n\nWhy?"
    briefing = structure(document(talk))
    assert [(t.label, t.time, [b.id for b in t.blocks]) for t in briefing.turns()] == [
        ("Ann Lee:", "00:01", ["b3"]),
        ("Mara Olsen:", "00:02", ["b5"]),
        ("Ann Lee:", "00:03", ["b7"]),
    ]


def test_a_paragraph_without_a_label_continues_the_turn(document: Build) -> None:
    talk = "Boats\n\nQ: Who pays?\n\nA: The city.\n\nIt always has.\n\nQ: Why?\n\nA: It must."
    assert [b.text for b in exchanges(structure(document(talk)))[0].answers[0].blocks] == [
        "The city.",
        "It always has.",
    ]


def test_initials_declared_once_are_the_same_person(document: Build) -> None:
    talk = (
        "Boats\n\nAnn Lee (AL): Who pays?\n\nMara Olsen (MO): The city.\n\n"
        "AL: And then?\n\nMO: The state.\n\nAL: Why?\n\nMO: Ask them."
    )
    briefing = structure(document(talk))
    assert len(exchanges(briefing)) == 3
    assert briefing.speakers() == ("Ann Lee", "Mara Olsen")


@pytest.mark.parametrize(
    "text",
    [
        (
            "On boats\n\nNote: this is old.\n\nThe boats are old.\n\n"
            "Note: this is new.\n\nThe boats are new and they are good."
        ),
        "On boats\n\nFor example: the ferry.\n\nUpdate: it sank.\n\nFor example: the barge.\n\nUpdate: it floats.",
        (
            "On boats\n\nPros: it is quiet.\n\nCons: it is dark.\n\n"
            "The second boat came late.\n\nPros: none.\n\nCons: many."
        ),
        "On boats\n\nSo I told them this: a boat must float.\n\nAnd they said: it must also steer.",
    ],
)
def test_words_with_a_colon_in_prose_are_no_speakers(document: Build, text: str) -> None:
    assert structure(document(text)).speakers() == ()


def test_a_lone_word_with_a_colon_inside_an_answer_is_no_speaker(document: Build) -> None:
    talk = "Boats\n\nAnn: Who pays?\n\nMara: The city.\n\nImportant: it pays late.\n\nAnn: Why?\n\nMara: Ask Ann."
    assert structure(document(talk)).speakers() == ("Ann", "Mara")


def test_a_label_that_nothing_follows_stays_in_the_text(document: Build) -> None:
    talk = "Boats\n\nQ: Who pays?\n\nA: The city.\n\nQ: Why?\n\nA: It must.\n\nQ:"
    briefing = structure(document(talk))
    assert list(briefing.blocks())[-1].text == "Q:"


def test_questions_alone_may_bear_a_label(document: Build) -> None:
    talk = (
        "Boats\n\nREVIEW: Who pays?\n\nThe city.\n\nIt always has.\n\n"
        "REVIEW: Why?\n\nIt must.\n\nREVIEW: And now?\n\nWe wait."
    )
    found = exchanges(structure(document(talk)))
    assert [x.question.speaker for x in found] == ["REVIEW"] * 3
    assert [[b.text for t in x.answers for b in t.blocks] for x in found] == [
        ["The city.", "It always has."],
        ["It must."],
        ["We wait."],
    ]
    assert {turn.speaker for x in found for turn in x.answers} == {None}


def test_answers_alone_may_bear_a_label(document: Build) -> None:
    talk = "Boats\n\nWho pays?\n\nOLSEN: The city.\n\nWhy does it?\n\nOLSEN: It must.\n\nAnd now?\n\nOLSEN: We wait."
    found = exchanges(structure(document(talk)))
    assert [x.question.blocks[0].text for x in found] == ["Who pays?", "Why does it?", "And now?"]
    assert [x.answers[0].speaker for x in found] == ["OLSEN"] * 3


def test_who_asks_is_the_host_whatever_the_label(document: Build) -> None:
    talk = (
        "Boats\n\nMara: Good evening.\n\nAnn: Who pays?\n\nMara: The city pays.\n\nAnn: Why is that?\n\nMara: It must."
    )
    briefing = structure(document(talk))
    assert [e.decision for e in briefing.evidence if e.rule == "who-asks"] == ["host Ann"]
    assert isinstance(briefing.sections[0].items[0], Turn)


@pytest.mark.parametrize(
    "talk",
    [
        "Boats\n\nAda Reed: Who pays?\n\nBen Cole: The city.\n\nAR: Why?\n\nBC: It must.\n\nAR: Still?\n\nBC: Yes.",
        "Boats\n\nAR = Ada Reed, BC = Ben Cole\n\nAR: Who pays?\n\nBC: The city.\n\nAR: Why?\n\nBC: It must.",
        "Boats\n\nAda Reed: Who pays?\n\nBen Cole: The city.\n\nAda: Why?\n\nCole: It must.\n\nAda: So?\n\nCole: Yes.",
        "Boats\n\nAda Reed (AR): Who pays?\n\nBen Cole (BC): The city.\n\nAR: Why?\n\nBC: It must.",
    ],
)
def test_a_person_has_one_name_whatever_form_the_label_takes(document: Build, talk: str) -> None:
    briefing = structure(document(talk))
    assert briefing.speakers() == ("Ada Reed", "Ben Cole")
    assert [e.decision for e in briefing.evidence if e.rule == "who-asks"] == ["host Ada Reed"]


@pytest.mark.parametrize(
    ("asks", "answers"),
    [("B.-L.C.:", "A. R.:"), ("B. Cole:", "A. Reed:"), ("B-L.C. -", "A.R. -"), ("BLC:", "AR:")],
)
def test_initials_in_any_spelling_stand_for_the_name_in_the_head(document: Build, asks: str, answers: str) -> None:
    head = "Boats\n\nAda Reed builds boats. She talked to Bo-Lars Cole."
    talk = f"{asks} Who pays?\n\n{answers} The city.\n\n{asks} Why?\n\n{answers} It must."
    briefing = structure(document(f"{head}\n\n{talk}"))
    assert briefing.speakers() == ("Bo-Lars Cole", "Ada Reed")


@pytest.mark.parametrize("mark", ["**", "*"])
@pytest.mark.parametrize(("asks", "answers"), [("Ben Cole", "Ada Reed"), ("BC", "AR")])
def test_names_in_bold_or_italic_type_need_no_sign_to_be_labels(mark: str, asks: str, answers: str) -> None:
    pairs = [("Who pays?", "The city."), ("And why is that?", "It must.")]
    talk = "\n\n".join(f"{mark}{asks}{mark} {put}\n\n{mark}{answers}{mark} {said}" for put, said in pairs)
    found = exchanges(structure(clean(read(f"# Boats\n\n{talk}\n".encode(), "talk.md"))))
    assert [(x.question.blocks[0].text, x.answers[0].blocks[0].text) for x in found] == pairs


def test_words_in_bold_type_at_the_head_of_paragraphs_are_no_labels() -> None:
    text = "# Boats\n\n**Oak** It floats.\n\n**Tar** It sticks.\n\n**Oak** It is cut in May.\n\n**Rope** It rots.\n"
    assert structure(clean(read(text.encode(), "talk.md"))).speakers() == ()


def test_an_alias_in_small_letters_is_a_speaker_where_its_initials_are(document: Build) -> None:
    talk = (
        "Ann Lee (AL): Who counts?\n\ntidewatcher (TW): I do.\n\nAL: And why?\n\nTW: Nobody else: parsers (PA): none."
    )
    found = exchanges(structure(document(f"The tide\n\n{talk}")))
    assert [turn.speaker for item in found for turn in (item.question, *item.answers)] == [
        "Ann Lee",
        "tidewatcher",
        "Ann Lee",
        "tidewatcher",
    ]


def test_initials_that_fit_two_people_are_nobody_elses(document: Build) -> None:
    talk = "Boats\n\nAda Reed: Who?\n\nAlan Ross: I.\n\nAR: Why?\n\nAda Reed: So.\n\nAR: Yes.\n\nAlan Ross: No."
    assert structure(document(talk)).speakers() == ("Ada Reed", "Alan Ross", "AR")


def test_a_legend_alone_on_its_line_is_no_speech(document: Build) -> None:
    talk = "Boats\n\nAR: Ada Reed\n\nBC: Ben Cole\n\nAR: Who pays?\n\nBC: The city.\n\nAR: Why?\n\nBC: It must."
    briefing = structure(document(talk))
    assert briefing.speakers() == ("Ada Reed", "Ben Cole")
    assert [x.question.blocks[0].text for x in exchanges(briefing)] == ["Who pays?", "Why?"]


def test_mr_and_mrs_reed_are_two(document: Build) -> None:
    talk = "Boats\n\nAda Reed: Yes?\n\nMr. Reed: I pay.\n\nMrs. Reed: No, I do.\n\nMr. Reed: Well.\n\nMrs. Reed: Well?"
    assert structure(document(talk)).speakers() == ("Ada Reed", "Mr. Reed", "Mrs. Reed")


@pytest.mark.parametrize(
    "line",
    ["Note: nothing was cut.", "Transcript by: the harbour office.", "Pier 8: https://example.org/pier", "Photo: Ada"],
)
def test_a_line_that_only_looks_like_a_label_is_none(document: Build, line: str) -> None:
    talk = f"Boats\n\n{line}\n\nANN: Who pays?\n\nBEN: The city.\n\nANN: Why?\n\nBEN: It must.\n\n{line}"
    assert structure(document(talk)).speakers() == ("ANN", "BEN")


@pytest.mark.parametrize(
    ("language", "floor"),
    [
        ("en", "AUDIENCE MEMBER"),
        ("en", "Question from the audience"),
        ("es", "Miembro del público"),
        ("fr", "Question de la salle"),
        ("de", "Frage aus dem Publikum"),
        ("ru", "Вопрос из зала"),
        ("zh", "现场观众"),
    ],
)
def test_a_question_from_the_floor_begins_an_exchange_and_makes_no_host(
    document: Build, language: str, floor: str
) -> None:
    talk = (
        "Boats\n\nMara Ott: Welcome. Who pays?\n\nBen Cole: The city.\n\nMara Ott: Why?\n\nBen Cole: It must.\n\n"
        f"{floor}: And for how long?\n\nBen Cole: Two years.\n\n{floor}: Thanks.\n\nMara Ott: Who else?"
    )
    briefing = structure(document(talk, language))
    assert [x.question.blocks[0].text for x in exchanges(briefing)] == [
        "Welcome. Who pays?",
        "Why?",
        "And for how long?",
        "Who else?",
    ]
    assert [e.decision for e in briefing.evidence if e.rule == "who-asks"] == ["host Mara Ott"]


def test_a_nod_of_the_interviewer_does_not_cut_an_answer_in_two(document: Build) -> None:
    talk = "Boats\n\nINTERVIEWER: Who pays?\n\nOLSEN: The city.\n\nINTERVIEWER: I see. Right.\n\nOLSEN: And the state."
    (exchange,) = exchanges(structure(document(talk)))
    assert [turn.speaker for turn in exchange.answers] == ["OLSEN", "INTERVIEWER", "OLSEN"]


def test_numbered_questions_are_put_by_one_person(document: Build) -> None:
    talk = "Boats\n\nQ1: Who pays?\n\nA1: The city.\n\nQ2: Why?\n\nA2: It must.\n\nQ12. And then?\n\nA12. We wait."
    briefing = structure(document(talk))
    assert len(exchanges(briefing)) == 3
    assert briefing.speakers() == ("Q", "A")


def test_long_brackets_and_nicknames_belong_to_the_label(document: Build) -> None:
    talk = (
        'Boats\n\nThe Chair (Hon. Ada Reed (North—South, Lib.)): Who pays?\n\nBen "Bo" Cole (BC): The city.\n\n'
        "The Chair: Why?\n\nBC: It must.\n\nMr. Luc d'Arvor: I doubt it.\n\nThe Chair: Order."
    )
    assert structure(document(talk)).speakers() == ("The Chair", 'Ben "Bo" Cole', "Mr. Luc d'Arvor")


def test_a_chinese_legend_of_one_sign_names_the_speakers(document: Build) -> None:
    talk = "夜船\n\n问＝本刊记者 答＝林梅船长\n\n问：谁付钱？\n\n答：城市付钱。\n\n问：为什么？\n\n答：必须如此。"
    assert structure(document(talk, "zh-Hans")).speakers() == ("本刊记者", "林梅船长")


def test_an_equals_sign_in_speech_is_no_legend(document: Build) -> None:
    talk = "Boats\n\nQ: Who pays?\n\nA: Say a=b, and B = The Bank.\n\nQ: Why?\n\nA: It must."
    assert structure(document(talk)).speakers() == ("Q", "A")


@pytest.mark.parametrize(
    "talk",
    [
        "Boats\n\nWho pays for the boats?\n\nAda Reed: The city.\n\nBen Cole: The state.\n\nWhy is that?\n\n"
        "Ada Reed: It must.\n\nBen Cole: It need not.\n\nAnd now?\n\nAda Reed: We wait.",
    ],
)
def test_two_answer_a_question_that_has_no_label(document: Build, talk: str) -> None:
    found = exchanges(structure(document(talk)))
    assert [x.question.blocks[0].text for x in found] == ["Who pays for the boats?", "Why is that?", "And now?"]
    assert [[turn.speaker for turn in x.answers] for x in found] == [["Ada Reed", "Ben Cole"]] * 2 + [["Ada Reed"]]


@pytest.mark.parametrize(
    "labels", [("MR. SCHWARTZ:", "THE WITNESS:"), ("Nom\N{NO-BREAK SPACE}:", "Anne\N{NO-BREAK SPACE}:")]
)
def test_labels_of_hearings_and_with_french_spaces_are_labels(document: Build, labels: tuple[str, str]) -> None:
    ask, tell = labels
    talk = f"Boats\n\n{ask} Who pays?\n\n{tell} The city.\n\n{ask} Why?\n\n{tell} It must."
    briefing = structure(document(talk))
    assert len(exchanges(briefing)) == 2
    assert [turn.label for turn in briefing.turns()] == [ask, tell] * 2


def test_a_form_of_address_makes_a_name_of_a_month(document: Build) -> None:
    talk = (
        "Boats\n\nThe Chair: Who pays?\n\nMs. Ada May: I do.\n\nThe Chair: Why?\n\nBen Cole: It must.\n\nThe Chair: So?"
    )
    assert structure(document(talk)).speakers() == ("The Chair", "Ms. Ada May", "Ben Cole")


def test_short_answers_on_lines_of_their_own_are_no_names(document: Build) -> None:
    talk = "\n\n".join(["Are the boats late again?", "Right.", "And you wait for them every day?", "Yes."] * 3)
    assert structure(document(f"Boats\n\n{talk}")).speakers() == ()


def test_a_title_with_a_colon_is_no_speaker(document: Build) -> None:
    talk = "Ada Reed: Who pays?\n\nBo May: The city, as it always did.\n\nAda Reed: Why?\n\nBo May: It must."
    briefing = structure(document(f"Tape Fourteen: The Boats\n\n{talk}"))
    assert briefing.title is not None and briefing.title.text == "Tape Fourteen: The Boats"
    assert briefing.speakers() == ("Ada Reed", "Bo May")


def test_a_label_with_a_long_post_names_its_bearer(document: Build) -> None:
    post = "Ada Reed, Head of the Department for Rivers and Lakes, Ministry of the Environment"
    talk = "\n\n".join(f"{post}: Who pays for gate {n}?\n\nBen Cole: The city does." for n in range(3))
    briefing = structure(document(f"Gates\n\n{talk}"))
    assert briefing.speakers() == ("Ada Reed", "Ben Cole")
    assert {turn.label for turn in briefing.turns() if turn.speaker == "Ada Reed"} == {f"{post}:"}


def test_the_terms_of_a_list_in_an_answer_are_no_speakers(document: Build) -> None:
    terms = "\n\n".join(f"{term}: all of it was done in May." for term in ("Lower Gate", "Upper Gate", "Dam", "Mill"))
    asked = "\n\n".join(f"Reed: Who pays for gate {n}?\n\nCole: The city does." for n in range(3))
    briefing = structure(document(f"Gates\n\n{asked}\n\nReed: What was done?\n\nCole: Much.\n\n{terms}\n\n{asked}"))
    assert briefing.speakers() == ("Reed", "Cole")


@pytest.mark.parametrize(("word", "language"), [("Secondly", "en"), ("Zweitens", "de"), ("Segundo", "es")])
def test_words_that_count_are_no_speakers(document: Build, word: str, language: str) -> None:
    said = f"Cole: There are two.\n\n{word}: the city pays for it."
    talk = "\n\n".join(f"Reed: Who pays for gate {n}?\n\n{said}" for n in range(3))
    assert structure(document(f"Gates\n\n{talk}", language)).speakers() == ("Reed", "Cole")


@pytest.mark.parametrize("language", ["en", "pt", "de"])
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_capitals_before_a_spaced_hyphen_are_labels_in_any_language(
    document: Build, language: str, between: str
) -> None:
    asked = "\n\n".join(f"FAROL - Who pays for gate {n}?\n\nREIS -{between}The city does." for n in range(3))
    briefing = structure(document(f"Gates\n\n{asked}", language))
    assert briefing.speakers() == ("FAROL", "REIS")
    assert len(exchanges(briefing)) == 3


HEADED = (
    "# Night boats\n\n### Mara Olsen:\nWe sail at ten.\n\n### tide radio:\nGood morning, I am from the radio.\n\n"
    "### tide radio:\nWho pays for the boats?\n\n### Mara Olsen:\nThe city.\n\n### nobody:\nSince when?\n\n"
    "### Mara Olsen:\nSince May.\n\n### tide radio:\nAnd who steers?\n\n### Mara Olsen:\nI do."
)


def test_headings_that_are_labels_name_who_speaks_also_in_small_letters_and_once() -> None:
    found = exchanges(structure(clean(read(HEADED.encode(), "boats.md"))))
    assert [(x.question.speaker, x.question.blocks[0].text) for x in found] == [
        ("tide radio", "Good morning, I am from the radio."),
        ("nobody", "Since when?"),
        ("tide radio", "And who steers?"),
    ]


def test_headings_with_a_colon_of_which_only_some_recur_are_sections() -> None:
    plain = HEADED.replace("### Mara Olsen:", "### Boats").replace("### nobody:", "### Fares")
    found = exchanges(structure(clean(read(plain.encode(), "boats.md"))))
    assert "tide radio" not in {x.question.speaker for x in found}


def test_a_line_above_the_talk_says_who_asks_though_another_wonders(document: Build) -> None:
    talk = (
        "Reed: So we are at the lock.\n\nBerg: Here we are. Who would have thought of it?\n\n"
        "Reed: And you stayed up.\n\nBerg: I went down to the gates. Why did nobody see the water?\n\n"
        "Reed: And your wife.\n\nBerg: She was asleep, and she would have come out with me, in the rain and the dark."
    )
    bio = structure(document(f"Interview with Bo Berg\n\nInterviewer: Ada Reed\n\n{talk}")).bio
    assert bio is not None
    assert [guest.name for guest in bio.guests] == ["Bo Berg"]
