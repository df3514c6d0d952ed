"""Interviews without labels (``tests/cases/questions/``): the paragraphs after ``? `` are questions, no others.

The traps: requests without a question mark, two questions in a row, a rhetorical question and a quoted one inside an
answer, an answer of one word, headings that ask next to headings that do not.
"""

from __future__ import annotations

from pathlib import Path

from tables import all_rows

from pipeline.clean import clean
from pipeline.model import Block, Briefing, Exchange
from pipeline.read import read
from pipeline.structure import structure

CASES = sorted((Path(__file__).parent.parent / "cases" / "questions").iterdir())


@all_rows("case", CASES)
def test_what_asks_is_a_question_and_nothing_else(case: Path) -> None:
    marked = case.read_text(encoding="utf-8").splitlines()
    plain = "\n".join(line.removeprefix("? ") for line in marked) + "\n"
    briefing = structure(clean(read(plain.encode(), case.name)))
    lines = [block.origin.line for block in asked(briefing) if block.origin]
    assert [(n, marked[n - 1]) for n in lines] == [(n, s) for n, s in enumerate(marked, 1) if s.startswith("? ")]


def asked(briefing: Briefing) -> list[Block]:
    items = [item for section in briefing.sections for item in section.items]
    return [block for item in items if isinstance(item, Exchange) for block in item.question.blocks]
