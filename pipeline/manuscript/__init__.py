"""The manuscript: a Briefing written as Markdown that an editor can change, and read back without guessing.

Laws: ``parse(write(b)) == canonical(b)``, and ``write(parse(m)) == m`` for every ``m`` that ``write`` made.
``docs/manuscript.md`` describes the format; ``merging/`` merges an edited manuscript with a new draft. Own grammar for
lines and inline signs: markdown-it-py was considered, but it drops ``[name]: text``, takes four blanks for code, and
cannot write or read bold inside a word next to punctuation, so that arbitrary text would not survive the round trip.
"""

from pipeline.manuscript.canonical import canonical
from pipeline.manuscript.offered.crowded import crowded
from pipeline.manuscript.parse import parse
from pipeline.manuscript.slips import slips
from pipeline.manuscript.write import write
from pipeline.manuscript.yaml_front import head_of, is_manuscript, unfenced

__all__ = ["canonical", "crowded", "head_of", "is_manuscript", "parse", "slips", "unfenced", "write"]
