"""Propose titles of sections: noun phrases that distinguish a section from the others; no title occurs twice.

If no phrase is good, the title is a question of the section, whole or cut short.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.languages.grammar import Grammar, grammar_of
from pipeline.languages.tells import in_script_of
from pipeline.languages.words import UNSPACED, Words
from pipeline.structure.sections.composing import LONGEST, compose, is_bare, joins
from pipeline.structure.sections.ranking import Matter, Ranked, rank, sameness
from pipeline.structure.sections.themes import content

_UNSPACED_RE = re.compile(f"[{UNSPACED}]")
_SENTENCE_RE = re.compile(r"[^.!?。！？؟…]+[.!?。！？؟…]*(?=\s|$|[\"”’»)])")
_WORD_RE = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_TURN_RE = re.compile(r"^[—–―-]+\s*")  # the dash of a dialogue
_ADDRESS_RE = re.compile(r"(?:[^\W\d_a-zß-ÿ][\w.’'-]*\s?){1,4}[,،，]\s*(?=\S)")
_ONSET_RE = re.compile(r"(¿?)([^\W\d_]+),?\s+(?=([^\W\d_]+(?:[’'][^\W\d_]+)?))")
_NOTE_RE = re.compile(r"\W*[\[(][^\])]*[\])]\W*")  # "[Inaudible]" asks nothing
_NOD_RE = re.compile(r"([^\W\d_][^,.!?，、]{0,20})[,.!，、]\s*")
_SENTENCE = 15  # characters of a question that is clear by itself; "And why?" is not
_CLAUSE = 25  # characters of a question before a comma at which it may be cut
_CLOSING = '”’»)]"'
_STOPS = ",;:–—،؛，；：、"
_WHOLE = 20  # characters to keep of a question whose last words would be incomplete
_RULES = {1: "noun-phrase", 2: "two-noun-phrases", 3: "three-noun-phrases"}
_WEIGHED = 12  # candidates to keep for `outline --why`
_COMMON = 0.5  # words of this share of the sections are too common for a title: "Museum" in a talk about a museum


@dataclass(frozen=True, slots=True)
class Title:
    """A title and its rule; its lead over the next candidate, from 0.5, and that candidate if it was close."""

    text: str
    rule: str
    score: float | None = None
    runner_up: str | None = None
    phrases: tuple[str, ...] = ()  # its phrases, in their normalised forms
    weighed: tuple[tuple[str, float], ...] = ()  # the candidate phrases with their scores


def titles(
    matters: Sequence[Matter], words: Words, used: Sequence[str] = (), people: frozenset[str] = frozenset()
) -> list[Title]:
    """A title for each section, all different from each other and from ``used``.

    ``people``: the roots of speakers' names, since a speaker is not a theme.
    """
    taken, found = _Taken(used), []
    grammar = grammar_of(in_script_of(words.tag, "\n".join(matter.text for matter in matters)))
    for matter, ranked in zip(matters, rank(matters, words, people), strict=True):
        weighed = tuple((one.phrase.text, one.score) for one in ranked[:_WEIGHED])
        title = replace(_title(matter, ranked, words, grammar, taken), weighed=weighed)
        taken.add(title)
        found.append(title)
    return found


def cut_short(text: str, limit: int = LONGEST, loose: frozenset[str] = frozenset()) -> str:
    """A text cut at the last word boundary within ``limit`` characters, with an ellipsis; whole if it fits.

    No word of ``loose``, such as "of the", is left before the ellipsis.
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit + 1]
    kept = head[:limit] if _UNSPACED_RE.search(head) or " " not in head else head[: head.rindex(" ")]
    while " " in kept and kept[kept.rindex(" ") + 1 :].casefold() in loose:
        kept = kept[: kept.rindex(" ")]
    return kept.rstrip(" ,;:–—-(“\"'") + "…"


