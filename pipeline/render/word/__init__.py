"""What a Word file is made of, one module each: styles, text, lists, tables, fields, pages, package."""
