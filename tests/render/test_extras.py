"""What is printed on request: an abstract, answers, pull quotes, dates, times in the margin as links to a recording."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from typing import Any

import pikepdf
import pytest

from pipeline.check import conservation
from pipeline.errors import ConservationError
from pipeline.model import Block, Briefing, Event, Excerpt, Exchange, Extras, Page, Section, Source, Turn
from pipeline.render.page import lay_out
from pipeline.render.page.contract import parse
from pipeline.render.page.inline.stamps import seconds_of, stamped
from pipeline.render.page.summary import summaries
from pipeline.render.theme import Theme, load
from pipeline.render.writers import find, formats, read_back

AUDIO = "https://example.org/lock.mp3"
FIRST = "The lock stopped working in 1987. A lock without a keeper is only wood."
SECOND = "The town pays for the lock."
ALL = Extras(answers=True, abstract=True, chronology=True, timestamps=True, audio=AUDIO)


def lock() -> Briefing:
    """An interview with times, and everything that can be printed besides its text."""
    first = Exchange(
        "x1",
        Turn(
            "Ada Moss",
            (_block("b2", "When did the lock stop working, and who noticed it first?"),),
            "Ada Moss:",
            "0:05",
        ),
        (Turn("Ivo Brandt", (_block("b3", FIRST), _block("b4", SECOND)), "Ivo Brandt:", "[00:01:02]"),),
    )
    asked, told = _block("b5", "Who pays?"), _block("b6", "Nobody told me in 1953.")
    second = Exchange("x2", Turn("Ada Moss", (asked,), "Ada Moss:"), (Turn("Ivo Brandt", (told,), "Ivo Brandt:"),))
    return Briefing(
        title=_block("b1", "The Lock Keeper"),
        language="en",
        source=Source("lock.txt", "0" * 64),
        sections=(Section("s1", "The lock", (first, second)),),
        answers=(Excerpt(SECOND, "x1", "Ivo Brandt"),),
        abstract=(
            Excerpt("The lock stopped working in 1987.", "x1", "Ivo Brandt"),
            Excerpt(SECOND, "x1", "Ivo Brandt"),
        ),
        quotes=(Excerpt("A lock without a keeper is only wood.", "x1", "Ivo Brandt"),),
        chronology=(
            Event("1953", "1953", "Nobody told me in 1953.", "x2"),
            Event("1987", "1987", "The lock stopped working in 1987.", "x1"),
        ),
        extras=ALL,
    )


def _block(name: str, text: str) -> Block:
    return Block(name, "paragraph", text)


def page_of(briefing: Briefing, theme: Theme) -> Page:
    return lay_out(briefing, theme, ledger_name=None)


def found(page: Page, path: str) -> list[Any]:
    return parse(page.xhtml).xpath(path, namespaces={"h": "http://www.w3.org/1999/xhtml"})


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def test_each_sentence_leads_to_its_place(theme: Theme) -> None:
    page = page_of(lock(), theme)
    assert [words(one) for one in found(page, "//h:section[@id='abstract']//h:li")] == [
        "The lock stopped working in 1987. question 1",
        "The town pays for the lock. question 1",
    ]
    assert [one.get("href") for one in found(page, "//h:section[@id='abstract']//h:a")] == ["#x1", "#x1"]
    assert [words(one) for one in found(page, "//h:section[@id='answers']/h:p")] == [
        "When did the lock stop working, and who noticed it first?",
        "The town pays for the lock. question 1",
    ]
    assert [words(one) for one in found(page, "//h:section[@id='chronology']//h:dt")] == ["1953", "1987"]


def test_nothing_is_printed_that_the_briefing_does_not_have(theme: Theme) -> None:
    bare = replace(lock(), answers=(), abstract=(), quotes=(), chronology=(), extras=Extras())
    page = page_of(bare, theme)
    assert not found(page, "//h:section[@id='abstract' or @id='answers' or @id='chronology'] | //h:aside")


def test_a_pull_quote_follows_its_paragraph_and_is_read_aloud_only_there(theme: Theme) -> None:
    [aside] = found(page_of(lock(), theme), "//h:aside")
    assert (aside.get("role"), aside.get("aria-hidden")) == ("doc-pullquote", "true")
    assert words(aside) == "A lock without a keeper is only wood."
    assert aside.getprevious().get("data-block") == "b3"


def test_on_request_a_quote_is_in_the_margin_beside_its_paragraph(theme: Theme) -> None:
    briefing = replace(lock(), extras=replace(ALL, quotes=True, timestamps=None))
    [aside] = found(page_of(briefing, theme), "//h:aside")
    assert aside.get("class") == "pull-quote beside named"  # below the name of the speaker
    assert aside.getnext().get("data-block") == "b3"
    later = replace(briefing, quotes=(Excerpt(SECOND, "x1", "Ivo Brandt"),))
    [aside] = found(page_of(later, theme), "//h:aside")
    assert (aside.get("class"), aside.getnext().get("data-block")) == ("pull-quote beside", "b4")


@pytest.mark.parametrize("name", ["brief", "academic"])
def test_a_quote_in_the_margin_moves_no_line_of_the_text(name: str, stamp: datetime) -> None:
    theme = load(name)
    briefing = replace(lock(), extras=Extras(quotes=True), answers=(), abstract=(), chronology=())
    lines = [lines_of(page_of(one, theme), theme, stamp) for one in (briefing, replace(briefing, quotes=()))]
    (with_quote, quote), (without, _) = lines
    assert quote
    assert (with_quote == without) == (name == "brief")  # academic has no margin: the quote is in the column


def lines_of(page: Page, theme: Theme, stamp: datetime) -> tuple[list[tuple[str, float]], list[float]]:
    """The lines of the answers with their heights on the page, and the heights of the lines of pull quotes."""
    from pipeline.render.pdf.printing import _document

    said, quoted = list[tuple[str, float]](), list[float]()
    for box in _document(page, theme, stamp).pages[0]._page_box.descendants():
        if type(box).__name__ == "LineBox" and box.element is not None:
            if box.element.get("data-block"):
                said.append((box.element.get("data-block"), box.position_y))
            elif box.element.get("data-repeats"):
                quoted.append(box.position_y)
    return said, quoted


def test_where_several_answer_a_pull_quote_says_who(theme: Theme) -> None:
    one = lock()
    other = Exchange(
        "x3", Turn("Ada Moss", (_block("b7", "And you?"),)), (Turn("Lena Falk", (_block("b8", "I row."),)),)
    )
    briefing = replace(one, sections=(replace(one.sections[0], items=(*one.sections[0].items, other)),))
    [aside] = found(page_of(briefing, theme), "//h:aside")
    assert words(aside) == "A lock without a keeper is only wood. Ivo Brandt"


def test_times_are_links_into_the_recording(theme: Theme) -> None:
    times = found(page_of(lock(), theme), "//h:a[contains(@class, 'time')]")
    assert [(words(one), one.get("class"), one.get("href")) for one in times] == [
        ("0:05", "time marginal", f"{AUDIO}#t=5"),
        ("[00:01:02]", "time marginal", f"{AUDIO}#t=62"),
    ]


def test_without_a_recording_times_are_no_links_and_without_a_wish_not_in_the_margin(theme: Theme) -> None:
    times = found(page_of(replace(lock(), extras=Extras()), theme), "//h:span[@class='time']")
    assert [words(one) for one in times] == ["0:05", "[00:01:02]"]


@pytest.mark.parametrize(
    ("time", "seconds"),
    [
        ("0:05", 5),
        ("[1:02]", 62),
        ("01:02:05", 3725),
        ("00:01:02,500", 62),
        ("75:10", 4510),
        ("1m2s", 62),
        ("noon", None),
    ],
)
def test_a_stamp_is_a_number_of_seconds(time: str, seconds: int | None) -> None:
    assert seconds_of(time) == seconds


def test_a_place_in_the_address_of_the_recording_is_replaced() -> None:
    assert stamped("https://example.org/a?x=1#t=9", "1:00") == "https://example.org/a?x=1#t=60"


@pytest.mark.parametrize("name", [name for name in formats() if name != "pdf"])
def test_every_format_holds_the_sentences_and_the_text(name: str, theme: Theme, stamp: datetime) -> None:
    page = page_of(lock(), theme)
    file = find(name).write(page, theme, "lock", stamp=stamp)
    assert conservation.check(page, lock(), [file]) == ()
    said = " ".join(read_back(file.name, file.data).split())
    assert said.count("A lock without a keeper is only wood.") == 2
    if name != "txt" and name != "md":
        assert f"{AUDIO}#t=62" in _targets(file.data)


@pytest.mark.parametrize("name", ["brief", "newsroom", "academic"])
def test_the_pdf_is_read_in_order_with_times_in_the_margin(name: str, stamp: datetime) -> None:
    theme = load(name)
    page = page_of(lock(), theme)
    file = find("pdf").write(page, theme, "lock", stamp=stamp)
    assert conservation.check(page, lock(), [file]) == ()
    with pikepdf.open(io.BytesIO(file.data)) as opened:
        notes = [note for sheet in opened.pages for note in sheet.get("/Annots", [])]
        links = {str(note.A.URI) for note in notes if "/URI" in note.get("/A", {})}
    assert links == {f"{AUDIO}#t=5", f"{AUDIO}#t=62"}


def _targets(data: bytes) -> str:
    """Everything in a file, unpacked."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())


