"""The state of an RTF group, which lasts until its brace closes, and the file's data outside its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model import MarkKind
from pipeline.read.rtf.letters import encoding_of_charset, encoding_of_page


@dataclass(slots=True)
class Found:
    """Data of the file outside its text. Fonts and styles are found by the numbers that the text uses."""

    encoding: str = "cp1252"
    default_font: int = 0
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    inserted: int = 0
    deleted: int = 0
    comments: int = 0

    def font(self, key: int) -> str:
        """The encoding of a font."""
        return self.fonts.get(key, self.encoding)

    def define_font(self, name: str, value: int, key: int) -> int:
        """Handle a control word of the font table, about font ``key``; returns the number of the current font."""
        if name in ("fcharset", "cpg"):
            encoding = encoding_of_charset(value) if name == "fcharset" else encoding_of_page(value)
            self.fonts.update({key: encoding} if encoding else {})
        return value if name == "f" else key


@dataclass(slots=True)
class Group:
    """The state until a brace closes. ``part``: the kind of its letters, empty for the text of the document.

    ``opens``: the destination that this group is, which ends with it.
    """

    part: str = ""
    opens: str = ""
    encoding: str = "cp1252"
    stand_ins: int = 1
    looks: frozenset[MarkKind] = frozenset()
    hidden: bool = False
    deleted: bool = False
    href: str | None = None

    def say(self, name: str, number: int | None, found: Found) -> bool:
        """Handle a control word about letters; returns False for any other word."""
        on = number != 0
        if name in _LOOKS:
            self.looks = self.looks | {_LOOKS[name]} if on else self.looks - {_LOOKS[name]}
        elif name == "plain":
            self.looks, self.hidden, self.deleted = frozenset(), False, False
            self.encoding = found.font(found.default_font)
        elif name == "nosupersub":
            self.looks = self.looks - {"sup", "sub"}
        elif name == "f":
            self.encoding = found.font(number or 0)
        elif name == "uc":
            self.stand_ins = max(number or 0, 0)
        elif name == "v":
            self.hidden = on
        elif name == "deleted":
            found.deleted += on and not self.deleted
            self.deleted = on
        elif name == "revised":
            found.inserted += on
        elif name == "deff":
            found.default_font = number or 0
        elif name in _PAGES or name == "ansicpg":
            page = encoding_of_page(_PAGES.get(name, number or 0))
            found.encoding = self.encoding = page or found.encoding
        else:
            return False
        return True


_PAGES = {"ansi": 1252, "mac": 10000, "pc": 437, "pca": 850}
_LOOKS: dict[str, MarkKind] = {
    "b": "strong", "i": "em", "strike": "strike", "striked": "strike", "super": "sup", "sub": "sub",
}  # fmt: skip
