"""Cases as folders, which need no Python.

``in.txt`` or ``in.md``; ``expected.txt``, the clean blocks with an empty line between; ``removed.txt``, optional, a
line per edit: rule, before, after, separated by tabs. ``--accept`` rewrites the expected files.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.clean import clean, rules
from pipeline.ledger import CleanDocument
from pipeline.read import read

CASES = sorted((Path(__file__).parent.parent / "cases" / "clean").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_cleaned_as_its_folder_says(case: Path, accept: bool) -> None:
    source = next(case.glob("in.*"))
    cleaned = clean(read(source.read_bytes(), source.name))
    compare(case / "expected.txt", text_of(cleaned), accept)
    if (case / "removed.txt").exists():
        compare(case / "removed.txt", ledger_of(cleaned), accept)


def test_every_case_names_the_rule_it_is_for() -> None:
    names = tuple(rule.name for rule in rules())
    assert [case.name for case in CASES if not case.name.startswith(names)] == []


def text_of(cleaned: CleanDocument) -> str:
    return "\n\n".join(block.text for block in cleaned.blocks) + "\n"


def ledger_of(cleaned: CleanDocument) -> str:
    return "".join(f"{edit.rule}\t{edit.before!r}\t{edit.after!r}\n" for edit in cleaned.ledger.edits)


def compare(expected: Path, found: str, accept: bool) -> None:
    if accept:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
