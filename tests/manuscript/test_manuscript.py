"""The manuscript as an editor meets it: how it looks, what a change does, and what a mistake is told."""

from __future__ import annotations

import timeit
from pathlib import Path
from time import process_time

import pytest
from tables import all_rows

from pipeline.errors import InputError, StructureError
from pipeline.manuscript import is_manuscript, parse, write
from pipeline.manuscript.parse import ROOMS
from pipeline.manuscript.yaml_front import KEYS
from pipeline.model import (
    Bio,
    Block,
    Briefing,
    Byline,
    Date,
    Exchange,
    Mark,
    Recommendation,
    Section,
    Source,
    Term,
    Turn,
)

HEAD = "---\nbriefing: 1\nlanguage: en\n---\n\n"
TALK = (
    HEAD + "## Tides {#s1}\n\n### Why now? {#x1}\n\nThe sea rises. We must build.\n\n### And then? {#x2}\n\nWe wait.\n"
)


def read(text: str) -> Briefing:
    return parse(text, "ada.md", "ab" * 32)


def paragraph(text: str, *marks: Mark) -> Block:
    return Block("", "paragraph", text, marks)


def section(text: str) -> Section:
    return read(HEAD + "## S {#s1 .proposed}\n\n" + text).sections[0]


def texts(turn: Turn) -> list[str]:
    return [block.text for block in turn.blocks]


def exchange(text: str) -> Exchange:
    found = section(text).items[-1]
    assert isinstance(found, Exchange)
    return found


SAMPLE = Briefing(
    title=paragraph("On tides: what # means", Mark("em", 3, 8)),
    language="en",
    source=Source("tides.txt", "ab" * 32),
    byline=Byline("Ada Moss", "North Shore Review", "", "By", (paragraph("By Ada Moss North Shore Review"),)),
    date=Date("4 August 2020", "2020-08-04", paragraph("4 August 2020")),
    credits=(paragraph("Photo: L. Fenn"),),
    bio=Bio("Ines Vale", (paragraph("Ines Vale keeps the tide tables."),)),
    sections=(
        Section(
            "s1",
            "The sea",
            (
                Exchange(
                    "x1",
                    Turn("Ada Moss", (paragraph("Why now?"), paragraph("And why here?")), "MOSS:"),
                    (
                        Turn(
                            "Ines Vale", (paragraph("1. The sea rises."), Block("", "bullet", "slowly", (), 1)), "VALE:"
                        ),
                        Turn(None, (paragraph("Hear, hear!"),)),
                    ),
                ),
                paragraph("The tape ends here."),
            ),
        ),
    ),
    recommendations=(Recommendation("r1", "The sea rises.", "x1", "Ines Vale", "towns"),),
    glossary=(Term("NSR", "North Shore Review"),),
    unplaced=(paragraph("* * *"),),
)


def test_a_manuscript_reads_like_this() -> None:
    front, body = write(SAMPLE).split("\n---\n")
    assert front.splitlines()[10:] == [
        "briefing: 1",
        "title: 'On *tides*: what # means'",
        "language: en",
        "byline:",
        "  name: Ada Moss",
        "  affiliation: North Shore Review",
        "  lead: By",
        "date:",
        "  text: 4 August 2020",
        "  iso: 2020-08-04",
        "guest: Ines Vale",
        "speakers:",
        "  'MOSS:': Ada Moss",
        "  'VALE:': Ines Vale",
        "glossary:",
        "  NSR: North Shore Review",
        "source:",
        "  name: tides.txt",
        "  sha256: " + "ab" * 32,
        "  encoding: utf-8",
        "  format: text",
    ]
    assert (
        body
        == """
## Recommendations {.recommendations}

- The sea rises. [x1](#x1) {for=towns}

## About the guest {.biography}

Ines Vale keeps the tide tables.

## The sea {#s1 .proposed}

### **MOSS:** Why now? {#x1}

And why here? {.question}

**VALE:** 1\\. The sea rises.

- slowly

Hear, hear! {by=""}

The tape ends here. {.apart}

## Credits {.credits}

Photo: L. Fenn

## Not placed {.unplaced}

\\* \\* \\*
"""
    )


def test_the_comment_at_the_top_explains_six_things() -> None:
    lines = write(SAMPLE).splitlines()
    assert [line[2:4] for line in lines if line.startswith("# ") and line[2].isdigit()] == [
        "1.",
        "2.",
        "3.",
        "4.",
        "5.",
        "6.",
    ]


