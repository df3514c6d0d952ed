"""Proofs of a text that is being edited: what the workers of a press do for the desk."""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.run import early_pages

if TYPE_CHECKING:
    from pipeline.render.pdf.proofs import Proofs
    from pipeline.run.press.print_jobs import Job


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor or a block is: the index of its page, and its distance from the top as a share of the height."""

    anchor: str
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Proof:
    """Pages that were laid out: their sizes in points, and the places of anchors and blocks."""

    sizes: tuple[tuple[float, float], ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """A page to draw before the others are laid out, pixels to a point, and the address to which to send it."""

    page: int
    scale: float
    address: str


def lay_out(key: str, job: Job, ahead: Ahead | None = None) -> Proof:
    """Lay out a document, in a worker, which keeps it for :func:`picture`.

    Args:
        key: of this version of the text; the name of the job is the same for each version.
        ahead: a page that somebody waits for. It is sent if that is possible, with the key before it.

    Raises:
        RenderError: the layout engine failed.
    """
    proofs = _proofs()
    try:
        if ahead and multiprocessing.parent_process():
            early_pages.lay_out(proofs, _early(key, ahead), key, job)
        else:
            proofs.lay_out(key, job.name, job.page, job.theme)
    except Exception as error:  # its layout raises whatever a missed case raises
        from pipeline.errors import RenderError

        sentence = f"the pages could not be laid out: {type(error).__name__}: {error}"
        raise RenderError(sentence, place=job.name, hint="undoing the last change") from error
    return Proof(tuple(proofs.sizes(key)), tuple(Place(*spot) for spot in proofs.spots(key)))


def _early(key: str, ahead: Ahead) -> early_pages.Early:
    from multiprocessing.connection import Client

    def send(picture: bytes) -> None:
        with Client(ahead.address) as there:
            there.send_bytes(f"{key} {ahead.page}\n".encode() + picture)

    return early_pages.Early(ahead.page, ahead.scale, send)


def picture(key: str, number: int, scale: float) -> bytes | None:
    """A page of a document that this worker laid out, as PNG; None if it has forgotten it."""
    return _proofs().picture(key, number, scale)


def tidy() -> None:
    """Collect garbage between two edits, not while somebody waits for a page."""
    from pipeline.run.press.print_jobs import collect_garbage

    collect_garbage()


_kept: list[Proofs] = []  # of this worker: one, or none


def _proofs() -> Proofs:
    from pipeline.render.pdf.proofs import Proofs

    if not _kept:
        _kept.append(Proofs())
    return _kept[0]
