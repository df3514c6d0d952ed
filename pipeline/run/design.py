"""The theme of a run, with warnings about missing fonts and errors in its style sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.model import Note
from pipeline.render import resources
from pipeline.render.theme import Theme, load
from pipeline.settings.options import Options

FONT, SHEET = "theme-font", "theme-css"  # the codes of the notes


def design_of(options: Options) -> tuple[Theme, tuple[Note, ...]]:
    """The theme that the options name, and a warning for each thing that it lacks.

    Raises:
        LayoutError: as :func:`pipeline.render.theme.load` does.
    """
    theme = load(options.theme, folders=options.folders, house=options.house)
    return theme, (*_absent_fonts(theme), *_slips(theme))


def families(pattern: str) -> list[str] | None:
    """The installed font families that match a pattern of fontconfig, which WeasyPrint asks too.

    None if fontconfig cannot be asked.
    """
    import shutil
    import subprocess

    if not shutil.which("fc-list"):
        return None
    command = ["fc-list", pattern, "--format=%{family[0]}\n"]
    listed = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    return sorted(set(listed.stdout.split("\n")) - {""})


_KEYS = ("text", "heading", "mono")
# Names that every machine has a font for (CSS Fonts Module Level 4, generic font families).
_GENERIC = frozenset(("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui"))
_RULE = "a rule such as `h2 { color: navy; }`"
_SPECIAL_RE = re.compile(r"[\\:,=-]")  # characters with a meaning in patterns of fontconfig


def _absent_fonts(theme: Theme) -> Iterator[Note]:
    """The families that the theme uses and that neither a font package nor the machine has."""
    own = {face.family for face in theme.faces}
    wanted = dict.fromkeys(theme.family(key) for key in _KEYS)
    for family in wanted:
        if family not in own and family not in _GENERIC and family and not _is_installed(family):
            message = f'the font "{family}" of the theme {theme.name} is not on this machine: another one is used'
            package = "fontpkg-" + family.lower().replace(" ", "-") if family in theme.absent else ""
            hint = f"pip install {package}" if package else "installing it, or another name in theme.toml"
            yield Note(FONT, "warning", message, hint=hint)


def _is_installed(family: str) -> bool:
    found = families(":family=" + _SPECIAL_RE.sub(r"\\\g<0>", family))
    return found is None or bool(found)


def _slips(theme: Theme) -> Iterator[Note]:
    """Errors in style sheets that are not the tool's own."""
    sheets = [sheet for folder in theme.folders for sheet in sorted((folder / "css").glob("*.css"))]
    sheets += [sheet for folder in theme.extended if _is_foreign(folder) for sheet in sorted(folder.glob("*.css"))]
    if not sheets:
        return
    from pipeline.render.theme.css_slips import css_slips

    for sheet in sheets:
        for line, said in css_slips(sheet.read_text(encoding="utf-8-sig", errors="replace")):
            yield Note(SHEET, "warning", f"{sheet}, line {line}: {said}", hint=_RULE)


def _is_foreign(folder: Path) -> bool:
    return not folder.resolve().is_relative_to(resources.builtin())
