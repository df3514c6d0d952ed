"""What an editor has looked at: keys of doubts, in ``.briefing/desk/``, so that the list counts down to nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pipeline.disk.atomic_write import put_in_place
from pipeline.disk.backups import KEPT
from pipeline.model import Artifact


@dataclass(frozen=True, slots=True)
class Seen:
    """The doubts of one text that were looked at."""

    path: Path

    def keys(self) -> frozenset[str]:
        """The keys of the doubts."""
        try:
            return frozenset(map(str, json.loads(self.path.read_bytes())))
        except (OSError, ValueError, TypeError):
            return frozenset()  # none yet, or damaged: every doubt is shown again

    def clear(self) -> None:
        """Show all doubts again."""
        self.path.unlink(missing_ok=True)

    def add(self, key: str) -> None:
        """Note that a doubt was looked at."""
        data = json.dumps(sorted({*self.keys(), key}), ensure_ascii=False).encode()
        put_in_place(self.path.parent, [Artifact(self.path.name, "application/json", data)])


def seen_of(manuscript: Path) -> Seen:
    """What was looked at in the text of a manuscript."""
    return Seen(manuscript.parent / KEPT / "desk" / f"{manuscript.stem}.seen.json")
