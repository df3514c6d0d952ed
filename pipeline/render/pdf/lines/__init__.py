"""Where the lines of headings and paragraphs end in print: what WeasyPrint lacks of ``text-wrap``."""
