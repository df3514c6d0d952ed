"""Drafts: new contents of files, written next to their places and synced, then renamed onto them.

The name of a draft holds the number of the process that wrote it and a mark of the machine, so that a later run can
recognise and remove the drafts of a process that was killed.
"""

from __future__ import annotations

import errno
import hashlib
import os
import platform
import re
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path


class Draft:
    """The new contents of one file.

    Args:
        place: the file to replace. A link is followed: its target is replaced, and the link stays.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        self.target = Path(os.path.realpath(place))
        self._path: Path | None = None

    def write(self, data: bytes) -> None:
        """Write the contents, with the mode and the owner of the file to be replaced.

        Raises:
            OSError: the folder cannot be written.
        """
        number, self._path = _opened(self.target.parent)
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            _take_after(file.fileno(), self.target)
            _sync(file.fileno())

    def test(self) -> None:
        """Test whether the file can be replaced.

        Raises:
            OSError: it is a folder, or is protected against writing.
        """
        if self.target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if self.target.exists() and not os.access(self.target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    def replace(self) -> None:
        """Rename the draft onto its place.

        Raises:
            OSError: the system refuses.
        """
        assert self._path is not None
        self._path.replace(self.target)
        self._path = None

    def drop(self) -> None:
        """Remove a draft that was not renamed."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)
            self._path = None


def sync_folder(folder: Path) -> None:
    """Make renames in a folder outlast a power cut, on systems that can open a folder."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            _sync(number)
        finally:
            os.close(number)


def sweep(folder: Path) -> None:
    """Remove the drafts of processes that were killed: at once on this machine, after an hour on another.

    A folder is looked through once a minute at most: with a look for each document, a folder of 100,000 files would be
    read 100,000 times.
    """
    now = time.monotonic()
    if now - _swept.get(folder, -_PAUSE) < _PAUSE:
        return
    _swept[folder] = now
    with suppress(OSError):
        for path in list(_abandoned(folder)):
            path.unlink(missing_ok=True)


_DRAFT_RE = re.compile(r"\.briefing-([0-9a-f]{8})-(\d+)-\d+\.part", re.ASCII)
_OLD = 3600  # seconds; a draft is renamed within a moment
_PAUSE = 60  # seconds
_swept: dict[Path, float] = {}  # a folder -> the moment at which it was looked through last
# File systems that cannot sync raise one of these.
_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS})


def _opened(folder: Path) -> tuple[int, Path]:
    """A new file for a draft, with the mode of new files; it cannot be one that another process put there."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    for number in count():
        path = folder / f".briefing-{_machine()}-{os.getpid()}-{number}.part"
        with suppress(FileExistsError):
            return os.open(path, flags, 0o666), path
    raise AssertionError("there is always another number")


def _take_after(number: int, target: Path) -> None:
    """Give an open file the owner and the mode of the file that it replaces, as far as the system allows."""
    if not target.is_file() or sys.platform == "win32":
        return
    old, new = target.stat(), os.fstat(number)
    with suppress(OSError):
        if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
            os.fchown(number, old.st_uid, old.st_gid)
    with suppress(OSError):
        os.fchmod(number, stat.S_IMODE(old.st_mode))


def _sync(number: int) -> None:
    try:
        os.fsync(number)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


def _abandoned(folder: Path) -> Iterator[Path]:
    now = time.time()
    for path in folder.iterdir():
        if found := _DRAFT_RE.fullmatch(path.name):
            ours = found[1] == _machine() and not _is_running(int(found[2]))
            if ours or now - path.lstat().st_mtime > _OLD:
                yield path


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        return True  # where asking about a process in this way would end it
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


@cache
def _machine() -> str:
    """A mark of the machine, and on Linux of the container: elsewhere the same number means another process."""
    space = ""
    with suppress(OSError):
        space = str(Path("/proc/self/ns/pid").readlink())
    return hashlib.sha256(f"{platform.node()} {space}".encode()).hexdigest()[:8]
