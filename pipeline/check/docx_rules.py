"""Rules of a Word file: parts and their targets exist, headings are in order, it has a title and a language."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator, Set

from pipeline.check.findings import Finding, heading_skips, repeated
from pipeline.render.read_back.packages import W
from pipeline.render.read_back.unpacked import Package
from pipeline.render.read_back.xml_text import Element, parse

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def findings(data: bytes) -> Iterator[Finding]:
    """The findings in the whole file."""
    with Package(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    trees = {name: parse(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    yield from _typed(parts.keys(), trees["[Content_Types].xml"])
    yield from _related(parts.keys(), trees)
    document, styles = trees["word/document.xml"], trees["word/styles.xml"]
    yield from _titled(trees.get("docProps/core.xml"))
    yield from _styled(document, styles)
    yield from _ended(document)
    yield from _linked(document, trees.get("word/_rels/document.xml.rels"))
    yield from heading_skips(_outline(document, styles))
    yield from _tables(document)


def _typed(names: Set[str], types: Element) -> Iterator[Finding]:
    defaults = {default.get("Extension", "").lower() for default in types.iter(f"{_TYPES}Default")}
    overrides = {override.get("PartName", "").lstrip("/") for override in types.iter(f"{_TYPES}Override")}
    for name in sorted(set(names) - {"[Content_Types].xml"}):
        if name not in overrides and name.rpartition(".")[2].lower() not in defaults:
            yield Finding("no-type", f"the part {name} is of no declared type")
    for name in sorted(overrides - set(names)):
        yield Finding("missing-part", f"the part {name} is declared but missing")


def _related(names: Set[str], trees: dict[str, Element]) -> Iterator[Finding]:
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in tree.iter(f"{_RELATIONS}Relationship"):
            target = relation.get("Target", "")
            inside = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            if relation.get("TargetMode") != "External" and inside not in names:
                yield Finding("missing-part", f"{name} refers to {target}, which is not there")


def _titled(core: Element | None) -> Iterator[Finding]:
    for name in ("title", "language"):
        if core is None or not (core.findtext(f"{_DC}{name}") or "").strip():
            yield Finding(f"no-{name}", f"its properties do not say its {name}")


def _styled(document: Element, styles: Element) -> Iterator[Finding]:
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    used = {element.get(f"{W}val") for element in document.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    for name in sorted(str(name) for name in used - known):
        yield Finding("no-style", f"the style {name} is used but not defined")
    yield from repeated((str(style.get(f"{W}styleId")) for style in styles.iter(f"{W}style")), "the style")


def _ended(document: Element) -> Iterator[Finding]:
    """LibreOffice prints an error in place of the page of a bookmark that does not end."""
    ends = {mark.get(f"{W}id") for mark in document.iter(f"{W}bookmarkEnd")}
    for mark in document.iter(f"{W}bookmarkStart"):
        if mark.get(f"{W}id") not in ends:
            yield Finding("open-bookmark", f"the bookmark {mark.get(f'{W}name')} does not end")


def _linked(document: Element, relations: Element | None) -> Iterator[Finding]:
    marks = [str(mark.get(f"{W}name")) for mark in document.iter(f"{W}bookmarkStart")]
    yield from repeated(marks, "the bookmark")
    known = frozenset(marks)
    targets = {} if relations is None else {r.get("Id"): r.get("Target", "") for r in relations}
    for link in document.iter(f"{W}hyperlink"):
        identifier = link.get(f"{_R}id")
        if identifier is not None and identifier not in targets:
            yield Finding("dead-link", f"a link refers to the relationship {identifier}, which is not there")
        anchor = link.get(f"{W}anchor") or targets.get(identifier, "")
        if (link.get(f"{W}anchor") or anchor.startswith("#")) and anchor.lstrip("#") not in known:
            yield Finding("dead-link", f"a link leads to the bookmark {anchor}, which is not there")


def _outline(document: Element, styles: Element) -> Iterator[int]:
    """The level of each heading, in order, from the outline level of its style or of the base style."""
    levels = _levels(styles)
    for style in document.iter(f"{W}pStyle"):
        level = levels.get(style.get(f"{W}val"))
        if level is not None and level < 9:
            yield level + 1


def _levels(styles: Element) -> dict[str | None, int]:
    levels: dict[str | None, int] = {}
    for style in styles.iter(f"{W}style"):
        own, base = style.find(f"{W}pPr/{W}outlineLvl"), style.find(f"{W}basedOn")
        inherited = levels.get(base.get(f"{W}val")) if base is not None else None
        level = int(own.get(f"{W}val", "9")) if own is not None else inherited
        if level is not None:
            levels[style.get(f"{W}styleId")] = level
    return levels


def _tables(document: Element) -> Iterator[Finding]:
    for number, table in enumerate(document.iter(f"{W}tbl"), 1):
        rows = table.findall(f"{W}tr")
        if len(rows) > 1 and rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield Finding("no-header-row", f"table {number} has no header row")
