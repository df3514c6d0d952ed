"""Titles of sections: the best phrase that a question says, else a question, else a phrase; never twice the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.asked import capital, cut_short
from pipeline.structure.sections.content_words import content
from pipeline.structure.sections.ranking import PASSES, Candidate, Matter, rank
from pipeline.structure.sections.said import sameness

_CLOSE = 0.8  # the share of a score from which the next candidate is close
_WEIGHED = 12  # candidates to keep for `outline --why`


@dataclass(frozen=True, slots=True)
class Title:
    """A title and the rule that made it, with its score; ``runner_up``: the next candidate, where it was close."""

    text: str
    rule: str
    score: float | None = None
    runner_up: str | None = None
    weighed: tuple[tuple[str, float], ...] = ()  # the best candidates with their scores, for `outline --why`

    @property
    def passes(self) -> bool:
        """Whether it may be printed."""
        return self.rule != "numbered" and (self.score is None or self.score >= PASSES)


def titles(
    matters: Sequence[Matter], words: Words, used: Sequence[str] = (), people: frozenset[str] = frozenset()
) -> list[Title]:
    """A title for each section, all different from each other and from ``used``.

    ``people``: the roots of the names of those who speak; who speaks is no theme.
    """
    taken, found = {sameness(title, words) for title in used}, []
    grammar = grammar_of(words.tag)
    for matter, ranked in zip(matters, rank(matters, words, grammar, people), strict=True):
        title = _title(matter, ranked, words, taken)
        taken.add(sameness(title.text, words))
        found.append(title)
    return found


def _title(matter: Matter, ranked: list[Candidate], words: Words, taken: set[str]) -> Title:
    unused = [one for one in ranked if sameness(one.text, words) not in taken and any(map(str.isalnum, one.text))]
    free = [one for one in unused if _says_more(one, taken, words)]
    free = free or [one for one in unused if one.rule != "noun-phrase"]
    if free:
        best, after = free[0], next(iter(free[1:]), None)
        close = after.text if after and after.score >= _CLOSE * best.score else None
        weighed = tuple((one.text, one.score) for one in ranked[:_WEIGHED])
        return Title(capital(best.text), best.rule, best.score, close, weighed)
    last = ranked[0].text if ranked else words.fixed["interview" if matter.questions else "whole-text"]
    return Title(_numbered(cut_short(last), taken, words), "numbered")


def _says_more(candidate: Candidate, taken: set[str], words: Words) -> bool:
    """Whether a candidate says more than each title before it."""
    name = sameness(candidate.text, words)
    said = set(name.split() if candidate.rule == "noun-phrase" else content(candidate.text, words))
    return not said or not any(said <= set(other.split()) for other in taken)


def _numbered(title: str, taken: set[str], words: Words) -> str:
    numbered = (f"{title} ({number})" for number in range(2, len(taken) + 3))
    return (
        title
        if sameness(title, words) not in taken
        else next(text for text in numbered if sameness(text, words) not in taken)
    )
