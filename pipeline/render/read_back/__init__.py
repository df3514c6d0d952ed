"""Reading finished files back into text, each from its own bytes and in its own reading order, for the writers."""
