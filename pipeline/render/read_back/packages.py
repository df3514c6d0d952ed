"""The text of files that are zip packages: Word files and EPUBs."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from pipeline.render.read_back.unpacked import Package
from pipeline.render.read_back.xml_text import Element, parse, spoken_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
OPF = "{http://www.idpf.org/2007/opf}"


def docx_text(data: bytes) -> str:
    """The text of a Word file with its notes; page numbers and deleted words are not read.

    Raises:
        BadZipFile, KeyError, RuntimeError, ValueError: as :class:`Package` does.
        lxml.etree.XMLSyntaxError: a part is not well-formed.
    """
    with Package(io.BytesIO(data)) as package:
        names = package.namelist()
        parts = ["word/document.xml", *(f"word/{part}.xml" for part in ("footnotes", "endnotes"))]
        return "\n".join(_words(parse(package.read(part))) for part in parts if part in names or part == parts[0])


def epub_text(data: bytes) -> str:
    """The text of an EPUB's documents in reading order. Raises as :func:`docx_text` does."""
    with Package(io.BytesIO(data)) as package:
        return "\n".join(spoken_text(package.read(part)) for part in spine(package))


def spine(package: zipfile.ZipFile) -> Iterator[str]:
    """The names of an EPUB's documents in reading order."""
    opf_name = opf_of(package)
    opf = parse(package.read(opf_name))
    items = {item.get("id"): item.get("href", "") for item in opf.iter(f"{OPF}item")}
    for reference in opf.iter(f"{OPF}itemref"):
        yield beside(opf_name, items[reference.get("idref")])


def opf_of(package: zipfile.ZipFile) -> str:
    """The name of the package document, as the container gives it."""
    rootfile = parse(package.read("META-INF/container.xml")).find(f".//{_CONTAINER}rootfile")
    if rootfile is None:
        raise ValueError("META-INF/container.xml names no package document")
    return str(rootfile.get("full-path", ""))


def beside(name: str, href: str) -> str:
    """The part of the package that ``href``, in the part ``name``, leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(href.partition("#")[0])))


def _words(part: Element) -> str:
    """Every ``w:t``, in tables and content controls too; a line for a paragraph. Deleted text is ``w:delText``."""
    pieces: list[str] = []
    for element in part.iter(f"{W}t", f"{W}p", f"{W}tab", f"{W}br", f"{W}footnoteReference"):
        if element.tag == f"{W}footnoteReference":
            pieces.append(element.get(f"{W}id") or "")  # Word counts the notes; our ids are what it counts
        elif element.tag != f"{W}t":
            pieces.append("\n" if element.tag == f"{W}p" else " ")
        elif element.text and not any(True for _ in element.iterancestors(_FALLBACK)):
            pieces.append(element.text)
    return "".join(pieces)
