"""Pages that were drawn before the others were laid out, as the worker's children send them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Listener
from threading import Thread

_MOST = 50_000_000  # bytes of a picture with its head


class EarlyPictures:
    """Listens for pictures on a socket of this machine that only this user can open. It must be closed.

    Args:
        take: called with the key of a version, the index of a page, and the page as PNG.
    """

    def __init__(self, take: Callable[[str, int, bytes], None]) -> None:
        self._take = take
        self._listener = Listener()
        self._is_open = True
        Thread(target=self._listen, name="early", daemon=True).start()

    @property
    def address(self) -> str:
        """Where pictures are to be sent."""
        return str(self._listener.address)

    def close(self) -> None:
        """Listen no more."""
        self._is_open = False
        self._listener.close()

    def _listen(self) -> None:
        while self._is_open:
            with suppress(OSError, EOFError, ValueError), self._listener.accept() as sender:
                head, _, picture = sender.recv_bytes(_MOST).partition(b"\n")
                key, page = head.decode("ascii").split()
                self._take(key, int(page), picture)
