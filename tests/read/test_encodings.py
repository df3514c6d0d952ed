"""Encodings without a declaration are detected: by the letters of languages, by NUL bytes, by escapes."""

from __future__ import annotations

import pytest
from tables import all_rows

from pipeline.read import read

TEXTS = {
    "de": "Wann haben Sie die Mühle gesehen?\n\nIch war sechs. Außer Möwen war niemand da. „Spät“ kam der Müller.\n",
    "fr": "Quand avez-vous vu le moulin ?\n\nJ’avais six ans, et « déjà », disait-il, « l’été passe ». Même à Noël.\n",
    "es": "¿Cuándo vio usted el molino?\n\nTenía seis años, y no había nadie más. Mañana será otro día, decía él.\n",
    "pl": "Kiedy zobaczyła pani młyn?\n\nMiałam sześć lat. Później przyszedł młynarz, który żył sam, i wziął mąkę.\n",
    "cs": "Kdy jste poprvé viděla mlýn?\n\nBylo mi šest. Později přišel mlynář, který žil sám, a nic neřekl.\n",
    "tr": "Değirmeni ne zaman gördünüz?\n\nAltı yaşındaydım, martıdan başka kimse yoktu. Şimdi değirmen çalışıyor.\n",
    "en": "When did you see the mill?\n\nI was six. My father said “wait” — and we didn’t.\n",
    "ru": "Когда вы впервые увидели мельницу?\n\nМне было шесть лет, и никого, кроме чаек, там не было.\n",
    "ar": "متى رأيت الطاحونة لأول مرة؟\n\nكنت في السادسة من عمري، ولم يكن هناك أحد سوى النوارس.\n",
    "ja": "初めて水車を見たのはいつですか。\n\n六歳のときでした。カモメのほかには誰もいませんでした。\n",
    "zh": "您第一次看到水车是什么时候？\n\n我六岁的时候。父亲带我去了那里，除了海鸥以外没有别人。\n",
    "ja-short": "だれもそばにいないのに、車は回っていました。\n\nだれも、ですか。\n",
    "ko": "물레방아를 처음 본 것은 언제입니까?\n\n여섯 살 때였습니다. 갈매기 말고는 아무도 없었습니다.\n",
}
FOUND = {
    "windows-1252": ("de cp1252", "fr cp1252", "es latin-1", "en cp1252"),
    "mac-roman": ("de mac_roman", "fr mac_roman", "es mac_roman", "en mac_roman"),
    "cp850": ("de cp850", "es cp850"),
    "cp1250": ("pl cp1250", "cs cp1250"),
    "iso8859-2": ("pl iso8859-2", "cs iso8859-2"),
    "cp1254": ("tr cp1254", "tr iso8859-9"),
    "cp1251": ("ru cp1251",),
    "koi8-r": ("ru koi8_r",),
    "cp866": ("ru cp866",),
    "iso8859-5": ("ru iso8859-5",),
    "cp1256": ("ar cp1256",),
    "cp932": ("ja shift_jis",),
    "euc-jp": ("ja euc_jp", "ja-short euc_jp"),
    "iso8859-6": ("ar iso8859_6",),
    "iso2022-jp": ("ja iso2022_jp",),
    "gb18030": ("zh gb18030", "zh gbk"),
    "cp949": ("ko euc_kr",),
    "utf-16-le": tuple(f"{language} utf-16-le" for language in TEXTS),
    "utf-16-be": tuple(f"{language} utf-16-be" for language in TEXTS),
    "utf-16": ("de utf-16", "ja utf-16"),
}


@all_rows("case, named", [(case, named) for named, cases in FOUND.items() for case in cases])
def test_a_short_text_is_read_in_the_encoding_that_it_is_in(case: str, named: str) -> None:
    language, encoding = case.split()
    data = TEXTS[language].encode(encoding, "replace")
    raw = read(data, "a.txt")
    assert "\n\n".join(block.text for block in raw.blocks) == data.decode(encoding).strip()
    assert raw.source.encoding == named
    [note] = raw.notes
    assert note.code in ("encoding", "encoding-guessed")
    assert named.upper() in note.message.upper()


@pytest.mark.parametrize("word", ["naïve", "Dvořák", "€5", "½ pint"])
def test_one_foreign_word_in_a_long_text_is_enough(word: str) -> None:
    encoding = "cp1250" if word == "Dvořák" else "cp1252"
    text = "He came to the mill and the river was high. " * 50 + word
    assert read(text.encode(encoding), "a.txt", language="en").blocks[0].text == text
