"""Bytes to text: which encoding a file has."""
