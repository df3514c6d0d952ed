"""Write ``calendar.toml`` of each language: months and weekdays from Unicode CLDR, through Babel."""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale, UnknownLocaleError

FOLDER = Path(__file__).parent.parent / "pipeline" / "languages"
HEAD = "# Generated from Unicode CLDR by `make docs` (tools/calendars.py): every form of a name, in small letters.\n"


def calendars() -> dict[Path, str]:
    """The expected text of each file, by its path."""
    tags = sorted(path.parent.name for path in FOLDER.glob("*/language.toml"))
    return {FOLDER / tag / "calendar.toml": text for tag in tags if (text := _calendar(tag))}


def _calendar(tag: str) -> str:
    """One calendar; empty if CLDR does not know the language or has no names for its months."""
    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except UnknownLocaleError:
        return ""
    months = [" ".join(_names(locale.months, number)) for number in range(1, 13)]
    weekdays = [name for number in range(7) for name in _names(locale.days, number)]
    rows = [f"weekdays = {_list(weekdays)}"] if weekdays else []
    rows += [f"months = {_list(months)}"] if all(months) else []
    return HEAD + "\n".join(rows) + "\n" if rows else ""


def _names(table: dict[str, dict[str, dict[int, str]]], number: int) -> list[str]:
    """The long and short forms of a name, without full stops; not forms of several words or figures ("1月")."""
    widths = [(context, width) for context in ("format", "stand-alone") for width in ("wide", "abbreviated")]
    names = dict.fromkeys(table[context][width][number].casefold().rstrip(".") for context, width in widths)
    return [name for name in names if _is_telling(name)]


def _is_telling(name: str) -> bool:
    """Whether a form is long enough: two Latin letters are often another word, such as "so", a Sunday in Czech."""
    return len(name) > (2 if name.isascii() else 1) and " " not in name and not any(map(str.isdigit, name))


def _list(names: list[str]) -> str:
    return "[\n" + "".join(f"    {json.dumps(name, ensure_ascii=False)},\n" for name in names) + "]"


if __name__ == "__main__":
    for path, text in calendars().items():
        path.write_text(text, encoding="utf-8")
