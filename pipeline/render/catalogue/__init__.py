"""The catalogue of the texts that were built: a page to search, and the same list as data."""

from pipeline.render.catalogue.entry import Entry, File, entry_of
from pipeline.render.catalogue.files import catalogue

__all__ = ["Entry", "File", "catalogue", "entry_of"]
