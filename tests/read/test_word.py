"""Word files: the text with all changes accepted, styles as kinds of blocks, notes at the end."""

from __future__ import annotations

import pytest
from packages import shown, word, zipped

from pipeline.errors import InputError
from pipeline.model import RawDocument
from pipeline.read import read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def opened(body: str, **parts: str) -> RawDocument:
    return read(word(body, **parts), "a.docx", language="en")


def test_paragraphs_are_read_in_silence() -> None:
    raw = opened(paragraph(run("The harbour ") + run("was opened.")) + paragraph("") + paragraph(run("In spring.")))
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("paragraph", "The harbour was opened."),
        ("paragraph", "In spring."),
    ]
    assert raw.notes == ()
    assert raw.source.format == "docx"


def test_a_caption_with_the_words_of_a_list_is_a_caption() -> None:
    level = '<w:numFmt w:val="none"/><w:lvlText w:val="Image ·"/>'
    listed = '<w:pStyle w:val="Caption"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    names = '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>'
    raw = opened(paragraph(run("A boat"), listed), numbering=numbering(level), styles=names)
    assert [(block.kind, block.text) for block in raw.blocks] == [("figure", "A boat")]


def test_styles_become_headings_quotes_and_lists() -> None:
    raw = opened(
        paragraph(run("A talk"), '<w:pStyle w:val="Title"/>')
        + paragraph(run("Part"), '<w:pStyle w:val="Own"/>')
        + paragraph(run("Said"), '<w:pStyle w:val="Q"/>')
        + paragraph(run("one"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')
        + paragraph(run("two"), '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>'),
        styles='<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="Own"><w:name w:val="My part"/><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>',
        numbering='<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>',
    )
    assert [(block.kind, block.level) for block in raw.blocks] == [
        ("heading", 1),
        ("heading", 2),
        ("quote", 0),
        ("bullet", 1),
        ("numbered", 2),
    ]


def numbering(*levels: str, override: str = "") -> str:
    shown = "".join(f'<w:lvl w:ilvl="{place}">{level}</w:lvl>' for place, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="3">{shown}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
        f'<w:num w:numId="8"><w:abstractNumId w:val="3"/>{override}</w:num>'
    )


def item(text: str, number: int = 7, level: int = 0) -> str:
    return paragraph(run(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


@pytest.mark.parametrize(
    ("form", "text", "numbers"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("decimal", "Question %1:", ["Question 1:", "Question 2:", "Question 3:"]),
    ],
)
def test_a_list_that_answers_interrupt_keeps_its_numbers_as_words(form: str, text: str, numbers: list[str]) -> None:
    asked = ("Who built it?", "When?", "Why there?")
    level = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    body = "".join(item(question) + paragraph(run("Nobody knows.")) for question in asked)
    raw = opened(body, numbering=numbering(level))
    expected = [f"{number} {question}" for number, question in zip(numbers, asked, strict=True)]
    assert [(block.kind, block.text) for block in raw.blocks[::2]] == [("paragraph", line) for line in expected]


def test_lists_of_one_kind_go_on_counting_unless_one_begins_anew() -> None:
    level = '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = item("Tide") + paragraph(run("It rises.")) + item("Ebb", 8) + paragraph(run("It falls."))
    counted = [opened(body, numbering=numbering(level, override=how)).blocks[2].text for how in ("", anew)]
    assert counted == ["2. Ebb", "1. Ebb"]


def test_a_list_in_one_piece_stays_a_list() -> None:
    levels = ['<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>', '<w:numFmt w:val="bullet"/>']
    raw = opened(item("Tide") + item("high", level=1) + item("Ebb"), numbering=numbering(*levels))
    assert [block.kind for block in raw.blocks] == ["numbered", "bullet", "numbered"]


@pytest.mark.parametrize(("said", "kind", "level"), [(0, "heading", 1), (8, "heading", 6), (9, "paragraph", 0)])
def test_a_level_of_the_outline_makes_a_heading_and_the_last_one_is_that_of_text(
    said: int, kind: str, level: int
) -> None:
    [block] = opened(paragraph(run("The dike"), f'<w:outlineLvl w:val="{said}"/>')).blocks
    assert (block.kind, block.level) == (kind, level)


def test_emphasis_is_read_from_runs_and_from_the_style_of_the_paragraph() -> None:
    raw = opened(
        paragraph(run("bold", "<w:b/>") + run(" er", "<w:b/>") + run(" and ", '<w:b w:val="0"/>') + run("it", "<w:i/>"))
        + paragraph(run("Why?"), '<w:pStyle w:val="Ask"/>'),
        styles='<w:style w:styleId="Ask"><w:name w:val="Ask"/><w:rPr><w:b/></w:rPr></w:style>',
    )
    assert [shown(block) for block in raw.blocks] == [
        [("strong", "bold er", None), ("em", "it", None)],
        [("strong", "Why?", None)],
    ]


def test_a_link_made_by_a_field_is_a_link() -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = '<w:r><w:instrText> HYPERLINK "https://a.example/" </w:instrText></w:r>'
    raw = opened(
        paragraph(
            run("See ")
            + field.format("begin")
            + code
            + field.format("separate")
            + run("this")
            + field.format("end")
            + run(".")
        )
    )
    assert raw.blocks[0].text == "See this."
    assert shown(raw.blocks[0]) == [("link", "this", "https://a.example/")]


def test_changes_are_accepted_and_counted() -> None:
    raw = opened(
        paragraph(
            run("One ")
            + f"<w:ins>{run('new ')}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
            + run("word.")
        )
        + paragraph(run("It goes "), "<w:rPr><w:del/></w:rPr>")
        + paragraph(run("on."))
    )
    assert [block.text for block in raw.blocks] == ["One new word.", "It goes on."]
    assert [(note.code, note.severity) for note in raw.notes] == [("tracked-changes", "info")]
    assert raw.notes[0].message == "tracked changes were read as accepted: 1 insertion, 1 deletion"


def test_notes_stand_at_the_end_with_their_marks_and_comments_are_comments() -> None:
    raw = opened(
        paragraph(
            run("Timber")
            + '<w:r><w:footnoteReference w:id="2"/></w:r>'
            + run(".")
            + '<w:r><w:endnoteReference w:id="5"/></w:r>'
        ),
        footnotes=f'<w:footnote w:id="2">{paragraph(run("From the north."))}</w:footnote>',
        endnotes=f'<w:endnote w:id="5">{paragraph(run("Or so they say."))}</w:endnote>',
        comments=f'<w:comment w:id="0" w:author="Bo May">{paragraph(run("Really?"))}</w:comment>',
    )
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("paragraph", "Timber."), ("note", "From the north."), ("note", "Or so they say."),
        ("comment", "Bo May: Really?"),
    ]  # fmt: skip
    assert shown(raw.blocks[0]) == [("note", "r", "1"), ("note", ".", "2")]
    assert [block.level for block in raw.blocks] == [0, 1, 2, 0]
    assert [note.message for note in raw.notes] == ["1 comment of the file is not part of the text"]


def test_tables_are_rows_and_a_table_of_one_column_is_paragraphs() -> None:
    def cell(text: str) -> str:
        return f"<w:tc>{paragraph(run(text))}</w:tc>"

    head = "<w:trPr><w:tblHeader/></w:trPr>"
    raw = opened(
        f"<w:tbl><w:tr>{head}{cell('a')}{cell('b')}</w:tr><w:tr>{cell('')}{cell('d')}</w:tr></w:tbl>"
        f"<w:tbl><w:tr>{cell('e')}</w:tr></w:tbl>"
    )
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("header", "a\tb"),
        ("row", "\td"),
        ("paragraph", "e"),
    ]


def test_hidden_text_stands_aside_and_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('Boxed.'))}</w:txbxContent>"
    raw = opened(
        paragraph(run("Seen.") + run("Hidden.", "<w:vanish/>"))
        + paragraph(
            f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("paragraph", "Seen."),
        ("aside", "Hidden."),
        ("paragraph", "Boxed."),
    ]


def test_running_heads_and_tables_of_contents_are_asides() -> None:
    raw = opened(
        paragraph(run("Part 1 … 3"), '<w:pStyle w:val="TOC1"/>') + paragraph(run("Text.")),
        styles='<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>',
        header1=paragraph(run("Draft")),
    )
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("aside", "Part 1 … 3"),
        ("paragraph", "Text."),
        ("aside", "Draft"),
    ]


