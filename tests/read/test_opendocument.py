"""OpenDocument texts: headings, lists, tables, emphasis and notes, without tracked deletions."""

from __future__ import annotations

import io
import zipfile
from base64 import b64encode

import pytest
from packages import flat, opendocument, shown, zipped

from pipeline.errors import InputError
from pipeline.model import Mark, RawDocument
from pipeline.read import read

BOLD = '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>'


def opened(body: str, styles: str = "") -> RawDocument:
    return read(opendocument(body, styles), "a.odt", language="en")


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


def test_a_cell_over_several_columns_or_rows_leaves_the_others_in_their_place() -> None:
    raw = opened(
        "<table:table><table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>a</text:p>"
        "</table:table-cell><table:covered-table-cell/><table:table-cell><text:p>b</text:p></table:table-cell>"
        "</table:table-row><table:table-row><table:covered-table-cell table:number-columns-repeated='2'/>"
        "<table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>"
        "<table:table><table:table-row><table:table-cell><text:p>one</text:p><text:p>two</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("row", "a\t\tb"),
        ("row", "\t\tc"),
        ("paragraph", "one"),
        ("paragraph", "two"),
    ]


@pytest.mark.parametrize("goes_on", ['text:continue-numbering="true"', 'text:continue-list="l1"', ""])
def test_a_list_that_answers_interrupt_keeps_its_numbers_as_words(goes_on: str) -> None:
    level = '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    one, two = (f"<text:list-item><text:p>{question}</text:p></text:list-item>" for question in ("Who?", "Why?"))
    raw = opened(
        f'<text:list text:style-name="L1" xml:id="l1">{one}</text:list><text:p>Nobody.</text:p>'
        f'<text:list text:style-name="L1" {goes_on}>{two}</text:list>',
        f'<text:list-style style:name="L1">{level}</text:list-style>',
    )
    kind, words = (
        ("paragraph", ["1. Who?", "Nobody.", "2. Why?"]) if goes_on else ("numbered", ["Who?", "Nobody.", "Why?"])
    )
    assert [block.text for block in raw.blocks] == words
    assert [raw.blocks[0].kind, raw.blocks[2].kind] == [kind, kind]


def test_a_list_within_a_list_counts_by_the_style_of_the_outer_one() -> None:
    levels = '<text:list-level-style-bullet text:level="1"/><text:list-level-style-number text:level="2"/>'
    raw = opened(
        '<text:list text:style-name="L1"><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>two'
        "</text:p></text:list-item></text:list></text:list-item></text:list>",
        f'<text:list-style style:name="L1">{levels}</text:list-style>',
    )
    assert [(block.kind, block.level) for block in raw.blocks] == [("bullet", 1), ("numbered", 2)]


def test_a_text_in_one_file_of_xml_is_read_without_what_was_deleted() -> None:
    start, end = (f'<text:change-{part} text:change-id="c1"/>' for part in ("start", "end"))
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion/></text:changed-region>'
        f"</text:tracked-changes><text:p>We {start}never {end}saw it.<draw:custom-shape><text:p>A box.</text:p>"
        "</draw:custom-shape></text:p><text:p><draw:frame><draw:image><office:binary-data>"
        f"{b64encode(PNG).decode()}</office:binary-data></draw:image></draw:frame></text:p>"
    )
    raw = read(flat(body), "a.fodt", language="en")
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("paragraph", "We saw it."),
        ("paragraph", "A box."),
        ("figure", ""),
    ]
    assert (raw.blocks[2].marks[0].href or "").startswith("data:image/png;base64,")
    assert (raw.source.format, [note.code for note in raw.notes]) == ("odt", ["tracked-changes"])


