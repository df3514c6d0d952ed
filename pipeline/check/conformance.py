"""Conformance: light checks of our own with installed libraries; ``make conformance`` runs the validators by others."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import PurePath

from lxml import etree

from pipeline.check.findings import Finding
from pipeline.errors import InputError
from pipeline.model import Artifact, Note

BROKEN = "broken-file"  # the code of the finding that a file cannot be opened or read
_RULES = {
    ".pdf": "pdf_rules",
    ".docx": "docx_rules",
    ".epub": "epub_rules",
    ".xhtml": "page_rules",
    ".html": "page_rules",
}


def check(file: Artifact) -> tuple[Note, ...]:
    """Every rule of its format that a finished file breaks, as warnings.

    Raises:
        InputError: the suffix of its name belongs to no known format.
    """
    suffix = PurePath(file.name).suffix.lower()
    if suffix not in _RULES:
        raise InputError(f"the format of {file.name} cannot be checked", hint=f"one of {', '.join(sorted(_RULES))}")
    # pikepdf is only imported for a PDF.
    rules: Callable[[bytes], Iterator[Finding]] = import_module(f"pipeline.check.{_RULES[suffix]}").findings
    return tuple(
        Note(finding.code, "warning", f"{file.name}: {finding.message}") for finding in _found(rules, file.data)
    )


def _found(rules: Callable[[bytes], Iterator[Finding]], data: bytes) -> Iterator[Finding]:
    """The findings of the rules; a file that they cannot open is one finding."""
    try:
        yield from rules(data)
    except zipfile.BadZipFile:
        yield Finding(BROKEN, "it cannot be opened: it is another kind of file, or is truncated")
    except (etree.XMLSyntaxError, KeyError, ValueError, RuntimeError) as error:
        yield Finding(BROKEN, f"it cannot be read: {error}")
