"""Settings: what is read, what beats what, and what an unknown key is told."""

import re
import runpy
from pathlib import Path

import pytest
from tables import all_rows

from pipeline.clean.rules import rules
from pipeline.errors import UsageError
from pipeline.model import Extras
from pipeline.render import theme
from pipeline.settings import project
from pipeline.settings.options import folders_of
from pipeline.settings.project import Settings, near

FULL = """
theme = "plain"
formats = ["pdf", "docx"]
output = "out"
language = "en-GB"
strict = true
templates = "layout"
jobs = 2
allow_remote = true
paper = "letter"
duplex = true
at_a_glance = false
organisation = "Harbour Institute"
logo = "logo.svg"
legal = "All rights reserved"
colour = "#204060"
second_colour = "#803020"
text_font = "Source Serif 4"
heading_font = "Source Sans 3"
masthead = "Harbour Talks"
series = "Talks, 7"
cite = "Harbour Talks 7"
licence = "CC BY 4.0"
changes_table = true
show_edits = true
line_numbers = true
embed_fonts = true
attach = false
comments = true
contents = "libreoffice"
reference_docx = "house.docx"
[rules]
off = ["R101"]
protect = ["12", "40-44"]
share = 80
"""


def test_every_key_is_read() -> None:
    assert project.parse(FULL, "briefing.toml") == Settings(
        theme="plain",
        formats=("pdf", "docx"),
        output=Path("out"),
        language="en-GB",
        strict=True,
        rules_off=("R101",),
        rules_protect=("12", "40-44"),
        rules_share=80,
        templates=Path("layout"),
        jobs=2,
        allow_remote=True,
        paper="letter",
        duplex=True,
        organisation="Harbour Institute",
        logo=Path("logo.svg"),
        legal="All rights reserved",
        colour="#204060",
        second_colour="#803020",
        text_font="Source Serif 4",
        heading_font="Source Sans 3",
        masthead="Harbour Talks",
        series="Talks, 7",
        cite="Harbour Talks 7",
        licence="CC BY 4.0",
        changes_table=True,
        show_edits=True,
        at_a_glance=False,
        embed_fonts=True,
        attach=False,
        comments=True,
        line_numbers=True,
        contents="libreoffice",
        reference_docx=Path("house.docx"),
    )


def test_an_empty_file_gives_the_defaults() -> None:
    assert project.parse("", "briefing.toml") == Settings()


def test_paths_are_relative_to_the_file() -> None:
    assert project.parse('output = "out"', "texts/briefing.toml").output == Path("texts/out")


def test_pyproject_holds_them_under_tool_briefing() -> None:
    text = '[project]\nname = "x"\n[tool.briefing]\ntheme = "plain"\n[tool.briefing.rules]\noff = ["R1"]\n'
    assert project.parse(text, "pyproject.toml") == Settings(theme="plain", rules_off=("R1",))
    assert project.parse('[project]\nname = "x"\n', "pyproject.toml") == Settings()


@all_rows(
    "text, sentence, hint",
    [
        ('them = "x"', 'there is no setting "them"', '"theme"'),
        ('[rules]\nof = ["x"]', 'there is no setting "rules.of"', '"rules.off"'),
        ("[rules]", 'there is no setting "rules"', '"rules.off"'),
        ("zzz = 1", 'there is no setting "zzz"', "one of theme, formats"),
        ("strict = 1", '"strict" must be true or false, not 1', "strict = true"),
        ("jobs = true", '"jobs" must be a number from 1, not True', "jobs = 1"),
        ("jobs = 0", '"jobs" must be a number from 1, not 0', "jobs = 1"),
        ('formats = "pdf"', "\"formats\" must be a list of texts, not 'pdf'", 'formats = ["…"]'),
        ("formats = [1]", '"formats" must be a list of texts, not [1]', 'formats = ["…"]'),
        ("output = []", '"output" must be text, not []', 'output = "…"'),
        ('formats = ["pdf", "odt"]', "\"formats\" cannot be 'odt'", "pdf, docx, epub, html"),
        ('paper = "a3"', "\"paper\" cannot be 'a3'", "a4, letter"),
        ('contents = "guessed"', "\"contents\" cannot be 'guessed'", "estimated, libreoffice"),
        ("rules.share = 101", '"rules.share" must be at most 100, not 101', "rules.share = 50"),
        ('language = "English"', 'there is no language with the tag "English"', '"en"'),
        ("sections = []", 'there is no setting "sections"', '[documents."interview.txt"]'),
        ("[documents]\n'a.txt' = 5", '"a.txt" is not a table', '[documents."a.txt"]'),
        (
            "theme = newsroom",
            "the settings cannot be read: a text needs quotation marks",
            'theme = "newsroom"',
        ),
        ("theme =", "the settings cannot be read: this line cannot be understood", "newsroom"),
        ('[document."a.txt"]\ntitle = "x"', 'there is no setting "document.a.txt.title"', '"documents"'),
    ],
)
def test_a_wrong_setting_is_named_with_its_place_and_a_hint(text: str, sentence: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        project.parse(text, "a/briefing.toml")
    assert caught.value.sentence.startswith(sentence)
    assert (caught.value.place or "").removesuffix(", line 1") == "a/briefing.toml"
    assert hint in (caught.value.hint or "")


def test_a_tool_that_is_no_table_is_named() -> None:
    with pytest.raises(UsageError, match="not a table"):
        project.parse("tool = 1", "pyproject.toml")


def test_each_source_has_the_settings_of_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "briefing.toml").write_text(f'organisation = "{name}"\n', encoding="utf-8-sig")
    a, b, c = Path("one/a.txt"), Path("two/b.txt"), Path("one/c.txt")
    groups = project.grouped([a, b, c])
    assert [(settings.organisation, paths) for settings, paths in groups] == [("one", [a, c]), ("two", [b])]


