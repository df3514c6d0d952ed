"""The reader of RTF files: the text with all tracked changes accepted, notes at the end, comments as comments.

Styles become headings and quotes, numbers and bullets become list items. Running heads, tables of contents and hidden
text become ``aside``.
"""

from __future__ import annotations

from pipeline.read.reader import Reader, later
from pipeline.read.rtf.lexer import is_rtf

READER = Reader("rtf", (".rtf",), is_rtf, later("rtf.file"), by_content_first=True)
