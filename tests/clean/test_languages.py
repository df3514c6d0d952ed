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
es|Comparte esto con todos.;Deja una respuesta clara.;Suscríbete a nada.;Sígueme.;Leer más libros.
fr|Non.;Partager;Nom;Rechercher;Culture
fr|Partagez ceci avec tous.;Laissez une réponse claire.;Abonnez-vous à rien.;Suivez-moi.;Lire plus de livres.
de|Nein.;Teilen;Name;Suchen;Musik;Antworten
de|Teilen Sie das mit allen.;Hinterlassen Sie eine klare Antwort.;Abonnieren.;Folgen Sie mir.;Mehr Bücher lesen.
pt|Não.;Partilhar;Nome;Cultura;Partilhe isto com todos.;Deixe uma resposta clara.;Assine nada.;Siga-me.;Ler mais livros.
it|No.;Condividere;Nome;Musica;Altro
it|Condividete questo con tutti.;Lasciate una risposta chiara.;Abbonatevi a niente.;Seguitemi.;Leggere più libri.
nl|Nee.;Delen;Naam;Muziek;Meer
nl|Deel dit met iedereen.;Geef een duidelijke reactie.;Abonneer je op niets.;Volg mij.;Meer boeken lezen.
pl|Nie.;Komentarz;Muzyka;Więcej;Udostępnij to wszystkim.
pl|Zostaw jasną odpowiedź.;Subskrybuj.;Idź za mną.;Czytać więcej książek.
ru|Нет.;Поиск;Имя;Музыка;Главная
ru|Поделитесь этим со всеми.;Оставьте ясный ответ.;Подпишитесь.;Идите за мной.;Читать больше книг.
ar|لا.;بحث;الاسم;ثقافة;شارك هذا مع الجميع.;اترك ردا واضحا.;اشترك.;اتبعني.;اقرأ المزيد من الكتب.
he|לא.;חיפוש;שם;תרבות;שתפו את זה עם כולם.;השאירו תגובה ברורה.;הירשמו.;עקבו אחרי.;לקרוא עוד ספרים.
zh|不。;搜索;姓名;文化;更多;把这个分享给大家。;留下清楚的回复。;订阅。;跟我来。;多读书。
ja|いいえ。;検索;名前;文化;もっと;みんなにシェアしてください。;はっきり返信を残してください。;登録する。;ついて来てください。;もっと本を読む。
ko|아니요.;검색;이름;문화;더;모두와 공유하세요.;분명한 답을 남기세요.;구독하세요.;나를 따르세요.;책을 더 읽으세요.
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
