"""Changes to ``briefing.toml`` that the desk makes; comments and order of the file stay as they are.

Each is a list of single changes, which can be undone even if the file was changed elsewhere meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.clean import rules
from pipeline.disk.atomic_write import put_in_place
from pipeline.errors import UsageError
from pipeline.model import Artifact
from pipeline.settings import project

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Table

LOOKS = ("theme", "paper")  # settings of all texts that the desk sets
_LISTS = ("off", "protect")


class Change(NamedTuple):
    """One value that a setting gets (``added``) or loses.

    ``name``: of the file of the text, empty for all texts; ``key``: one of a list of rules, or of :data:`LOOKS`.
    """

    name: str
    key: str
    value: str
    added: bool


def make(path: Path, changes: Iterable[Change]) -> tuple[Change, ...]:
    """Make changes, and return those that were not made already.

    Args:
        path: the file of the settings.

    Raises:
        UsageError: the file is not TOML, or the settings do not take a value.
    """
    document = _read(path)
    made = tuple(change for change in changes if _made(document, path.name == "pyproject.toml", change))
    if made:
        _write(path, document)
    return made


def undone(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that take back those given."""
    return tuple(change._replace(added=not change.added) for change in reversed(tuple(changes)))


def keep_line(path: Path, words: str, name: str) -> tuple[Change, ...]:
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
    return make(path, [Change(name, "protect", first, added=True)])


def switch_off(path: Path, rule: str, name: str = "") -> tuple[Change, ...]:
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
    return make(path, [Change(name, "off", rule, added=True)])


def take_back(path: Path, value: str, name: str) -> tuple[Change, ...]:
    """Switch a rule on again, or clean a line again, for one text and for all.

    Args:
        path: the file of the settings.
        value: the code of the rule, or the words of the line.
        name: of the file of the text.

    Raises:
        UsageError: the file is not TOML.
    """
    return make(path, [Change(whose, key, value, added=False) for whose in ("", name) for key in _LISTS])


def choose_look(path: Path, key: str, value: str) -> tuple[Change, ...]:
    """Choose the theme or the paper of all texts.

    Args:
        path: the file of the settings.
        key: one of :data:`LOOKS`.
        value: empty for the one that holds without a setting.

    Raises:
        UsageError: there is no such setting, or it does not take the value.
    """
    if key not in LOOKS:
        raise UsageError(f"the desk sets no such thing: {key!r}", hint="briefing.toml, in a text editor")
    before = str(_at(_ours(_read(path), path.name == "pyproject.toml"), key) or "")
    wanted = [Change("", key, before, added=False), Change("", key, value, added=True)]
    return make(path, [change for change in wanted if change.value]) if before != value else ()


_MOST = 60  # characters: protected lines are found by their first words


def _made(document: TOMLDocument, is_shared: bool, change: Change) -> bool:
    """Make one change; False if it was made already."""
    if change.key in LOOKS:
        return _set(_ours(document, is_shared, new=change.added), change)
    path = ("documents", change.name, "rules") if change.name else ("rules",)
    listed = [*(_at(_ours(document, is_shared), *path, change.key) or ())]
    if (change.value in listed) is change.added:
        return False
    table = _rules(document, is_shared, change.name)
    table[change.key] = [*listed, change.value] if change.added else [one for one in listed if one != change.value]
    return True


def _set(table: Any, change: Change) -> bool:
    if (table.get(change.key) == change.value) is change.added:
        return False
    if change.added:
        table[change.key] = change.value
    else:
        del table[change.key]
    return True


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
    """The value below these names; None if there is none."""
    for name in names:
        table = table.get(name) if table is not None else None
    return table


def _ours(document: TOMLDocument, is_shared: bool, *, new: bool = False) -> Any:
    """The table of our settings: the document itself, or a table of a file that is shared with other tools."""
    if not is_shared:
        return document
    if new:
        return _table(_table(document, "tool", bare=True), "briefing")
    return _at(document, "tool", "briefing") or {}


def _rules(document: TOMLDocument, is_shared: bool, name: str) -> Table:
    """The table of rules: of all texts, or of the one text of this name."""
    above: object = _ours(document, is_shared, new=True)
    if name:
        above = _table(_table(above, "documents", bare=True), name, bare=True)
    return _table(above, "rules")


def _table(above: object, name: str, *, bare: bool = False) -> Table:
    """The table of this name; ``bare``: a new one gets no line of its own, since only tables are in it."""
    import tomlkit

    assert hasattr(above, "setdefault")
    table: Table = above.setdefault(name, tomlkit.table(is_super_table=bare))
    return table