def test_a_text_is_a_manuscript_by_its_front_matter_alone() -> None:
    assert is_manuscript(HEAD)
    assert is_manuscript("\ufeff" + HEAD.replace("\n", "\r\n"))
    assert not is_manuscript("")
    assert not is_manuscript("---\ntitle: x\n---\nbriefing: 1\n")
    assert not is_manuscript("briefing: 1\n")
    assert not is_manuscript("---\nbriefing: 1\n")


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    assert read("\ufeff" + TALK.replace("\n", "\r\n")) == read(TALK)


def test_a_manuscript_without_a_source_is_its_own() -> None:
    assert read(HEAD).source == Source("ada.md", "ab" * 32, "utf-8", "manuscript")


def test_names_and_dates_may_be_written_on_one_line() -> None:
    briefing = read("---\nbriefing: 1\nlanguage: en\nbyline: Ada Moss\ndate: 2020\ntitle: No\n---\n")
    assert briefing.byline == Byline("Ada Moss", blocks=(Block("b2", "paragraph", "Ada Moss"),))
    assert briefing.date == Date("2020", None, Block("b3", "paragraph", "2020"))
    assert briefing.title == Block("b1", "paragraph", "No")


def test_a_new_section_and_a_new_question_get_ids_that_are_free() -> None:
    briefing = read(TALK + "\n## Later\n\n### Why not? {#x3}\n\n### Really?\n")
    assert [found.id for found in briefing.sections] == ["s1", "s2"]
    assert [item.id for item in briefing.sections[1].items if isinstance(item, Exchange)] == ["x3", "x4"]


def test_a_heading_of_the_editor_belongs_to_the_text_and_a_proposed_one_does_not() -> None:
    mine, proposed = read(HEAD + "## Mine\n\n## Proposed {.proposed}\n").sections
    assert mine.heading and (mine.title, mine.heading.text) == ("Mine", "Mine")
    assert (proposed.title, proposed.heading) == ("Proposed", None)


def test_a_paragraph_is_made_part_of_the_question_by_an_attribute() -> None:
    found = exchange("### Why now?\n\nI ask for a friend. {.question}\n\nBecause.")
    assert texts(found.question) == ["Why now?", "I ask for a friend."]
    assert [texts(answer) for answer in found.answers] == [["Because."]]


def test_after_an_answer_the_attribute_makes_a_question_of_its_own() -> None:
    first, second = section("### Why now?\n\nBecause.\n\nTell me more. {.question}\n\nNo.").items
    assert isinstance(first, Exchange) and isinstance(second, Exchange)
    assert (texts(first.answers[0]), texts(second.question), texts(second.answers[0])) == (
        ["Because."],
        ["Tell me more."],
        ["No."],
    )


def test_a_bold_name_with_a_colon_begins_what_someone_says() -> None:
    found = exchange("### **ADA:** Why now?\n\n**INES:** Because.\n\nIt is late.\n\n**OLE:** Hm.")
    assert found.question.speaker == "ADA"
    assert [(answer.speaker, texts(answer)) for answer in found.answers] == [
        ("INES", ["Because.", "It is late."]),
        ("OLE", ["Hm."]),
    ]


def test_bold_words_that_are_no_name_are_written_with_the_other_sign() -> None:
    block = paragraph("Note: it is late", Mark("strong", 0, 5))
    briefing = Briefing(None, "en", Source("a", ""), sections=(Section("s1", "S", (block,)),))
    assert "\n__Note:__ it is late\n" in write(briefing)


def test_a_line_that_is_wrapped_by_hand_is_one_paragraph() -> None:
    (block,) = section("In the spring of\n1996. Then nothing\ncame - and so on").items
    assert isinstance(block, Block) and block.text == "In the spring of 1996. Then nothing came - and so on"


