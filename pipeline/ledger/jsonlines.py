"""The ledger as JSON Lines, one edit a line, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from pipeline.errors import CleaningError
from pipeline.ledger.edit import Edit, Ledger
from pipeline.model import Block, Mark, Origin


def to_lines(ledger: Ledger) -> str:
    """The ledger as JSON Lines, one edit a line (schema: ``docs/ledger.schema.json``)."""
    return "".join(json.dumps(as_dict(edit), ensure_ascii=False) + "\n" for edit in ledger.edits)


def as_dict(edit: Edit) -> dict[str, Any]:
    """An edit as a JSON object; ``was`` and ``follows`` only if they are needed."""
    record = asdict(edit)
    if edit.was is None:
        del record["was"]
    if edit.action != "remove":
        del record["follows"]
    return record


def from_lines(lines: str) -> Ledger:
    """Read the output of :func:`to_lines`.

    Raises:
        CleaningError: a line is not an edit; the place names the line.
    """
    return Ledger(tuple(_edit(number, line) for number, line in _numbered(lines)))


def _numbered(lines: str) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines.split("\n"), 1) if line.strip())


def _edit(number: int, line: str) -> Edit:
    try:
        record = json.loads(line)
        was = record.pop("was", None)
        return Edit(**record, was=_block(was) if was else None)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise CleaningError(f"this line is no edit of a ledger: {error}", place=f"the ledger, line {number}") from error


def _block(record: dict[str, Any]) -> Block:
    origin = record.pop("origin")
    marks = tuple(Mark(**mark) for mark in record.pop("marks"))
    return Block(**record, marks=marks, origin=Origin(**origin) if origin else None)
