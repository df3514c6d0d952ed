"""The reader of saved web pages: all paragraphs in the order of the page, those around the text as ``aside``.

No words are left out here, not even hidden ones: a cleaning rule removes the asides, through the ledger.
"""

from __future__ import annotations

import re

from pipeline.read.reader import Reader, later
from pipeline.read.template_code import is_template
from pipeline.read.web.mhtml import is_archive
from pipeline.read.web.pagezip import is_zipped_page


def sniff(data: bytes) -> bool:
    """Whether these bytes are a page, or the template of one: it begins with its declaration or an outer tag."""
    begins = _OPENING_RE.match(data[:2_048].replace(b"\0", b"")) is not None
    return begins or is_zipped_page(data) or is_archive(data) or is_template(data)


READER = Reader(
    "html",
    (".html", ".htm", ".xhtml", ".mhtml", ".mht"),
    sniff,
    later("web.saved_page"),
    by_content_first=True,
    shared=(".zip",),
)

_OPENING_RE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?"
    rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|meta\s)",
    re.IGNORECASE | re.DOTALL,
)
