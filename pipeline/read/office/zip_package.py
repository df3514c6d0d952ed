"""The zip package of a Word or OpenDocument file: parts read with a size limit, parsed without entities or network."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.read.office.xmltree import tree_of
from pipeline.read.unread import ZIP

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element

MAX_PART = 64_000_000  # bytes of one part when unpacked
MAX_TAGS = 2_000_000  # tags of one part: some 1,500 pages as Word writes them
MAX_ALL = 4 * MAX_PART  # of all parts together
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """The parts of a file by their names.

    Raises:
        InputError: it is damaged, locked with a password, or not a package; the place is ``name``.
    """

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        import zipfile

        self._name, self._kind = name, kind
        self._unpacked = 0
        if data.startswith(OLE):
            raise _ole(data, name, kind)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self._unopened(data) from error

    def part(self, path: str) -> bytes | None:
        """The bytes of a part; None if it does not exist."""
        try:
            info = self._zip.getinfo(path)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise locked(self._name)
        import zipfile
        import zlib

        try:
            with self._zip.open(info) as file:
                data = file.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise self._damaged(f"the {self._kind} file is damaged: its part {path} cannot be unpacked") from error
        if len(data) > MAX_PART:
            limit = MAX_PART // 1_000_000
            raise self._damaged(f"the part {path} unpacks to more than {limit} million bytes, which is the limit")
        self._unpacked += len(data)
        if self._unpacked > MAX_ALL:
            limit = MAX_ALL // 1_000_000
            raise self._damaged(f"the file unpacks to more than {limit} million bytes, which is the limit")
        return data

    def tree(self, path: str) -> Element | None:
        """The root element of a part; None if it does not exist."""
        data = self.part(path)
        if data is None:
            return None
        if data.count(b"<") > MAX_TAGS:
            sentence = f"the part {path} has more than {MAX_TAGS // 1_000_000} million tags, which is the limit"
            raise InputError(sentence, place=self._name, hint="a file for each part of the text")
        try:
            return tree_of(data)
        except ValueError as error:
            raise self._damaged(f"the {self._kind} file is damaged: its part {path} {error}") from error

    def required(self, path: str) -> Element:
        """The root element of a part.

        Raises:
            InputError: it does not exist, or is damaged.
        """
        if (root := self.tree(path)) is None:
            raise self.missing(path)
        return root

    def names(self) -> list[str]:
        """The names of all parts, in order."""
        return sorted(self._zip.namelist())

    def missing(self, path: str) -> InputError:
        """The error for a package without the part that its format requires."""
        return self._damaged(f"this is not a valid {self._kind} file: it has no part {path}")

    def refused(self, sentence: str, hint: str) -> InputError:
        """The error for a package that its reader does not take."""
        return InputError(sentence, place=self._name, hint=hint)

    def empty(self) -> InputError:
        """The error for a package that holds no text."""
        hint = "opening it in its program: text that is part of a picture is not read"
        return InputError(f"the {self._kind} file holds no text", place=self._name, hint=hint)

    def _unopened(self, data: bytes) -> InputError:
        """The error for bytes that cannot be opened: the directory of a zip file is at its end."""
        if not data.startswith(ZIP):
            return self._damaged(f"this is not a valid {self._kind} file")
        sentence = f"the {self._kind} file is damaged: its end is missing"
        hint = "copying or downloading it again, or opening it in its program, which may repair it"
        return InputError(sentence, place=self._name, hint=hint)

    def _damaged(self, sentence: str) -> InputError:
        return InputError(sentence, place=self._name, hint="opening it in its program and saving it again")


def locked(name: str) -> InputError:
    """The error for a file locked with a password."""
    return InputError("the file is locked with a password", place=name, hint="saving it without one")


def is_package(data: bytes, *marks: bytes) -> bool:
    """Whether these are the first bytes of a zip file with one of ``marks`` in its directory."""
    return data.startswith(ZIP) and any(mark in data for mark in marks)


def _ole(data: bytes, name: str, kind: str) -> InputError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return locked(name)
    return InputError(f"this is an old Office file, not in {kind} format", place=name, hint=f"saving it as {kind}")
