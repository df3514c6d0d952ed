"""The reader of AsciiDoc: its mark-up is put into Markdown line by line, which the reader of Markdown then reads.

Both languages know the same blocks and spans, so one walk over tokens serves both. Attributes of the head become
metadata; lines for a program (``[source]``, ``:toc:``, ``include::``) become comments. Each block knows its line in
the file.

Source: docs.asciidoctor.org/asciidoc/latest (AsciiDoc Language Documentation: "Document Header", "Blocks", "Text
formatting", "Macros").
"""

from __future__ import annotations

import re

from pipeline.read.reader import Reader, later


def sniff(data: bytes) -> bool:
    """Whether a text without a telling suffix is AsciiDoc: a title ``= Title``, then a heading or an attribute."""
    text = data[:20_000].decode("utf-8", errors="ignore").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    return bool(_TITLE_RE.match(text) and _SIGN_RE.search(text))


READER = Reader("asciidoc", (".adoc", ".asciidoc"), sniff, later("asciidoc.file"))

_TITLE_RE = re.compile(r"\s*= \S")
_SIGN_RE = re.compile(r"^(?:={2,6} \S|:[\w-]{1,60}!?:)", re.MULTILINE)
