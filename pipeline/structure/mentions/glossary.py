"""Acronyms with the full names that the text itself defines.

Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003): the
letters of the short form are sought from right to left before the bracket. Extended to the left over capital words and
"of", "for" …, so that "Committee for Human Rights in Ruritania (HRR)" keeps its first word. Nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.name_words import joints
from pipeline.languages.words import UNSPACED, Words
from pipeline.model import Block, Evidence, Note, Term
from pipeline.structure.evidence import because
from pipeline.text.names import CAPITAL, SMALL_LETTERS, WORD
from pipeline.text.quotation import MARKS

_SHORT_RE = re.compile(r"[(（]\s*[“\"'‘]?([^\W_][\w.&/-]{0,11}[^\W_])[”\"'’]?\s*[)）]")
_LONG_RE = re.compile(
    rf"(?:(?<![\w-])|(?<=[{UNSPACED}]))" r"([^\W\d_][\w.&/-]{0,10}[^\W_])\s*[(（\[]([^()（）\[\]]{3,120})[)）\]]"
)
_WORD_RE = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_BREAK_RE = re.compile(r"[.!?;:()（）\n]\s")
_CAPITALS_RE = re.compile(r"(?<![\w.&/-])[A-Z]{2,6}(?![\w&/-])")
_ROMAN_RE = re.compile(r"[IVXLC]+")
_PIECE_RE = re.compile(rf"{CAPITAL}?[{SMALL_LETTERS}]+|{CAPITAL}+")  # the words within "CheckTheGate"
_BEFORE_RE = re.compile(rf"^[{UNSPACED}]+")  # words before an acronym, where no space parts them
_DENSE_RE = re.compile(rf"[{UNSPACED}]{{2,14}}")
_SPELLED = 3  # letters of an acronym that the first letters of the words near it spell
_NEAR = 4  # words between an acronym and the words that spell it
_RUN = 6  # words that an acronym spells, at most
_GLOSS = 7  # words of a translation in brackets
_COMPOUND = 3  # times the length of an acronym: a word that is a whole name
_MOST = 12  # acronyms worth a note; where there are more, the text is for those who know them
_REACH = 200  # characters before a bracket that are looked at


@cache
def _title_re() -> re.Pattern[str]:
    """Words with capital letters, small ones among them: "Night Boats for the Young"."""
    links = "|".join(map(any_of, ("of_names", "joints", "articles")))
    return re.compile(rf"{WORD}(?:(?: (?:{links})){{0,2}} {WORD}){{2,5}}")


def find_terms(blocks: Iterable[Block], words: Words) -> tuple[tuple[Term, ...], tuple[Evidence, ...]]:
    """Each acronym once, with its first definition, in the order of the text."""
    terms: dict[str, Term] = {}
    evidence = []
    held = list(blocks)
    for number, block in enumerate(held):
        above = held[number - 1].text if number else ""
        found = ((rule, pair) for rule, find in _FINDERS for pair in find(block.text, above, words))
        for rule, (acronym, expansion) in found:
            if acronym not in terms and expansion.split()[0] not in words.given:  # "GMax (Gregory Maxwell)"
                terms[acronym] = Term(acronym, expansion)
                evidence.append(because(f"acronym {acronym}", rule, block))
    for acronym, expansion, block in _spelled_anywhere(held, terms):
        terms[acronym] = Term(acronym, expansion)
        evidence.append(because(f"acronym {acronym}", "spelled-by-capitals", block))
    return tuple(terms.values()), tuple(evidence)


def undefined(blocks: Sequence[Block], terms: Sequence[Term], speakers: Iterable[str]) -> tuple[Note, ...]:
    """One note on the acronyms whose full name the text lacks; no name is guessed. A text all in capitals gets no note.

    Acronyms that everybody knows ("UN", "MA"), and words in capitals, are left out.
    """
    known = {term.acronym for term in terms} | {part for name in speakers for part in _WORD_RE.findall(name)}
    known |= {term.acronym.removesuffix("s") for term in terms} | everywhere("acronyms")  # "SIGs" defines "SIG"
    lower = {word for block in blocks for word in _WORD_RE.findall(block.text) if word.islower()}
    first: dict[str, Block] = {}
    for block in blocks:
        for match in _CAPITALS_RE.finditer(block.text if not block.text.isupper() else ""):
            said = match[0].casefold() in lower  # "AND" is an emphasised word
            if not said and match[0] not in known and not _ROMAN_RE.fullmatch(match[0]):
                first.setdefault(match[0], block)
    if not 0 < len(first) <= _MOST:
        return ()
    names = ", ".join(first)
    place = next(iter(first.values())).origin
    hint = "adding what readers may not know to the glossary in the manuscript"
    return (Note("undefined-acronym", "info", f"without a full name in the text: {names}", place, hint),)


def _defined(text: str, _above: str, words: Words) -> Iterator[tuple[str, str]]:
    """What stands in brackets: the acronym behind its name, or the name behind its acronym."""
    found: list[tuple[int, str, str]] = []
    for match in _SHORT_RE.finditer(text):
        if _is_short(match[1]):
            before = text[max(0, match.start() - _REACH) : match.start()].rstrip()
            long = _long_form(match[1], before) or _compound(match[1], before, words)
            found += [(match.start(), match[1], long)] if long else []
    for match in _LONG_RE.finditer(text):
        short = _BEFORE_RE.sub("", match[1])
        if _is_short(short) and not _is_short(match[2]):
            inside = match[2].strip(f" {MARKS}")
            parts = (re.split(r"[;,]", inside)[0].strip(), inside.split(";")[0])
            long = next(filter(None, (_long_form(short, part) for part in parts)), None)
            long = long or _gloss(short, parts[0], words)
            found += [(match.start(), short, long)] if long else []
    return ((acronym, expansion) for _, acronym, expansion in sorted(found))


def _stands_for(text: str, above: str, words: Words) -> Iterator[tuple[str, str]]:
    """ "NBU stands for night boat union", and "It stands for …" where the paragraph above names the acronym."""
    for match in words.stands_for.finditer(text):
        before = _CAPITALS_RE.findall(text[max(0, match.start() - _REACH) : match.start()])
        for acronym in [*reversed(before), *reversed(_CAPITALS_RE.findall(above[-_REACH:]))][:3]:
            if long := _first_words(acronym, text[match.end() : match.end() + _REACH]):
                yield acronym, long
                break


def _first_words(acronym: str, text: str) -> str | None:
    """The fewest words with which a text begins that hold the letters in order, half of them at beginnings."""
    clause = _BREAK_RE.split(text + " ", maxsplit=1)[0]
    tokens = list(_WORD_RE.finditer(clause))[: 2 * len(acronym)]
    while tokens and tokens[0][0].casefold() in everywhere("articles"):
        tokens = tokens[1:]
    letters = [_plain(letter) for letter in acronym]
    begun = [clause[tokens[0].start() : token.end()] for token in tokens if tokens]
    held = [long for long in begun if _plain(long[0]) == letters[0] and _holds(letters, _plain(long))]
    spelled = (long for long in held if _initials(letters, long) == len(letters))
    return next(spelled, None) or next((one for one in held if 2 * _initials(letters, one) >= len(letters)), None)


def _spelled(text: str, _above: str, words: Words) -> Iterator[tuple[str, str]]:
    """Words near an acronym whose first letters are its own: "the NBU, the Night Boat Union"."""
    for match in _CAPITALS_RE.finditer(text):
        letters = [_plain(letter) for letter in match[0].removesuffix("s")]
        if len(letters) < _SPELLED:
            continue
        after = list(_WORD_RE.finditer(text, match.end(), match.end() + _REACH))
        before = list(_WORD_RE.finditer(text, max(0, match.start() - _REACH), match.start()))
        for tokens in (after[: _NEAR + _RUN], before[-_RUN:]):
            if long := _run(letters, text, tokens, words):
                yield match[0], long
                break


def _run(letters: list[str], text: str, tokens: list[re.Match[str]], words: Words) -> str | None:
    """Neighbouring words, none of them common, whose first letters are ``letters``, one each; hyphens part words."""
    for first in range(min(len(tokens), _NEAR + 1)):
        for last in range(first, min(first + len(letters), len(tokens))):
            long = text[tokens[first].start() : tokens[last].end()]
            pieces = [_plain(piece) for piece in re.split(r"[\W_]+", long) if piece]
            if [piece[0] for piece in pieces] == letters and not words.stop.intersection(pieces) and "\n" not in long:
                return None if _BREAK_RE.search(long) or "," in long else long
    return None


def _spelled_anywhere(blocks: Sequence[Block], terms: Mapping[str, Term]) -> Iterator[tuple[str, str, Block]]:
    """Acronyms that words with capital letters spell elsewhere in the text: "Night Boat Union" for "NBU"."""
    wanted: dict[str, None] = {}
    for block in blocks:
        if not block.text.isupper():
            wanted |= dict.fromkeys(one for one in _CAPITALS_RE.findall(block.text) if len(one) >= _SPELLED)
    known = {one.removesuffix("s") for one in terms}
    missing = [one for one in wanted if one not in known and not _ROMAN_RE.fullmatch(one)]
    for block in blocks if missing else ():
        for match in _title_re().finditer(block.text):
            spelled = "".join(word[0] for word in _WORD_RE.findall(match[0]) if word[0].isupper())
            for acronym in [one for one in missing if one == _plain(spelled).upper()]:
                missing.remove(acronym)
                yield acronym, match[0], block


def _compound(short: str, before: str, words: Words) -> str | None:
    """One long word that holds the letters in order, in a language that writes so: "Hafenwirtschaftsgesetz (HWG)"."""
    last = before.rsplit(None, 1)[-1] if words.compounds and before else ""
    letters = [_plain(letter) for letter in short if letter.isalnum()]
    long_enough = last.isalpha() and len(last) >= _COMPOUND * len(letters) and last[0].isupper()
    return last if long_enough and _plain(last[0]) == letters[0] and _holds(letters, _plain(last)) else None


def _gloss(short: str, inside: str, words: Words) -> str | None:
    """A translation of an acronym of another language: no letters need to agree, but no sentence stands there."""
    if _DENSE_RE.fullmatch(inside):
        return inside
    parts = inside.split()
    common = {_plain(part) for part in parts} & words.stop - everywhere("of_names") - joints()
    named = inside[:1].isupper() and _plain(inside[:1]) == _plain(short[:1])
    if not 2 <= len(parts) <= _GLOSS or common or not (named or (words.tag != "en" and inside[:1].islower())):
        return None
    # A sentence or an example is no name.
    wrong = words.bio_verb.search(inside) or any(map(str.isdigit, inside)) or any(map(str.isupper, parts))
    return None if wrong or not all(part[0].isalpha() for part in parts) else inside


def _holds(letters: Iterable[str], text: str) -> bool:
    """Whether the letters stand in a text in order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _plain(text: str) -> str:
    """A text in small letters without accents, so that "é" is an "e"."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


_FINDERS: tuple[tuple[str, Callable[[str, str, Words], Iterator[tuple[str, str]]]], ...] = (
    ("defined-in-brackets", _defined),
    ("stands-for", _stands_for),
    ("spelled-nearby", _spelled),
)


def _is_short(text: str) -> bool:
    """At least two capital letters, mostly capitals, and not a full date or number."""
    capitals = sum(char.isupper() for char in text)
    return 2 <= len(text) <= 12 and capitals >= 2 and 2 * capitals >= sum(map(str.isalnum, text)) and " " not in text


def _long_form(short: str, before: str) -> str | None:
    breaks = [match.end() for match in _BREAK_RE.finditer(before)]
    clause = before[breaks[-1] if breaks else 0 :]
    tokens = list(_WORD_RE.finditer(clause))
    letters = [_plain(char) for char in short if char.isalnum()]
    most = min(len(letters) + 5, len(letters) * 2)
    start = _match(letters, clause, tokens[-most:]) if tokens else None
    if start is None:
        return None
    expansion = clause[_extended(clause, tokens, start) :].strip()
    if 2 * _initials(letters, expansion) < len(letters):
        return None
    inside, own = [piece.casefold() for piece in re.split(r"[\W_]+", expansion) if piece], short.casefold()
    return expansion if len(inside) > 1 and not {own, own.removesuffix("s")} & set(inside) else None


def _initials(letters: list[str], expansion: str) -> int:
    """How many of the letters begin a word, in order: of "SDK" one in "Scheduling Framework in the scheduler"."""
    begins = "".join(_plain(piece[0]) for word in _WORD_RE.findall(expansion) for piece in _PIECE_RE.findall(word))
    found, at = 0, 0
    for letter in letters:
        place = begins.find(letter, at)
        if place >= 0:
            found, at = found + 1, place + 1
    return found


def _match(letters: list[str], clause: str, tokens: list[re.Match[str]]) -> int | None:
    """Where the long form begins: the letters in order from right to left, the first of them at a word's beginning."""
    if not tokens:
        return None
    at, folded = len(clause), "".join(_plain(char)[:1] or char for char in clause)
    beginnings = {token.start() for token in tokens} | {
        token.start() + dash + 1 for token in tokens for dash, char in enumerate(token[0]) if char in "-’'"
    }
    for place, letter in reversed(list(enumerate(letters))):
        at = folded.rfind(letter, tokens[0].start(), at)
        while place == 0 and at >= 0 and at not in beginnings:
            at = folded.rfind(letter, tokens[0].start(), at)
        if at < 0:
            return None
    return at


def _extended(clause: str, tokens: list[re.Match[str]], start: int) -> int:
    """Extended to the left over "Committee for …": linking words in lower case after a capitalised word."""
    inside = [token for token in tokens if token.start() < start]
    if inside and inside[-1].end() > start:
        token = inside.pop()
        start = start if clause[start - 1] in "’'" else token.start()  # "l’Organisation" is cited without its article
    best, linked = start, False
    if not clause[start : start + 1].isupper():
        return best
    for token in reversed(inside):
        if clause[token.end() : start].strip() or not (token[0] in everywhere("of_names") or token[0][0].isupper()):
            break
        start = token.start()
        if token[0] in everywhere("of_names"):
            linked = True
        elif linked:
            best = start
        else:
            break
    return best
