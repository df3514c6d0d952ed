"""Titles of sections: the best candidate that may be printed, never the same twice; else numbers of questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.asked import capital
from pipeline.structure.sections.content_words import content
from pipeline.structure.sections.ranking import PASSES, Candidate, Matter, rank
from pipeline.structure.sections.said import sameness

PLAIN = "numbers"  # the rule of a title that says no more than which questions follow
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
        """Whether it says what the section is about."""
        return self.rule != PLAIN


def titles(
    matters: Sequence[Matter], words: Words, used: Sequence[str] = (), people: frozenset[str] = frozenset()
) -> list[Title]:
    """A title for each section, all different from each other and from ``used``.

    ``people``: the roots of the names of those who speak; who speaks is no theme.
    """
    taken, found = {sameness(title, words) for title in used}, []
    for matter, ranked in zip(matters, rank(matters, words, grammar_of(words.tag), people), strict=True):
        title = _title(matter, ranked, words, taken)
        taken.add(sameness(title.text, words))
        found.append(title)
    return found


def _title(matter: Matter, ranked: list[Candidate], words: Words, taken: set[str]) -> Title:
    weighed = tuple((one.text, one.score) for one in ranked[:_WEIGHED])
    free = [one for one in ranked if one.score >= PASSES and _says_more(one, taken, words)]
    if free:
        best, after = free[0], next(iter(free[1:]), None)
        close = after.text if after and after.score >= _CLOSE * best.score else None
        return Title(capital(best.text), best.rule, best.score, close, weighed)
    return Title(
        next(text for text in _plain(matter, words) if sameness(text, words) not in taken), PLAIN, None, None, weighed
    )


def _says_more(candidate: Candidate, taken: set[str], words: Words) -> bool:
    """Whether a candidate is unlike each title before it, and says more than each."""
    name = sameness(candidate.text, words)
    said = set(name.split() if candidate.rule == "noun-phrase" else content(candidate.text, words))
    return name not in taken and not (said and any(said <= set(other.split()) for other in taken))


def _plain(matter: Matter, words: Words) -> Iterator[str]:
    """Fixed words, with the numbers of the section's questions if these are known: "Questions 5–8"."""
    first, last = matter.number, matter.number + len(matter.questions) - 1
    if first and matter.spoken:
        yield capital(
            words.fixed["question"].format(number=first)
            if first == last
            else words.fixed["questions"].format(numbers=f"{first}–{last}")
        )
    name = words.fixed["interview" if matter.questions else "whole-text"]
    yield name
    yield from (f"{name} ({number})" for number in count(2))