def cut_at_clause(text: str, words: Words) -> str:
    """A question cut to the length of a title: at its last comma, else before incomplete words.

    "What can you tell us about the life of …" is cut after "about the life": the words between a stop word and the cut
    may lack their noun, so they are dropped, unless a stop word or a mark comes next.
    """
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    leads = words.leads
    for mark in re.finditer(r"[,;:–—]\s+", line):
        rest = line[mark.end() :]
        if line.split()[0].casefold() not in leads and rest.split()[0].casefold() in leads and len(rest) > _CLAUSE:
            return cut_at_clause(_capital(rest), words)
    clause = max(line.rfind(mark, _CLAUSE, LONGEST) for mark in _STOPS)
    if clause > 0 and (not leads or line.split()[0].casefold().strip("¿") in leads):
        return line[:clause].rstrip() + "…"
    kept = cut_short(line, LONGEST, words.stop).removesuffix("…")
    after = _WORD_RE.match(line[len(kept) :].lstrip())
    found = kept.split(" ")
    if after and after[0].casefold().replace("’", "'") not in words.stop and line[len(kept)] == " " and words.stop:
        last = max((i for i, word in enumerate(found) if word.casefold() in words.stop), default=0)
        shorter = cut_short(" ".join(found[:last]) + " …", max(len(" ".join(found[:last])), 1), words.stop)
        kept = shorter.removesuffix("…") if len(shorter) > _WHOLE else kept
    return kept + "…"


class _Taken:
    """The titles in use; a phrase whose words are all in one of them counts as used too."""

    def __init__(self, used: Sequence[str]) -> None:
        self._names = {sameness(title) for title in used}
        self.phrases: set[str] = set()

    def add(self, title: Title) -> None:
        self._names.add(sameness(title.text))
        self.phrases.update(title.phrases)

    def allows(self, title: str, alike: bool) -> bool:
        """Whether a title is free; ``alike``: it need only differ from the others."""
        name = sameness(title)
        said = set(name.split())
        return name not in self._names and (alike or not any(said <= set(n.split()) for n in self._names))


def _title(matter: Matter, ranked: list[Ranked], words: Words, grammar: Grammar, taken: _Taken) -> Title:
    for offer in _offers(matter, ranked, words, grammar, taken.phrases):
        text = _capital(offer.text)
        if any(char.isalnum() for char in text) and taken.allows(text, alike=offer.score is None):
            return replace(offer, text=text)
    last = next(iter(_heard(matter)), words.fixed["interview" if matter.questions else "whole-text"])
    return Title(_numbered(cut_short(last, LONGEST), taken), "numbered")


def _heard(matter: Matter) -> list[str]:
    """The questions that ask something, without stage notes."""
    return [question for question in matter.questions if not _NOTE_RE.fullmatch(question)]


def _offers(
    matter: Matter, ranked: list[Ranked], words: Words, grammar: Grammar, said: Container[str]
) -> Iterator[Title]:
    """Candidate titles in order of preference.

    A bare common noun ("Systems") says little: it is used alone only if there is no phrase, and no short question that
    is clear by itself.
    """
    for text in _advice(matter, words):
        yield Title(text, "asks-for-recommendations")
    for made in compose(ranked, grammar, said):
        yield Title(made.text, _RULES[len(made.phrases)], made.score, made.runner_up, made.phrases)
    rule = "question" if matter.spoken else "opening-words"
    heard = _heard(matter)
    asked = [_asked(question, words) for question in heard] if matter.spoken else heard
    asked.sort(key=lambda text: (len(text) > LONGEST, *_unclear(text, words, grammar)))
    for question in asked:
        if len(question) <= LONGEST and not any(_unclear(question, words, grammar)):
            yield Title(question.removesuffix("."), rule)
    fallen = [Title(item.phrase.text, "noun-phrase", item.score / (item.score + ranked[0].score)) for item in ranked]
    bare = [(item, title) for item, title in zip(ranked, fallen, strict=True) if is_bare(item.phrase, grammar)]
    yield from (title for item, title in bare if item.spread <= _COMMON and joins(item, grammar))
    for question in asked:
        if not any(_unclear(question, words, grammar)):
            yield Title(cut_at_clause(question, words), rule)
    yield from (title for _, title in bare)
    for question in asked:
        yield Title(cut_at_clause(question, words), rule)
    for question in heard:
        yield Title(cut_short(question, 3 * LONGEST, words.stop), rule)


