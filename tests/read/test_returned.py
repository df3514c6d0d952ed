"""A returned copy is read with every tracked change in it: as Word writes them, and as LibreOffice does in ODT."""

from __future__ import annotations

import io
import zipfile

from pipeline.model.returned import Returned
from pipeline.read.returned import read_copy
from pipeline.read.returned.style_looks import named_looks
from pipeline.review.copy_paragraphs import Paragraph, decided, nothing

ANNA = 'w:id="1" w:author="Anna Moss" w:date="2026-11-27T09:00:00Z"'
SPACE = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
STYLES = f"""<w:styles {SPACE}>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Question"/></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Answer"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>"""


def word(body: str) -> Returned:
    """A Word file with a body."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", f"<w:document {SPACE}><w:body>{body}</w:body></w:document>")
        file.writestr("word/styles.xml", STYLES)
    return read_copy(into.getvalue(), "copy.docx")


def run(text: str, look: str = "", tag: str = "t") -> str:
    return f'<w:r>{look and f"<w:rPr>{look}</w:rPr>"}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def paragraph(inside: str, style: str = "A", mark: str = "", name: str = "") -> str:
    look = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    begin, end = (
        (f'<w:bookmarkStart w:id="{name}" w:name="_br_{name}"/>', f'<w:bookmarkEnd w:id="{name}"/>')
        if name
        else ("", "")
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{look}</w:pPr>{begin}{inside}{end}</w:p>'


def texts(copy: Returned, *, accepted: bool = True) -> list[str]:
    found = decided(copy) if accepted else decided(copy, nothing)
    return [one.text for one in found]


def only(copy: Returned) -> Paragraph:
    [one] = decided(copy)
    return one


def test_the_look_of_a_speaker_s_name_is_the_theme_s_and_says_nothing() -> None:
    assert named_looks("speaker") == frozenset()
    assert named_looks("strong") == frozenset(("strong",))


def test_a_move_of_word_is_read_at_both_places() -> None:
    copy = word(
        paragraph(f"<w:moveFrom {ANNA}>{run('Salt.')}</w:moveFrom>", mark=f"<w:moveFrom {ANNA}/>", name="b1")
        + paragraph(run("Rope."), name="b2")
        + paragraph(f"<w:moveTo {ANNA}>{run('Salt.')}</w:moveTo>", mark=f"<w:moveTo {ANNA}/>")
    )
    assert texts(copy) == ["Rope.", "Salt."]
    assert texts(copy, accepted=False) == ["Salt.", "Rope."]


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next_and_keeps_both_identities() -> None:
    copy = word(paragraph(run("Salt, "), mark=f"<w:del {ANNA}/>", name="b1") + paragraph(run("rope."), name="b2"))
    assert (texts(copy), only(copy).ids) == (["Salt, rope."], ("b1", "b2"))
    assert texts(copy, accepted=False) == ["Salt,", "rope."]


def test_an_inserted_end_of_a_paragraph_splits_it_in_two_of_one_identity() -> None:
    start = '<w:bookmarkStart w:id="1" w:name="_br_b1"/>'
    copy = word(
        f'<w:p><w:pPr><w:pStyle w:val="A"/><w:rPr><w:ins {ANNA}/></w:rPr></w:pPr>{start}{run("Salt.")}</w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>{run("Rope.")}<w:bookmarkEnd w:id="1"/></w:p>'
    )
    assert [(one.text, one.ids) for one in decided(copy)] == [("Salt.", ("b1",)), ("Rope.", ("b1",))]
    assert texts(copy, accepted=False) == ["Salt.Rope."]


def test_what_one_inserted_and_another_deleted_is_in_neither_version() -> None:
    ben = ANNA.replace("Anna Moss", "Ben Bauer")
    inner = f"<w:ins {ANNA}><w:del {ben}>{run('grey ', tag='delText')}</w:del></w:ins>"
    copy = word(paragraph(run("The ") + inner + run("sea.")))
    assert (texts(copy), texts(copy, accepted=False)) == (["The sea."], ["The sea."])


def test_a_switch_that_is_off_beats_the_style_of_the_run() -> None:
    copy = word(
        paragraph(
            run("Salt", '<w:rStyle w:val="Strong"/>') + run(" rope", '<w:rStyle w:val="Strong"/><w:b w:val="0"/>')
        )
    )
    assert [("strong", "") in looks for looks in only(copy).looks] == [True] * 4 + [False] * 5


def test_a_tracked_change_of_looks_has_the_looks_before_it() -> None:
    copy = word(paragraph(run("Salt", f"<w:b/><w:rPrChange {ANNA}><w:rPr/></w:rPrChange>")))
    assert ("strong", "") in only(copy).looks[0]
    assert ("strong", "") not in decided(copy, nothing)[0].looks[0]


def test_a_tracked_change_of_style_has_the_style_before_it() -> None:
    change = f'<w:pPrChange {ANNA}><w:pPr><w:pStyle w:val="A"/></w:pPr></w:pPrChange>'
    copy = word(f'<w:p><w:pPr><w:pStyle w:val="Q"/>{change}</w:pPr>{run("Salt?")}</w:p>')
    assert (only(copy).style, decided(copy, nothing)[0].style) == ("question", "answer")


def test_a_row_is_a_line_with_tabs_and_a_deleted_row_goes() -> None:
    def row(one: str, two: str, mark: str = "") -> str:
        cells = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in (one, two))
        return f"<w:tr><w:trPr>{mark}</w:trPr>{cells}</w:tr>"

    copy = word(f"<w:tbl>{row('1961', '4')}{row('1962', '5', f'<w:del {ANNA}/>')}</w:tbl>")
    assert (texts(copy), texts(copy, accepted=False)) == (["1961\t4"], ["1961\t4", "1962\t5"])


def test_a_pasted_copy_has_the_identity_of_what_was_copied() -> None:
    assert only(word(paragraph(run("Salt."), name="b1_Copy_2"))).ids == ("b1",)


def test_split_runs_and_language_marks_are_nothing() -> None:
    whole = word(paragraph(run("Salt and rope.")))
    torn = word(
        paragraph(run("Salt a") + '<w:proofErr w:type="spellStart"/>' + run("nd rope.", '<w:lang w:val="de"/>'))
    )
    assert [(one.text, one.looks) for one in decided(whole)] == [(one.text, one.looks) for one in decided(torn)]


# OpenDocument

NAMES = " ".join(
    f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"'
    for key, value in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("table", "table"),
    )
)
AUTOMATIC = """<office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Text_20_body"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles>"""


