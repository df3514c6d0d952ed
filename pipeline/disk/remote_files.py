"""Files at addresses such as ``s3://archive/ada.txt``, by fsspec; ``file://`` and paths are files of a shared disk."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pipeline.errors import BriefingError, InputError, MissingDependencyError, RenderError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.disk.source_files import Text

_LOCAL = "file://"


def is_address(place: str) -> bool:
    """Whether a place is an address."""
    return "://" in place


def local(address: str) -> Path | None:
    """The path of a place on a disk of this machine; None for any other."""
    if address.startswith(_LOCAL):
        return Path(unquote(address.removeprefix(_LOCAL)))
    return None if is_address(address) else Path(address)


def opened(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it.

    Raises:
        MissingDependencyError: fsspec, or the library for this kind of address, is not installed.
        InputError: the address cannot be understood.
    """
    try:
        import fsspec
    except ImportError as error:
        raise MissingDependencyError("addresses need fsspec", hint=EXTRA) from error
    try:
        system, path = fsspec.core.url_to_fs(address)
    except ImportError as error:
        kind = address.partition("://")[0]
        raise MissingDependencyError(f"addresses of {kind} need a library: {error}", hint=EXTRA) from error
    except ValueError as error:
        raise InputError(
            f"this address cannot be understood: {error}", place=address, hint="s3://…, file://…"
        ) from error
    return system, path


EXTRA = "`pip install 'briefing-pipeline[cluster]'`, and for S3 `pip install s3fs`"


def load(address: str, folder: Path | None = None) -> Text:
    """Read a source.

    Args:
        address: where it is.
        folder: holds the files that the text shows, if these are not next to it on a disk.

    Raises:
        InputError: it cannot be read, or is over the size limit.
    """
    from pipeline.disk import source_files
    from pipeline.size_limit import check_size

    if path := local(address):
        return source_files.load(path)
    system, where = opened(address)
    with _refused_as(InputError, address, "the file cannot be read", "checking that it exists and may be read"):
        check_size(system.size(where) or 0, address)
        data: bytes = system.cat_file(where)
    name = posixpath.basename(where)
    return source_files.Text(name, posixpath.splitext(name)[0], data, address, folder)


def read(address: str) -> bytes | None:
    """The contents of a file; None if there is none."""
    if path := local(address):
        return path.read_bytes() if path.is_file() else None
    system, where = opened(address)
    try:
        data: bytes = system.cat_file(where)
    except FileNotFoundError:
        return None
    return data


def write(address: str, data: bytes) -> None:
    """Write a file whole, or not at all: object stores do so by themselves.

    Raises:
        RenderError: the file cannot be written.
    """
    if path := local(address):
        from pipeline.disk.atomic_write import put_in_place
        from pipeline.model import Artifact

        put_in_place(path.parent, [Artifact(path.name, "application/octet-stream", data)])
        return
    system, where = opened(address)
    with _refused_as(RenderError, address, "the file cannot be written", "checking that you may write there"):
        system.pipe_file(where, data)


def beside(address: str, name: str) -> str:
    """The address of a file in the folder of another; ``name`` cannot leave this folder."""
    path = posixpath.normpath("/" + name).lstrip("/")
    return f"{address.rpartition('/')[0]}/{path}"


@contextmanager
def _refused_as(kind: Callable[..., BriefingError], address: str, sentence: str, hint: str) -> Iterator[None]:
    """Turn errors of the libraries for addresses into one of ours: each has a tree of errors of its own."""
    try:
        yield
    except BriefingError:
        raise
    except Exception as error:
        said = str(error).strip().splitlines()[:1] or [type(error).__name__]
        raise kind(f"{sentence}: {said[0]}", place=address, hint=hint) from error
