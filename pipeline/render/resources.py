"""Find templates, style sheets, themes and catalogues: the tool's own, overridden file by file by a user's."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.errors import LayoutError

Folders = tuple[Path, ...]


@cache
def builtin() -> Path:
    """The folder ``templates`` of this installation: inside the package in a wheel, next to it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    return next((f for f in (package / "templates", package.parent / "templates") if f.is_dir()), package / "templates")


def places(folders: Folders = ()) -> Folders:
    """Every folder to search; the first that has a file wins."""
    return (*folders, builtin())


def find(path: str, folders: Folders = ()) -> Path | None:
    """The path of the file or folder ``path`` (such as ``css/core.css``), None if no folder has it."""
    return next((folder / path for folder in places(folders) if (folder / path).exists()), None)


def read(path: str, folders: Folders = ()) -> str:
    """The text of the file ``path``.

    Raises:
        LayoutError: no folder has it, or it is not UTF-8.
    """
    found = find(path, folders)
    if found is None:
        hint = "installing the program again: this file belongs to it"
        raise LayoutError(f"there is no {path}", place=", ".join(map(str, places(folders))), hint=hint)
    try:
        return found.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        hint = "saving the file as UTF-8, or checking its permissions"
        raise LayoutError(f"{path} cannot be read: {error}", place=str(found), hint=hint) from error


def names(folder: str, suffix: str, folders: Folders = ()) -> tuple[str, ...]:
    """The names (without ``suffix``) in ``folder`` over all places, sorted; for the suffix ``/``, of its folders."""
    pattern = "*/" if suffix == "/" else f"*{suffix}"
    found = (match for place in places(folders) for match in (place / folder).glob(pattern))
    return tuple(sorted({match.name.removesuffix(suffix) for match in found}))


def files() -> tuple[str, ...]:
    """Every file of the tool's own templates that a user may override, as a path with ``/``, sorted."""
    found = (path.relative_to(builtin()) for path in builtin().rglob("*") if path.is_file() and path.suffix != ".mo")
    return tuple(sorted(path.as_posix() for path in found if not path.name.startswith((".", "__"))))
