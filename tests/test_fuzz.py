"""A few damaged sources of each reader keep the laws, the same ones each time; `make fuzz` tries many more."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import fuzzing
import pytest
from tables import all_rows

from pipeline.errors import InputError
from pipeline.ledger import CleanDocument
from pipeline.model import Block, RawDocument
from pipeline.read import formats, read

READERS = sorted({*formats(), "manuscript"})
SEED, EACH = 20, 6


@all_rows("reader", READERS)
def test_damaged_sources_keep_the_laws(reader: str) -> None:
    for _, name, data in islice(fuzzing.inputs(SEED, (reader,)), EACH):
        assert fuzzing.fault_of(reader, name, data) is None, name


def test_most_damaged_sources_are_read_all_the_same() -> None:
    tried = list(islice(fuzzing.inputs(SEED), 2 * len(READERS)))
    read_again = [_is_read(name, data) for reader, name, data in tried if reader != "manuscript"]
    assert sum(read_again) > 0.4 * len(read_again)  # JSON and zip files are refused once they are damaged


def _is_read(name: str, data: bytes) -> bool:
    try:
        return bool(read(data, name).blocks)
    except InputError:
        return False


def test_the_same_seed_makes_the_same_inputs() -> None:
    one, other = (list(islice(fuzzing.inputs(7), 30)) for _ in range(2))
    assert one == other
    assert one != list(islice(fuzzing.inputs(8), 30))


def test_a_broken_law_is_found_and_its_input_saved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plain = fuzzing.clean

    def forgetful(raw: RawDocument) -> CleanDocument:
        cleaned = plain(raw)
        lost: tuple[Block, ...] = cleaned.blocks[:-1]
        return CleanDocument(cleaned.source, cleaned.language, lost, cleaned.ledger)

    monkeypatch.setattr(fuzzing, "clean", forgetful)
    fault = fuzzing.fault_of("text", "a.txt", b"One.\n\nTwo.\n")
    assert fault is not None
    assert "lead there" in fault.said
    assert fuzzing.save(fault, tmp_path).read_bytes() == b"One.\n\nTwo.\n"
