"""Texts as people paste them, and the outline an editor expects (``tests/cases/structure/<name>/``).

A case is a folder with ``in.txt`` or ``in.md`` and ``outline.txt``. ``--accept`` rewrites the outlines that differ:
read the difference before keeping it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.clean import clean
from pipeline.cli.outline_rows import as_lines
from pipeline.read import read
from pipeline.structure import structure

CASES = sorted((Path(__file__).parent.parent / "cases" / "structure").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_outline_is_what_an_editor_expects(case: Path, accept: bool) -> None:
    source = next(case.glob("in.*"))
    briefing = structure(clean(read(source.read_bytes(), source.name)))
    outline = "\n".join([briefing.language, *as_lines(briefing), *(note.code for note in briefing.notes)]) + "\n"
    expected = case / "outline.txt"
    if accept:
        expected.write_text(outline, encoding="utf-8")
    assert expected.read_text(encoding="utf-8") == outline