TYPED = "has a document type (<!DOCTYPE>), which such files never have"
ENTITY = '<!DOCTYPE a [<!ENTITY x "lost">]><a b="&x;">before &x; after</a>'


@pytest.mark.parametrize(
    "part",
    [
        f"<!-- {'a long comment ' * 500} -->{ENTITY}".encode(),
        f'<?xml version="1.0" encoding="UTF-16"?>{ENTITY}'.encode("utf-16"),
        f'<?xml version="1.0" encoding="GB18030"?>{ENTITY}'.encode("gb18030"),
        b'<!DOCTYPE a SYSTEM "a.dtd"><a/>',
    ],
    ids=["behind a comment", "utf-16", "gb18030", "outside"],
)
def test_a_document_type_is_refused_wherever_it_stands(part: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read(zipped({"word/document.xml": part}), "a.docx")
    assert caught.value.sentence == f"the Word file is damaged: its part word/document.xml {TYPED}"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"Plain text.", "this is not a valid Word file"),
        (word("<w:p><w:r><w:t>Text.</w:t></w:r></w:p>")[:-30], "the Word file is damaged: its end is missing"),
        (OLE, "old Word files are not read"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "the file is locked with a password"),
        (word("<w:p/>"), "the Word file holds no text"),
        (
            zipped({"word/document.xml": "<w:document"}),
            "the Word file is damaged: its part word/document.xml is not XML",
        ),
        (
            zipped({"word/document.xml": b" " * 65_000_000}),
            "the part word/document.xml unpacks to more than 64 million bytes, which is the limit",
        ),
        (
            zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'}),
            f"the Word file is damaged: its part word/document.xml {TYPED}",
        ),
    ],
    ids=["text", "cut", "old", "locked", "empty", "broken", "bomb", "entities"],
)
def test_what_is_no_sound_word_file_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, "a.docx")
    assert (caught.value.sentence, caught.value.place) == (sentence, "a.docx")
    assert caught.value.hint


