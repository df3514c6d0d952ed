"""The words of a role without those that only join it to its sentence: "currently the chair of" says "chair".

A role may stand in place of a name: "MINISTER:" below "Transcript of the Minister, Ada Reed".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import takewhile

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.grammar import grammar_of
from pipeline.languages.name_words import joints, particles
from pipeline.languages.words import Words
from pipeline.structure.people.guests import phrase_re
from pipeline.structure.people.person_names import is_title, names_in
from pipeline.structure.people.scene import Scene
from pipeline.text.names import CAPITAL

# "31-year-old ", "31 year old ", "31-jährige ", "31letý "
_BRACKETS = {")": "(", "]": "[", "）": "（"}
_AGE_RE = re.compile(r"\d{1,3}(?:\syears?\sold|-?[^\W\d_A-Z][^\W\d_]{3,}(?:-[^\W\d_]+)*)\s")
_OPENING = 300  # characters of a line that may name who holds an office
_NAMED = 80  # characters behind the office
_RUN = 30  # characters that tell a line in capitals
_WORD_RE = re.compile(r"[^\W\d_][\w’'-]*\.?")
_PAIR_RE = re.compile(rf"{CAPITAL}[\w’'-]+\s{CAPITAL}[\w’'-]+")
_SURNAME_RE = re.compile(rf"\s(?P<name>{CAPITAL}[\w’'-]*[^\W\d_A-Z])(?=[,.|]|\s[^\W\d_A-Z]|$)")
_WORKING = 80  # characters of a role that may lead to a post
_POST = 6  # words within which a second post has its trade: "und einer der besten Lotsen"
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
    me = next(
        (at for at, part in enumerate(parts) if part.casefold().replace("’", "'").strip(",.") in words.me), len(parts)
    )
    joint = next((at for at in range(me - 1, 0, -1) if parts[at].casefold() in joints()), me)
    return role if me == len(parts) else " ".join(parts[: min(joint, me)]).rstrip(",.")


@cache
def now_re() -> re.Pattern[str]:
    """ "currently" and the like before what somebody is or does."""
    return re.compile(rf"(?:{any_of('before_posts')}),?\s+", re.IGNORECASE)


@cache
def _opening_re() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('before_posts')}|{any_of('articles')}|{any_of('owners')})\s+")


@cache
def _joining() -> frozenset[str]:
    """The small words of all languages that lead on to other words."""
    lists = ("topic", "since", "with_names", "and_names", "label_links")
    return of_words() | joints() | frozenset().union(*map(everywhere, lists))


@lru_cache(2048)
def trimmed(role: str, words: Words) -> str:
    """A role that neither begins with an article or "currently" nor ends in a small word; without an age before it."""
    return _ended(opened(_worked(opened(_without_loose_bracket(role)), words)), words)


def _without_loose_bracket(role: str) -> str:
    """A role without a bracket at its end that is opened before it: "pilot since 2017.]"."""
    opening = _BRACKETS.get(role[-1:])
    return role[:-1].rstrip(" .,") if opening and opening not in role else role


def _worked(role: str, words: Words) -> str:
    """What somebody works as, without the words that lead to it: "working in Hull as a pilot"."""
    made = words.as_a.search(role[:_WORKING])
    led = made and made.start() and not words.bio_noun.search(role[: made.start()])
    post = role[made.end() :] if made and led else ""
    return post if words.bio_noun.search(" ".join(post.split()[:3])) else role


def age_at(text: str, at: int) -> int:
    """How many characters of a text are an age there: "31-jährige "."""
    aged = _AGE_RE.match(text, at)
    return aged.end() - at if aged else 0


def opened(role: str) -> str:
    """A role without what stands before the words for a trade."""
    while (led := _AGE_RE.match(role) or _opening_re().match(role)) and role[led.end() :]:
        if led[0][0].isdigit() and role[led.end() :].partition(" ")[0].casefold() in _joining():
            break  # "50-year-old with a boat" has no trade
        role = role[led.end() :]
    return role


@lru_cache(64)
def _relative_re(words: Words) -> re.Pattern[str]:
    """What begins a clause on the words before it: "pilote qui"; and no "como" that is "as"."""
    relative = sorted(word for word in grammar_of(words.tag).relative if not words.as_a.match(f"{word} "))
    return re.compile(rf",?\s(?:{'|'.join(map(re.escape, relative))})\s" if relative else r"(?!)")


def _ended(role: str, words: Words) -> str:
    """A role up to a comma behind which a sentence goes on, without small words at its end."""
    clause = None if phrase_re().match(role) else _relative_re(words).search(role)  # no "part of the crew that"
    role = role[: clause.start()] if clause else role
    inner = of_words() | joints()
    over = (m.start() for m in _COMMA_RE.finditer(role) if m["word"].casefold() in words.stop - inner)
    role = _impersonal(role[: next(over, len(role))], words)
    met = words.asked_whom.search(role, 1)  # "creator of the boat talks with Ada Reed"
    met = met or next((talk for talk in words.talks.finditer(role, 1) if talk.end() == len(role)), None)
    role = role[: met.start()].rstrip() if met else role
    if grammar_of(words.tag).order == "marked":
        verb = _verb_re().search(role)
        goes_on = verb and words.bio_noun.search(" ".join(role[verb.start() :].split()[:_POST]))
        role = role[: verb.start()] if verb and not goes_on else role
    parts = role.split()
    small = words.stop | _joining()
    loose = [part.casefold() in small and (part == part.lower() or role.isupper()) for part in parts]
    end = next((at for at in range(len(parts), 1, -1) if not loose[at - 1]), 1)
    kept = " ".join(parts[:end]).rstrip(",") if end < len(parts) else role
    return kept if len(parts) - end <= _LOOSE else ""  # "builds bridges that sing, and would rather they did not"


def is_office(label: str, words: Words) -> bool:
    """Whether a label ends in the word for a post, and no first name begins it: "PRIME MINISTER"."""
    parts = label.split()
    return bool(parts) and is_title(parts[-1], words) and parts[0].title() not in words.given


def bearer(label: str, scene: Scene) -> str | None:
    """The name behind the office on a label, above the talk; with the office where that is a surname alone."""
    if not is_office(label, scene.words):
        return None
    office = re.compile(rf"(?<!\w){re.escape(label)}(?!\w)", re.IGNORECASE)
    heads = [block.text[:_OPENING] for block in (*scene.titles, *scene.captions, *scene.before)]
    found = [(text, match) for text in heads for match in office.finditer(text)]
    whole = filter(None, (_whole_name(text, match.end(), scene.words) for text, match in found))
    return next(whole, None) or next(filter(None, (_with_surname(text, match) for text, match in found)), None)


def printed(office: str, scene: Scene) -> str:
    """An office as the text prints it in small letters, if anywhere: "Prime Minister" for "PRIME MINISTER"."""
    form = re.compile(rf"(?<!\w){re.escape(office)}(?!\w)", re.IGNORECASE)
    found = (match[0] for block in scene.document.blocks for match in form.finditer(block.text))
    return next((one for one in found if not one.isupper()), office)


@cache
def _of_re() -> re.Pattern[str]:
    """For what an office is, and the comma behind it: "Minister for Ports, "."""
    return re.compile(rf"(?:\s(?:{any_of('of_posts')}|{any_of('of_names')})\s[^.,;:|]{{2,50}})?,\s")


@cache
def _by_re() -> re.Pattern[str]:
    """What leads to who speaks: "Remarks by"."""
    return re.compile(rf"(?<!\w)(?:{any_of('by')}|{any_of('with_names')})\s(?:(?:{any_of('articles')})\s)?$", re.I)


def _whole_name(text: str, at: int, words: Words) -> str | None:
    """First name and surname right behind a place, over a comma and forms of address."""
    apart = _of_re().match(text, at)
    rest = text[apart.end() if apart else at :][:_NAMED]
    tokens = list(_WORD_RE.finditer(rest))
    titles = list(takewhile(lambda token: token[0].rstrip(".").casefold() in words.honorifics, tokens))
    start = tokens[len(titles)].start() if len(tokens) > len(titles) else 0
    pair = _PAIR_RE.match(rest, start)
    if pair is None or rest[: start if not titles else titles[0].start()].strip():
        return None
    given = pair[0].split()[0].title() in words.given
    if given and rest[start : start + _RUN].isupper():  # "MARY REED MP DOORSTOP"
        return pair[0]
    named = next((name.text for name in names_in(rest, words) if name.start == start), None)
    return named if named and (apart or titles or given) else pair[0] if given else None


def _with_surname(text: str, office: re.Match[str]) -> str | None:
    surname = _SURNAME_RE.match(text, office.end()) if _by_re().search(text[: office.start()]) else None
    return text[office.start() : surname.end()] if surname else None
