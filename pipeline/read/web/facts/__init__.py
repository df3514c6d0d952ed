"""The metadata of a page: title, author, date, from ``meta``, JSON-LD and marked elements."""
