"""The reader of OpenDocument texts: headings, lists, tables, links, emphasis; notes stand at the end, with their marks.

Tracked deletions are counted in a note. Comments are ``comment``, hidden text is ``aside``: both leave by the ledger.
"""

from __future__ import annotations

from pipeline.read.office.zip_package import is_package
from pipeline.read.reader import Reader, later


def sniff(data: bytes) -> bool:
    """Whether these bytes are an OpenDocument text, as a package or as a single file of XML."""
    flat = b"<office:document " in data[:1_024] and b"opendocument.text" in data[:8_192]
    return flat or is_package(data[:400], b"application/vnd.oasis.opendocument.text")


READER = Reader("odt", (".odt", ".ott", ".fodt"), sniff, later("odt.file"), by_content_first=True, zipped=True)
