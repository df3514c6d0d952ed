"""Decisions in the front matter of a text, which other programs use as well."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from pipeline.model import Decisions, Note, Origin
from pipeline.settings.decision_tables import KEYS, decisions_of


def in_front_matter(text: str, name: str) -> tuple[Decisions | None, tuple[Note, ...]]:
    """The decisions in the front matter of the source ``name``, given with its fences; None where there are none.

    Front matter is shared with other programs. ``title``, ``date``, ``language`` and a list of speakers are words of
    the source, which its reader takes; a key that is not ours is passed over, but for one that looks like a slip.

    Raises:
        UsageError: a table of ours has an unknown key, or a value of another shape.
    """
    table = _loaded(text)
    ours = {key: value for key, value in table.items() if key in _SHAPES and _fits(key, value)}
    unfit = [key for key in table if key in _SHAPES and key not in ours and key not in _NAMES]
    slips = {key: close for key in table if key not in KEYS for close in get_close_matches(key, _SHAPES, 1, _ALIKE)}
    notes = [_passed_over(key, f"the shape that docs/configuration.md shows for {key}") for key in unfit]
    notes += [_passed_over(key, f'"{close}"') for key, close in slips.items()]
    return (decisions_of(ours, f"{name}, front matter") if ours else None), tuple(notes)


# The keys that are ours in front matter, with the shapes that make them so.
_SHAPES: dict[str, tuple[type, ...]] = {
    "byline": (str, dict),
    "guest": (str,),
    "sections": (list,),
    "questions": (dict,),
    "speakers": (dict,),
    "titles": (dict,),
    "recommendations": (dict,),
    "find": (dict,),
}
_NAMES = ("guest", "speakers")  # a list of names is the source's own, and read as such
_ALIKE = 0.8  # of difflib's ratio: "secions", "recommendation"


def _loaded(text: str) -> dict[str, Any]:
    """The table of a front matter; empty where it cannot be read, which its reader has noted."""
    fence, _, rest = text.partition("\n")
    body = rest.rpartition("\n")[0]
    if not any(f"{key}" in body for key in _SHAPES):
        return {}
    try:
        table = _toml(body) if fence.startswith("+++") else _yaml(body)
    except ValueError:
        return {}
    return {str(key): value for key, value in table.items()} if isinstance(table, dict) else {}


def _yaml(body: str) -> Any:
    import yaml

    try:
        return yaml.load(body, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError from error


def _toml(body: str) -> Any:
    import tomllib

    return tomllib.loads(body)


def _fits(key: str, value: Any) -> bool:
    if not isinstance(value, _SHAPES[key]) or value == "":
        return False
    return not isinstance(value, list) or all(isinstance(item, dict) for item in value)


def _passed_over(key: str, hint: str) -> Note:
    return Note("front-matter", "warning", f'the key "{key}" of the front matter is not used', Origin(1), hint)
