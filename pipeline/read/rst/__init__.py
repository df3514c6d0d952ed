"""The reader of reStructuredText: its mark-up is put into Markdown, which the reader of Markdown then reads.

As with AsciiDoc, one walk over tokens serves both. Fields above and below the title become metadata; lines for a
program (``.. contents::``, ``.. _target:``) become comments. Each block knows its line in the file.

Source: docutils.sourceforge.io/docs/ref/rst (reStructuredText Markup Specification, Directives, Roles).
"""

from __future__ import annotations

from pipeline.read.reader import Reader, later

READER = Reader("rst", (".rst", ".rest"), lambda _: False, later("rst.file"))
