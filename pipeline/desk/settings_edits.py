"""Changes to ``briefing.toml`` that the desk makes; comments and order of the file stay as they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.clean import rules
from pipeline.disk.atomic_write import put_in_place
from pipeline.errors import UsageError
from pipeline.model import Artifact
from pipeline.settings import project

if TYPE_CHECKING:
    from tomlkit.items import Table


def keep_line(path: Path, words: str) -> None:
    """Protect a line of the source from cleaning, by its first words.

    Raises:
        UsageError: the line has no words, or the file is not TOML.
    """
    first = " ".join(words.split())[:_MOST]
    if not any(character.isalnum() for character in first):
        raise UsageError("a line without words cannot be protected by its words", hint="its number in briefing.toml")
    _append(path, "protect", first)


def switch_off(path: Path, rule: str) -> None:
    """Switch off a cleaning rule for all texts of the project.

    Raises:
        UsageError: there is no such rule, or the file is not TOML.
    """
    known = [one.name for one in rules()]
    if rule not in known:
        raise UsageError(f"there is no cleaning rule {rule!r}", hint=f"one of {', '.join(known)}")
    _append(path, "off", rule)


_MOST = 60  # characters: protected lines are found by their first words


def _append(path: Path, key: str, value: str) -> None:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8") if path.is_file() else "")
    except TOMLKitError as error:
        raise UsageError(f"the settings cannot be read: {error}", place=str(path), hint="`briefing config`") from error
    rules = _table(_table(_table(document, "tool"), "briefing"), "rules") if path.name == "pyproject.toml" else None
    table = rules if rules is not None else _table(document, "rules")
    listed = list(table.get(key, ()))
    if value in listed:
        return
    table[key] = [*listed, value]
    text = tomlkit.dumps(document)
    project.parse(text, str(path))  # refuses what the settings do not take, before anything is written
    put_in_place(path.parent, [Artifact(path.name, "application/toml", text.encode())])


def _table(above: object, name: str) -> Table:
    import tomlkit

    assert hasattr(above, "setdefault")
    table: Table = above.setdefault(name, tomlkit.table())
    return table
