"""Decode bytes: UTF-8, UTF-16 with a byte order mark or without, Windows-1252; others are guessed, with a warning."""

from __future__ import annotations

import re

from pipeline.errors import InputError
from pipeline.model import Note


def decode(data: bytes, name: str) -> tuple[str, str, tuple[Note, ...]]:
    """The text, the name of the encoding, and a note if that is not UTF-8.

    Raises:
        InputError: the bytes are not a text, are in another encoding, or hold nothing but white space.
    """
    text, encoding = _with_mark(data, name) or _without_mark(data, name)
    if not _INK_RE.search(text):
        raise InputError("the file holds nothing but white space", place=name, hint="pasting the text into it")
    if len(_CONTROL_RE.findall(text)) > len(text) * 0.3:
        raise _binary(name)
    return text, encoding, _note(encoding)


def lines_of(text: str) -> list[str]:
    """Its lines. Unlike :meth:`str.splitlines`, a form feed or a line separator ends none."""
    return _LINE_END_RE.split(text)


_LINE_END_RE = re.compile("\r\n|[\n\r]")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32", "utf-32"),
    (b"\xff\xfe", "utf-16", "utf-16"),
    (b"\xfe\xff", "utf-16", "utf-16"),
)
_INK_RE = re.compile("[^\\s\x00-\x1f\\x7f-\\x9f\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}]")
_CONTROL_RE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_STRAY_RE = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_SPARSE = 50  # bytes of text to each stray
_HIGH_RE = re.compile("[\x80-\U0010ffff]")
_WORD_RE = re.compile(r"[^\W\d_]+")
_STRANGE_RE = re.compile("[\xc0-\u02af]")  # a Western European word seldom has two of them
# Usual encodings of texts that are not UTF-8; without those of old Macintoshes, which the detector prefers wrongly.
_ENCODINGS = [
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r", "koi8_u",
    "iso8859_5", "cp866", "cp874", "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5", "cp949",
]  # fmt: skip
_SPACING_RE = re.compile("[ \n\r\t\N{IDEOGRAPHIC SPACE}\N{IDEOGRAPHIC COMMA}\N{IDEOGRAPHIC FULL STOP}]")
_UNASSIGNED_RE = re.compile("[\ud800-\udfff\ue000-\uf8ff\ufff0-\ufff8\ufffe\uffff]")
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
    if b"\0" in data and not _is_plain(data):
        if found := _wide(data):
            return found
        raise _binary(name)
    try:
        return _shifted(data) or (data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise _undecodable(data, error, "UTF-8", name) from error
    from pipeline.read.encoding.eastern import eastern  # few texts need them
    from pipeline.read.encoding.western import western

    return _named(western(data)) or _named(eastern(data)) or _plain_western(data) or _guessed(data, name)


def _named(found: tuple[str, str] | None) -> tuple[str, str] | None:
    return found and (found[0], {"cp1252": "windows-1252"}.get(found[1], found[1].replace("_", "-")))


def _is_plain(data: bytes) -> bool:
    """Whether control bytes are strays of an old program: UTF-16 and binary data have many, in any script."""
    return len(_STRAY_RE.findall(data)) * _SPARSE < len(data)


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a byte order mark: the byte order in which spaces and line ends appear, and no odd characters."""
    best, found = 0, None
    if data.count(b"\0") * 5 < len(data) and _is_plain(data.replace(b"\0", b"")):
        return None  # of two NULs at random places, one may make a line end in UTF-16
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        spaces = len(_SPACING_RE.findall(text))
        if spaces > best and not _CONTROL_RE.search(text) and not _UNASSIGNED_RE.search(text):
            best, found = spaces, (text, encoding)
    return found


def _shifted(data: bytes) -> tuple[str, str] | None:
    """Japanese in seven bits (ISO-2022-JP), as in old mail: escape sequences switch between character sets."""
    if b"\x1b$" not in data:
        return None
    try:
        return data.decode("iso2022_jp"), "iso2022-jp"
    except UnicodeDecodeError:
        return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most non-ASCII bytes are valid UTF-8: then the rest is damaged, and it is not another encoding."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    return len(_HIGH_RE.findall(text)) - bad >= bad


def _plain_western(data: bytes) -> tuple[str, str] | None:
    """Windows-1252, if plausible: other scripts fit it by accident, but are mostly high bytes."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = len(_HIGH_RE.findall(text))
    words = _WORD_RE.findall(text)
    strange = sum(len(_STRANGE_RE.findall(word)) > 1 for word in words)
    return (text, "windows-1252") if high <= len(text) * 0.25 and strange * 20 <= len(words) else None


def _guessed(data: bytes, name: str) -> tuple[str, str]:
    """The result of charset-normalizer, which is imported only here, since few texts need it."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_ENCODINGS).best()
    if best is None:
        raise InputError("the encoding of this text is unknown", place=name, hint=_SAVE)
    return str(best), best.encoding.replace("_", "-")


def _undecodable(data: bytes, error: UnicodeDecodeError, encoding: str, name: str) -> InputError:
    line = data.count(b"\n", 0, error.start) + 1
    return InputError(f"byte {error.start + 1} is not valid {encoding}", place=f"{name}, line {line}", hint=_SAVE)


def _binary(name: str) -> InputError:
    return InputError("this is not a text file: it contains binary data", place=name, hint=f"a text file, or {_SAVE}")


def _note(encoding: str) -> tuple[Note, ...]:
    if encoding == "utf-8":
        return ()
    if encoding.startswith("utf-"):
        return (Note("encoding", "info", f"the text is in {encoding.upper()}"),)
    if encoding == "windows-1252":
        hint = "checking its accents and quotation marks"
        return (Note("encoding", "info", "the text is in Windows-1252", hint=hint),)
    message = f"the encoding of the text was guessed: {encoding.upper()}"
    return (Note("encoding-guessed", "warning", message, hint=f"checking its letters, or {_SAVE}"),)
