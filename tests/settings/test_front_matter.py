"""Front matter with slips in it: what is told, in every kind of source that can have some."""

from __future__ import annotations

import pytest
from tables import all_rows

from pipeline.disk.source_files import Text
from pipeline.errors import StructureError, UsageError
from pipeline.model import Note
from pipeline.read import read
from pipeline.run.analyse import understand
from pipeline.settings import project
from pipeline.settings.options import Options

TALK = """The night boats

Who pays for the boats?

The city pays for them, and it pays late.

Why do you think that is?

Because the list is long.
"""
MEETING = """00:00:01.000 --> 00:00:04.000
Mara Olsen
Who pays for the boats?
00:00:05.000 --> 00:00:09.000
Ines Vale
The city pays for them.
"""
THREAD = """boat_woman OP · 3 yr. ago
I run the night boats, ask me anything.
Reply
kai_moss · 3 yr. ago
Who pays for them?
Reply
boat_woman OP · 3 yr. ago
The city pays for them.
Reply
lou_hart · 3 yr. ago
Is it cold?
Reply
boat_woman OP · 3 yr. ago
Not in a coat.
Reply
"""
KINDS = [("a.txt", TALK), ("a.md", TALK), ("meeting.txt", MEETING), ("thread.txt", THREAD)]


def told(name: str, text: str) -> tuple[str, list[Note]]:
    """What is printed of a source, and the notes about its front matter."""
    briefing = understand(Text(name, "a", text.encode(), name), Options(formats=(), theme="brief")).briefing
    return "\n".join(block.text for block in briefing.blocks()), [n for n in briefing.notes if n.code == "front-matter"]


@all_rows("name, talk", KINDS)
@all_rows("key, meant",
    [("gest", "guest"), ("tilte", "title"), ("autor", "author"), ("langauge", "language"), ("fnid", "find"),
     ("recomendations", "recommendations"), ("spekers", "speakers"), ("by-line", "byline"), ("dat", "date")],
)  # fmt: skip
def test_a_misspelt_key_is_told_in_its_line_and_not_printed(name: str, talk: str, key: str, meant: str) -> None:
    printed, [note] = told(name, f"---\nlayout: post\n{key}: Xanthippe\n---\n{talk}")
    assert note.message == f'the key "{key}" of the front matter is not used'
    assert note.hint == f'"{meant}"'
    assert note.origin is not None
    assert note.origin.line == 3
    assert "Xanthippe" not in printed


def test_keys_of_other_programs_are_no_slips() -> None:
    keys = "layout permalink published updated update modified draft tags categories slug weight image comments excerpt"
    more = "publisher finder subject series translator section titre ogtitle"
    front = "\n".join(f"{key}: x" for key in (*keys.split(), *more.split()))
    assert told("a.md", f"---\n{front}\n---\n{TALK}")[1] == []


def test_a_key_may_begin_with_a_capital_letter() -> None:
    briefing = understand(
        Text("a.txt", "a", f"---\nTitle: Boats\nGuest: Ines Vale\n---\n{TALK}".encode(), "a.txt"),
        Options(formats=(), theme="brief"),
    ).briefing
    assert briefing.bio is not None
    assert (briefing.title and briefing.title.text, briefing.bio.name, briefing.notes) == ("Boats", "Ines Vale", ())


@pytest.mark.parametrize("key", ["description", "excerpt", "summary", "subtitle", "dek"])
def test_a_summary_without_a_title_is_the_standfirst_and_not_the_title(key: str) -> None:
    text = Text("a.md", "a", f"---\n{key}: A harbour at night\n---\n{TALK}".encode(), "a.md")
    briefing = understand(text, Options(formats=(), theme="brief")).briefing
    assert briefing.title is not None
    assert briefing.subtitle is not None
    assert (briefing.title.text, briefing.subtitle.text) == ("The night boats", "A harbour at night")


@all_rows("name, talk", KINDS)
@all_rows(
    "front, line, sentence",
    [
        ("title: Boats: a talk\nguest: Ines", 2, "a colon must be in quotation marks"),
        ('date: 2020\nguest: "Ines\nlanguage: en', 3, "a quotation mark has no partner"),
        ("guest: Ines\nspeakers: [Ada, Ben\ndate: 2020", 3, "a bracket has no partner"),
        ("guest: Ines\n\ttitle: Boats", 3, "a tab is used for indentation"),
        ("titel: Boats: a talk", 2, "a colon must be in quotation marks"),
    ],
)
def test_broken_yaml_is_told_with_its_line_and_not_printed(
    name: str, talk: str, front: str, line: int, sentence: str
) -> None:
    printed, [note] = told(name, f"---\n{front}\n---\n{talk}")
    assert sentence in note.message
    assert note.origin is not None
    assert note.origin.line == line
    assert "Ines" not in printed.replace("Ines Vale", "")
    assert "Boats" not in printed


