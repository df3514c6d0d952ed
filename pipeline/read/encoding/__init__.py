"""Detect the encoding of a file and decode it."""
