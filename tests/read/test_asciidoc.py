"""AsciiDoc: its head is metadata, its marks become headings, figures, notes and emphasis, and no word is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_words import lost
from tables import all_rows

from pipeline.model import Block, Mark
from pipeline.read import read
from pipeline.read.asciidoc import sniff

HEAD = "= The Lock\nEd Moss <ed@x.org>; Ann Reed\nv1.0, 2010-12-03\n:page-description: On gates\n:lang: en\n\n"


def blocks(source: str) -> list[Block]:
    return list(read(source.encode(), "a.adoc").blocks)


def shown(source: str) -> list[tuple[str, str]]:
    """Kind and text of each block that is printed."""
    return [(block.kind, block.text) for block in blocks(source) if block.kind not in ("metadata", "comment")]


def test_the_head_gives_title_authors_date_and_attributes_without_the_prefix_of_a_generator() -> None:
    raw = read((HEAD + "A gate.\n").encode(), "a.adoc")
    assert raw.source.metadata == (
        ("title", "The Lock"),
        ("description", "On gates"),
        ("lang", "en"),
        ("author", "Ed Moss"),
        ("author", "Ann Reed"),
        ("date", "2010-12-03"),
    )
    assert [(block.kind, block.text) for block in raw.blocks[1:]] == [
        ("heading", "The Lock"),
        ("paragraph", "On gates"),
        ("paragraph", "A gate."),
    ]


def test_a_sentence_below_the_title_is_text_and_no_author() -> None:
    raw = read(b"= The Lock\nIt has been shut since spring, and nobody knows why.\n", "a.adoc")
    assert raw.source.meta("author") is None
    assert raw.blocks[-1].text.startswith("It has been shut")


def test_each_block_knows_its_line_in_the_file() -> None:
    made = blocks(HEAD + "One\ntwo.\n\n.Gate\nimage::a.png[A door]\n\n== Three\nFour:: Five\n")
    assert [
        (block.origin and block.origin.line, block.text) for block in made if block.kind in ("paragraph", "heading")
    ][2:] == [
        (7, "One two."),
        (13, "Three"),
        (14, "Four"),
        (14, "Five"),
    ]


@all_rows(
    "source, expected",
    [
        ("== Why? ==\n", [("heading", "Why?")]),
        ("Why two?\n~~~~~~~~\n\nSo.\n", [("heading", "Why two?"), ("paragraph", "So.")]),
        (
            "[quote, Ben Holt, The Gate]\n____\nA pond.\n____\n",
            [("quote", "A pond."), ("quote", "— Ben Holt, The Gate")],
        ),
        ("====\nIn a box.\n====\n", [("paragraph", "In a box.")]),
        ("* one\n** two\n* three\n", [("bullet", "one"), ("bullet", "two"), ("bullet", "three")]),
        (
            ". one\n+\nmore\n. two\n.. three\n\n[start=7]\n. four\n. five\n+\nmore\n",
            [
                ("paragraph", "1. one"),
                ("paragraph", "more"),
                ("paragraph", "2. two"),
                ("paragraph", "1. three"),
                ("paragraph", "7. four"),
                ("paragraph", "8. five"),
                ("paragraph", "more"),
            ],
        ),
        (
            ". Why?\n\nSo.\n\n. When?\n\nNow.\n",
            [("paragraph", "1. Why?"), ("paragraph", "So."), ("paragraph", "2. When?"), ("paragraph", "Now.")],
        ),
        (
            "* one\n. two\n. three\n\nA gate.\n\n. four\n. five\n",
            [
                ("bullet", "one"),
                ("numbered", "two"),
                ("numbered", "three"),
                ("paragraph", "A gate."),
                ("numbered", "four"),
                ("numbered", "five"),
            ],
        ),
        ("NOTE: A gate\nin a box.\n\nCAUTION: Shut.\n", [("paragraph", "A gate in a box."), ("paragraph", "Shut.")]),
        ("[NOTE]\n====\nA gate.\n====\n", [("paragraph", "A gate.")]),
        ("----\n== no heading\n----\n", [("code", "== no heading")]),
        ("|===\n|Year |Boats\n|1901 |12\n|===\n", [("header", "Year\tBoats"), ("row", "1901\t12")]),
        ("|===\n|Year\n|Boats |many\n|===\n", [("paragraph", "Year"), ("paragraph", "Boats"), ("paragraph", "many")]),
        ("Gate:: A door.\n", [("paragraph", "Gate"), ("paragraph", "A door.")]),
        ('.A door\nimage::a.png["x, y",400]\n', [("figure", "A door")]),
        ('image::a.png["A door, shut",400]\n', [("figure", "A door, shut")]),
        ('image::a.png["A door, align="right"]\n', [("figure", "A door")]),
        ("{lock} and {other}{nbsp}x\n", [("paragraph", "{lock} and {other}\N{NO-BREAK SPACE}x")]),
        (":lock: Quay Lock\n\nThe {lock}.\n", [("paragraph", "The Quay Lock.")]),
        ('"`Two gates,`" he said.\n', [("paragraph", "“Two gates,” he said.")]),
        ("See <<x,the part>> and link:a.html[there].\n", [("paragraph", "See the part and there.")]),
        ("[Laughter]\n", [("paragraph", "[Laughter]")]),
        ("[.lead]\nA gate.\n", [("paragraph", "A gate.")]),
        (".NET is one.\nnext\n", [("paragraph", "NET is one."), ("paragraph", "next")]),
    ],
)
def test_marks_become_kinds_of_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert shown(source) == expected


def test_marks_in_a_paragraph_become_emphasis_links_and_notes() -> None:
    made = blocks(
        "A *bold\ngate* in https://x.org/a_b[the _old_ port^], `*code*` and 2 * 3 * 4.footnote:[See *this*.]\n"
    )
    assert [block.text for block in made] == ["A bold gate in the old port, *code* and 2 * 3 * 4.", "See this."]
    assert {(mark.kind, made[0].text[mark.start : mark.end]) for mark in made[0].marks if mark.kind != "note"} == {
        ("strong", "bold gate"),
        ("link", "the old port"),
        ("em", "old"),
        ("code", "*code*"),
    }
    assert made[1].marks == (Mark("strong", 4, 8),)


def test_words_for_a_program_are_kept_as_comments() -> None:
    made = blocks(
        "// private\n\nx\n\n////\nhidden -- words\n////\n\n[source,python]\ninclude::part.adoc[]\n\nA gate.\n"
    )
    comments = " ".join(block.text for block in made if block.kind in ("comment", "metadata"))
    assert all(word in comments for word in ("private", "hidden", "source,python", "part.adoc"))
    assert [block.text for block in made if block.kind == "paragraph"] == ["x", "A gate."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("= A\n\n== B\n", True), ("= A\n:toc:\n", True), ("= A\n\nB\n", False), ("A\n\n== B\n", False), ("", False)],
)
def test_a_title_with_a_heading_or_an_attribute_is_recognised_without_a_suffix(text: str, expected: bool) -> None:
    assert sniff(text.encode()) is expected


@pytest.mark.parametrize("marks", ["- " * 120, "* " * 120, "> " * 120, "[" * 3000])
def test_marks_that_nest_too_deep_are_text(marks: str) -> None:
    raw = read(f"= The Lock\n\n{marks}gate\n\nend\n".encode(), "a.adoc")
    said = "".join(block.text for block in raw.blocks)
    assert "gate" in said
    assert "end" in said


_PIECES = st.sampled_from(
    [
        "gate",
        "*gate*",
        "_gate_",
        "== gate",
        "= gate",
        "gate::",
        ".gate",
        "____",
        "----",
        "////",
        "+",
        "",
        "* gate",
        ". gate",
        "gate +",
        '"""',
        "[gate]",
        "[quote, gate]",
        ":gate: gate",
        "~~~~",
        "image::gate[gate]",
        "footnote:[gate]",
        "link:gate[gate]",
        "{gate}",
        "`gate",
        "__gate",
        "<<gate,gate>>",
        "<gate",
        "> gate",
        "# gate",
        "|===",
        "|gate",
    ]
)


@given(st.lists(_PIECES, max_size=12))
def test_no_word_is_lost_whatever_the_marks(pieces: list[str]) -> None:
    assert lost(pieces, "a.adoc", _NAMING) == 0


_NAMING = frozenset(("[quote, gate]", ":gate: gate", "{gate}", "image::gate[gate]", "link:gate[gate]", "<<gate,gate>>"))
