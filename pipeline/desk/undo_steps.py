"""Undo and redo, also after the server was restarted: each state of a manuscript is a file in ``.briefing/desk/``.

A state that came about by a change of the settings is noted with that change. A state that came about outside of the
desk is a step of its own, so that undoing never loses what somebody else wrote.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.desk.edits.settings_edits import Change, undone
from pipeline.disk.atomic_write import put_in_place
from pipeline.disk.backups import KEPT
from pipeline.model import Artifact

MOST = 200  # states that are kept of a manuscript
Changes = tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class State:
    """Where a step leads: the manuscript, and the changes of the settings to make."""

    text: str
    changes: Changes = ()


@dataclass(frozen=True, slots=True)
class _Noted:
    """The names of all states, which of them holds now, and the changes of settings that led to some of them."""

    states: list[str]
    here: int
    changes: dict[str, Changes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Steps:
    """The states of one manuscript. ``folder`` holds them as files, and ``steps.json`` with their order."""

    folder: Path

    def take(self, before: str, after: str, changes: Changes = ()) -> None:
        """Note an edit: the state before it, if that is not the one noted last, and the state after it.

        Args:
            changes: of the settings, which made the edit.
        """
        noted = self._noted()
        states = noted.states[: noted.here + 1]
        if not states or self._text(states[-1]) != before:
            states.append(self._kept(before, states))
        states.append(self._kept(after, states))
        for old in states[:-MOST]:
            (self.folder / old).unlink(missing_ok=True)
        states = states[-MOST:]
        self._note(_Noted(states, len(states) - 1, {**noted.changes, states[-1]: changes}))

    def back(self, now: str) -> State | None:
        """The state before this one; None if there is none."""
        noted = self._noted()
        if noted.states and self._text(noted.states[noted.here]) != now:
            self.take(now, now)  # the state made elsewhere
            noted = self._noted()
            noted = _Noted(noted.states[:-1], len(noted.states) - 2, noted.changes)
        changes = undone(noted.changes.get(noted.states[noted.here], ())) if noted.states else ()
        return self._at(noted, noted.here - 1, changes)

    def forth(self, now: str) -> State | None:
        """The state that was undone last; None if there is none, or if the text has been changed since."""
        noted = self._noted()
        there = noted.here + 1
        if not there < len(noted.states) or self._text(noted.states[noted.here]) != now:
            return None
        return self._at(noted, there, noted.changes.get(noted.states[there], ()))

    def room(self, now: str) -> tuple[bool, bool]:
        """Whether there is anything to undo, and to redo."""
        noted = self._noted()
        if not noted.states:
            return False, False
        same = self._text(noted.states[noted.here]) == now
        return (noted.here > 0 if same else True), same and noted.here + 1 < len(noted.states)

    def _at(self, noted: _Noted, there: int, changes: Changes) -> State | None:
        if not 0 <= there < len(noted.states):
            return None
        self._note(_Noted(noted.states, there, noted.changes))
        return State(self._text(noted.states[there]), changes)

    def _noted(self) -> _Noted:
        try:
            noted = json.loads((self.folder / "steps.json").read_bytes())
            states = [name for name in noted["states"] if (self.folder / str(name)).is_file()]
            changes = {name: _changes(noted.get("changes", {}).get(name, [])) for name in states}
            return _Noted(states, min(int(noted["here"]), len(states) - 1), changes)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return _Noted([], -1)  # none yet, or damaged: undoing begins anew

    def _text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def _kept(self, text: str, states: list[str]) -> str:
        number = int(states[-1].partition(".")[0]) + 1 if states else 1
        artifact = Artifact(f"{number:06d}.md", "text/markdown", text.encode())
        put_in_place(self.folder, [artifact])
        return artifact.name

    def _note(self, noted: _Noted) -> None:
        changes = {name: made for name in noted.states if (made := noted.changes.get(name))}
        data = json.dumps({"states": noted.states, "here": noted.here, "changes": changes}, ensure_ascii=False).encode()
        put_in_place(self.folder, [Artifact("steps.json", "application/json", data)])


def _changes(listed: list[list[object]]) -> Changes:
    return tuple(Change(str(name), str(key), str(value), added is True) for name, key, value, added in listed)


def steps_of(manuscript: Path) -> Steps:
    """The states of a manuscript."""
    return Steps(manuscript.parent / KEPT / "desk" / manuscript.name)
