"""Turn an OpenDocument text into blocks; its notes follow at the end, with marks."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.model import Block
from pipeline.read.embedded import address_of
from pipeline.read.odt.odf_names import BODY, DC, HREF, META, OFFICE, STYLE, TEXT
from pipeline.read.odt.styles import styles_of
from pipeline.read.odt.walk import Walk
from pipeline.read.office.facts import facts, holds_text, told
from pipeline.read.office.list_numbers import with_said_numbers
from pipeline.read.office.xmltree import tree_of
from pipeline.read.office.zip_package import Package, locked
from pipeline.read.reader import Blocks, Parsed

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element


def read(data: bytes, name: str) -> Parsed:
    """Read an OpenDocument text.

    Raises:
        InputError: it is damaged, locked, over the size limit, or holds no text.
    """
    return _parsed(_flat(data, name) if data.lstrip()[:1] in (b"<", b"\xef") else _packed(data, name), name)


@dataclass(frozen=True, slots=True)
class _File:
    """The parts of a text, in a package or in one file; ``part`` returns the bytes of a part."""

    content: Element
    styles: Element | None
    meta: Element | None
    part: Callable[[str], bytes | None]


def unpacked(data: bytes, name: str) -> tuple[Package, Element, Element]:
    """The package, the root of its content, and the body in it.

    Raises:
        InputError: it is damaged, locked, over the size limit, or no OpenDocument text.
    """
    package = Package(data, name, "OpenDocument")
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise locked(name)
    root = package.required(_MAIN)
    if (body := root.find(BODY)) is None:
        raise package.missing(_MAIN)
    return package, root, body


def _packed(data: bytes, name: str) -> _File:
    package, root, _ = unpacked(data, name)
    return _File(root, package.tree("styles.xml"), package.tree("meta.xml"), package.part)


def _flat(data: bytes, name: str) -> _File:
    """A text in a single XML file (``.fodt``)."""
    hint = "opening it in its program and saving it as .odt"
    try:
        root = tree_of(data)
    except ValueError as error:
        raise InputError(f"the OpenDocument file is damaged: it {error}", place=name, hint=hint) from error
    if root.find(BODY) is None:
        raise InputError("this is not an OpenDocument text", place=name, hint=hint)
    return _File(root, root, root, lambda _: None)


def _parsed(file: _File, name: str) -> Parsed:
    blocks = Blocks([])
    walk = Walk(blocks, styles_of(file.content, file.styles), lambda image: _address(image, file))
    body = file.content.find(BODY)
    if body is not None:
        walk.all(body)
        blocks.made = with_said_numbers(blocks.made, walk.numbers)
    walk.notes()
    walk.margin()
    for head in () if file.styles is None else file.styles.iter(STYLE + "header", STYLE + "footer"):
        walk.aside(head)
    if not holds_text(blocks.made):
        raise InputError(
            "the OpenDocument file holds no text",
            place=name,
            hint="opening it in LibreOffice: pictures of text hold no words",
        )
    deletions = () if body is None else body.findall(_CHANGES)
    return Parsed(
        tuple(blocks.made),
        "utf-8",
        _metadata(file.meta, blocks.made),
        tuple(told(name, len(walk.comments), 0, len(deletions))),
    )


def _address(image: Element, file: _File) -> str | None:
    """The address of an image that is a part, or is inside the element itself."""
    digits = image.findtext(OFFICE + "binary-data")
    if digits is None:
        return address_of(file.part(image.get(HREF) or ""))
    try:
        return address_of(b64decode(digits))
    except ValueError:
        return None


_MAIN = "content.xml"
_CHANGES = f"{TEXT}tracked-changes/{TEXT}changed-region/{TEXT}deletion"


def _metadata(root: Element | None, blocks: list[Block]) -> tuple[tuple[str, str], ...]:
    if root is None:
        return ()
    creator = root.findtext(f".//{META}initial-creator") or root.findtext(f".//{DC}creator")
    return facts(root.findtext(f".//{DC}title"), creator, blocks)
