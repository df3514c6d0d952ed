"""Run the desk: an address on this machine alone, a secret, and a note for a second desk on the same project."""

from __future__ import annotations

import json
import secrets
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.desk.application import Desk
from pipeline.desk.gatekeeper import Gatekeeper
from pipeline.desk.panes.page_pane import Printer
from pipeline.desk.workspace import Workspace
from pipeline.disk.atomic_write import put_in_place
from pipeline.disk.backups import KEPT
from pipeline.errors import UsageError
from pipeline.model import Artifact
from pipeline.read import MAX_BYTES

LOCAL = "127.0.0.1"


def serve(workspace: Workspace, port: int, opened: Callable[[str], None]) -> None:
    """Run the desk until Ctrl-C.

    Args:
        workspace: the texts.
        port: 0 for any that is free.
        opened: called with the address once the desk answers.

    Raises:
        UsageError: the port is taken, or another desk shows this folder.
    """
    import uvicorn

    with _listening(port) as listener:
        here = f"http://{LOCAL}:{listener.getsockname()[1]}"
        secret = secrets.token_urlsafe(32)
        with _alone(workspace.folder, here):
            printer = Printer(workspace)
            printer.warm()
            try:
                hosts = [here.removeprefix("http://"), f"localhost:{listener.getsockname()[1]}"]
                app = Gatekeeper(Desk(workspace, printer).app(), secret, hosts, MAX_BYTES)
                config = uvicorn.Config(app, log_level="error", access_log=False, server_header=False)
                opened(f"{here}/?secret={secret}")
                uvicorn.Server(config).run(sockets=[listener])
            finally:
                printer.close()


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOCAL, port))
            listener.listen()  # from now on a browser that is opened waits instead of being turned away
        except OSError as error:
            raise UsageError(f"port {port} cannot be used: {error.strerror}", hint="the same without --port") from error
        yield listener


@contextmanager
def _alone(folder: Path, here: str) -> Iterator[None]:
    """Note where the desk of a folder is, while it runs.

    Raises:
        UsageError: another desk answers at the address that was noted.
    """
    place = folder / KEPT / "desk" / "address.json"
    with suppress(OSError, ValueError, KeyError, TypeError):
        there = str(json.loads(place.read_bytes())["address"])
        if _answers(there):
            raise UsageError("a desk of this folder runs already", place=there, hint="the window where it is open")
    data = json.dumps({"address": here}).encode()
    put_in_place(place.parent, [Artifact(place.name, "application/json", data)])
    try:
        yield
    finally:
        place.unlink(missing_ok=True)


def _answers(address: str) -> bool:
    host, _, port = address.removeprefix("http://").partition(":")
    with suppress(OSError, ValueError), socket.create_connection((host, int(port)), timeout=1):
        return host == LOCAL
    return False
