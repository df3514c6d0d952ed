"""What a guest is: the words beside any occurrence of the name, or those by which he or she says it.

"the biologist Ada Brook", "Ada Brook, keeper of bees: …", "Ada Brook (Harbour Institute)", "Ada Brook, you are a
pilot", "I work as a pilot". A role is a slice of the text. Each place yields candidates; the weights of their signs
(``votes.toml``, table ``roles``) say which of them is the role, and whether any is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.languages.everywhere import any_of
from pipeline.languages.name_words import joints
from pipeline.languages.words import NEVER_RE, UNSPACED, Words
from pipeline.model import stream
from pipeline.structure.people.guests import AGE_RE, clause, role_behind
from pipeline.structure.people.vote_weights import votes
from pipeline.text.ends import STOPS, split_sentences
from pipeline.text.names import CAPITAL, name_source

_OPENING = 900  # characters of a paragraph that are looked at
_MOST = 140  # characters of a role
_LONG = 90
_ENOUGH = 1.5  # votes of a role
_SURE, _CLOSE = 1.7, 0.1  # votes of a role beyond doubt, and those by which another one comes close
_SENTENCES = 4  # of a paragraph that may say "She is a …"
_BRACKET_RE = re.compile(r"\s?[(（](?P<role>[^\W\d_][^()（）]{1,80})[)）]")
_BEHIND_RE = re.compile(
    r"\s?,\s+(?P<role>[^\W\d_](?:[^,.;:!?«“„\"()\n]|\([^()\n]{1,20}\)|(?<=[A-Z])\.(?=[A-Z\s])){2,140}?)"
    r"(?=[,.;:!?]|\s[–—]|\s?[«“„\"(]|\n|$)"
)
_WORD_RE = re.compile(r"[^\W\d_](?:[\w’'/.&-]*\w)?")
_POINT_RE = re.compile(rf"(?P<role>[{UNSPACED}、]{{2,24}})・?$")
_CLAUSE_RE = re.compile(r"[，、。；：〈〉《》\n]")
_DENSE_RE = re.compile(rf"[{UNSPACED}]")
_PLURAL = ("s", "n", "i", "er", "e")  # endings of trades of several people
_DENSE, _ENDING = 40, 8  # characters of a role, and of its end, in a script without spaces


@cache
def _post_re() -> re.Pattern[str]:
    """ "director at the port": a post, and nothing that somebody is for once."""
    return re.compile(rf"^(?:[\w-]+ ){{1,4}}(?:{any_of('of_posts')})\s{CAPITAL}")


@cache
def _time_re() -> re.Pattern[str]:
    return re.compile(rf"\d|\b(?:{any_of('years')})\b", re.IGNORECASE)


@cache
def _next_name_re() -> re.Pattern[str]:
    """The next of several people, at the end of a text."""
    return re.compile(rf"\s(?:{any_of('joints')}|&)\s{name_source(2, 3)}$")


@cache
def _and_name_re() -> re.Pattern[str]:
    """The second of two people, behind the first."""
    return re.compile(rf"\s(?:{any_of('joints')}|&)\s{name_source(2, 4)}(?=,)")


@cache
def _row_re() -> re.Pattern[str]:
    """People who stand before the last of a row: "Ada Reed, Bo Berg and "."""
    return re.compile(
        rf"(?:{name_source(1, 4)}(?:\s?\([^()]{{1,60}}\))?(?:,\s|,?\s(?:{any_of('joints')}|&)\s)){{1,12}}$"
    )


@dataclass(frozen=True, slots=True)
class Places:
    """Where a guest's role may stand: texts that name the guest, and what the guest says."""

    beneath: str = ""  # the line below a title that is the name
    titles: Sequence[str] = ()
    lives: Sequence[str] = ()  # paragraphs of the biography
    prose: Sequence[str] = ()  # captions, and paragraphs above the talk
    captions: Sequence[str] = ()
    asked: Sequence[str] = ()  # questions, which may say whom they ask
    said: Sequence[str] = ()  # the guest's own first turns
    later: Sequence[str] = ()  # and the others
    alone: bool = False  # whether nobody else is a guest, so that "the founder" can be no other


@dataclass(frozen=True, slots=True)
class Role:
    """A candidate with its signs."""

    text: str
    signs: frozenset[str]

    @property
    def score(self) -> float:
        """How much speaks for it."""
        return sum(votes("roles")[sign] for sign in self.signs)