def test_a_pull_quote_cannot_stand_in_for_its_sentence(theme: Theme, stamp: datetime) -> None:
    page = page_of(lock(), theme)
    file = find("txt").write(page, theme, "lock", stamp=stamp)
    lost = file.data.replace(b" A lock without a keeper is only wood.\n", b"\n", 1)
    assert lost != file.data
    with pytest.raises(ConservationError, match="does not hold every word"):
        conservation.check(page, lock(), [replace(file, data=lost)])


def test_a_lost_pull_quote_is_told(theme: Theme, stamp: datetime) -> None:
    page = page_of(lock(), theme)
    file = find("txt").write(page, theme, "lock", stamp=stamp)
    lost = file.data.replace(b"> A lock without a keeper is only wood.\n", b"", 1)
    with pytest.raises(ConservationError, match="does not hold every word"):
        conservation.check(page, lock(), [replace(file, data=lost)])


def test_a_page_that_repeats_what_nobody_said_is_refused(theme: Theme) -> None:
    page = page_of(lock(), theme)
    forged = replace(
        page, xhtml=page.xhtml.replace("keeper is only wood.</p>\n</aside>", "keeper is gold.</p>\n</aside>")
    )
    assert forged != page
    with pytest.raises(ConservationError, match="which is not said in 'x1'"):
        conservation.check(forged, lock(), [])


