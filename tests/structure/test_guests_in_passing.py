"""Who is a guest where a text says so in passing, and who is none though a text quotes or lists that person."""

from __future__ import annotations

import pytest
from frames import ASKED, TALKS

from pipeline.clean import clean
from pipeline.read import read
from pipeline.structure import structure
from pipeline.structure.people.person_names import same_person


def _guests(text: str, name: str = "talk.md", language: str = "en") -> list[str]:
    bio = structure(clean(read(f"{text}\n".encode(), name, language=language))).bio
    return [guest.name for guest in bio.guests] if bio else []


@pytest.mark.parametrize(
    ("head", "who"),
    [
        ("# Lamps of the quay: AJ of the yard\n\n### Who are you?\n\nI’m AJ. I’m a lamplighter and a rower.", "AJ"),
        ("# Lamps of the quay\n\n### Who are you?\n\nMy name is Janou. I light the lamps of the quay.", ""),
        ("# Lamps of the quay\n\n### Who are you?\n\nMy name is Ines. I light the lamps of the quay.", "Ines"),
        ("---\ntitle: Ulvo Brannock\nsummary: Ulvo Brannock is a pilot of the ferry in Hull.\n---", "Ulvo Brannock"),
        (
            "# Seven questions for Ada Brook\n\nIn our series, Questions for Harbour Pilots, we meet a rower.",
            "Ada Brook",
        ),
        ("# The Harbour Tide Office Ada Maria Brook runs: an interview", "Ada Maria Brook"),
    ],
)
def test_a_talk_without_labels_has_its_guest(head: str, who: str) -> None:
    assert _guests(f"{head}\n\n{ASKED}") == [who] * bool(who)


def _labelled(*labels: str) -> str:
    said = ("The boats stopped in March, when the money ended.", "The council did it, and nobody was asked before.")
    turns = [(("Q", "What happened then?"), (label, said[at % 2])) for at, label in enumerate(labels)]
    return "\n\n".join(f"**{who}:** {text}" for pair in turns for who, text in pair)


@pytest.mark.parametrize(
    ("head", "labels", "who"),
    [
        ("We met Ada Brook on the quay, and Ada Brook had tea.", ["adab"] * 4, ["Ada Brook"]),
        (
            "An interview with Paul Brook and Paula Brook",
            ["Paul Brook", "Paula Brook"] * 2,
            ["Paul Brook", "Paula Brook"],
        ),
        ("The senior harbour official spoke on background.", ["SENIOR HARBOUR OFFICIAL"] * 4, []),
        (
            "**Leo:** My name is Leo Vask, and I row.\n\n**Ada:** I am Ada Brook, and I mend nets.",
            ["Kim Dahl", "Leo and Ada", "Kim Dahl", "Leo and Ada"],
            ["Leo Vask", "Ada Brook", "Kim Dahl"],
        ),
    ],
)
def test_labels_are_those_of_the_named(head: str, labels: list[str], who: list[str]) -> None:
    assert sorted(_guests(f"# The quay\n\n{head}\n\n{_labelled(*labels)}")) == sorted(who)


def test_a_short_first_name_is_the_same_person() -> None:
    assert same_person("Steve Brook", "Steven Brook")
    assert not same_person("Paul Brook", "Paula Brook")


def test_who_says_a_name_before_the_guest_is_announced_leads_the_talk() -> None:
    talk = (
        "**Bo Berg:** Welcome to the Harbour Hour. I am Bo Berg.\n\n**Kim Dahl:** And I am Kim Dahl.\n\n"
        "**BB:** Today our guest is Ada Brook. Ada, when did the boats stop?\n\n"
        "**Ada Brook:** In March, when the money ended and the last crew went home for good.\n\n"
        "**Kim Dahl:** And then nobody came. Who decided that?\n\n"
        "**Ada Brook:** The council, and nobody on the quay was asked about it before."
    )
    assert _guests(talk) == ["Ada Brook"]


def test_who_speaks_once_in_a_table_is_no_guest() -> None:
    rows = "".join(
        f"AB:,We row to the quay and back {n} times a day. We count each boat.\nBB:,How often?\n" for n in range(9)
    )
    assert _guests(f"speaker,words\nBB:,Who are you?\n{rows}Kim:,Tea?", "talk.csv") == ["AB"]


def test_a_row_of_a_table_that_is_a_note_or_describes_a_voice_names_no_guest() -> None:
    rows = "".join(f"AB:,We row to the quay and back {n} times a day.\nBB:,How often?\n" for n in range(9))
    more = "Note,The tape stops here.\nGirl passing by,Row faster!\n"
    assert _guests(f"speaker,words\nBB:,Who are you?\n{rows}{more}AB:,So it is.", "talk.csv") == ["AB"]


