"""From sources to finished files: the whole run, one document, the worker processes, and what is kept of each stage."""