def role_of_person(name: str, forms: Iterable[str], places: Places, words: Words) -> str:
    """The role that has most votes, the first of equals; empty where none has enough.

    ``forms``: shorter forms of the name as they may stand in the text.
    """
    best = max(roles_of_person(name, forms, places, words), key=lambda role: role.score, default=None)
    return best.text if best and best.score >= _ENOUGH else ""


def close_role(name: str, forms: Iterable[str], places: Places, words: Words) -> str | None:
    """Why the role is in doubt: the candidate that came close and has other words, or "" where the votes hardly do.

    None where it is beyond doubt, or there is none.
    """
    ranked = sorted(roles_of_person(name, forms, places, words), key=lambda role: -role.score)
    if not ranked or ranked[0].score < _ENOUGH:
        return None
    best = ranked[0]
    near = (role.text for role in ranked[1:] if role.score > best.score - _CLOSE and _differ(role.text, best.text))
    return next(near, "" if best.score < _SURE else None)


def _differ(one: str, other: str) -> bool:
    """Whether two roles have no word of some length in common, and neither holds the other."""
    words = [{word.casefold() for word in _WORD_RE.findall(text) if len(word) > 3} for text in (one, other)]
    return not words[0] & words[1] and stream(one) not in stream(other) and stream(other) not in stream(one)


def roles_of_person(name: str, forms: Iterable[str], places: Places, words: Words) -> list[Role]:
    """All candidates, in the order of the places."""
    found = []
    for text, signs in _candidates((name, *forms), places, words):
        role = text.strip(" ,，、")
        if _may_be_role(role):
            found.append(Role(role, frozenset({*signs, *_looks(role, signs, words)})))
    return found


def _may_be_role(role: str) -> bool:
    """Whether a role has the length of one; without spaces it is short, and nothing is said in it."""
    if _DENSE_RE.match(role):
        return 2 <= len(role) <= _DENSE and not any(sign in role for sign in "「」：；")
    return 2 < len(role) <= _MOST and role[0].isalnum()


def _looks(role: str, signs: Iterable[str], words: Words) -> Iterator[str]:
    """The signs of the words themselves."""
    parts = role.split()
    first, head = parts[0].casefold().replace("’", "'"), " ".join(parts[:8])
    dense = _DENSE_RE.match(role)  # there a role ends in its trade
    named = words.bio_noun.search(role[-_ENDING:] if dense else head)
    trade, body = named or _is_trade(parts[-1], words), words.bodily.search(role)
    if trade:
        yield "a trade"
    elif "is" in signs:
        yield "is, and no trade"
    if body:
        yield "a body"
    if _post_re().search(role):
        yield "a post"
    if first in words.me:
        yield "of me"
    elif first in words.stop and not words.bio_noun.match(role) and not {"I am", "I am, later"}.intersection(signs):
        yield "small word first"
    if _time_re().search(parts[0]) or (not trade and len(parts) > 1 and _time_re().search(parts[1])):
        yield "a time"
    if words.bio_verb.match(role) and not words.bio_noun.match(role) and not {"does", "who"}.intersection(signs):
        yield "acts"
    if not trade and "bracket" not in signs and (dense or (role[0].isupper() and not body)):
        yield "capital and no trade"
    if len(role) > _LONG:
        yield "long"
    elif len(parts) == 1 and not dense:
        yield "one word"


Candidate = tuple[str, tuple[str, ...]]


def _candidates(printed: Sequence[str], places: Places, words: Words) -> Iterator[Candidate]:
    if len(places.beneath) <= _MOST and not places.beneath.endswith((*STOPS, ":")) and places.beneath:
        yield places.beneath, ("beneath",)
    kinds = (("in a life", places.lives), ("in a title", places.titles), ("above", places.prose), ("said", places.said))
    for place, texts in kinds:
        for text in texts:
            yield from _in_text(text[:_OPENING], printed, place, words)
            if places.alone and place not in ("said", "above" if places.lives else ""):
                yield from _the(text[:_OPENING], place, words)
    for text in places.captions:
        for at, end in _places(text, printed[:1]):
            said = text[end:].lstrip(" \n,:;|–—-")
            yield clause(said, words, acts=False), ("caption", "whole name", *(["opens"] if at == 0 else []))
    for text in places.asked:
        yield from _by_person(text[:_OPENING], words.your_role, "you are", words)
    for text in places.said:
        yield from _by_person(text[:_OPENING], words.my_role, "I am", words)
        yield from _by_person(text[:_OPENING], words.my_old_role, "I have been", words)
    for text in places.later:
        yield from _by_person(text, words.my_role, "I am, later", words)


