"""The whole of an AsciiDoc file: its head, and its body by the reader of Markdown."""

from __future__ import annotations

from pipeline.read.asciidoc.block_marks import Body
from pipeline.read.asciidoc.head import head_of
from pipeline.read.encoding.decode import decode, lines_of
from pipeline.read.frontmatter import front_matter
from pipeline.read.markdown.depth import walked_as_made
from pipeline.read.reader import Blocks, Parsed


def read(data: bytes, name: str) -> Parsed:
    """Read AsciiDoc.

    Raises:
        InputError: the bytes cannot be decoded.
    """
    text, encoding, notes = decode(data, name)
    lines = lines_of(text)
    front = front_matter(lines)
    head = head_of(lines[front.lines :])
    body = Body(head.attributes, front.lines + head.lines)
    if head.title:
        body.heading(head.title, front.lines + head.first)
    body.all(lines[front.lines + head.lines :])
    blocks = Blocks([])
    for told, line in ((front.text, 1), (head.text, front.lines + 1)):
        if told:
            blocks.add("metadata", told, line)
    notes += walked_as_made(blocks, body.made, body.origin)
    return Parsed(tuple(blocks.made), encoding, (*front.metadata, *head.metadata), (*notes, *front.notes))
