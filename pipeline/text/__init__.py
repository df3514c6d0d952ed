"""Properties of plain text that every stage needs: sentences, hard wraps, and shortening for messages."""
