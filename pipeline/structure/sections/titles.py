"""Titles of sections: the best that the opening exchange offers, never the same twice; else a fixed word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import Words
from pipeline.structure.sections.candidates import (
    LATER,
    LEAST,
    PASSES,
    POOR,
    Candidate,
    behind,
    calls,
    candidates,
    last_resort,
)
from pipeline.structure.sections.content_words import content, key_of, root
from pipeline.structure.sections.likeliest import best_first, likelihood
from pipeline.structure.sections.matters import matters
from pipeline.structure.sections.noun_phrases import SPARE, Talk, phrases
from pipeline.structure.sections.pointing import pointing
from pipeline.structure.sections.question_ends import shortened
from pipeline.structure.sections.stated import quoted_names, stated
from pipeline.structure.sections.widths import SHORT, capital, columns
from pipeline.text.sentences import sentences

FIXED = "fixed-word"  # the rule of a title that says nothing of its section
_READ = 12  # exchanges of a section that are read for titles
_HEARD = 40_000  # characters of answers in which phrases are counted
_SAID = 4000  # characters of a written-up section in which its title is looked for
_TOLD = 0.15  # the score of what is said before the first question: better than a question that only points
_QUOTED = 0.16  # the same of a name that it quotes
_TAKEN_UP = 2  # its words that the answers take up
_CLOSE = 0.8  # the share of a likelihood from which the next candidate is close
_WEIGHED = 12  # candidates to keep for `outline --why`
_MARKS = "?!¿¡.,:;…？！。؟"


@dataclass(frozen=True, slots=True)
class Matter:
    """What a section is about: the texts of its questions, and all that is answered, or said without a question."""

    questions: tuple[str, ...]
    answers: str = ""
    spoken: bool = True


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
        return self.rule != FIXED and (self.score is None or self.score > POOR)


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
        title = _title(matter, _ranked(matter, talk, words, people), talk, taken)
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
    said = _said(matter)
    named = list(phrases(read, matter.answers[:_HEARD], said, talk))
    ranked = [
        *(Candidate(text, "noun-phrase", score) for text, score in named if score != SPARE),
        *_asked(candidates(read, matter.answers, words, people), matter.answers, talk),
        *(one for turn in read[:1] for one in _told(turn, matter.answers, words, people)),
        *(Candidate(name, "quoted-name", _QUOTED) for turn in read[:1] for name in quoted_names(turn)),
        *last_resort(read, words, people),
    ]
    ranked.sort(key=lambda one: one.score, reverse=True)
    if ranked and LEAST < ranked[0].score <= POOR and pointing(ranked[0].text, words, talk.grammar) > 1:
        return [*_spare((text for text, score in named if score == SPARE), said), *ranked]
    return best_first(ranked, talk)


def _asked(questions: Iterable[Candidate], answers: str, talk: Talk) -> Iterator[Candidate]:
    """The questions; one that is wide or points goes behind what it is about: a phrase with enough of its words."""
    answered = set(content(answers[:_HEARD], talk.words))
    for one in questions:
        poor = columns(one.text) > SHORT or pointing(one.text, talk.words, talk.grammar) > 0
        shares = _shares(one.text, answered, talk) if poor else {}
        later = behind(one.score, 1) if shares else one.score
        yield from (Candidate(text, "noun-phrase", max(later, one.score * share)) for text, share in shares.items())
        yield replace(one, score=later)


def _shares(question: str, answered: set[str], talk: Talk) -> dict[str, float]:
    """What a question is about, with the share of its words, if they are enough; answered ones, if it has any."""
    said = set(content(question, talk.words))
    heard = said & answered or said
    found = {
        text: 1.0
        if asked and columns(question) > SHORT
        else len(heard.intersection(content(text, talk.words))) / max(len(heard), 1)
        for text, asked in matters(question, talk)
    }
    return {text: share for text, share in found.items() if share >= LATER}


def _spare(named: Iterable[str], said: str) -> list[Candidate]:
    """The phrase that a section says most often, though its answers do not take it up: it goes before what points."""
    often = max(named, key=lambda text: min(map(said.count, text.casefold().split())), default=None)
    return [] if often is None else [Candidate(often, "noun-phrase", LEAST)]


def _told(turn: str, answers: str, words: Words, people: frozenset[str]) -> Iterator[Candidate]:
    """What a turn says in a short sentence before it asks, if the answers take it up; not of these two ("I like …")."""
    answered, grammar = set(content(answers[:_HEARD], words)), grammar_of(words.tag)
    short = [shortened(one.text, words, grammar, SHORT) for one in sentences(turn, words.tag)]
    ended = " ".join(one if one.endswith(tuple(_MARKS)) else f"{one}." for one in short)
    for one in (text for text in stated(ended, words) if not calls(text, people, words)):
        if not (words.me | words.you).isdisjoint(map(key_of, one.split())):
            continue
        if len(answered.intersection(content(one, words))) >= _TAKEN_UP:
            yield Candidate(one, "first-sentence", _TOLD)


def _title(matter: Matter, ranked: list[Candidate], talk: Talk, taken: set[str]) -> Title:
    weighed = tuple((one.text, one.score) for one in ranked[:_WEIGHED])
    free = [one for one in ranked if one.score and _says_more(one, taken, talk.words)]
    if free:
        best, after = free[0], next(iter(free[1:]), None)
        return Title(capital(best.text), best.rule, best.score, _runner_up(best, after, talk), weighed)
    names = (text for text in _plain(matter, talk.words) if sameness(text, talk.words) not in taken)
    return Title(next(names), FIXED, None, None, weighed)


def _runner_up(best: Candidate, after: Candidate | None, talk: Talk) -> str | None:
    """The next candidate, if it was close."""
    close = after is not None and likelihood(after, talk) >= _CLOSE * likelihood(best, talk)
    return after.text if after is not None and close else None


def _says_more(candidate: Candidate, taken: set[str], words: Words) -> bool:
    """Whether a candidate says more than each title before it."""
    name = set(sameness(candidate.text, words).split())
    return bool(name) and not any(name <= set(other.split()) for other in taken)


def _plain(matter: Matter, words: Words) -> Iterator[str]:
    """Fixed words, counted from the second time on."""
    name = words.fixed["interview" if matter.questions else "introduction"]
    yield name
    yield from (f"{name} ({number})" for number in count(2))
