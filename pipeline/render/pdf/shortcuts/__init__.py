"""Shortcuts through WeasyPrint: the same results with less work.

Each takes one function of WeasyPrint and returns one that gives the same results (``tests/render/test_shortcuts.py``
prints with and without them and compares the bytes).
"""
