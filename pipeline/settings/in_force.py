"""The settings in force, each with its value and its origin."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.settings.decision_tables import SHARED
from pipeline.settings.keys import KEYS
from pipeline.settings.options import options_of
from pipeline.settings.project import Settings, read, table_in


@dataclass(frozen=True, slots=True)
class InForce:
    """A setting. ``value``: as in TOML, None if not set; ``place``: the file that sets it, None for a default."""

    key: str
    value: Any
    place: Path | None


def in_force(place: Path | None) -> tuple[InForce, ...]:
    """All settings of a project in the order of the documentation, and the decisions about texts.

    Args:
        place: the settings file that applies; None without one.

    Raises:
        UsageError: the file cannot be used, as :func:`pipeline.settings.project.read` says; it names a folder of
            templates that does not exist.
    """
    settings = read(place)
    said = table_in(place.read_text(encoding="utf-8-sig"), str(place)) if place else {}
    values = {key: _plain(getattr(settings, known.name)) for key, known in KEYS.items()} | _effective(settings)
    rows = [InForce(key, value, place if _has(said, key) else None) for key, value in values.items()]
    decided = [InForce(key, said[key], place) for key in SHARED if key in said]
    documents = said.get("documents", {})
    of_one = [
        InForce(f'documents."{name}".{key}', value, place)
        for name, table in documents.items()
        for key, value in table.items()
    ]
    return (*rows, *decided, *of_one)


def _effective(settings: Settings) -> dict[str, Any]:
    """The effective values of keys that have no fixed default."""
    from pipeline.clean import SHARE

    options = options_of(settings, read_as=None, epoch=None)
    return {
        "theme": options.theme,
        "formats": list(options.formats),
        "contents": options.contents,
        "rules.share": options.share or SHARE,
    }


def _has(table: dict[str, Any], key: str) -> bool:
    for name in key.split("."):
        if not isinstance(table, dict) or name not in table:
            return False
        table = table[name]
    return True


def _plain(value: Any) -> Any:
    """A value of :class:`Settings` as it would be in TOML."""
    if isinstance(value, Path):
        return str(value)
    return list(value) or None if isinstance(value, tuple) else value
