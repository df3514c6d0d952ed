"""The shapes of settings values, and the errors about values of another shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pipeline.errors import UsageError
from pipeline.text.wording import shown


def must_know(table: Mapping[str, Any], known: Iterable[str], prefix: str, place: str) -> None:
    """Raise unless each key is one of ``known``; ``prefix`` precedes them in the file."""
    for key in table:
        if key not in known:
            close = get_close_matches(key, known, 1)
            hint = f'"{prefix}{close[0]}"' if close else "one of " + ", ".join(prefix + name for name in known)
            raise UsageError(f'there is no setting "{prefix}{key}"', place=place, hint=hint)


def pairs_at(table: Mapping[str, Any], key: str, place: str) -> list[tuple[str, Any]]:
    """The pairs of the table under a key."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise misshapen(key, "a table", value, place)
    return [(str(name), item) for name, item in value.items()]


def text_at(table: Mapping[str, Any], key: str, place: str) -> str | None:
    """The text under a key, None if the key is missing."""
    return must_be_text(table[key], key, place) if key in table else None


def must_be_text(value: Any, key: str, place: str) -> str:
    """Check that the value is a text on one line, and return it."""
    if not isinstance(value, str) or not value.strip():
        raise misshapen(key, "a text", value, place)
    return " ".join(value.split())


def spots_at(pairs: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
    """The first words or line numbers that a key such as ``questions.include`` lists."""
    value = pairs.get(key.rpartition(".")[2], [])
    if not isinstance(value, list):
        raise misshapen(key, "a list of first words or lines", value, place)
    return tuple(spot(item, key, place) for item in value)


def spot(value: Any, key: str, place: str) -> str:
    """Check first words, or the number of a line."""
    if type(value) is int and value > 0:
        return str(value)
    return must_be_text(value, key, place)


def misshapen(key: str, shape: str, value: Any, place: str) -> UsageError:
    """The error about a value of another shape."""
    hint = EXAMPLES.get(key.partition(".")[0])
    return UsageError(f'"{key}" must be {shape}, not {shown(value)}', place=place, hint=hint)


# An example of each key, for hints.
EXAMPLES = {
    "title": 'title = "Keeping the tide tables"',
    "byline": 'byline = { name = "Ada Moss", role = "Reporter" }',
    "date": 'date = { text = "4 August 2020", iso = "2020-08-04" }',
    "guest": 'guest = "Ines Vale"',
    "language": 'language = "en-GB"',
    "sections": 'sections = [{ before = "What do you", title = "The sea" }]',
    "questions": 'questions.exclude = ["The first words"]',
    "recommendations": 'recommendations.exclude = ["words of one"]',
    "speakers": 'speakers = { "Q:" = { name = "Ada Moss", role = "host" } }',
    "titles": 'titles = { "Proposed title" = "Your own" }',
    "find": "find.glossary = false",
    "rules": 'rules.off = ["typed-dash"]',
    **{key: f"{key} = true" for key in ("answers", "abstract", "chronology", "quotes", "timestamps")},
    "audio": 'audio = "https://example.org/talk.mp3"',
}
