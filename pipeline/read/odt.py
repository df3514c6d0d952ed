"""The reader of OpenDocument texts: headings, lists, tables, links, emphasis; notes stand at the end, with their marks.

Tracked deletions are counted in a note. Comments are ``comment``, hidden text is ``aside``: both leave by the ledger.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Block, Note, stream
from pipeline.read.embedded import address_of
from pipeline.read.odtstyles import OFFICE, TEXT, styles_of
from pipeline.read.odtwalk import Walk
from pipeline.read.package import Package, is_package, locked
from pipeline.read.reader import Blocks, Parsed, Reader


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
    walk = Walk(blocks, styles_of(root, package.tree("styles.xml")), lambda part: address_of(package.part(part)))
    walk.all(body)
    walk.notes()
    walk.margin()
    if not any(stream(block.text) for block in blocks.made if block.kind not in ("aside", "comment")):
        raise package.empty()
    return Parsed(
        tuple(blocks.made), "utf-8", _metadata(package, blocks.made), tuple(_told(walk, body.findall(_CHANGES)))
    )


def sniff(data: bytes) -> bool:
    """Whether these bytes are an OpenDocument text."""
    return is_package(data[:400], b"application/vnd.oasis.opendocument.text")


READER = Reader("odt", (".odt", ".ott"), sniff, read, by_content_first=True)

_MAIN = "content.xml"
_CHANGES = f"{TEXT}tracked-changes/{TEXT}changed-region/{TEXT}deletion"
_DC = "{http://purl.org/dc/elements/1.1/}"


def _metadata(package: Package, blocks: list[Block]) -> tuple[tuple[str, str], ...]:
    """The title, where it stands in the text too, and who wrote the file."""
    root = package.tree("meta.xml")
    if root is None:
        return ()
    title, creator = (" ".join((root.findtext(f".//{_DC}{tag}") or "").split()) for tag in ("title", "creator"))
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
