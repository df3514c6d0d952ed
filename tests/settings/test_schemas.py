"""The JSON Schemas of the outline, the ledger and the settings: what is right fits them, and what is wrong does not."""

import json
import runpy
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft7Validator, Draft202012Validator, ValidationError
from manuscript.strategies import briefings

from pipeline import ledger
from pipeline.cli.records import outline_json
from pipeline.errors import UsageError
from pipeline.ledger import Edit
from pipeline.model import Block, Briefing, Mark, Origin, Source
from pipeline.settings import project
from pipeline.settings.decision_tables import KEYS as OF_ONE_TEXT
from pipeline.settings.decision_tables import SHARED
from pipeline.settings.keys import KEYS
from pipeline.settings.new_project import start_project
from pipeline.settings.schema import settings_schema

DOCS = Path(__file__).parents[2] / "docs"
BLOCKS = tuple(Block(f"b{n}", "paragraph", "one two", (Mark("em", 0, 3),), 0, Origin(n)) for n in (1, 2, 3))


@cache
def schema(name: str) -> Draft202012Validator:
    table = json.loads((DOCS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(table)
    return Draft202012Validator(table)


def edit(action: Any, block: str, start: int, end: int, before: str, after: str) -> Edit:
    return Edit(1, "R101", block, None, action, start, end, before, after, "why")


@settings(deadline=None, derandomize=True, max_examples=25, suppress_health_check=list(HealthCheck))
@given(briefings())
def test_the_outline_of_any_briefing_fits_its_schema(briefing: Briefing) -> None:
    schema("outline").validate(json.loads(json.dumps(outline_json(briefing))))


def test_each_kind_of_edit_fits_the_schema_of_a_ledger_line() -> None:
    edits = (
        edit("replace", "b1", 0, 3, "one", "1"),
        edit("remove", "b2", 0, 7, "one two", ""),
        edit("split", "b3", 3, 4, " ", "b4"),
    )
    _, recorded = ledger.apply(BLOCKS, edits)
    lines = ledger.to_lines(ledger.Ledger(recorded)).splitlines()
    assert len(lines) == 3
    for line in lines:
        schema("ledger").validate(json.loads(line))


@pytest.mark.parametrize(
    "change", [{"step": 0}, {"action": "move"}, {"line": "3"}, {"more": 1}, {"follows": "b1"}, {"action": "remove"}]
)
def test_a_wrong_ledger_line_does_not_fit(change: dict[str, Any]) -> None:
    record = ledger.as_dict(edit("replace", "b1", 0, 3, "one", "1"))
    schema("ledger").validate(record)
    with pytest.raises(ValidationError):
        schema("ledger").validate(record | change)


@pytest.mark.parametrize(
    "change", [{"title": 1}, {"byline": {"name": "a"}}, {"sections": [{}]}, {"evidence": [{"score": 2}]}, {"more": 1}]
)
def test_a_wrong_outline_does_not_fit(change: dict[str, Any]) -> None:
    record = outline_json(Briefing(None, "en", Source("t.txt", "0" * 64)))
    schema("outline").validate(record)
    with pytest.raises(ValidationError):
        schema("outline").validate(record | change)


SOUND = (
    "",
    'theme = "brief"\nformats = ["pdf"]\noutput = "out"\nstrict = true\njobs = 2\npaper = "a5"\n',
    '[rules]\noff = ["typed-dash"]\nprotect = ["12", "Share this"]\nshare = 80\n',
    'byline = "Ada Moss, Harbour Review"\nfind.glossary = false\n[speakers]\n"Q:" = { name = "Ada", role = "host" }\n',
    '[documents."a.txt"]\ntitle = "A"\nbyline = { name = "Ada" }\ndate = "2020-08-04"\nguest = "Ines"\n',
    '[documents."a.txt"]\nsections = [{ title = "One" }, { before = 41 }]\nquestions.include = ["Is that so", 12]\n',
    '[documents."a.txt"]\nrecommendations.exclude = ["words"]\ntitles = { "Old" = "New" }\nsections = []\n',
)
WRONG = (
    'teme = "brief"',
    "theme = 1",
    'formats = ["pfd"]',
    "jobs = 0",
    'paper = "a9"',
    "strict = 1",
    "rules.share = 101",
    "rules.of = []",
    'title = "of one text"',
    "find.glosary = false",
    'byline = { role = "Reporter" }',
    'documents."a.txt".guest = 1',
    'documents."a.txt".questions.with = []',
    'documents."a.txt".speakers."Q:" = { role = "boss" }',
)


@pytest.mark.parametrize("text", SOUND)
def test_settings_that_can_be_used_fit_their_schema(text: str) -> None:
    project.parse(text, "briefing.toml")
    settings_of(tomllib.loads(text))


@pytest.mark.parametrize("text", WRONG)
def test_settings_that_are_refused_do_not_fit_their_schema(text: str) -> None:
    with pytest.raises(UsageError):
        project.parse(text, "briefing.toml")
    with pytest.raises(ValidationError):
        settings_of(tomllib.loads(text))


def settings_of(table: dict[str, Any]) -> None:
    """Hold settings against their schema."""
    Draft7Validator.check_schema(settings_schema())
    Draft7Validator(settings_schema()).validate(table)


def test_the_schema_of_the_settings_is_current_and_knows_every_key(root: Path) -> None:
    page = runpy.run_path(str(root / "tools" / "settings_schema.py"))["page"]()
    assert (DOCS / "briefing.schema.json").read_text(encoding="utf-8") == page
    known = settings_schema()["properties"]
    assert {key.partition(".")[0] for key in KEYS} | set(SHARED) | {"documents"} == set(known)
    assert set(known["documents"]["additionalProperties"]["properties"]) == set(OF_ONE_TEXT)


def test_a_new_project_names_the_schema_that_lies_in_it(tmp_path: Path) -> None:
    made = start_project(tmp_path)
    first = (tmp_path / "briefing.toml").read_text(encoding="utf-8").partition("\n")[0]
    place = tmp_path / first.removeprefix("#:schema ")
    assert place in made
    assert json.loads(place.read_text(encoding="utf-8")) == settings_schema()
