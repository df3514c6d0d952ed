"""Straight marks become typographic, one sentence a row; some published converter gets each row wrong."""

from __future__ import annotations

import pytest
from tables import all_rows

from pipeline.clean import clean
from pipeline.read import read

ENGLISH = """
"Yes," she said.|“Yes,” she said.
It's what's going on.|It’s what’s going on.
the '90s and '07|the ’90s and ’07
back in '68, and again in '89.|back in ’68, and again in ’89.
'Tis the season, and 'twas ever so.|’Tis the season, and ’twas ever so.
rock 'n' roll|rock ’n’ roll
Get 'em while it's hot.|Get ’em while it’s hot.
Jane Roe ABC'20|Jane Roe ABC’20
Jane Roe ABC '20|Jane Roe ABC ’20
He is 5'10" tall.|He is 5′10″ tall.
a board of 6" x 4" timber|a board of 6″ x 4″ timber
three 28" LCD screens|three 28″ LCD screens
"He said 'no' to me," she said.|“He said ‘no’ to me,” she said.
"'No,' he said."|“‘No,’ he said.”
He said "she told me 'go.'"|He said “she told me ‘go.’”
the boys' coats|the boys’ coats
'The boys' coats are wet,' he said.|‘The boys’ coats are wet,’ he said.
goin' home|goin’ home
("quoted")|(“quoted”)
It was--"strange"--she said.|It was—“strange”—she said.
The boats - all nine - "sank" - no, burned.|The boats — all nine — “sank” — no, burned.
The tools at my disposal - the best of 2019 - are old.|The tools at my disposal — the best of 2019 — are old.
"In 1985" was the title.|“In 1985” was the title.
"What?" "Nothing."|“What?” “Nothing.”
She asked: "Why?"|She asked: “Why?”
O'Brien and the l'Oréal case|O’Brien and the l’Oréal case
“Already curly,” and 'straight'|“Already curly,” and ‘straight’
"... and then," he said|“… and then,” he said
an "A"-grade egg|an “A”-grade egg
[the "new" one]|[the “new” one]
"the '60s"|“the ’60s”
the class of '05's party|the class of ’05’s party
y'all'd've known|y’all’d’ve known
"I", "you"; "we"!|“I”, “you”; “we”!
"A quotation that goes on in the next paragraph|“A quotation that goes on in the next paragraph
"""
OTHERS = """
de|Er sagte: "Das ist's."|Er sagte: „Das ist’s.“
de|Die Boote - alle neun - sanken.|Die Boote – alle neun – sanken.
de|Es war 'ne Frau.|Es war ’ne Frau.
ko|그는 '좋다'는 말을 했다.|그는 ‘좋다’는 말을 했다.
zh|他说这是'好'的。|他说这是'好'的。
en|a 6' man|a 6' man
de|"Er rief 'Halt!' und ging."|„Er rief ‚Halt!‘ und ging.“
fr|Il a dit "bonjour" à l'amie.|Il a dit «\u202fbonjour\u202f» à l’amie.
fr|Vraiment ? Oui !|Vraiment\u202f? Oui\u202f!
fr|« Bonjour »|«\u202fBonjour\u202f»
fr|Non! Rien: rien.|Non! Rien: rien.
es|Dijo "hola" y se fue.|Dijo «hola» y se fue.
es|¿"Qué" dijo?|¿«Qué» dijo?
ru|Он сказал "да".|Он сказал «да».
nl|'s Morgens zei hij "ja".|’s Morgens zei hij “ja”.
he|צה"ל אמר "כן".|צה"ל אמר "כן".
"""
ALONE = """
Visit http://example.org/it's--here...now today.
Write to o'brien@example.org today.
Use --help to see more.
Call 555-2010-2019 now.
It was on 2020-08-04 and 2009-10.
See ISO 1999-2003 there.
They won 12 - 15 that day.
A file in ../.../here
"""


def cleaned(text: str, language: str = "en") -> str:
    document = clean(read(text.encode(), "a.txt", language=language))
    return "\n\n".join(block.text for block in document.blocks)


@all_rows("row", ENGLISH.strip().split("\n"))
def test_an_english_line_is_set_right(row: str) -> None:
    before, after = row.split("|")
    assert cleaned(before) == after


@pytest.mark.parametrize("row", OTHERS.strip().split("\n"))
def test_a_line_is_set_as_its_language_does(row: str) -> None:
    language, before, after = row.split("|")
    assert cleaned(before, language) == after


@pytest.mark.parametrize("line", ALONE.strip().split("\n"))
def test_a_line_that_only_looks_so_is_left_alone(line: str) -> None:
    assert cleaned(line) == line


def test_code_is_left_alone() -> None:
    document = clean(read(b"Type `x = \"it's\"` or `a -- b - c`.\n\n```\nx = '1' -- ...\n```\n", "a.md", language="en"))
    assert [block.text for block in document.blocks] == ['Type x = "it\'s" or a -- b - c.', "x = '1' -- ..."]
