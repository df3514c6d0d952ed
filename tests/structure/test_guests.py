"""The guests are named in the words of the biography, in scripts with capital letters and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.clean import clean
from pipeline.ledger import CleanDocument
from pipeline.read import read
from pipeline.structure import structure

Build = Callable[..., CleanDocument]

# Language: biography, name, honorific, role; the questions and answers around it.
BIOS = {
    "en": ("Dr. Mara Olsen is currently an economist at the Harbour Institute. She sat on the council.",
           "Mara Olsen", "Dr.", "economist at the Harbour Institute", "Who decided it?", "The council did."),
    "es": ("Marta Olmo es economista en el Instituto del Puerto. Fue concejala de transporte.",
           "Marta Olmo", "", "economista en el Instituto del Puerto", "¿Quién lo decidió?", "El ayuntamiento."),
    "fr": ("Marthe Ollivier est économiste à l’Institut du port. Elle a siégé au conseil.",
           "Marthe Ollivier", "", "économiste à l’Institut du port", "Qui l’a décidé ?", "La mairie."),
    "de": ("Martha Olsen ist Professorin am Hafeninstitut. Sie war im Stadtrat.",
           "Martha Olsen", "", "Professorin am Hafeninstitut", "Wer hat das entschieden?", "Der Rat."),
    "pt": ("Marta Oliveira é economista no Instituto do Porto. Ela foi vereadora.",
           "Marta Oliveira", "", "economista no Instituto do Porto", "Quem decidiu?", "A câmara."),
    "it": ("Marta Olivieri è economista all’Istituto del porto. Lei è stata consigliera.",
           "Marta Olivieri", "", "economista all’Istituto del porto", "Chi lo ha deciso?", "Il consiglio."),
    "nl": ("Marta Olsen is econoom bij het Haveninstituut. Ze zat in de gemeenteraad.",
           "Marta Olsen", "", "econoom bij het Haveninstituut", "Wie heeft dat besloten?", "De raad."),
    "pl": ("Marta Olszewska jest ekonomistką w Instytucie Portowym. Była radną miasta.",
           "Marta Olszewska", "", "ekonomistką w Instytucie Portowym", "Kto o tym zdecydował?", "Rada."),
    "ru": ("Мария Ольшанская — экономист, профессор Портового института. Она работала в совете.",
           "Мария Ольшанская", "", "экономист, профессор Портового института", "Кто это решил?", "Городской совет."),
    "ar": ("الدكتورة منى خليل أستاذة الاقتصاد في معهد الميناء. عملت في مجلس المدينة.",
           "منى خليل", "الدكتورة", "أستاذة الاقتصاد في معهد الميناء", "من قرر ذلك؟", "المجلس."),
    "he": ("ד״ר מיכל אורן היא כלכלנית במכון הנמל. היא כיהנה במועצת העיר.",
           "מיכל אורן", "ד״ר", "כלכלנית במכון הנמל", "מי החליט על כך?", "המועצה."),
    "zh": ("奥丽娜，海港研究所经济学教授。她著有两本书。",
           "奥丽娜", "", "海港研究所经济学教授", "是谁决定的？", "市议会决定的。"),
    "ja": ("大沢真理（おおさわ・まり）は港湾研究所の経済学者。市の交通委員を務めた。",
           "大沢真理", "", "港湾研究所の経済学者", "誰が決めたのですか？", "市議会です。"),
    "ko": ("박서연은 항만연구소의 경제학자이다. 그는 시 교통위원을 지냈다.",
           "박서연", "", "항만연구소의 경제학자", "누가 결정했습니까?", "시의회입니다."),
}  # fmt: skip


@pytest.mark.parametrize("language", BIOS)
def test_a_biography_is_found_with_name_honorific_and_role(document: Build, language: str) -> None:
    bio, name, honorific, role, question, answer = BIOS[language]
    talk = "\n\n".join([question, " ".join([answer] * 6)] * 3)
    briefing = structure(document(f"1\n\n{bio}\n\n{talk}", language))
    assert briefing.bio is not None
    assert [block.text for block in briefing.bio.blocks] == [bio]
    assert [(one.name, one.honorific, one.role) for one in briefing.bio.guests] == [(name, honorific, role)]


@pytest.mark.parametrize("language", ["zh", "ja", "ko", "ar", "he"])
def test_an_introduction_without_a_person_is_no_biography(document: Build, language: str) -> None:
    _, _, _, _, question, answer = BIOS[language]
    introduction = {
        "zh": "三月，补贴结束了，最后一批船员回家。",
        "ja": "三月、補助金が終わり、最後の乗組員が家に帰った。",
        "ko": "지난 3월 보조금이 끝나고 마지막 선원이 집으로 돌아갔다.",
        "ar": "في مارس انتهى الدعم وعاد آخر طاقم إلى بيته.",
        "he": "במרץ הסתיים הסבסוד והצוות האחרון הלך הביתה.",
    }[language]
    talk = "\n\n".join([question, " ".join([answer] * 6)] * 3)
    briefing = structure(document(f"1\n\n{introduction}\n\n{talk}", language))
    assert briefing.bio is None
    assert len(list(briefing.turns())) == 6


def test_several_guests_have_a_paragraph_each(document: Build) -> None:
    talk = "\n\n".join(["MARA OLSEN: In March.", "Q: Who decided it?", "BO BERG: The council did."] * 2)
    bios = "Mara Olsen is an economist at the Harbour Institute.\n\nBo Berg is a pilot and the director of the port."
    briefing = structure(document(f"Night Boats\n\n{bios}\n\nQ: When did they stop?\n\n{talk}"))
    assert briefing.bio is not None
    assert [(one.name, one.role) for one in briefing.bio.guests] == [
        ("Mara Olsen", "economist at the Harbour Institute"),
        ("Bo Berg", "pilot and the director of the port"),
    ]


@pytest.mark.parametrize(
    ("bio", "role"),
    [
        ("Mara Olsen is the director of St. Olaf College. She sails.", "director of St. Olaf College"),
        ("Mara Olsen is a writer who lives on a boat. She sails.", "writer"),
        ("Mara Olsen is a pilot and has written two books. She is an author.", "pilot"),
        (
            "Mara Olsen, an economist, sails.  She was born in Oslo, and she is a member of the board.",
            "economist",
        ),
    ],
)
def test_the_role_ends_with_its_clause_and_names_a_trade_or_a_body(document: Build, bio: str, role: str) -> None:
    talk = "Who decided it?\n\nThe council did, and nobody on the quay was asked about it before the winter."
    briefing = structure(document(f"Mara Olsen\n\n{bio}\n\n{talk}\n\n{talk}\n\n{talk}"))
    assert briefing.bio is not None
    assert [one.role for one in briefing.bio.guests] == [role]


def test_whoever_is_named_on_a_line_alone_says_what_comes_next_though_it_is_a_question() -> None:
    asked = "Ada Reed 00:41\nAnd it?\nBo May 01:05\n> And now?"
    briefing = structure(clean(read(f"harbour?\n{asked}\n\n{asked}\n".encode(), "a.txt")))
    assert {turn.speaker: turn.blocks[0].text for turn in briefing.turns() if turn.speaker} == {
        "Ada Reed": "And it?",
        "Bo May": "> And now?",
    }


LIFE = "Mira Holm is a lock keeper in Carrow. She studied rivers in Leiden and has kept the great lock since 2004."
TALK = "**What is a lock?**\n\nA gate in the water.\n\n**Why does it leak?**\n\nThe wood is older than the keeper.\n"


@pytest.mark.parametrize("heading", ["About Mira Holm", "Who she is", "About the guest"])
def test_a_heading_above_nothing_but_the_biography_goes_with_it(heading: str) -> None:
    for text in (
        f"## {heading}\n\n{LIFE}\n\n## The lock\n\n{TALK}",
        f"Ed Moss talked to Mira Holm in Carrow.\n\n{TALK}\n\n## {heading}\n\n{LIFE}\n",
    ):
        briefing = structure(clean(read(f"# The lock keeper\n\n{text}".encode(), "talk.md")))
        assert briefing.bio is not None
        assert [block.text for block in briefing.bio.blocks] == [heading, LIFE]
        assert briefing.credits == ()


def test_a_heading_above_more_than_the_biography_stays() -> None:
    told = f"## In Carrow\n\nIt rained all day on the quay.\n\n{LIFE}\n\nThe boats waited."
    briefing = structure(clean(read(f"# The lock keeper\n\n{told}\n\n## The lock\n\n{TALK}".encode(), "talk.md")))
    assert briefing.bio is not None and [block.text for block in briefing.bio.blocks] == [LIFE]
    assert "In Carrow" in [section.title for section in briefing.sections]
