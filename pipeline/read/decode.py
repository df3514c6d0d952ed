"""Bytes to text: UTF-8, UTF-16 and UTF-32 with a mark, and Windows-1252; all else is refused, and never guessed."""

from __future__ import annotations

import re

from pipeline.errors import InputError
from pipeline.model import Note

MAX_BYTES = 20_000_000


def check_size(data: bytes, name: str) -> None:
    """Refuse what is empty or over :data:`MAX_BYTES`.

    Raises:
        InputError: it is.
    """
    if not data:
        raise InputError("the file is empty", place=name, hint="another file")
    if len(data) > MAX_BYTES:
        millions = len(data) / 1_000_000
        sentence = f"the file has {millions:.0f} million bytes, and the limit is {MAX_BYTES // 1_000_000} million"
        raise InputError(sentence, place=name, hint="splitting it into several files")


def decode(data: bytes, name: str) -> tuple[str, str, tuple[Note, ...]]:
    """The text, the name of the encoding, and a note where that is not UTF-8.

    Raises:
        InputError: the bytes are no text, are in another encoding, or hold nothing but white space.
    """
    text, encoding = _with_mark(data, name) or _without_mark(data, name)
    if not _INK_RE.search(text):
        raise InputError("the file holds nothing but white space", place=name, hint="another file")
    if "\0" in text or _controls(text) > len(text) * 0.3:
        raise _binary(name)
    return text, encoding, _note(encoding)


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32", "utf-32"),
    (b"\xff\xfe", "utf-16", "utf-16"),
    (b"\xfe\xff", "utf-16", "utf-16"),
)
_INK_RE = re.compile("[^\\s\x00-\x1f\\x7f-\\x9f\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}]")
_CONTROL_RE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_HIGH_RE = re.compile("[\x80-\U0010ffff]")
_TAIL_RE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_SAVE = "saving it as UTF-8 (in most editors: Save As, Encoding)"


def _with_mark(data: bytes, name: str) -> tuple[str, str] | None:
    for mark, codec, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(codec)
            except UnicodeDecodeError as error:
                raise _undecodable(data, error, encoding.upper(), name) from error
            return text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"), encoding
    return None


def _without_mark(data: bytes, name: str) -> tuple[str, str]:
    if b"\0" in data:
        raise _binary(name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _windows(data, error, name), "windows-1252"


def _windows(data: bytes, error: UnicodeDecodeError, name: str) -> str:
    """Windows-1252, if that can be: a damaged UTF-8 text and the encodings of other scripts fit it by accident."""
    if _TAIL_RE.search(data):
        raise _undecodable(data, error, "UTF-8", name)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as other:
        raise InputError("the encoding of this text is not known", place=name, hint=_SAVE) from other
    if len(_HIGH_RE.findall(text)) > len(text) * 0.25:
        raise InputError("the encoding of this text is not known", place=name, hint=_SAVE)
    return text


def _undecodable(data: bytes, error: UnicodeDecodeError, encoding: str, name: str) -> InputError:
    line = data.count(b"\n", 0, error.start) + 1
    return InputError(f"byte {error.start + 1} is no {encoding}", place=f"{name}, line {line}", hint=_SAVE)


def _binary(name: str) -> InputError:
    return InputError("this is no text: it holds bytes that no text holds", place=name, hint=f"a text file, or {_SAVE}")


def _controls(text: str) -> int:
    return len(_CONTROL_RE.findall(text))


def _note(encoding: str) -> tuple[Note, ...]:
    if encoding == "utf-8":
        return ()
    shown = "Windows-1252" if encoding == "windows-1252" else encoding.upper()
    hint = "a look at its accents and quotation marks" if encoding == "windows-1252" else None
    return (Note("encoding", "info", f"the text is in {shown}", hint=hint),)
