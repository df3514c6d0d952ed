"""The store: a folder with results of earlier builds, each in a file under its stage and key.

A file holds the checksum of its contents, so an entry that is damaged, foreign or cut off counts as missing. It is
written under another name and renamed, so two builds may share a folder. A store that cannot be written stays empty.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

LIMIT = 1_000_000_000  # bytes
NAME = Path(".briefing") / "cache"


def digest(data: bytes) -> str:
    """The name of contents: 32 hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def sealed(data: bytes) -> bytes:
    """Contents behind their checksum."""
    return _SIGN + hashlib.sha256(data).digest() + data


def unsealed(data: bytes) -> bytes | None:
    """The contents behind a checksum; None if they are damaged or foreign."""
    contents = data[_HEAD:]
    intact = data.startswith(_SIGN) and hashlib.sha256(contents).digest() == data[len(_SIGN) : _HEAD]
    return contents if intact else None


@dataclass(slots=True)
class Store:
    """Entries by stage and key.

    Args:
        folder: made when the first entry is written.
        limit: bytes; :meth:`close` removes the entries that were used least recently until they fit.
        fresh: whether entries are only written and never read.
    """

    folder: Path
    limit: int = LIMIT
    fresh: bool = False
    hits: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)
    _written: bool = False
    _refused: bool = False
    _since_shrunk: int = 0

    def get(self, stage: str, key: str) -> bytes | None:
        """The contents of an entry, None if it is missing."""
        data = None if self.fresh else self._read(self.folder / stage / key)
        (self.misses if data is None else self.hits)[stage] += 1
        return data

    def put(self, stage: str, key: str, data: bytes) -> None:
        """Write an entry. If that fails once, as on a full disk, nothing more is written."""
        if self._refused:
            return
        try:
            self._write(self.folder / stage / key, sealed(data))
            self._written = True
        except OSError:
            self._refused = True

    def add(self, hits: Mapping[str, int], misses: Mapping[str, int]) -> None:
        """Add the use that another process made of the same folder."""
        self.hits.update(hits)
        self.misses.update(misses)
        self._written |= bool(misses)
        self._since_shrunk += sum(misses.values())
        if self._since_shrunk > _MANY:
            self._since_shrunk = 0
            with suppress(OSError):
                _shrink(self.folder, self.limit)

    def close(self) -> None:
        """Add up hits and misses for :func:`usage`, and keep to the limit."""
        with suppress(OSError):
            if self._written and not self._refused:
                _shrink(self.folder, self.limit)
            if self.folder.is_dir() and not self._refused:
                self._count()

    def _read(self, path: Path) -> bytes | None:
        try:
            data = path.read_bytes()
        except (OSError, MemoryError):
            return None
        contents = unsealed(data)
        if contents is None:
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            os.utime(path)  # now: the time of its last use
        return contents

    def _write(self, path: Path, data: bytes) -> None:
        if not path.parent.is_dir():
            _make(self.folder, path.parent)
        draft = path.with_name(f"{path.name[:16]}-{os.getpid()}-{next(_NUMBERS)}{_DRAFT}")
        try:
            draft.write_bytes(data)
            draft.replace(path)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    def _count(self) -> None:
        hits, misses = counts(self.folder)
        both = {"hits": hits + self.hits, "misses": misses + self.misses}
        if self.hits or self.misses:
            self._write(self.folder / _COUNTS, json.dumps(both).encode())


@dataclass(frozen=True, slots=True)
class Usage:
    """What a store holds: the number and the bytes of the entries of each stage."""

    entries: dict[str, int]
    sizes: dict[str, int]


def usage(folder: Path) -> Usage:
    """The contents of a store; a folder that does not exist is empty."""
    entries: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for path, size, _ in _files(folder):
        entries[path.parent.name] += 1
        sizes[path.parent.name] += size
    return Usage(dict(sorted(entries.items())), dict(sorted(sizes.items())))


def counts(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """Hits and misses by stage since the store was made or cleared."""
    try:
        both = json.loads((folder / _COUNTS).read_bytes())
        return Counter(both["hits"]), Counter(both["misses"])
    except (OSError, ValueError, LookupError, TypeError):
        return Counter(), Counter()


def clear(folder: Path) -> int:
    """Remove every entry; other files in the folder stay. Returns the number of bytes.

    Raises:
        OSError: a file cannot be removed.
    """
    files = [*_files(folder), *_files(folder, _DRAFT)]
    for path, _, _ in files:
        path.unlink(missing_ok=True)
    (folder / _COUNTS).unlink(missing_ok=True)
    return sum(size for _, size, _ in files)


_SIGN = b"briefing-store 1\n"
_HEAD = len(_SIGN) + 32
_DRAFT = ".part"
_COUNTS = "counts.json"
_NUMBERS = count()
_OLD = 3600  # seconds; a draft is renamed within a moment
_MANY = 20_000  # entries after which a long run looks at the size of the folder
# Small entries by which a document is known to be finished. They are removed last: with them, the finished files
# themselves are enough, however large an archive is.
_RECORDS = frozenset({"program", "inputs", "document", "last"})
_FULL = 0.9  # share of the limit that stays after entries were removed
# A cache is not committed to git, and not backed up (bford.info/cachedir).
_MARKS = {".gitignore": "*\n", "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n"}


def _make(folder: Path, stage: Path) -> None:
    """Make the folder of a stage. Only the user may read a store: it holds texts that may be confidential."""
    if not folder.is_dir():
        folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        for name, text in _MARKS.items():
            (folder / name).write_text(text, encoding="ascii")
    stage.mkdir(exist_ok=True)


def _files(folder: Path, suffix: str = "") -> Iterator[tuple[Path, int, float]]:
    """Each entry, or each draft: path, bytes, time of the last use. One that vanishes meanwhile is left out."""
    for stage in _folders(folder):
        for entry in os.scandir(stage):
            with suppress(OSError):
                if entry.is_file(follow_symlinks=False) and entry.name.endswith(_DRAFT) == bool(suffix):
                    facts = entry.stat(follow_symlinks=False)
                    yield Path(entry.path), facts.st_size, facts.st_mtime


def _folders(folder: Path) -> list[str]:
    try:
        return [entry.path for entry in os.scandir(folder) if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []


def _shrink(folder: Path, limit: int) -> None:
    """Remove the entries that were used least recently, and drafts of builds that were killed."""
    files = sorted(_files(folder), key=lambda file: (file[0].parent.name in _RECORDS, file[2]))
    size = sum(file[1] for file in files)
    allowed = size if size <= limit else limit * _FULL
    for path, bytes_, _ in files:
        if size <= allowed:
            break
        path.unlink(missing_ok=True)
        size -= bytes_
    for path, _, written in _files(folder, _DRAFT):
        if time.time() - written > _OLD:
            path.unlink(missing_ok=True)
