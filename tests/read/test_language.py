"""The language of a text, from a sentence each."""

from __future__ import annotations

import time

import pytest

from pipeline.language import detect

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
hi|हम नहीं जानते कि बंदरगाह में क्या हुआ था।
"""


@pytest.mark.parametrize("row", SENTENCES.strip().split("\n"))
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
    text = "We do not know what happened in the harbour. " * 100_000
    detect(text)
    started = time.perf_counter()
    assert detect(text) == "en"
    assert time.perf_counter() - started < 0.1