def test_a_backslash_or_two_blanks_at_the_end_of_a_line_break_it() -> None:
    (block,) = section("one\\\ntwo  \nthree").items
    assert isinstance(block, Block) and block.text == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("typed", "text", "marks"),
    [
        ("5 * 3 * 2 and a_b_c", "5 * 3 * 2 and a_b_c", ()),
        ("*a **b** c*", "a b c", (Mark("em", 0, 5), Mark("strong", 2, 3))),
        ("***a** b*", "a b", (Mark("em", 0, 3), Mark("strong", 0, 1))),
        ('a**"b"**c', 'a"b"c', (Mark("strong", 1, 4),)),
        ("_a_ __b__", "a b", (Mark("em", 0, 1), Mark("strong", 2, 3))),
        ("[a](https://a.example/b_(c)) [d]", "a [d]", (Mark("link", 0, 1, "https://a.example/b_(c)"),)),
        ("~~a~~ H~2~O m^2^", "a H2O m2", (Mark("strike", 0, 1), Mark("sub", 3, 4), Mark("sup", 7, 8))),
        ("`*a*` and ``b`c``", "*a* and b`c", (Mark("code", 0, 3), Mark("code", 8, 11))),
        ("**never closed", "**never closed", ()),
        ("[x]: https://a.example", "[x]: https://a.example", ()),
    ],
)
def test_what_editors_type_means_what_it_means_elsewhere(typed: str, text: str, marks: tuple[Mark, ...]) -> None:
    (block,) = section(typed).items
    assert isinstance(block, Block)
    assert (block.text, block.marks) == (text, marks)


def test_lists_tables_quotes_code_figures_and_rules_are_blocks() -> None:
    typed = (
        "* a\n* b\n    1. c\n\n> d\n> e\n>\n> f\n\n| g | h |\n|---|---|\n| i \\| j |  |\n\n"
        "```python\n  k\n\n```\n\n![l](m.png)\n\n* * *\n\n#### n"
    )
    found = [(b.kind, b.text, b.level) for b in section(typed).items if isinstance(b, Block)]
    assert found == [
        ("bullet", "a", 1),
        ("bullet", "b", 1),
        ("numbered", "c", 2),
        ("quote", "d e", 0),
        ("quote", "f", 0),
        ("header", "g\th", 0),
        ("row", "i | j\t", 0),
        ("code", "  k\n", 0),
        ("figure", "l", 0),
        ("separator", "", 0),
        ("heading", "n", 4),
    ]


def test_comments_of_the_editor_are_not_printed() -> None:
    assert texts(exchange("### Why?\n\n<!-- check\n\nthis --> Because.").answers[0]) == ["Because."]


def test_a_recommendation_finds_its_place_and_its_speaker() -> None:
    text = (
        TALK.replace("The sea", "**INES:** The sea")
        + "\n## R {.recommendations}\n\n- We *must* build.\n- We wait. [x2](#x2)\n"
    )
    assert read(text).recommendations == (
        Recommendation("r1", "We must build.", "x1", "INES"),
        Recommendation("r2", "We wait.", "x2"),
    )


MISTAKES = {
    "an unknown key": ("---\nbriefing: 1\nlanguage: en\ntitel: x\n---\n", 4, 'does not take "titel"', '"title"'),
    "a key that stands twice": ("---\nbriefing: 1\nlanguage: en\nlanguage: de\n---\n", 4, "twice", "one of them"),
    "no language": ("---\nbriefing: 1\n---\n", 1, "does not name a language", "language: en"),
    "another format": ("---\nbriefing: 7\nlanguage: en\n---\n", 2, 'must be 1, not "7"', "newer"),
    "a date that is none": (HEAD.replace("en\n", "en\ndate:\n  text: May\n  iso: May\n"), 6, "not a date", "2020-08"),
    "a list for a text": (HEAD.replace("en\n", "en\ntitle: [a]\n"), 4, '"title" must be a text', "in quotes"),
    "a text for a table": (
        HEAD.replace("en\n", "en\nspeakers: Ada\n"),
        4,
        '"speakers" must be lines',
        "two blanks in front",
    ),
    "a change that is none": (HEAD.replace("en\n", "en\nchanges: [x]\n"), 4, "not a change", "as it was"),
    "no front matter": ("## S\n", 1, "no front matter", "briefing: 1"),
    "an unknown attribute": (TALK + "\nMore. {.qestion}\n", 16, 'the attribute ".qestion"', ".question"),
    "an attribute in the wrong place": (TALK + "\nMore. {.credits}\n", 16, 'the attribute ".credits"', "braces"),
    "an id where none belongs": (TALK + "\nMore. {#x9}\n", 16, "an id", "braces"),
    "braces that are text": (TALK + "\nMore {sic}\n", 16, "no attributes such as {sic}", "\\{"),
    "attributes inside a paragraph": (TALK + "\nMore. {by=Ada}\nAnd more.\n", 16, "inside a paragraph", "empty line"),
    "a level that is no number": (TALK + "\n#### More {level=x}\n", 16, "a level is a number", "level=3"),
    "an id that stands twice": (TALK + "\n### More? {#x1}\n", 16, "#x1 occurs twice", "ada.md, line 8"),
    "a title in the text": (TALK + "\n# More\n", 16, "title at the top", "title:"),
    "text before the first heading": (HEAD + "More.\n", 6, "before the first heading", "## "),
    "a question among the credits": (HEAD + "## C {.credits}\n\n### Why?\n", 8, "{.credits}", "## Title"),
    "two biographies": (HEAD + "## A {.biography}\n\n## B {.biography}\n", 8, "two headings {.biography}", "one"),
    "code without end": (HEAD + "## S\n\n```\nx\n", 8, "code block has no end", "```"),
    "a comment without end": (HEAD + "## S\n\n<!-- x\n", 8, "comment has no end", "-->"),
    "a place that is not there": (TALK + "\n## R {.recommendations}\n\n- We wait. [x7](#x7)\n", 18, "no #x7", "(#x2)"),
    "a place where it was not said": (
        TALK + "\n## R {.recommendations}\n\n- We wait. [x1](#x1)\n",
        18,
        "not said",
        "(#x2)",
    ),
    "a sentence that was not said": (
        TALK + "\n## R {.recommendations}\n\n- We sail. [x1](#x1)\n",
        18,
        "not in",
        "word",
    ),
    "a recommendation without words": (
        TALK + "\n## R {.recommendations}\n\n- [x1](#x1)\n",
        18,
        "not in the text",
        "word",
    ),
    "a recommendation that is no item": (
        TALK + "\n## R {.recommendations}\n\nWe wait.\n",
        18,
        "item of a list",
        '"- "',
    ),
}


