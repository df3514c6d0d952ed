"""Who is a guest by what stands around the name: a relative clause, a heading of one of several talks, a verb."""

from __future__ import annotations

import pytest
from frames import TALKS

from pipeline.clean import clean
from pipeline.languages.words import words_of
from pipeline.read import read
from pipeline.structure import structure
from pipeline.structure.people.person_names import names_in
from pipeline.structure.people.role_candidates import Places
from pipeline.structure.people.roles import role_of_person
from pipeline.structure.people.voters.signs import answers_in


def _guests(text: str, language: str) -> list[str]:
    bio = structure(clean(read(f"{text}\n".encode(), "talk.md", language=language))).bio
    return [guest.name for guest in bio.guests] if bio else []


@pytest.mark.parametrize(
    ("tag", "told", "role"),
    [
        ("fr", "Ada Morel, la reine du carnaval qui a sauvé le port", "reine du carnaval"),
        ("es", "Ada Morel, la geóloga que descubrió el volcán", "geóloga"),
        ("ro", "Ada Morel, o arhitectă care a salvat portul", "arhitectă"),
        ("ru", "О своей работе рассказывает лоцман Ada Morel.", "лоцман"),
        ("es", "Ada Morel es parte del equipo que construyó el muelle.", "parte del equipo que construyó el muelle"),
    ],
)
def test_a_relative_clause_is_no_part_of_a_role(tag: str, told: str, role: str) -> None:
    assert role_of_person("Ada Morel", (), Places(titles=(told,)), words_of(tag)) == role


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("de", "Wie es nachts im Hafen klingt, erklärt uns die Lotsin Ada Morel."),
        ("de", "Im Interview erzählt die Lotsin Ada Morel vom Nebel."),
        ("fr", "Dans cet entretien, nous raconte la pilote Ada Morel ses nuits."),
        ("it", "Ci racconta la pilota Ada Morel le sue notti."),
    ],
)
def test_who_tells_us_stands_behind_verb_pronoun_and_trade(tag: str, told: str) -> None:
    words = words_of(tag)
    assert [answers_in(told, name, words) for name in names_in(told, words)] == [True]


def test_each_of_several_talks_has_the_guest_of_its_heading() -> None:
    talk = (
        "### Wie war die Nacht?\n\nKalt und sehr lang.\n\n### Was bleibt davon?\n\nDie Ruhe am Wasser, würde ich sagen."
    )
    one, other = (f"## {name} im Interview\n\n{talk}" for name in ("Jana Hafner", "Peter Moll"))
    assert _guests(f"# Stimmen vom Kai\n\n{one}\n\n{other}", "de") == ["Jana Hafner", "Peter Moll"]


def test_a_small_word_of_another_language_may_be_a_first_name() -> None:
    said = "AM: Quem é você?\n\nOM: Meu nome é Og Brito Moura e remo.\n\nAM: Por quê?\n\nOM: Porque a noite é longa."
    assert _guests(f"# Conversa no cais\n\n{said}", "pt") == ["Og Brito Moura"]


def test_labels_joined_by_a_small_word_are_two() -> None:
    talk = "\n\n".join(f"Muelle: ¿Por qué {n}?\n\nVelo: Por la niebla.\n\nMareta: Y por el frío." for n in range(4))
    head = "Las preguntas que le hicimos a Velo y Mareta en el puerto."
    assert _guests(f"# Noches\n\n{head}\n\n{talk}", "es") == ["Velo", "Mareta"]


@pytest.mark.parametrize(
    ("tag", "head", "guests"),
    [
        ("ja", "# 浜辺　透子\n\n灯台守の浜辺透子さんに、夜の港の仕事について語っていただきました。", ["浜辺 透子"]),
        ("ja", "# 登山　入門\n\n登山入門の本を紹介します。夜の港から山が見えます。", []),
        ("zh-Hans", "# 潮水的故事\n\n口述人：庄海明，码头老船夫，今年七十岁", ["庄海明"]),
        ("zh-Hans", "# 潮水的故事\n\n庄海明（笔名：阿潮）海港集团技术专家", ["庄海明"]),
        ("ko", "# 밤의 항구\n\n등대지기 박도연 씨와 이야기를 나눴다.", ["박도연"]),
        ("ko", "# 밤의 항구\n\n비 오는 날 서울을 찾아 고객을 만났다.", []),
        ("ko", "# 밤의 항구\n\n등대를 그려 온 화가 박도연을 만나 이야기를 나눴다.", ["박도연"]),
    ],
)
def test_scripts_without_capitals(tag: str, head: str, guests: list[str]) -> None:
    asked = {"ja": "なぜ夜に働くのですか？", "zh-Hans": "为什么晚上工作？", "ko": "왜 밤에 일하나요?"}[tag]
    told = {"ja": "静かだからです。", "zh-Hans": "因为安静。", "ko": "조용하기 때문입니다."}[tag]
    assert [name.replace("\u3000", " ") for name in _guests("\n\n".join([head, *[asked, told] * 3]), tag)] == guests


def test_who_alone_has_a_role_above_a_talk_is_the_guest() -> None:
    head = "# Noch eine Nacht am Kai\n\nDie Fähren ruhen: Meeresforscherin Jana Hafner über den Hafen Alt Wieck."
    assert _guests(f"{head}\n\n{TALKS['de']}", "de") == ["Jana Hafner"]
