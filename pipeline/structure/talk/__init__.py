"""The talk: who speaks, what is a question, and which answers belong to it."""
