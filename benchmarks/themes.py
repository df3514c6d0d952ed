# ruff: noqa: T201
"""Compare proposed sections with those of a person: ``themes.py CORPUS [--half 0|1] [--titles]``.

``CORPUS/themes`` holds interviews with headings by a person, as Markdown, and committee hearings in the JSON of QMSum,
which has topics with spans. The headings are the gold standard. They are removed, the text goes through ``clean`` and
``structure`` like any other, and the resulting sections are compared with those of the person.

A unit is an item of the talk: an exchange, or a turn outside one. Pk (Beeferman 1999) and WindowDiff (Pevzner and
Hearst 2002) are errors, with a window of half the mean length of a person's section; F1 is that of boundaries, exact to
the unit. Talks fall into halves by the hash of their names (translations of one talk together): weights may be tuned on
half 0 only. Intervals are paired bootstraps over talks, 95 %.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt
from pathlib import Path
from statistics import mean, pstdev
from unittest.mock import patch

from pipeline.clean import clean
from pipeline.languages.words import Words, words_of
from pipeline.ledger import CleanDocument
from pipeline.model import Block, Briefing, Section, blocks_of
from pipeline.read import read
from pipeline.structure import structure
from pipeline.structure.sections import themes
from pipeline.structure.sections.content_words import content
from pipeline.structure.sections.naming import matter_of, people_in
from pipeline.structure.sections.stretches import unit
from pipeline.structure.sections.titles import titles

FEWEST = 5  # units; a talk of fewer has no sections to find
_DAY_RE = re.compile(r"^(.*?\d{4}-\d\d-\d\d)")


@dataclass(frozen=True)
class Talk:
    """A talk without its headings, its briefing, and where a person began sections (indices of units)."""

    name: str
    kind: str
    document: CleanDocument
    briefing: Briefing
    units: tuple
    gold: tuple[int, ...]
    headings: tuple[str, ...]  # titles of the sections that begin at 0 and at ``gold``; "" if the first has none

    def texts(self) -> list[str]:
        return ["\n".join(block.text for block in blocks_of(unit)) for unit in self.units]


def talks(corpus: Path, half: int | None = None) -> Iterator[Talk]:
    """The talks of a half that have headings."""
    for path in sorted((corpus / "themes").rglob("*.*")):
        if path.suffix in (".md", ".json") and half in (None, half_of(path.name)):
            talk = _committee(path) if path.suffix == ".json" else _interview(path)
            if talk and talk.gold:
                yield talk


def half_of(name: str) -> int:
    """0 or 1, by the hash of the name without the mark of a translation."""
    day = _DAY_RE.match(name)
    key = day[1] if day else name.split(".")[0]
    return hashlib.sha256(key.encode()).digest()[0] % 2


def _interview(path: Path) -> Talk | None:
    document = clean(read(path.read_bytes(), path.name))
    whole = structure(document)
    headings = [(section.heading, section) for section in whole.sections if section.heading]
    firsts = [(h.text, next((b.id for item in s.items for b in blocks_of(item)), "")) for h, s in headings]
    own = {block.id for section in whole.sections for block in _headings(section)}
    bare = replace(document, blocks=tuple(b for b in document.blocks if b.id not in own))
    return _talk(path, bare, firsts)


def _headings(section: Section) -> Iterator[Block]:
    if section.heading:
        yield section.heading
    for item in section.items:
        if isinstance(item, Block) and item.kind == "heading":
            yield item


def _committee(path: Path) -> Talk | None:
    meeting = json.loads(path.read_text("utf-8"))
    lines = [f"{turn['speaker']}: {' '.join(turn['content'].split())}" for turn in meeting["meeting_transcripts"]]
    document = clean(read("\n\n".join(["Minutes", *lines]).encode(), path.stem + ".txt"))
    by_line = {block.origin.line: block.id for block in document.blocks if block.origin}
    starts = sorted((min(int(s[0]) for s in t["relevant_text_span"]), t["topic"]) for t in meeting["topic_list"])
    return _talk(path, document, [(topic, by_line.get(2 * turn + 3, "")) for turn, topic in starts])


def _talk(path: Path, document: CleanDocument, firsts: Sequence[tuple[str, str]]) -> Talk | None:
    briefing = structure(document)
    units = tuple(i for s in briefing.sections if s.id != "introduction" for i in s.items)
    if len(units) < FEWEST:
        return None
    place = {}
    for index, item in enumerate(units):
        blocks = list(blocks_of(item))
        for number, block in enumerate(blocks):
            place[block.id] = index + (number * 2 > len(blocks))  # a heading inside a unit: its nearer end
    found = {}
    for heading, first in firsts:
        if first in place and place[first] < len(units):
            found.setdefault(place[first], heading)
    gold = tuple(sorted(found.keys() - {0}))
    kind = "committee" if path.suffix == ".json" else path.name.split("_")[0] + ("-es" if ".es." in path.name else "")
    return Talk(path.name, kind, document, briefing, units, gold, tuple(found.get(i, "") for i in (0, *gold)))


def window(talk: Talk) -> int:
    """Half the mean length of a person's section, at least 2 units."""
    return max(2, round(len(talk.units) / (2 * (len(talk.gold) + 1))))


