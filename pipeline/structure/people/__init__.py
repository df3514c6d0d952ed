"""The guests: who they are, what they are, and what the text tells about their lives."""
