"""Acronyms with the full names that the text itself defines.

Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003): the
letters of the short form are sought from right to left before the bracket. Extended to the left over capital words and
"of", "for" …, so that "Committee for Human Rights in Ruritania (HRR)" keeps its first word. Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import Block, Evidence, Note, Term
from pipeline.structure.evidence import because

_SHORT_RE = re.compile(r"[(（]\s*[“\"'‘]?([^\W_][\w.&/-]{0,11}[^\W_])[”\"'’]?\s*[)）]")
_LONG_RE = re.compile(r"(?<![\w-])([^\W\d_][\w.&/-]{0,10}[^\W_])\s*[(（]([^()（）]{6,120})[)）]")
_WORD_RE = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_BREAK_RE = re.compile(r"[.!?;:()（）\n]\s")
_CAPITALS_RE = re.compile(r"(?<![\w.&/-])[A-Z]{2,6}(?![\w&/-])")
_ROMAN_RE = re.compile(r"[IVXLC]+")
_EVERYDAY = frozenset({
    "TV", "OK", "US", "USA", "UK", "EU", "UN", "AM", "PM", "AD", "BC", "PS", "ID", "IT", "DJ", "CD", "DVD", "BA",
    "MA", "MD", "BSC", "MSC", "PHD", "MBA", "LLB", "LLM", "MPA", "MPP", "MIT", "BBC", "CNN", "NBC", "ABC", "CBS",
    "NPR", "NATO", "UNESCO", "UNICEF", "WHO", "WTO", "IMF", "NASA", "FBI", "CIA", "FIFA", "NGO", "CEO", "CFO", "CTO",
    "HR", "PR", "VIP", "DNA", "RNA", "HIV", "AIDS", "COVID", "GPS", "AI", "PC", "CPU", "GPU", "RAM", "USB", "PDF",
    "HTML", "HTTP", "URL", "API", "XML", "SQL", "IBM", "HP", "DIY", "FAQ", "GDP", "IQ", "LGBT", "UFO", "ATM", "SUV",
    "SMS", "HQ", "RIP", "NY", "NYC", "LA", "DC", "USSR", "README", "EEUU", "ONU", "OTAN", "UE", "ONG", "DDR", "BRD",
    "EDV", "LKW", "PKW",
})  # fmt: skip
_MOST = 12  # acronyms per note; a text with more is for readers who know them
_REACH = 200  # characters before a bracket that are searched
_LINKS = frozenset({
    "of", "for", "in", "on", "to", "de", "du", "des", "la", "le", "les", "del", "für", "und", "von", "der",
    "per",
})  # fmt: skip


def find_terms(blocks: Iterable[Block]) -> tuple[tuple[Term, ...], tuple[Evidence, ...]]:
    """Each acronym once, with its first definition, in the order of the text."""
    terms: dict[str, Term] = {}
    evidence = []
    for block in blocks:
        for acronym, expansion in _defined(block.text):
            if acronym not in terms:
                terms[acronym] = Term(acronym, expansion)
                evidence.append(because(f"acronym {acronym}", "defined-in-brackets", block))
    return tuple(terms.values()), tuple(evidence)


def undefined(blocks: Sequence[Block], terms: Sequence[Term], speakers: Iterable[str]) -> tuple[Note, ...]:
    """One note on the acronyms whose full name the text lacks; no name is guessed. A text all in capitals gets no note.

    Acronyms that everybody knows ("UN", "MA"), and words in capitals, are left out.
    """
    known = {term.acronym for term in terms} | {part for name in speakers for part in _WORD_RE.findall(name)}
    known |= {term.acronym.removesuffix("s") for term in terms} | _EVERYDAY  # "SIGs" defines "SIG"
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


def _defined(text: str) -> Iterator[tuple[str, str]]:
    found: list[tuple[int, str, str]] = []
    for match in _SHORT_RE.finditer(text):
        if _is_short(match[1]):
            before = text[max(0, match.start() - _REACH) : match.start()].rstrip()
            long = _long_form(match[1], before)
            found += [(match.start(), match[1], long)] if long else []
    for match in _LONG_RE.finditer(text):
        if _is_short(match[1]) and not _is_short(match[2]):
            long = _long_form(match[1], match[2].split(";")[0].strip(" “”\"'‘’"))
            found += [(match.start(), match[1], long)] if long else []
    return ((acronym, expansion) for _, acronym, expansion in sorted(found))


def _is_short(text: str) -> bool:
    """At least two capital letters, mostly capitals, and not a full date or number."""
    capitals = sum(char.isupper() for char in text)
    return 2 <= len(text) <= 12 and capitals >= 2 and 2 * capitals >= sum(map(str.isalnum, text)) and " " not in text


def _long_form(short: str, before: str) -> str | None:
    breaks = [match.end() for match in _BREAK_RE.finditer(before)]
    clause = before[breaks[-1] if breaks else 0 :]
    tokens = list(_WORD_RE.finditer(clause))
    letters = [char.casefold() for char in short if char.isalnum()]
    most = min(len(letters) + 5, len(letters) * 2)
    start = _match(letters, clause, tokens[-most:]) if tokens else None
    if start is None:
        return None
    expansion = clause[_extended(clause, tokens, start) :].strip()
    if 2 * _initials(letters, expansion) < len(letters):
        return None
    inside, own = [token.casefold() for token in _WORD_RE.findall(expansion)], short.casefold()
    return expansion if len(inside) > 1 and not {own, own.removesuffix("s")} & set(inside) else None


def _initials(letters: list[str], expansion: str) -> int:
    """How many of the letters begin a word, in order: of "SDK" one in "Scheduling Framework in the scheduler"."""
    begins = "".join(piece[0].casefold() for piece in re.split(r"[\W_]+", expansion) if piece)
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
    at, folded = len(clause), clause.casefold()
    if len(folded) != len(clause):
        return None
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
        if clause[token.end() : start].strip() or not (token[0] in _LINKS or token[0][0].isupper()):
            break
        start = token.start()
        if token[0] in _LINKS:
            linked = True
        elif linked:
            best = start
        else:
            break
    return best