def scores(talk: Talk, found: Sequence[int]) -> dict[str, float]:
    """Pk, WindowDiff and F1 of boundaries of a division, against that of the person."""
    count, size = len(talk.units), window(talk)
    ours, theirs = _numbers(count, found), _numbers(count, talk.gold)
    pairs = [(ours[i + size] - ours[i], theirs[i + size] - theirs[i]) for i in range(count - size)]
    both = len(set(found) & set(talk.gold))
    return {
        "Pk": mean((a == 0) != (b == 0) for a, b in pairs),
        "WD": mean(a != b for a, b in pairs),
        "F1": 2 * both / (len(found) + len(talk.gold)),
    }


def _numbers(count: int, starts: Sequence[int]) -> list[int]:
    """The number of the section that each unit is in."""
    begun = set(starts)
    return [sum(place <= i for place in begun) for i in range(count)]


def shipped(talk: Talk) -> list[int]:
    """The section starts that the program proposes for the text without headings."""
    sizes = [len(section.items) for section in talk.briefing.sections if section.id != "introduction"]
    return [sum(sizes[:i]) for i in range(1, len(sizes))]


def plain(talk: Talk) -> list[int]:
    """The model of Utiyama and Isahara ("U00") with the same price of a section, without preferred starts, lengths."""
    names = "_NOVEL _FULL _ANNOUNCED _UNUSUAL _HEADED _ASKED _LONE _FIRST _LAST"
    with patch.multiple(themes, **dict.fromkeys(names.split(), 0.0)):
        return word_model(talk)


def word_model(talk: Talk) -> list[int]:
    """The word model alone, on unchanged units."""
    words = words_of(talk.briefing.language)
    return [found.place for found in themes.boundaries([unit(item, words) for item in talk.units], words)]


