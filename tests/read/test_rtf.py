"""RTF files: letters of every code page, styles as kinds of blocks, notes and comments at their places."""

from __future__ import annotations

import pytest
from growth import ALLOWED, growth
from packages import shown
from tables import all_rows

from pipeline.errors import InputError
from pipeline.model import RawDocument
from pipeline.read import read

HEAD = rb"""{\rtf1\ansi\ansicpg1252\deff0
{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial Cyr;}{\f2\fcharset128 MS Mincho;}
{\f3\ftech\fcharset2 Wingdings;}{\f4\fcharset178 Arial (Arabic);}}
{\colortbl;\red255\green0\blue0;}
{\stylesheet{\s0 Normal;}{\s1\sbasedon0\b heading 1;}{\s2\sbasedon0 Heading 2;}{\s3 Quote;}{\s4 toc 1;}{\s5 Title;}
{\*\cs10\additive Default Paragraph Font;}}
{\info{\title A talk}{\author Ada Reed}{\operator nobody}{\creatim\yr2020\mo2\dy3}}
{\*\generator Riched20 10.0;}"""


def opened(body: bytes) -> RawDocument:
    return read(HEAD + body + b"}", "a.rtf", language="en")


def texts(body: bytes) -> list[str]:
    return [block.text for block in opened(body).blocks]


@all_rows(
    "body, text",
    [
        (rb"Caf\'e9", "Café"),
        (b"Caf\xe9", "Café"),
        (rb"don\rquote t \ldblquote go\rdblquote \emdash  no", "don\N{RIGHT SINGLE QUOTATION MARK}t “go”— no"),
        (rb"\u8220?quoted\u8221?", "“quoted”"),
        (rb"\u8220\'93quoted\u8221\'94", "“quoted”"),
        (rb"\uc0\u8220 quoted\u8221 .", "“quoted”."),
        (rb"{\uc2\u26085\'93\'fa}x", "日x"),
        (rb"\u-10179?\u-8704? Ada", "😀 Ada"),
        (rb"{\f1 \'cf\'f0\'e8\'e2\'e5\'f2}, \'e9", "Привет, é"),
        (rb"{\f2 \'93\'fa\'96\'7b}", "日本"),
        (rb"{\f4 \'c8\'c7\'c8}", "باب"),
        (rb"a\~b\-c\_d", "a\N{NO-BREAK SPACE}b\N{SOFT HYPHEN}c\N{NON-BREAKING HYPHEN}d"),
        (rb"\{set\} of \\ signs", "{set} of \\ signs"),
        (rb"one\line two", "one\ntwo"),
        (b"one li\r\nne", "one line"),
        (rb"{\upr{ascii}{\*\ud{\u8364?}}} 5", "€ 5"),
        (rb"{\*\unknown hidden {deep}}shown", "shown"),
        (rb"{\unheard of}", "of"),
        (rb"{\pict\wmetafile8 0100}picture", "picture"),
        (b"{\\pict\\bin5 a}}}{}picture", "picture"),
        (rb"{\revised new} {\deleted old}words", "new words"),
        (rb"x{\xe{\v index entry}}y", "xy"),
    ],
)
def test_letters_are_read_as_the_program_shows_them(body: bytes, text: str) -> None:
    assert texts(body) == [text]


@pytest.mark.parametrize(("page", "encoding"), [(b"\\ansicpg1250", "windows-1250"), (b"\\mac", "mac-roman")])
def test_the_code_page_of_the_file_holds_where_no_font_says_another(page: bytes, encoding: str) -> None:
    raw = read(b"{\\rtf1" + page + b" \\'9a}", "a.rtf", language="en")
    assert (raw.blocks[0].text, raw.source.encoding) == (b"\x9a".decode(encoding), encoding)


def test_styles_become_headings_and_quotes_and_contents_stand_aside() -> None:
    raw = opened(
        rb"\pard\plain\s5\b A talk\par\pard\plain\s1\b Part\par\pard\plain\s2 Deeper\par\pard\plain\s3 Said\par"
        rb"\pard\plain\s4 Part\tab 3\par\pard\plain\outlinelevel2 Outlined\par\pard\plain Words\par"
    )
    assert [(block.kind, block.level) for block in raw.blocks] == [
        ("heading", 1), ("heading", 1), ("heading", 2), ("quote", 0), ("aside", 0), ("heading", 3), ("paragraph", 0),
    ]  # fmt: skip
    assert raw.blocks[0].marks == ()  # bold because it is a heading
    assert (raw.source.meta("title"), raw.source.meta("creator")) == ("A talk", "Ada Reed")


def test_looks_and_links_become_marks() -> None:
    (block,) = opened(
        rb"A {\b bold {\i both}} and {\field{\*\fldinst{HYPERLINK \"https://example.org/x\"}}"
        rb"{\fldrslt{\ul a link}}}, \super 2\nosupersub\b0  and \b on\plain off".replace(rb"\"", b'"')
    ).blocks
    assert block.text == "A bold both and a link, 2 and onoff"
    assert shown(block) == [
        ("strong", "bold both", None), ("em", "both", None), ("link", "a link", "https://example.org/x"),
        ("sup", "2", None), ("strong", "on", None),
    ]  # fmt: skip


