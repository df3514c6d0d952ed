"""A pasted interview in, a briefing to print, mark up and read out: PDF, Word, EPUB and XHTML."""

__version__ = "0.1.0"
