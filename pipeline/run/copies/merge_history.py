"""The history beside a manuscript, ``x.changes.jsonl``: who changed what, when, in which copy; a JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from pipeline.model.returned import Hand
from pipeline.review.copy_comments import Talk
from pipeline.review.outcome import Merge
from pipeline.run.copies.returned_copies import ReturnedCopy


def merged_before(history: Path) -> set[str]:
    """The SHA-256 hashes of the copies that were merged before."""
    if not history.is_file():
        return set()
    found = set()
    for line in history.read_text(encoding="utf-8").splitlines():
        try:
            found.add(str(json.loads(line).get("sha256", "")))
        except (ValueError, AttributeError):
            continue
    return found


def rows_of(done: Merge, talk: Talk, copies: Sequence[ReturnedCopy], now: datetime) -> list[dict[str, object]]:
    """A row for each copy, change, conflict and refusal."""
    moment = now.isoformat(timespec="seconds")
    rows: list[dict[str, object]] = [
        {"what": "merged", "copy": one.copy.name, "sha256": one.digest, "author": one.author, "at": moment}
        for one in copies
    ]
    for change in (*done.changes, *talk.changes):
        hand = change.by[0] if change.by else Hand("")
        rows.append(
            {
                "what": change.kind,
                "copy": change.copy,
                "author": ", ".join(h.author for h in change.by),
                "date": hand.date,
                "tracked": change.tracked,
                "place": change.place,
                "before": change.before,
                "after": change.after,
                "at": moment,
            }
        )
    for conflict in done.conflicts:
        rows.append(
            {
                "what": "conflict",
                "place": conflict.place,
                "before": conflict.before,
                "ways": dict(conflict.ways),
                "at": moment,
            }
        )
    for refusal in done.refusals:
        rows.append(
            {"what": "refused", "copy": refusal.copy, "author": refusal.by, "place": refusal.place,
             "words": refusal.words, "why": refusal.why, "at": moment}
        )  # fmt: skip
    return rows
