"""Words within a block: marks, links, notes, places, languages, and the name of who speaks."""
