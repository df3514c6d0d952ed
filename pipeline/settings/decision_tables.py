"""What an editor decides about a text beforehand: tables of ``briefing.toml`` or of front matter, as one value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any, Literal

from pipeline.errors import UsageError
from pipeline.languages import slip_of_tag
from pipeline.model import Byline, Cut, Date, Decisions, Extras, Voice, is_calendar
from pipeline.settings.value_shapes import misshapen, must_be_text, must_know, pairs_at, spot, spots_at, text_at

# Findings that ``find.NAME = false`` switches off.
FINDERS = (
    *("title", "subtitle", "byline", "date", "credits", "biography", "speakers", "questions"),
    *("sections", "recommendations", "glossary", "people"),
)
# Keys that may apply to all documents at once; the others belong to one text.
EXTRAS = ("answers", "abstract", "chronology", "quotes", "timestamps", "audio")
SHARED = ("byline", "speakers", "find", *EXTRAS)
KEYS = (
    *("title", "byline", "date", "guest", "language", "sections", "questions"),
    *("speakers", "titles", "recommendations", "find", "rules", *EXTRAS),
)


def decisions_of(table: Mapping[str, Any], place: str, *, shared: bool = False) -> Decisions:
    """The decisions in a table of TOML, or of YAML in which every scalar is a text.

    Args:
        place: its place, for errors and notes.
        shared: whether it applies to all documents; one of them may lack the named words.

    Raises:
        UsageError: a key is unknown, or a value has another shape.
    """
    must_know(table, SHARED if shared else KEYS, "", place)
    asked, not_asked = _lists(table, "questions", place)
    recommended, not_recommended = _lists(table, "recommendations", place)
    rules_off, protected = _lists(table, "rules", place, OF_RULES)
    return Decisions(
        title=text_at(table, "title", place),
        byline=_byline(table.get("byline"), place),
        date=_date(table.get("date"), place),
        guest=text_at(table, "guest", place),
        language=_language(table, place),
        sections=_sections(table.get("sections"), place),
        asked=asked,
        not_asked=not_asked,
        speakers=tuple(_voice(label, value, place, shared) for label, value in pairs_at(table, "speakers", place)),
        titles=tuple((old, must_be_text(new, f"titles.{old}", place)) for old, new in pairs_at(table, "titles", place)),
        recommended=recommended,
        not_recommended=not_recommended,
        off=_off(pairs_at(table, "find", place), place),
        rules_off=frozenset(rules_off),
        protected=protected,
        extras=_extras(table, place),
        place=place,
    )


def laid_over(below: Decisions, above: Decisions | None) -> Decisions:
    """Decisions overridden by others: the upper ones win; lists, names and switches add up."""
    if above is None:
        return below
    said: dict[str, Any] = {field.name: getattr(above, field.name) for field in fields(Decisions)}
    told = {name: value for name, value in said.items() if value is not None and name not in _ADDED}
    told |= {name: (*said[name], *getattr(below, name)) for name in _LISTS}
    own = {voice.label.casefold() for voice in above.speakers}
    others = (voice for voice in below.speakers if voice.label.casefold() not in own)
    told |= {name: getattr(above, name) | getattr(below, name) for name in ("off", "rules_off")}
    told["extras"] = above.extras.over(below.extras)
    return replace(below, **told, speakers=(*above.speakers, *others))


_LISTS = ("asked", "not_asked", "titles", "recommended", "not_recommended", "protected")
_ADDED = (*_LISTS, "speakers", "off", "rules_off", "extras")
OF_RULES = ("off", "protect")
_FIGURES_RE = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_ROLES: tuple[Literal["host", "guest"], ...] = ("host", "guest")
_SWITCHES = {True: True, False: False, "true": True, "false": False}


def _lists(
    table: Mapping[str, Any], key: str, place: str, names: tuple[str, str] = ("include", "exclude")
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The two lists of a table."""
    pairs = dict(pairs_at(table, key, place))
    must_know(pairs, names, f"{key}.", place)
    first, second = (spots_at(pairs, f"{key}.{name}", place) for name in names)
    return first, second


