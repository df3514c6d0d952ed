"""Undo and redo, also after the server was restarted: each state of a manuscript is a file in ``.briefing/desk/``.

A state that came about outside of the desk is a step of its own, so that undoing never loses what somebody else wrote.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pipeline.disk.atomic_write import put_in_place
from pipeline.disk.backups import KEPT
from pipeline.model import Artifact

MOST = 200  # states that are kept of a manuscript


@dataclass(frozen=True, slots=True)
class Steps:
    """The states of one manuscript. ``folder`` holds them as files, and ``steps.json`` with their order."""

    folder: Path

    def take(self, before: str, after: str) -> None:
        """Note an edit: the state before it, if that is not the one noted last, and the state after it."""
        states, here = self._states()
        states = states[: here + 1]
        if not states or self._text(states[-1]) != before:
            states.append(self._kept(before, states))
        states.append(self._kept(after, states))
        for old in states[:-MOST]:
            (self.folder / old).unlink(missing_ok=True)
        self._note(states[-MOST:], len(states[-MOST:]) - 1)

    def back(self, now: str) -> str | None:
        """The state before this one; None if there is none."""
        return self._step(now, -1)

    def forth(self, now: str) -> str | None:
        """The state that was undone last; None if there is none, or if the text has been changed since."""
        return self._step(now, 1)

    def room(self, now: str) -> tuple[bool, bool]:
        """Whether there is anything to undo, and to redo."""
        states, here = self._states()
        if not states:
            return False, False
        same = self._text(states[here]) == now
        return (here > 0 if same else True), same and here + 1 < len(states)

    def _step(self, now: str, by: int) -> str | None:
        states, here = self._states()
        if states and self._text(states[here]) != now:
            if by > 0:
                return None
            self.take(now, now)  # the state made elsewhere
            states, here = self._states()
            states, here = states[:-1], len(states) - 2
        if not states or not 0 <= here + by < len(states):
            return None
        self._note(states, here + by)
        return self._text(states[here + by])

    def _states(self) -> tuple[list[str], int]:
        try:
            noted = json.loads((self.folder / "steps.json").read_bytes())
            states = [name for name in noted["states"] if (self.folder / str(name)).is_file()]
            return states, min(int(noted["here"]), len(states) - 1)
        except (OSError, ValueError, KeyError, TypeError):
            return [], -1  # none yet, or damaged: undoing begins anew

    def _text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def _kept(self, text: str, states: list[str]) -> str:
        number = int(states[-1].partition(".")[0]) + 1 if states else 1
        artifact = Artifact(f"{number:06d}.md", "text/markdown", text.encode())
        put_in_place(self.folder, [artifact])
        return artifact.name

    def _note(self, states: list[str], here: int) -> None:
        data = json.dumps({"states": states, "here": here}).encode()
        put_in_place(self.folder, [Artifact("steps.json", "application/json", data)])


def steps_of(manuscript: Path) -> Steps:
    """The states of a manuscript."""
    return Steps(manuscript.parent / KEPT / "desk" / manuscript.name)
