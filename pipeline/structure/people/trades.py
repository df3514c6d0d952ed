"""The words for a trade with which a text ends, right before a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.grammar import grammar_of
from pipeline.languages.name_words import joints
from pipeline.languages.words import NEVER_RE, Words
from pipeline.structure.people.role_words import of_words
from pipeline.text.ends import STOPS

_WORD_RE = re.compile(r"[^\W\d_](?:[\w’'/.&-]*\w)?")
_TOKEN_RE = re.compile(r"[^\W\d_][\w’'&-]*")
_ELIDED_RE = re.compile(r"^[LlDd][’']")
_ENDED_RE = re.compile(r"\b[A-Z]{2,}\.$")  # an acronym at the end of a sentence
_BRACKET_RE = re.compile(r"\s\([^()]{1,40}\)")
_POST = 16  # words
_LONG = 90  # characters
_OBJECT = 3  # words of what a post is for
_FIRST = 4  # words of a post among which its trade is
_LONGEST = 120  # characters before a name in which a trade begins


@cache
def owner_re() -> re.Pattern[str]:
    """An article or "their" before a word, and not within a title in quotation marks: "‘The Pilot’"."""
    return re.compile(rf"(?<![\w“‘„«\"'])(?:{any_of('owners')}|{any_of('articles')})\s+(?=[^\W\d_])", re.IGNORECASE)


def _bare(head: str, words: Words) -> str:
    """A text before a name without the forms of address at its end: "The head of the board, Dr. "."""
    bare = head.rstrip()
    while (last := bare.rpartition(" ")[2]) and last.rstrip(".").casefold() in words.honorifics and bare != last:
        bare = bare[: -len(last)].rstrip()
        article = bare.rpartition(" ")[2] if bare.rpartition(",")[2].strip() in everywhere("articles") else ""
        bare = bare.removesuffix(article).rstrip()  # "La jefa del puerto, la doctora "
    return bare


def ends_sentence(head: str, words: Words) -> bool:
    """Whether a text before a name ends in a full stop: what was said before is of somebody else."""
    return _bare(head, words)[-1:] in STOPS and not _ENDED_RE.search(head)


def post_before(head: str, words: Words) -> str:
    """The words for a post of several words with which a text ends: "head of the tide office " before a name."""
    grammar, bare = grammar_of(words.tag), head.rstrip().removesuffix(",")
    leading = everywhere("with_names") | everywhere("by")
    if apart := head.rstrip() == bare:  # "answered by Head of Tides, Ada Reed"; no "is a pilot, Ada Reed"
        lists = (grammar.prepositions, grammar.oblique, everywhere("owners"), everywhere("articles"))
        leading = grammar.determiners.union(leading, *lists)
    for token in _TOKEN_RE.finditer(bare, max(0, len(bare) - _LONGEST)):
        before = bare[: token.start()].rstrip()
        led = (apart and (not before or before[-1:] in ",:–—")) or before.rpartition(" ")[2].casefold() in leading
        if led or any(met.end() == token.start() for met in words.asked_whom.finditer(bare)):
            post = post_at(bare, token.start(), words)
            parts = post.split()
            if len(parts) > 2 and any(is_trade(part, words) for part in parts[:2]) and bare.endswith(post):
                return post
    return ""


def held_before(head: str, words: Words) -> str:
    """What somebody is to others, with which a text ends: "their chair and pilot, ", "The head of the board, "."""
    bare = _bare(head, words)
    if bare.endswith(",") and (post := post_at(bare, 0, words)) and post == bare[:-1].strip():
        return post  # "Head of the Tide Office, Ada Reed counts boats"
    for owner in owner_re().finditer(bare, max(0, len(bare) - _LONGEST)):
        led = bare[: owner.start()].rstrip().rpartition(" ")[2]
        if words.copula.match(f" {led} ") or led.casefold() in of_words():
            continue  # "Bo Berg is a cook of the yard, Ada Reed …", "The daughter of a pilot, Ada Reed"
        role = bare[owner.end() :].removesuffix(",")
        parts = role.split()
        if parts and parts[-1].casefold() in everywhere("with_names"):
            continue  # "A series of talks to pilots with Ada Reed"
        trade = words.bio_noun.search(" ".join(parts[:4]))
        inner = len(parts) > 2 and parts[1].casefold() in of_words() - joints()  # "ministre des Transports"
        apart = bare.endswith(",") or (inner and words.bio_noun.search(parts[0]))
        bare_role = _BRACKET_RE.sub("", role).strip()
        after = grammar_of(words.tag).order == "after"  # "ministre des Affaires sociales"
        whole = after or post_at(bare_role, 0, words) == bare_role  # no "the actors visually, Ada Reed"
        if trade and apart and whole and not set(",;:–—") & set(role) and not _ENDED_RE.search(role):
            return role
    return ""


def posts(text: str, words: Words) -> Iterator[str]:
    """The posts that a text names with an article and a preposition, and without a name: "the curator of the quay".

    Posts of several people ("the masters of three harbours") are of nobody in particular.
    """
    for article in owner_re().finditer(text) if words.bio_noun is not NEVER_RE else ():
        post = post_at(text, article.end(), words)
        parts = post.split()
        trade = next((at for at, part in enumerate(parts) if words.bio_noun.fullmatch(part)), len(parts))
        if trade and grammar_of(words.tag).order == "after":
            continue  # "la historia política de nuestro país" is about politics
        ones = (one for part in parts[: trade + 2] if part[-1] == "s" for one in (part[:-1], part.removesuffix("es")))
        if trade + 1 < len(parts) and not any(map(words.bio_noun.fullmatch, ones)):
            yield post


def post_at(text: str, start: int, words: Words) -> str:
    """The words for a trade at a place of a text, with what belongs to them: "head of the tide office".

    Empty where no trade is among the first words there.
    """
    tokens = list(_TOKEN_RE.finditer(text, start))[:_POST]
    trade = next((at for at, token in enumerate(tokens[:_FIRST]) if is_trade(token[0], words)), None)
    if trade is None or _parted(text, tokens[: trade + 1]) or _leads_away(tokens[:trade], words):
        return ""
    end = trade
    while end + 1 < len(tokens) and _belongs(text, tokens, end, words):
        end += 1
    joint = next((at for at in range(end, trade, -1) if tokens[at][0].casefold() in joints()), 0)
    if joint and tokens[end].end() - tokens[0].start() > _LONG:
        end = joint - 1
    while end > trade and tokens[end][0].casefold() in words.stop | of_words() | joints():
        end -= 1
    return text[tokens[0].start() : tokens[end].end()]


def _leads_away(tokens: Sequence[re.Match[str]], words: Words) -> bool:
    """Whether words before a trade are none of it: "as the sea is to a pilot"."""
    stop = words.stop - joints()
    return any(token[0].casefold() in stop or words.bio_verb.fullmatch(token[0]) for token in tokens)


def _belongs(text: str, tokens: Sequence[re.Match[str]], end: int, words: Words) -> bool:
    """Whether the next word is still of the post: a preposition, what follows one, or a capital word behind that."""
    last, word = tokens[end][0], tokens[end + 1][0]
    if _parted(text, tokens[end : end + 2]) or words.bio_verb.fullmatch(word):
        return False
    if is_trade(last, words) and (is_trade(word, words) or _is_adjective(text, tokens, end + 1, words)):
        return True  # "assistant professor", "directora general de"
    articles = everywhere("articles") | everywhere("owners")
    article = word.casefold() in articles - everywhere("of_names") - joints()
    if article and last.casefold() not in of_words():
        return False  # "We asked the pilot the usual"
    small = word.casefold() in of_words() or word.casefold() in joints()
    if last[0].isupper() and word[0].islower() and grammar_of(words.tag).order == "after" and end + 2 < len(tokens):
        small = small or tokens[end + 2][0].casefold() in joints()  # "Affaires sociales et de la Santé"
    if last.casefold() in joints():  # "pilot and deputy chair", "head of the port and the yard"
        held = grammar_of(words.tag).order == "marked" and end > 2 and tokens[end - 2][0].casefold() in of_words()
        return (
            small
            or (held and word[0].isupper())
            or any(is_trade(token[0], words) for token in tokens[end + 1 : end + 3])
        )
    before = tokens[end - 1][0].casefold() if end > 1 else ""
    led = before in joints() or (word[0].isupper() and before in of_words())  # "of the ferry Ada"
    led = led or last.casefold() in of_words() or _is_of_what(text, tokens, end, words)
    return small or led or (word[0].isupper() and last[0].isupper())


def _is_adjective(text: str, tokens: Sequence[re.Match[str]], at: int, words: Words) -> bool:
    """Whether a word may be an adjective behind a trade, and the post ends or goes on with a small word."""
    word, after = tokens[at][0], tokens[at + 1 : at + 2]
    small = not after or _parted(text, tokens[at : at + 2]) or after[0][0].casefold() in of_words()
    return grammar_of(words.tag).order == "after" and small and word.islower() and word not in words.stop | of_words()


def _is_of_what(text: str, tokens: Sequence[re.Match[str]], end: int, words: Words) -> bool:
    """Whether the next word is among the last ones of what a post is for: "in charge of social innovation, …"."""
    led = next((at for at in range(end, 0, -1) if tokens[at][0].casefold() in of_words()), 0)
    after = next((at for at in range(end + 1, len(tokens)) if _parted(text, tokens[at : at + 2])), len(tokens) - 1)
    rest = [token[0] for token in tokens[led + 1 : after + 1]]
    return bool(led) and len(rest) <= _OBJECT and all(part.islower() for part in rest) and words.stop.isdisjoint(rest)


def _parted(text: str, tokens: Sequence[re.Match[str]]) -> bool:
    return any(text[one.end() : other.start()] != " " for one, other in pairwise(tokens))


def trade_at_the_end(head: str, words: Words) -> str:
    """A trade with the adjectives around it, with which a text ends; empty where it ends otherwise."""
    tokens = list(_WORD_RE.finditer(head))
    if not tokens or head[tokens[-1].end() :].strip(", –—") or words.bio_noun is NEVER_RE:
        return ""
    at = len(tokens) - 1
    if at and _follows_trade(tokens, words):  # "la geóloga gallega Inés Prado"
        at -= 1
    last = tokens[at][0]
    if not is_trade(last, words) or last.casefold() in words.stop:
        return ""
    while at and _modifies(head, tokens, at - 1, words):
        at -= 1
    led = [token[0].casefold() for token in tokens[max(at - 2, 0) : at]]
    if "," in head[tokens[-1].end() :] and len(led) > 1 and led[0] in of_words() and led[1] in everywhere("articles"):
        return ""  # "The daughter of a pilot, Ada Reed"
    return _ELIDED_RE.sub("", head[tokens[at].start() : tokens[-1].end()])


@lru_cache(4096)
def is_trade(word: str, words: Words) -> bool:
    """Whether a word is a trade, or ends as one; of several people, too."""
    return bool(words.bio_noun.search(word) or (word.endswith("s") and words.bio_noun.fullmatch(word[:-1])))


def _follows_trade(tokens: Sequence[re.Match[str]], words: Words) -> bool:
    word, trade = tokens[-1][0], tokens[-2][0]
    small = word[0].islower() and word.casefold() not in words.stop and not words.bio_verb.fullmatch(word)
    return (
        grammar_of(words.tag).order == "after"
        and small
        and not words.bio_noun.search(word)
        and bool(words.bio_noun.fullmatch(trade))
    )


def _modifies(head: str, tokens: Sequence[re.Match[str]], at: int, words: Words) -> bool:
    """Whether a word before a trade belongs to it: an adjective, another trade, "and" behind a trade.

    In a title all of them may have capitals: "by Deputy Harbour Master Ada Reed".
    """
    word, after = tokens[at][0], tokens[at + 1][0]
    if head[tokens[at].end() : tokens[at + 1].start()].strip(",") != " " or tokens[at].end() + 40 < len(head) - 80:
        return False
    small = word.casefold()
    if "," in head[tokens[at].end() : tokens[at + 1].start()] and not is_trade(word, words):
        return False  # "their friend, Exiled Pilot"
    if small in joints():
        return bool(at and words.bio_noun.search(tokens[at - 1][0]))
    if (
        words.bio_verb.fullmatch(word)
        or words.answered.fullmatch(word)  # "рассказывает лоцман Ада Рид"
        or words.talks.fullmatch(word)
        or words.asked_whom.match(head, tokens[at].start())
    ):
        return False
    if words.bio_noun.fullmatch(word):
        return True
    if small in words.stop:
        return False
    opens = at == 0 and bool(words.bio_noun.fullmatch(after)) and small not in words.honorifics
    joined = not _parted(head, tokens[at : at + 2]) and words.bio_noun.fullmatch(after)  # "Harbour pilot"
    grown = after[0].isupper() or bool(joined)
    raised = word[0].isupper() and grown and (at > 0 or after[0].isupper()) and not words.compounds
    adjective = word[0].islower() and (not words.adjectives or word.endswith(words.adjectives))
    return opens or raised or adjective
