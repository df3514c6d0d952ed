"""What a page says of itself beside its text: title, author, date, in metadata, JSON-LD and marked elements."""
