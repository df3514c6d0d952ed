"""Interviews as people paste them (``tests/cases/pasted/``): each line, each name and each date has its place.

The texts are marked as ``marked.py`` says. They differ in what an editor meets: the shape of labels and questions,
what stands before and after the talk, and the language. Where residue is marked, all of it is, and nothing else may go.
"""

from __future__ import annotations

from pathlib import Path

from marked import expected, found
from tables import all_rows

CASES = sorted((Path(__file__).parent.parent / "cases" / "pasted").iterdir())


@all_rows("case", CASES)
def test_everything_is_found_where_an_editor_finds_it(case: Path) -> None:
    text, wanted, may = expected(case)
    facts = found(text, case.name)
    if "removed" not in wanted:
        facts.pop("removed", None)
    got = {key: tuple(v for v in values if f"{key} {v}" not in may) for key, values in facts.items()}
    assert {key: values for key, values in got.items() if values} == wanted
