"""The JSON Schema of ``briefing.toml``, made from the settings, so that a text editor can complete and check its keys.

Draft 7 is the version that Taplo reads, on which the TOML support of most text editors is built.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.settings.decision_tables import FINDERS, OF_RULES, SHARED
from pipeline.settings.decision_tables import KEYS as OF_ONE_TEXT
from pipeline.settings.keys import KEYS, TYPES

Schema = dict[str, Any]


def settings_schema() -> Schema:
    """The schema of briefing.toml; in a pyproject.toml it applies to the table ``[tool.briefing]``."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "The settings of a briefing project",
        "description": "Made from the program's own settings: docs/configuration.md says more.",
        **_table({**_plain(), **_decided(SHARED)}),
    }


def _plain() -> Schema:
    """The keys of the whole project; keys with a dot in their name are in a table."""
    found: Schema = {}
    for key, known in KEYS.items():
        table, _, name = key.rpartition(".")
        inner = found.setdefault(table, _table({}))["properties"] if table else found
        inner[name] = _setting(str(known.type), known.default, **known.metadata)
    documents = "decisions about one text, by the name of its file"
    found["documents"] = {
        "type": "object",
        "description": documents,
        "additionalProperties": _table(_decided(OF_ONE_TEXT)),
    }
    return found


def _setting(
    kind: str, default: object, *, meaning: str, choices: Iterable[str] = (), most: int = 0, **_: str
) -> Schema:
    form: Schema = {"type": _TYPES[TYPES[kind][0]], "description": meaning.replace("`", "")}
    word = {"type": "string", **({"enum": list(choices)} if choices else {})}
    if form["type"] == "array":
        form["items"] = word
    elif form["type"] == "string":
        form |= word
    elif form["type"] == "integer":
        form |= {"minimum": 1, **({"maximum": most} if most else {})}
    if default not in (None, ()):
        form["default"] = str(default) if isinstance(default, Path) else default
    return form


_TYPES = {str: "string", bool: "boolean", int: "integer", list: "array"}
_TEXT: Schema = {"type": "string", "minLength": 1}
_SPOT: Schema = {
    "oneOf": [_TEXT, {"type": "integer", "minimum": 1}],
    "description": "first words, or the number of a line",
}


def _table(properties: Schema, *required: str) -> Schema:
    needed = {"required": list(required)} if required else {}
    return {"type": "object", "properties": properties, **needed, "additionalProperties": False}


def _decided(keys: Iterable[str]) -> Schema:
    return {key: {"description": _MEANINGS[key], **_SHAPES[key]} for key in keys}


_LISTS = _table({name: {"type": "array", "items": _SPOT} for name in ("include", "exclude")})
_NAMES: Schema = {"type": "object", "additionalProperties": _TEXT}
_SHAPES: dict[str, Schema] = {
    "title": _TEXT,
    "byline": {"oneOf": [_TEXT, _table(dict.fromkeys(("name", "affiliation", "role", "lead"), _TEXT), "name")]},
    # JSON Schema validators take a TOML date for a text.
    "date": {"oneOf": [_TEXT, _table({"text": _TEXT, "iso": _TEXT})]},
    "guest": _TEXT,
    "language": _TEXT,
    "sections": {"type": "array", "items": _table({"before": _SPOT, "title": _TEXT})},
    "questions": _LISTS,
    "recommendations": _LISTS,
    "speakers": {
        "type": "object",
        "additionalProperties": {"oneOf": [_TEXT, _table({"name": _TEXT, "role": {"enum": ["host", "guest"]}})]},
    },
    "titles": _NAMES,
    "rules": _table({name: {"type": "array", "items": _SPOT} for name in OF_RULES}),
    "find": _table({name: {"type": "boolean"} for name in FINDERS}),
    **{key: {"type": "boolean"} for key in ("answers", "abstract", "chronology", "quotes", "timestamps")},
    "audio": {"type": "string", "pattern": "^https?://"},
}
_MEANINGS = {
    "title": "the title that is printed",
    "byline": "who asked or wrote: a text is a name, then a comma and the affiliation",
    "date": "when; iso as 2020-08-04, 2020-08 or 2020",
    "guest": "the name of the guest, who also gives the answers that have no label",
    "language": "language of this text, such as en, pt-BR or zh-Hant",
    "sections": "all sections: where each begins, and its title",
    "questions": "paragraphs that are questions, and paragraphs that are not",
    "recommendations": "sentences to add, word for word, and words of sentences to remove",
    "speakers": "a label, and the name of its speaker",
    "titles": "renames a section: the proposed title, and your own",
    "rules": "cleaning rules to switch off for this text, and lines of it that stay as they are",
    "find": "findings to switch off",
    "answers": "whether each question is listed with the one sentence that answers it",
    "abstract": "whether five such sentences are on the first page",
    "chronology": "whether dates and years are listed in order of time, each with its sentence",
    "quotes": "whether one sentence of each section is in the margin, set as a quotation",
    "timestamps": "whether the times of the recording are in the margin",
    "audio": "web address of the recording, to which times lead",
}
