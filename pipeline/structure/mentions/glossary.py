"""Acronyms with the full names that the text itself defines, and a note on those without one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.words import UNSPACED, Words
from pipeline.model import Block, Evidence, Note, Term
from pipeline.structure.evidence import because
from pipeline.structure.mentions.long_forms import (
    NEAR,
    WORD_RE,
    compound,
    first_words,
    gloss,
    is_spelled,
    long_form,
    spelled_run,
    unaccented,
)
from pipeline.text.names import WORD
from pipeline.text.quotation import MARKS
from pipeline.text.remembered import remembered

_SHORT_RE = re.compile(r"[(（]\s*[“\"'‘]?([^\W_][\w.&/-]{0,11}[^\W_])[”\"'’]?\s*[)）]")
_LONG_RE = re.compile(
    rf"(?:(?<![\w-])|(?<=[{UNSPACED}]))" r"([^\W\d_][\w.&/-]{0,10}[^\W_])\s*[(（\[]([^()（）\[\]]{3,120})[)）\]]"
)
_CAPITALS_RE = re.compile(r"(?<![\w.&/-])[A-Z]{2,6}(?![\w&/-])")
_MIXED_RE = re.compile(r"(?<![\w.&/-])[A-Z][a-z]{1,2}[A-Z](?![\w&/-])")  # "HdM", with the letters of small words
_ROMAN_RE = re.compile(r"[IVXLC]+")
_BEFORE_RE = re.compile(rf"^[{UNSPACED}]+")  # words before an acronym, where no space parts them
_EQUAL_RE = re.compile(rf"(?<![\w.&/-])([^\W\d_]{{2,6}})[{MARKS}]?\s+([=–—-])\s+")
_CLOSED_RE = re.compile(r"\s?[^\w\s’'-]|\s*$")
_SPELLED = 3  # letters of an acronym that the first letters of the words near it spell
_RUN = 6  # words that an acronym spells, at most
_MOST = 12  # acronyms worth a note; where there are more, the text is for those who know them
_REACH = 200  # characters before a bracket that are looked at


@cache
def _title_re() -> re.Pattern[str]:
    """Words with capital letters, small ones among them: "Night Boats for the Young"."""
    links = "|".join(map(any_of, ("of_names", "joints", "articles")))
    return re.compile(rf"{WORD}(?:(?: (?:{links})){{0,2}} {WORD}){{1,9}}")


def find_terms(
    blocks: Iterable[Block], speakers: Collection[str], words: Words
) -> tuple[tuple[Term, ...], tuple[Evidence, ...]]:
    """Each acronym once, with its first definition, in the order of the text; the initials of a speaker are none."""
    terms: dict[str, Term] = {}
    evidence = []
    held = list(blocks)
    for number, block in enumerate(held):
        above = held[number - 1].text if number else ""
        found = ((rule, pair) for rule, find in _FINDERS for pair in find(block.text, above, words))
        for rule, (acronym, expansion) in found:
            is_person = expansion in speakers or expansion.split()[0] in words.given  # "GMax (Gregory Maxwell)"
            if acronym not in terms and not is_person:
                terms[acronym] = Term(acronym, expansion)
                evidence.append(because(f"acronym {acronym}", rule, block))
    for acronym, expansion, block in _spelled_anywhere(held, terms):
        terms[acronym] = Term(acronym, expansion)
        evidence.append(because(f"acronym {acronym}", "spelled-by-capitals", block))
    return tuple(terms.values()), tuple(evidence)


def undefined(blocks: Sequence[Block], terms: Sequence[Term], speakers: Collection[str]) -> tuple[Note, ...]:
    """One note on the acronyms whose full name the text lacks; no name is guessed. A text all in capitals gets no note.

    Acronyms that everybody knows ("UN", "MA"), and words in capitals, are left out.
    """
    known = {term.acronym for term in terms} | {part for name in speakers for part in WORD_RE.findall(name)}
    known |= {"".join(part[0] for part in WORD_RE.findall(name)) for name in speakers}
    known |= {term.acronym.removesuffix("s") for term in terms} | everywhere("acronyms")  # "SIGs" defines "SIG"
    lower = {word for block in blocks for word in WORD_RE.findall(block.text) if word.islower()}
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
    return (Note("undefined-acronym", "info", f"the text gives no full name for {names}", place, hint),)


@remembered
def _defined(text: str, _above: str, words: Words) -> Iterator[tuple[str, str]]:
    """What stands in brackets: the acronym behind its name, or the name behind its acronym."""
    found: list[tuple[int, str, str]] = []
    for match in _SHORT_RE.finditer(text):
        if _is_short(match[1]):
            before = text[max(0, match.start() - _REACH) : match.start()].rstrip()
            long = long_form(match[1], before, words) or compound(match[1], before, words)
            found += [(match.start(), match[1], long)] if long else []
    for match in _LONG_RE.finditer(text):
        short = _BEFORE_RE.sub("", match[1])
        if _is_short(short) and not _is_short(match[2]):
            inside = match[2].strip(f" {MARKS}")
            parts = (re.split(r"[;,]", inside)[0].strip(), inside.split(";")[0])
            long = next(filter(None, (long_form(short, part, words) for part in parts)), None)
            long = long or gloss(short, parts[0], words)
            found += [(match.start(), short, long)] if long else []
    return ((acronym, expansion) for _, acronym, expansion in sorted(found))


@remembered
def _stands_for(text: str, above: str, words: Words) -> Iterator[tuple[str, str]]:
    """ "NBU stands for night boat union", and "It stands for …" where the paragraph above names the acronym."""
    for match in words.stands_for.finditer(text):
        before = _CAPITALS_RE.findall(text[max(0, match.start() - _REACH) : match.start()])
        for acronym in [*reversed(before), *reversed(_CAPITALS_RE.findall(above[-_REACH:]))][:3]:
            if long := first_words(acronym, text[match.end() : match.end() + _REACH]):
                yield acronym, long
                break


@remembered
def _apposed(text: str, _above: str, _words: Words) -> Iterator[tuple[str, str]]:
    """The name behind an acronym, a comma, and an article, up to the next mark: "the NBU, the Union of Night Boats"."""
    for match in _comma_re().finditer(text):
        following = text[match.end() : match.end() + _REACH]
        long = first_words(match[1], following) or ""
        if " " in long and _CLOSED_RE.match(following, following.find(long) + len(long)):
            yield match[1], long


@cache
def _comma_re() -> re.Pattern[str]:
    """At least three letters: the first word of many names holds two."""
    return re.compile(rf"(?<![\w.&/-])([A-Z]{{{_SPELLED},6}}), (?=(?:{any_of('articles')})[ ’'])")


@remembered
def _equated(text: str, _above: str, _words: Words) -> Iterator[tuple[str, str]]:
    """Words that an acronym spells behind a dash or "=", which alone says too little: "NBU – Night Boat Union"."""
    for match in _EQUAL_RE.finditer(text):
        long = first_words(match[1], text[match.end() : match.end() + _REACH])
        if long and is_spelled(match[1], long) and (match[2] == "=" or match[1].isupper()):
            yield match[1], long


@remembered
def _spelled(text: str, _above: str, words: Words) -> Iterator[tuple[str, str]]:
    """Words near an acronym whose first letters are its own: "the NBU, the Night Boat Union"."""
    for match in _CAPITALS_RE.finditer(text):
        letters = [unaccented(letter) for letter in match[0].removesuffix("s")]
        if len(letters) < _SPELLED:
            continue
        after = list(WORD_RE.finditer(text, match.end(), match.end() + _REACH))
        before = list(WORD_RE.finditer(text, max(0, match.start() - _REACH), match.start()))
        for tokens in (after[: NEAR + _RUN], before[-_RUN:]):
            if long := spelled_run(letters, text, tokens, words):
                yield match[0], long
                break


def _spelled_anywhere(blocks: Sequence[Block], terms: Mapping[str, Term]) -> Iterator[tuple[str, str, Block]]:
    """Acronyms that words with capital letters spell elsewhere in the text: "Night Boat Union" for "NBU"."""
    wanted: dict[str, None] = {}
    for block in blocks:
        if not block.text.isupper():
            found = (*_CAPITALS_RE.findall(block.text), *_MIXED_RE.findall(block.text))
            wanted |= dict.fromkeys(one for one in found if len(one) >= _SPELLED)
    known = {one.partition(".")[0].removesuffix("s") for one in terms}
    missing = [one for one in wanted if one not in known and not _ROMAN_RE.fullmatch(one)]
    for block in blocks if missing else ():
        for title in _titles(block.text):
            initials = "".join(word[0] for word in WORD_RE.findall(title))
            capitals = "".join(filter(str.isupper, initials))
            spelled = {initials, *(unaccented(letters).upper() for letters in (initials, capitals))}
            for acronym in [one for one in missing if one in spelled]:
                missing.remove(acronym)
                yield acronym, title, block


def _titles(text: str) -> Iterator[str]:
    """Words with capital letters, also without the first, which may only begin a sentence, and behind small words."""
    for match in _title_re().finditer(text):
        yield match[0]
        parts = [match[0].partition(" ")[2], *_link_re().split(match[0])[1:]]
        yield from (part for part in parts if part[:1].isupper())


@cache
def _link_re() -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of('joints')}|{any_of('of_names')})(?: (?:{any_of('articles')}))? ")


_FINDERS: tuple[tuple[str, Callable[[str, str, Words], Iterable[tuple[str, str]]]], ...] = (
    ("defined-in-brackets", _defined),
    ("stands-for", _stands_for),
    ("in-apposition", _apposed),
    ("behind-a-dash", _equated),
    ("spelled-nearby", _spelled),
)


def _is_short(text: str) -> bool:
    """At least two capital letters, mostly capitals, and not a full date or number."""
    capitals = sum(char.isupper() for char in text)
    return 2 <= len(text) <= 12 and capitals >= 2 and 2 * capitals >= sum(map(str.isalnum, text)) and " " not in text
