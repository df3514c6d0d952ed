"""The JSON Schemas of the outline and the ledger: what the tool writes fits them, and what is wrong does not."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator, ValidationError
from manuscript.strategies import briefings

from pipeline import ledger
from pipeline.cli.records import outline_json
from pipeline.ledger import Edit
from pipeline.model import Block, Briefing, Mark, Origin, Source

DOCS = Path(__file__).parents[2] / "docs"
BLOCKS = tuple(Block(f"b{n}", "paragraph", "one two", (Mark("em", 0, 3),), 0, Origin(n)) for n in (1, 2, 3))


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
