"""Archives on the command line: the catalogue of a run, and builds on a cluster."""
