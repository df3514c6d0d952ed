"""The files of the languages: one folder per language, named by its BCP 47 tag.

- ``language.toml``: its name, the signs by which it is detected, its marks in print; ``extends`` names the language
  whose files it uses for those it lacks, ``also`` lists tags that mean the same.
- ``calendar.toml``: months and weekdays, generated from Unicode CLDR (``tools/calendars.py``).
- ``talk.toml``: the words of interviews: labels, credits, cues, grammar.
- ``advice.toml``: the cues of advice, a row each (:mod:`pipeline.languages.advice_rows`).
- ``advice_words.toml``: what words weigh for advice (:mod:`pipeline.languages.advice_words`), made by a benchmark.
- ``residue.toml``: phrases that web pages add around a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipeline.own_tables import Table, parsed

_FOLDER = Path(__file__).parent
KINDS = ("language", "calendar", "talk", "advice", "advice_words", "residue")


@cache
def languages() -> dict[str, Table]:
    """The ``language.toml`` of each language by tag, sorted by tag."""
    paths = sorted(_FOLDER.glob("*/language.toml"))
    return {path.parent.name: parsed(path.read_text(encoding="utf-8")) for path in paths}


@cache
def nearest(language: str) -> str:
    """The tag of the folder to use for a language: ``zh-Hant`` for ``zh-TW``, ``de`` for ``de-AT``.

    A language without a folder keeps its primary subtag, in lower case.
    """
    parts = language.split("-")
    known = _folders_by_tag()
    prefixes = ("-".join(parts[:length]).casefold() for length in range(len(parts), 0, -1))
    return next((known[prefix] for prefix in prefixes if prefix in known), parts[0].casefold())


@cache
def table(tag: str, kind: str) -> Table:
    """A file of a language, merged over that of the language it extends; empty if neither has one.

    Args:
        tag: as :func:`nearest` gives it.
        kind: one of :data:`KINDS`.
    """
    path = _FOLDER / tag / f"{kind}.toml"
    own = parsed(path.read_text(encoding="utf-8")) if path.is_file() else {}
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
    """Nested tables are merged key by key; any other value of ``own`` replaces that of ``base``."""
    merged = dict(base)
    for key, value in own.items():
        both = isinstance(value, Mapping) and isinstance(base.get(key), Mapping)
        merged[key] = _laid_over(value, base[key]) if both else value
    return merged
