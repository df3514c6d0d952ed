"""What the EPUB is made of: content documents, cover and fonts."""
