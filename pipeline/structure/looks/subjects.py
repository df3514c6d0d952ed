"""The name with which a paragraph opens: of whom it tells."""

from __future__ import annotations

import re

from pipeline.languages.name_words import particles
from pipeline.languages.words import NEVER_RE, Words

_TOKEN_RE = re.compile(r"[^\W\d_][\w’'-]*\.?|[^\w\s]")
_ABBREVIATED = 3  # characters of "Jr."


def guest_name(text: str, words: Words) -> str | None:
    """The name with which a biography opens, as it is printed: capital words before the first verb.

    In a script without capital letters, what the language's own pattern for it finds.
    """
    if words.bio_name is not NEVER_RE:
        match = words.bio_name.match(text)
        return match["name"] if match else None
    verb = words.bio_verb.search(text[:200])
    return capital_run(text[: verb.start()], words) if verb else None


def capital_run(head: str, words: Words) -> str | None:
    """The two to seven capital words with which a text opens, as they are printed; None where there are none."""
    taken: list[re.Match[str]] = []
    for token in _TOKEN_RE.finditer(head):
        word, small = token[0], token[0].casefold() in particles()
        if not (word[0].isupper() or (taken and small)) or (word.casefold() in words.stop and not small):
            break
        taken.append(token)
    while taken and taken[-1][0].casefold() in particles():
        taken.pop()
    # "Der Kieler Historiker Jutta Brook": what is before the trade, and it, are none of the name
    trades = (at for at in range(len(taken) - 2, 0, -1) if words.bio_noun.fullmatch(taken[at - 1][0]))
    taken = taken[next(trades, 0) :]
    if not 2 <= len(taken) <= 7:
        return None
    name = head[taken[0].start() : taken[-1].end()]
    # The full stop of a sentence, and not that of "Jr.".
    return name[:-1] if name.endswith(".") and len(taken[-1][0]) > _ABBREVIATED else name
