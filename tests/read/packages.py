"""Make Word and OpenDocument files for tests: a body of XML in the smallest valid package; show what was read."""

from __future__ import annotations

import io
import zipfile

from pipeline.model import Block

_WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"), ("svg", "svg-compatible"),
    )
)  # fmt: skip


def shown(block: Block) -> list[tuple[str, str, str | None]]:
    """The marks of a block, each with its words."""
    return [(mark.kind, block.text[mark.start : mark.end], mark.href) for mark in block.marks]


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file; the part ``mimetype`` is stored as it is."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return file.getvalue()


def word(body: str, files: dict[str, str | bytes] | None = None, **parts: str) -> bytes:
    """A Word file; ``styles="…"`` becomes the part ``word/styles.xml`` with that in its root element.

    ``files`` are parts as they are.
    """
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
             "comments": "comments", "header1": "hdr"}  # fmt: skip
    extra = {
        f"word/{name}.xml": f"<w:{roots[name]} {_WORD}>{content}</w:{roots[name]}>" for name, content in parts.items()
    }
    return zipped(
        {"word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>", **extra, **(files or {})}
    )


def flat(body: str) -> bytes:
    """An OpenDocument text in one file of XML."""
    kind = 'office:mimetype="application/vnd.oasis.opendocument.text"'
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    return f"<?xml version='1.0'?><office:document {_ODF} {kind}>{inner}</office:document>".encode()


def opendocument(body: str, styles: str = "", manifest: str = "", **parts: bytes) -> bytes:
    """An OpenDocument text; ``image=b"…"`` becomes the part ``Pictures/image``."""
    content = (
        f'<office:document-content {_ODF} xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.text"
    pictures = {f"Pictures/{name}": data for name, data in parts.items()}
    manifest = manifest or "<manifest/>"
    return zipped({"mimetype": mime, "content.xml": content, "META-INF/manifest.xml": manifest, **pictures})
