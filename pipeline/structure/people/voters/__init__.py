"""Places of a text that say something of a person: each yields votes, which the ballot counts."""
