"""Cases as folders, which need no Python.

``in.SUFFIX``; ``expected.txt``, the result of reading: reader, metadata, codes of the notes, and the blocks with their
marks. ``turns.txt``, optional: speaker, time and words of each turn, after cleaning and structuring. ``--accept``
rewrites the expected files.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.clean import clean
from pipeline.model import Block, RawDocument
from pipeline.read import read
from pipeline.structure import structure

CASES = sorted((Path(__file__).parent.parent / "cases" / "read").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_read_as_its_folder_says(case: Path, accept: bool) -> None:
    source = next(case.glob("in.*"))
    raw = read(source.read_bytes(), source.name)
    compare(case / "expected.txt", "\n".join(shown(raw)) + "\n", accept)
    if (case / "turns.txt").exists():
        compare(case / "turns.txt", "\n".join(said(raw)) + "\n", accept)


def shown(raw: RawDocument) -> Iterator[str]:
    yield f"{raw.source.format}, {raw.source.encoding}, {raw.language}"
    yield from (f"{key} = {value}" for key, value in raw.source.metadata)
    yield from (f"! {note.code}" for note in raw.notes)
    for block in raw.blocks:
        yield ""
        yield f"{block.kind}{f' {block.level}' if block.level else ''}: " + block.text.replace("\n", "\n    ")
        yield from marks(block)


def marks(block: Block) -> Iterator[str]:
    for mark in block.marks:
        where = f" -> {mark.href[:60]}" if mark.href else ""
        yield f"    <{mark.kind}> {block.text[mark.start : mark.end]}{where}"


def said(raw: RawDocument) -> Iterator[str]:
    for turn in structure(clean(raw)).turns():
        words = " | ".join(block.text for block in turn.blocks)
        yield f"{turn.speaker or '-'} @ {turn.time or '-'}: {words}"


def compare(expected: Path, found: str, accept: bool) -> None:
    if accept:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
