"""Titles of sections: the best that the opening exchange offers, never the same twice; else numbers of questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from pipeline.languages.words import Words
from pipeline.structure.sections.asked import LONG, SHORT, capital, columns, is_broken, unmarked
from pipeline.structure.sections.candidates import PASSES, Candidate, candidates, told_ahead
from pipeline.structure.sections.content_words import root
from pipeline.structure.sections.noun_phrases import Talk, answered_phrases, phrases
from pipeline.structure.sections.quoted import FIT, quoted
from pipeline.structure.sections.stated import stated
from pipeline.text.sentences import sentences

PLAIN = "numbers"  # the rule of a title that says no more than which questions follow
_READ = 12  # exchanges of a section that are read for titles
_HEARD = 40_000  # characters of answers in which phrases are counted
_SAID = 4000  # characters of a written-up section in which its title is looked for
_WHOLE = 0.04  # the score below which what a turn asks at its end is worse than a short turn
_NOD = 14  # columns: "And why?" needs the question before it
_CLOSE = 0.8  # the share of a score from which the next candidate is close
_WEIGHED = 12  # candidates to keep for `outline --why`
_MARKS = "?!¿¡.,:;…"


@dataclass(frozen=True, slots=True)
class Matter:
    """What a section is about: the texts of its questions, or of its first blocks; and of all that is answered.

    ``number``: of its first question in the whole text; 0 where it is not known.
    """

    questions: tuple[str, ...]
    answers: str = ""
    spoken: bool = True
    number: int = 0


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


def sameness(title: str, words: Words) -> str:
    """What two titles have in common that a reader would take for one."""
    return " ".join(root(word.strip(_MARKS), words) for word in title.casefold().split())


def titles(
    matters: Sequence[Matter], words: Words, used: Sequence[str] = (), people: frozenset[str] = frozenset()
) -> list[Title]:
    """A title for each section, all different from each other and from ``used``.

    ``people``: the roots of the names of those who speak; who speaks is no theme.
    """
    taken, found = {sameness(title, words) for title in used}, []
    talk = Talk("\n".join(_said(matter) for matter in matters), words, people)
    for matter in matters:
        title = _title(matter, _ranked(matter, talk, words, people), words, taken)
        taken.add(sameness(title.text, words))
        found.append(title)
    return found


def _said(matter: Matter) -> str:
    """What is asked and answered, in small letters."""
    return "\n".join([*matter.questions[:_READ], matter.answers[:_HEARD]]).casefold()


def _ranked(matter: Matter, talk: Talk, words: Words, people: frozenset[str]) -> list[Candidate]:
    """The candidates of a section, best first: its questions, or else sentences of it."""
    if not matter.spoken:
        return [Candidate(one, "first-sentence", PASSES) for one in stated(matter.answers[:_SAID], words)]
    read = matter.questions[:_READ]
    found = candidates(read, matter.answers, words, people)
    answers, said = matter.answers[:_HEARD], _said(matter)
    told = told_ahead(read[0], matter.answers, words, people) if matter.number > 1 else ()  # hosts greet at first
    ranked = [*_named(phrases(read, answers, said, talk)), *found, *_last_resort(matter, found, words), *told]
    if max((one.score for one in ranked), default=0) < FIT:
        ranked += quoted(answers[:_SAID], matter.questions, talk)
    if max((one.score for one in ranked), default=0) < PASSES:
        ranked += _named(answered_phrases(answers, said, talk))
    return sorted(ranked, key=lambda one: one.score, reverse=True)


def _named(found: Iterable[tuple[str, float]]) -> list[Candidate]:
    return [Candidate(text, "noun-phrase", score) for text, score in found]


def _last_resort(matter: Matter, found: Sequence[Candidate], words: Words) -> Iterator[Candidate]:
    """What heads a section that has no other title: a later question; the lone one; and the first one of a talk, since
    nothing is before it to point at.

    What it asks at its end goes before a short turn, unless that is poor; a short rejoinder is no title.
    """
    lone = bool(matter.number) and len(matter.questions) == 1
    later = (one for one in found if one.score < PASSES <= one.first)
    yield from (replace(one, score=PASSES) for one in sorted(later, key=lambda one: -one.first))
    whole = unmarked(matter.questions[0]) if lone else ""
    says = columns(whole) <= SHORT if len(sentences(whole, words.tag)) > 1 else not any(one.vague for one in found)
    if _NOD < columns(whole) <= LONG and says and "\n" not in whole and not is_broken(whole):
        yield Candidate(whole, "question", PASSES + _WHOLE)
    for one in found if lone or matter.number == 1 else ():
        if 0 < one.score == one.first < PASSES and columns(one.text) > _NOD and not one.vague:
            yield Candidate(one.text, "question", PASSES + one.score)


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
    """Whether a candidate says more than each title before it."""
    name = set(sameness(candidate.text, words).split())
    return bool(name) and not any(name <= set(other.split()) for other in taken)


def _plain(matter: Matter, words: Words) -> Iterator[str]:
    """Fixed words, with the numbers of the section's questions if these are known: "Questions 5–8"."""
    first, last = matter.number, matter.number + len(matter.questions) - 1
    if first and matter.spoken:
        yield capital(
            words.fixed["question"].format(number=first)
            if first == last
            else words.fixed["questions"].format(numbers=f"{first}–{last}")
        )
    name = words.fixed["interview" if matter.spoken else "introduction"]
    yield name
    yield from (f"{name} ({number})" for number in count(2))
