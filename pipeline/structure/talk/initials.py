"""Initials and other short forms of a name, and the full names beside a talk that they stand for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.languages.everywhere import everywhere
from pipeline.languages.name_words import particles, person_re
from pipeline.languages.words import Words
from pipeline.model import Block, stream
from pipeline.structure.looks.callings import INITIALS_RE, addressed
from pipeline.structure.looks.speaker_labels import Label
from pipeline.text.names import CAPITAL
from pipeline.text.quotation import quoted_re

ABBREVIATED_RE = re.compile(rf"(?:{CAPITAL}\.[ -]?){{1,3}}{CAPITAL}[\w’'-]+")
_BESIDE = 4  # blocks behind the last label that may name who spoke
_NICKNAME = 30  # letters
_LISTED = (",", "(", ":")


def named_beside(labels: Sequence[Label], blocks: Sequence[Block], words: Words) -> list[str]:
    """The full names in the prose before and after the talk whose initials are a label that recurs: one name a label.

    "SP" is Sorcha Pell where a biography says so, unless "Sten Poole" stands there too.
    """
    counts = Counter(label.name for label in labels if not label.role and _is_short(label.name))
    wanted = {_form(name) for name, count in counts.items() if count > 1}
    if not wanted:
        return []
    first = next(label.index for label in labels if counts[label.name] > 1)
    prose = [*blocks[:first], *blocks[labels[-1].index + 1 :][-_BESIDE:]]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in (line for block in prose for line in block.text.split("\n")):
        listed = person_re().match(line)
        if listed and line[listed.end() : listed.end() + 1] in _LISTED:  # "Chef Ada Reed, founder of …" in a list
            names = {addressed(listed[0], words), *([listed[0].partition(" ")[2]] * (listed[0].count(" ") > 1))}
        else:
            names = {addressed(match[0], words) for match in person_re().finditer(line)}
        for name in sorted(names):
            for form in sorted(wanted.intersection(short_forms(name))):
                found[form].add(name)
    return [next(iter(names)) for names in found.values() if len(names) == 1]


def _is_short(name: str) -> bool:
    """Whether a label is made of initials, or ends in the only word that is written out: "AR", "A. R.", "A. Reed"."""
    return bool(INITIALS_RE.fullmatch(name) or ABBREVIATED_RE.fullmatch(name))


def _form(name: str) -> str:
    return ("^" if INITIALS_RE.fullmatch(name) else "") + stream(name)


def short_forms(name: str) -> set[str]:
    """The letters of first and last word, of the last behind the initial of the first, and of the initials: all, or of
    these two words (marked with "^").
    """
    parts = quoted_re(1, _NICKNAME).sub("", name).split() or name.split()
    big = [part for part in without_article(" ".join(parts)).split() if part.casefold() not in particles()]
    ends, halves = [parts[0], parts[-1]], [half for part in parts for half in part.split("-") if half]
    several = [(parts, big, ends, halves), ()][len(parts) == 1]
    initials = {"^" + stream("".join(part[0] for part in some)) for some in several}
    return {stream(parts[0]), stream(parts[-1]), stream(parts[0][0] + parts[-1]), *initials} - {""}


def without_article(name: str) -> str:
    """A name of a paper without its article: "The Night Herald"."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() in everywhere("articles") else name
