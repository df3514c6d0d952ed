"""The words of a Word file: paragraphs, runs, notes, fields, bookmarks, links and comments."""
