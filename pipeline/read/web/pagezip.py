"""A zipped page with its images, as Google Docs saves it ("Web page, zipped"): extract its bytes and images."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath

from pipeline.errors import InputError
from pipeline.read.office.zip_package import Package
from pipeline.read.web.mhtml import Archived


def is_zipped_page(data: bytes) -> bool:
    """Whether these bytes are a zip file with a page, but not of a book or a word processor."""
    if not data.startswith(b"PK\3\4"):
        return False
    names = data.lower()
    return any(page in names for page in _PAGES) and not any(part in names for part in _OTHERS)


def unzipped(data: bytes, name: str) -> Archived:
    """The page of the file, with its images.

    Raises:
        InputError: it is damaged, locked, or holds several pages.
    """
    package = Package(data, name, "zip")
    pages = [path for path in package.names() if path.lower().endswith(_ENDINGS) and "__MACOSX" not in path]
    if len(pages) != 1:
        sentence = f"the zip file holds {len(pages)} pages" if pages else "the zip file holds no page"
        raise InputError(sentence, place=name, hint="unpacking it and naming the page")
    folder = PurePosixPath(pages[0]).parent
    images = {
        PurePosixPath(path).relative_to(folder).as_posix(): partial(package.part, path)
        for path in package.names()
        if PurePosixPath(path).is_relative_to(folder) and path.lower().endswith(_IMAGES)
    }
    return Archived(package.part(pages[0]) or b"", None, None, images)


_ENDINGS = (".html", ".htm", ".xhtml")
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
_PAGES = tuple(ending.encode() for ending in _ENDINGS)
_OTHERS = (b"mimetype", b"[content_types].xml", b"meta-inf/", b"index/document.iwa")
