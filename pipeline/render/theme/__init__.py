"""A theme: design tokens, the fonts they name, and style sheets with the tokens filled in.

Tokens are written ``var(--group-key)`` in the style sheets. They become literal values for paper and for e-books, whose
reading systems may lack custom properties, and custom properties for the screen, where a dark page redefines them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import LayoutError
from pipeline.model import Image
from pipeline.render import resources
from pipeline.render.theme import fonts
from pipeline.render.theme.contrast import check_contrast
from pipeline.render.theme.house import NO_HOUSE, House
from pipeline.render.theme.own_look import own_faces, own_tokens
from pipeline.render.theme.style_sheets import sheet_of
from pipeline.render.theme.theme_files import TOKEN_GROUPS, available, chain_of, did_you_mean, find
from pipeline.render.theme.tokens import check_tokens

__all__ = ("Theme", "available", "find", "load")

Kind = Literal["paged", "reflow", "screen"]

_VAR_RE = re.compile(r"var\(--([a-z][a-z0-9-]*)\)")
_NOTHING_RE = re.compile(r"0+(?:\.0*)?(?:mm|pt)?")
_SHEETS = ("core", "paged", "duplex", "rtl", "reflow", "unembedded", "screen")
# Families for screens, by the generic family at the end of the theme's fallbacks.
_SCREEN = {
    "serif": ("Charter", "Georgia", "Cambria", "Noto Serif", "Liberation Serif"),
    "sans-serif": ("Segoe UI", "Helvetica Neue", "Roboto", "Noto Sans", "Liberation Sans"),
}


@dataclass(frozen=True, slots=True)
class Theme:
    """A design, as the writers need it.

    ``tokens`` maps ``group.key`` to a CSS value, ``sheets`` the name of a style sheet to its text; ``word`` is the raw
    table of the DOCX writer. ``folders`` are the user's, for templates that a writer fills in; ``house`` holds what is
    the same in every design; ``extended`` are the folders of the theme and of those that it extends.
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
    house: House = NO_HOUSE
    logo: Image | None = None
    extended: resources.Folders = ()

    def css(self, kind: Kind, direction: str = "ltr") -> str:
        """The style sheet: the shared one, then that of ``kind``, and on paper the rules for ``duplex`` and ``rtl``.

        Raises:
            LayoutError: a style sheet uses a token that the theme does not have.
        """
        body = self.sheets["core"] + "\n" + self.sheets[kind]
        if kind == "paged":
            body += "\n" + self.sheets["rtl" if direction == "rtl" else "duplex"]
        if kind == "reflow" and not self.house.embed_fonts:
            body += "\n" + self.sheets["unembedded"]
        if kind != "screen":
            return _VAR_RE.sub(lambda match: self._value(match[1]), body)
        for token in _VAR_RE.findall(body):
            self._value(token)
        return f":root {{{self._properties('')}}}\n{_dark(self._properties('dark.'))}\n{body}"

    def family(self, key: str) -> str:
        """The name of the family for ``text``, ``heading`` or ``mono``, without its fallbacks."""
        return self.tokens[f"font.{key}"].split(",")[0].strip().strip('"')

    def _value(self, name: str) -> str:
        found = self.tokens.get(name.replace("-", ".", 1))
        if found is None:
            raise LayoutError(
                f"a style sheet uses the token --{name}, which the theme {self.name!r} does not have",
                hint=_meant_by(name, [key.replace(".", "-") for key in self.tokens]),
            )
        return found

    def _properties(self, prefix: str) -> str:
        """The tokens as custom properties; tokens of the group ``dark`` under the names that they redefine."""
        chosen = {
            key: _shown(key, value) for key, value in self.tokens.items() if key.startswith("dark.") == bool(prefix)
        }
        named = {key.replace("dark.", "color.").replace(".", "-"): value for key, value in chosen.items()}
        return " ".join(f"--{key}: {value};" for key, value in named.items())


