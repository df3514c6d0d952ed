"""Data in the other parts of a Word file about its paragraphs: styles, numbering, and the targets of links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.model import MarkKind
from pipeline.read.office.list_numbers import Counters, Numbering

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element
    from pipeline.read.office.zip_package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Style:
    """A style with the properties inherited from its parents."""

    name: str = ""
    level: int | None = None
    number: tuple[str, int] | None = None
    looks: frozenset[MarkKind] = frozenset()


@dataclass(slots=True)
class Styles:
    """Tables of everything that is found by an id."""

    styles: dict[str, Style] = field(default_factory=dict)
    numberings: dict[tuple[str, int], Numbering] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    counters: Counters = field(default_factory=Counters)

    def numbering(self, number: tuple[str, int] | None) -> Numbering | None:
        """How a list counts (its form is ``bullet``, ``decimal``, …); None if nothing is printed before its items."""
        found = None if number is None or number[0] == "0" else self.numberings.get(number, Numbering())
        return None if found is None or found.form == "none" or not found.text.strip() else found


def styles_of(package: Package, part: str) -> Styles:
    """The tables for the paragraphs of ``part``."""
    return Styles(_styles(package.tree("word/styles.xml")), _numberings(package), targets(package, part))


def targets(package: Package, part: str) -> dict[str, str]:
    """The targets of a part's links to outside the file, by their ids."""
    return {key: target for key, target, mode in _relations(package, part) if mode == "External"}


def inner_parts(package: Package, part: str) -> dict[str, str]:
    """The parts of the file that a part refers to, by their ids."""
    inside = ((key, target) for key, target, mode in _relations(package, part) if mode != "External")
    folder = posixpath.dirname(part)
    return {key: posixpath.normpath(posixpath.join(f"/{folder}", target))[1:] for key, target in inside}


def _relations(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """Id, target and mode of each relation of a part."""
    folder, _, file = part.rpartition("/")
    root = package.tree(f"{folder}/_rels/{file}.rels")
    for rel in () if root is None else root:
        if isinstance(rel.tag, str):
            yield rel.get("Id") or "", rel.get("Target") or "", rel.get("TargetMode") or ""


def is_on(parent: Element | None, tag: str) -> bool:
    """Whether a switch such as ``w:b`` is present and not turned off."""
    switch = None if parent is None else parent.find(W + tag)
    return switch is not None and switch.get(W + "val", "true") not in ("0", "false", "off", "none")


def looks_of(properties: Element | None) -> frozenset[MarkKind]:
    """The marks for the properties of a run."""
    if properties is None:
        return frozenset()
    looks: set[MarkKind] = {mark for tag, mark in _SWITCHES if is_on(properties, tag)}
    height = properties.find(W + "vertAlign")
    value = "" if height is None else height.get(W + "val")
    if value in ("superscript", "subscript"):
        looks.add("sup" if value == "superscript" else "sub")
    return frozenset(looks)


def number_of(properties: Element | None) -> tuple[str, int] | None:
    """The list and the depth that paragraph properties give."""
    numbering = None if properties is None else properties.find(W + "numPr")
    if numbering is None:
        return None
    number, level = numbering.find(W + "numId"), numbering.find(W + "ilvl")
    return None if number is None else (number.get(W + "val") or "0", _whole(level))


def count_of(properties: Element | None, tag: str, otherwise: int) -> int:
    """A number in the properties (``w:gridSpan``); ``otherwise`` if they have none."""
    element = None if properties is None else properties.find(W + tag)
    return otherwise if element is None else max(_whole(element), otherwise)


_SWITCHES: tuple[tuple[str, MarkKind], ...] = (
    ("b", "strong"),
    ("i", "em"),
    ("strike", "strike"),
    ("dstrike", "strike"),
)
_HEADING_RE = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_DEEPEST = 20


def _whole(element: Element | None) -> int:
    return 0 if element is None else _whole_of(element, "val")


def _whole_of(element: Element, name: str) -> int:
    value = element.get(W + name) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 0


def _styles(root: Element | None) -> dict[str, Style]:
    if root is None:
        return {}
    elements = {style.get(W + "styleId") or "": style for style in root.iterfind(W + "style")}
    return {key: _style(list(_based(key, elements))) for key in elements}


def _based(key: str, elements: dict[str, Element]) -> Iterator[Element]:
    """A style and its parents, the nearest first."""
    for _ in range(_DEEPEST):
        style = elements.get(key)
        if style is None:
            return
        yield style
        based = style.find(W + "basedOn")
        key = "" if based is None else based.get(W + "val") or ""


def _style(chain: list[Element]) -> Style:
    names = [_name(style) for style in chain]
    heading = next((match for name in names if (match := _HEADING_RE.match(name))), None)
    properties = [style.find(W + "pPr") for style in chain]
    outlines = (p.find(W + "outlineLvl") for p in properties if p is not None)
    level = int(heading[1]) - 1 if heading else next((_whole(o) for o in outlines if o is not None), None)
    number = next((n for p in properties if (n := number_of(p))), None)
    return Style(names[0].lower(), level, number, _looks(chain))


def _looks(chain: list[Element]) -> frozenset[MarkKind]:
    """Bold and similar marks that the nearest style with such a switch turns on."""
    found: set[MarkKind] = set()
    for tag, mark in _SWITCHES:
        runs = (style.find(W + "rPr") for style in chain)
        speaking = next((run for run in runs if run is not None and run.find(W + tag) is not None), None)
        if is_on(speaking, tag):
            found.add(mark)
    return frozenset(found)


def _name(style: Element) -> str:
    name = style.find(W + "name")
    return "" if name is None else name.get(W + "val") or ""


def _numberings(package: Package) -> dict[tuple[str, int], Numbering]:
    root = package.tree("word/numbering.xml")
    if root is None:
        return {}
    abstract = {a.get(W + "abstractNumId"): _levels(a) for a in root.iterfind(W + "abstractNum")}  # ECMA-376, 17.9
    found: dict[tuple[str, int], Numbering] = {}
    for number in root.iterfind(W + "num"):
        refers = number.find(W + "abstractNumId")
        levels = abstract.get(None if refers is None else refers.get(W + "val"), {})
        key = number.get(W + "numId") or "0"
        found.update({(key, level): numbering for level, numbering in levels.items()})
        for override in number.iterfind(W + "lvlOverride"):
            start, level = override.find(W + "startOverride"), _whole_of(override, "ilvl")
            if start is not None and (key, level) in found:
                found[key, level] = replace(found[key, level], start=_whole(start), restarts=True)
    return found


def _levels(abstract: Element) -> dict[int, Numbering]:
    levels: dict[int, Numbering] = {}
    for level in abstract.iterfind(W + "lvl"):
        form, text, start = (level.find(W + tag) for tag in ("numFmt", "lvlText", "start"))
        if form is not None:
            levels[_whole_of(level, "ilvl")] = Numbering(
                form.get(W + "val") or "decimal",
                "%1." if text is None else text.get(W + "val") or "",
                1 if start is None else _whole(start),
                abstract.get(W + "abstractNumId") or "",
            )
    return levels