def _language(table: Mapping[str, Any], place: str) -> str | None:
    tag = text_at(table, "language", place)
    if tag is not None and (slip := slip_of_tag(tag)):
        raise UsageError(slip.sentence, place=place, hint=slip.hint)
    return tag


def _byline(value: Any, place: str) -> Byline | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        name, _, more = must_be_text(value, "byline", place).partition(", ")
        return Byline(name, more)
    must_know(value, ("name", "affiliation", "role", "lead"), "byline.", place)
    parts: dict[str, Any] = {key: must_be_text(part, f"byline.{key}", place) for key, part in value.items()}
    if "name" not in parts:
        raise UsageError('"byline" has no name', place=place, hint='byline = { name = "…", role = "…" }')
    return Byline(**parts)


def _date(value: Any, place: str) -> Date | None:
    if value is None:
        return None
    if isinstance(value, date):  # TOML has dates of its own
        day = value.date() if isinstance(value, datetime) else value
        return Date(day.isoformat(), day.isoformat())
    if not isinstance(value, dict):
        text = must_be_text(value, "date", place)
        return Date(text, _day(text, place) if _FIGURES_RE.fullmatch(text) else None)
    must_know(value, ("text", "iso"), "date.", place)
    iso = str(value.get("iso", "")) or None
    return Date(must_be_text(value.get("text", iso), "date.text", place), _day(iso, place) if iso else None)


def _day(iso: str, place: str) -> str:
    """A date in figures, checked against the calendar."""
    if not is_calendar(iso):
        raise UsageError(f'"{iso}" is not a date in figures', place=place, hint="2020-08-04, 2020-08 or 2020")
    return iso


def _sections(value: Any, place: str) -> tuple[Cut, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        hint = 'sections = [{ before = "What do you", title = "The sea" }], or [] for none'
        raise UsageError('"sections" must be a list of tables', place=place, hint=hint)
    return tuple(_cut(item, index, place) for index, item in enumerate(value))


def _cut(item: dict[str, Any], index: int, place: str) -> Cut:
    must_know(item, ("before", "title"), "sections.", place)
    before = spot(item["before"], "sections.before", place) if "before" in item else ""
    if index and not before:
        hint = 'before = "the first words of a question", or the number of its line'
        raise UsageError(f'section {index + 1} of "sections" does not say where it begins', place=place, hint=hint)
    return Cut(before, text_at(item, "title", place) or "")


def _voice(label: str, value: Any, place: str, shared: bool) -> Voice:
    key = f"speakers.{label}"
    if not isinstance(value, dict):
        return Voice(label, must_be_text(value, key, place), "", shared)
    must_know(value, ("name", "role"), f"{key}.", place)
    role = value.get("role", "")
    if role and role not in _ROLES:
        raise misshapen(f"{key}.role", '"host" or "guest"', role, place)
    return Voice(label, text_at(value, "name", place) or "", role, shared)


def _extras(table: Mapping[str, Any], place: str) -> Extras:
    """What is printed besides the text."""
    switches: dict[str, bool] = {}
    for key in EXTRAS[:-1]:
        if (value := table.get(key)) is not None:
            if not is_switch(value):
                raise misshapen(key, "true or false", value, place)
            switches[key] = _SWITCHES[value]
    audio = text_at(table, "audio", place)
    if audio and not is_web_address(audio):
        raise UsageError('"audio" is not a web address', place=place, hint='audio = "https://…"')
    return Extras(**switches, audio=audio)


def is_switch(value: object) -> bool:
    """Whether a value of TOML or YAML is true or false."""
    return isinstance(value, bool | str) and value in _SWITCHES


def is_web_address(value: object) -> bool:
    """Whether a value is the address of something on the web."""
    return isinstance(value, str) and value.startswith(("https://", "http://"))


def _off(pairs: list[tuple[str, Any]], place: str) -> frozenset[str]:
    must_know(dict(pairs), FINDERS, "find.", place)
    for name, value in pairs:
        if not is_switch(value):
            raise misshapen(f"find.{name}", "true or false", value, place)
    return frozenset(name for name, value in pairs if not _SWITCHES[value])
