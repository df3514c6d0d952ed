"""The targets of the letters of a Word file: from links, and from fields, whose code precedes their words."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.read.word.computed_signs import address


@dataclass(slots=True)
class _Field:
    code: str = ""
    href: str | None = None


@dataclass(slots=True)
class Links:
    """The open links and fields."""

    _links: list[str | None] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)

    def href(self) -> str | None:
        """The current address: of the innermost link with a target, else of a field."""
        link = next((link for link in reversed(self._links) if link), None)
        return link or next((field.href for field in reversed(self._fields) if field.href), None)

    def open(self, href: str | None) -> None:
        """A link begins, or a field in one piece."""
        self._links.append(href)

    def close(self) -> None:
        """The link ends."""
        self._links.pop()

    def turn(self, kind: str | None) -> None:
        """A field begins, its code ends and its words begin, or it ends."""
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].href = address(self._fields[-1].code)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def instruct(self, code: str) -> None:
        """Add a piece of a field's code."""
        if self._fields:
            self._fields[-1].code += code
