"""What travels in a PDF beside its pages: the source as it was read, the ledger of its cleaning, and the manuscript."""

from __future__ import annotations

from pathlib import PurePath

from pipeline import manuscript
from pipeline.disk.source_files import Text
from pipeline.model import Artifact, Briefing
from pipeline.render.page import fixed_words
from pipeline.render.pdf.archiving import Enclosure
from pipeline.render.resources import Folders

# Registered at iana.org/assignments/media-types; the system's own table would differ from machine to machine.
_MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".mdown": "text/markdown",
    ".mkd": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".mhtml": "multipart/related",
    ".mht": "multipart/related",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".docm": "application/vnd.ms-word.document.macroEnabled.12",
    ".dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ott": "application/vnd.oasis.opendocument.text-template",
    ".fodt": "application/xml",
    ".rtf": "application/rtf",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".ttml": "application/ttml+xml",
    ".dfxp": "application/ttml+xml",
    ".itt": "application/ttml+xml",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}


def enclosures(source: Text, ledger: Artifact | None, briefing: Briefing, folders: Folders) -> tuple[Enclosure, ...]:
    """The files to enclose; a manuscript, which has no ledger, travels alone, for it is its own source."""
    words = fixed_words.load(briefing.language, folders)
    kind = _MEDIA_TYPES.get(PurePath(source.name).suffix.lower(), "text/plain")
    found = [Enclosure(Artifact(source.name, kind, source.data), "Source", words["enclosed-source"])]
    if ledger:
        found.append(Enclosure(ledger, "Data", words["enclosed-ledger"]))
        text = Artifact(f"{source.stem}.md", "text/markdown", manuscript.write(briefing).encode())
        if text.name != source.name:
            found.append(Enclosure(text, "Supplement", words["enclosed-manuscript"]))
    return tuple(found)