def test_a_list_that_answers_interrupt_keeps_its_numbers_as_words() -> None:
    items = [rb"{\listtext\pard\plain %d.\tab}\pard\ls1 %s\par" % item for item in ((1, b"Who?"), (2, b"Why?"))]
    assert texts(rb"\pard Nobody.\par".join(items)) == ["1. Who?", "Nobody.", "2. Why?"]
    assert texts(rb"\pard Nobody.\par".join(items[:1] * 2)) == ["Who?", "Nobody.", "Who?"]
    again = ["1. Who?", "Nobody.", "2. Why?"]
    assert texts(rb"\pard Nobody.\par".join(items * 2)) == [*again, "Nobody.", *again]


def test_items_of_lists_are_told_by_the_sign_before_them() -> None:
    raw = opened(
        rb"{\listtext\pard\plain 1.\tab}\pard\ls1 First\par{\listtext\pard\plain 2.\tab}Second\par"
        rb"{\listtext\pard\plain\f3\'a7\tab}\pard\ls2\ilvl1 Point\par{\pntext\f0 o\tab}\pard Old\par\pard Words\par"
    )
    assert [(block.kind, block.level, block.text) for block in raw.blocks] == [
        ("numbered", 1, "First"),
        ("numbered", 1, "Second"),
        ("bullet", 2, "Point"),
        ("bullet", 1, "Old"),
        ("paragraph", 0, "Words"),
    ]


def test_rows_hold_their_cells_and_a_table_of_one_column_is_paragraphs() -> None:
    raw = opened(
        rb"\trowd\trhdr\cellx100\cellx200\pard\intbl Name\cell Age\cell\row"
        rb"\trowd\cellx100\cellx200\pard\intbl Ada\par Reed\cell 40\cell\row\trowd\cellx900\intbl One\par Two\cell\row"
        rb"\pard After\par"
    )
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("header", "Name\tAge"), ("row", "Ada Reed\t40"), ("paragraph", "One"), ("paragraph", "Two"),
        ("paragraph", "After"),
    ]  # fmt: skip


def test_notes_stand_at_the_end_with_their_numbers_and_comments_are_comments() -> None:
    raw = opened(
        rb"{\header\pard Running head\par}One{\super\chftn{\*\footnote\pard\plain{\super\chftn} First note.}}, "
        rb"two{\super\chftn}{\footnote{\super\chftn} Second.\par}.\par "
        rb"Three{\v{\*\atnid BM}{\*\atnauthor Bo May}\chatn{\*\annotation{\*\atndate 5}\pard Check this.}} words\par"
    )
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("paragraph", "One, two."), ("paragraph", "Three words"), ("note", " First note."),
        ("note", " Second."), ("comment", "Bo May: Check this."), ("aside", "Running head"),
    ]  # fmt: skip
    assert [(mark.kind, mark.end, mark.href) for mark in raw.blocks[0].marks] == [("note", 3, "1"), ("note", 8, "2")]
    assert [block.level for block in raw.blocks] == [0, 0, 1, 2, 0, 0]
    assert [note.code for note in raw.notes] == ["comments"]


def test_hidden_words_stand_aside_and_boxes_are_read() -> None:
    raw = opened(rb"Shown{\v and hidden}.{\shp{\*\shpinst{\sp{\sn name}{\sv value}}{\shptxt\pard In a box\par}}}\par")
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("paragraph", "Shown."),
        ("aside", "and hidden"),
        ("paragraph", "In a box"),
    ]


def test_an_image_is_a_figure_with_its_caption() -> None:
    raw = opened(
        rb"{\stylesheet{\s9 caption;}}Before{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv A mill by night}}}"
        rb"\pngblip\picw20 89504e470d0a1a0a" + b"\r\n00" * 9 + rb"}}{\nonshppict{\pict\wmetafile8 01}}\par"
        rb"\pard\plain\s9 The mill, 1950\par\pard\plain After\par"
    )
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("paragraph", "Before"), ("figure", "The mill, 1950"), ("paragraph", "After"),
    ]  # fmt: skip
    [mark] = raw.blocks[1].marks
    assert (mark.kind, mark.alt, (mark.href or "")[:27]) == ("image", "A mill by night", "data:image/png;base64,iVBOR")


def test_tracked_changes_are_told() -> None:
    raw = opened(rb"A {\deleted\revauthdel1 b}{\revised c}{\deleted\par}d\par")
    assert [block.text for block in raw.blocks] == ["A cd"]
    assert [note.message for note in raw.notes] == ["tracked changes were read as accepted: 1 insertion, 2 deletions"]


def test_a_file_that_was_cut_short_is_read_to_its_end_with_a_warning() -> None:
    raw = read(HEAD + rb"One\par Two {\b thr", "a.rtf", language="en")
    assert [block.text for block in raw.blocks] == ["One", "Two thr"]
    assert [note.code for note in raw.notes] == ["cut-short"]


def test_braces_that_close_too_much_lose_nothing() -> None:
    assert texts(rb"One}}} two") == ["One two"]


@pytest.mark.parametrize(("data", "sentence"), [(b"plain", "not an RTF"), (HEAD + b"}", "holds no text")])
def test_what_is_no_rtf_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read(data, "a.rtf", format="rtf")


def test_it_is_known_by_its_content() -> None:
    assert read(HEAD + b"words}", "a.txt", language="en").source.format == "rtf"


def test_deep_and_long_files_take_time_in_proportion() -> None:
    def body(rows: int) -> bytes:
        deep = b"{" * (5 * rows) + b"deep" + b"}" * (5 * rows)
        return deep + rb"\b Long \u8217\'92 words\b0\par " * rows

    assert len(opened(body(5_000)).blocks) == 5_000
    assert growth(opened, body, 1_000) < ALLOWED