# Style sheets for what is printed on request: an abstract, answers, pull quotes, dates, times in the margin.
_EXTRAS: dict[str, tuple[str, ...]] = {
    "core": ("extras",), "paged": ("extras-paged",), "reflow": ("extras-reflow",), "screen": ("extras-screen",),
}  # fmt: skip


def load(name: str = "brief", *, folders: tuple[Path, ...] = (), house: House = NO_HOUSE) -> Theme:
    """Read a theme and the themes that it extends. Called at the rim: it reads files.

    Args:
        name: of a theme in ``themes/`` or in an installed package.
        folders: the user's, each like ``templates/``; their files override the tool's own.
        house: decisions of the house for every design.

    Raises:
        LayoutError: there is no such theme, it extends itself, it has an unknown key or token or an invalid value, or
            the contrast of two colours is too low; the logo cannot be used; each with the file and a suggestion.
    """
    chain = chain_of(name, folders)
    table = reduce(_merged, (table for _, table in reversed(chain)))
    tokens = _tokens(table) | ({"page.size": house.paper} if house.paper else {})
    if table.get("from-settings"):
        tokens |= own_tokens(house, tokens)
        table = table | {"faces": table.get("faces", {}) | own_faces(house)}
    check_contrast(tokens, table.get("contrast", {}), name)
    faces, absent = fonts.find_faces(table.get("faces", {}), tuple(place / "fonts" for place, _ in chain))
    single = ("single", "extras-single") if _NOTHING_RE.fullmatch(tokens.get("page.column", "")) else ()
    more = _EXTRAS | {"paged": (*_EXTRAS["paged"], *single)}
    sheets = {sheet: sheet_of(sheet, chain, folders, more.get(sheet, ())) for sheet in _SHEETS}
    for at, (place, own) in enumerate(chain):
        inherited = {token for _, above in chain[at + 1 :] for token in _named(above)}
        check_tokens(
            _named(own), inherited, "\n".join([*sheets.values(), str(table.get("word", {}))]), place / "theme.toml"
        )
    sheets["paged"] += house.css()
    sheets["rtl"] += house.css_rtl()
    sheets["duplex"] = sheets["duplex"] if house.duplex else ""
    title, description = chain[0][1].get("title", name), chain[0][1].get("description", "")
    theme = Theme(
        name, title, description, tokens, faces, absent, sheets, table.get("word", {}), folders, house, house.image()
    )
    return replace(theme, extended=tuple(place for place, _ in chain))


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """``above`` over ``below``, tables merged recursively; a list replaces a list."""
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged


def _tokens(table: dict[str, Any]) -> dict[str, str]:
    """``group.key`` to value; a family is followed by its fallbacks."""
    tokens = _named(table)
    for key, names in table.get("fallback", {}).items():
        family = f"font.{key}"
        tokens[family] = ", ".join(fonts.quoted(name) for name in (tokens.get(family, ""), *names) if name)
    return tokens


def _named(table: dict[str, Any]) -> dict[str, str]:
    return {f"{group}.{key}": str(value) for group in TOKEN_GROUPS for key, value in table.get(group, {}).items()}


def _shown(key: str, value: str) -> str:
    """A token for a screen, which may lack the theme's family: fallbacks with Latin letters come first.

    Otherwise a browser would take Latin letters, and their quotation marks, from a family meant for Chinese.
    """
    if not key.startswith("font."):
        return value
    first, *rest = value.split(", ")
    return ", ".join([first, *map(fonts.quoted, _SCREEN.get(rest[-1] if rest else "", ())), *rest])


def _dark(properties: str) -> str:
    return f"@media screen and (prefers-color-scheme: dark) {{ :root {{{properties}}} }}"


def _meant_by(name: str, tokens: list[str]) -> str:
    """A hint: a token like ``name``, or how to inherit tokens if the theme has none of that group."""
    group = name.partition("-")[0] + "-"
    if not any(token.startswith(group) for token in tokens):
        return 'extends = "brief" at the head of theme.toml, to inherit everything that the theme does not define'
    return did_you_mean(name, tokens)
