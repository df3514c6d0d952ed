"""The page: every block once and in order, words safe, marks nested, languages spoken."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from by_hand import plain
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import pipeline
from pipeline.errors import LayoutError
from pipeline.model import (
    Bio,
    Block,
    BlockKind,
    Briefing,
    Exchange,
    Guest,
    Mark,
    Recommendation,
    Section,
    Source,
    Turn,
    stream,
)
from pipeline.render.page import lay_out
from pipeline.render.page.inline.addresses import addresses_in, web_address
from pipeline.render.page.inline.markup import inline
from pipeline.render.theme import Theme
from pipeline.render.theme.house import House
from pipeline.run.stages import load as load_stage

X = "{http://www.w3.org/1999/xhtml}"
CASES = sorted((Path(__file__).parent.parent / "cases" / "render").iterdir())
MARK_KINDS = st.sampled_from(["em", "strong", "code", "link", "image", "sub", "sup", "strike", "stage"])


def words_of(element: etree._Element) -> str:
    """The words of an element without those that were printed from an inferred speaker, or a time stamp."""
    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    for label in copy.iter(f"{X}span"):
        if (label.get("class") or "").split()[:1] in (["speaker"], ["time"]):
            label.text = ""
    return "".join(copy.itertext())


def tree(xhtml: str) -> etree._Element:
    return etree.fromstring(xhtml.encode())


def laid_out(briefing: Briefing, theme: Theme) -> etree._Element:
    return tree(lay_out(briefing, theme, ledger_name=None).xhtml)


def test_each_block_stands_on_the_page_once_in_its_order_and_with_its_words(briefing: Briefing, theme: Theme) -> None:
    printed = [e for e in laid_out(briefing, theme).iter() if e.get("data-block")]
    worded = [block for block in briefing.blocks() if stream(block.text)]
    assert [e.get("data-block") for e in printed] == [block.id for block in worded]
    for element, block in zip(printed, worded, strict=True):
        assert stream(words_of(element)) == stream(block.text)


@pytest.mark.parametrize(("kind", "heading"), [("heading", "Who she is"), ("paragraph", "About the guest")])
def test_a_heading_of_the_biography_takes_the_place_of_ours(kind: BlockKind, heading: str, theme: Theme) -> None:
    lives = (Block("l1", kind, "Who she is"), Block("l2", "paragraph", "She keeps the lock."))
    page = laid_out(replace(plain("One."), bio=Bio("Mira Holm", lives)), theme)
    [title] = (element for element in page.iter() if element.get("id") == "biography-title")
    assert words_of(title) == heading


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    text=st.text(max_size=40),
    marks=st.lists(st.tuples(MARK_KINDS, st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_marks_however_they_overlap_become_well_formed_elements_around_the_same_words(
    text: str, marks: list[tuple[str, int, int]]
) -> None:
    made = tuple(Mark(kind, a, b, "https://a.example/?b=1&c=2") for kind, a, b in marks if a < b <= len(text))  # type: ignore[arg-type]
    element = etree.fromstring(f"<p>{inline(Block('b', 'paragraph', text, made))}</p>")
    assert stream("".join(element.itertext())) == stream(text.replace("\ud800", ""))


@settings(derandomize=True, deadline=None, max_examples=100)
@given(
    st.lists(st.tuples(st.sampled_from(["em", "strong", "code"]), st.integers(0, 9), st.integers(0, 9)), max_size=6),
)
def test_each_character_is_under_its_marks_and_no_others(marks: list[tuple[str, int, int]]) -> None:
    made = tuple(Mark(kind, a, b) for kind, a, b in marks if a < b)  # type: ignore[arg-type]
    element = etree.fromstring(f"<p>{inline(Block('b', 'paragraph', 'abcdefghi', made))}</p>")
    found: list[set[str]] = []

    def walk(here: etree._Element, tags: set[str]) -> None:
        found.extend(tags for _ in here.text or "")
        for child in here:
            walk(child, tags | {str(child.tag)})
            found.extend(tags for _ in child.tail or "")

    walk(element, set())
    assert found == [{m.kind for m in made if m.start <= place < m.end} for place in range(9)]


def test_marks_that_overlap_are_closed_and_opened_again() -> None:
    block = Block("b", "paragraph", "one two three", (Mark("em", 0, 7), Mark("strong", 4, 13)))
    assert inline(block) == "<em>one <strong>two</strong></em><strong> three</strong>"


def test_two_marks_of_a_kind_are_never_nested() -> None:
    block = Block("b", "paragraph", "one two three", (Mark("em", 0, 7), Mark("em", 4, 13)))
    assert inline(block) == "<em>one two</em><em> three</em>"


@pytest.mark.parametrize(
    "token",
    ["C:\\Users\\ada\\tides.docx", "final_final_2.odt", "ada@tides.example", "src/tides/gauge", "9f86d081884c7d65"],
)
def test_what_is_copied_and_not_read_is_marked(token: str) -> None:
    assert inline(Block("b", "paragraph", f"It is {token} there")) == (
        f'It is <span class="verbatim">{token}</span> there'
    )


def test_words_with_a_stroke_a_hyphen_or_a_number_are_words() -> None:
    text = "He/she read the north/south-gauge, 24-hour, in mid-1987s, of Saltmarket-upon-Wend and 潮の高さ/潮の低さ/潮"
    assert "verbatim" not in inline(Block("b", "paragraph", text))


def test_an_address_in_the_text_becomes_a_link_without_the_full_stop_after_it() -> None:
    assert inline(Block("b", "paragraph", "See https://a.example/b (or not).")) == (
        'See <a class="verbatim" href="https://a.example/b">https://a.example/b</a> (or not).'
    )
    assert list(addresses_in("(https://a.example/b_(c)).")) == [(1, 24)]


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("https://a.example/a b", None),
        ("https://a.example/é?q=ü#ß", "https://a.example/%C3%A9?q=%C3%BC#%C3%9F"),
        ("http://bücher.example", "http://xn--bcher-kva.example"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("/relative", None),
        ("https://", None),
        (None, None),
    ],
)
def test_only_addresses_that_every_format_accepts_are_followed(href: str | None, target: str | None) -> None:
    assert web_address(href) == target


def test_nothing_in_a_text_becomes_markup_or_template(theme: Theme) -> None:
    hostile = "</p><script>alert(1)</script> & {{ 7 * 7 }} {% raw %} ]]> \x00\x0b\x85\ufffe\ud800 end"
    root = laid_out(replace(one_block(hostile), title=Block("t", "paragraph", '"><b>' + hostile)), theme)
    assert not list(root.iter(f"{X}script"))
    paragraph = next(e for e in root.iter() if e.get("data-block") == "b1")
    assert "".join(paragraph.itertext()).startswith("</p><script>alert(1)</script> & {{ 7 * 7 }} {% raw %} ]]>")


def talk_of(*guests: str, blocks: int = 0) -> Briefing:
    """A question with an answer, and paragraphs around them, without a title."""
    turns = Turn("Q", (Block("q1", "paragraph", "Who reads it?"),)), (Turn("A", (Block("a1", "paragraph", "I do."),)),)
    rest = tuple(Block(f"p{n}", "paragraph", "The gauge is read at noon.") for n in range(blocks))
    bio = Bio(guests[0], (), tuple(Guest(name) for name in guests)) if guests else None
    section = Section("s1", "", (*rest, Exchange("x1", *turns)))
    return Briefing(None, "en", Source("talk-7.txt", "0" * 64), bio=bio, sections=(section,))


@pytest.mark.parametrize(
    ("briefing", "title"),
    [
        (talk_of("Ada Moss"), "A conversation with Ada Moss"),
        (talk_of("Ada Moss", "Bo Reed"), "A conversation with Ada Moss, Bo Reed"),
        (talk_of("Ada Moss", blocks=9), "Ada Moss"),  # a speech, with a question at its end
        (talk_of(), "Briefing"),
    ],
)
def test_a_text_without_a_title_is_named_by_its_guest_and_never_by_its_file(
    briefing: Briefing, title: str, theme: Theme
) -> None:
    page = lay_out(briefing, theme, ledger_name=None)
    root = etree.fromstring(page.xhtml.encode())
    heading = root.find(f".//{X}h1")
    assert heading is not None
    assert (page.title, heading.text, heading.get("data-block")) == (title, title, None)
    assert root.find(f".//{X}p[@class='guest']") is None
    assert (root.find(f".//{X}p[@class='document-kind']") is None) == (title == "Briefing")
    assert ("unnamed" in heading.get("class", "")) == (title == "Briefing")


@pytest.mark.parametrize(
    ("guests", "line"),
    [
        (("Ada Moss", "Bo Reed", "Kim Dahl"), "A conversation with Ada Moss, Bo Reed, Kim Dahl"),
        (("Ada Moss", "Bo Reed", "Kim Dahl", "Per Holm"), None),
        (("Ada Moss", "Bo Gauge"), None),  # the title names one of them
    ],
)
def test_below_a_title_all_guests_are_named_or_none(guests: tuple[str, ...], line: str | None, theme: Theme) -> None:
    briefing = replace(talk_of(*guests), title=Block("t", "heading", "What the gauge says"))
    guest = laid_out(briefing, theme).find(f".//{X}p[@class='guest']")
    assert (guest.text if guest is not None else None) == line


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("What the gauge says", True),
        ("Ada Moss on the gauge", False),
        ("Moss’s gauge", False),
        ("The mosses of the quay", True),
    ],
)
def test_the_guest_is_named_below_a_title_that_lacks_the_name(title: str, shown: bool, theme: Theme) -> None:
    briefing = replace(talk_of("Ada Moss"), title=Block("t", "heading", title))
    guest = laid_out(briefing, theme).find(f".//{X}p[@class='guest']")
    assert (guest is not None) == shown
    below = replace(briefing, subtitle=Block("s", "paragraph", "An interview with Ada Moss"))
    assert laid_out(below, theme).find(f".//{X}p[@class='guest']") is None


def test_empty_parts_are_left_out_entirely(theme: Theme) -> None:
    root = laid_out(one_block("Words."), theme)
    classes = {e.get("class") for e in root.iter() if e.get("class")}
    assert classes == {"title-block", "title unnamed", "theme", "about-document", "provenance"}


def test_a_document_with_nothing_in_it_has_a_page(theme: Theme) -> None:
    assert laid_out(Briefing(None, "en", Source("", "")), theme).find(f".//{X}h1") is not None


def test_a_text_in_one_piece_needs_no_heading_but_its_title(theme: Theme) -> None:
    text = plain("The tide is in.", "The lamp is out.")
    titled = replace(text, sections=(replace(text.sections[0], title="Text"),))
    other = replace(text, sections=(replace(text.sections[0], title="Lamps"),))
    parted = replace(text, sections=(*text.sections, replace(other.sections[0], id="s2", items=())))
    told = replace(text, bio=Bio("Ada", (Block("c1", "paragraph", "Ada reads the gauge."),)))
    headed = replace(text, sections=(replace(text.sections[0], items=(Block("b1", "heading", "Lamps", level=3),)),))

    def first(briefing: Briefing) -> str | None:
        head = laid_out(briefing, theme).find(f".//{X}section[@class='theme']/{X}h2")
        return None if head is None else words_of(head)

    assert [first(one) for one in (text, titled)] == [None, None]
    assert [first(one) for one in (other, parted, told, headed)] == ["Lamps", "The text", "The text", "The text"]


def test_headings_never_skip_a_level(briefing: Briefing, theme: Theme) -> None:
    levels = [int(e.tag[-1]) for e in laid_out(briefing, theme).iter() if re.fullmatch(r"\{.*\}h[1-6]", str(e.tag))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_long_question_is_no_heading_and_its_exchange_no_section(briefing: Briefing, theme: Theme) -> None:
    exchanges = [e for e in laid_out(briefing, theme).iter() if e.get("class") == "exchange"]
    assert [(e.tag.removeprefix(X), e[0].tag.removeprefix(X)) for e in exchanges] == [
        ("section", "h3"),
        ("section", "h3"),
        ("div", "p"),
    ]


def test_a_speaker_whom_the_source_names_is_told_from_one_who_was_inferred(briefing: Briefing, theme: Theme) -> None:
    labels = [e for e in laid_out(briefing, theme).iter(f"{X}span") if "speaker" in (e.get("class") or "")]
    assert Counter((e.get("class"), e.text) for e in labels) == {
        ("speaker", "Q"): 2,
        ("speaker", "Ines Tavares"): 2,
    }


def test_an_inferred_speaker_is_named_where_he_begins_and_not_again_in_the_section(theme: Theme) -> None:
    def exchange(number: int, *speakers: str) -> Exchange:
        asked = Turn(None, (Block(f"q{number}", "paragraph", "Why?"),))
        answers = (Turn(who, (Block(f"a{number}{who}", "paragraph", "So."),)) for who in speakers)
        return Exchange(f"x{number}", asked, tuple(answers))

    sections = (
        Section("s1", "A", (exchange(1, "Ada"), exchange(2, "Ada"), exchange(3, "Bo"), exchange(4, "Bo", "Ada"))),
        Section("s2", "B", (exchange(5, "Ada"),)),
    )
    root = laid_out(replace(one_block("x"), sections=sections), theme)
    named = [(e.getparent().get("data-block"), e.text) for e in root.iter(f"{X}span")]
    assert named == [("a1Ada", "Ada"), ("a3Bo", "Bo"), ("a4Bo", "Bo"), ("a4Ada", "Ada"), ("a5Ada", "Ada")]


def listed_links(text: str, marks: tuple[Mark, ...], theme: Theme) -> list[str]:
    """The list of links of a briefing whose only paragraph has these words."""
    section = Section("s", "", (Block("b", "paragraph", text, marks),))
    root = laid_out(replace(one_block("x"), sections=(section,)), theme)
    return [" ".join("".join(e.itertext()).split()) for e in root.findall(f".//{X}ul[@class='link-list']/{X}li")]


def test_links_are_listed_once_and_not_where_the_text_shows_the_address(theme: Theme) -> None:
    text = "The report, again the report, and https://b.example/two in full, or c.example alone."
    marks = (
        Mark("link", 0, 10, "https://a.example/one"),
        Mark("link", 18, 28, "https://a.example/one"),
        Mark("link", 34, 55, "https://b.example/two"),
        Mark("link", text.index("c.ex"), text.index(" alone"), "https://c.example/"),
        Mark("link", 0, 3, "file:///etc/passwd"),
    )
    assert listed_links(text, marks, theme) == ["The report: https://a.example/one"]


def test_the_list_has_mail_without_its_scheme_and_no_address_of_the_author_s_own_machine(theme: Theme) -> None:
    text = "Write to Ada about the draft, the copy and the host."
    marks = (
        Mark("link", 9, 12, "mailto:ada@quay.example"),
        Mark("link", 23, 28, "http://localhost:4000/draft/"),
        Mark("link", 34, 38, "http://127.0.0.1/copy"),
        Mark("link", 47, 51, "https://localhost.example/"),
    )
    assert listed_links(text, marks, theme) == ["Ada: ada@quay.example", "host: https://localhost.example/"]


@pytest.mark.parametrize(
    ("words", "shown"), [("潮" * 100, "潮" * 80 + "…"), ("The ebb " * 12, "The ebb " * 9 + "The ebb…")]
)
def test_long_words_of_a_link_are_cut_in_the_list(words: str, shown: str, theme: Theme) -> None:
    block = Block("b", "paragraph", words, (Mark("link", 0, len(words), "https://a.example/"),))
    root = laid_out(replace(one_block("x"), sections=(Section("s", "", (block,)),)), theme)
    assert root.findtext(f".//{X}ul[@class='link-list']/{X}li") == f"{shown}: "


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("zh", "https://a.example/水%EF%BC%9A水_zur-M%D8%A7le%20%E2%80%AE?q=ü"),
        ("en", "https://a.example/%E6%B0%B4%EF%BC%9A%E6%B0%B4_zur-M%D8%A7le%20%E2%80%AE?q=ü"),
        ("ar", "https://a.example/%E6%B0%B4%EF%BC%9A%E6%B0%B4_zur-Mاle%20%E2%80%AE?q=ü"),
    ],
)
def test_an_address_is_printed_in_letters_of_the_page(language: str, shown: str, theme: Theme) -> None:
    encoded = "https://a.example/%E6%B0%B4%EF%BC%9A%E6%B0%B4_zur-M%D8%A7le%20%E2%80%AE?q=%C3%BC"
    block = Block("b", "paragraph", "Report", (Mark("link", 0, 6, encoded),))
    briefing = replace(one_block("x"), language=language, sections=(Section("s", "", (block,)),))
    [link] = laid_out(briefing, theme).findall(f".//{X}ul[@class='link-list']//{X}a")
    assert (link.get("href"), link.text) == (encoded, shown)


def test_a_long_name_of_a_file_is_shortened_in_its_middle_in_the_colophon(theme: Theme) -> None:
    named = replace(one_block("x"), source=Source("mireille-osei-on-the-water-beneath.html", "0" * 64))
    [line] = laid_out(named, theme).findall(f".//{X}p[@class='provenance']")
    assert (line.text or "").startswith("mireille…-beneath.html · ")
    assert laid_out(one_block("x"), theme).findtext(f".//{X}p[@class='provenance']", "").startswith("plain.txt · ")


@pytest.mark.parametrize(("long", "plain"), [(0, False), (1, False), (2, True), (4, True)])
def test_all_questions_of_a_text_are_bold_or_none_is(long: int, plain: bool, theme: Theme) -> None:
    asked = ["We went there. " * 12 + "Why?"] * long + ["Why?"] * (4 - long)
    exchanges = tuple(
        Exchange(f"x{n}", Turn(None, (Block(f"q{n}", "paragraph", text),)), ()) for n, text in enumerate(asked)
    )
    root = laid_out(replace(one_block("x"), sections=(Section("s1", "A", exchanges),)), theme)
    questions = [(e.get("class") or "").split() for e in root.iter() if "question" in (e.get("class") or "").split()]
    assert len(questions) == 4
    assert {"plain" in classes for classes in questions} == {plain}
    assert len([e for e in root.iter(f"{X}p") if "question" in (e.get("class") or "").split()]) == long


def test_a_label_without_a_speaker_is_printed_as_it_is(theme: Theme) -> None:
    turn = Turn(None, (Block("b1", "paragraph", "Words."),), label="Voice from the floor:")
    root = laid_out(replace(one_block("x"), sections=(Section("s1", "A", (turn,)),)), theme)
    label = root.find(f".//{X}span[@class='speaker']")
    assert label is not None
    assert label.text == "Voice from the floor"


def test_a_recommendation_says_where_it_was_said_and_leads_there(briefing: Briefing, theme: Theme) -> None:
    root = laid_out(briefing, theme)
    link = root.find(f".//{X}a[@class='said-in']")
    assert link is not None
    assert (link.text, link.get("href")) == ("question\N{NO-BREAK SPACE}3", "#said-r1")
    sentence = root.find(f".//{X}span[@id='said-r1']")
    assert sentence is not None
    assert sentence.text == "The town should publish every reading of the gauge."
    assert [e for e in root.iter() if e.get("id") == "x3"]


def test_a_recommendation_from_nowhere_has_words_and_no_link(briefing: Briefing, theme: Theme) -> None:
    lost = replace(briefing, recommendations=(Recommendation("r1", "Do it.", "x99", "Ines Tavares"),))
    root = laid_out(lost, theme)
    assert root.find(f".//{X}a[@class='said-in']") is None
    assert "Do it. Ines Tavares" in " ".join("".join(root.itertext()).split())


def test_ids_that_an_editor_wrote_are_made_fit_for_a_page(briefing: Briefing, theme: Theme) -> None:
    first, second, last = briefing.sections
    odd = replace(briefing, sections=(replace(first, id="contents"), replace(second, id="1 & 2"), last))
    root = laid_out(odd, theme)
    anchors = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(anchors) == len(set(anchors))
    links = [e.get("href", "")[1:] for e in root.iterfind(f".//{X}nav//{X}a")]
    assert links == ["contents-2", "part", "s3"]
    assert set(links) <= set(anchors)


def test_a_list_in_the_list_counts_for_itself(theme: Theme) -> None:
    levels = (1, 2, 2, 1, 2)
    blocks = tuple(Block(f"b{n}", "numbered", f"item {n}", level=level) for n, level in enumerate(levels))
    root = laid_out(replace(one_block("x"), sections=(Section("s1", "A", blocks),)), theme)
    items = [(e.get("class"), e.get("value")) for e in root.iterfind(f".//{X}ol[@class='list']/{X}li")]
    assert items == [(None, "1"), ("level-2", "1"), ("level-2", "2"), (None, "2"), ("level-2", "1")]


def test_a_list_goes_on_counting_after_bullets_below_one_of_its_items(theme: Theme) -> None:
    kinds: list[tuple[BlockKind, int]] = [
        ("numbered", 1),
        ("bullet", 2),
        ("numbered", 1),
        ("bullet", 1),
        ("numbered", 1),
    ]
    blocks = tuple(Block(f"b{n}", kind, f"item {n}", level=level) for n, (kind, level) in enumerate(kinds))
    root = laid_out(replace(one_block("x"), sections=(Section("s1", "A", blocks),)), theme)
    assert [e.get("value") for e in root.iterfind(f".//{X}ol[@class='list']/{X}li")] == ["1", "2", "1"]


def test_contents_are_printed_from_three_sections_on(briefing: Briefing, theme: Theme) -> None:
    assert laid_out(briefing, theme).find(f".//{X}nav") is not None
    assert laid_out(replace(briefing, sections=briefing.sections[:2]), theme).find(f".//{X}nav") is None


def test_a_name_in_capitals_is_marked_and_initials_are_not(theme: Theme) -> None:
    def spoken(label: str) -> str | None:
        said = Turn(None, (Block("b1", "paragraph", "Yes."),), label=label)
        root = laid_out(replace(one_block("x"), sections=(Section("s1", "A", (said,)),)), theme)
        return next(e.get("class") for e in root.iter(f"{X}span"))

    assert [spoken(label) for label in ("MR. SCHWARZ:", "AR:", "Ada:")] == ["speaker capitals", "speaker", "speaker"]


def test_a_table_is_padded_to_its_width_and_has_headers(theme: Theme) -> None:
    rows = tuple(Block(f"b{n}", "row", text) for n, text in enumerate(["Name\tSeat\tTerm", "Ada\t4", "Bo\t7\t2"]))
    root = laid_out(replace(one_block("x"), sections=(Section("s1", "A", rows),)), theme)
    cells = [[e.tag.removeprefix(X) for e in row] for row in root.iterfind(f".//{X}table//{X}tr")]
    assert cells == [["th"] * 3, ["td"] * 3, ["td"] * 3]


def test_empty_columns_of_a_table_are_left_out_and_its_rows_have_headers(theme: Theme) -> None:
    rows = (Block("r1", "row", "\tTern\t\t1907\t"), Block("r2", "row", "\tGull\t\t1911\t"))
    root = laid_out(Briefing(None, "en", Source("x.txt", "0" * 64), sections=(Section("s", "S", rows),)), theme)
    cells = [[e.tag.removeprefix(X) for e in row] for row in root.iterfind(f".//{X}table//{X}tr")]
    assert cells == [["th", "td"], ["th", "td"]]


def test_a_table_of_figures_is_headed_by_its_first_cells(theme: Theme) -> None:
    rows = tuple(Block(f"b{n}", "row", text) for n, text in enumerate(["2019\t4", "2020\t7"]))
    root = laid_out(replace(one_block("x"), sections=(Section("s1", "A", rows),)), theme)
    assert [e.get("scope") for e in root.iterfind(f".//{X}table//{X}th")] == ["row", "row"]


def test_a_row_that_begins_with_an_empty_cell_is_named_by_its_first_words(theme: Theme) -> None:
    rows = tuple(Block(f"b{n}", "row", text) for n, text in enumerate(["2019\t4\t9", "\tMay\t7"]))
    root = laid_out(replace(one_block("x"), sections=(Section("s1", "A", rows),)), theme)
    assert [e.text for e in root.iterfind(f".//{X}table//{X}th")] == ["2019", "May"]


def test_the_fixed_words_are_those_of_the_language(arabic: Briefing, theme: Theme) -> None:
    root = laid_out(arabic, theme)
    assert root.get("dir") == "rtl"
    kind = root.find(f".//{X}p[@class='document-kind']")
    assert kind is not None
    assert (kind.text, kind.get("lang")) == ("إحاطة", None)


def test_fixed_words_in_another_language_than_the_text_say_which(briefing: Briefing, theme: Theme) -> None:
    root = laid_out(replace(briefing, language="eo"), theme)
    kind = root.find(f".//{X}p[@class='document-kind']")
    assert kind is not None
    assert (kind.text, kind.get("lang")) == ("Briefing", "en")


def test_a_rule_that_no_phrasebook_knows_is_printed_by_its_name(briefing: Briefing, theme: Theme) -> None:
    change = replace(briefing.changes[0], rule="no-such-rule")
    theme = replace(theme, house=House(changes=True))
    assert "no-such-rule" in "".join(laid_out(replace(briefing, changes=(change,)), theme).itertext())


def test_a_template_of_the_user_stands_for_the_tools_own(briefing: Briefing, theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "glossary.xhtml.j2").write_text('<p class="provenance">Mine</p>', "utf-8")
    page = lay_out(briefing, theme, ledger_name=None, folders=(tmp_path,))
    assert "Mine" in page.xhtml
    assert "National Office for Tides</dd>" not in page.xhtml


@pytest.mark.parametrize(
    ("template", "said", "line"),
    [
        ("<p>\n{% if %}\n</p>", "a template is broken", 2),
        ("<p>\n\n{{ nowhere }}</p>", "a template cannot be filled: 'nowhere' is undefined", 3),
        ("<p>{{ briefing.bio.age }}</p>", "a template cannot be filled", 1),
        ("<p>{{ 1 / 0 }}</p>", "a template cannot be filled: division by zero", 1),
    ],
)
def test_a_broken_template_is_named_with_its_line(
    briefing: Briefing, theme: Theme, tmp_path: Path, template: str, said: str, line: int
) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "glossary.xhtml.j2").write_text(template, "utf-8")
    with pytest.raises(LayoutError) as caught:
        lay_out(briefing, theme, ledger_name=None, folders=(tmp_path,))
    assert said in caught.value.sentence
    assert str(caught.value.place).endswith(f"glossary.xhtml.j2, line {line}")
    assert caught.value.hint


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_page_of_a_case_is_as_expected(case: Path, theme: Theme, accept: bool) -> None:
    """A case is a folder with ``briefing.json`` (as ``--keep-stages`` writes it) and the expected ``page.xhtml``."""
    briefing = load_stage((case / "briefing.json").read_text("utf-8"), Briefing)
    page = lay_out(briefing, theme, ledger_name="case.ledger.jsonl").xhtml.replace(pipeline.__version__, "VERSION")
    if accept:
        (case / "page.xhtml").write_text(page, "utf-8")
    assert page == (case / "page.xhtml").read_text("utf-8")


def one_block(text: str) -> Briefing:
    section = Section("s1", "", (Block("b1", "paragraph", text),))
    return Briefing(None, "en", Source("plain.txt", "0" * 64), sections=(section,))
