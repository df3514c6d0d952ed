"""Review: what editors did to copies of a manuscript, merged into it word by word.

Law: what a returned copy holds is in the manuscript, in a conflict, or refused with its place (``nothing_lost.py``).
"""
