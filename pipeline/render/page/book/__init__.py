"""Many briefings as one book: chapters, and the parts that are made from all of them."""
