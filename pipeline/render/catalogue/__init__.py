"""The catalogue of the texts that were built: a page to search, and the same list as data."""

from pipeline.render.catalogue.catalogue_files import catalogue
from pipeline.render.catalogue.entry import Entry, File, entry_of

__all__ = ["Entry", "File", "catalogue", "entry_of"]
