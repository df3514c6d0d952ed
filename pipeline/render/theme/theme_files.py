"""Themes on the disk and in installed packages: found by name, read, and followed to those that they extend."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import LayoutError
from pipeline.own_tables import parsed
from pipeline.render import resources
from pipeline.render.theme import fonts
from pipeline.render.theme.shape import check_shape

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints

TOKEN_GROUPS = ("page", "font", "weight", "size", "leading", "space", "color", "dark")
_OTHER_KEYS = ("title", "description", "extends", "contrast", "faces", "fallback", "word", "from-settings")


def available(*, folders: tuple[Path, ...] = ()) -> tuple[str, ...]:
    """The names of all themes, sorted: those on the disk and those of installed packages."""
    return tuple(sorted({*resources.names("themes", "/", folders), *(entry.name for entry in _packaged())}))


def find(name: str, folders: tuple[Path, ...] = ()) -> Path:
    """The folder of a theme. Installed packages are searched only for a name that is not on the disk: that takes time.

    Raises:
        LayoutError: there is no such theme.
    """
    path = resources.find(f"themes/{name}/theme.toml", folders)
    if path:
        return path.parent
    for entry in _packaged():
        if entry.name == name and (folder := fonts.package_folder(entry.module)):
            return folder
    raise LayoutError(f"there is no theme {name!r}", hint=did_you_mean(name, available(folders=folders)))


def _packaged() -> EntryPoints:
    """Themes in installed packages: an entry point ``name = "package"``, whose folder holds ``theme.toml``."""
    from importlib.metadata import entry_points

    return entry_points(group="briefing.themes")


def chain_of(name: str, folders: resources.Folders) -> list[tuple[Path, dict[str, Any]]]:
    """The folder and the table of a theme, then those of the themes that it extends.

    Raises:
        LayoutError: a theme is missing, cannot be read, has an unknown key, or extends itself.
    """
    chain: list[tuple[Path, dict[str, Any]]] = []
    names: list[str] = []
    wanted: str | None = name
    while wanted is not None:
        if wanted in names:
            said = f"the theme {wanted!r} extends itself: {' -> '.join([*names, wanted])}"
            raise LayoutError(said, place=str(chain[-1][0] / "theme.toml"), hint='extends = "brief"')
        names.append(wanted)
        chain.append(_table(wanted, folders))
        wanted = chain[-1][1].get("extends")
    return chain


def _table(name: str, folders: resources.Folders) -> tuple[Path, dict[str, Any]]:
    folder = find(name, folders)
    path = folder / "theme.toml"
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = dict(parsed(text)) if path.is_relative_to(resources.builtin()) else tomllib.loads(text)
    except OSError as error:
        hint = "checking the permissions of the file"
        raise LayoutError(f"the theme cannot be read: {error.strerror}", place=str(path), hint=hint) from error
    except UnicodeDecodeError as error:
        raise LayoutError("the theme is not UTF-8", place=str(path), hint="saving it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        from pipeline.toml_errors import slip_of

        sentence, place, hint = slip_of(error, text, str(path))
        raise LayoutError(f"the theme cannot be read: {sentence}", place=place, hint=hint) from error
    except RecursionError as error:
        raise LayoutError("lists in the theme are nested too deep", place=str(path), hint=_FLAT) from error
    except ValueError as error:
        raise LayoutError("the theme holds a number that is too long", place=str(path), hint=_FLAT) from error
    known = (*TOKEN_GROUPS, *_OTHER_KEYS)
    for key in table:
        if key not in known:
            raise LayoutError(f"a theme has no key {key!r}", place=str(path), hint=did_you_mean(key, known))
    if not path.is_relative_to(resources.builtin()):
        check_shape(table, _models(), TOKEN_GROUPS, path)
    return folder, table


_FLAT = "values of the kind that `briefing themes show brief` lists"


@cache
def _models() -> tuple[dict[str, Any], ...]:
    """The tables of the tool's own themes."""
    places = sorted((resources.builtin() / "themes").glob("*/theme.toml"))
    return tuple(dict(parsed(place.read_text(encoding="utf-8"))) for place in places)


def did_you_mean(word: str, known: tuple[str, ...] | list[str]) -> str:
    """A hint: the known word that is most like this one, or all of them."""
    close = get_close_matches(word, known, n=1)
    return close[0] if close else f"one of {', '.join(sorted(known)[:40])}"
