"""The files of a theme's font families: from Python packages made by fontpkg, or a folder next to the theme."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.machinery import PathFinder
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline.errors import LayoutError

_GENERIC = frozenset({"serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "emoji"})


@dataclass(frozen=True, slots=True)
class Face:
    """One file of a family. ``weight`` is a CSS value: ``400``, or ``200 900`` for a variable font."""

    family: str
    style: str
    weight: str
    path: Path
    licence: str = ""

    def css(self) -> str:
        """The ``@font-face`` rule."""
        return (
            f'@font-face {{ font-family: "{self.family}"; font-style: {self.style}; font-weight: {self.weight}; '
            f'src: url("{self.path.as_uri()}") }}'
        )


def find_faces(
    table: Mapping[str, Mapping[str, str]], folders: tuple[Path, ...]
) -> tuple[tuple[Face, ...], tuple[str, ...]]:
    """The files of every family of a theme, and the names of the families that are not installed.

    Args:
        table: family -> ``{"package": …, "licence": …}``.
        folders: folders with a ``metadata.json`` in fontpkg's form, for families without a package.

    Raises:
        LayoutError: the list of a family's files is damaged.
    """
    found: list[Face] = []
    absent: list[str] = []
    for family, row in table.items():
        faces = list(_faces(family, row, folders))
        found += faces
        if not faces:
            absent.append(family)
    return tuple(found), tuple(absent)


def quoted(family: str) -> str:
    """A family name as written in CSS; generic names stay bare."""
    return family if family in _GENERIC else f'"{family}"'


def _faces(family: str, row: Mapping[str, str], folders: tuple[Path, ...]) -> Iterator[Face]:
    root = package_folder(row["package"]) if "package" in row else None
    for place in [root] if root else [folder.resolve() / family for folder in folders]:
        sheet = place / "metadata.json"
        if sheet.is_file():
            yield from _read(family, row.get("licence", ""), sheet)


def package_folder(name: str) -> Path | None:
    """The folder of a package, found without importing it or its parents. None if it is not installed."""
    if not all(part.isidentifier() for part in name.split(".")):
        return None
    top, *below = name.split(".")
    try:
        spec = find_spec(top)
    except (ImportError, ValueError):
        return None
    for part in below:
        if spec is None or spec.submodule_search_locations is None:
            return None
        spec = PathFinder.find_spec(f"{spec.name}.{part}", spec.submodule_search_locations)
    return Path(spec.origin).resolve().parent if spec and spec.origin else None


def _read(family: str, licence: str, sheet: Path) -> list[Face]:
    try:
        return list(_listed(family, licence, sheet.parent, json.loads(sheet.read_text(encoding="utf-8"))))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        sentence = f"the list of the files of the font {family} cannot be read"
        raise LayoutError(sentence, place=str(sheet), hint="the font's package, installed again") from error


def _listed(family: str, licence: str, root: Path, metadata: dict[str, Any]) -> Iterator[Face]:
    ranges = {axis["tag"]: f"{axis['min']:g} {axis['max']:g}" for axis in metadata.get("axes", [])}
    for file in metadata["files"]:
        weight = ranges.get("wght", "400") if file["variable"] else str(file["weight"])
        yield Face(family, file["style"], weight, root / file["path"], licence)
