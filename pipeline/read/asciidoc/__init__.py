"""The reader of AsciiDoc: its mark-up is put into Markdown line by line, which the reader of Markdown then reads.

Both languages know the same blocks and spans, so one walk over tokens serves both. Attributes of the head become
metadata; lines for a program (``[source]``, ``:toc:``, ``include::``) become comments. Each block knows its line in
the file.

Source: docs.asciidoctor.org/asciidoc/latest (AsciiDoc Language Documentation: "Document Header", "Blocks", "Text
formatting", "Macros").
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.read.asciidoc.block_marks import Body
from pipeline.read.asciidoc.head import head_of
from pipeline.read.encoding.decode import decode
from pipeline.read.frontmatter import front_matter
from pipeline.read.markdown.walk import Walk
from pipeline.read.reader import Blocks, Parsed, Reader


def read(data: bytes, name: str) -> Parsed:
    """Read AsciiDoc.

    Raises:
        InputError: the bytes cannot be decoded.
    """
    text, encoding, notes = decode(data, name)
    lines = _LINE_END_RE.split(text)
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
    above = len(blocks.made)
    Walk(blocks, 0).all("\n".join(body.made))
    blocks.made[above:] = (replace(block, origin=body.origin(block.origin)) for block in blocks.made[above:])
    return Parsed(tuple(blocks.made), encoding, (*front.metadata, *head.metadata), (*notes, *front.notes))


def sniff(data: bytes) -> bool:
    """Whether a text without a telling suffix is AsciiDoc: a title ``= Title``, then a heading or an attribute."""
    text = data[:20_000].decode("utf-8", errors="ignore").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    return bool(_TITLE_RE.match(text) and _SIGN_RE.search(text))


READER = Reader("asciidoc", (".adoc", ".asciidoc"), sniff, read)

_LINE_END_RE = re.compile("\r\n|[\n\r]")
_TITLE_RE = re.compile(r"\s*= \S")
_SIGN_RE = re.compile(r"^(?:={2,6} \S|:[\w-]{1,60}!?:)", re.MULTILINE)
