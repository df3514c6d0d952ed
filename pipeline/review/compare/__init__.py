"""Compare returned copies with their base: which paragraph is which, and what was done to it."""
