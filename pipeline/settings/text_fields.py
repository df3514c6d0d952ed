"""Decisions in the front matter of a text, which other programs may use as well."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

from pipeline import plainyaml
from pipeline.languages import slip_of_tag
from pipeline.model import Decisions, Note, Origin
from pipeline.read.frontmatter import TITLES
from pipeline.settings.decision_tables import EXTRAS, KEYS, OF_RULES, decisions_of, is_switch, is_web_address


def in_front_matter(text: str, name: str) -> tuple[Decisions | None, tuple[Note, ...]]:
    """The decisions in the front matter of the source ``name``, given with its fences; None without any.

    Front matter is shared with other programs. ``title``, ``date``, ``language`` and a list of speakers are words of
    the source, read by its reader; a key that is not ours is ignored, unless it looks like a misspelt one.

    Raises:
        UsageError: a table of ours has an unknown key, or a value of another shape.
    """
    table = _loaded(text)
    ours = {key.lower(): value for key, value in table.items() if key.lower() in _SHAPES and _fits(key.lower(), value)}
    unfit = [key for key in table if key.lower() in _SHAPES and key.lower() not in ours and key.lower() not in _NAMES]
    slips = {key: close for key in table if (close := _meant(key.lower()))}
    notes = [_passed_over(key, f"the shape that docs/configuration.md shows for {key}", text) for key in unfit]
    notes += [_passed_over(key, f'"{close}"', text) for key, close in slips.items()]
    notes += [note for key, value in table.items() if key.lower() in _TAGS for note in _tag(key, value, text)]
    return (decisions_of(ours, f"{name}, front matter") if ours else None), tuple(notes)


# Our keys in front matter, with the shapes that make them ours.
_SHAPES: dict[str, tuple[type, ...]] = {
    "byline": (str, dict),
    "guest": (str,),
    "sections": (list,),
    "questions": (dict,),
    "speakers": (dict,),
    "titles": (dict,),
    "recommendations": (dict,),
    "find": (dict,),
    "rules": (dict,),
    **dict.fromkeys(EXTRAS, (bool, str)),
}
# Keys that other programs use with other values: a list of names, a summary in words, the name of a file.
_NAMES = ("guest", "speakers", "rules", *EXTRAS)
_TAGS = ("language", "lang")
# All keys that are read from front matter, as decisions or as facts about the source.
_READ = frozenset((*KEYS, "subtitle", "author", "authors", "guests", "speaker", "lang"))
# Keys of other programs that resemble one of ours; other names of title and date are read.
_THEIRS = frozenset(
    ("update", "updated", "finder", "timestamp", "answer", "section", "ogtitle", "languagelink", *TITLES)
)
_ALIKE = 0.8  # ratio of difflib: "secions", "recommendation"


def _loaded(text: str) -> dict[str, Any]:
    """The table of a front matter; empty if it cannot be read, which its reader has noted."""
    fence, _, rest = text.partition("\n")
    body = rest.rpartition("\n")[0]
    if not fence.startswith(("---", "+++")):  # a head of another kind that a reader took for metadata
        return {}
    try:
        table = _toml(body) if fence.startswith("+++") else _yaml(body)
    except (ValueError, RecursionError):
        return {}
    return {str(key): value for key, value in table.items()} if isinstance(table, dict) else {}


def _yaml(body: str) -> Any:
    import yaml

    try:
        return plainyaml.load(body)
    except yaml.YAMLError as error:
        raise ValueError from error


def _toml(body: str) -> Any:
    import tomllib

    return tomllib.loads(body)


def _fits(key: str, value: Any) -> bool:
    if not isinstance(value, _SHAPES[key]) or value == "":
        return False
    if isinstance(value, dict) and key == "rules" and not value.keys() <= set(OF_RULES):
        return False  # another program's
    if key in EXTRAS:
        return is_web_address(value) if key == "audio" else is_switch(value)
    return not isinstance(value, list) or all(isinstance(item, dict) for item in value)


def _meant(key: str) -> str:
    """The key that a misspelt one probably means; empty for our own keys and for those without resemblance."""
    if key in _READ or key in _THEIRS:
        return ""
    swapped = (known for known in sorted(_READ) if sorted(known) == sorted(key))
    return next(iter(get_close_matches(key, sorted(_READ), 1, _ALIKE)), "") or next(swapped, "")


def _tag(key: str, value: Any, text: str) -> tuple[Note, ...]:
    """A note about a language tag that does not exist; the language is then found from the words."""
    slip = slip_of_tag(value.strip().replace("_", "-")) if isinstance(value, str) and value.strip() else None
    return (Note("front-matter", "warning", slip.sentence, _line(key, text), slip.hint),) if slip else ()


def _passed_over(key: str, hint: str, text: str) -> Note:
    message = f'the key "{key}" of the front matter is not used'
    return Note("front-matter", "warning", message, _line(key, text), hint)


def _line(key: str, text: str) -> Origin:
    """The line of a key in the front matter, with which the source begins."""
    found = re.search(rf"""^\[*\s*["']?{re.escape(key)}["']?\s*[:=\].]""", text, re.MULTILINE)
    return Origin(text.count("\n", 0, found.end()) + 1 if found else 1)
