"""Choose the files that a PDF encloses: the source or its cleaned text, the ledger, and the manuscript."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import PurePath

from pipeline import manuscript
from pipeline.model import Artifact, Briefing
from pipeline.render.page import fixed_words
from pipeline.render.pdf.archiving import Enclosure, Relationship
from pipeline.render.resources import Folders
from pipeline.run.withholding import Travelling, handed_on

# Registered at iana.org/assignments/media-types; the system's own table would differ from machine to machine.
_MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".mdown": "text/markdown",
    ".mkd": "text/markdown",
    ".mdx": "text/markdown",
    ".qmd": "text/markdown",
    ".rmd": "text/markdown",
    ".adoc": "text/asciidoc",
    ".asciidoc": "text/asciidoc",
    ".rst": "text/x-rst",
    ".rest": "text/x-rst",
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
    ".pdf": "application/pdf",
    ".eml": "message/rfc822",
    ".json": "application/json",
    ".otr": "application/json",
    ".xml": "application/xml",
    ".zip": "application/zip",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".ttml": "application/ttml+xml",
    ".dfxp": "application/ttml+xml",
    ".itt": "application/ttml+xml",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}


def enclosures(sent: Travelling, briefing: Briefing, folders: Folders) -> tuple[Enclosure, ...]:
    """The files to enclose. A manuscript is enclosed alone: it has no ledger and is its own source."""
    words, source, ledger = fixed_words.load(briefing.language, folders), sent.source, sent.ledger
    kind = _MEDIA_TYPES.get(PurePath(source.name).suffix.lower(), "text/plain")
    what = words["enclosed-source" if sent.whole else "enclosed-text"]
    found = [_enclosed(Artifact(source.name, kind, source.data), "Source", what)]
    if ledger:
        found.append(_enclosed(ledger, "Data", words["enclosed-ledger"]))
        own = briefing if sent.whole else handed_on(briefing)
        text = Artifact(f"{source.stem}.md", "text/markdown", manuscript.write(own).encode())
        if text.name != source.name:
            found.append(_enclosed(text, "Supplement", words["enclosed-manuscript"]))
    return tuple(found)


def _enclosed(file: Artifact, relationship: Relationship, description: str) -> Enclosure:
    """A file to enclose; bytes of its name that are not UTF-8 are replaced, because a PDF cannot hold them."""
    name = os.fsencode(file.name).decode("utf-8", "replace")
    return Enclosure(replace(file, name=name), relationship, description)
