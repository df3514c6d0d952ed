"""A theme: design tokens, the fonts they name, and style sheets with the tokens filled in.

Tokens are written ``var(--group-key)`` in the style sheets. They become literal values for paper and for e-books, whose
reading systems may lack custom properties, and custom properties for the screen, where a dark page redefines them.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import LayoutError
from pipeline.render import fonts, resources
from pipeline.render.contrast import check_contrast

Kind = Literal["paged", "reflow", "screen"]

_VAR_RE = re.compile(r"var\(--([a-z][a-z0-9-]*)\)")
_SHEETS = ("core", "paged", "reflow", "screen")
_TOKEN_GROUPS = ("page", "font", "weight", "size", "leading", "space", "color", "dark")
_OTHER_KEYS = ("title", "description", "extends", "contrast", "faces", "fallback", "word")


@dataclass(frozen=True, slots=True)
class Theme:
    """What a writer needs to know of a design.

    ``tokens`` maps ``group.key`` to a CSS value, ``sheets`` the name of a style sheet to its text, and ``word`` is the
    raw table of the DOCX writer. ``folders`` are the user's, for templates that a writer fills in.
    """

    name: str
    title: str
    description: str
    tokens: dict[str, str]
    faces: tuple[fonts.Face, ...]
    absent: tuple[str, ...]
    sheets: dict[str, str]
    word: dict[str, Any]
    folders: resources.Folders = ()

    def css(self, kind: Kind) -> str:
        """The style sheet: what all outputs share, and then what ``kind`` adds.

        Raises:
            LayoutError: a style sheet uses a token that the theme does not have.
        """
        body = self.sheets["core"] + "\n" + self.sheets[kind]
        if kind != "screen":
            return _VAR_RE.sub(lambda match: self._value(match[1]), body)
        for token in _VAR_RE.findall(body):
            self._value(token)
        return f":root {{{self._properties('')}}}\n{_dark(self._properties('dark.'))}\n{body}"

    def family(self, key: str) -> str:
        """The name of the family for ``text``, ``heading`` or ``mono``, without what stands in for it."""
        return self.tokens[f"font.{key}"].split(",")[0].strip().strip('"')

    def _value(self, name: str) -> str:
        found = self.tokens.get(name.replace("-", ".", 1))
        if found is None:
            raise LayoutError(
                f"a style sheet uses the token --{name}, which the theme {self.name!r} does not have",
                hint=_did_you_mean(name, [key.replace(".", "-") for key in self.tokens]),
            )
        return found

    def _properties(self, prefix: str) -> str:
        """The tokens as custom properties; those of the group ``dark`` under the names that they redefine."""
        chosen = {key: value for key, value in self.tokens.items() if key.startswith("dark.") == bool(prefix)}
        named = {key.replace("dark.", "color.").replace(".", "-"): value for key, value in chosen.items()}
        return " ".join(f"--{key}: {value};" for key, value in named.items())


def load(name: str = "brief", *, folders: tuple[Path, ...] = ()) -> Theme:
    """Read a theme and the themes that it extends. Called at the rim: it reads files.

    Args:
        name: of a theme in ``themes/``.
        folders: of the user, each like ``templates/``; what they hold overrides the tool's own, file by file.

    Raises:
        LayoutError: there is no such theme, it extends itself, it has an unknown key, or two of its colours are too
            close to be read; each with the file and a suggestion.
    """
    table = _extended(name, folders, ())
    tokens = _tokens(table)
    check_contrast(tokens, table.get("contrast", {}), name)
    faces, absent = fonts.find_faces(table.get("faces", {}), _fonts_folders(name, folders))
    sheets = {sheet: resources.read(f"css/{sheet}.css", folders) for sheet in _SHEETS}
    own = resources.find(f"themes/{name}/theme.css", folders)
    if own:
        sheets = {key: f"{css}\n{own.read_text('utf-8')}" if key == "core" else css for key, css in sheets.items()}
    title, description = table.get("title", name), table.get("description", "")
    return Theme(name, title, description, tokens, faces, absent, sheets, table.get("word", {}), folders)


def available(*, folders: tuple[Path, ...] = ()) -> tuple[str, ...]:
    """The names of all themes, sorted."""
    return resources.names("themes", "/", folders)


def _extended(name: str, folders: resources.Folders, chain: tuple[str, ...]) -> dict[str, Any]:
    if name in chain:
        raise LayoutError(f"the theme {name!r} extends itself: {' -> '.join([*chain, name])}")
    table = _table(name, folders)
    parent = table.get("extends")
    if parent is None:
        return table
    return _merged(_extended(parent, folders, (*chain, name)), table)


def _table(name: str, folders: resources.Folders) -> dict[str, Any]:
    path = resources.find(f"themes/{name}/theme.toml", folders)
    if path is None:
        raise LayoutError(f"there is no theme {name!r}", hint=_did_you_mean(name, available(folders=folders)))
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LayoutError(f"the theme is no TOML: {error}", place=str(path)) from error
    known = (*_TOKEN_GROUPS, *_OTHER_KEYS)
    for key in table:
        if key not in known:
            raise LayoutError(f"a theme has no key {key!r}", place=str(path), hint=_did_you_mean(key, known))
    return table


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """``above`` over ``below``, tables within tables likewise; a list replaces a list."""
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged


def _tokens(table: dict[str, Any]) -> dict[str, str]:
    """``group.key`` to value; a family gets its fallbacks behind it."""
    tokens = {f"{group}.{key}": str(value) for group in _TOKEN_GROUPS for key, value in table.get(group, {}).items()}
    for key, names in table.get("fallback", {}).items():
        family = f"font.{key}"
        tokens[family] = ", ".join(fonts.quoted(name) for name in (tokens.get(family, ""), *names) if name)
    return tokens


def _fonts_folders(name: str, folders: resources.Folders) -> resources.Folders:
    return tuple(place / "themes" / name / "fonts" for place in resources.places(folders))


def _dark(properties: str) -> str:
    return f"@media screen and (prefers-color-scheme: dark) {{ :root {{{properties}}} }}"


def _did_you_mean(word: str, known: tuple[str, ...] | list[str]) -> str:
    close = get_close_matches(word, known, n=1)
    return close[0] if close else f"one of {', '.join(sorted(known)[:40])}"