def _in_text(text: str, printed: Sequence[str], place: str, words: Words) -> Iterator[Candidate]:
    for at, end in _places(text, printed):
        whole = ("whole name",) if text[at:end] == printed[0] else ()
        for role, *signs in _around(text, at, end, words):
            yield role, (place, *whole, *signs)
    if place != "said" and any(form in text for form in printed):
        for sentence in split_sentences(text)[1:_SENTENCES]:
            spoken = sentence.partition(" ")[2]
            if words.bio_name is NEVER_RE:
                yield role_behind(" " + sentence, words), (place, "later", "is")
            if words.bio_pronoun.match(sentence):
                yield role_behind(" " + spoken, words), (place, "later", "is")
                yield from ((role, (place, "later", *signs)) for role, *signs in _does(" " + spoken, 0, words))
    if text.startswith(printed[0]):  # in a script without spaces a role is a clause
        for piece in _CLAUSE_RE.split(text[len(printed[0]) :])[:5]:
            dense = _DENSE_RE.match(piece.strip()) and len(piece) <= _DENSE
            if dense and words.bio_noun.search(piece[-_ENDING:]):
                yield piece.strip(), (place, "clause")


def _around(text: str, at: int, end: int, words: Words) -> Iterator[tuple[str, ...]]:
    """What stands beside a name, with how it does."""
    aged = AGE_RE.match(text, end)
    end = aged.end() if aged else end
    if apposed := words.apposed.match(text, end):
        yield apposed["role"], "apposed"
    yield from _behind(text, end, words)
    if other := _and_name_re().match(text, end):
        yield from ((role, "shared") for role, *signs in _behind(text, other.end(), words) if "article" not in signs)
    if bracket := _BRACKET_RE.match(text, end):
        initials = "".join(part[0] for part in text[at:end].split()).casefold()
        if bracket["role"].casefold() != initials and len(bracket["role"]) > 2:
            yield bracket["role"], "bracket"
            yield from _behind(text, bracket.end(), words)
    if (at == 0 or words.bio_name is NEVER_RE) and text[end : end + 1] != ",":
        yield role_behind(text[end:], words), "is"
    yield from _does(text, end, words)
    yield from _before(text[:at], words)


def _behind(text: str, end: int, words: Words) -> Iterator[tuple[str, ...]]:
    """An apposition: "Ada Reed, a pilot", "Ada Reed, pilot and chair of the board"."""
    match = _BEHIND_RE.match(text, end)
    if match is None:
        return
    role = _next_name_re().sub("", match["role"])
    while (more := _BEHIND_RE.match(text, match.end())) and _goes_on(more["role"], words):
        role, match = text[match.start("role") : more.end("role")], more
    article = words.copula.match(", " + role)
    signs = ["behind", *(["enclosed"] if text[match.end() : match.end() + 1] == "," else [])]
    if article and article.end() > 2:
        role, signs = role[article.end() - 2 :], [*signs, "article"]
    yield role, *signs


def _goes_on(piece: str, words: Words) -> bool:
    """Whether what follows a comma is more of the same role: "and a chair of the board"."""
    first, _, rest = piece.partition(" ")
    trade = words.bio_noun.search(" ".join(rest.split()[:4]))
    return first.casefold() in joints() and bool(trade) and not rest[:1].isupper()


def _does(text: str, end: int, words: Words) -> Iterator[tuple[str, ...]]:
    """What somebody does: "leads the deck crew", "who heads the tide office"."""
    who = words.who.match(text, end)
    start = who.end() if who else end + (text[end : end + 1] == " ")
    if start > end and words.bio_verb.match(text, start) and not words.copula.match(text[end:]):
        done = clause(text[start:], words, acts=False)
        yield (done.partition(",")[0], "who") if who else (done, "does")


def _the(text: str, place: str, words: Words) -> Iterator[Candidate]:
    """Whom a sentence calls by a trade and no name: "The founder of Tideworks runs …"."""
    for sentence in split_sentences(text)[:_SENTENCES]:
        article = words.copula.match(", " + sentence[:1].lower() + sentence[1:])
        if article is None or article.end() <= 2 or words.bio_name is not NEVER_RE:
            continue
        rest = sentence[article.end() - 2 :]
        verb = next((m for m in words.bio_verb.finditer(rest) if m.start() and not words.bio_noun.match(m[0])), None)
        role = clause(rest[: verb.start()], words, acts=False) if verb else ""
        if words.bio_noun.search(" ".join(role.split()[:3])):
            yield role, (place, "the", "article")


