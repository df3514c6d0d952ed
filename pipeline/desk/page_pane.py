"""The pages of a manuscript as pictures, printed by a warm worker, with the place of each question on them."""

from __future__ import annotations

import hashlib
import io
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from pipeline.desk.workspace import Entry, Workspace
from pipeline.disk.source_files import Text
from pipeline.run.analyse import understand
from pipeline.run.design import design_of
from pipeline.run.one_document import Edition
from pipeline.run.pdf_workers import Press

if TYPE_CHECKING:
    import pikepdf

SCALE = 1.6  # pixels of a picture to a point of the page: sharp on a screen of 1,280 pixels
_KEPT = 24  # printed versions that are kept for undo and for comparing themes


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor is: the index of its page, and its distance from the top as a share of the page's height."""

    anchor: str
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed manuscript: its PDF, the sizes of its pages in points, and the places of its anchors."""

    key: str
    data: bytes
    sizes: tuple[tuple[float, float], ...]
    places: tuple[Place, ...]


class Printer:
    """Prints manuscripts for the desk; each version once. It must be closed, which ends its worker."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._press: Press | None = None
        self._lock = Lock()
        self._made: OrderedDict[str, Printed] = OrderedDict()

    def warm(self) -> Press:
        """Start the worker, which imports what it prints with."""
        if self._press is None:
            self._press = Press(1)
        return self._press

    def close(self) -> None:
        """End the worker."""
        if self._press is not None:
            self._press.__exit__(None, None, None)

    def printed(self, entry: Entry, **flags: str) -> Printed:
        """The pages of a text as they are now.

        Args:
            entry: the text.
            flags: ``theme`` and ``paper`` in place of those of the settings.

        Raises:
            BriefingError: whatever stops a build of this text.
        """
        data = self._workspace.manuscript(entry).encode()
        key = hashlib.sha256(data + repr(sorted(flags.items())).encode() + self._marks(entry)).hexdigest()[:24]
        with self._lock:
            if key not in self._made:
                self._made[key] = self._new(entry, key, data, flags)
                while len(self._made) > _KEPT:
                    self._made.popitem(last=False)
            return self._made[key]

    def picture(self, key: str, page: int) -> bytes | None:
        """A page as PNG; None if the version or the page is not there."""
        made = self._made.get(key)
        return _picture(made.data, page) if made and 0 <= page < len(made.sizes) else None

    def pdf(self, key: str) -> bytes | None:
        """The PDF of a version; None if it is not kept any more."""
        made = self._made.get(key)
        return made.data if made else None

    def _new(self, entry: Entry, key: str, data: bytes, flags: dict[str, str]) -> Printed:
        name = entry.manuscript.name
        chosen = self._workspace.options(entry.manuscript, formats=("pdf",), attach=False, **flags)
        text = Text(name, entry.name, data, str(entry.manuscript), entry.manuscript.parent)
        theme, notes = design_of(chosen)
        edition = Edition(text, understand(text, chosen), theme, chosen, self.warm(), notes=notes)
        edition.start()
        finished = edition.finish()
        if finished.error:
            raise finished.error
        pdf = finished.artifacts[0].data
        return Printed(key, pdf, *_layout(pdf))

    def _marks(self, entry: Entry) -> bytes:
        """What else the pages depend on: the settings, and the images next to the text."""
        return self._workspace.version(entry).encode()


@lru_cache(maxsize=256)
def _picture(data: bytes, page: int) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    picture = document[page].render(scale=SCALE).to_pil()
    made = io.BytesIO()
    picture.save(made, "PNG", compress_level=1)
    return made.getvalue()


def _layout(data: bytes) -> tuple[tuple[tuple[float, float], ...], tuple[Place, ...]]:
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as document:
        boxes = [[float(edge) for edge in page.mediabox] for page in document.pages]
        sizes = tuple((box[2] - box[0], box[3] - box[1]) for box in boxes)
        numbers = {page.objgen: number for number, page in enumerate(document.pages)}
        return sizes, tuple(_places(document, numbers, sizes))


def _places(document: pikepdf.Pdf, numbers: dict[Any, int], sizes: tuple[tuple[float, float], ...]) -> Iterator[Place]:
    """The named destinations (ISO 32000-2, 12.3.2.4), which are the anchors of the page."""
    import pikepdf

    if "/Names" not in document.Root or "/Dests" not in document.Root.Names:
        return
    for name, target in pikepdf.NameTree(document.Root.Names.Dests).items():
        array = target.get("/D", target) if isinstance(target, pikepdf.Dictionary) else target
        number = numbers.get(array[0].objgen)
        if number is not None and len(array) > 3:
            top = 1 - float(array[3]) / sizes[number][1]
            yield Place(str(name), number, min(max(top, 0.0), 1.0))
