"""The settings of a project: ``briefing.toml`` next to the sources, or ``[tool.briefing]`` in pyproject.toml.

Flags override them. :func:`reference` makes the table in ``docs/configuration.md`` from :class:`Settings`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.model import UNDECIDED, Decisions
from pipeline.settings.decision_tables import SHARED, decisions_of
from pipeline.settings.keys import FORMATS, MADE, Settings, reference
from pipeline.settings.values import field_of, value_of

__all__ = [
    "FORMATS", "MADE", "OWN", "Settings", "find", "grouped", "merge", "near", "parse", "place_for", "read", "reference",
    "table_in",
]  # fmt: skip


def parse(text: str, place: str) -> Settings:
    """The settings in a TOML text. ``place`` is the path of its file: its name tells whether it is a pyproject.toml.

    Raises:
        UsageError: the text is not TOML, a key is unknown, or a value has the wrong type.
    """
    table = table_in(text, place)
    path = Path(place)
    shared = {key: table.pop(key) for key in SHARED if key in table}
    documents = _subtable(table, "documents", place)
    table.pop("documents", None)
    pairs = _flat(table).items()
    return Settings(
        **{field_of(key, place): value_of(key, value, place, path.parent) for key, value in pairs},
        file=path,
        decisions=decisions_of(shared, place, shared=True) if shared else UNDECIDED,
        documents=tuple((name, _document(name, documents, place)) for name in documents),
    )


def table_in(text: str, place: str) -> dict[str, Any]:
    """Our table in a TOML text, unchecked.

    Raises:
        UsageError: the text is not TOML.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from pipeline.toml_errors import slip_of

        sentence, line, hint = slip_of(error, text, place)
        raise UsageError(f"the settings cannot be read: {sentence}", place=line, hint=hint) from error
    except (RecursionError, ValueError) as error:
        why = "lists are nested too deep" if isinstance(error, RecursionError) else "a number is too long"
        raise UsageError(f"the settings cannot be read: {why}", place=place, hint="a shorter value") from error
    if Path(place).name == _PYPROJECT:
        table = _subtable(_subtable(table, "tool", place), "briefing", place)
    return table


def near(source: Path) -> Settings:
    """The nearest settings: in the folder of a source or above, else in the current folder or above, else the defaults.

    Raises:
        UsageError: as :func:`parse` does.
    """
    return read(place_for(source))


def grouped(sources: Iterable[Path]) -> list[tuple[Settings, list[Path]]]:
    """Group sources by the settings that apply to them, as :func:`near` finds them.

    Raises:
        UsageError: as :func:`parse` does.
    """
    groups: dict[Path | None, list[Path]] = {}
    known: dict[Path, Any] = {}  # a folder -> the settings of the files in it
    for source in sources:
        place = place_for(source) if source.is_symlink() else known.get(source.parent, ...)
        if place is ...:
            place = known[source.parent] = place_for(source)
        groups.setdefault(place, []).append(source)
    return [(read(place), members) for place, members in groups.items()]


def find(folder: Path) -> Path | None:
    """The nearest settings file for the sources in ``folder``: in it or in a folder above."""
    for place in (folder := folder.absolute(), *folder.parents):
        if (own := place / OWN).is_file():
            return own
        if (shared := place / _PYPROJECT).is_file() and _OURS_RE.search(shared.read_bytes()):
            return shared
    return None


def place_for(source: Path) -> Path | None:
    """The settings file for a source, as :func:`near` finds it; as a relative path if that is possible."""
    here = source.resolve()
    place = find(here if here.is_dir() else here.parent) or find(Path())
    below = place is not None and place.is_relative_to(Path.cwd())
    return place.relative_to(Path.cwd()) if place and below else place


def merge(settings: Settings, flags: Mapping[str, Any]) -> Settings:
    """The settings overridden by flags, by names of :class:`Settings`; None means "not given"."""
    return replace(settings, **{name: value for name, value in flags.items() if value is not None})


def read(place: Path | None) -> Settings:
    """The settings in a file, the defaults if there is none.

    Raises:
        UsageError: the file cannot be read, or as :func:`parse` does.
    """
    if place is None:
        return Settings()
    try:
        text = place.read_text(encoding="utf-8-sig")
    except OSError as error:
        hint = "checking the permissions of the file"
        raise UsageError(f"the settings cannot be read: {error.strerror}", place=str(place), hint=hint) from error
    except UnicodeDecodeError as error:
        raise UsageError("the settings are not UTF-8", place=str(place), hint="saving them as UTF-8") from error
    return parse(text, str(place))


_PYPROJECT = "pyproject.toml"
OWN = "briefing.toml"
_OURS_RE = re.compile(rb"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*briefing[ \t]*[.\]]", re.MULTILINE)


def _subtable(table: dict[str, Any], name: str, place: str, header: str = "") -> dict[str, Any]:
    inner = table.get(name, {})
    if not isinstance(inner, dict):
        raise UsageError(f'"{name}" is not a table', place=place, hint=f"[{header or name}] on a line of its own")
    return inner


def _document(name: str, documents: dict[str, Any], place: str) -> Decisions:
    header = f'documents."{name}"'
    return decisions_of(_subtable(documents, name, place, header), f"{place}, {header}")


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """``{"rules": {"off": []}}`` as ``{"rules.off": []}``."""
    flat: dict[str, Any] = {}
    for name, value in table.items():
        flat |= _flat(value, f"{prefix}{name}.") if isinstance(value, dict) and value else {prefix + name: value}
    return flat