def test_many_parts_that_unpack_to_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.office.zip_package.MAX_ALL", 10_000)
    heads = {f"word/header{number}.xml": b"<a>" + b" " * 2_000 + b"</a>" for number in range(5)}
    with pytest.raises(InputError, match="the file unpacks to more than"):
        read(word(paragraph(run("One.")), heads), "a.docx")


def test_a_cell_over_several_columns_leaves_the_others_in_their_place() -> None:
    def cell(text: str, columns: int = 1) -> str:
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{paragraph(run(text))}</w:tc>'

    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    raw = opened(
        f"<w:tbl><w:tr>{cell('a', 2)}{cell('b')}</w:tr><w:tr>{before}{cell('c')}{cell('d', 900)}</w:tr></w:tbl>"
    )
    assert [block.text for block in raw.blocks] == ["a\t\tb", "\tc\td" + "\t" * 63]


def test_a_box_comes_after_the_paragraph_that_it_stands_beside_and_in_no_cell_of_its_table() -> None:
    box = f"<w:r><w:txbxContent>{paragraph(run('Boxed.'))}{paragraph(run('Twice.'))}</w:txbxContent></w:r>"
    cells = f"<w:tc>{paragraph(run('a') + box)}</w:tc><w:tc>{paragraph(run('b'))}</w:tc>"
    raw = opened(paragraph(run("One") + box + run(" line.")) + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert [block.text for block in raw.blocks] == ["One line.", "Boxed.", "Twice.", "Boxed.", "Twice.", "a\tb"]
    assert [block.origin and block.origin.line for block in raw.blocks][:3] == [1, 2, 3]


def test_the_look_of_a_quote_is_no_emphasis_and_the_style_of_an_item_says_how_deep_it_is() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    raw = opened(
        paragraph(run("Said "), '<w:pStyle w:val="Q"/>') + paragraph(run("item"), '<w:pStyle w:val="L"/>'),
        styles='<w:style w:styleId="Q"><w:name w:val="Intense Quote"/><w:rPr><w:i/></w:rPr></w:style>'
        f'<w:style w:styleId="L"><w:name w:val="List Bullet 3"/><w:pPr>{number}</w:pPr></w:style>',
    )
    assert [(block.kind, block.level, shown(block)) for block in raw.blocks] == [("quote", 0, []), ("numbered", 3, [])]


def test_how_a_word_is_read_aloud_stands_behind_it() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('すいしゃ')}</w:rt><w:rubyBase>{run('水車')}</w:rubyBase></w:ruby></w:r>"
    assert [block.text for block in opened(paragraph(run("古い") + ruby + run("です。"))).blocks] == [
        "古い水車（すいしゃ）です。"
    ]


