"""The desk: a local page in the browser where an editor sees what was found in a text, and decides.

Everything that the desk does is an edit of the manuscript or of ``briefing.toml``, made by the same functions as on the
command line. The state of the server is the file on disk, so that another editor may change it at the same time.
"""
