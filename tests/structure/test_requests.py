"""Requests in many languages: questions without a question mark."""

from __future__ import annotations

from tables import all_rows

from pipeline.languages.words import words_of
from pipeline.structure.looks.asking import requests

REQUESTS = """
en|It would be great to hear how you did it.
en|I’ll start by asking how it began.
en|Help us understand the law.
de|Erzähl uns von deiner Arbeit.
de|Mich würde interessieren, wie das ging.
de|Nenne uns ein Beispiel.
fr|Dites-nous comment cela a commencé.
fr|On aimerait savoir pourquoi.
es|Cuéntenos cómo empezó.
es|Nos gustaría saber por qué.
pt|Conta pra gente como começou.
pt|Gostaríamos de saber mais.
it|Raccontami come è iniziato.
it|Ci può parlare del porto.
nl|Vertel eens over jezelf.
nl|Kunnen jullie iets vertellen.
pl|Proszę opowiedzieć o porcie.
pl|Czy możesz opowiedzieć o tym.
ru|Расскажите о себе.
ru|Не могли бы вы рассказать о порте.
uk|Розкажіть про себе.
uk|Хотілося б дізнатися більше.
cs|Povězte nám o přístavu.
cs|Zajímalo by nás, jak to začalo.
sv|Berätta om dig själv.
sv|Nämn tre saker.
da|Fortæl om dig selv.
da|Sæt et par ord på det.
nb|Fortell om deg selv.
nb|La oss snakke om havnen.
fi|Kerro itsestäsi.
fi|Haluaisin kuulla lisää.
el|Μιλήστε μας για το λιμάνι.
el|Θα ήθελα να μας πείτε.
tr|Bize kendinizden bahseder misiniz.
tr|Biraz anlatır mısınız.
ca|Explica'ns com va començar.
ca|M’agradaria saber per què.
ro|Povestiți-ne cum a început.
ro|Spuneți-ne mai multe.
ar|حدثنا عن الميناء.
ar|نريد أن نعرف كيف بدأ.
he|ספר לנו על הנמל.
""".strip().splitlines()


@all_rows("line", REQUESTS)
def test_a_request_asks_without_a_mark(line: str) -> None:
    language, _, text = line.partition("|")
    assert requests(text, words_of(language))


def test_what_begins_like_a_request_is_none() -> None:
    for text in ("Describing it takes long.", "It would be great to have walls.", "My first boat was Ada."):
        assert not requests(text, words_of("en"))