@all_rows("text, line, sentence, hint", MISTAKES.values())
def test_a_mistake_is_told_with_its_line_and_what_to_try(text: str, line: int, sentence: str, hint: str | None) -> None:
    with pytest.raises(StructureError) as caught:
        read(text)
    assert sentence in caught.value.sentence
    assert caught.value.place == f"ada.md, line {line}"
    assert (hint or "") in (caught.value.hint or "") and bool(hint) == bool(caught.value.hint)


def test_front_matter_that_is_no_yaml_is_an_input_error_with_its_line() -> None:
    with pytest.raises(InputError) as caught:
        read("---\nbriefing: 1\nlanguage: en\ntitle: Tides: a talk\n---\n")
    assert caught.value.place == "ada.md, line 4"
    assert caught.value.hint and "quotes" in caught.value.hint


@pytest.mark.parametrize(
    "unit", ["*a ", "**a*", "[", "![", "](", "](<", "`a``b", "{", "\\", "a\n", "- a\n", "|", "### a\n", "[x](("]
)
def test_the_time_grows_with_the_length_of_the_text_and_no_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        text = HEAD + "## S\n\n" + unit * (size // len(unit)) + "x\n"
        return min(timeit.repeat(lambda: read(text), timer=process_time, number=1, repeat=3))

    assert seconds(80_000) < 24 * max(seconds(10_000), 0.01)  # eight times the text; 64 times the time were quadratic


def test_the_documentation_shows_a_manuscript_that_can_be_read() -> None:
    page = (Path(__file__).parents[2] / "docs" / "manuscript.md").read_text(encoding="utf-8")
    example = page.split("````markdown\n")[1].split("````\n")[0]
    assert write(read(example)).splitlines()[10:] == example.splitlines()[1:]


def test_the_documentation_names_every_key_and_every_room() -> None:
    page = (Path(__file__).parents[2] / "docs" / "manuscript.md").read_text(encoding="utf-8")
    keys = {key for key in KEYS if f"`{key}`" not in page.partition("## The front matter")[2]}
    rooms = {room for room in ROOMS if f"`.{room}`" not in page.partition("## Attributes")[2]}
    assert (keys, rooms) == (set(), set())


@pytest.mark.parametrize("iso", ["2020-02-30", "2020-13-45", "0000-00-00"])
def test_a_day_that_no_calendar_has_is_named_with_its_line(iso: str) -> None:
    with pytest.raises(StructureError, match="not a date in figures") as caught:
        read(HEAD.replace("language", f'date: {{text: x, iso: "{iso}"}}\nlanguage'))
    assert caught.value.place == "ada.md, line 3"


@pytest.mark.parametrize(
    ("written", "told"), [("&a [x]\nplace: *a", "repeats another one"), ("[" * 5000, "nest too deep")]
)
def test_a_value_that_could_take_all_memory_is_refused(written: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        read(HEAD.replace("language", f"title: {written}\nlanguage"))
    assert caught.value.place
    assert caught.value.hint
