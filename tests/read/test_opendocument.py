"""OpenDocument texts: headings, lists, tables, emphasis and notes, without what was deleted."""

from __future__ import annotations

import pytest
from packages import opendocument, zipped

from pipeline.errors import InputError
from pipeline.model import Block, RawDocument
from pipeline.read import read

BOLD = '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>'


def opened(body: str, styles: str = "") -> RawDocument:
    return read(opendocument(body, styles), "a.odt", language="en")


def shown(block: Block) -> list[tuple[str, str, str | None]]:
    return [(mark.kind, block.text[mark.start : mark.end], mark.href) for mark in block.marks]


def test_a_text_is_read_in_silence() -> None:
    raw = opened(
        "<text:h text:outline-level='2'>Part</text:h><text:p>The  harbour\nwas<text:s text:c='2'/>open.</text:p>"
    )
    assert [(block.kind, block.level, block.text) for block in raw.blocks] == [
        ("heading", 2, "Part"),
        ("paragraph", 0, "The harbour was  open."),
    ]
    assert raw.notes == ()
    assert raw.source.format == "odt"


def test_emphasis_and_links_become_marks() -> None:
    raw = opened(
        '<text:p><text:span text:style-name="T1">Bold</text:span> and '
        '<text:a xlink:href="https://a.example/">linked</text:a>.</text:p><text:p text:style-name="P1">Why?</text:p>',
        BOLD + '<style:style style:name="P1" style:parent-style-name="T1"/>',
    )
    assert [shown(block) for block in raw.blocks] == [
        [("strong", "Bold", None), ("link", "linked", "https://a.example/")],
        [("strong", "Why?", None)],
    ]


def test_lists_and_tables_keep_their_kind() -> None:
    raw = opened(
        '<text:list text:style-name="L1"><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>two'
        "</text:p></text:list-item></text:list></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p><text:p>c</text:p></table:table-cell></table:table-row></table:table>",
        '<text:list-style style:name="L1"><text:list-level-style-number/></text:list-style>',
    )
    assert [(block.kind, block.level, block.text) for block in raw.blocks] == [
        ("numbered", 1, "one"),
        ("numbered", 2, "two"),
        ("row", 0, "a\tb c"),
    ]


def test_notes_stand_at_the_end_and_deleted_text_and_comments_are_counted() -> None:
    raw = opened(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>Timber<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>From the north."
        "</text:p></text:note-body></text:note> came."
        "<office:annotation><text:p>Sure?</text:p></office:annotation></text:p>"
    )
    assert [block.text for block in raw.blocks] == ["Timber1 came.", "1 From the north."]
    assert [note.message for note in raw.notes] == [
        "tracked changes were read as accepted: 1 deletions",
        "1 comments of the file are not part of the text",
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"Plain text.", "this is no OpenDocument file, or it was cut short"),
        (opendocument("", manifest="<encryption-data/>"), "the file is locked with a password"),
        (opendocument("<text:p/>"), "the OpenDocument file holds no text"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
            "this is no OpenDocument file: it has no part content.xml",
        ),
    ],
    ids=["text", "locked", "empty", "hollow"],
)
def test_what_is_no_sound_file_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, "a.odt")
    assert (caught.value.sentence, caught.value.place) == (sentence, "a.odt")
