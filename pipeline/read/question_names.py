"""Elements of a page that by their name hold a question: the term of a list, a summary, ``class="question"``."""

from __future__ import annotations

import re


def names_question(tag: str, classes: str | None) -> bool:
    """Whether a tag, or one of its classes, says that the element holds a question."""
    return tag in _TAGS or bool(classes and _CLASS_RE.search(classes))


_TAGS = frozenset(("dt", "summary", "question"))
_WORDS = (
    "q", "question", "pregunta", "pergunta", "domanda", "frage", "vraag", "fraga", "spoergsmaal", "sporsmal", "pytanie",
    "vopros", "kysymys", "soru", "otazka", "interviewer",
)  # fmt: skip
_CLASS_RE = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_WORDS)})(?:$|\s|-text\b|__text\b)", re.IGNORECASE)
