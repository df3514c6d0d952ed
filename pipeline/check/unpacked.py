"""Read parts of a finished file, unpacked up to a limit: it may unpack to a thousand times its size."""

from __future__ import annotations

import zipfile
import zlib
from typing import Any

MAX_PART = 64_000_000  # bytes of one part when unpacked; the limit for sources is the same
MAX_ALL = 4 * MAX_PART  # of all parts together


class Package(zipfile.ZipFile):
    """A zip file whose parts are read up to the limits."""

    _unpacked = 0

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        """The bytes of a part.

        Raises:
            BadZipFile: it is damaged.
            KeyError: no part has that name.
            RuntimeError: it is locked, or packed in an unknown way.
            ValueError: it is over a limit.
        """
        try:
            with self.open(name, pwd=pwd) as file:
                data = file.read(MAX_PART + 1)
        except (zlib.error, EOFError) as error:
            raise zipfile.BadZipFile(f"a part is damaged: {error}") from error
        self._unpacked += len(data)
        if len(data) > MAX_PART or self._unpacked > MAX_ALL:
            raise _over_limit()
        return data


def stream_bytes(stream: Any) -> bytes:
    """The bytes of a stream of a PDF, a pikepdf object.

    Raises:
        ValueError: it is damaged, over the limit, or packed twice.
    """
    filters = stream.get("/Filter")
    names = [] if filters is None else [str(filters)] if filters._type_name == "name" else [str(one) for one in filters]
    if names == ["/FlateDecode"] and "/DecodeParms" not in stream:
        packed = zlib.decompressobj()
        try:
            data = packed.decompress(stream.read_raw_bytes(), MAX_PART)
        except zlib.error as error:
            raise ValueError(f"a stream of it is damaged: {error}") from error
        if packed.unconsumed_tail:
            raise _over_limit()
        return data
    if names.count("/FlateDecode") > 1:
        raise ValueError("a stream of it is packed twice")
    return bytes(stream.read_bytes())


def _over_limit() -> ValueError:
    part, everything = MAX_PART // 1_000_000, MAX_ALL // 1_000_000
    limits = f"a part may have {part} million bytes, all together {everything}"
    return ValueError(f"it unpacks to more than is read ({limits})")
