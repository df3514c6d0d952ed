"""Short answers that read like buttons of a web page stay where they are: a table, as they differ in one line."""

from __future__ import annotations

import csv
from pathlib import Path

from tables import all_rows

from pipeline.clean import clean
from pipeline.read import read

TABLE = Path(__file__).parent.parent / "cases" / "clean-answers.tsv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
SAID = "It took us the whole of the {} to learn that, and by the time the {} had gone nobody wanted to do it otherwise."
BEFORE = [
    "A talk at the sluice",
    "The keeper of the sluice speaks about thirty years of work there, and about what is still to do.",
    "How did it begin?",
    SAID.format("winter", "ice"),
]
AFTER = {"middle": ["Why that?", SAID.format("summer", "heat")], "last": []}


@all_rows("row", ROWS)
def test_an_answer_that_reads_like_a_button_is_kept(row: dict[str, str]) -> None:
    paragraphs = [*BEFORE, row["question"], row["answer"], *AFTER[row["place"]]]
    cleaned = clean(read("\n\n".join([*paragraphs, ""]).encode(), "in.txt"))
    assert [block.text for block in cleaned.blocks] == paragraphs