def even(talk: Talk) -> list[int]:
    """The usual number of sections, all of the same number of units."""
    count = len(talk.units)
    wanted = min(9, count // 2, round(1.4 * sqrt(count)))
    return sorted({round(i * count / wanted) for i in range(1, wanted)} - {0})


def nothing(_: Talk) -> list[int]:
    """No boundaries."""
    return []


def text_tiling(talk: Talk) -> list[int]:
    """Hearst (1997) on units: valleys of the cosine between two units before a gap and two after, deeper than usual."""
    words = words_of(talk.briefing.language)
    bags = [Counter(content(text, words)) for text in talk.texts()]
    gaps = range(1, len(bags))
    alike = [_cosine(sum(bags[max(0, g - 2) : g], Counter()), sum(bags[g : g + 2], Counter())) for g in gaps]
    depths = [_peak(alike[: i + 1][::-1]) + _peak(alike[i:]) - 2 * alike[i] for i in range(len(alike))]
    cut = mean(depths) - pstdev(depths) / 2
    near = [(depths[max(0, i - 1)], depths[i], depths[min(i + 1, len(depths) - 1)]) for i in range(len(depths))]
    return [i + 1 for i, (before, depth, after) in enumerate(near) if depth >= max(before, after, cut) and depth > 0]


def _peak(values: list[float]) -> float:
    """The height reached from the first value without descending."""
    top = values[0]
    for value in values[1:]:
        if value < top:
            break
        top = value
    return top


def _cosine(one: Counter[str], two: Counter[str]) -> float:
    product = sum(n * two[word] for word, n in one.items())
    return product / sqrt(sum(n * n for n in one.values()) * sum(n * n for n in two.values())) if product else 0.0


METHODS: dict[str, Callable[[Talk], list[int]]] = {
    "no boundaries": nothing,
    "even spacing": even,
    "TextTiling": text_tiling,
    "plain U00": plain,
    "word model": word_model,
    "as shipped": shipped,
}


def interval(differences: Sequence[float], draws: int = 4000) -> tuple[float, float, float]:
    """The mean of paired differences, and its 95 % interval by a bootstrap over talks."""
    chance = random.Random(1)
    means = sorted(mean(chance.choices(differences, k=len(differences))) for _ in range(draws))
    return mean(differences), means[round(draws * 0.025)], means[round(draws * 0.975) - 1]


@dataclass(frozen=True)
class Name:
    """A proposed title for a person's section, and the person's heading."""

    talk: str
    heading: str
    title: str
    hit: bool


def names(talk: Talk) -> list[Name]:
    """Titles for the person's own sections, so that their boundaries do not matter."""
    words = words_of(talk.briefing.language)
    starts = [0, *talk.gold, len(talk.units)]
    matters = [matter_of(talk.units[a:b]) for a, b in pairwise(starts)]
    made = titles(matters, words, (), people_in(talk.units, words))
    return [
        Name(talk.name, heading, title.text, not keys(heading, words).isdisjoint(keys(title.text, words)))
        for heading, title in zip(talk.headings, made, strict=True)
        if keys(heading, words)
    ]


def keys(text: str, words: Words) -> set[str]:
    """The content words of a title by their first five letters ("taxes", "taxation"); fixed headings have none."""
    return set() if text.casefold() in _FIXED else {word[:5] for word in content(text, words)}


_FIXED = frozenset(
    {"introduction", "introductions", "intro", "conclusion", "final thoughts", "closing", "q&a", "introducción"}
)


def run(corpus: Path, half: int | None = None) -> dict[str, float]:
    """The figures of a half, by name: ``Pk as shipped``, ``F1 even spacing``, ``titles`` …, over interviews only."""
    chosen = [talk for talk in talks(corpus, half) if talk.kind != "committee"]
    figures = {
        f"{measure} {name}": mean(scores(talk, method(talk))[measure] for talk in chosen)
        for name, method in METHODS.items()
        for measure in ("Pk", "WD", "F1")
    }
    named = [name.hit for talk in chosen for name in names(talk)]
    return figures | {"titles": mean(named), "talks": len(chosen)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1), help="only this half of the talks")
    parser.add_argument("--titles", action="store_true", help="print each title beside the person's heading")
    options = parser.parse_args()
    found = show(options.corpus, options.half)
    if options.titles:
        for name in (name for talk in found for name in names(talk)):
            print(f"{'+' if name.hit else '-'} {name.title:<60} | {name.heading}   [{name.talk[:40]}]")
    return 0


def show(corpus: Path, half: int | None = None) -> list[Talk]:
    """Print the figures of a half, all interviews first, and return its talks."""
    found = list(talks(corpus, half))
    interviews = [talk for talk in found if talk.kind != "committee"]
    for kind, chosen in (("interviews", interviews), *_by_kind(found)):
        report(kind, chosen)
    return found


def _by_kind(found: Sequence[Talk]) -> Iterator[tuple[str, list[Talk]]]:
    for kind in sorted({talk.kind for talk in found}):
        yield kind, [talk for talk in found if talk.kind == kind]


def report(kind: str, chosen: Sequence[Talk]) -> None:
    """A line for each method, with its differences to even spacing and to plain U00."""
    table = {name: [scores(talk, method(talk)) for talk in chosen] for name, method in METHODS.items()}
    named = [name.hit for talk in chosen for name in names(talk)]
    print(f"\n{kind}: {len(chosen)} talks; {mean(named):.0%} of {len(named)} titles name a word of the heading")
    for name, rows in table.items():
        line = "  ".join(f"{measure} {mean(row[measure] for row in rows):.3f}" for measure in ("Pk", "WD", "F1"))
        print(f"  {name:<14} {line}{_against(rows, table, 'even spacing')}{_against(rows, table, 'plain U00')}")


def _against(rows: list[dict[str, float]], table: dict[str, list[dict[str, float]]], other: str) -> str:
    if rows is table[other]:
        return ""
    pieces = []
    for measure in ("Pk", "F1"):
        differences = [a[measure] - b[measure] for a, b in zip(rows, table[other], strict=True)]
        middle, low, high = interval(differences)
        pieces.append(f"{measure} {middle:+.3f} [{low:+.3f}, {high:+.3f}]")
    return f"   to {other}: {'  '.join(pieces)}"


if __name__ == "__main__":
    sys.exit(main())
