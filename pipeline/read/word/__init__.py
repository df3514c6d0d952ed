"""The reader of Word files: the text as it stands once every tracked change is accepted, with its notes at the end.

Styles become headings, lists and quotes. What Word prints around the text (running heads, its own table of contents) is
``aside``. Comments are counted in a note; they are no part of the text.
"""

from __future__ import annotations

from pipeline.read.office.zip_package import OLE, is_package
from pipeline.read.reader import Reader, later


def sniff(data: bytes) -> bool:
    """Whether these bytes are a Word file, or one that is locked."""
    locked = data.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in data
    return locked or is_package(data, b"word/document.xml")


READER = Reader("docx", (".docx", ".docm", ".dotx"), sniff, later("word.file"), by_content_first=True, zipped=True)
