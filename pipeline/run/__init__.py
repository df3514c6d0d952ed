"""From sources to finished files: the whole run, one document, the worker processes, the saved stages."""
