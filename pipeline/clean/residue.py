"""Residue of web pages as data: ``residue.toml`` of each language, and of ``und`` for all languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pipeline.languages.files import languages, table, unwrapped
from pipeline.text.ends import NEXT_SENTENCE_RE, split_sentences

Strength = Literal["strong", "list", "weak", "menu"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A listed line. ``what`` names its kind."""

    strength: Strength
    what: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern for a folded line. Only patterns for all languages may match lines without a letter (``12k``)."""

    finding: Finding
    expression: re.Pattern[str]
    is_common: bool


@dataclass(frozen=True, slots=True)
class Lists:
    """All phrases and patterns of a language, with those of English and of all languages, since pages mix them."""

    phrases: dict[str, Finding]
    patterns: tuple[Pattern, ...]
    services: frozenset[str]
    links: frozenset[str]

    def find(self, line: str) -> Finding | None:
        """The finding for a line that is listed as a whole, sentence by sentence, or as a row of services."""
        if len(line) > _LONGEST:
            return None
        if line.isdecimal():
            return self._listed(line)
        folded = fold(line)
        if not folded:
            return None
        if found := self._listed(folded) or self._row(folded) or self._addressed(line) or self._glued(line):
            return found
        if _LETTER_RE.search(folded) is None:
            return None
        return self._sentences(line) or self._chain(folded)

    def _listed(self, folded: str) -> Finding | None:
        if found := self.phrases.get(_bare(folded)):
            return found
        has_letter = _LETTER_RE.search(folded) is not None
        patterns = (pattern for pattern in self.patterns if has_letter or pattern.is_common)
        return next((pattern.finding for pattern in patterns if pattern.expression.fullmatch(folded)), None)

    def _addressed(self, line: str) -> Finding | None:
        """A listed link with its address: ``Become a member [review.example/join]``."""
        bare = _ADDRESS_RE.sub("", line) if "/" in line else line
        found = self._listed(fold(bare)) if bare != line else None
        return found if found and found.strength == "strong" else None

    def _glued(self, line: str) -> Finding | None:
        """``PrintSendSave``: buttons that lost the space between them."""
        parts = _GLUED_RE.sub("|", line)
        return self._row(fold(parts)) if parts.count("|") >= _CHAIN_LEAST - 1 else None

    def _row(self, folded: str) -> Finding | None:
        """``Facebook Twitter Email``, ``Home | About | Contact``, ``Home > Fishing > The quay``."""
        if folded in self.services or all(word in self.services for word in _ROW_RE.split(folded)):
            return Finding("weak", "share buttons")
        if not _BAR_RE.search(folded):
            return None
        parts = [part for part in map(fold, _BAR_RE.split(folded)) if part]
        findings = [
            self._listed(part) or (Finding("weak", "share buttons") if part in self.services else None)
            for part in parts
        ]
        if len(parts) >= 2 and findings[0] and findings[0].strength == "menu" and _CRUMBS_RE.search(folded):
            return findings[0]
        if len(parts) < 2 or not all(findings):
            return None
        return min(filter(None, findings), key=lambda finding: _STRENGTHS.index(finding.strength))

    def _chain(self, folded: str) -> Finding | None:
        """``Home News Sports Sign in``: adjacent links of a menu that make up the whole line."""
        rest = folded.split()
        links = 0
        while rest and links + len(rest) >= _CHAIN_LEAST:
            taken = next((size for size in range(_LINK_MOST, 0, -1) if " ".join(rest[:size]) in self.links), 0)
            if not taken:
                return None
            rest, links = rest[taken:], links + 1
        return Finding("weak", "a word of the page's menu") if links >= _CHAIN_LEAST else None

    def _sentences(self, line: str) -> Finding | None:
        """A line whose sentences are all listed, at least one of them as strong."""
        if not NEXT_SENTENCE_RE.search(line):
            return None
        sentences = [fold(sentence) for sentence in split_sentences(line)]
        findings = [self._listed(sentence) for sentence in sentences if sentence]
        if len(findings) < 2 or not all(findings):
            return None
        return next((finding for finding in findings if finding and finding.strength == "strong"), None)


@cache
def lists(tongue: str) -> Lists:
    """The lists for a language, by its primary tag; English for a language without a file."""
    tables = [table(tag, "residue") for tag in dict.fromkeys((tongue, "en", "und"))]
    rows = [(row, listed is tables[-1]) for listed in tables for row in listed.get("group", ())]
    rows.sort(key=lambda pair: _STRENGTHS.index(pair[0]["strength"]))
    phrases: dict[str, Finding] = {}
    for row, _ in rows:
        for phrase in map(fold, row.get("phrases", ())):
            phrases.setdefault(_bare(phrase), Finding(row["strength"], row["what"]))
    phrases = {**_abroad(), **phrases}
    services = frozenset(word for listed in tables for word in listed.get("services", ()))
    links = services.union(phrase for phrase in phrases if _LETTER_RE.match(phrase))
    patterns = tuple(_pattern(row, common) for row, common in rows if row.get("patterns"))
    return Lists(phrases, patterns, services, links)


@cache
def _abroad() -> dict[str, Finding]:
    """The strong phrases of several words in all languages: a page may speak another one than its text."""
    rows = (row for tag in languages() for row in table(tag, "residue").get("group", ()) if row["strength"] == "strong")
    found = ((_bare(phrase), Finding("strong", row["what"])) for row in rows for phrase in row.get("phrases", ()))
    return {phrase: finding for phrase, finding in found if " " in phrase}


@cache
def cues() -> frozenset[str]:
    """The words of calls, links and notices in all languages: pages mix them."""
    return frozenset(word for tag in languages() for word in table(tag, "residue").get("cues", "").split())


@cache
def closing_re() -> re.Pattern[str]:
    """A mark of an office or a typist that a text ends: "[ends]", "ENDE", "-30-"."""
    words = "|".join(filter(None, (table(tag, "residue").get("ends", "") for tag in languages())))
    return re.compile(rf"(?i:[\[(]\s?(?:{words})\.?\s?[\])]|[-–—]+\s?(?:{words}|30)\s?[-–—]+)|(?:{words.upper()})\.?")


def fold(line: str) -> str:
    """A line in the form of the lists: lower case, straight quotes, single spaces, without marks at either end."""
    text = line.casefold().translate(_STRAIGHT).replace("…", "...")
    return _FRINGE_RE.sub("", " ".join(text.split()).replace(" :", ":").strip(_AROUND))


def _bare(folded: str) -> str:
    """A folded line; a call of several words is one with and without its full stop, a single word may be an answer."""
    return folded.rstrip(".!") if folded.count(" ") >= _CALL else folded


_CALL = 4  # spaces
_STRENGTHS: tuple[Strength, ...] = ("strong", "list", "weak", "menu")
_LONGEST = 700
_CHAIN_LEAST = 3  # links
_LINK_MOST = 4  # words
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\N{NO-BREAK SPACE}": " "})
_AROUND = " :*•◦▪‣●·|>»›→←‹«<–—-▼▲▾▸◂►◄⬅↩↑↓✓✕×#_~="
_PICTURES = "[\u2600-\u27bf\ufe0f\u200d\U0001f300-\U0001faff]"
_FRINGE_RE = re.compile(rf"^(?:[+o] )+|(?<=\S)[ :*]+$|^(?:{_PICTURES}+ )+|(?<=\w)(?: {_PICTURES}+)+$")
_ADDRESS_RE = re.compile(  # in brackets, or after a space: "Become a member review.example/join"
    r"\s*[\[(（][^\[\]()（）\s]{0,12}\s?(?:https?://|www\.)?[\w-]+\.[\w.-]*/[^\[\]()（）\s]*[\])）]\s*$"
    r"|\s(?:[^\W\d_]{1,12}[:：]\s?)?(?:https?://)?[\w-]+(?:\.[\w-]+)+/\S*$"
)
_LETTER_RE = re.compile(r"[^\W\d_]")
_ROW_RE = re.compile(r"[\s,|/•·]+")
_BAR_RE = re.compile(r"\s*[|•·/›»>]\s*|\s[–—-]\s")
_GLUED_RE = re.compile(r"(?<=[^\W\d_A-ZÄÖÜÉ])(?=[A-ZÄÖÜÉ][^\W\d_]{2})")
_CRUMBS_RE = re.compile(r"^[^>›»]{1,30} [>›»] [^>›»]{1,40}(?: [>›»] [^>›»]{1,80}){0,4}$")


@cache
def _podcasts() -> str:
    """The source of a pattern for a row of places where podcasts are heard: "Apple Podcasts, Spotify or YouTube"."""
    place = f"(?:{unwrapped(table('und', 'residue')['podcasts'])})"
    return rf"{place}(?:[ ,|/·•]+(?:[^\W\d_]{{1,4}} )?{place})*"


def _pattern(row: dict[str, Any], is_common: bool) -> Pattern:
    patterns = (unwrapped(pattern).replace("{podcasts}", _podcasts()) for pattern in row["patterns"])
    expression = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    return Pattern(Finding(row["strength"], row["what"]), expression, is_common)
