"""The full name of an acronym among words near it.

Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003): the
letters of the short form are sought from right to left before the bracket. Extended to the left over capital words and
"of", "for" …, so that "Committee for Human Rights in Ruritania (HRR)" keeps its first word. Nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pipeline.languages.everywhere import everywhere
from pipeline.languages.name_words import joints
from pipeline.languages.print_customs import custom
from pipeline.languages.words import GLUED, Words
from pipeline.text.names import CAPITAL, SMALL_LETTERS

WORD_RE = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_BREAK_RE = re.compile(r"[.!?;:()（）\n]\s")
_PIECE_RE = re.compile(rf"{CAPITAL}?[{SMALL_LETTERS}]+|{CAPITAL}+")  # the words within "CheckTheGate"
_ENDING_RE = re.compile(r"(?<=[^\W\d_]{2})(?:\d+|\.[a-z]{2,3})$")  # a number or a domain: "NBU38", "NBU.org"
_DENSE_RE = re.compile(rf"[{GLUED}]{{2,14}}")
_LONG = 4  # words of a name that may have common ones within
NEAR = 4  # words between an acronym and the words that spell it
_GLOSS = 7  # words of a translation in brackets
_COMPOUND = 3  # times the length of an acronym: a word that is a whole name


def long_form(short: str, before: str, words: Words) -> str | None:
    """The words at the end of a text that hold the letters of an acronym, half of them at beginnings of words."""
    breaks = [match.end() for match in _BREAK_RE.finditer(before)]
    clause = before[breaks[-1] if breaks else 0 :]
    tokens = list(WORD_RE.finditer(clause))
    letters = [unaccented(char) for char in _ENDING_RE.sub("", short) if char.isalnum()]
    most = min(len(letters) + 5, len(letters) * 2)
    start = _match(letters, clause, tokens[-most:], words) if tokens else None
    if start is None:
        return None
    expansion = clause[_extended(clause, tokens, start, words) :].strip()
    if 2 * _initials(letters, expansion) < len(letters):
        return None
    pieces = (piece for word in WORD_RE.findall(expansion) for piece in _PIECE_RE.findall(word) or [word])
    inside, own = [piece.casefold() for piece in pieces], short.casefold()
    return expansion if len(inside) > 1 and not {own, own.removesuffix("s")} & set(inside) else None


def first_words(acronym: str, text: str) -> str | None:
    """The fewest words with which a text begins that hold the letters in order, half of them at beginnings."""
    clause = _BREAK_RE.split(text + " ", maxsplit=1)[0]
    tokens = list(WORD_RE.finditer(clause))[: 2 * len(acronym)]
    while tokens and tokens[0][0].casefold() in everywhere("articles"):
        tokens = tokens[1:]
    letters = [unaccented(letter) for letter in acronym]
    begun = [clause[tokens[0].start() : token.end()] for token in tokens if tokens]
    held = [long for long in begun if unaccented(long[0]) == letters[0] and _holds(letters, unaccented(long))]
    spelled = (long for long in held if is_spelled(acronym, long))
    return next(spelled, None) or next((one for one in held if 2 * _initials(letters, one) >= len(letters)), None)


def is_spelled(acronym: str, long: str) -> bool:
    """Whether each letter of an acronym begins a word, in order."""
    letters = [unaccented(letter) for letter in acronym]
    return _initials(letters, long) == len(letters)


def spelled_run(letters: list[str], text: str, tokens: list[re.Match[str]], words: Words) -> str | None:
    """Neighbouring words whose first letters are ``letters``, one each; hyphens part words.

    None of them is common, but for those within a name of four words or more: "first come on board" for FCOB.
    """
    for first in range(min(len(tokens), NEAR + 1)):
        for last in range(first, min(first + len(letters), len(tokens))):
            long = text[tokens[first].start() : tokens[last].end()]
            pieces = [unaccented(piece) for piece in re.split(r"[\W_]+", long) if piece]
            named = pieces[:1] + pieces[-1:] if len(pieces) >= _LONG else pieces
            if [piece[0] for piece in pieces] == letters and not words.stop.intersection(named) and "\n" not in long:
                return None if _BREAK_RE.search(long) or "," in long else long
    return None


def compound(short: str, before: str, words: Words) -> str | None:
    """One long word that holds the letters in order, in a language that writes so: "Hafenwirtschaftsgesetz (HWG)"."""
    last = before.rsplit(None, 1)[-1] if words.compounds and before else ""
    letters = [unaccented(letter) for letter in short if letter.isalnum()]
    long_enough = last.isalpha() and len(last) >= _COMPOUND * len(letters) and last[0].isupper()
    return last if long_enough and unaccented(last[0]) == letters[0] and _holds(letters, unaccented(last)) else None


def gloss(short: str, inside: str, words: Words) -> str | None:
    """A translation of an acronym of another language: no letters need to agree, but no sentence stands there."""
    if _DENSE_RE.fullmatch(inside):
        return inside
    parts = inside.split()
    common = {unaccented(part) for part in parts} & words.stop - everywhere("of_names") - joints()
    named = inside[:1].isupper() and unaccented(inside[:1]) == unaccented(short[:1])
    if not 2 <= len(parts) <= _GLOSS or common or not (named or (words.tag != "en" and inside[:1].islower())):
        return None
    # A sentence or an example is no name.
    wrong = words.bio_verb.search(inside) or any(map(str.isdigit, inside)) or any(map(str.isupper, parts))
    wrong = wrong or any(part.casefold() in everywhere("pictures") for part in parts[:2])  # a credit of a photograph
    return None if wrong or not all(part[0].isalpha() for part in parts) else inside


def unaccented(text: str) -> str:
    """A text in small letters without accents, so that "é" is an "e"."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