def test_tables_nested_in_tables_lose_no_word() -> None:
    raw = opened("<w:tbl><w:tr><w:tc>" * 500 + paragraph(run("Deep.")) + "</w:tc></w:tr></w:tbl>" * 500)
    assert [block.text for block in raw.blocks] == ["Deep."]


def test_a_comment_knows_the_line_that_it_speaks_of() -> None:
    raw = opened(
        paragraph(run("One."))
        + paragraph(run("Two.") + '<w:r><w:commentReference w:id="4"/></w:r>')
        + paragraph(run("3")),
        comments=f'<w:comment w:id="4">{paragraph(run("Sure?"))}</w:comment>',
    )
    assert [(block.text, block.origin and block.origin.line) for block in raw.blocks][-1] == ("Sure?", 2)


PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def illustrated(after: str = "", data: bytes = PNG) -> RawDocument:
    drawing = (
        '<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<wp:docPr descr="A mill by night"/><a:blip r:embed="rId9"/></w:drawing></w:r>'
    )
    body = paragraph(run("Before.")) + paragraph(drawing) + after + paragraph(run("After."))
    style = '<w:style w:styleId="Caption"><w:name w:val="caption"/></w:style>'
    relations = f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId9" Target="media/a.png"/></Relationships>'
    return read(
        word(body, {"word/_rels/document.xml.rels": relations, "word/media/a.png": data}, styles=style), "a.docx"
    )


def test_an_image_is_a_figure_that_holds_it() -> None:
    figure = illustrated().blocks[1]
    [mark] = figure.marks
    assert (figure.kind, figure.text, mark.kind, mark.alt) == ("figure", "", "image", "A mill by night")
    assert (mark.href or "").startswith("data:image/png;base64,iVBORw0KGgo")


def test_the_caption_under_an_image_becomes_the_words_of_its_figure() -> None:
    raw = illustrated(paragraph(run("The mill, 1950"), '<w:pStyle w:val="Caption"/>'))
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("paragraph", "Before."), ("figure", "The mill, 1950"), ("paragraph", "After."),
    ]  # fmt: skip
    assert [(mark.start, mark.end, mark.alt) for mark in raw.blocks[1].marks] == [(0, 14, "A mill by night")]


@pytest.mark.parametrize("data", [b"\x01\x02drawing of another program", PNG + bytes(5_000_000)])
def test_an_image_that_cannot_be_shown_is_passed_over(data: bytes) -> None:
    assert [block.text for block in illustrated(data=data).blocks] == ["Before.", "After."]


def test_a_meeting_saved_from_teams_is_turns() -> None:
    stamps = (("0:0:3.10 --> 0:0:8.2", "Ada Reed", "When was that?"), ("0:1:2.0 --> 0:1:9.0", "Bo May", "In spring."))
    raw = opened("".join(paragraph("".join(f"{run(line)}<w:r><w:br/></w:r>" for line in said)) for said in stamps))
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("paragraph", "Ada Reed: 00:00:03\nWhen was that?"), ("comment", "0:0:3.10 --> 0:0:8.2"),
        ("paragraph", "Bo May: 00:01:02\nIn spring."), ("comment", "0:1:2.0 --> 0:1:9.0"),
    ]  # fmt: skip
    assert raw.source.meta("speakers") == "Ada Reed, Bo May"
