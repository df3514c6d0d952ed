"""A zip file that depends only on its contents: given order, one time stamp, one set of permissions."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime

# The dates that the format can hold.
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
LATEST = datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)

Files = Iterable[tuple[str, bytes]]


def zipped(files: Files, *, stamp: datetime = EARLIEST, stored: frozenset[str] = frozenset()) -> bytes:
    """The bytes of a zip with ``files`` in the order given.

    Args:
        files: name and contents of each file.
        stamp: an aware time that every entry bears, in UTC and with a precision of two seconds; one before 1980 or
            after 2107 becomes the nearest that the format can hold.
        stored: names of entries that are not compressed.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files:
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(_entry(name, stamp), data, compress_type=method, compresslevel=9)
    return target.getvalue()


def _entry(name: str, stamp: datetime) -> zipfile.ZipInfo:
    moment = min(max(stamp.astimezone(UTC), EARLIEST), LATEST)
    entry = zipfile.ZipInfo(name, date_time=moment.timetuple()[:6])
    entry.create_system = 3  # Unix, on every machine
    entry.external_attr = 0o644 << 16
    return entry
