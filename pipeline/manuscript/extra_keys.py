"""Keys of the front matter that ask for something besides the text: an abstract, dates, time stamps as links."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import StructureError
from pipeline.manuscript.yaml_values import Table, Tree
from pipeline.model import Extras

SWITCHES = ("answers", "abstract", "chronology", "quotes", "timestamps")
KEYS = (*SWITCHES, "audio")


def of_extras(wished: Extras) -> Iterator[tuple[str, Tree]]:
    """The keys of what is decided."""
    for key in SWITCHES:
        if (value := getattr(wished, key)) is not None:
            yield key, "true" if value else "false"
    yield "audio", wished.audio or ""


def extras(top: Table) -> Extras:
    """What a front matter asks for.

    Raises:
        StructureError: a switch is neither true nor false, or the recording has no web address.
    """
    audio = top.text("audio")
    if audio and not audio.startswith(("https://", "http://")):
        raise StructureError('"audio" is not a web address', place=top.place("audio"), hint="https://…")
    return Extras(**{key: _switch(top, key) for key in SWITCHES}, audio=audio or None)


_VALUES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def _switch(top: Table, key: str) -> bool | None:
    value = top.text(key).lower()
    if value and value not in _VALUES:
        raise StructureError(f'"{key}" is neither true nor false', place=top.place(key), hint=f"{key}: true")
    return _VALUES.get(value)
