"""TEI P5 for archives and oral historians: a header with its sources, the people, and who says each turn.

A turn is `<sp>` with its paragraphs, as in printed interviews. A turn with a time stamp is transcribed speech: `<u>`,
which starts at a point of the timeline.

Sources: tei-c.org/release/doc/tei-p5-doc/en/html (chapters 2, 3, 7, 8 and 16), RFC 6129.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.model import Artifact, Page

if TYPE_CHECKING:
    from pipeline.render.theme import Theme

FORMAT = "tei"
SUFFIX = ".tei"
MEDIA_TYPE = "application/tei+xml"


def write(page: Page, theme: Theme, name: str, *, stamp: datetime) -> Artifact:  # noqa: ARG001 - one signature for all
    """The page as a TEI document. Pictures are described and not enclosed; the file has no date of its own.

    Args:
        page: keeps the contract of the page.
        name: of the file, without its suffix.
    """
    from lxml import etree

    from pipeline.render.page.contract import parse
    from pipeline.render.tei.archive_copy import document

    root = document(parse(page.xhtml), page, theme.house)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return Artifact(name + SUFFIX, MEDIA_TYPE, data + b"\n")


def read_back(data: bytes, name: str) -> str:  # noqa: ARG001 - one signature for all
    """The words of the text, without the header. Raises as :func:`pipeline.render.read_back.xml_text.parse` does."""
    from pipeline.render.read_back.xml_text import parse

    text = parse(data).find("{*}text")
    return "" if text is None else "\n".join(map(str, text.itertext()))