def _report(*people: str) -> str:
    quoted = (f"“The boats of the quay stopped in March,” says {name}, a rower of the yard." for name in people)
    return "\n\n".join(["# The quay at night", "The quay is dark now, and the boats are gone.", *quoted, "So it is."])


def test_a_report_that_quotes_many_has_no_guest() -> None:
    several = ("Ada Brook", "Leo Vask", "Kim Dahl", "Bo Berg", "Eva Lund", "Tom Reed")
    assert _guests(_report(*several)) == list(several)
    assert _guests(_report(*several, "Ida Moor")) == []


def test_who_signs_a_quotation_with_a_role_speaks() -> None:
    told = "The quay is dark now.\n\n> “The boats of the quay stopped in March.” – Ada Brook, pilot of the ferry"
    assert _guests(f"# The quay at night\n\n{told}\n\nSo it is.") == ["Ada Brook"]
    assert _guests(f"# The quay at night\n\n{told.removesuffix(', pilot of the ferry')}\n\nSo it is.") == []


def test_whom_an_article_calls_its_guest_is_one() -> None:
    said = "Welcome to the Harbour Hour. Today we have a special guest: Ada Brook, the head of the ferry museum."
    assert _guests(f"# The quay at night\n\n{said}\n\nThe boats stopped in March.\n\nSo it is.") == ["Ada Brook"]


def test_the_end_of_a_title_on_a_talk_may_be_a_name() -> None:
    asked = "\n\n".join(["배는 언제 멈췄나요?", "3월에 돈이 떨어졌을 때입니다.", "누가 정했나요?", "시의회입니다."])
    assert _guests(f"# [인터뷰] 부두의 첫 등대지기, 김보배\n\n{asked}", language="ko") == ["김보배"]


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "# {name}: INTERVIEW"),
        ("en", "# “We count the boats” – {name}"),
        ("en", "# Behind the lock with {name}"),
        ("en", "# The night ferry (with {name})"),
        ("en", "# The night ferry\n\nOur guest this week: {name}."),
        ("en", "# The night ferry\n\nGuest: {name}, head of the harbour museum"),
        ("en", "# The night ferry\n\nWith {name}"),
        ("en", "# The night ferry\n\nThe ferry pilot {name} answers our questions."),
        ("en", "# The night ferry\n\nIn this interview, {name} tells us how boats rot."),
        ("de", "# Die Nachtfähre\n\nLena Marsch hat {name} interviewt."),
        ("de", "# Die Nachtfähre\n\nIm Interview erzählt {name}, wie Boote rosten."),
        ("de", "# Die Nachtfähre\n\n## Über {name}\n\nSie leitet seit 1990 die Fähre in Kiel und flickt Netze."),
        ("fr", "# Le bac de nuit\n\nLéa Marchand a interviewé {name}."),
        ("fr", "# Le bac de nuit\n\nLéa Marchand s’est entretenue avec {name}, directrice du musée du port."),
        ("fr", "# Le bac de nuit\n\nDans cet entretien, {name} nous raconte comment les bateaux rouillent."),
        ("fr", "# Le bac de nuit\n\nQui es-tu ?\n\nBonjour, moi c’est {name}. Je rame."),
        ("fr", "# Le bac de nuit\n\n{name}, quand avez-vous commencé ?\n\nEnfant, sur le vieux bateau de mon oncle."),
        ("es", "# El ferry de noche\n\nLucía Marchena entrevistó a {name}."),
        ("es", "# El ferry de noche\n\nEn esta entrevista, {name} nos cuenta cómo se oxidan los barcos."),
        ("it", "# Il traghetto di notte\n\nLucia Marchi ha intervistato {name}."),
        ("it", "# Il traghetto di notte\n\n{name} risponde alle nostre domande."),
    ],
)
def test_what_is_said_above_a_talk_names_the_guest(language: str, head: str) -> None:
    name = "JULIA BROOK" if head.endswith("INTERVIEW") else "Julia Brook"
    assert _guests(f"{head.format(name=name)}\n\n{TALKS[language]}", language=language) == [name]


@pytest.mark.parametrize(
    ("head", "who"),
    [
        ("# Ulvo Brannock, ferry pilot", ["Ulvo Brannock"]),
        ("# The night ferry\n\nMs. Brannock, when did you start?\n\nIn 1990.\n\nMs. Brannock, and now?", ["Brannock"]),
        ("# Silver Creek\n\nSilver Creek runs through the old quarter, and it has flooded four times.", []),
    ],
)
def test_a_name_that_no_list_of_given_names_has(head: str, who: list[str]) -> None:
    assert _guests(f"{head}\n\n{TALKS['en']}") == who
