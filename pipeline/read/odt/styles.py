"""The styles of an OpenDocument text: their looks, their parents, and how lists count."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model import MarkKind
from pipeline.read.odt.odf_names import FO, STYLE, TEXT
from pipeline.read.office.list_numbers import Numbering

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element

_NUMBER = TEXT + "list-level-style-number"


@dataclass(slots=True)
class Styles:
    """The looks and the parents of styles, which ones hide text, and how lists count at which depth."""

    looks: dict[str, frozenset[MarkKind]] = field(default_factory=dict)
    based: dict[str, str] = field(default_factory=dict)
    numberings: dict[tuple[str, int], Numbering | None] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)

    def look(self, name: str | None) -> frozenset[MarkKind]:
        """The marks of a style, including those of its parents."""
        return frozenset().union(*(self.looks.get(style, frozenset()) for style in self.chain(name)))

    def hides(self, name: str | None) -> bool:
        """Whether a style or one of its parents hides its words."""
        return bool(self.hidden) and any(style in self.hidden for style in self.chain(name))

    def chain(self, name: str | None) -> list[str]:
        """A style and its parents, the nearest first."""
        names: list[str] = []
        while name and name not in names:
            names.append(name)
            name = self.based.get(name)
        return names


def styles_of(*roots: Element | None) -> Styles:
    """The styles of the parts of a file."""
    found = Styles()
    for style in (one for root in roots if root is not None for one in root.iter(STYLE + "style", TEXT + "list-style")):
        name = style.get(STYLE + "name") or ""
        if style.tag == TEXT + "list-style":
            found.numberings.update({(name, whole(level.get(TEXT + "level"))): _numbering(level) for level in style})
        else:
            found.looks[name] = _looks(style.find(STYLE + "text-properties"))
            properties = style.find(STYLE + "text-properties")
            found.hidden.update([name] if properties is not None and properties.get(TEXT + "display") == "none" else [])
            found.based[name] = style.get(STYLE + "parent-style-name") or ""
    return found


def whole(number: str | None) -> int:
    """A count in the file; 1 if it is not a number."""
    return max(int(number), 1) if number and number.isascii() and number.isdigit() and len(number) < 9 else 1


def _numbering(level: Element) -> Numbering | None:
    """How a level of a list counts; None if it has bullets."""
    if level.tag != _NUMBER:
        return None
    form, start = level.get(STYLE + "num-format") or "", whole(level.get(TEXT + "start-value"))
    figure = f"%{whole(level.get(TEXT + 'level'))}" if form else ""
    text = (level.get(STYLE + "num-prefix") or "") + figure + (level.get(STYLE + "num-suffix") or "")
    return Numbering(form, text.strip(), start)


def _looks(properties: Element | None) -> frozenset[MarkKind]:
    if properties is None:
        return frozenset()
    looks: set[MarkKind] = set()
    if properties.get(FO + "font-weight") in ("bold", "600", "700", "800", "900"):
        looks.add("strong")
    if properties.get(FO + "font-style") in ("italic", "oblique"):
        looks.add("em")
    if properties.get(STYLE + "text-line-through-style", "none") != "none":
        looks.add("strike")
    position = properties.get(STYLE + "text-position") or ""
    if position.startswith(("super", "sub")):
        looks.add("sup" if position.startswith("super") else "sub")
    return frozenset(looks)
