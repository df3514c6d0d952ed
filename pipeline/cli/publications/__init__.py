"""Build many texts at once for others: one book of all, or a release."""
