"""Where pages break: a question keeps its answer, a heading what follows, and lines of facing pages meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Block, Briefing, Exchange, Mark, Recommendation, Section, Source, Turn
from pipeline.render.page import lay_out
from pipeline.render.pdf import printing
from pipeline.render.theme import Theme, available, load

LAYOUTS = [name for name in available() if name != "house"]  # which is `brief` in other colours
SENTENCE = "The gauge is read at noon, and what it says is written down by whoever stands nearest to it. "


def talk(shift: int) -> Briefing:
    """An interview whose questions meet every place of a page as ``shift`` grows."""
    numbers = count(1)

    def block(text: str) -> Block:
        return Block(f"b{next(numbers)}", "paragraph", text)

    def exchange(number: int) -> Exchange:
        asked = "Who reads the gauge, and what is done with the figures?" if number % 3 else "And why? " + SENTENCE * 4
        answer = Turn("Ada", (block(SENTENCE * (1 + (number * 7 + shift) % 11)), block(SENTENCE)), label="ADA:")
        return Exchange(f"x{number}", Turn("Q", (block(asked),), label="Q:"), (answer,))

    sections = (Section(f"s{n}", "Gauges and figures", tuple(exchange(5 * n + k) for k in range(5))) for n in range(6))
    return Briefing(
        block("Gauges" + " and more gauges" * shift), "en", Source("x.txt", "0" * 64), sections=tuple(sections)
    )


def laid_out(name: str, shift: int, stamp: datetime) -> list[list[Any]]:
    """The boxes of each page, in order."""
    theme = load(name)
    document = printing._document(lay_out(talk(shift), theme, ledger_name=None), theme, stamp)
    return [list(page._page_box.descendants()) for page in document.pages]


def lines(boxes: list[Any]) -> Iterator[tuple[Any, float]]:
    """The lines of text of a page, each with the element that it is of and the place of its feet, in points."""
    for box in boxes:
        if type(box).__name__ == "LineBox" and box.element is not None and box.element.tag != "html":
            yield box.element, (box.position_y + box.baseline) * 0.75


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("shift", [0, 3])
def test_no_page_ends_with_a_question_or_a_heading(name: str, shift: int, stamp: datetime) -> None:
    pages = laid_out(name, shift, stamp)
    assert len(pages) > 5
    for here, there in pairwise([[element for element, _ in lines(boxes)] for boxes in pages]):
        asked = here[-1].tag.endswith(("h1", "h2", "h3")) or here[-1].get("class") == "question"
        assert not asked or here[-1] is there[0], "".join(here[-1].itertext())  # a long question may be broken


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_lines_of_all_pages_of_text_stand_on_one_grid(name: str, stamp: datetime) -> None:
    leading = 15.0
    places: dict[float, int] = {}
    for boxes in laid_out(name, 0, stamp)[2:-1]:
        for element, feet in lines(boxes):
            if element.get("data-block") and element.tag.endswith("p") and not element.get("class"):
                place = round(feet % leading, 0) % leading
                places[place] = places.get(place, 0) + 1
    assert max(places.values()) > 0.95 * sum(places.values()), places


def rows_of(boxes: list[Any]) -> tuple[int, int]:
    """How many rows of heads and of bodies of tables stand on a page."""
    rows = [box for box in boxes if type(box).__name__ == "TableRowBox"]
    heads = sum(any(cell.element_tag == "th" for cell in row.children) for row in rows)
    return heads, len(rows) - heads


@pytest.mark.parametrize("lines", range(12, 40, 3))
def test_a_table_that_parts_repeats_its_head_and_leaves_two_rows_on_each_side(lines: int, stamp: datetime) -> None:
    before = tuple(Block(f"p{n}", "paragraph", "The gauge is read at noon.") for n in range(lines))
    rows = [Block("h", "header", "Year\tShips"), *(Block(f"r{n}", "row", f"{1990 + n}\t{n}") for n in range(9))]
    briefing = Briefing(
        Block("t", "paragraph", "Gauges"),
        "en",
        Source("x.txt", "0" * 64),
        sections=(Section("s1", "Figures", (*before, *rows)),),
    )
    document = printing._document(lay_out(briefing, load("brief"), ledger_name=None), load("brief"), stamp)
    found = [rows_of(list(page._page_box.descendants())) for page in document.pages]
    assert sum(body for _, body in found) == 9
    assert all((head, body) == (0, 0) or (head == 1 and body >= 2) for head, body in found), found


def test_no_hyphen_is_put_into_code_or_an_address(stamp: datetime) -> None:
    said = "See https://example.org/documentation/installation/troubleshooting/requirements.html and run it. " * 6
    command = "python -m installation.troubleshooting.requirements.documentation"
    block = Block("b1", "paragraph", said + command, (Mark("code", len(said), len(said) + len(command)),))
    briefing = Briefing(
        Block("t", "paragraph", "Gauges"),
        "en",
        Source("x.txt", "0" * 64),
        sections=(Section("s1", "Text", (block, Block("b2", "code", command * 4))),),
    )
    document = printing._document(lay_out(briefing, load("brief"), ledger_name=None), load("brief"), stamp)
    texts = [
        (box.element_tag, box.text)
        for page in document.pages
        for box in page._page_box.descendants()
        if type(box).__name__ == "TextBox" and box.element_tag in ("a", "code")
    ]
    assert len([tag for tag, _ in texts if tag == "a"]) > 6  # addresses are broken
    assert not [text for _, text in texts if text.endswith("\N{HYPHEN}")]


def test_a_theme_needs_no_side_column(tmp_path: Path, stamp: datetime) -> None:
    """Else the headings that stand in it are a letter wide, and names stand on the words beside them."""
    (tmp_path / "themes" / "slim").mkdir(parents=True)
    (tmp_path / "themes" / "slim" / "theme.toml").write_text(
        'extends = "brief"\n[page]\ncolumn = "0mm"\ngutter = "0mm"\n', encoding="utf-8"
    )
    slim = load("slim", folders=(tmp_path,))
    pages = printing._document(lay_out(talk(0), slim, ledger_name=None), slim, stamp).pages
    boxes = [box for page in pages for box in page._page_box.descendants()]
    heads = [box for box in boxes if type(box).__name__ == "BlockBox" and box.element_tag == "h2"]
    assert min(head.width for head in heads) == max(head.width for head in heads) > 400
    names = [box for box in boxes if box.element_tag == "span" and "speaker" in box.element.get("class", "")]
    assert names
    assert {type(name).__name__ for name in names} == {"InlineBox", "TextBox"}  # and no box of a width of its own


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_number_of_a_page_stands_on_a_line_with_words_of_its_entry(name: str, stamp: datetime) -> None:
    theme = load(name)
    sections = tuple(
        Section(f"s{n}", "Gauges, " + "and " * 11 + "l" * n, (Block(f"b{n}", "paragraph", "Yes."),)) for n in range(34)
    )
    briefing = Briefing(None, "en", Source("x.txt", "0" * 64), sections=sections)
    document = printing._document(lay_out(briefing, theme, ledger_name=None), theme, stamp)
    boxes = [box for page in document.pages for box in page._page_box.descendants()]
    last = {line.element: line for line in boxes if type(line).__name__ == "LineBox" and line.element_tag == "li"}
    texts = ["".join(getattr(box, "text", "") or "" for box in line.descendants()) for line in last.values()]
    assert len(texts) == 34
    assert all("l" in text or "and" in text for text in texts[1:]), texts


@pytest.mark.parametrize("count", [3, 20, 21, 60])
@pytest.mark.parametrize("name", LAYOUTS)
def test_contents_of_any_length_begin_under_the_title(name: str, count: int, stamp: datetime) -> None:
    theme = load(name)
    text = tuple(Section(f"s{n}", f"Gauge {n}", (Block(f"b{n}", "paragraph", SENTENCE * 8),)) for n in range(count))
    briefing = Briefing(Block("t", "heading", "Gauges"), "en", Source("x.txt", "0" * 64), sections=text)
    document = printing._document(lay_out(briefing, theme, ledger_name=None), theme, stamp)
    first = {line[0].tag.rpartition("}")[2] for line in lines(list(document.pages[0]._page_box.descendants()))}
    assert first >= {"h1", "li"}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_question_as_a_heading_has_as_much_room_above_as_any_heading(name: str, stamp: datetime) -> None:
    theme, said = load(name), Block("b1", "paragraph", SENTENCE)
    question = Exchange("x", Turn(None, (Block("q", "paragraph", "Who reads it?"),)), (Turn("Ada", (said,)),))
    rooms: set[int] = set()
    for second in (Section("s2", "Who reads it?", (question,)), Section("s2", "Readers", (replace(said, id="b2"),))):
        sections = (Section("s1", "Gauges", (replace(said, id="b0"),)), second)
        briefing = Briefing(Block("t", "heading", "On"), "en", Source("x.txt", "0" * 64), sections=sections)
        document = printing._document(lay_out(briefing, theme, ledger_name=None), theme, stamp)
        feet = {
            element.get("data-block") or element.get("data-running"): foot
            for element, foot in lines(list(document.pages[0]._page_box.descendants()))
        }
        rooms.add(round(feet.get("q", feet.get("Readers", 0)) - feet["b0"]))
    assert len(rooms) == 1, rooms


@pytest.mark.parametrize("lines_before", range(20, 40, 2))
def test_a_list_of_links_leaves_two_on_each_side_of_a_page_end(lines_before: int, stamp: datetime) -> None:
    theme = load("brief")
    before = tuple(Block(f"b{n}", "paragraph", "The gauge is read at noon.") for n in range(lines_before))
    marks = tuple(Mark("link", n, n + 1, f"https://port.example/{n}") for n in range(20))
    text = (*before, Block("last", "paragraph", SENTENCE, marks))
    briefing = Briefing(None, "en", Source("x.txt", "0" * 64), sections=(Section("s1", "Gauges", text),))
    document = printing._document(lay_out(briefing, theme, ledger_name=None), theme, stamp)
    links = [
        len({box.element for box in page._page_box.descendants() if box.element_tag == "li"}) for page in document.pages
    ]
    assert sum(links) == 16  # four of the marks are on spaces
    assert not {1} & set(links), links


@pytest.mark.parametrize("name", LAYOUTS)
def test_all_that_is_asked_is_in_the_column_of_the_text(name: str, stamp: datetime) -> None:
    theme = load(name)
    asked = (
        Block("q1", "quote", "Who reads the gauge at noon?"),
        Block("q2", "paragraph", SENTENCE * 4),
        Block("q3", "bullet", "The keeper?", level=1),
    )
    exchange = Exchange("x", Turn("Jon", asked, label="JON:"), (Turn("Ada", (Block("a", "paragraph", SENTENCE),)),))
    briefing = Briefing(
        Block("t", "heading", "On"), "en", Source("x.txt", "0" * 64), sections=(Section("s1", "Gauges", (exchange,)),)
    )
    document = printing._document(lay_out(briefing, theme, ledger_name=None), theme, stamp)
    boxes = [box for page in document.pages for box in page._page_box.descendants()]
    left = {
        box.element.get("data-block"): box.position_x
        for box in boxes
        if type(box).__name__ == "TextBox" and box.element is not None and box.element.get("data-block")
    }
    assert min(left["q1"], left["q2"], left["q3"]) >= left["a"]


def head_of(page: Any) -> str:
    """The words above a page."""
    boxes = (box for box in page.children if getattr(box, "at_keyword", "").startswith("@top"))
    return "".join(getattr(inner, "text", None) or "" for box in boxes for inner in box.descendants())


def test_no_running_head_repeats_the_heading_below_it(stamp: datetime) -> None:
    theme = load("brief")
    block = Block("b", "paragraph", SENTENCE * 60)
    sections = tuple(Section(f"s{n}", f"Gauge {n}", (replace(block, id=f"b{n}"),)) for n in range(4))
    page = lay_out(Briefing(None, "en", Source("x.txt", "0" * 64), sections=sections), theme, ledger_name=None)
    broken = theme.sheets["paged"] + ".theme { break-before: page }"
    document = printing._document(page, replace(theme, sheets=theme.sheets | {"paged": broken}), stamp)
    heads = [head_of(sheet._page_box) for sheet in document.pages]
    assert heads[:7] == ["", "", "Gauge 0", "", "Gauge 1", "", "Gauge 2"]


@pytest.mark.parametrize("credits", [32, 33, 36])
def test_no_page_begins_with_the_last_recommendation_alone(credits: int, theme: Theme, stamp: datetime) -> None:
    made = tuple(Block(f"c{n}", "paragraph", f"Gauge {n} drawn by Bo") for n in range(credits))
    advice = tuple(Recommendation(f"r{n}", SENTENCE.strip(), "x1") for n in range(4))
    briefing = replace(talk(0), credits=made, recommendations=advice, sections=talk(0).sections[:1])
    document = printing._document(lay_out(briefing, theme, ledger_name=None), theme, stamp)
    boxes = (list(sheet._page_box.descendants()) for sheet in document.pages[:2])
    first, second = (
        sum(type(box).__name__ == "BlockBox" and box.element.get("class") == "recommendation" for box in page)
        for page in boxes
    )
    assert (first, second) in ((4, 0), (2, 2))
