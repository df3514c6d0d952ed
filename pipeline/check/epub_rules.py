"""Rules of an EPUB: its container, its package with metadata, manifest and spine, and the links within it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from pipeline.check.findings import Finding, repeated
from pipeline.check.xhtml_rules import document_findings, ids, links
from pipeline.render.read_back.packages import OPF, beside, opf_of
from pipeline.render.read_back.unpacked import Package
from pipeline.render.read_back.xml_text import Element, parse

_DC = "{http://purl.org/dc/elements/1.1/}"
_TYPE = b"application/epub+zip"
_PAGE = "application/xhtml+xml"


def findings(data: bytes) -> Iterator[Finding]:
    """The findings in the whole book."""
    with Package(io.BytesIO(data)) as package:
        yield from _container(package)
        opf_name = opf_of(package)
        opf = parse(package.read(opf_name))
        yield from _metadata(opf)
        yield from _manifest(package, opf_name, opf)
        yield from _documents(package, opf_name, opf)


def _container(package: zipfile.ZipFile) -> Iterator[Finding]:
    first = package.infolist()[0] if package.infolist() else None
    if first is None or first.filename != "mimetype" or package.read(first) != _TYPE:
        yield Finding("mimetype", "its first entry is not the mimetype of an EPUB")
    elif first.compress_type != zipfile.ZIP_STORED or first.extra:
        yield Finding("mimetype", "its mimetype is compressed")


def _metadata(opf: Element) -> Iterator[Finding]:
    for name in ("identifier", "title", "language"):
        if not (opf.findtext(f".//{_DC}{name}") or "").strip():
            yield Finding(f"no-{name}", f"the package does not say its {name}")
    properties = {meta.get("property") for meta in opf.iter(f"{OPF}meta")}
    if "dcterms:modified" not in properties:
        yield Finding("no-modified", "the package does not say when it was modified")
    if opf.get("unique-identifier") not in {element.get("id") for element in opf.iter(f"{_DC}identifier")}:
        yield Finding("no-identifier", "the package names an identifier that it does not have")


def _manifest(package: zipfile.ZipFile, opf_name: str, opf: Element) -> Iterator[Finding]:
    items = list(opf.iter(f"{OPF}item"))
    listed = [beside(opf_name, item.get("href", "")) for item in items]
    there = {name for name in package.namelist() if not name.startswith("META-INF/")} - {"mimetype", opf_name}
    for name in sorted(set(listed) - there):
        yield Finding("missing-file", f"the manifest lists {name}, which is not there")
    for name in sorted(there - set(listed)):
        yield Finding("not-listed", f"{name} is not in the manifest")
    yield from repeated(listed, "in the manifest the file")
    known = {item.get("id") for item in items}
    spine = [reference.get("idref", "") for reference in opf.iter(f"{OPF}itemref")]
    if not spine or not known.issuperset(spine):
        yield Finding("spine", "the spine is empty, or names what the manifest does not list")
    if sum("nav" in (item.get("properties") or "").split() for item in items) != 1:
        yield Finding("navigation", "the manifest does not have exactly one navigation document")


def _documents(package: zipfile.ZipFile, opf_name: str, opf: Element) -> Iterator[Finding]:
    pages = (item for item in opf.iter(f"{OPF}item") if item.get("media-type") == _PAGE)
    names = [beside(opf_name, item.get("href", "")) for item in pages]
    roots = {name: parse(package.read(name)) for name in names if name in package.namelist()}
    for name, root in roots.items():
        for finding in document_findings(root, first_heading=None):
            yield Finding(finding.code, f"{name}: {finding.message}")
    yield from _dead_links(roots, set(package.namelist()))


def _dead_links(roots: dict[str, Element], files: set[str]) -> Iterator[Finding]:
    anchors = {name: set(ids(root)) for name, root in roots.items()}
    for name, root in roots.items():
        for href in links(root):
            if ":" in href.partition("/")[0]:
                continue  # an address on the web
            path, _, anchor = href.partition("#")
            target = beside(name, path) if path else name
            if target not in files or (anchor and anchor not in anchors.get(target, {anchor})):
                yield Finding("dead-link", f"{name}: a link leads to {href}, which is not there")
