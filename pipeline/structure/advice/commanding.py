"""Sentences that tell their reader to do something: "Ask the crews", "No vendan el muelle"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.languages.words import Words


def commands(sentence: str, words: Words, pattern: re.Pattern[str] | None = None) -> Iterator[re.Match[str]]:
    """The words that command, as matches of the language's ``imperative``, or of another pattern with its groups.

    A group ``command`` of the pattern is a verb (or the stem of one) that must be among the words ``commands``: a set
    is asked in no time, where an alternative for each verb costs milliseconds to compile. Verbs that may be nouns too
    ("work") stand among ``commands_firm``; they command only where the empty group ``firm`` says that what follows is
    no verb of theirs. A pattern without these groups decides by itself.
    """
    for match in (pattern or words.cues["imperative"]).finditer(sentence):
        groups = match.groupdict()
        verb = groups.get("command")
        if verb is None or _is_known(verb.casefold(), groups.get("firm") is not None, words):
            yield match


def _is_known(verb: str, firm: bool, words: Words) -> bool:
    return verb in words.cues.verbs("commands") or (firm and verb in words.cues.verbs("commands_firm"))
