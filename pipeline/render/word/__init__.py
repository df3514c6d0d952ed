"""The parts of a Word file, a module each: styles, text, lists, tables, fields, pages, package."""