def _before(head: str, words: Words) -> Iterator[tuple[str, ...]]:
    """The words for a trade right before a name: "the biologist", "political activist and philosopher"."""
    head = split_sentences(head)[-1]
    if pointed := _POINT_RE.search(head):
        role = words.before_role.sub("", pointed["role"]).strip("・、")
        trades = [match.end() for match in words.bio_noun.finditer(role)]
        if len(role) in trades and not words.bio_verb.search(role):
            yield role, "before"
        return
    if head.rstrip().endswith(",") and (article := words.copula.match(f", {head[:1].lower()}{head[1:]}")):
        yield head[article.end() - 2 :].rstrip(" ,"), "before", "article"
    row = _row_re().search(head)
    if row and (trade := _trade_at_the_end(head[: row.start()], words)) and trade.endswith(_PLURAL):
        yield trade, "before", "shared"
    if trade := _trade_at_the_end(head, words):
        yield trade, "before"


def _trade_at_the_end(head: str, words: Words) -> str:
    """A trade with the adjectives around it, with which a text ends; empty where it ends otherwise."""
    tokens = list(_WORD_RE.finditer(head))
    if not tokens or head[tokens[-1].end() :].strip(", ") or words.bio_noun is NEVER_RE:
        return ""
    at = len(tokens) - 1
    if at and _follows_trade(tokens, words):  # "la geóloga gallega Inés Prado"
        at -= 1
    last = tokens[at][0]
    if not _is_trade(last, words) or last.casefold() in words.stop | words.honorifics:
        return ""
    while at and _modifies(head, tokens, at - 1, words):
        at -= 1
    return head[tokens[at].start() : tokens[-1].end()]


def _is_trade(word: str, words: Words) -> bool:
    """Whether a word is a trade, or ends as one; of several people, too."""
    return bool(words.bio_noun.search(word) or (word.endswith("s") and words.bio_noun.fullmatch(word[:-1])))


def _follows_trade(tokens: Sequence[re.Match[str]], words: Words) -> bool:
    word, trade = tokens[-1][0], tokens[-2][0]
    small = word[0].islower() and word.casefold() not in words.stop and not words.bio_verb.fullmatch(word)
    return small and not words.bio_noun.search(word) and bool(words.bio_noun.fullmatch(trade))


def _modifies(head: str, tokens: Sequence[re.Match[str]], at: int, words: Words) -> bool:
    """Whether a word before a trade belongs to it: an adjective, another trade, or "and" behind a trade."""
    word = tokens[at][0]
    if head[tokens[at].end() : tokens[at + 1].start()].strip(",") != " " or tokens[at].end() + 40 < len(head) - 80:
        return False
    if word.casefold() in joints():
        return bool(at and words.bio_noun.search(tokens[at - 1][0]))
    if words.bio_verb.fullmatch(word) or words.talks.fullmatch(word):
        return False
    if words.asked_whom.match(word + " "):
        return False
    trade_next = words.bio_noun.fullmatch(tokens[at + 1][0])
    opens = at == 0 and trade_next and word.casefold() not in words.stop | words.honorifics  # "Senior geologist Ada"
    return (
        bool(words.bio_noun.fullmatch(word)) or bool(opens) or (word[0].islower() and word.casefold() not in words.stop)
    )


def _by_person(text: str, lead: re.Pattern[str], sign: str, words: Words) -> Iterator[Candidate]:
    """What "I am a …" and "you are a …" say, to the end of the clause."""
    for match in lead.finditer(text):
        role = clause(text[match.end() :], words, acts=False)
        trade = words.bio_noun.search(" ".join(role.split()[:8])) or (role[:1].islower() and words.bodily.search(role))
        house = match.groupdict().get("house") is not None  # "I work at …"
        if trade or house:
            yield role, (sign, *(["a house"] if house else []))


def _places(text: str, printed: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the name stands, the whole one first; a shorter form within a word or a longer name is none."""
    taken: set[int] = set()
    for form in printed:
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            dense = not form.isascii() and form == form.swapcase()
            if at not in taken and (dense or not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())):
                taken.update(range(at, end))
                yield at, end
            at = text.find(form, end)
