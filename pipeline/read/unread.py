"""Kinds of files that are known but not read: a message and a remedy for each.

When a reader for a kind is added, remove its row.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import InputError

ZIP = b"PK\3\4"  # the first bytes of a zip file


def refuse_unread(data: bytes, suffix: str, name: str) -> None:
    """Refuse a file of a known kind without a reader, by its content, then by its suffix.

    Raises:
        InputError: it is such a file.
    """
    head = data[:1024]
    for kind in _KINDS:
        if kind.owns(head) or suffix in kind.suffixes:
            raise InputError(kind.sentence, place=name, hint=kind.hint)


@dataclass(frozen=True, slots=True)
class _Kind:
    sentence: str
    hint: str
    suffixes: tuple[str, ...]
    magic: tuple[bytes, ...] = ()
    opening: tuple[bytes, ...] = ()
    holds: bytes = b""

    def owns(self, head: bytes) -> bool:
        if head.startswith(self.magic) if self.magic else False:
            return self.holds in head
        return bool(self.opening) and head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(self.opening)


_COPY = "copying the text into a plain text file (.txt, UTF-8)"
_KINDS = (
    _Kind("spreadsheets are not read", "saving it as CSV (.csv, UTF-8)", (".xlsx", ".xls", ".ods", ".numbers")),
    _Kind("presentations are not read", _COPY, (".pptx", ".ppt", ".odp", ".key")),
    _Kind("Pages files are not read", "exporting it from Pages as Word (.docx)", (".pages",)),
    _Kind("mail files of Outlook and Apple Mail are not read", "saving it as .eml, or as text", (".emlx", ".msg")),
    _Kind(
        "this is only a link to a document of Google", "downloading it from there as Word (.docx)", (".gdoc", ".gsheet")
    ),
    _Kind(
        "files of this word processor are not read",
        "saving it there as Word (.docx) or OpenDocument (.odt)",
        (".hwp", ".hwpx", ".wpd", ".wps", ".lwp", ".abw", ".sxw"),
    ),
    _Kind(
        "LaTeX files are not read", "converting it to Word (.docx), or copying the text of its PDF", (".tex", ".latex")
    ),
    _Kind(
        "old Word files are not read",
        "saving it as .docx in Word or LibreOffice",
        (".doc",),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
    ),
    _Kind("EPUB files are not read", _COPY, (".epub",), (ZIP,), holds=b"epub+zip"),
    _Kind(
        "zip archives are not read, but for one page with its images",
        "unpacking it and naming the text file inside",
        (".zip",),
        (ZIP, b"PK\5\6"),
    ),
    _Kind("XML without paragraphs of prose is not read", _COPY, (".xml",), opening=(b"<?xml",)),
    _Kind("JSON files are not read, but for transcripts", "exporting it as captions (.vtt, .srt)", (".json", ".jsonl")),
    _Kind(
        "images are not read",
        "typing the text, or reading it with an OCR program, into a plain text file",
        (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".heic"),
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"),
    ),
    _Kind(
        "recordings are not read",
        "having it transcribed and naming the transcript",
        (".mp3", ".wav", ".m4a", ".mp4", ".ogg", ".opus", ".flac", ".aac", ".wma", ".webm", ".mov", ".mkv", ".avi"),
        (b"ID3", b"RIFF", b"OggS", b"fLaC", b"\x1aE\xdf\xa3"),
    ),
    _Kind(
        "compressed files are not read",
        "unpacking it first",
        (".gz", ".xz", ".bz2", ".7z"),
        (b"\x1f\x8b", b"\xfd7zXZ", b"BZh", b"7z\xbc\xaf"),
    ),
)
