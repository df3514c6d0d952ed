"""A label before a colon, as lines have it that say what follows: ``Ada Reed: …``, ``Date: …``.

Which labels are speakers is decided in ``structure``; here is only how such a line begins. Sources of patterns, to be
put into larger ones.
"""

from __future__ import annotations

import re

from pipeline.text.names import CAPITAL

COLONS = ":："
COLON = rf"\s?[{COLONS}]"
SPEAKER = rf"{CAPITAL}[\w.'’ -]{{0,40}}"  # a name as labels have it; not a whole sentence
TIME = r"\d{1,2}:\d{2}(?::\d{2})?"

_SHORT_RE = re.compile(rf"[^\s{COLONS}][^{COLONS}]{{0,30}}(?P<colon>[{COLONS}])(?:\s|$)")


def before_colon(text: str) -> str:
    """The text before the first colon, all of it if there is none."""
    at = min((at for colon in COLONS if (at := text.find(colon)) >= 0), default=len(text))
    return text[:at]


def has_label(text: str) -> bool:
    """Whether a line begins with a few words and a colon; a time of the day is none."""
    return _SHORT_RE.match(text) is not None
