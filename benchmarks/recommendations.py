# ruff: noqa: T201
"""Measure the precision and recall of recommendations: ``recommendations.py CORPUS [--half 0|1]``.

``recommendations.toml`` in this folder gives the sentences of some interviews of CORPUS that recommend something, as
hashes. A reader marked them before the program was run on these texts; half 0 was seen while the rules were written,
half 1 was not. A sentence is ``print`` or ``candidate``; a printed text counts as found if it contains one of the
marked sentences. Two figures: printed texts against ``print`` (precision: printed texts that contain a sentence of
either grade), and printed texts or candidates against both grades.

``CORPUS/recommendations/*Labeled.csv`` is a regression figure: the trial set of SemEval 2019, task 9 (suggestions in a
forum), sentence by sentence, without any context. Its suggestions are wishes for a product; the figure says whether a
change moved, not how good the finder is.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import tomllib
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from pipeline.clean import clean
from pipeline.ledger import CleanDocument
from pipeline.model import Briefing, Recommendation, stream
from pipeline.read import read
from pipeline.structure import structure
from pipeline.text.sentences import sentences

MARKED = Path(__file__).with_suffix(".toml")
CHUNK = 50  # sentences of the forum in one text


@dataclass(frozen=True)
class Count:
    """Results that are right and wrong, marked sentences found and missed."""

    right: int = 0
    wrong: int = 0
    found: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))

    def __str__(self) -> str:
        given, wanted = self.right + self.wrong, self.found + self.missed
        precision = f"precision {_share(self.right, given)} ({self.right}/{given})"
        return f"{precision}  recall {_share(self.found, wanted)} ({self.found}/{wanted})"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1, 2), help="only these interviews; 2: marked later")
    parser.add_argument("--show", action="store_true", help="print what was given and not marked, and what was missed")
    options = parser.parse_args()
    show(options.corpus, options.half, options.show)
    return 0


def show(corpus: Path, half: int | None = None, texts: bool = False) -> None:
    """Print the figures."""
    print("\n".join(run(corpus, half, texts)))


def run(corpus: Path, half: int | None = None, show: bool = False) -> list[str]:
    """The figures as lines."""
    lines, printed, listed = [], Count(), Count()
    for name, marked in tomllib.loads(MARKED.read_text("utf-8")).items():
        if half in (None, marked["half"]):
            briefing = _built(corpus / name)
            own, both = measured(briefing, marked)
            printed, listed = printed + own, listed + both
            lines += [f"{name}", f"  printed {own}", f"  with candidates {both}"]
            lines += _shown(briefing, marked) if show else []
    return [*lines, f"all: printed {printed}", f"all: with candidates {listed}", *_forum(corpus)]


def measured(briefing: Briefing, marked: dict[str, Any]) -> tuple[Count, Count]:
    """Printed texts against ``print``, printed texts or candidates against both grades."""
    wanted, either = set(marked["print"]), {*marked["print"], *marked["candidate"]}
    given = (*briefing.recommendations, *briefing.candidates)
    return (
        _count(briefing.recommendations, either, wanted, briefing.language),
        _count(given, either, either, briefing.language),
    )


def marks(text: str, language: str) -> set[str]:
    """The hashes of the sentences of a text."""
    whole = {sentence.text for sentence in sentences(text, language)} | {text}
    return {hashlib.sha256(stream(sentence).encode()).hexdigest()[:16] for sentence in whole}


def _built(path: Path) -> Briefing:
    return structure(clean(read(path.read_bytes(), path.name)))


def _count(given: tuple[Recommendation, ...], right: set[str], wanted: set[str], language: str) -> Count:
    held = [marks(one.text, language) for one in given]
    rights = sum(bool(marks & right) for marks in held)
    found = wanted & set().union(*held)
    return Count(rights, len(given) - rights, len(found), len(wanted) - len(found))


def _shown(briefing: Briefing, marked: dict[str, Any]) -> list[str]:
    either, lines, given = {*marked["print"], *marked["candidate"]}, [], set[str]()
    for sign, group in (("+", briefing.recommendations), ("?", briefing.candidates)):
        for one in group:
            held = marks(one.text, briefing.language)
            given |= held
            lines += [f"    {sign}{' ' if held & either else '!'} {one.said_in}: {one.text} -> {one.addressee}"]
    for block in briefing.blocks():
        for sentence in sentences(block.text, briefing.language):
            held = marks(sentence.text, briefing.language) - given
            grade = "print" if held & set(marked["print"]) else "candidate" if held & either else ""
            lines += [f"    missed ({grade}): {sentence.text}"] if grade else []
    return lines


def _forum(corpus: Path) -> list[str]:
    """A forum's sentences as answers of one speaker, in groups."""
    lines = []
    for path in sorted((corpus / "recommendations").glob("*Labeled.csv")):
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            rows = [
                (row[1].strip(), row[2] == "1") for row in csv.reader(file) if len(row) > 2 and row[2] in ("0", "1")
            ]
        printed, listed = Count(), Count()
        for start in range(0, len(rows), CHUNK):
            own, both = _forum_part(rows[start : start + CHUNK])
            printed, listed = printed + own, listed + both
        lines += [f"{path.name}: printed {printed}", f"{path.name}: with candidates {listed}"]
    return lines


def _forum_part(rows: list[tuple[str, bool]]) -> tuple[Count, Count]:
    answers = "\n\n".join(" ".join(text.split()) for text, _ in rows)
    text = f"A forum\n\nQ: What happened?\n\nA: This.\n\nQ: What did people say there?\n\nA: {answers}\n"
    briefing = structure(read_and_clean(text))
    parts = [
        _forum_count(rows, given)
        for given in (briefing.recommendations, (*briefing.recommendations, *briefing.candidates))
    ]
    return parts[0], parts[1]


def read_and_clean(text: str) -> CleanDocument:
    """A text in the form in which structure receives it."""
    return clean(read(text.encode(), "forum.txt", language="en"))


def _forum_count(rows: list[tuple[str, bool]], given: tuple[Recommendation, ...]) -> Count:
    """A row counts as found if a result shares a sentence with it."""
    held = set().union(*(marks(one.text, "en") for one in given)) if given else set[str]()
    hit = [(bool(marks(text, "en") & held), label) for text, label in rows]
    right = sum(was and label for was, label in hit)
    return Count(
        right, sum(was and not label for was, label in hit), right, sum(label and not was for was, label in hit)
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


if __name__ == "__main__":
    raise SystemExit(main())
