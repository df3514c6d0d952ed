"""The ledger as a table for a person: per rule how often, an example, the reason and the first line."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.ledger import Edit, Ledger


@dataclass(frozen=True, slots=True)
class Row:
    """What one rule did for one reason; ``before`` and ``after`` are those of the first edit."""

    rule: str
    count: int
    before: str
    after: str
    why: str
    line: int | None


def explain(ledger: Ledger) -> tuple[Row, ...]:
    """One row for each rule and reason, in the order of first use."""
    groups: dict[tuple[str, str], list[Edit]] = {}
    for edit in ledger.edits:
        groups.setdefault((edit.rule, edit.why), []).append(edit)
    return tuple(_row(edits) for edits in groups.values())


def _row(edits: list[Edit]) -> Row:
    first = min(edits, key=lambda edit: (edit.line or 0, edit.step))
    after = "" if first.action == "split" else first.after
    return Row(first.rule, len(edits), first.before, after, first.why, first.line)
