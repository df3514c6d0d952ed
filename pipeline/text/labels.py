"""A label before a colon, as lines have it that say what follows: ``Ada Reed: …``, ``Date: …``.

Which labels are speakers is decided in ``structure``; here is only how such a line begins. Sources of patterns, to be
put into larger ones without ``IGNORECASE``.
"""

from __future__ import annotations

from pipeline.text.names import CAPITAL

COLONS = ":："
COLON = rf"\s?[{COLONS}]"
SPEAKER = rf"{CAPITAL}[\w.'’ -]{{0,40}}"  # a name, or a word for a part in a talk
SHORT = rf"[^\s{COLONS}][^{COLONS}]{{0,30}}[{COLONS}]"  # any few words, with their colon
FIELD = rf"[^\W\d_][^{COLONS}.?!]{{0,40}}[{COLONS}]\s?\S"  # few words of one sentence, and what is said of them
TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm]\b)?"  # of a recording, before or behind a label
# The number of a question: "7. Why?", "7- Why?", "7-¿Por qué?", "1-الاسم؟"; "10-year plan" and "3-D" are none.
NUMBERED = rf"(?P<number>\d{{1,3}})(?:[.)]\s+|\s?[-–—](?:\s+(?=[^\W\d_]|[¿¡])|(?=[¿¡]|{CAPITAL}[^\W\d_A-Z])))"


def before_colon(text: str) -> str:
    """The text before its first colon, all of it if there is none."""
    at = min((at for colon in COLONS if (at := text.find(colon)) >= 0), default=len(text))
    return text[:at]
