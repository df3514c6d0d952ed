"""Changes to ``briefing.toml`` that the desk makes; comments and order of the file stay as they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.clean import rules
from pipeline.disk.atomic_write import put_in_place
from pipeline.errors import UsageError
from pipeline.model import Artifact
from pipeline.settings import project

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Table


def keep_line(path: Path, words: str, name: str) -> None:
    """Protect a line of a text from cleaning, by its first words.

    Args:
        path: the file of the settings.
        words: of the line.
        name: of the file of the text.

    Raises:
        UsageError: the line has no words, or the file is not TOML.
    """
    first = " ".join(words.split())[:_MOST]
    if not any(character.isalnum() for character in first):
        raise UsageError("a line without words cannot be protected by its words", hint="its number in briefing.toml")
    _append(path, name, "protect", first)


def switch_off(path: Path, rule: str, name: str = "") -> None:
    """Switch off a cleaning rule.

    Args:
        path: the file of the settings.
        rule: its code.
        name: of the file of the text; empty for all texts of the project.

    Raises:
        UsageError: there is no such rule, or the file is not TOML.
    """
    known = [one.name for one in rules()]
    if rule not in known:
        raise UsageError(f"there is no cleaning rule {rule!r}", hint=f"one of {', '.join(known)}")
    _append(path, name, "off", rule)


def take_back(path: Path, value: str, name: str) -> None:
    """Switch a rule on again, or clean a line again, for one text and for all.

    Args:
        path: the file of the settings.
        value: the code of the rule, or the words of the line.
        name: of the file of the text.

    Raises:
        UsageError: the file is not TOML.
    """
    document = _read(path)
    ours = _at(document, "tool", "briefing") if path.name == "pyproject.toml" else document
    for table in (_at(ours, "rules"), _at(ours, "documents", name, "rules")):
        for key in ("off", "protect"):
            if value in (listed := list(table.get(key, ()))):
                table[key] = [one for one in listed if one != value]
    _write(path, document)


_MOST = 60  # characters: protected lines are found by their first words


def _append(path: Path, name: str, key: str, value: str) -> None:
    document = _read(path)
    table = _rules(document, path.name == "pyproject.toml", name)
    listed = list(table.get(key, ()))
    if value in listed:
        return
    table[key] = [*listed, value]
    _write(path, document)


def _write(path: Path, document: TOMLDocument) -> None:
    import tomlkit

    text = tomlkit.dumps(document)
    project.parse(text, str(path))  # refuses what the settings do not take, before anything is written
    put_in_place(path.parent, [Artifact(path.name, "application/toml", text.encode())])


def _read(path: Path) -> TOMLDocument:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        return tomlkit.parse(path.read_text(encoding="utf-8") if path.is_file() else "")
    except TOMLKitError as error:
        raise UsageError(f"the settings cannot be read: {error}", place=str(path), hint="`briefing config`") from error


def _at(table: Any, *names: str) -> Any:
    """The table below these names; an empty one of no document if there is none."""
    for name in names:
        table = table.get(name, {})
    return table


def _rules(document: TOMLDocument, is_shared: bool, name: str) -> Table:
    """The table of rules: of all texts, or of the one text of this name."""
    above: object = _table(_table(document, "tool", bare=True), "briefing") if is_shared else document
    if name:
        above = _table(_table(above, "documents", bare=True), name, bare=True)
    return _table(above, "rules")


def _table(above: object, name: str, *, bare: bool = False) -> Table:
    """The table of this name; ``bare``: a new one gets no line of its own, since only tables are in it."""
    import tomlkit

    assert hasattr(above, "setdefault")
    table: Table = above.setdefault(name, tomlkit.table(is_super_table=bare))
    return table
