"""Additions to WeasyPrint's PDF: balanced headings, fonts, tags, and two standards in one file."""
