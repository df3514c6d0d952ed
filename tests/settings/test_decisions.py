"""What an editor decides beforehand: as TOML and as front matter, what beats what, and what an unknown key is told."""

from pathlib import Path
from typing import Any

import pytest

from pipeline import manuscript
from pipeline.disk.source_files import Text
from pipeline.errors import UsageError
from pipeline.model import UNDECIDED, Byline, Cut, Date, Decisions, Exchange, Voice
from pipeline.run.analyse import understand
from pipeline.settings import new_project, project
from pipeline.settings.decision_tables import decisions_of, laid_over
from pipeline.settings.options import Options, options_of
from pipeline.settings.text_fields import in_front_matter

SETTINGS = """
theme = "plain"
byline = "Ada Moss, Harbour Review"

[find]
glossary = false

[speakers]
"Q:" = { name = "Ada Moss", role = "host" }

[documents."ada.txt"]
title = "The tide tables"
byline = { name = "Jane Roe", role = "Student" }
date = 2020-08-04
guest = "Ines Vale"
language = "en-GB"
sections = [{ before = "What do you", title = "The sea" }, { before = 31 }]
questions.include = ["We asked", 12]
questions.exclude = ["Is that so"]
speakers = { "A:" = "Ines Vale" }
titles = { "Proposed" = "Own" }
recommendations = { include = ["The tables must"], exclude = ["Nobody should"] }
find = { sections = true, people = false }
"""


def test_every_key_is_read() -> None:
    settings = project.parse(SETTINGS, "briefing.toml")
    assert settings.theme == "plain"
    assert settings.decisions == Decisions(
        byline=Byline("Ada Moss", "Harbour Review"),
        speakers=(Voice("Q:", "Ada Moss", "host", shared=True),),
        off=frozenset(["glossary"]),
        place="briefing.toml",
    )
    assert dict(settings.documents)["ada.txt"] == Decisions(
        title="The tide tables",
        byline=Byline("Jane Roe", role="Student"),
        date=Date("2020-08-04", "2020-08-04"),
        guest="Ines Vale",
        language="en-GB",
        sections=(Cut("What do you", "The sea"), Cut("31")),
        asked=("We asked", "12"),
        not_asked=("Is that so",),
        speakers=(Voice("A:", "Ines Vale"),),
        titles=(("Proposed", "Own"),),
        recommended=("The tables must",),
        not_recommended=("Nobody should",),
        off=frozenset(["people"]),
        place='briefing.toml, documents."ada.txt"',
    )


def test_what_is_said_of_one_text_beats_what_is_said_of_all_and_lists_add_up() -> None:
    below = Decisions(title="a", speakers=(Voice("Q", "x"), Voice("A", "y")), off=frozenset(["date"]), sections=())
    above = Decisions(title="b", speakers=(Voice("q", "z"),), off=frozenset(["people"]), asked=("1",))
    laid = laid_over(below, above)
    assert (laid.title, laid.sections, laid.asked) == ("b", (), ("1",))
    assert laid.speakers == (Voice("q", "z"), Voice("A", "y"))
    assert laid.off == {"date", "people"}
    assert laid_over(below, None) == below
    assert laid_over(UNDECIDED, above) == above


