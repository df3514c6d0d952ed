"""The words of a role without those that only join it to its sentence: "currently the chair of" says "chair"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.grammar import grammar_of
from pipeline.languages.name_words import joints, particles
from pipeline.languages.words import Words

_AGE_RE = re.compile(r"\d{1,3}-?[^\W\d_A-Z][^\W\d_]{3,}(?:-[^\W\d_]+)*\s")  # "31-year-old ", "31-jährige ", "31letý "
_LOOSE = 2  # small words at the end of a role
_COMMA_RE = re.compile(r",\s(?P<word>[^\W\d_A-Z][\w’'-]*)")


@cache
def of_words() -> frozenset[str]:
    """The small words within a post: "of the", "des", "für"."""
    return everywhere("of_names") | everywhere("of_posts") | everywhere("owners") | everywhere("articles") | particles()


@cache
def _verb_re() -> re.Pattern[str]:
    """ "and" and three words, of which none is a noun where nouns have capitals: "und kennt sich mit"."""
    return re.compile(rf",?\s(?:{any_of('joints')})(?:\s[^\W\d_A-ZÄÖÜ][\w’'-]*){{3}}")


def _impersonal(role: str, words: Words) -> str:
    """A role up to what a speaker goes on to say: "pilot and spend my days"."""
    parts = role.split()
    me = next((at for at, part in enumerate(parts) if part.casefold().strip(",.") in words.me), len(parts))
    joint = next((at for at in range(me - 1, 0, -1) if parts[at].casefold() in joints()), me)
    return role if me == len(parts) else " ".join(parts[: min(joint, me)]).rstrip(",")


@cache
def _opening() -> frozenset[str]:
    return everywhere("articles") | everywhere("before_posts")


@cache
def _joining() -> frozenset[str]:
    """The small words of all languages that lead on to other words."""
    lists = ("topic", "since", "with_names", "and_names", "label_links")
    return of_words() | joints() | frozenset().union(*map(everywhere, lists))


@lru_cache(2048)
def trimmed(role: str, words: Words) -> str:
    """A role that neither begins with an article or "currently" nor ends in a small word; without an age before it."""
    return _ended(opened(role), words)


def age_at(text: str, at: int) -> int:
    """How many characters of a text are an age there: "31-jährige "."""
    aged = _AGE_RE.match(text, at)
    return aged.end() - at if aged else 0


def opened(role: str) -> str:
    """A role without what stands before the words for a trade."""
    while (aged := _AGE_RE.match(role)) or role.partition(" ")[0] in _opening():
        rest = role[aged.end() :] if aged else role.partition(" ")[2].lstrip()
        if not rest:
            return role
        role = rest
    return role


def _ended(role: str, words: Words) -> str:
    """A role up to a comma behind which a sentence goes on, without small words at its end."""
    inner = of_words() | joints()
    over = (m.start() for m in _COMMA_RE.finditer(role) if m["word"].casefold() in words.stop - inner)
    role = _impersonal(role[: next(over, len(role))], words)
    met = words.asked_whom.search(role, 1)  # "creator of the boat talks with Ada Reed"
    role = role[: met.start()].rstrip() if met else role
    if grammar_of(words.tag).order == "marked":
        role = _verb_re().split(role, maxsplit=1)[0]
    parts = role.split()
    small = words.stop | _joining()
    end = next((at for at in range(len(parts), 1, -1) if not _is_small(parts[at - 1], role, small)), 1)
    kept = " ".join(parts[:end]).rstrip(",") if end < len(parts) else role
    return kept if len(parts) - end <= _LOOSE else ""  # "builds bridges that sing, and would rather they did not"


def _is_small(word: str, role: str, small: frozenset[str]) -> bool:
    return word.casefold() in small and (word == word.lower() or role.isupper())
