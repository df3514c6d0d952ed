"""The language of a text is detected from one sentence."""

from __future__ import annotations

import pytest
from growth import ALLOWED, growth
from tables import all_rows

from pipeline.languages import detect, foreign, passages

SENTENCES = """
en|We do not know what happened in the harbour, but that is how it was.
es|No sabemos lo que pasó en el puerto, pero así fue y no hay más que decir.
fr|Nous ne savons pas ce qui s'est passé dans le port, mais c'est ainsi.
de|Wir wissen nicht, was im Hafen geschehen ist, aber so war es und nicht anders.
pt|Não sabemos o que aconteceu no porto, mas foi assim e não há mais nada a dizer.
it|Non sappiamo che cosa è successo nel porto, ma è andata così e non altrimenti.
nl|We weten niet wat er in de haven is gebeurd, maar zo was het en niet anders.
pl|Nie wiemy, co się stało w porcie, ale tak było i nic na to nie poradzimy.
ru|Мы не знаем, что это было в порту, но так оно и было.
uk|Ми не знаємо, що це було в порту, але так воно й було.
ar|نحن لا نعرف ما الذي حدث في الميناء ولكن هذا ما كان
he|אנחנו לא יודעים מה קרה בנמל, אבל כך זה היה
fa|ما نمی‌دانیم که در این بندر چه شد اما چنین بود
tr|Limanda ne olduğunu bilmiyoruz ama bu böyle oldu ve çok daha sonra anlaşıldı.
zh-Hans|我们不知道港口发生了什么事，但是事情就是这样。
zh-Hant|我們不知道港口發生了什麼事，但是事情就是這樣。
ja|港で何が起こったのかは分かりませんが、そうだったのです。
ko|우리는 항구에서 무슨 일이 일어났는지 모릅니다.
el|Δεν ξέρουμε τι έγινε στο λιμάνι, αλλά έτσι ήταν.
sk|Nevieme, čo sa stalo v prístave, ale bolo to tak a nie inak.
sl|Ne vemo, kaj se je zgodilo v pristanišču, ampak bilo je tako in nič drugače.
hr|Ne znamo što se dogodilo u luci, ali bilo je tako i nije bilo drukčije.
cs|Nevíme, co se stalo v přístavu, ale bylo to tak a ne jinak, říkají.
lt|Mes nežinome, kas atsitiko uoste, bet taip buvo ir ne kitaip.
lv|Mēs nezinām, kas notika ostā, bet tā bija un ne citādi.
et|Me ei tea, mis sadamas juhtus, aga nii see oli ja mitte teisiti.
is|Við vitum ekki hvað gerðist í höfninni, en svona var það og ekki öðruvísi.
eu|Ez dakigu zer gertatu zen portuan, baina hala izan zen eta ez beste era batera.
gl|Non sabemos o que pasou no porto, pero foi así e non hai máis que dicir.
sq|Ne nuk e dimë se çfarë ndodhi në port, por kështu ishte dhe nuk ka më shumë për të thënë.
sw|Hatujui ni nini kilitokea katika bandari, lakini ilikuwa hivyo na watu wa huko wanasema hivyo.
tl|Hindi namin alam kung ano ang nangyari sa daungan, ngunit ganoon iyon para sa mga tao.
ca|No sabem què va passar al port, però és així i no hi ha res més a dir amb això.
ro|Nu știm ce s-a întâmplat în port, dar așa a fost și nu este mai mult de spus.
hu|Nem tudjuk, hogy mi történt a kikötőben, de ez így volt és nem másképp.
fi|Emme tiedä, mitä satamassa tapahtui, mutta niin se oli eikä muuten.
sv|Vi vet inte vad som hände i hamnen, men så var det och inte annorlunda.
bg|Ние не знаем какво се е случило в пристанището, но това беше така.
sr|Не знамо шта се десило у луци, али било је тако и није друкчије.
mk|Не знаеме што се случило во пристаништето, но тоа беше така и ќе биде.
hi|हम नहीं जानते कि बंदरगाह में क्या हुआ था।
"""


@all_rows("row", SENTENCES.strip().split("\n"))
def test_a_sentence_is_enough(row: str) -> None:
    language, sentence = row.split("|")
    assert detect(sentence) == language


@pytest.mark.parametrize("text", ["", "1 2 3", "Hm.", "Ana Ruiz", "Б"])
def test_too_little_is_taken_for_english(text: str) -> None:
    assert detect(text) == "en"


def test_a_menu_in_english_above_does_not_decide() -> None:
    body = "Wir wissen nicht, was im Hafen geschehen ist, aber so war es und nicht anders. " * 20
    assert detect("Skip to content\nHome\nAbout\nThe latest\n" + body) == "de"


def test_a_long_text_costs_no_more_than_its_samples() -> None:
    said = "We do not know what happened in the harbour. "
    assert detect(said * 100_000) == "en"
    assert growth(detect, lambda times: said * times, 25_000) < 2  # as many samples of each


@pytest.mark.parametrize("around", ["en", "es", "fr", "ru", "ar", "ja"])
def test_a_passage_is_taken_for_no_other_language_than_its_own(around: str) -> None:
    rows = [row.split("|") for row in SENTENCES.strip().splitlines()]
    found = {tag: foreign(text, around) for tag, text in rows}
    assert {tag: other for tag, other in found.items() if other not in (None, tag)} == {}
    assert found[around] is None
    assert sum(other is not None for other in found.values()) > 0.7 * len(found)


def test_a_passage_keeps_its_vowel_signs_and_what_stands_between_its_words() -> None:
    text = "She wrote (पानी, कब?) on it, and: שלום — עולם."
    assert [(text[start:end], tag) for start, end, tag in passages(text, "en")] == [
        ("पानी, कब", "hi"),
        ("שלום — עולם", "he"),
    ]


def test_a_passage_in_a_language_that_is_not_known_is_not_taken_for_its_neighbour() -> None:
    finnish = (
        "Satama avattiin keväällä samana vuonna ja ensimmäiset laivat olivat täynnä puutavaraa joka tuli pohjoisesta"
    )
    assert foreign(finnish + " eikä kaupunki ollut koskaan nähnyt sellaista", "en") is None


def test_two_scripts_side_by_side_are_two_passages() -> None:
    assert [tag for *_, tag in passages("שלום שלום, ειρήνη ειρήνη", "en")] == ["he", "el"]


@pytest.mark.parametrize("bait", ["א ", "א 1", "水 . ", "й", "a-ё/"])
def test_passages_are_found_in_time_that_grows_with_the_length(bait: str) -> None:
    def looked(text: str) -> None:
        list(passages(text, "en"))
        foreign(text, "en")

    assert growth(looked, lambda times: bait * times, 8_000) < ALLOWED