def test_in_word_every_sentence_has_a_style_of_its_own(theme: Theme, stamp: datetime) -> None:
    file = find("docx").write(page_of(lock(), theme), theme, "lock", stamp=stamp)
    styles = set(re.findall(r'<w:pStyle w:val="([^"]+)"/>', _targets(file.data)))
    assert {"Excerpt", "QuestionAgain", "PullQuote"} <= styles


def test_the_abstract_is_in_the_summary_and_the_first_thing_to_go_before_recommendations(theme: Theme) -> None:
    briefing = lock()
    most, *_, last = summaries(briefing)
    assert most.abstract == briefing.abstract
    assert (most.answers, most.chronology, most.quotes) == ((), (), ())
    assert last.abstract == ()
    page = lay_out(most, theme, ledger_name=None, whole=briefing)
    assert words(found(page, "//h:section[@id='abstract']//h:li")[0]).startswith("The lock stopped")


def test_a_long_question_is_printed_by_its_last_sentence_that_asks(theme: Theme) -> None:
    one = lock()
    talk = one.sections[0].items[0]
    assert isinstance(talk, Exchange)
    asked = "We have heard much about the old lock by now, and about the mill beside it. " * 3 + "Who pays for it all?"
    first = replace(talk, question=replace(talk.question, blocks=(_block("b2", asked),)))
    briefing = replace(one, sections=(replace(one.sections[0], items=(first, *one.sections[0].items[1:])),))
    page = page_of(briefing, theme)
    assert words(found(page, "//h:p[@class='asked']")[0]) == "Who pays for it all?"