def odt(body: str, changes: str = "") -> Returned:
    """An OpenDocument text with a body and tracked changes."""
    info = (
        '<office:change-info><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Anna Moss</dc:creator>'
        '<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2026-11-27T09:00:00</dc:date></office:change-info>'
    )
    regions = changes.replace("INFO", info)
    content = (
        f"<office:document-content {NAMES}>{AUTOMATIC}<office:body><office:text>"
        f"<text:tracked-changes>{regions}</text:tracked-changes>{body}</office:text></office:body></office:document-content>"
    )
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", content)
    return read_copy(into.getvalue(), "copy.odt")


def region(key: str, what: str) -> str:
    return f'<text:changed-region text:id="{key}">{what}</text:changed-region>'


def test_deleted_words_are_put_back_to_their_place() -> None:
    deleted = region("c1", "<text:deletion>INFO<text:p>grey </text:p></text:deletion>")
    copy = odt('<text:p text:style-name="P1">The <text:change text:change-id="c1"/>sea.</text:p>', deleted)
    assert (texts(copy), texts(copy, accepted=False)) == (["The sea."], ["The grey sea."])
    assert [hand.author for hand in copy.hands()] == ["Anna Moss"]


def test_a_deleted_paragraph_is_put_back_in_front_of_the_identity_that_it_was_in_front_of() -> None:
    begin, end = (f'<text:bookmark-{side} text:name="_br_b1 Copy 1"/>' for side in ("start", "end"))
    deleted = region("c1", f"<text:deletion>INFO<text:p>{begin}Salt.{end}</text:p><text:p/></text:deletion>")
    start = '<text:bookmark-start text:name="_br_b2"/><text:change text:change-id="c1"/>'
    copy = odt(f'<text:p>{start}Rope.<text:bookmark-end text:name="_br_b2"/></text:p>', deleted)
    assert [(one.text, one.ids) for one in decided(copy)] == [("Rope.", ("b2",))]
    assert [(one.text, one.ids) for one in decided(copy, nothing)] == [("Salt.", ("b1",)), ("Rope.", ("b2",))]


def test_an_insertion_over_two_paragraphs_inserts_the_end_between_them() -> None:
    inserted = region("c1", "<text:insertion>INFO</text:insertion>")
    begin, end = (f'<text:change-{side} text:change-id="c1"/>' for side in ("start", "end"))
    copy = odt(f"<text:p>Salt.{begin}</text:p><text:p>Rope.{end}</text:p>", inserted)
    assert (texts(copy), texts(copy, accepted=False)) == (["Salt.", "Rope."], ["Salt."])


def test_a_style_is_known_by_the_name_that_people_see_and_direct_looks_by_their_switches() -> None:
    one = only(odt('<text:p text:style-name="P1">A <text:span text:style-name="T1">grey</text:span> sea.</text:p>'))
    assert one.style == "text body"
    assert [("strong", "") in looks for looks in one.looks] == [False] * 2 + [True] * 4 + [False] * 5
