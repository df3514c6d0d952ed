"""An OpenDocument text as blocks; its notes stand at the end, with their marks."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Block, Note, stream
from pipeline.read.embedded import address_of
from pipeline.read.odtstyles import OFFICE, STYLE, TEXT, styles_of
from pipeline.read.odtwalk import Walk
from pipeline.read.package import Package, locked
from pipeline.read.reader import Blocks, Parsed


def read(data: bytes, name: str) -> Parsed:
    """Read an OpenDocument text.

    Raises:
        InputError: it is damaged, locked, over the size that is read, or holds no text.
    """
    package = Package(data, name, "OpenDocument")
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise locked(name)
    root = package.tree(_MAIN)
    body = None if root is None else root.find(f"{OFFICE}body/{OFFICE}text")
    if root is None or body is None:
        raise package.missing(_MAIN)
    blocks = Blocks([])
    styles = package.tree("styles.xml")
    walk = Walk(blocks, styles_of(root, styles), lambda part: address_of(package.part(part)))
    walk.all(body)
    walk.notes()
    walk.margin()
    for head in () if styles is None else styles.iter(STYLE + "header", STYLE + "footer"):
        walk.aside(head)
    if not any(stream(block.text) for block in blocks.made if block.kind not in ("aside", "comment")):
        raise package.empty()
    return Parsed(
        tuple(blocks.made), "utf-8", _metadata(package, blocks.made), tuple(_told(walk, body.findall(_CHANGES)))
    )


_MAIN = "content.xml"
_CHANGES = f"{TEXT}tracked-changes/{TEXT}changed-region/{TEXT}deletion"
_CREATOR = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}initial-creator"
_DC = "{http://purl.org/dc/elements/1.1/}"


def _metadata(package: Package, blocks: list[Block]) -> tuple[tuple[str, str], ...]:
    """The title, where it stands in the text too, and who wrote the file."""
    root = package.tree("meta.xml")
    if root is None:
        return ()
    title = " ".join((root.findtext(f".//{_DC}title") or "").split())
    creator = " ".join((root.findtext(f".//{_CREATOR}") or root.findtext(f".//{_DC}creator") or "").split())
    stands = {stream(block.text) for block in blocks[:12]}
    pairs = (("title", title if title and stream(title) in stands else ""), ("creator", creator))
    return tuple(pair for pair in pairs if pair[1])


def _told(walk: Walk, deletions: Sequence[object]) -> list[Note]:
    told = []
    if deletions:
        message = f"tracked changes were read as accepted: {len(deletions)} deletions"
        told.append(Note("tracked-changes", "info", message, hint="accepting or rejecting them, if that is not meant"))
    if walk.comments:
        told.append(Note("comments", "info", f"{len(walk.comments)} comments of the file are not part of the text"))
    return told
