"""reStructuredText: its titles, directives and spans become headings, figures, notes and marks, and no word is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from marked_words import lost
from tables import all_rows

from pipeline.model import Block, stream
from pipeline.read import read


def blocks(source: str) -> list[Block]:
    return list(read(source.encode(), "a.rst").blocks)


def shown(source: str) -> list[tuple[str, str]]:
    """Kind and text of each block that is printed."""
    return [(block.kind, block.text) for block in blocks(source) if block.kind not in ("metadata", "comment")]


@all_rows(
    "source, metadata",
    [
        (
            "The Lock\n########\n\n:date: 2010-12-03\n:author: Ed Moss\n\nA gate.\n",
            [("date", "2010-12-03"), ("author", "Ed Moss")],
        ),
        (":title: The Lock\n:tags: x\n\nA gate.\n", [("title", "The Lock"), ("tags", "x")]),
        (".. title: The Lock\n.. date: 2010-12-03\n\nA gate.\n", [("title", "The Lock"), ("date", "2010-12-03")]),
        ("The Lock\n========\n\n:Q: Why?\n:A: So.\n", []),
    ],
)
def test_fields_above_and_below_the_title_are_metadata(source: str, metadata: list[tuple[str, str]]) -> None:
    assert list(read(source.encode(), "a.rst").source.metadata) == metadata


@all_rows(
    "source, expected",
    [
        (
            "====\nLock\n====\n\nWhy?\n----\n\nSo.\n\nWhen?\n-----\n\nNow.\n",
            [
                ("heading", "Lock"),
                ("heading", "Why?"),
                ("paragraph", "So."),
                ("heading", "When?"),
                ("paragraph", "Now."),
            ],
        ),
        (
            "A gate\nin #3 rows.\n\n-----\n\nEnd.\n",
            [("paragraph", "A gate in #3 rows."), ("separator", ""), ("paragraph", "End.")],
        ),
        (
            ".. note:: A gate,\n   shut.\n\n.. tip::\n\n   A pond.\n",
            [("paragraph", "A gate, shut."), ("paragraph", "A pond.")],
        ),
        (
            ".. topic:: Gates\n\n   One.\n\n.. epigraph::\n\n   Two.\n",
            [("paragraph", "Gates"), ("paragraph", "One."), ("quote", "Two.")],
        ),
        (".. figure:: a.png\n   :alt: x\n\n   A door\n\nEnd.\n", [("figure", "A door"), ("paragraph", "End.")]),
        (".. image:: a.png\n   :alt: A door\n", [("figure", "A door")]),
        (".. contents::\n\n.. _quay:\n\n.. x y\n\n    Said.\n\n..\n   z\n\n   z\n", [("quote", "Said.")]),
        (
            ".. code:: python\n\n   x = 1\n\nSee::\n\n  y = 2\n\nEnd.\n",
            [("code", "x = 1"), ("paragraph", "See:"), ("code", "y = 2"), ("paragraph", "End.")],
        ),
        (
            "**Who?**\n    I do,\n    mostly.\n\nWhy?\n  So.\n",
            [("paragraph", said) for said in ("Who?", "I do, mostly.", "Why?", "So.")],
        ),
        ("Q: Why do\n   you mend?\n", [("paragraph", "Q: Why do you mend?")]),
        ("| One\n| two\n", [("paragraph", "One\ntwo")]),
        ("#. one\n#. two\n\n* three\n  four\n", [("numbered", "one"), ("numbered", "two"), ("bullet", "three four")]),
        (
            "#. Why?\n\n   So.\n\n#. When?\n\n   Now.\n",
            [("paragraph", "1. Why?"), ("paragraph", "So."), ("paragraph", "2. When?"), ("paragraph", "Now.")],
        ),
        (":Q: Why?\n:A: So,\n    mostly.\n", [("paragraph", ":Q: Why?"), ("paragraph", ":A: So, mostly.")]),
        (
            "See `the quay`_, :ref:`a gate <g>`, quay_ and _x of snake_case <b>.\n",
            [("paragraph", "See the quay, a gate, quay and _x of snake_case <b>.")],
        ),
    ],
)
def test_marks_become_kinds_of_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert shown(source) == expected


def test_marks_in_a_paragraph_become_emphasis_links_and_notes() -> None:
    said, note = blocks(
        "A **bold** `port\nof call <http://x.org/a_b>`__, ``*code*`` [#n]_.\n\n.. [#n] See\n   *this*.\n"
    )
    assert (said.text, note.text) == ("A bold port of call, *code* .", "See this.")
    assert {(mark.kind, said.text[mark.start : mark.end]) for mark in said.marks if mark.kind != "note"} == {
        ("strong", "bold"),
        ("link", "port of call"),
        ("code", "*code*"),
    }


def test_each_block_knows_its_line_in_the_file() -> None:
    made = blocks("Lock\n====\n\n.. note::\n\n   One\n   two.\n\n* three\n\n  four\n")
    assert [(block.line, block.text) for block in made if block.kind != "comment"] == [
        (1, "Lock"),
        (6, "One two."),
        (9, "three"),
        (11, "four"),
    ]


_PIECES = st.sampled_from(
    [
        "gate",
        "  gate",
        "    gate",
        "*gate*",
        "`gate",
        "`gate`_",
        "gate_",
        ":ref:`gate`",
        "====",
        "--",
        "* gate",
        "#. gate",
        "  * gate",
        "- gate",
        ".. note:: gate",
        ".. gate",
        "..",
        ".. code::",
        "   :gate: gate",
        ".. topic:: gate",
        "gate::",
        "",
        "| gate",
        ":gate: gate",
        ".. figure:: gate",
        ".. toctree::",
        ".. [1] gate",
        "gate [1]_",
        "``gate``",
        "<gate",
        "# gate",
        "> gate",
        "   \tgate",
        "\\gate",
        "-->",
        "<!-- gate",
    ]
)


@given(st.lists(_PIECES, max_size=12))
def test_no_word_is_lost_whatever_the_marks(pieces: list[str]) -> None:
    assert lost(pieces, "a.rst") == 0


def test_indents_that_nest_too_deep_are_text() -> None:
    source = "\n\n".join(" " * depth + "gate" for depth in range(120)) + "\n"
    assert stream("".join(block.text for block in blocks(source))).count("gate") == 120
