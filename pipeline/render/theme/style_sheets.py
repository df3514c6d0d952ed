"""Style sheets of a theme: the shared one, then the additions of each theme in the chain; none loads from the web."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pipeline.errors import LayoutError
from pipeline.render import resources


def sheet_of(
    sheet: str, chain: list[tuple[Path, dict[str, Any]]], folders: resources.Folders, more: tuple[str, ...] = ()
) -> str:
    """A style sheet and ``more``, followed by the additions of each theme in the chain, the most specific last.

    Raises:
        LayoutError: one cannot be read, or loads another file.
    """
    own = [path for folder, _ in reversed(chain) if (path := folder / f"{sheet}.css").is_file()]
    names = [f"css/{name}.css" for name in (sheet, *more)]
    texts = {name: resources.read(name, folders) for name in names} | {str(path): _css(path) for path in own}
    for place, text in texts.items():
        _refuse_the_web(text, place)
    return "\n".join(texts.values())


def _css(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise LayoutError(
            f"a style sheet cannot be read: {error.strerror}", place=str(path), hint=_OWN_SHEET
        ) from error
    except UnicodeDecodeError as error:
        raise LayoutError("a style sheet is not UTF-8", place=str(path), hint="saving it as UTF-8") from error


_OWN_SHEET = "checking its permissions"
_WEB_RE = re.compile(r"@import|url\([\"'\s]*(?:https?:)?//", re.IGNORECASE)
_NAMESPACE_RE = re.compile(r"/\*.*?\*/|@namespace[^;]*;", re.DOTALL)


def _refuse_the_web(css: str, place: str) -> None:
    """Raise if a style sheet loads another file: finished files are self-contained, and opening one informs nobody."""
    bare = _NAMESPACE_RE.sub(lambda found: "\n" * found[0].count("\n"), css)
    if found := _WEB_RE.search(bare):
        line = bare.count("\n", 0, found.start()) + 1
        hint = "the rules themselves" if found[0].lower() == "@import" else "the picture within it: url(data:…)"
        raise LayoutError("a style sheet loads another file", place=f"{place}, line {line}", hint=hint)
