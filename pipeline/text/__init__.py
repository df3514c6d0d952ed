"""What text looks like, asked by every stage: sentences, hard wraps, and how a message shortens a text."""