def test_broken_toml_is_told_with_its_line() -> None:
    printed, [note] = told("a.txt", f'+++\ntitle = "Boats"\nguest = Ines\n+++\n{TALK}')
    assert (note.origin and note.origin.line, note.hint) == (3, 'guest = "Ines"')
    assert "Boats" not in printed


def test_front_matter_that_is_not_closed_is_told() -> None:
    _, [note] = told("a.txt", f"---\ntitle: Boats\nguest: Ines Vale\n\n{TALK}")
    assert "not closed" in note.message
    assert "line 3" in note.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\nNote: this is a draft\n---\n", "this is a draft"),
        ("---\nQ: Who rows?\n\nA: The city.\n\nQ: And late?\n\nA: At ten.\n---\n", "At ten."),
        ("---\nReed: Who rows all these boats, in the end?\nVale: Nobody does.\n---\n", "Nobody does."),
    ],
)
def test_a_pasted_text_between_two_rules_stays_a_text(text: str, words: str) -> None:
    printed, notes = told("a.txt", text + TALK)
    assert words in printed
    assert notes == []


@pytest.mark.parametrize(("name", "format"), [("meeting.txt", "transcript"), ("thread.txt", "thread")])
def test_front_matter_does_not_hide_of_which_kind_a_text_is(name: str, format: str) -> None:
    raw = read(f"---\ntitle: Boats\n---\n{dict(KINDS)[name]}".encode(), name)
    assert (raw.source.format, raw.source.meta("title"), raw.blocks[1].kind) == (format, "Boats", "metadata")


SLIPS = [("xx-klingon", '"en", "pt-BR" or "zh-Hant"'), ("English", '"en"'), ("en-UK", '"en-GB"'), ("deu", '"de"')]


@pytest.mark.parametrize(("tag", "hint"), SLIPS)
def test_a_language_that_does_not_exist_is_told_alike_wherever_it_is_named(tag: str, hint: str) -> None:
    said: list[tuple[str, str | None]] = []
    for setting in (f'language = "{tag}"', f'[documents."a.txt"]\nlanguage = "{tag}"'):
        with pytest.raises(UsageError) as caught:
            project.parse(setting, "briefing.toml")
        said.append((caught.value.sentence, caught.value.hint))
    for name, talk in KINDS:
        _, [note] = told(name, f"---\nlanguage: {tag}\nlayout: post\n---\n{talk}")
        said.append((note.message, note.hint))
    with pytest.raises(StructureError) as refused:
        told("m.md", f"---\nbriefing: 1\ntitle: Boats\nlanguage: {tag}\n---\n\n## One\n\n### Who pays?\n\nThe city.\n")
    said.append((refused.value.sentence, refused.value.hint))
    assert said == [said[0]] * len(said)
    assert said[0][1] == hint
    assert tag.rpartition("-")[2].lower() in said[0][0].lower()


def test_a_language_that_does_not_exist_costs_neither_guest_nor_recommendations() -> None:
    front = "---\nlanguage: {}\nguest: Ines Vale\n---\n"
    talk = TALK + "\nWhat should be done?\n\nThe city must publish the list of boats every month.\n"

    def found(tag: str) -> tuple[object, ...]:
        text = Text("a.txt", "a", (front.format(tag) + talk).encode(), "a.txt")
        briefing = understand(text, Options(formats=(), theme="brief")).briefing
        return briefing.language, briefing.bio, [advice.text for advice in briefing.recommendations]

    assert found("xx-klingon") == found("en")
    assert found("en")[2]


@pytest.mark.parametrize(
    "tag",
    ["en", "en-GB", "en_US", "zh-Hant-TW", "de-CH-1996", "es-419", "sr-Latn-RS", "zh-yue", "tlh", "en-u-co-phonebk"],
)
def test_tags_that_exist_are_taken(tag: str) -> None:
    assert told("a.md", f"---\nlang: {tag}\n---\n{TALK}")[1] == []
