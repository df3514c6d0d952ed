"""The parts of the EPUB: content documents, cover and fonts."""
