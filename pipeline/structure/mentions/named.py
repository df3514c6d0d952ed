"""People and organisations named in a text, with the places; precision before recall, and no list of famous names.

A person is recognised by an honorific before the name, a common given name, a verb of saying after it, or as a speaker.
An organisation is recognised by a noun that names its kind ("Institute"), or as the expansion of an acronym. In scripts
without capital letters only speakers and acronyms are recognised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import Words
from pipeline.model import Block, Exchange, Mention, Section, Term, blocks_of
from pipeline.text.remembered import remembered

_GENITIVE_RE = re.compile(r"[’']s?$")
_STARTS_RE = re.compile(r"(?:^|[.!?…:;\n“\"‘(«»–—]\s*)$")
_MOST = 4  # words of a person's name
_PAIR = 2  # first name and surname


@dataclass(frozen=True, slots=True)
class _Run:
    """Adjacent capitalised words: ``text[start:end]``; ``first``: a sentence begins with them."""

    words: tuple[str, ...]
    text: str
    first: bool
    after: str


def find_people(
    sections: Sequence[Section], known: Iterable[str], glossary: Sequence[Term], words: Words
) -> tuple[Mention, ...]:
    """The people and organisations named in the talk, in the order of their first places.

    Args:
        known: the names of speakers, who are not listed; part of such a name is not another person.
        glossary: acronyms, which count as their expansion.
    """
    places = list(_places(sections))
    lower = {word for _, block in places for word in block.text.split() if word.islower()}
    speakers = {part.casefold() for name in known for part in name.split()}
    bodies = {term.acronym: term.expansion for term in glossary if words.bodily.search(term.expansion)}
    found: dict[tuple[str, str], dict[str, None]] = {}
    for place, block in places:
        for kind, name in _named(block.text, bodies, lower, words):
            if kind == "organisation" or not speakers.issuperset(_without_title(name)):
                found.setdefault((kind, name), {})[place] = None
    _merge(found)
    return tuple(
        Mention(name, "person" if kind == "person" else "organisation", tuple(where))
        for (kind, name), where in found.items()
    )


@cache
def _word_re() -> re.Pattern[str]:
    """A word of a name; a short title, initials and an abbreviation such as "U.S." have their full stops."""
    return re.compile(rf"\b(?:(?i:{any_of('titles')}|st)\.|(?:[^\W\d_]\.)+)(?=\s)|[^\W\d_](?:[\w’'-]*\w)?")


@cache
def _links() -> frozenset[str]:
    """Small words within a name; "and" and its like only once the name has had an "of" or "for"."""
    return everywhere("of_names") | everywhere("and_names")


@cache
def _particle_re() -> re.Pattern[str]:
    return re.compile(rf"\s(?:d[’']|{any_of('particles')})[\s\w]")


@cache
def _headed_re() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of('of_names')}|{any_of('and_names')})\s")


def _without_title(name: str) -> list[str]:
    """The words of a name, casefolded, without a title such as "Mr"."""
    parts = name.casefold().split()
    return parts[1:] if len(parts) > 1 and parts[0].rstrip(".") in everywhere("titles") else parts


def _is_common(name: str, lower: set[str]) -> bool:
    """Whether the talk has each word of a name without capitals, too: "the High School" where "my school" is told."""
    return all(word.casefold() in lower for word in name.split())


def _merge(found: dict[tuple[str, str], dict[str, None]]) -> None:
    """A name that ends in the words of another is merged with it: "Geneva Harbour Council" and "Harbour Council".

    So is one with a place behind it: "University of Rotterdam in Delfshaven".
    """
    for long in [name for kind, name in found if kind == "organisation"]:
        parts = long.split()
        ends = [" ".join(parts[-size:]) for size in range(3, len(parts))] + [long.rpartition(" in ")[0]]
        short = next((end for end in ends if ("organisation", end) in found), None)  # no other is the end of this one
        if short:
            found["organisation", short] |= found.pop(("organisation", long))


def _places(sections: Sequence[Section]) -> Iterator[tuple[str, Block]]:
    for section in sections:
        for item in section.items:
            place = item.id if isinstance(item, Exchange) else section.id
            yield from ((place, block) for block in blocks_of(item) if block.kind != "code")


def _named(text: str, bodies: Mapping[str, str], lower: set[str], words: Words) -> Iterator[tuple[str, str]]:
    for run in _runs(text):
        person = _person(run, lower, words)
        if person:
            yield "person", person
        elif (name := _organisation(run, words)) and not _is_common(name, lower):
            yield "organisation", name
    for token in dict.fromkeys(_word_re().findall(text)):
        if token in bodies and bodies[token] not in text:
            yield "organisation", bodies[token]


@remembered
def _runs(text: str) -> Iterator[_Run]:
    """Capitalised words with single spaces between them; small words join them if more capitals follow."""
    tokens = list(_word_re().finditer(text))
    at = 0
    while at < len(tokens):
        if not tokens[at][0][0].isupper():
            at += 1
            continue
        end = at
        opened = False
        while (more := _next_capital(text, tokens, end, opened)) is not None:
            opened = opened or any(token[0] in everywhere("of_names") for token in tokens[end + 1 : more])
            end = more
        yield _run(text, tokens[at : end + 1])
        at = end + 1


def _next_capital(text: str, tokens: list[re.Match[str]], at: int, opened: bool) -> int | None:
    """The next capitalised word of the same name, over two small words at most.

    ``opened``: the name has had an "of" or "for"; only then may "and" and "in" continue it ("School of Law and
    Letters").
    """
    for ahead in range(at + 1, min(at + 4, len(tokens))):
        between = text[tokens[ahead - 1].end() : tokens[ahead].start()]
        if between != " " or tokens[ahead - 1][0].endswith(("’s", "'s")):
            return None
        word = tokens[ahead][0]
        if word[0].isupper():
            return None if word == "I" or tokens[at][0] == "I" else ahead
        if word not in _links() or not (word in everywhere("of_names") or opened):
            return None
        if word == "the" and tokens[ahead - 1][0] not in everywhere("of_names"):
            return None
    return None


def _run(text: str, tokens: list[re.Match[str]]) -> _Run:
    names = tuple(_GENITIVE_RE.sub("", token[0]) for token in tokens)
    start, end = tokens[0].start(), tokens[-1].end()
    first = bool(_STARTS_RE.search(text[max(0, start - 4) : start]))
    return _Run(names, text[start:end], first, text[end : end + 20])


def _person(run: _Run, lower: set[str], words: Words) -> str | None:
    honorific, names = _without_honorifics(run.words, words)
    names = _without_opening(names, run.first and not honorific, lower, words)
    nouns = grammar_of(words.tag).order == "marked"  # have capitals, too
    if nouns and len(names) > _PAIR and names[1] not in words.given:
        names = names[:_PAIR]  # a noun follows: "Ada Reed Zeit"
    if not names or len(names) > _MOST or any(name in _links() - everywhere("particles") for name in names):
        return None
    if any(name.isupper() and len(name) > 2 for name in names) or words.bodily.search(" ".join(names)):
        return None
    proper = names[0].casefold() not in words.compass and not any(
        name.casefold() in lower for name in names if name[0].isupper()
    )
    if names[-1].casefold() in words.namesakes or all(name.isupper() and len(name) > 1 for name in names[-1:]):
        return None
    short = honorific.rstrip(".").casefold() in everywhere("titles")
    titled = bool(honorific) and honorific.casefold() != "the"
    said = not nouns and bool(words.says.match(run.after))
    known = names[0] in words.given or (len(names) > 1 and titled) or said
    if short and len(names) == 1 and _particle_re().match(run.after):
        return None
    if short and proper:
        return f"{honorific} {names[0]}" if len(names) == 1 else " ".join(names)
    return " ".join(names) if len(names) > 1 and known and proper else None


def _without_honorifics(names: tuple[str, ...], words: Words) -> tuple[str, tuple[str, ...]]:
    """The last honorific before a name, or an empty text; and the name without honorifics."""
    last = ""
    while len(names) > 1 and names[0].casefold().rstrip(".") in words.honorifics:
        last, names = names[0], names[1:]
    return last, names


def _without_opening(names: tuple[str, ...], first: bool, lower: set[str], words: Words) -> tuple[str, ...]:
    """Without a first word that has its capital only because a sentence begins with it."""
    opening = names[0].casefold() if names else ""
    return names[1:] if opening in words.stop or (first and opening in lower) else names


@lru_cache(2048)
def _organisation(run: _Run, words: Words) -> str | None:
    names = _without_opening(run.words, run.first, set(), words)
    while names and names[0].casefold() in words.honorifics - {"general"}:
        names = names[1:]
    names = _around_head(_without_month(names, words), words)
    capitals = [name for name in names if name[0].isupper()]
    text = " ".join(names)
    if len(capitals) < 2 or len(names) > 9 or not words.bodily.search(text):
        return None
    # Where modifiers come before their noun, the noun for the organisation ends the name, or "of" follows it: "Volume
    # Group Snapshot" fails.
    head = _headed_re().split(text)[0]
    if grammar_of(words.tag).order == "before" and not (_ends_a_body(text, words) or _ends_a_body(head, words)):
        return None
    return text


def _without_month(names: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """Without the time behind a name: "School of Law in May"."""
    timed = len(names) > 2 and names[-1].casefold() in words.months and names[-2].islower()
    return names[:-2] if timed else names


def _around_head(names: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """Where all nouns have capitals, the noun for the organisation, what is beside it, and what it is for.

    Small words join other nouns: "work of the University Delft", "office of the rector".
    """
    if grammar_of(words.tag).order != "marked":
        return names
    parts = [list(part) for small, part in groupby(names, lambda name: name in _links()) if not small]
    head = next((part for part in parts if words.bodily.search(" ".join(part))), [])
    end = names.index(head[-1]) + 1 if head else 0
    told = names[end : end + 1] and names[end] in everywhere("purposes") and names[end + 1].casefold() not in words.stop
    return (*head, *names[end:]) if told else tuple(head)


def _ends_a_body(text: str, words: Words) -> bool:
    return any(match.end() == len(text) for match in words.bodily.finditer(text))
