"""XHTML: the page with its style sheet inside, for browsers, and valid as a content document of an EPUB."""

from __future__ import annotations

import base64
import re
from datetime import datetime

from pipeline.model import Artifact, Page
from pipeline.render.epub.embedding import embedded
from pipeline.render.page.logo import with_logo
from pipeline.render.theme import Theme

FORMAT = "xhtml"
SUFFIX = ".xhtml"
MEDIA_TYPE = "application/xhtml+xml"

_SKIP_RE = re.compile(r' data-skip="([^"]*)"')
_SPACE_RE = re.compile(r"\n\s*\n")


def write(page: Page, theme: Theme, name: str, *, stamp: datetime) -> Artifact:
    """Write the page as one self-contained file.

    Args:
        name: of the file, without its suffix.
        stamp: an aware time in UTC, which the page states as its date.
    """
    page = with_logo(page, theme)
    style = _SPACE_RE.sub("\n", theme.css("screen")).replace("<", "\\3C ").replace("&", "\\26 ")
    fonts = embedded(page.xhtml, theme.faces, theme.tokens) if theme.house.embed_fonts else ()
    style = "".join(f"{font.packed}\n" for font in fonts) + style
    head = (
        f'<meta name="dcterms.modified" content="{stamp:%Y-%m-%dT%H:%M:%SZ}"/>\n'
        '<meta name="color-scheme" content="light dark"/>\n'
        f"<style>\n{style}</style>\n</head>"
    )
    text = page.xhtml.replace("</head>", head, 1)
    for image in page.images:
        packed = base64.b64encode(image.data).decode()
        text = text.replace(f'src="{image.name}"', f'src="data:{image.media_type};base64,{packed}"')
    skip = _SKIP_RE.search(text)
    if skip:
        text = _SKIP_RE.sub("", text, count=1)
        text = text.replace("<body>", f'<body>\n<a class="skip-link" href="#text">{skip[1]}</a>', 1)
    whole = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{text}'
    return Artifact(name + SUFFIX, MEDIA_TYPE, whole.encode("utf-8"))


def read_back(data: bytes, name: str) -> str:  # noqa: ARG001 - one signature for all
    """The words of a page. Raises as :func:`pipeline.render.read_back.xml_text.parse` does."""
    from pipeline.render.read_back.xml_text import spoken_text

    return spoken_text(data)
