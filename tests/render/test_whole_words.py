"""Words that are not hyphenated in print."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from by_hand import plain

from pipeline.render.page import lay_out
from pipeline.render.pdf import printing
from pipeline.render.pdf.whole_words import WORD_JOINER, kept_whole
from pipeline.render.theme import Theme
from pipeline.render.writers import pdf

HYPHEN = "\N{HYPHEN}"


@pytest.mark.parametrize(
    ("language", "words", "whole"),
    [
        ("en", "a meeting with Christopher at", "a meeting with Ch|ristopher at"),
        ("en", "government-appointed committee", "go|vernment-ap|pointed committee"),
        ("en", "a OpenStreetMaps of microGrids", "a Op|enStreetMaps of mi|croGrids"),
        ("de", "die Vereinbarung von Christoph", "die Vereinbarung von Christoph"),
        ("de", "die Nord-Verbindung", "die Nord-Ve|rbindung"),
        ("ko", "지방자치 단체", "지|방|자|치 단|체"),
    ],
)
def test_names_compounds_and_korean_words_are_kept_whole(language: str, words: str, whole: str) -> None:
    page = f'<body data-running="Christopher"><p>{words} of it, she said.</p>'
    assert whole in kept_whole(page, language).replace(WORD_JOINER, "|")
    assert 'data-running="Christopher"' in kept_whole(page, language)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("<p>They came straight home.</p>", "<p>They came st|raight home.</p>"),
        ("<p>They saw <em>the consequences</em>.</p>", "<p>They saw <em>the co|nsequences</em>.</p>"),
        (
            "<p>They followed <a href='https://a.example/c different'>a letter</a></p>",
            "<p>They fo|llowed <a href='https://a.example/c different'>a letter</a></p>",
        ),
        ("<p>They sailed carefully to the sea.</p>", "<p>They sailed ca|refully to the sea.</p>"),
        ("<p>By their two great-grandmothers.</p>", "<p>By their two great-|gr|andmothers.</p>"),
        ("<p>unbelievable straightforwardnesses.</p>", "<p>un|believable st|raightforwardnesses.</p>"),
        ("<p>Of carelessnesses and more.</p>", "<p>Of ca|relessnesses and more.</p>"),
        (
            f'<p><a href="{"straight" * 40}" title="wonderful">Look</a> there</p>',
            f'<p><a href="{"straight" * 40}" title="wonderful">Look</a> there</p>',
        ),
        ("<p>Yes.</p>", "<p>Yes.</p>"),
    ],
)
def test_the_last_words_of_a_paragraph_are_not_hyphenated(text: str, joined: str) -> None:
    marked = kept_whole(f"<body>{text}", "en").removeprefix("<body>")
    assert marked.replace(WORD_JOINER, "|") == joined


@pytest.mark.parametrize(
    "words",
    [
        '<p class="document-kind">Opracowanie · <time datetime="2026">September</time></p>',
        '<p><span class="speaker capitals">OPRACOWANIE</span> Nie.</p>',
    ],
)
def test_words_with_spaced_letters_have_no_marks_between_them(words: str) -> None:
    assert words in kept_whole(f"<body>{words}", "pl")


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("the D-Day of a vitamin-C diet", "the D-|Day of a vi|tamin-|C diet"),
        ("an all-night talk", "an all-night talk"),
        ("state-of-the-art", "state-of-|the-art"),
    ],
)
def test_no_line_ends_beside_a_part_of_one_or_two_letters(words: str, marked: str) -> None:
    page = kept_whole(f"<body><h1>{words}</h1><p>{words} and so on it went</p><pre>{words}</pre>", "en")
    text = page.replace(WORD_JOINER, "|")
    assert f"<h1>{marked.replace('vi|tamin', 'vitamin')}</h1><p>{marked} and" in text
    assert f"<pre>{words}</pre>" in text


def lines(text: str, language: str, theme: Theme, stamp: datetime) -> list[str]:
    page = lay_out(plain(text, language=language), theme, ledger_name=None)
    document = printing._document(page, theme, stamp)
    boxes = (box for sheet in document.pages for box in sheet._page_box.descendants())
    made: list[Any] = [box for box in boxes if type(box).__name__ == "LineBox" and box.element is not None]
    texts = (
        "".join(getattr(inner, "text", None) or "" for inner in line.descendants())
        for line in made
        if line.element.get("data-block")
    )
    return [line.replace(WORD_JOINER, "").replace("\N{NO-BREAK SPACE}", " ") for line in texts]


def broken(made: list[str]) -> set[str]:
    return {re.findall(r"\S+$", line)[0] for line in made if line.rstrip().endswith(HYPHEN)}


def test_an_american_text_is_hyphenated_as_americans_do(theme: Theme, stamp: datetime) -> None:
    paragraphs = " ".join(f"{'ill ' * lead}acknowledgements in the end, and of it all again." for lead in range(40))
    american = broken(lines("The color of it. " + paragraphs, "en", theme, stamp))
    british = broken(lines("The colour of it. " + paragraphs, "en", theme, stamp))
    assert american == {part + HYPHEN for part in ("acknowl", "acknowledge")}
    assert british == {part + HYPHEN for part in ("acknow", "acknowledge")}


def test_a_name_is_never_hyphenated_and_a_german_noun_is(theme: Theme, stamp: datetime) -> None:
    words = " ".join(f"{'ill ' * lead}Representation of it." for lead in range(40))
    assert broken(lines(words, "en", theme, stamp)) == set()
    german = " ".join(f"{'und ' * lead}Wasserstandsvereinbarung." for lead in range(40))
    assert broken(lines(german, "de", theme, stamp))


def test_a_word_that_leaves_little_white_is_not_hyphenated(theme: Theme, stamp: datetime) -> None:
    words = " ".join(f"{'ill ' * lead}the knowledge and the condition of it all again." for lead in range(40))
    assert broken(lines(words, "en", theme, stamp)) == set()


def test_a_word_typed_with_accents_of_their_own_is_broken_like_any_other() -> None:
    typed = "<body><p>Die gegenu\u0308berliegenden Ha\u0308user standen leer seit langem.</p>"
    made = kept_whole(typed, "de").replace(WORD_JOINER, "")
    assert made.startswith("<body><p>Die gegen\u00fcberliegenden H\u00e4user")
    named = '<body><p><img src="Ha\u0308user.png"/>H\u00e4user</p>'
    assert 'src="Ha\u0308user.png"' in kept_whole(named, "de")


def test_the_last_word_is_whole_even_if_the_one_before_is_too_long_to_be_beside_it() -> None:
    marked = kept_whole("<body><p>It was all computer-generated watercolours.</p>", "en").replace(WORD_JOINER, "|")
    assert marked == "<body><p>It was all co|mputer-ge|nerated wa|tercolours.</p>"


def test_a_chinese_heading_is_not_broken_in_a_word_beside_a_colon() -> None:
    page = "<body><h1>河口湿地：陈思远谈水鸟</h1><p>河口湿地：陈思远谈水鸟</p>"
    marked = kept_whole(page, "zh-Hant").replace(WORD_JOINER, "|")
    assert marked == "<body><h1>河|口|湿|地：陈|思|远|谈水鸟</h1><p>河口湿地：陈思远谈水鸟</p>"


def test_a_name_in_brackets_is_not_broken_in_a_chinese_heading() -> None:
    marked = kept_whole("<body><h1>誰記得《渡河條例》的由來</h1>", "zh-Hant").replace(WORD_JOINER, "|")
    assert marked == "<body><h1>誰記得《|渡|河|條|例|》的由來</h1>"


def test_a_korean_word_is_never_torn_and_no_mark_is_in_the_file(theme: Theme, stamp: datetime) -> None:
    text = "지방자치단체의 조사결과를 모두 공개해야 합니다. " * 24
    made = lines(text, "ko", theme, stamp)
    assert len(made) > 5
    assert {word for line in made for word in line.split()} == set(text.split())
    page = lay_out(plain(text, language="ko"), theme, ledger_name=None)
    printed = pdf.write(page, theme, "x", stamp=stamp)
    assert WORD_JOINER not in pdfium.PdfDocument(printed.data)[0].get_textpage().get_text_range()
    assert WORD_JOINER not in set(printed.undrawn)
