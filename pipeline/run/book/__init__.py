"""Many interviews as one book."""
