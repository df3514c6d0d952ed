"""How to build: the settings of a project, the decisions of an editor, and the options of a run."""
