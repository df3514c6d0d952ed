"""Each language has its list: a word that is an answer stays, and the file is in order.

What the pages of a language leave is in the cases ``web-residue-page-*``.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from pipeline.clean import clean, rules
from pipeline.clean.residue import fold
from pipeline.read import read

ONLY = frozenset(rule.name for rule in rules() if rule.name != "web-residue")
FOLDER = Path(__file__).parent.parent.parent / "pipeline" / "clean" / "residue"
ANSWERS = """
es|Sí.;Compartir;Nombre;Buscar;Música
fr|Non.;Partager;Nom;Rechercher;Culture
de|Nein.;Teilen;Name;Suchen;Musik;Antworten
pt|Não.;Partilhar;Nome;Cultura
it|No.;Condividere;Nome;Musica;Altro
nl|Nee.;Delen;Naam;Muziek;Meer
pl|Nie.;Komentarz;Muzyka;Więcej
ru|Нет.;Поиск;Имя;Музыка;Главная
ar|لا.;بحث;الاسم;ثقافة
he|לא.;חיפוש;שם;תרבות
zh|不。;搜索;姓名;文化;更多
ja|いいえ。;検索;名前;文化;もっと
ko|아니요.;검색;이름;문화;더
"""
ADVERTISEMENTS = frozenset(
    [
        "publicidad",
        "publicité",
        "anzeige",
        "werbung",
        "publicidade",
        "pubblicità",
        "advertentie",
        "advertenties",
        "reklama",
        "реклама",
        "إعلان",
        "إعلانات",
        "פרסומת",
    ]
)
SAID = [
    (tag, line) for tag, lines in (row.split("|") for row in ANSWERS.strip().split("\n")) for line in lines.split(";")
]
CASES = Path(__file__).parent.parent / "cases" / "clean"


@pytest.mark.parametrize(("language", "line"), SAID)
def test_a_word_that_answers_a_question_stays(language: str, line: str) -> None:
    case = CASES / f"web-residue-page-{language}" / "expected.txt"
    _, sentence, question, _ = case.read_text(encoding="utf-8").strip().split("\n\n")
    blocks = (sentence, question, line, question, sentence, question, line)
    raw = read("\n\n".join(blocks).encode(), "a.txt", language=language)
    assert [block.text for block in clean(raw, off=ONLY).blocks] == list(blocks)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_a_list_is_in_order(path: Path) -> None:
    groups = tomllib.loads(path.read_text(encoding="utf-8"))["group"]
    assert {group["strength"] for group in groups} <= {"strong", "list", "weak", "menu"}
    assert [p for group in groups for p in group.get("patterns", ()) if not re.compile(p)] == []
    if path.stem not in ("en", "und"):
        phrases = Counter(fold(phrase) for group in groups for phrase in group.get("phrases", ()))
        assert [phrase for phrase, count in phrases.items() if count > 1 or not phrase] == []


@pytest.mark.parametrize("language", ["es", "fr", "de", "pt", "it", "nl", "pl", "ru", "ar", "he"])
def test_no_single_word_but_that_for_an_advertisement_is_strong(language: str) -> None:
    """A person may answer with any other word."""
    groups = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))["group"]
    strong = (fold(p) for group in groups if group["strength"] == "strong" for p in group.get("phrases", ()))
    assert {phrase for phrase in strong if " " not in phrase} <= ADVERTISEMENTS
