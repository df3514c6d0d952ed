"""The reader of Word files: the text with every tracked change accepted, and its notes at the end.

Styles become headings, lists and quotes. Text that Word prints around the main text (running heads, its table of
contents) becomes ``aside``. A note counts the comments, which are not part of the text.
"""

from __future__ import annotations

from pipeline.read.office.zip_package import OLE, is_package
from pipeline.read.reader import Reader, later


def sniff(data: bytes) -> bool:
    """Whether these bytes are a Word file, or a locked one."""
    locked = data.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in data
    return locked or is_package(data, b"word/document.xml")


READER = Reader("docx", (".docx", ".docm", ".dotx"), sniff, later("word.file"), by_content_first=True, zipped=True)
