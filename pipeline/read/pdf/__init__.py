"""The reader of PDF files: words with their places on the page become lines, columns, paragraphs and headings.

Running heads, page numbers and line numbers become asides; a file without text, such as a scan, is refused.
"""

from __future__ import annotations

from pipeline.read.reader import Reader, later


def sniff(data: bytes) -> bool:
    """Whether these bytes are a PDF file, possibly with other bytes before it."""
    head = data[:1_024]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-") or (b"%PDF-" in head and b" obj" in data)


READER = Reader("pdf", (".pdf",), sniff, later("pdf.file"), by_content_first=True)
