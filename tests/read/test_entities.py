"""Entities in tables and captions, and names of people in front matter."""

from __future__ import annotations

import pytest

from pipeline.read import read
from pipeline.read.entities import plain


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("The sea &#8212; ours", "The sea — ours"),
        ("It&amp;#39;s late", "It's late"),
        ("caf&eacute; &amp; bar", "café & bar"),
        ("&#x2019;", "’"),
        ("AT&T and a&copy=1 &c.", "AT&T and a&copy=1 &c."),
        ("a &nosuch; b", "a &nosuch; b"),
        ("&#0; &#7;", "&#0; &#7;"),
    ],
)
def test_whole_entities_become_what_they_stand_for(written: str, meant: str) -> None:
    assert plain(written) == meant


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.csv", "speaker,text\nAda Moss,Is it ours &#8212; the sea?\nIvo &amp; Lou,It&amp;#39;s ours.\n"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:04,000\nADA MOSS: Is it ours &#8212; the sea?\n\n2\n00:00:05,000 --> "
                  "00:00:09,000\nADA MOSS: It&amp;#39;s ours.\n"),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada Moss>Is it ours &#8212; the sea?\n\n00:05.000 --> "
                  "00:09.000\n<v Ivo &amp; Lou>It&amp;#39;s ours.\n"),
        ("a.ttml", '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="4s">Is it ours &amp;#8212; the '
                   'sea?</p><p begin="9s" end="12s">It&amp;#39;s ours.</p></div></body></tt>'),
    ],
)  # fmt: skip
def test_tables_and_captions_have_letters_and_no_entities(name: str, source: str) -> None:
    text = "\n".join(block.text for block in read(source.encode(), name).blocks)
    assert "Is it ours — the sea?" in text
    assert "It's ours." in text
    assert "&#" not in text


@pytest.mark.parametrize(
    ("front", "author"),
    [
        ("author:\n  name: Ada Moss\n  affiliation: Harbour Review", "Ada Moss"),
        ("author:\n  - name: Ada Moss\n  - name: Ivo Lang", "Ada Moss, Ivo Lang"),
        ("author: [Ada Moss, Ivo Lang]", "Ada Moss, Ivo Lang"),
    ],
)
def test_the_names_of_authors_are_read_however_they_are_nested(front: str, author: str) -> None:
    for name in ("a.md", "a.txt"):
        assert read(f"---\n{front}\n---\nOne two.\n".encode(), name).source.meta("author") == author


def test_an_excerpt_is_a_standfirst_unless_the_text_begins_so() -> None:
    def texts(excerpt: str) -> list[str]:
        raw = read(f"---\nexcerpt: {excerpt}\n---\nThe boats stopped in May, and nobody came.\n".encode(), "a.md")
        return [block.text for block in raw.blocks if block.kind == "paragraph"]

    assert texts("A harbour without boats")[0] == "A harbour without boats"
    assert texts("The boats stopped in May") == ["The boats stopped in May, and nobody came."]


def test_a_summary_that_the_first_paragraph_says_in_nearly_the_same_words_is_not_printed_twice() -> None:
    def texts(summary: str) -> list[str]:
        raw = read(
            f"---\ndescription: {summary}\n---\nThe boats of the quay stopped one night in May.\n".encode(), "a.md"
        )
        return [block.text for block in raw.blocks if block.kind != "metadata"]

    said = "The boats of the quay stopped one night in May."
    assert texts("The boats of the harbour stopped one night in May.") == [said]
    assert (
        texts("The boats of Ada Reed stopped one night in May.")[0] == "The boats of Ada Reed stopped one night in May."
    )
    assert texts("A talk about boats and the quay at night.") == ["A talk about boats and the quay at night.", said]
