"""Attributes at the end of a manuscript line, ``{#x3 .question by="Anna Reed"}``: read, check and write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import get_args

from pipeline.errors import StructureError
from pipeline.model import BlockKind, OfferKind

KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
ROOMS = (
    *("biography", "credits", "editorial", "unplaced", "endnotes", "unprinted", "recommendations"),
    *("abstract", "answers", "chronology"),
)  # of headings
# The class of what an editor may choose -> its kind, as in `model.Offer`.
OFFERED: dict[str, OfferKind] = {
    "guest": "guest", "byline": "byline", "title": "title", "proposed": "section", "pull": "quote",
}  # fmt: skip


# Attributes of words inside a line, ``[words]{.edited by="Anna Moss"}``.
EDITED_RE = re.compile(r'\{\.edited(?: by=(?:"(?P<quoted>(?:[^"\\\n]|\\.)*)"|(?P<bare>[^\s"{}]+)))?\}')


@dataclass(frozen=True, slots=True)
class Attributes:
    """``{#id .class key=value}``."""

    id: str | None = None
    classes: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.id or self.classes or self.values)

    def kind(self) -> BlockKind | None:
        """The kind of block that the attributes name."""
        return next((kind for kind in KINDS if kind in self.classes), None)

    def room(self) -> str | None:
        """The kind of content under the heading; empty for a section of the talk."""
        return next((room for room in ROOMS if room in self.classes), None)

    def offered(self) -> OfferKind | None:
        """What an editor may choose with this line, or has chosen."""
        return next((OFFERED[name] for name in self.classes if name in OFFERED), None)

    def level(self, default: int, place: str) -> int:
        """The level that the attributes name.

        Raises:
            StructureError: the level is not a number.
        """
        level = self.values.get("level", str(default))
        if not level.isascii() or not level.isdigit():
            raise StructureError(f'a level is a number, but "{level}" is not', place=place, hint="level=3")
        return int(level)


def split(raw: str, place: str) -> tuple[str, Attributes]:
    """Split a line into its text and its attributes; attributes may be empty.

    Raises:
        StructureError: the line ends in braces that do not hold attributes.
    """
    brace = _brace(raw)
    if brace is None:
        return raw, Attributes()
    return raw[:brace], _read(raw[brace + 1 : -1], place)


def join(text: str, attributes: Attributes) -> str:
    """A text followed by its attributes, or only the attributes if there is no text."""
    if not attributes:
        return text
    names = [f"#{attributes.id}"] if attributes.id else []
    names += [f".{name}" for name in attributes.classes]
    names += [f"{key}={_quoted(value)}" for key, value in attributes.values.items()]
    braces = "{" + " ".join(names) + "}"
    return f"{text} {braces}" if text else braces


def editor_of(span: re.Match[str]) -> str | None:
    """The editor that the attributes of edited words name; None without a name."""
    return _UNESCAPE_RE.sub(r"\1", span["quoted"]) if span["quoted"] is not None else span["bare"]


def by_editor(name: str | None) -> str:
    """The attributes of words that an editor put in."""
    return "{.edited" + (f" by={_quoted(name)}" if name else "") + "}"


def expect(attributes: Attributes, slot: str, known: Iterable[str], place: str) -> None:
    """Check that each attribute is known at this place: ``#``, ``.class``, ``key=``.

    Raises:
        StructureError: an attribute is unknown there.
    """
    known = tuple(known)
    names = [f".{name}" for name in attributes.classes] + [f"{key}=" for key in attributes.values]
    for name in ["#"] * bool(attributes.id) + names:
        if name not in known:
            raise _unknown(name, slot, known, place)


_NAME_RE = re.compile(r"[ \t]*(?:#(?P<id>\w[\w:.-]*)|\.(?P<class>\w[\w-]*)|(?P<key>\w[\w-]*)=(?P<value>[^\s\"{}]+|\"))")
_QUOTED_RE = re.compile(r'((?:[^"\\]|\\.)*)"')
_BARE_RE = re.compile(r"[\w:.-]+")
_UNESCAPE_RE = re.compile(r"\\(.)")
_ESCAPE_RE = re.compile(r'[\\"{}]')


def _brace(raw: str) -> int | None:
    """Where the attributes at the end of a line begin."""
    if not raw.endswith("}") or _is_escaped(raw, len(raw) - 1):
        return None
    brace = raw.rfind("{")
    while brace >= 0 and _is_escaped(raw, brace):
        brace = raw.rfind("{", 0, brace)
    if brace < 0 or ends_in_edited(raw, brace):
        return None
    return brace


def ends_in_edited(raw: str, brace: int) -> bool:
    """Whether the braces at the end of a line are those of edited words, and not those of the line."""
    return raw[brace - 1 : brace] == "]" and not _is_escaped(raw, brace - 1) and bool(EDITED_RE.fullmatch(raw, brace))


def _is_escaped(raw: str, place: int) -> bool:
    start = place
    while start and raw[start - 1] == "\\":
        start -= 1
    return (place - start) % 2 == 1


def _read(inner: str, place: str) -> Attributes:
    name, classes, values, done = None, [], {}, 0
    end = len(inner.rstrip(" \t"))
    while done < end:
        found = _NAME_RE.match(inner, done)
        if found is None:
            raise _no_attributes(inner, place)
        done = found.end()
        if found["id"]:
            name = found["id"]
        elif found["class"]:
            classes.append(found["class"])
        elif found["value"] != '"':
            values[found["key"]] = found["value"]
        elif quoted := _QUOTED_RE.match(inner, done):
            values[found["key"]] = _UNESCAPE_RE.sub(lambda m: "\n" if m[1] == "n" else m[1], quoted[1])
            done = quoted.end()
        else:
            raise _no_attributes(inner, place)
    return Attributes(name, tuple(classes), values)


def _quoted(value: str) -> str:
    if _BARE_RE.fullmatch(value):
        return value
    escaped = _ESCAPE_RE.sub(r"\\\g<0>", value).replace("\n", "\\n")
    return f'"{escaped}"'


def _no_attributes(inner: str, place: str) -> StructureError:
    hint = "\\{ in front of braces that belong to the text"
    return StructureError(f"there are no attributes such as {{{inner}}}", place=place, hint=hint)


def _unknown(name: str, slot: str, known: tuple[str, ...], place: str) -> StructureError:
    close = get_close_matches(name, known, 1) or get_close_matches(
        name.strip("#.="), [k.strip("#.=") for k in known], 1
    )
    hint = close[0] if close else "\\{ in front of braces that belong to the text"
    shown = "an id" if name == "#" else f'the attribute "{name}"'
    return StructureError(f"{slot} does not take {shown}", place=place, hint=hint)
