"""Read finished files back into text, each from its own bytes and in its own reading order."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import TypeAlias
from urllib.parse import unquote

from lxml import etree

from pipeline.check.unpacked import Package
from pipeline.errors import ConservationError, InputError

Element: TypeAlias = etree._Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_CELLS = {f"{_XHTML}{name}" for name in ("td", "th")}
_SILENT = {f"{_XHTML}{name}" for name in ("head", "script", "style", "template")}


def read_back(name: str, data: bytes) -> str:
    """The text of a PDF, DOCX, EPUB or XHTML file, by the suffix of its name.

    Raises:
        InputError: the suffix is none of these.
        ConservationError: the file cannot be read.
    """
    reader = _READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise InputError(f"{name} is no file that can be read back", hint=f"one of {', '.join(sorted(_READERS))}")
    try:
        return reader(data, name)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, RuntimeError) as error:
        hint = "building it again, or getting it again from where it came"
        raise ConservationError(f"the file cannot be read back: {error}", place=name, hint=hint) from error


def can_read(name: str) -> bool:
    """Whether the words of a file of that name can be read back."""
    return PurePath(name).suffix.lower() in _READERS


def parse(data: bytes) -> Element:
    """XML without entities and without fetching anything."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def spine(package: zipfile.ZipFile) -> Iterator[str]:
    """The names of an EPUB's documents in reading order."""
    opf_name = opf_of(package)
    opf = parse(package.read(opf_name))
    items = {item.get("id"): item.get("href", "") for item in opf.iter(f"{_OPF}item")}
    for reference in opf.iter(f"{_OPF}itemref"):
        yield beside(opf_name, items[reference.get("idref")])


def opf_of(package: zipfile.ZipFile) -> str:
    """The name of the package document, from the container."""
    rootfile = parse(package.read("META-INF/container.xml")).find(f".//{_CONTAINER}rootfile")
    if rootfile is None:
        raise ValueError("META-INF/container.xml names no package document")
    return str(rootfile.get("full-path", ""))


def beside(name: str, href: str) -> str:
    """The name in the package of ``href``, a link in the file ``name``."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(href.partition("#")[0])))


def _read_pdf(data: bytes, name: str) -> str:
    from pipeline.check.pdf import read_text

    return read_text(data, name)


def _read_docx(data: bytes, name: str) -> str:  # noqa: ARG001 - one signature for all
    with Package(io.BytesIO(data)) as package:
        names = package.namelist()
        parts = ["word/document.xml", *(f"word/{part}.xml" for part in ("footnotes", "endnotes"))]
        return "\n".join(_words(parse(package.read(part))) for part in parts if part in names or part == parts[0])


def _words(part: Element) -> str:
    """Every ``w:t``, in tables and content controls too; a line for a paragraph. Deleted text is ``w:delText``."""
    pieces: list[str] = []
    for element in part.iter(f"{_W}t", f"{_W}p", f"{_W}tab", f"{_W}br", f"{_W}footnoteReference"):
        if element.tag == f"{_W}footnoteReference":
            pieces.append(element.get(f"{_W}id") or "")  # Word counts the notes; our ids are what it counts
        elif element.tag != f"{_W}t":
            pieces.append("\n" if element.tag == f"{_W}p" else " ")
        elif element.text and not any(True for _ in element.iterancestors(_FALLBACK)):
            pieces.append(element.text)
    return "".join(pieces)


def _read_epub(data: bytes, name: str) -> str:  # noqa: ARG001 - one signature for all
    with Package(io.BytesIO(data)) as package:
        return "\n".join(_read_xhtml(package.read(part), part) for part in spine(package))


def _read_xhtml(data: bytes, name: str) -> str:  # noqa: ARG001 - one signature for all
    return "".join(_spoken(parse(data)))


def _spoken(root: Element) -> Iterator[str]:
    """The text as it is read out: without the head, scripts and styles."""
    skipped = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        silent = element.tag in _SILENT
        if event == "start":
            skipped += silent
            if not skipped and element.tag in _CELLS:
                yield "\t"  # a mark at the head of a cell would combine with the letter at the end of the one before
            if not skipped and element.text:
                yield element.text
            continue
        skipped -= silent and event == "end"
        if not skipped and element is not root and element.tail:
            yield element.tail


_READERS: dict[str, Callable[[bytes, str], str]] = {
    ".pdf": _read_pdf,
    ".docx": _read_docx,
    ".epub": _read_epub,
    ".xhtml": _read_xhtml,
    ".html": _read_xhtml,
}
