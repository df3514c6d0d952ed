"""What a text mentions: people and organisations, figures with their units, acronyms with their full names."""
