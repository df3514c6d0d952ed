"""Conservation: a file that lost, changed or moved a word is caught, in every format; a correct one never is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check import conservation
from pipeline.errors import ConservationError, InputError
from pipeline.model import Artifact, Block, Briefing, Page, Section, Source, Turn
from pipeline.render.page import lay_out
from pipeline.render.theme import load
from pipeline.render.writers import find, formats

FORMATS = formats()
STAMP = datetime(2026, 3, 4, tzinfo=UTC)
WORDS_OF_PAGE = 'data-block="b4">In 1987 the river rose by 4 metres.'


def rendered(name: str, page: Page) -> Artifact:
    return find(name).write(page, load("brief"), "ferry", stamp=STAMP)


def changed(page: Page, before: str, after: str) -> Page:
    assert page.xhtml.count(before) == 1
    return replace(page, xhtml=page.xhtml.replace(before, after))


def swapped(page: Page) -> Page:
    """The page with the paragraphs b4 and c0 in each other's place."""
    start, middle = page.xhtml.index('<p data-block="b4">'), page.xhtml.index('<p data-block="c0">')
    end = page.xhtml.index("</p>", middle) + len("</p>")
    text = page.xhtml
    return replace(page, xhtml=text[:start] + text[middle:end] + text[start:middle] + text[end:])


@pytest.mark.parametrize("name", FORMATS)
def test_a_correct_file_is_silent(name: str, page: Page, briefing: Briefing, artifacts: dict[str, Artifact]) -> None:
    assert conservation.check(page, briefing, [artifacts[name]]) == ()


@pytest.mark.parametrize("name", FORMATS)
def test_a_dropped_word_is_caught_with_its_place(name: str, page: Page, briefing: Briefing) -> None:
    file = rendered(name, changed(page, WORDS_OF_PAGE, 'data-block="b4">In 1987 the rose by 4 metres.'))
    with pytest.raises(ConservationError) as caught:
        conservation.check(page, briefing, [file])
    assert caught.value.place == f"{file.name}, block b4, line 5 of the source"
    assert "'In 1987 the' it lacks 'river rose by 4" in caught.value.sentence


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("after", ["In 1987 the rivor rose by 4 metres.", "In 1978 the river rose by 4 metres."])
def test_a_changed_letter_or_digit_is_caught(name: str, after: str, page: Page, briefing: Briefing) -> None:
    file = rendered(name, changed(page, WORDS_OF_PAGE, f'data-block="b4">{after}'))
    with pytest.raises(ConservationError, match="block b4"):
        conservation.check(page, briefing, [file])


@pytest.mark.parametrize("name", FORMATS)
def test_two_swapped_paragraphs_are_caught(name: str, page: Page, briefing: Briefing) -> None:
    with pytest.raises(ConservationError, match="does not hold every word"):
        conservation.check(page, briefing, [rendered(name, swapped(page))])


def test_a_page_that_lacks_a_block_is_caught(page: Page, briefing: Briefing) -> None:
    start = page.xhtml.index('<p data-block="b4">')
    end = page.xhtml.index("</p>", start) + len("</p>")
    shorter = replace(page, xhtml=page.xhtml[:start] + page.xhtml[end:])
    with pytest.raises(ConservationError, match=r"of 'In 1987 the river rose by 4 metres\."):
        conservation.check(shorter, briefing, [])


def test_a_page_that_swaps_blocks_is_caught(page: Page, briefing: Briefing) -> None:
    with pytest.raises(ConservationError, match="the page prints the block 'c0'"):
        conservation.check(swapped(page), briefing, [])


def test_a_page_that_changes_a_word_is_caught(page: Page, briefing: Briefing) -> None:
    with pytest.raises(ConservationError, match="the page, block b4, line 5"):
        conservation.check(
            changed(page, WORDS_OF_PAGE, 'data-block="b4">In 1987 the sea rose by 4 metres.'), briefing, []
        )


def test_a_page_that_prints_a_block_of_its_own_is_caught(page: Page, briefing: Briefing) -> None:
    with pytest.raises(ConservationError, match="'zz' that the briefing does not have"):
        conservation.check(
            changed(page, '<p data-block="b4">', '<p data-block="zz">New</p><p data-block="b4">'), briefing, []
        )


@pytest.mark.parametrize(
    ("label", "instead"), [(">Ann Weir</span>", ">Someone Else</span>"), (">00:01:02<", ">00:09:02<")]
)
def test_a_page_that_names_another_speaker_or_time_is_caught(
    label: str, instead: str, page: Page, briefing: Briefing
) -> None:
    with pytest.raises(ConservationError, match="does not print its"):
        conservation.check(changed(page, label, instead), briefing, [])


