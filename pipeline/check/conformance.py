"""Conformance: light checks of our own with installed libraries; ``make conformance`` runs the validators by others."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec

from lxml import etree

from pipeline.check.findings import Finding
from pipeline.model import Artifact, Note
from pipeline.render.writers import can_read, format_of

BROKEN = "broken-file"  # the code of the finding that a file cannot be opened or read


def check(file: Artifact) -> tuple[Note, ...]:
    """Every rule of its format that a finished file breaks, as warnings; a note for a format without rules.

    The rules of a format are the module ``<format>_rules`` of this package.

    Raises:
        InputError: no writer makes files of this suffix.
    """
    name = format_of(file.name)
    if not has_rules(file.name):
        return (Note("no-rules", "info", f"{file.name}: there are no rules for files of the format {name}"),)
    # A module of rules is imported when it is needed: that of PDF imports pikepdf.
    rules: Callable[[bytes], Iterator[Finding]] = import_module(f"pipeline.check.{name}_rules").findings
    return tuple(
        Note(finding.code, "warning", f"{file.name}: {finding.message}") for finding in _found(rules, file.data)
    )


def has_rules(file: str) -> bool:
    """Whether a file of that name is in a format with rules; texts (txt, md) have none, and may be sources as well."""
    return can_read(file) and find_spec(f"pipeline.check.{format_of(file)}_rules") is not None


def _found(rules: Callable[[bytes], Iterator[Finding]], data: bytes) -> Iterator[Finding]:
    """The findings of the rules; a file that they cannot open is one finding."""
    try:
        yield from rules(data)
    except zipfile.BadZipFile:
        yield Finding(BROKEN, "it cannot be opened: it is another kind of file, or is truncated")
    except (etree.XMLSyntaxError, KeyError, ValueError, RuntimeError) as error:
        yield Finding(BROKEN, f"it cannot be read: {error}")
