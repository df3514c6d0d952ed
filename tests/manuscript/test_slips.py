"""What looks like a slip of the pen in a manuscript is said, with its line."""

from __future__ import annotations

import pytest

from pipeline.errors import BriefingError, InputError
from pipeline.manuscript import head_of, is_manuscript, parse, slips, unfenced

HEAD = "---\nbriefing: 1\nlanguage: en\n{front}---\n\n## Tides\n\n### How high?\n\n"


def told(body: str, front: str = "title: Tides") -> list[tuple[int, str, str]]:
    text = HEAD.format(front=front + "\n") + body
    notes = slips(text, parse(text, "ada.md", ""), "ada.md")
    assert {(note.code, note.severity) for note in notes} <= {("slip", "warning")}
    return [(note.origin.line if note.origin else 0, note.message, note.hint or "") for note in notes]


@pytest.mark.parametrize(
    ("body", "line", "said", "hint"),
    [
        ("##The dike\n\nHigh.", 11, "this is not a heading, because no blank follows its signs #",
         'a blank: "## Title"'),
        ("##\N{NO-BREAK SPACE}The dike\n\nHigh.", 11, "this is not a heading, because no blank follows its signs #",
         'a blank: "## Title"'),
        ("High.\n\n### And why? {#x2\n\nRain.", 13, "the brace of {#x2 is not closed", "{#x2}"),
        ("Is it so? {.question", 11, "the brace of {.question is not closed", "{.question}"),
        ("Very <b>high</b>.", 11, "<b> is printed unchanged", "*italic*, **bold**, or [words](https://example.org)"),
        ("*Very high.", 11, "a sign * without a partner is printed unchanged",
         "its partner, or a backslash before it"),
        ("**Ada:** High.\n\nHow high?\n\n**Ada**: Very.", 15,
         "this does not begin a turn, because the colon is outside: **Ada**:", "**Ada:**"),
        ("High.[^2]", 11, "there is no note [^2]", 'a line "[^2]: " with its text'),
        ("The dike\n---\n\nHigh.", 11, "a line below words does not make them a heading", '"## " in front of them'),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_line(body: str, line: int, said: str, hint: str) -> None:
    assert told(body) == [(line, said, hint)]


@pytest.mark.parametrize(
    "body",
    [
        "High. #tides {#4} and a \\*star, 3 * 4, \\<b>, `<i>` and {braces}.",
        "```\n##code *x <b> {#x2\n```",
        "High.[^1]\n\n[^1]: In spring.",
        "**Ada:** High.\n\n**Note**: Ada says so.",
        "High.\n\n---\n\nLow.",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "First line\\\nsecond line.",
    ],
)
def test_what_is_no_slip_is_not_told(body: str) -> None:
    assert told(body) == []


def test_what_yaml_takes_for_a_comment_is_told() -> None:
    said = 'text after " #" in the front matter is not read'
    assert told("High.", "title: Tide # 1")[0] == (4, said, "quotation marks around the value")
    assert told("High.", "guest: Ines Vale # the keeper")[0][0] == 4
    assert told("High.", 'title: "Tide # 1"\n# guest: nobody') == []


@pytest.mark.parametrize("gone", [0, 5])
def test_a_manuscript_that_lost_a_line_of_its_frame_is_known(gone: int) -> None:
    lines = HEAD.format(front="title: Tides\n").split("\n")
    assert not unfenced("\n".join(lines))
    del lines[next(at for at in range(gone - 1, -2, -1) if lines[at] == "---") if gone else 0]
    text = "\n".join(lines)
    assert unfenced(text) and not is_manuscript(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_manuscript_is_known_in_the_encodings_that_editors_save(encoding: str) -> None:
    assert is_manuscript(head_of(HEAD.format(front="title: Tides\n").encode(encoding)))


def test_a_text_that_speaks_of_a_briefing_is_no_broken_manuscript() -> None:
    assert not unfenced("The harbour\n\nbriefing: tomorrow\n\nWho comes?\n")


def test_a_note_may_stand_where_it_is_cited() -> None:
    text = HEAD.format(front="") + "High.[^1] Low.[^2]\n\n[^1]: In spring.\n[^2]: In *autumn*.\n\nSo it is.\n"
    briefing = parse(text, "ada.md", "")
    assert [(note.kind, note.level, note.text) for note in briefing.endnotes] == [
        ("note", 1, "In spring."),
        ("note", 2, "In autumn."),
    ]
    [exchange] = briefing.exchanges()
    assert [block.text for turn in exchange.answers for block in turn.blocks] == ["High. Low.", "So it is."]


@pytest.mark.parametrize(
    ("front", "line", "sentence", "hint"),
    [
        ("title: Salt: a life", 4, "a value holds a colon and a blank", "quotes around it"),
        ("byline:\n\tname: Ada", 5, "a line begins with a tab", "two blanks"),
        ('title: "Salt" and road', 4, "continues after a quote", "quotes around all"),
        ('title: "Salt', 4, "a quotation mark has no partner", "its partner"),
        ("title: @salt", 4, "a value begins with a sign that has a meaning in YAML", "quotes around the value"),
    ],
)
def test_front_matter_that_is_no_yaml_is_told_in_words_of_no_parser(
    front: str, line: int, sentence: str, hint: str
) -> None:
    with pytest.raises(InputError) as caught:
        told("High.", front)
    assert sentence in caught.value.sentence and hint in (caught.value.hint or "")
    assert caught.value.place in (f"ada.md, line {line}", f"ada.md, line {line + 1}")


@pytest.mark.parametrize(
    ("text", "line", "said", "hint"),
    [
        ("---\nbriefing: 1\nlanguage: en\n---\n\n##Tides\n\nHigh.\n", 6,
         "this is not a heading, because no blank follows its signs #", '"## Tides"'),
        ("---\nbriefing: 1\nlanguage: en\n---\n\nHigh.\n", 6, "this is before the first heading",
         'a line such as "## Introduction" before it'),
        ("---\nbriefing: 1\nlanguage: en\n\n## Tides\n\nHigh.\n", 5,
         "the front matter of this manuscript has no end", 'a line "---" above this one'),
        ("---\nbriefing: 1\nlanguage: en\n\n## Tides\n\nHigh.\n\n---\n\nLow.\n", 5,
         "the front matter of this manuscript has no end", 'a line "---" above this one'),
        ("---\nbriefing: 1\nlanguage: en\n\nHigh.\n", 6,
         "the front matter of this manuscript has no end", 'a line "---" above this one'),
        ("briefing: 1\nlanguage: en\n---\n\n## Tides\n", 1,
         "the front matter of this manuscript has no beginning", 'a line "---" above this one'),
        ("---\nbriefing: 1\nlangage: en\n# ## a remark\n---\n\n## Tides\n", 3,
         'the front matter does not take "langage"', '"language"'),
    ],
)  # fmt: skip
def test_a_manuscript_that_cannot_be_read_is_told_with_the_line_to_change(
    text: str, line: int, said: str, hint: str
) -> None:
    with pytest.raises(BriefingError) as caught:
        parse(text, "ada.md", "")
    assert (caught.value.sentence, caught.value.place, caught.value.hint) == (said, f"ada.md, line {line}", hint)