def _match(letters: list[str], clause: str, tokens: list[re.Match[str]], words: Words) -> int | None:
    """Where the long form begins: where all the letters begin words, or else where the first of them does."""
    beginnings = sorted({token.start() + at for token in tokens for at in _piece_starts(token[0])})
    folded = "".join(unaccented(char)[:1] or char for char in clause)
    start = _spelled_by_words(letters, folded, beginnings, words)
    return start if start is not None else _within_words(letters, folded, beginnings)


def _piece_starts(word: str) -> list[int]:
    return [0] + [at + 1 for at, char in enumerate(word) if char in "-’'"]


def _spelled_by_words(letters: list[str], folded: str, beginnings: list[int], words: Words) -> int | None:
    """The letters from right to left, each at the beginning of a word; only common words may be passed over."""
    left = list(letters)
    for start in reversed(beginnings):
        if folded[start] == left[-1]:
            left.pop()
        elif WORD_RE.match(folded, start)[0] not in words.stop | everywhere("of_names") | joints():  # type: ignore[index]
            return None
        if not left:
            return start
    return None


def _within_words(letters: list[str], folded: str, beginnings: list[int]) -> int | None:
    """The letters from right to left anywhere, the first of them at the beginning of a word."""
    at = len(folded)
    for place, letter in reversed(list(enumerate(letters))):
        at = folded.rfind(letter, beginnings[0], at)
        while place == 0 and at >= 0 and at not in beginnings:
            at = folded.rfind(letter, beginnings[0], at)
        if at < 0:
            return None
    return at


def _extended(clause: str, tokens: list[re.Match[str]], start: int, words: Words) -> int:
    """Extended to the left over "Committee for …", but not over "Director of": a post is no part of a body's name.

    Nor in a language whose nouns all have capitals: there any noun looks like the beginning of a name.
    """
    inside = [token for token in tokens if token.start() < start]
    if inside and inside[-1].end() > start:
        token = inside.pop()
        start = start if clause[start - 1] in "’'" else token.start()  # "l’Organisation" is cited without its article
    best, linked = start, False
    customs = custom(words.tag)
    if not clause[start : start + 1].isupper() or (customs and customs.capital_nouns):
        return best
    for token in reversed(inside):
        if clause[token.end() : start].strip() or not (token[0] in everywhere("of_names") or token[0][0].isupper()):
            break
        if words.bio_noun.fullmatch(token[0]):
            break
        start = token.start()
        if token[0] in everywhere("of_names"):
            linked = True
        elif linked:
            best = start
        else:
            break
    return best


def _initials(letters: list[str], expansion: str) -> int:
    """How many of the letters begin a word, in order: of "SDK" one in "Scheduling Framework in the scheduler"."""
    begins = "".join(unaccented(piece[0]) for word in WORD_RE.findall(expansion) for piece in _PIECE_RE.findall(word))
    found, at = 0, 0
    for letter in letters:
        place = begins.find(letter, at)
        if place >= 0:
            found, at = found + 1, place + 1
    return found


def _holds(letters: Iterable[str], text: str) -> bool:
    """Whether the letters stand in a text in order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)
