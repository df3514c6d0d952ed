"""The files of the languages: a folder for each, named by its BCP 47 tag.

- ``language.toml``: its name, how it is told from others, its marks in print; ``extends`` names the language whose
  files it takes over where it has none of its own, ``also`` lists tags that mean the same.
- ``calendar.toml``: months and weekdays, generated from Unicode CLDR (``tools/calendars.py``).
- ``talk.toml``: the words of interviews: labels, credits, cues, grammar.
- ``residue.toml``: what web pages leave around a text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
KINDS = ("language", "calendar", "talk", "residue")

Table = Mapping[str, Any]


@cache
def languages() -> dict[str, Table]:
    """By tag the ``language.toml`` of each language, sorted by tag."""
    paths = sorted(_FOLDER.glob("*/language.toml"))
    return {path.parent.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in paths}


@cache
def nearest(language: str) -> str:
    """The tag of the folder that serves a language: of ``zh-TW`` that of ``zh-Hant``, of ``de-AT`` that of ``de``.

    A language without a folder keeps its primary subtag, in small letters.
    """
    parts = language.split("-")
    known = _folders_by_tag()
    prefixes = ("-".join(parts[:length]).casefold() for length in range(len(parts), 0, -1))
    return next((known[prefix] for prefix in prefixes if prefix in known), parts[0].casefold())


@cache
def table(tag: str, kind: str) -> Table:
    """A file of a language, laid over that of the language it extends; empty where neither has one.

    Args:
        tag: as :func:`nearest` gives it.
        kind: one of :data:`KINDS`.
    """
    path = _FOLDER / tag / f"{kind}.toml"
    own = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    base = languages().get(tag, {}).get("extends")
    return _laid_over(own, table(base, kind)) if base else own


def unwrapped(pattern: str) -> str:
    """A pattern without the line breaks that wrap it in its file, and without the spaces behind them."""
    return _WRAP_RE.sub("", pattern)


_WRAP_RE = re.compile(r"\n *")


def _folders_by_tag() -> dict[str, str]:
    rows = languages().items()
    return {same.casefold(): tag for tag, row in rows for same in (tag, *row.get("also", ()))}


def _laid_over(own: Table, base: Table) -> Table:
    """Tables within are merged key by key; any other value of ``own`` replaces that of ``base``."""
    merged = dict(base)
    for key, value in own.items():
        both = isinstance(value, Mapping) and isinstance(base.get(key), Mapping)
        merged[key] = _laid_over(value, base[key]) if both else value
    return merged
