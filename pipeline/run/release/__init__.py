"""A release: finished files with a record of what they were made from, sums, and notes on what is new."""
