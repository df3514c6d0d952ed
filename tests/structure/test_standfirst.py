"""A guest is named by one sentence, by a standfirst, or as the person asked; a place or a report is not a guest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.ledger import CleanDocument
from pipeline.model import Briefing
from pipeline.structure import structure

Build = Callable[..., CleanDocument]
TALK = {
    "en": "Who decided it?\n\nThe council did, after three long meetings in March.",
    "es": "¿Quién lo decidió?\n\nEl ayuntamiento, después de tres reuniones largas en marzo.",
    "fr": "Qui l’a décidé ?\n\nLa mairie, après trois longues réunions au mois de mars.",
    "de": "Wer hat das entschieden?\n\nDer Rat, nach drei langen Sitzungen im März des Jahres.",
    "it": "Chi lo ha deciso?\n\nIl consiglio, dopo tre lunghe riunioni nel mese di marzo.",
    "pt": "Quem decidiu?\n\nA câmara, depois de três longas reuniões no mês de março.",
    "nl": "Wie heeft dat besloten?\n\nDe raad, na drie lange vergaderingen in de maand maart.",
    "ar": "من قرر ذلك؟\n\nقرره المجلس بعد ثلاثة اجتماعات طويلة في شهر مارس.",
    "he": "מי החליט על כך?\n\nהמועצה, אחרי שלוש ישיבות ארוכות בחודש מרץ.",
    "zh": "是谁决定的？\n\n市议会在三月开了三次长会之后决定的。",
    "ja": "誰が決めたのですか？\n\n市議会が三月に三度の長い会議をして決めました。",
    "ko": "누가 결정했습니까?\n\n시의회가 삼월에 긴 회의를 세 번 하고 결정했습니다.",
}


def introduced(document: Build, opening: str, language: str = "en", title: str = "1") -> Briefing:
    return structure(document("\n\n".join([title, opening, *[TALK[language]] * 3]), language))


@pytest.mark.parametrize(
    ("language", "opening", "name"),
    [
        ("en", "Edna Moor has pulled the hand ferry at Low Sands since her mother gave it up.", "Edna Moor"),
        ("en", "Sigrun Dahl kept the signal house on the moor for twenty-six years, until it was sold.", "Sigrun Dahl"),
        ("en", "Peter Quill, who mends nets in Low Sands, was in the harbour that night.", "Peter Quill"),
        ("de", "Anna Vogt arbeitet seit dem Winter in der alten Schleuse am Kanal.", "Anna Vogt"),
        ("fr", "Claire Monnet dirige depuis le printemps le petit chantier du vieux port.", "Claire Monnet"),
        ("ar", "هدى الناصر مهندسة ري تعمل منذ عام 2011 في صيانة القنوات القديمة في الوادي.", "هدى الناصر"),
        ("ja", "高野はるかさんは、古い井戸を記録する市民団体「水の帳面」の代表です。", "高野はるか"),
        ("zh", "陈小河是旧渡口档案馆的馆长，十年来记录了四十座老桥。", "陈小河"),
        ("ko", "김하늘은 옛 나루를 기록하는 시민 모임의 대표입니다.", "김하늘"),
    ],
)
def test_one_sentence_about_a_person_is_the_biography(document: Build, language: str, opening: str, name: str) -> None:
    briefing = introduced(document, opening, language)
    assert briefing.bio is not None
    assert (briefing.bio.name, [block.text for block in briefing.bio.blocks]) == (name, [opening])
    assert set(briefing.speakers()) == {name}


@pytest.mark.parametrize(
    ("language", "opening", "name", "role"),
    [
        ("en", "Milo Castan, a map maker, on the roads that nobody has drawn.", "Milo Castan", "map maker"),
        ("de", "Rike Halm, eine Glockengießerin, über den Klang der Stille.", "Rike Halm", "Glockengießerin"),
        ("fr", "Lise Aubin, tourneuse sur bois, raconte un hiver sans commandes.", "Lise Aubin", "tourneuse sur bois"),
        (
            "es",
            "Elia Marcos, afinadora de campanas, sobre el oficio de escuchar.",
            "Elia Marcos",
            "afinadora de campanas",
        ),
    ],
)
def test_a_standfirst_names_the_guest_and_what_she_is(
    document: Build, language: str, opening: str, name: str, role: str
) -> None:
    briefing = introduced(document, opening, language)
    assert briefing.bio is not None
    assert [(guest.name, guest.role) for guest in briefing.bio.guests] == [(name, role)]
    assert [block.text for block in briefing.bio.blocks] == [opening]


@pytest.mark.parametrize(
    ("language", "opening", "name"),
    [
        ("en", "Two towns kept one log. We asked Ivar Sand, who read both, what it says.", "Ivar Sand"),
        ("en", "Nobody counts the gates. We spoke to the lock keeper Ivar Sand about it.", "Ivar Sand"),
        ("de", "Zwei Städte führten ein Buch. Wir sprachen mit Ivar Sand, der beide las.", "Ivar Sand"),
        ("fr", "Deux villes, un seul registre. Nous avons rencontré Ivar Sand, qui les a lus.", "Ivar Sand"),
        ("es", "Dos ciudades llevaban un registro. Hablamos con Ivar Sand, que leyó ambos.", "Ivar Sand"),
        ("it", "Due città, un solo registro. Abbiamo parlato con Ivar Sand, che li ha letti.", "Ivar Sand"),
        ("nl", "Twee steden hielden een boek bij. We spraken met Ivar Sand, die beide las.", "Ivar Sand"),
    ],
)
def test_who_was_asked_is_the_guest_and_the_introduction_stays(
    document: Build, language: str, opening: str, name: str
) -> None:
    briefing = introduced(document, opening, language)
    assert briefing.bio is not None
    assert (briefing.bio.name, briefing.bio.blocks) == (name, ())
    assert [item.text for item in briefing.sections[0].items] == [opening]  # type: ignore[union-attr]
    assert set(briefing.speakers()) == {name}


def test_the_line_under_the_title_names_the_guest(document: Build) -> None:
    talk = "\n\n".join(f"Q: Who pays for gate {n}?\n\nA: The town pays for it." for n in range(3))
    briefing = structure(document(f"The last lock\n\nAn interview with the lock keeper Ivar Sand\n\n{talk}"))
    assert briefing.bio is not None and briefing.bio.name == "Ivar Sand"


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "North Sands has been without a ferry since her last boat was sold."),
        ("en", "Harbour Board meetings have been held in the dark for many years."),
        ("en", "The old ferry has been out of service since the winter of the great ice."),
        ("en", "We asked two engineers and the mayor what the log of the towns says."),
        ("zh", "北港是一座老城，那里的人们世世代代靠渡船生活。"),
        ("ja", "港の町では、古い渡し船がまだ毎朝動いています。人々はそれに乗ります。"),
        ("ko", "옛 나루는 오래전에 사라졌고 마을 사람들은 그것을 기억합니다."),
        ("ar", "كانت القرية القديمة تعيش على ماء البئر حتى جاءت المضخات في الصيف الماضي."),
    ],
)
def test_a_place_a_body_or_people_without_names_are_no_guest(document: Build, language: str, opening: str) -> None:
    assert introduced(document, opening, language).bio is None


def test_an_article_has_no_guest(document: Build) -> None:
    first = "Edna Moor has pulled the hand ferry at Low Sands since her mother gave it up."
    assert structure(document(f"The ferry\n\n{first}\n\nThe river is low.\n\nThe boats are old.")).bio is None


def test_where_labels_name_the_speakers_nobody_else_is_the_guest(document: Build) -> None:
    talk = "\n\n".join(f"Ann Lee: Who pays for gate {n}?\n\nBo Ray: The town pays for it." for n in range(3))
    bio = structure(document(f"Gates\n\nWe asked Ivar Sand what the log of the towns says.\n\n{talk}")).bio
    assert bio is not None
    assert (bio.name, bio.blocks) == ("Bo Ray", ())


def test_each_of_several_who_answer_is_a_guest(document: Build) -> None:
    talk = "\n\n".join(f"Ann: Who pays for gate {n}?\n\nIvar Sand: The town.\n\nBo Ray: The town." for n in range(3))
    bio = structure(document(f"Gates\n\nWe asked Ivar Sand what the log of the two towns says.\n\n{talk}")).bio
    assert bio is not None and [guest.name for guest in bio.guests] == ["Ivar Sand", "Bo Ray"]


@pytest.mark.parametrize(
    ("opening", "guests"),
    [
        ("We asked Ivar Sand and Mona Reek what the log of the two towns says.", {"Ivar Sand": "", "Mona Reek": ""}),
        (
            "Ann Lee spoke with Ivar Sand, a lock keeper at Low Sands, and Mona Reek, chair of the Harbour Board.",
            {"Ivar Sand": "lock keeper at Low Sands", "Mona Reek": "chair of the Harbour Board"},
        ),
        (
            "Today we talked to Ivar Sand, Mona Reek, and Peter Quill about the log.",
            {"Ivar Sand": "", "Mona Reek": "", "Peter Quill": ""},
        ),
        ("We talked with the president of the North Gate Society about the log.", {}),
    ],
)
def test_everybody_who_was_asked_is_a_guest(document: Build, opening: str, guests: dict[str, str]) -> None:
    bio = introduced(document, opening).bio
    assert {guest.name: guest.role for guest in (bio.guests if bio else ())} == guests


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("ja", "聞き手・文：高野 葉", "高野 葉"),
        ("zh", "采访/撰文：陈小河", "陈小河"),
        ("ko", "인터뷰·글 김하늘", "김하늘"),
        ("ko", "글 김하늘 기자", "김하늘"),
    ],
)
def test_bylines_of_two_words_are_found(document: Build, language: str, line: str, name: str) -> None:
    briefing = introduced(document, line, language)
    assert briefing.byline is not None and briefing.byline.name == name


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("Leontyne Aalders runs the Museum of Waiting, which has one room and no exhibits at all.", "Leontyne Aalders"),
        ("Silver Creek runs through the old quarter, and it has flooded four times since the war.", None),
    ],
)
def test_who_does_something_to_something_is_somebody(document: Build, opening: str, name: str | None) -> None:
    bio = introduced(document, opening, "en").bio
    assert (bio and bio.name) == name
