"""Merge the edits of several copies into a manuscript."""
