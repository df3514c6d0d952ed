"""The parts of Markdown that are longer than its writer: words within a block."""
