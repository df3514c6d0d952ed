"""The manuscript: a Briefing as Markdown that an editor changes, and back, without a guess.

Laws: ``parse(write(b)) == canonical(b)``, and ``write(parse(m)) == m`` for every ``m`` that ``write`` made. The
format is described in ``docs/manuscript.md``; ``merging/`` brings an edited one and a new draft together. The grammar
of lines and signs is our own: markdown-it-py was weighed, and it drops ``[name]: text``, takes four blanks for code,
and cannot write or read bold inside a word beside punctuation, so that arbitrary text has no exact way back.
"""

from pipeline.manuscript.canonical import canonical
from pipeline.manuscript.parse import parse
from pipeline.manuscript.slips import slips
from pipeline.manuscript.write import write
from pipeline.manuscript.yaml_front import head_of, is_manuscript, unfenced

__all__ = ["canonical", "head_of", "is_manuscript", "parse", "slips", "unfenced", "write"]
