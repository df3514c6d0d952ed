"""The reader of OpenDocument texts: headings, lists, tables, links, emphasis; notes follow at the end, with marks.

A note counts the tracked deletions. Comments become ``comment``, hidden text becomes ``aside``: cleaning removes both.
"""

from __future__ import annotations

from pipeline.read.office.zip_package import is_package
from pipeline.read.reader import Reader, later


def sniff(data: bytes) -> bool:
    """Whether these bytes are an OpenDocument text, as a package or as a single file of XML."""
    flat = b"<office:document " in data[:1_024] and b"opendocument.text" in data[:8_192]
    return flat or is_package(data[:400], b"application/vnd.oasis.opendocument.text")


READER = Reader("odt", (".odt", ".ott", ".fodt"), sniff, later("odt.file"), by_content_first=True, zipped=True)
