"""Settings: what is read, what beats what, and what an unknown key is told."""

from pathlib import Path

import pytest

from pipeline import config
from pipeline.config import Settings
from pipeline.errors import UsageError

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
    assert config.parse(FULL, "briefing.toml") == Settings(
        "plain",
        ("pdf", "docx"),
        Path("out"),
        "en-GB",
        True,
        ("R101",),
        ("12", "40-44"),
        80,
        Path("layout"),
        2,
        True,
        "letter",
        True,
        "Harbour Institute",
        Path("logo.svg"),
        "All rights reserved",
        False,
        False,
        True,
        "libreoffice",
        Path("house.docx"),
    )


def test_an_empty_file_gives_the_defaults() -> None:
    assert config.parse("", "briefing.toml") == Settings()


def test_paths_are_relative_to_the_file() -> None:
    assert config.parse('output = "out"', "texts/briefing.toml").output == Path("texts/out")


def test_pyproject_holds_them_under_tool_briefing() -> None:
    text = '[project]\nname = "x"\n[tool.briefing]\ntheme = "plain"\n[tool.briefing.rules]\noff = ["R1"]\n'
    assert config.parse(text, "pyproject.toml") == Settings(theme="plain", rules_off=("R1",))
    assert config.parse('[project]\nname = "x"\n', "pyproject.toml") == Settings()


@pytest.mark.parametrize(
    ("text", "sentence", "hint"),
    [
        ('them = "x"', 'there is no setting "them"', '"theme"'),
        ('[rules]\nof = ["x"]', 'there is no setting "rules.of"', '"rules.off"'),
        ("[rules]", 'there is no setting "rules"', '"rules.off"'),
        ("zzz = 1", 'there is no setting "zzz"', "one of theme, formats"),
        ("strict = 1", '"strict" must be true or false, and is 1', None),
        ("jobs = true", '"jobs" must be a number from 1, and is True', None),
        ("jobs = 0", '"jobs" must be a number from 1, and is 0', None),
        ('formats = "pdf"', "\"formats\" must be a list of texts, and is 'pdf'", None),
        ("formats = [1]", '"formats" must be a list of texts, and is [1]', None),
        ("output = []", '"output" must be text, and is []', None),
        ("theme =", "this is not TOML", "checker"),
    ],
)
def test_a_wrong_setting_is_named_with_its_place_and_a_hint(text: str, sentence: str, hint: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        config.parse(text, "a/briefing.toml")
    assert caught.value.sentence.startswith(sentence)
    assert caught.value.place == "a/briefing.toml"
    assert hint is None if caught.value.hint is None else hint and hint in caught.value.hint


def test_a_tool_that_is_no_table_is_named() -> None:
    with pytest.raises(UsageError, match="not a table"):
        config.parse("tool = 1", "pyproject.toml")


def test_the_nearest_file_is_found(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.briefing]\n")
    assert config.find(deep) == tmp_path / "pyproject.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.briefing.rules]\noff = []\n")
    assert config.find(deep) == tmp_path / "a" / "pyproject.toml"
    (tmp_path / "a" / "briefing.toml").write_text("")
    assert config.find(deep) == tmp_path / "a" / "briefing.toml"


def test_a_pyproject_of_something_else_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text("")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_bytes(b"[tool.briefings]\n\xff")
    assert config.find(inner) == tmp_path / "briefing.toml"


def test_a_flag_beats_the_front_matter_and_that_beats_the_file() -> None:
    settings = Settings(language="en", theme="plain", jobs=3)
    merged = config.merge(settings, {"language": "de"}, {"language": "fr", "theme": None, "strict": True})
    assert merged == Settings(language="fr", theme="plain", jobs=3, strict=True)


def test_a_flag_that_says_false_beats_a_file_that_says_true() -> None:
    assert config.merge(Settings(strict=True), {"strict": False}) == Settings(strict=False)


def test_the_documentation_holds_the_table_of_every_key() -> None:
    page = Path(__file__).parents[2] / "docs" / "configuration.md"
    assert config.reference() in page.read_text(encoding="utf-8")