def _unclear(question: str, words: Words, grammar: Grammar) -> tuple[bool, bool]:
    """Whether a question refers to something before it, and whether it is empty or asks several things.

    A reference to the question's own words is clear: "What does a town do first when it comes to you?"
    """
    quotes = question.count("“") != question.count("”") or question[:1] in _CLOSING
    several = len(_SENTENCE_RE.findall(question)) > 1 or quotes
    opening = re.split(r"\s", question.casefold().replace("’", "'"))
    said = set(content(question, words))
    named = next((i for i, word in enumerate(opening) if not said.isdisjoint(content(word, words))), len(opening))
    points = not {word.strip("¿¡?!.,;:") for word in opening[:named]}.isdisjoint(grammar.deictic)
    return points, several or not said


def _asked(question: str, words: Words) -> str:
    """The last sentence of a turn that asks, if it is long enough, else the whole turn; without "Yeah, right, and "."""
    asking = [found[0].strip() for found in _SENTENCE_RE.finditer(question) if found[0].strip()[-1:] in "?？؟"]
    asking = [text for text in asking if text and text[0] not in _CLOSING]  # the end of what somebody is quoted with
    asking = [text for text in asking if len(text) >= _SENTENCE]
    found = _TURN_RE.sub("", asking[-1] if asking else question)
    nod = _NOD_RE.match(found)
    while nod and nod[1].casefold() in words.nods and nod.end() < len(found):
        found = found[nod.end() :]
        nod = _NOD_RE.match(found)
    found = _without_address(found, words)
    onset = _ONSET_RE.match(found)
    if (
        onset
        and onset[2].casefold() in grammar_of(words.tag).onsets
        and onset[3].casefold() in words.leads
        and len(found) > _SENTENCE
    ):
        found = onset[1] + _capital(found[onset.start(3) :])
    return _capital(found)


def _without_address(question: str, words: Words) -> str:
    """ "Ms Reed, how …" without the name, if a question begins after it."""
    name = _ADDRESS_RE.match(question)
    lead = _WORD_RE.search(question, name.end()) if name else None
    asks = lead and (question[name.end()] == "¿" or lead[0].casefold() in words.leads) if name else False
    return question[name.end() :] if name and asks else question


def _capital(text: str) -> str:
    """The text with a capital, except for a name with its own spelling ("iPhone")."""
    word = text.split()[0] if text.split() else ""
    first = next((place for place, char in enumerate(text) if char.isalnum()), 0)
    kept = any(char.isupper() or char.isdigit() for char in word)
    return text if kept else text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def _numbered(title: str, taken: _Taken) -> str:
    number = 2
    while not taken.allows(f"{title} ({number})", alike=True):
        number += 1
    return title if taken.allows(title, alike=True) else f"{title} ({number})"


def _advice(matter: Matter, words: Words) -> list[str]:
    """ "recommendations moving forward": the noun that asks for advice, with the words up to the next stop.

    A fixed word if a verb asks, or if the noun is used: the question itself is printed just below.
    """
    if not matter.advice:
        return []
    grammar = grammar_of(words.tag)
    match = words.advice_noun.search(matter.advice)
    if match is None:
        return [words.fixed["advice"]]
    rest = re.split(r"[^\w\s’'-]", matter.advice[match.end() :])[0].split()
    kept = match[0].split()
    for word in rest[:5] if rest and rest[0].casefold() in grammar.links | grammar.onward else ():
        if word.casefold() in (words.stop | words.you) - grammar.links:
            break
        kept.append(word)
    while kept[-1].casefold() in words.stop and len(kept) > 1:
        kept.pop()
    # "Message" alone says nothing; "Recommendations" does.
    alone = len(kept) == 1 and content(kept[0], words) and not words.cues["performative"].search(f"my {kept[0]} is")
    return [words.fixed["advice"]] if alone and grammar.alone else [" ".join(kept), words.fixed["advice"]]
