"""Turn a Word file into blocks: the text with every tracked change accepted, its notes at the end."""

from __future__ import annotations

from pipeline.model import Block, Note
from pipeline.read.captions.stamped import turns_of
from pipeline.read.embedded import address_of
from pipeline.read.office.facts import facts, holds_text, told
from pipeline.read.office.list_numbers import with_said_numbers
from pipeline.read.office.zip_package import Package
from pipeline.read.reader import Blocks, Parsed
from pipeline.read.word.own_file import OwnWalk, is_own
from pipeline.read.word.styles import W, inner_parts, styles_of, targets
from pipeline.read.word.walk import Walk


def read(data: bytes, name: str) -> Parsed:
    """Read a Word file.

    Raises:
        InputError: it is damaged, locked, over the size limit, or holds no text.
    """
    package = Package(data, name, "Word")
    root = package.required(_MAIN)
    blocks = Blocks([])
    parts = inner_parts(package, _MAIN)
    styles = styles_of(package, _MAIN)

    def image(key: str) -> str | None:
        return address_of(package.part(parts[key])) if key in parts else None

    own = is_own(package)
    walk = OwnWalk(blocks, styles, image, root) if own else Walk(blocks, styles, image)
    walk.all(root)
    walk.galley.kind = None
    blocks.made = with_said_numbers(blocks.made, walk.galley.numbers)
    blocks, voices = _meeting(blocks)
    walk.galley.blocks = blocks
    _notes_at_the_end(package, walk)
    _comments(package, walk)
    _running_heads(package, walk)
    if not holds_text(blocks.made):
        raise package.empty()
    told = (*([_OWN] if own else []), *_told(package, walk, name))
    return Parsed(tuple(blocks.made), "utf-8", (*_metadata(package, blocks.made), *voices), told)


_MAIN = "word/document.xml"
_OWN = Note(
    "own-word",
    "info",
    "this program made the Word file: its words are read, and recommendations are found anew",
    hint="`briefing draft` with --base, to take its changes over into its manuscript",
)
_DC = "{http://purl.org/dc/elements/1.1/}"


def _meeting(blocks: Blocks) -> tuple[Blocks, tuple[tuple[str, str], ...]]:
    """The blocks as turns, if they are a meeting saved by Teams, with a stamp above every paragraph."""
    if not any("-->" in block.text for block in blocks.made[:12]):
        return blocks, ()
    lines = [(block.line or 1, line) for block in blocks.made for line in block.text.split("\n")]
    turns = Blocks([])
    facts = turns_of(lines, turns)
    return (blocks, ()) if facts is None else (turns, facts)


def _notes_at_the_end(package: Package, walk: Walk) -> None:
    for kind, part in (("footnote", "word/footnotes.xml"), ("endnote", "word/endnotes.xml")):
        root = package.tree(part)
        if root is not None:
            walk.styles.links = targets(package, part)
            walk.notes(kind, {note.get(W + "id") or "": note for note in root.iterfind(W + kind)})


def _comments(package: Package, walk: Walk) -> None:
    root = package.tree("word/comments.xml")
    for comment in () if root is None else root.iterfind(W + "comment"):
        walk.comment(comment)


def _running_heads(package: Package, walk: Walk) -> None:
    for part in package.names():
        if part.startswith(("word/header", "word/footer")) and part.endswith(".xml"):
            root = package.tree(part)
            if root is not None:
                walk.aside(root)


def _metadata(package: Package, blocks: list[Block]) -> tuple[tuple[str, str], ...]:
    root = package.tree("docProps/core.xml")
    return () if root is None else facts(root.findtext(_DC + "title"), root.findtext(_DC + "creator"), blocks)


def _told(package: Package, walk: Walk, name: str) -> list[Note]:
    comments = package.tree("word/comments.xml")
    count = 0 if comments is None else len(comments.findall(W + "comment"))
    return told(name, count, walk.inserted, walk.deleted)
