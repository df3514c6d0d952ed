"""The pages of a manuscript as pictures, laid out by a warm worker, with the place of each paragraph on them."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import Future, InvalidStateError, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock

from pipeline.desk.entries import Entry
from pipeline.desk.panes.early_pictures import EarlyPictures
from pipeline.desk.workspace import Workspace
from pipeline.errors import BriefingError
from pipeline.render.theme import Theme, load
from pipeline.render.theme.house import House
from pipeline.run import early_pages, proofing
from pipeline.run.one_document import Edition
from pipeline.run.press.pdf_workers import Press
from pipeline.run.press.print_jobs import Job
from pipeline.run.proofing import Proof
from pipeline.settings.options import Options

SCALE = 1.6  # pixels of a picture to a point of the page: sharp on a screen of 1,280 pixels
_KEPT = 12  # versions that are kept for undo and for comparing themes


@dataclass(frozen=True, slots=True)
class Printed:
    """A version of a manuscript that is laid out, and the pictures that are drawn of it.

    ``early``: a page that was drawn before the others were laid out, with its index; None if the others were faster.
    """

    key: str
    name: str
    job: Job
    laid_out: Future[Proof | None]
    pictures: dict[int, Future[bytes | None]] = field(default_factory=dict, compare=False)
    early: Future[tuple[int, bytes] | None] = field(default_factory=Future, compare=False)

    @property
    def proof(self) -> Proof | None:
        """The pages, once they are laid out; None if the text was changed again before that.

        Raises:
            RenderError: the layout engine failed.
        """
        return self.laid_out.result()


class Printer:
    """Lays out manuscripts for the desk; each version once. It must be closed, which ends its worker.

    The worker does one thing after the other: the layout of the newest version, then the pages that are on the screen,
    then the others, unless the text has been changed again meanwhile.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._press: Press | None = None
        self._turns = ThreadPoolExecutor(1, "printer")
        self._lock = Lock()
        self._made: OrderedDict[str, Printed] = OrderedDict()
        self._newest: dict[str, str] = {}  # the key of the newest version by the name of the text
        self._seen: dict[str, tuple[int, ...]] = {}  # pages that are on the screen
        self._early: EarlyPictures | None = None

    def warm(self) -> Press:
        """Start the worker, which imports what it prints with."""
        if self._press is None:
            self._press = Press(1)  # before any thread is started: it forks
            if early_pages.CAN_FORK:
                with suppress(OSError):  # no socket can be made: all pages come at once then
                    self._early = EarlyPictures(self._take_early)
        return self._press

    def close(self) -> None:
        """End the worker."""
        self._turns.shutdown(cancel_futures=True)
        if self._early:
            self._early.close()
        if self._press is not None:
            self._press.__exit__(None, None, None)

    def printed(self, entry: Entry, seen: Iterable[int] = (0,)) -> Printed:
        """The pages of a text as they are now; what they look like is known once ``proof`` is.

        Args:
            seen: the pages that are on the screen, which are drawn at once, the first before the others are laid out.

        Raises:
            BriefingError: whatever stops a build of this text.
        """
        with self._lock:
            self._seen[entry.name] = tuple(seen)
            text = self._workspace.manuscript(entry)
            key = hashlib.sha256((text + self._workspace.version(entry)).encode()).hexdigest()[:24]
            if key not in self._made:
                self._made[key] = self._begun(entry, key, text)
                while len(self._made) > _KEPT:
                    self._made.popitem(last=False)
            self._newest[entry.name] = key
            return self._made[key]

    def proof(self, entry: Entry, seen: Iterable[int] = (0,)) -> tuple[str, Proof]:
        """The pages of a text as they are now, once they are laid out, and their key.

        Raises:
            BriefingError: whatever stops a build of this text.
        """
        while True:
            made = self.printed(entry, seen)
            if proof := made.proof:
                return made.key, proof

    def early(self, entry: Entry, seen: Iterable[int] = (0,)) -> tuple[str, int] | None:
        """The key and the page of a picture that is there before all pages are laid out; None if there is none.

        Raises:
            BriefingError: whatever stops a build of this text.
        """
        made = self.printed(entry, seen)
        drawn = made.early.result()
        return (made.key, drawn[0]) if drawn else None

    def early_picture(self, key: str, page: int) -> bytes | None:
        """A page that was drawn early, as PNG; None if it is not there."""
        made = self._made.get(key)
        drawn = made.early.result() if made and made.early.done() else None
        return drawn[1] if drawn and drawn[0] == page else None

    def ahead(self, entry: Entry) -> None:
        """Begin to lay a text out that somebody looks at, before the browser asks for its pages.

        What goes wrong is told when it does ask.
        """
        if entry.name in self._seen:
            with suppress(BriefingError):
                self.printed(entry, self._seen[entry.name])

    def picture(self, key: str, page: int) -> bytes | None:
        """A page as PNG; None if the version or the page is not there, or a newer version is."""
        made = self._made.get(key)
        return self._drawn(made, page).result() if made else None

    def _drawn(self, made: Printed, page: int) -> Future[bytes | None]:
        if page not in made.pictures:
            made.pictures[page] = self._turns.submit(self._draw, made, page)
        return made.pictures[page]

    def _draw(self, made: Printed, page: int) -> bytes | None:
        if self._is_old(made.name, made.key) or not (proof := made.proof) or not 0 <= page < len(proof.sizes):
            made.pictures.pop(page, None)
            return None
        drawn = self.warm().do(proofing.picture, made.key, page, SCALE)
        if drawn is None:  # the worker keeps only the newest versions
            self.warm().do(proofing.lay_out, made.key, made.job)
            drawn = self.warm().do(proofing.picture, made.key, page, SCALE)
        return drawn

    def _begun(self, entry: Entry, key: str, text: str) -> Printed:
        """A version that is being laid out, with the pages that are on the screen."""
        told, stages, chosen = self._workspace.printable(entry, text)
        edition = Edition(told, stages, _theme(chosen), chosen, None)
        edition.start()
        assert edition.job is not None
        self._newest[entry.name] = key
        laid_out = self._turns.submit(self._lay_out, entry.name, key, edition.job)
        made = Printed(key, entry.name, edition.job, laid_out)
        laid_out.add_done_callback(lambda _: _settle(made.early, None))
        for page in self._seen[entry.name]:
            self._drawn(made, page)
        self._turns.submit(self._tidy)
        return made

    def _lay_out(self, name: str, key: str, job: Job) -> Proof | None:
        if self._is_old(name, key):
            self._made.pop(key, None)
            return None
        seen = self._seen.get(name)
        ahead = proofing.Ahead(seen[0], SCALE, self._early.address) if self._early and seen else None
        return self.warm().do(proofing.lay_out, key, job, ahead)

    def _take_early(self, key: str, page: int, picture: bytes) -> None:
        if made := self._made.get(key):
            _settle(made.early, (page, picture))

    def _is_old(self, name: str, key: str) -> bool:
        return self._newest.get(name) != key

    def _tidy(self) -> None:
        self.warm().start_task(proofing.tidy)


def _settle(early: Future[tuple[int, bytes] | None], drawn: tuple[int, bytes] | None) -> None:
    """Whatever comes first counts."""
    with suppress(InvalidStateError):
        early.set_result(drawn)


def _theme(chosen: Options) -> Theme:
    """The theme of a text. One of our own, without files of the user's, is read once."""
    if chosen.folders or chosen.house.logo:
        return load(chosen.theme, folders=chosen.folders, house=chosen.house)
    return _known_theme(chosen.theme, chosen.house)


@lru_cache(maxsize=8)
def _known_theme(name: str, house: House) -> Theme:
    return load(name, house=house)