def test_notes_stand_at_the_end_and_what_reviewers_did_is_told() -> None:
    raw = opened(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>Timber<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>From the north."
        "</text:p></text:note-body></text:note> came."
        "<office:annotation><dc:creator>Bo May</dc:creator><dc:date>2020</dc:date><text:p>Sure?</text:p>"
        "</office:annotation></text:p>"
    )
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("paragraph", "Timber came."), ("note", "From the north."), ("comment", "Bo May: Sure?"),
    ]  # fmt: skip
    assert raw.blocks[0].marks == (Mark("note", 5, 6, "1"),)
    assert [note.message for note in raw.notes] == [
        "tracked changes were read as accepted: 1 deletion",
        "1 comment of the file is not part of the text",
    ]


def test_how_a_word_is_read_aloud_stands_behind_it() -> None:
    ruby = "<text:ruby><text:ruby-base>水車</text:ruby-base><text:ruby-text>すいしゃ</text:ruby-text></text:ruby>"
    assert [block.text for block in opened(f"<text:p>古い{ruby}です。</text:p>").blocks] == [
        "古い水車（すいしゃ）です。"
    ]


def test_hidden_words_stand_aside() -> None:
    raw = opened(
        '<text:p>Seen<text:span text:style-name="T1">, hidden</text:span>.</text:p>',
        '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>',
    )
    assert [(block.kind, block.text) for block in raw.blocks] == [("paragraph", "Seen."), ("aside", ", hidden")]


def test_running_heads_stand_aside_and_who_began_the_file_is_known() -> None:
    odf = "urn:oasis:names:tc:opendocument:xmlns"
    masters = (
        f'<o:document-styles xmlns:o="{odf}:office:1.0" xmlns:s="{odf}:style:1.0" xmlns:t="{odf}:text:1.0">'
        "<s:header><t:p>The river</t:p></s:header><s:footer><t:p>Page</t:p></s:footer></o:document-styles>"
    )
    meta = f'<o:m xmlns:o="{odf}:office:1.0" xmlns:m="{odf}:meta:1.0"><m:initial-creator>Ada</m:initial-creator></o:m>'
    package = zipfile.ZipFile(io.BytesIO(opendocument('<text:p text:style-name="Quote">Said.</text:p>')))
    parts: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    raw = read(zipped(parts | {"styles.xml": masters, "meta.xml": meta}), "a.odt", language="en")
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("quote", "Said."), ("aside", "The river"), ("aside", "Page"),
    ]  # fmt: skip
    assert raw.source.meta("creator") == "Ada"


FRAME = (
    "<draw:frame><draw:image xlink:href='Pictures/image'/><svg:title>Mill</svg:title>"
    "<svg:desc>A mill by night</svg:desc></draw:frame>"
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"<text:p>{FRAME}</text:p>", ""),
        (f"<text:p>{FRAME}</text:p><text:p text:style-name='Caption'>The mill, 1950</text:p>", "The mill, 1950"),
        (f"<text:p text:style-name='Illustration'>{FRAME}The mill, 1950</text:p>", "The mill, 1950"),
    ],
)
def test_an_image_is_a_figure_with_its_caption(body: str, words: str) -> None:
    styles = "".join(f'<style:style style:name="{name}"/>' for name in ("Caption", "Illustration"))
    raw = read(opendocument(body + "<text:p>After.</text:p>", styles, image=PNG), "a.odt", language="en")
    assert [(block.kind, block.text) for block in raw.blocks] == [("figure", words), ("paragraph", "After.")]
    [mark] = raw.blocks[0].marks
    assert (mark.kind, mark.end, mark.alt) == ("image", len(words), "A mill by night")
    assert (mark.href or "").startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"Plain text.", "this is not a valid OpenDocument file"),
        (opendocument("", manifest="<encryption-data/>"), "the file is locked with a password"),
        (opendocument("<text:p/>"), "the OpenDocument file holds no text"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
            "this is not a valid OpenDocument file: it has no part content.xml",
        ),
    ],
    ids=["text", "locked", "empty", "hollow"],
)
def test_what_is_no_sound_file_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, "a.odt")
    assert (caught.value.sentence, caught.value.place) == (sentence, "a.odt")
