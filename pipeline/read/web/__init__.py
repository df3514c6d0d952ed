"""The reader of saved web pages: all paragraphs in the order of the page, those around the text as ``aside``.

No words are left out here, not even hidden ones: a cleaning rule removes the asides, through the ledger.
"""

from __future__ import annotations

import re

from pipeline.read.programs import is_program
from pipeline.read.reader import Reader, later
from pipeline.read.web.mhtml import is_archive
from pipeline.read.web.pagezip import is_zipped_page


def sniff(data: bytes) -> bool:
    """Whether these bytes are a page: they begin with its declaration, one of its outer tags or a program."""
    opens = bool(_OPENING_RE.match(data[:2_048].replace(b"\0", b"")))
    return opens or is_zipped_page(data) or is_archive(data) or is_program(data)


READER = Reader(
    "html",
    (".html", ".htm", ".xhtml", ".mhtml", ".mht"),
    sniff,
    later("web.saved_page"),
    by_content_first=True,
    shared=(".zip", ".php"),
)

_OPENING_RE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?"
    rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|meta\s)",
    re.IGNORECASE | re.DOTALL,
)