@pytest.mark.parametrize(
    ("text", "sentence", "hint"),
    [
        ("titel = 'x'", 'there is no setting "titel"', '"title"'),
        ("questions.inlcude = []", 'there is no setting "questions.inlcude"', '"questions.include"'),
        ("find.glosary = false", 'there is no setting "find.glosary"', '"find.glossary"'),
        ("find.glossary = 0", '"find.glossary" must be true or false, not 0', "find.glossary = false"),
        ("title = 1", '"title" must be a text, not 1', 'title = "'),
        ("title = ' '", "\"title\" must be a text, not ' '", 'title = "'),
        ("sections = ['x']", '"sections" must be a list of tables', "before = "),
        ("sections = [{ titel = 'x' }]", 'there is no setting "sections.titel"', '"sections.title"'),
        ("sections = [{}, { title = 'x' }]", 'section 2 of "sections" does not say where it begins', "before = "),
        (
            "questions.include = 'x'",
            '"questions.include" must be a list of first words or lines',
            "questions.exclude = [",
        ),
        ("questions.include = [0]", '"questions.include" must be a text, not 0', "questions.exclude = ["),
        ("byline = { role = 'x' }", '"byline" has no name', "name = "),
        ("date = { text = 'May', iso = '5' }", '"5" is not a date in figures', "2020-08"),
        ("speakers.Q = { role = 'boss' }", '"speakers.Q.role" must be "host" or "guest"', 'role = "host"'),
        ("speakers = 'Q'", '"speakers" must be a table', "speakers = {"),
        ("language = 'English'", 'there is no language with the tag "English"', '"en"'),
    ],
)
def test_a_wrong_decision_is_named_with_its_place_and_a_hint(text: str, sentence: str, hint: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        project.parse(f'[documents."a.txt"]\n{text}', "briefing.toml")
    assert caught.value.sentence.startswith(sentence)
    assert caught.value.place == 'briefing.toml, documents."a.txt"'
    assert hint is None if caught.value.hint is None else hint and hint in caught.value.hint


def test_what_belongs_to_one_text_cannot_be_said_of_all() -> None:
    with pytest.raises(UsageError, match="no setting"):
        project.parse('title = "x"', "briefing.toml")


def test_front_matter_decides_what_is_ours_and_leaves_the_rest_to_others() -> None:
    text = "---\nlayout: post\ntitle: Boats\nguest: Ines Vale\nfind:\n  sections: false\nspeakers: [Ann, Ben]\n---"
    assert in_front_matter(text, "a.md") == (
        Decisions(guest="Ines Vale", off=frozenset(["sections"]), place="a.md, front matter"),
        (),
    )
    assert in_front_matter("---\ntitle: Boats\n---", "a.md") == (None, ())


def test_front_matter_in_toml_decides_too() -> None:
    decided, _ = in_front_matter("+++\nquestions.include = [4]\n+++", "a.md")
    assert decided == Decisions(asked=("4",), place="a.md, front matter")


@pytest.mark.parametrize(
    ("line", "hint"),
    [("secions: []", '"sections"'), ("sections: [a, b]", "the shape"), ("recommendations: none", "the shape")],
)
def test_a_slip_in_front_matter_is_noted(line: str, hint: str) -> None:
    _, [note] = in_front_matter(f"---\n{line}\nfind: {{}}\n---", "a.md")
    assert hint in (note.hint or "")
    assert f'"{line.partition(":")[0]}"' in note.message


def test_a_slip_inside_a_table_of_ours_is_an_error() -> None:
    with pytest.raises(UsageError, match="inlcude") as caught:
        in_front_matter("---\nquestions: {inlcude: [x]}\n---", "a.md")
    assert caught.value.place == "a.md, front matter"


TEXT = """{front}The night boats

Who pays for the boats?

The city pays for them, and it pays late.

It was not always so, was it?

No. In my time the harbour paid.

Why do you think that is?

Because the list is long.
"""


def _options(**more: Any) -> Options:
    return Options(formats=(), theme="brief", **more)


def _questions(text: Text, options: Options) -> list[str]:
    sections = understand(text, options).briefing.sections
    return [x.question.blocks[0].text for s in sections for x in s.items if isinstance(x, Exchange)]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_front_matter_of_a_text_beats_the_settings(name: str) -> None:
    front = "---\nquestions:\n  exclude: [It was not always]\nguest: Mara Olsen\n---\n"
    text = Text(name, "a", TEXT.format(front=front).encode(), name)
    stages = understand(text, _options(documents=((name, Decisions(guest="Somebody", title="Boats")),)))
    assert stages.briefing.bio is not None
    assert stages.briefing.bio.name == "Mara Olsen"
    assert stages.briefing.title is not None
    assert stages.briefing.title.text == "Boats"
    assert _questions(text, _options()) == ["Who pays for the boats?", "Why do you think that is?"]
    assert [note for note in stages.briefing.notes if note.severity == "warning"] == []


def test_two_rules_at_the_top_of_a_pasted_text_are_no_front_matter() -> None:
    text = Text("a.txt", "a", TEXT.format(front="---\nNote: this is a draft\n---\n").encode(), "a.txt")
    assert "Note: this is a draft" in "\n".join(b.text for b in understand(text, _options()).briefing.blocks())


def test_settings_reach_the_document_that_they_name() -> None:
    settings = project.parse('[documents."a.txt"]\nlanguage = "en-GB"\nquestions.exclude = [7]', "briefing.toml")
    options = options_of(settings, read_as=None, epoch=None)
    text = TEXT.format(front="").encode()
    assert len(_questions(Text("a.txt", "a", text, ""), options)) == 2
    assert len(_questions(Text("b.txt", "b", text, ""), options)) == 3
    assert understand(Text("a.txt", "a", text, ""), options).briefing.language == "en-GB"


def test_the_documentation_names_every_key() -> None:
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
    from pipeline.settings.decision_tables import FINDERS, KEYS

    assert [key for key in (*KEYS, *FINDERS) if f"`{key}`" not in page and f"`find.{key}`" not in page] == []


def test_an_example_of_the_documentation_is_read() -> None:
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
    examples = [part.split("```")[0] for part in page.split("```toml\n")[1:]]
    decided = [project.parse(example, "briefing.toml") for example in examples]
    assert any(settings.documents for settings in decided)
    assert decisions_of({}, "x") == Decisions(place="x")


def _warnings(text: Text, options: Options) -> list[tuple[str, str | None]]:
    notes = understand(text, options).briefing.notes
    return [(note.message, note.hint) for note in notes if note.severity == "warning"]


def test_a_document_that_is_misspelled_in_the_settings_is_noted(tmp_path: Path) -> None:
    data = TEXT.format(front="").encode()
    text = Text("boats.txt", "boats", data, str(tmp_path / "boats.txt"))
    options = _options(documents=(("boat.txt", Decisions(title="Own")), ("else.txt", Decisions(title="Else"))))
    assert _warnings(text, options) == [
        ('the settings decide about "boat.txt", but there is no such text', '[documents."boats.txt"]')
    ]
    (tmp_path / "boat.txt").write_bytes(data)
    assert _warnings(text, options) == []


def test_a_manuscript_is_not_decided_about_and_knows_when_its_source_has_changed(tmp_path: Path) -> None:
    data = TEXT.format(front="").encode()
    (tmp_path / "boats.txt").write_bytes(data)
    words = manuscript.write(understand(Text("boats.txt", "boats", data, ""), _options()).briefing)
    place = tmp_path / "boats.md"
    text = Text("boats.md", "boats", words.encode(), str(place))
    assert _warnings(text, _options()) == []
    own = _options(documents=(("boats.md", Decisions(title="Own")),))
    assert _warnings(text, own) == [
        ('the settings decide about "boats.md", which is a manuscript', "the same in its text")
    ]
    (tmp_path / "boats.txt").write_bytes(data + b"And more.\n")
    assert _warnings(text, _options()) == [
        (
            "boats.txt has changed since this manuscript was drafted",
            f"`briefing draft {tmp_path / 'boats.txt'} -o {place}`",
        )
    ]


def test_the_settings_of_a_new_project_can_be_used_as_they_are() -> None:
    lines = [line.removeprefix("# ") for line in new_project._SETTINGS_GUIDE.splitlines()]
    settings = project.parse("\n".join(line for line in lines if " = " in line or line[:1] == "["), "briefing.toml")
    assert settings.theme == "brief"
    assert [name for name, _ in settings.documents] == ["interview.txt"]


@pytest.mark.parametrize("written", ["2020-02-30", "2020-13-01", "0000-01-01", "2021-00"])
def test_a_day_that_no_calendar_has_is_an_error_with_its_place(written: str) -> None:
    for date in (written, {"text": "a day in spring", "iso": written}):
        with pytest.raises(UsageError, match="not a date in figures") as caught:
            decisions_of({"date": date}, "briefing.toml")
        assert (caught.value.place, bool(caught.value.hint)) == ("briefing.toml", True)


@pytest.mark.parametrize("key", ["speakers", "sections", "byline", "titles", "find", "questions", "recommendations"])
def test_aliases_in_front_matter_are_never_unfolded(key: str) -> None:
    rows = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
    text = f"---\na0: &a0 [x]\n{rows}\n{key}: {{include: *a11, one: *a11}}\n---\n"
    assert in_front_matter(text, "talk.md") == (None, ())


def test_a_long_value_of_another_shape_is_told_in_few_words() -> None:
    with pytest.raises(UsageError) as caught:
        decisions_of({"speakers": ["x" * 5000] * 5000}, "briefing.toml")
    assert len(caught.value.sentence) < 400
