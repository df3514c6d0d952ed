"""Names of elements and attributes in an OpenDocument text, and the elements that stand for a sign."""

from __future__ import annotations

import re

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, STYLE, DRAW, META = (
    f"{_NAMES}{part}:1.0}}" for part in ("office", "text", "table", "style", "drawing", "meta")
)
FO, SVG = (f"{_NAMES}{part}-compatible:1.0}}" for part in ("xsl-fo", "svg"))
DC = "{http://purl.org/dc/elements/1.1/}"
HREF = "{http://www.w3.org/1999/xlink}href"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

BODY = f"{OFFICE}body/{OFFICE}text"
SIGNS = {TEXT + "tab": "\t", TEXT + "line-break": "\n", TEXT + "soft-hyphen": "\N{SOFT HYPHEN}"}
SPACE_RE = re.compile(r"[ \t\r\n]+")  # which counts as one space
