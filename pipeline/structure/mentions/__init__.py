"""People, organisations, figures with their units, and acronyms with their full names that a text mentions."""