def test_a_folder_as_a_source_has_the_settings_in_it(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    for place, name in ((tmp_path, "above"), (tmp_path / "one", "within")):
        (place / "briefing.toml").write_text(f'organisation = "{name}"\n')
    assert project.near(tmp_path / "one").organisation == "within"
    assert project.near(tmp_path / "a.txt").organisation == "above"


def test_settings_below_are_named_by_a_short_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "briefing.toml").write_text("strict = 1\n")
    with pytest.raises(UsageError) as caught:
        project.near(Path("one/a.txt"))
    assert caught.value.place == "one/briefing.toml"


def test_settings_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_bytes(b'organisation = "\xe9"\n')
    with pytest.raises(UsageError, match="not UTF-8"):
        project.near(tmp_path / "a.txt")


def test_the_nearest_file_is_found(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.briefing]\n")
    assert project.find(deep) == tmp_path / "pyproject.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.briefing.rules]\noff = []\n")
    assert project.find(deep) == tmp_path / "a" / "pyproject.toml"
    (tmp_path / "a" / "briefing.toml").write_text("")
    assert project.find(deep) == tmp_path / "a" / "briefing.toml"


def test_a_pyproject_of_something_else_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text("")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_bytes(b"[tool.briefings]\n\xff")
    assert project.find(inner) == tmp_path / "briefing.toml"


def test_a_flag_beats_the_file_and_one_that_is_not_given_does_not() -> None:
    settings = Settings(language="en", theme="plain", jobs=3)
    merged = project.merge(settings, {"language": "fr", "theme": None, "strict": True})
    assert merged == Settings(language="fr", theme="plain", jobs=3, strict=True)


def test_a_flag_that_says_false_beats_a_file_that_says_true() -> None:
    assert project.merge(Settings(strict=True), {"strict": False}) == Settings(strict=False)


def test_the_example_of_the_documentation_is_one_that_works(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
    texts = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    first, second, third, fourth = (project.parse(text, "briefing.toml") for text in texts)
    assert first.theme in theme.available()
    assert set(first.rules_off) <= {rule.name for rule in rules()}
    assert [name for name, _ in second.documents] == ["interview.txt"]
    assert third.decisions.extras == Extras(True, True, True, True, True, "https://example.org/talk.mp3")
    assert (fourth.collection_order, fourth.collection_chapters) == ("date", ("the-last-ferry.txt",))


def test_the_documentation_holds_the_table_of_every_key() -> None:
    root = Path(__file__).parents[2]
    renewed = runpy.run_path(str(root / "tools" / "settings_table.py"))["page"]()
    assert project.reference() in renewed
    assert (root / "docs" / "configuration.md").read_text(encoding="utf-8") == renewed, "run `make docs`"


def test_a_folder_of_templates_counts_only_where_a_project_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    assert folders_of(near(tmp_path / "a.txt")) == ()
    (tmp_path / "pyproject.toml").write_text("[tool.briefing]\n", encoding="utf-8")
    assert folders_of(near(tmp_path / "a.txt")) == ()
    (tmp_path / "briefing.toml").touch()
    assert folders_of(near(tmp_path / "a.txt")) == (Path("templates"),)
