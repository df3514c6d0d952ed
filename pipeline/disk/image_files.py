"""Load the images that a briefing names: from the folder of its source, from ``data:`` addresses, or from the web.

Nothing is fetched from the web unless that is allowed. An image that cannot be loaded stays a caption with its link,
and is noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import pipeline
from pipeline.model import Block, Briefing, Image, Mark, Note, Severity
from pipeline.render.images import MOST_BYTES, RefusedError, admit

_PATIENCE = 20  # seconds
_WEB = ("http", "https")


def gather(
    briefing: Briefing, folder: Path | None, *, remote: bool, project: Path | None = None
) -> tuple[dict[str, Image], tuple[Note, ...]]:
    """Load the images of a briefing's figures, by their addresses in the text, with notes about problems.

    Args:
        folder: the folder of the source; None for standard input, which means the current folder.
        project: the folder of the settings, whose images a text may show too.
        remote: whether images on the web may be fetched.

    Returns:
        The images, and notes: ``missing-alt`` for an image without a description, ``image-not-found``,
        ``image-refused``, ``image-on-the-web``.
    """
    search = _Search(_rooms(folder or Path(), project), remote)
    for block, mark in _wanted(briefing):
        search.look(block, mark)
    return search.found, tuple(search.notes())


def _wanted(briefing: Briefing) -> Iterator[tuple[Block, Mark]]:
    for block in briefing.blocks():
        if block.kind == "figure":
            yield from ((block, mark) for mark in block.marks if mark.kind == "image" and mark.href)


def _rooms(*folders: Path | None) -> tuple[Path, ...]:
    """The folders in which an image may be; not the root of a disk, which holds every file."""
    found = [folder.resolve() for folder in folders if folder is not None]
    return tuple(folder for folder in found if folder != folder.parent)


class _AbsentError(Exception):
    """The file does not exist, or is one that the text may not show."""


@dataclass(slots=True)
class _Search:
    rooms: tuple[Path, ...]
    remote: bool
    found: dict[str, Image] = field(default_factory=dict)
    failed: dict[str, list[tuple[Block, str]]] = field(default_factory=dict)

    def look(self, block: Block, mark: Mark) -> None:
        """Read an image once, or record why it cannot be read."""
        href = mark.href or ""
        if href not in self.found and not self._read(block, href):
            return
        if not (mark.alt or block.text).strip():
            self._fail("missing-alt", block, _shown(href))

    def notes(self) -> Iterator[Note]:
        """One note for each kind of problem, at the place of the first image."""
        for code, cases in self.failed.items():
            severity, message, hint = _SAID[code]
            places = ", ".join(dict.fromkeys(shown for _, shown in cases[:5]))
            yield Note(
                code, severity, f"{message}: {places}{', …' if len(cases) > 5 else ''}", cases[0][0].origin, hint
            )

    def _read(self, block: Block, href: str) -> bool:
        if saved := self._saved(href):
            self.found[href] = saved
            return True
        if urlsplit(href).scheme in _WEB and not self.remote:
            self._fail("image-on-the-web", block, _shown(href))
            return False
        try:
            self.found[href] = admit(self._bytes(href), f"images/figure-{len(self.found) + 1}")
        except RefusedError as error:
            self._fail("image-refused", block, f"{_shown(href)} ({error})")
        except (_AbsentError, OSError, ValueError):
            self._fail("image-not-found", block, _shown(href))
        return href in self.found

    def _saved(self, href: str) -> Image | None:
        """An image of a saved page: its address is that of the site, and its file may be beside the page."""
        address = urlsplit(href)
        path = "/".join(PurePosixPath(address.path).parts[-2:])
        if address.scheme not in _WEB or path.count("/") != 1:
            return None
        try:
            with self._beside(path).open("rb") as file:
                return admit(file.read(MOST_BYTES + 1), f"images/figure-{len(self.found) + 1}")
        except (_AbsentError, RefusedError, OSError, ValueError):
            return None

    def _fail(self, code: str, block: Block, shown: str) -> None:
        self.failed.setdefault(code, []).append((block, shown))

    def _bytes(self, href: str) -> bytes:
        """The bytes at an address; one more than the limit at most."""
        if urlsplit(href).scheme in (*_WEB, "data"):
            from urllib.request import Request, urlopen

            request = Request(href, headers={"User-Agent": f"briefing-pipeline/{pipeline.__version__}"})
            with urlopen(request, timeout=_PATIENCE) as answer:
                data: bytes = answer.read(MOST_BYTES + 1)
            return data
        with self._beside(href).open("rb") as file:
            return file.read(MOST_BYTES + 1)

    def _beside(self, href: str) -> Path:
        """A file in the folder of the source or of the project; a text may not show any other."""
        path = unquote(urlsplit(href).path).lstrip("/")
        for room in self.rooms:
            place = (room / path).resolve()
            if place.is_file() and any(place.is_relative_to(allowed) for allowed in self.rooms):
                return place
        raise _AbsentError


def _shown(href: str) -> str:
    """An address short enough for a message."""
    return "an image within the text" if href.startswith("data:") else href if len(href) <= 80 else href[:77] + "..."


_SAID: dict[str, tuple[Severity, str, str]] = {
    "missing-alt": ("warning", "nothing says what an image shows", "a description in the brackets of ![](…)"),
    "image-not-found": ("warning", "an image is not in the folder of the text or project", "a copy of it there"),
    "image-refused": ("warning", "an image cannot be printed", "the same picture as PNG or JPEG"),
    "image-on-the-web": ("info", "images on the web were not fetched", "--allow-remote, or a copy beside the source"),
}  # fmt: skip
