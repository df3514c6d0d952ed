"""The parts of a TEI document: header, people, turns, blocks and the words in them."""
