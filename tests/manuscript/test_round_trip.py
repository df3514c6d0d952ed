"""The laws of the manuscript, over briefings of every shape: the way there and back is exact, and no word is lost."""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from manuscript.strategies import FRAGMENTS, blocks, briefings, texts

from pipeline.errors import InputError, StructureError
from pipeline.manuscript import canonical, is_manuscript, parse, slips, write
from pipeline.manuscript.inline import read
from pipeline.manuscript.inline_signs import inline, paragraph
from pipeline.manuscript.marks import tidy
from pipeline.model import Block, Briefing, Mark, Remark, Section, Source, Turn, stream

LAW = settings(deadline=None, derandomize=True, max_examples=40, suppress_health_check=list(HealthCheck))
HEAD = "---\nbriefing: 1\nlanguage: en\n---\n"


def back(manuscript: str) -> Briefing:
    return parse(manuscript, "other.md", "f" * 64)


def comes_back_as_the_briefing_it_was_written_from(briefing: Briefing) -> None:
    assert back(write(briefing)) == canonical(briefing)


def is_written_as_it_was_read(briefing: Briefing) -> None:
    manuscript = write(briefing)
    assert is_manuscript(manuscript)
    assert write(back(manuscript)) == manuscript


def loses_and_invents_no_letter_and_no_digit(briefing: Briefing) -> None:
    def words(of: Briefing) -> list[str]:
        return sorted(filter(None, (stream(block.text) for block in of.blocks())))

    briefing = dataclasses.replace(briefing, byline=None)  # its blocks become one
    assert words(back(write(briefing))) == words(briefing)


def has_a_canonical_form(briefing: Briefing) -> None:
    assert canonical(canonical(briefing)) == canonical(briefing)


def has_no_slips_of_the_pen(briefing: Briefing) -> None:
    text = write(briefing)
    notes = slips(text, back(text), "other.md")
    assert [note.message for note in notes if not note.message.startswith("there is no note")] == []


LAWS = (
    comes_back_as_the_briefing_it_was_written_from,
    is_written_as_it_was_read,
    loses_and_invents_no_letter_and_no_digit,
    has_a_canonical_form,
    has_no_slips_of_the_pen,
)


def holds_comments_of_reviewers_that_change_nothing(briefing: Briefing, margin: list[Remark]) -> None:
    manuscript = write(briefing, margin)
    assert back(manuscript) == canonical(briefing)
    assert manuscript.count("<!-- comment ") >= len(margin)


@LAW
@given(briefings(), st.data())
def test_the_manuscript_of_any_briefing_keeps_the_laws(briefing: Briefing, data: st.DataObject) -> None:
    """All laws of one briefing: to draw it takes ten times as long as to try them."""
    for law in LAWS:
        law(briefing)
    ids = [block.id for block in briefing.blocks()]
    said = st.sampled_from([*FRAGMENTS, "Bo: is that so?", "candidate - a", "a\n\n## b", "-->", "{.question}"])
    margin = data.draw(st.lists(st.builds(Remark, st.sampled_from([*ids, "gone"]), said), max_size=6))
    holds_comments_of_reviewers_that_change_nothing(briefing, margin)


@LAW
@given(blocks())
def test_a_block_of_any_kind_comes_back_alone(block: Block) -> None:
    briefing = Briefing(None, "en", Source("a.txt", ""), sections=(Section("s1", "", (block,)),))
    assert back(write(briefing)) == canonical(briefing)


@LAW
@given(blocks(("paragraph",)))
def test_text_and_marks_come_back_from_a_single_line(block: Block) -> None:
    text, marks = read(inline(block.text, tidy(block)))
    assert text == block.text
    assert tidy(Block("", "paragraph", text, marks)) == tidy(block)


@LAW
@given(texts(0, "\n"))
def test_text_without_marks_gets_none(text: str) -> None:
    assert read(inline(text)) == (text, ())
    assert "\n\n" not in paragraph(text)


@LAW
@given(st.lists(st.sampled_from([*FRAGMENTS, " ", "\n", "\n\n", "a", "## S\n\n", "- ", "    "])).map("".join))
def test_whatever_an_editor_types_is_read_or_refused_with_a_line(typed: str) -> None:
    try:
        briefing = back(HEAD + typed)
    except (InputError, StructureError) as error:
        assert error.place and error.place.startswith("other.md, line ")
    else:
        assert back(write(briefing)) == briefing


@pytest.mark.parametrize(
    "marks",
    [
        (Mark("link", 0, 4, "#a"), Mark("link", 2, 6, "#b")),
        (Mark("image", 0, 4, "a.png"), Mark("image", 2, 6, "b.png"), Mark("em", 3, 5)),
        (Mark("strong", 0, 4), Mark("em", 2, 6)),
        (Mark("em", 0, 4), Mark("strong", 2, 6)),
        (Mark("em", 0, 6), Mark("strong", 2, 4)),
        (Mark("strong", 0, 6), Mark("em", 0, 3), Mark("code", 2, 4)),
        (Mark("link", 1, 3, "#a"), Mark("strike", 0, 2), Mark("sub", 1, 6), Mark("sup", 5, 6)),
        (Mark("code", 0, 6), Mark("note", 5, 6, "1")),
    ],
)
def test_marks_that_cross_come_back_nested(marks: tuple[Mark, ...]) -> None:
    block = Block("", "paragraph", "ab cd!", marks)
    text, found = read(inline(block.text, tidy(block)))
    assert text == block.text
    assert tidy(Block("", "paragraph", text, found)) == tidy(block)
    assert {(mark.kind, mark.href) for mark in tidy(block)} == {(mark.kind, mark.href) for mark in marks}


def test_a_bracket_before_the_end_of_raised_letters_begins_no_note() -> None:
    marks = (Mark("sup", 2, 5),)
    assert read(inline("ab].[1] cd", marks)) == ("ab].[1] cd", marks)


def test_attributes_of_a_code_block_may_hold_the_sign_that_opens_it() -> None:
    code = Block("", "code", "make dike")
    said = Section("s1", "Talk", (Turn("Ann `Fox` {Lee}", (code,)),))
    briefing = Briefing(None, "en", Source("a.txt", "0" * 64), sections=(said,))
    assert back(write(briefing)) == canonical(briefing)


def test_an_address_in_two_lines_is_written_once_and_for_all() -> None:
    link = Block("b1", "paragraph", "The dike", (Mark("link", 4, 8, "https://a.example/\nb"),))
    written = write(Briefing(None, "en", Source("a.txt", "0" * 64), sections=(Section("s1", "Talk", (link,)),)))
    assert "(https://a.example/%0Ab)" in written
    assert write(back(written)) == written


def test_signs_of_code_inside_a_line_open_no_block() -> None:
    sections = back(f"{HEAD}## Talk\n\n```{{make}} a dike``` {{.apart}}\n").sections
    assert [block.kind for block in sections[0].items if isinstance(block, Block)] == ["paragraph"]


def test_notes_and_what_stands_among_them_keep_their_order() -> None:
    notes = (Block("b1", "note", "Of 1911.", level=1), Block("b2", "paragraph", "The later notes:"))
    briefing = Briefing(None, "en", Source("a.txt", ""), endnotes=(*notes, Block("b3", "note", "Of 1912.", level=2)))
    assert back(write(briefing)) == canonical(briefing)