def test_a_speaker_who_was_inferred_need_not_be_on_the_page(briefing: Briefing) -> None:
    turn = Turn("Ann Weir", (Block("b9", "paragraph", "A word."),))
    inferred = replace(briefing, sections=(Section("s1", "The river", (turn,)),))
    page = lay_out(inferred, load("brief"), ledger_name=None)
    without = replace(page, xhtml=page.xhtml.replace('<span class="speaker inferred">Ann Weir</span>', ""))
    assert without != page
    assert conservation.check(without, inferred, []) == ()


def test_a_speaker_who_goes_on_is_named_once_and_another_is_named(briefing: Briefing) -> None:
    def talk(second: str) -> Briefing:
        names = enumerate(("Ann Weir", second))
        turns = (Turn(name, (Block(f"r{n}", "paragraph", f"Word {n}."),), f"{name}:") for n, name in names)
        return replace(briefing, sections=(Section("s1", "The river", tuple(turns)),))

    for second, error in (("Ann Weir", ""), ("Bo Berg", "does not print its speaker 'Bo Berg:'")):
        page = lay_out(talk(second), load("brief"), ledger_name=None)
        without = replace(page, xhtml=page.xhtml.replace('<span class="speaker">Bo Berg</span>', ""))
        if error:
            with pytest.raises(ConservationError, match=error):
                conservation.check(without, talk(second), [])
        else:
            assert page.xhtml.count(">Ann Weir</span>") == 1
            assert conservation.check(page, talk(second), []) == ()


def test_a_ledger_says_that_it_is_no_document_and_is_not_compared(page: Page, briefing: Briefing) -> None:
    ledger = Artifact("ferry.ledger.jsonl", "application/jsonl", b"{}", document=False)
    assert conservation.check(page, briefing, [ledger]) == ()


def test_a_file_that_no_writer_can_read_back_is_refused(page: Page, briefing: Briefing) -> None:
    with pytest.raises(InputError, match=r"ferry\.rtf is of no format"):
        conservation.check(page, briefing, [Artifact("ferry.rtf", "application/rtf", b"")])


@pytest.mark.parametrize("name", formats())
def test_an_empty_file_of_any_format_is_refused(name: str, page: Page, briefing: Briefing) -> None:
    with pytest.raises(ConservationError):
        conservation.check(page, briefing, [Artifact(f"ferry{find(name).SUFFIX}", "", b"")])


def test_letters_that_no_font_can_draw_are_not_asked_of_a_pdf(page: Page, briefing: Briefing) -> None:
    without_o = changed(page, WORDS_OF_PAGE, 'data-block="b4">In 1987 the river rse by 4 metres.')
    file = rendered("pdf", without_o)
    with pytest.raises(ConservationError):
        conservation.check(page, briefing, [file])
    assert conservation.check(page, briefing, [file], missing=frozenset("o")) == ()


def test_a_pdf_whose_letters_run_the_other_way_is_read_roughly_and_not_called_broken() -> None:
    words = "the \N{CYRILLIC CAPITAL LETTER ZHE} harbour"
    turned = f"It said \N{RIGHT-TO-LEFT OVERRIDE}{words}\N{POP DIRECTIONAL FORMATTING} on the wall."
    text = Briefing(
        None, "en", Source("x.txt", "0" * 64), sections=(Section("s", "", (Block("b1", "paragraph", turned),)),)
    )
    page = lay_out(text, load("brief"), ledger_name=None)
    (note,) = conservation.check(page, text, [rendered("pdf", page)])
    assert (note.code, note.severity) == ("read-roughly", "info")
    without = page.xhtml.replace(words, "the harbour")
    less = rendered("pdf", replace(page, xhtml=without))
    with pytest.raises(ConservationError, match="too few of the letter '\N{CYRILLIC SMALL LETTER ZHE}'"):
        conservation.check(page, text, [less])


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_holds_its_source_whatever_the_order(
    name: str, briefing: Briefing, artifacts: dict[str, Artifact]
) -> None:
    blocks = list(briefing.blocks())
    assert conservation.against_source(artifacts[name], [*blocks[3:], *blocks[:3]]) == ()


def test_a_label_of_the_source_need_not_be_in_the_file(artifacts: dict[str, Artifact]) -> None:
    block = Block("b3", "paragraph", "MS. WEIR: The ferry is older than the bridge, and it was never late.")
    assert conservation.against_source(artifacts["docx"], [block]) == ()
    with pytest.raises(ConservationError, match="block b3"):
        conservation.against_source(artifacts["docx"], [replace(block, text="MS. WEIR: The ferry is newer.")])


texts = st.lists(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Z")), max_size=30), min_size=1, max_size=6
)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(texts)
def test_whatever_is_said_is_in_the_word_file_and_the_book(paragraphs: list[str]) -> None:
    blocks = tuple(Block(f"b{n}", "paragraph", text) for n, text in enumerate(paragraphs))
    text = Briefing(None, "en", Source("x.txt", "0" * 64), sections=(Section("s", "", blocks),))
    page = lay_out(text, load("brief"), ledger_name=None)
    assert conservation.check(page, text, [rendered(name, page) for name in ("docx", "epub", "xhtml")]) == ()
