"""Copies for editors: made, and merged back into the manuscript."""
