# ruff: noqa: T201
"""Fits the table of ``structure/advice/weights.py``: ``advice_weights.py CORPUS GOLD [CORPUS GOLD ...] [--write]``.

GOLD is a folder of JSON files, a text of CORPUS each: ``text`` (its path), ``recommendations`` (``[{"text": ...}]``);
where only some sentences were read, ``judged`` lists them, and the others are left out (a row of such a text is PART of
one of a text that was read whole); a text whose ``note`` says that recommendations are not marked is left out.
A sentence that has a cue is one row: its signs, and whether readers marked it; the cases of the tests
(``tests/cases/advice``) count too, a row of theirs OWN of one of a real text. The weights are those of a logistic
regression, drawn towards hand-set ones (PRIOR) so that few rows cannot move them far. Each source (the beginning of a
file's name up to the first ``_``) is left out in turn; sources to ``--hold SOURCE ...`` are never fitted and come last.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any

import pipeline.structure as stage
from pipeline.clean import clean
from pipeline.languages.words import Words, words_of
from pipeline.model import Section, stream
from pipeline.read import read
from pipeline.structure.advice.advising import AT_MOST_OFFERED, PRINTED, signs_of
from pipeline.structure.advice.counsel import Setting, speeches
from pipeline.structure.advice.recommendations import find_recommendations, placed

TABLE = Path(__file__).parents[1] / "pipeline" / "structure" / "advice" / "weights.py"
CASES = Path(__file__).parents[1] / "tests" / "cases" / "advice"
PRIOR = {
    "asked performative": 2.6, "unasked performative": 1.5, "asked addressed": 2.2, "unasked addressed": 0.8,
    "asked pressing": 1.6, "unasked pressing": 0.4, "asked obliged": 1.4, "unasked obliged": -0.5,
    "asked should": 1.0, "unasked should": -1.2, "asked needed": 0.8, "unasked needed": -1.4,
    "asked imperative": 1.2, "unasked imperative": -1.6,
    "asked judged": 0.9, "unasked judged": -0.5, "asked softly": 0.7,
    "unasked softly": -1.0, "asked proposing": 0.5, "asked able": 0.0, "narrative": -2.5,
    "doubt": -2.0, "stance": 0.3, "thing": -0.5, "owned should": -0.5,
}  # fmt: skip
OWN, PART = 0.3, 0.5
_UNMARKED_RE = re.compile(r"recommendations (?:are )?not marked", re.I)
PULL = 6.0  # how strongly a weight is drawn towards its prior
STEPS = 40  # times that each weight is moved; the table does not change any more
SHARE = 0.4  # of the longer of two sentences that the shorter must be, to be the same


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with a cue: where it is from, its signs, whether readers marked it."""

    source: str
    text: str
    signs: frozenset[str]
    marked: bool
    weight: float = 1.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="a corpus, its gold, the next corpus …")
    parser.add_argument("--hold", nargs="*", default=(), help="beginnings of the names of files that are not fitted")
    parser.add_argument("--write", action="store_true", help="put the weights into the table")
    options = parser.parse_args()
    pairs = zip(options.folders[::2], options.folders[1::2], strict=True)
    rows = [row for corpus, gold in pairs for path in sorted(gold.glob("*.json")) for row in rows_of(corpus, path)]
    report([*rows, *own_rows()], tuple(options.hold), options.write)
    return 0


def report(rows: Sequence[Row], hold: tuple[str, ...], write: bool) -> None:
    """Print the figures of each source when it is left out, then of those held back; write the table."""
    held = [row for row in rows if hold and row.source.startswith(hold)]
    fitted = [row for row in rows if row not in held]
    judged = []
    for source in sorted({row.source for row in fitted if row.source != "own"}):
        others = [row for row in fitted if row.source != source]
        own = [row for row in fitted if row.source == source]
        weights = fit(others)
        judged += [(row, score(row.signs, weights)) for row in own]
        print(f"{source:24} left out: {line([(row, score(row.signs, weights)) for row in own])}")
    print(f"{'all':24} left out: {line(judged)}")
    weights = fit(fitted)
    print(f"{'held back':24}         : {line([(row, score(row.signs, weights)) for row in held])}")
    if write:
        TABLE.write_text(written(TABLE.read_text("utf-8"), weights), "utf-8")


def rows_of(corpus: Path, path: Path) -> Iterator[Row]:
    """The sentences with a cue of a marked text, as the stage sees them."""
    marked = json.loads(path.read_text("utf-8"))
    if _UNMARKED_RE.search(marked.get("note", "")):
        return
    source = path.name.split("_")[0] if "_" in path.name else path.stem.split(".")[0]
    source = "_".join(path.name.split("_")[:2]).split(".")[0] if source in ("web", "fr", "en") else source
    wanted = [stream(one["text"]) for one in marked.get("recommendations", ())]
    read = {stream(text) for text in marked.get("judged", ())}
    for text, signs in _sentences(corpus / marked["text"]):
        if not read or stream(text) in read:
            marks = any(_same(stream(text), one) for one in wanted)
            yield Row(source, text, signs, marks, PART if read else 1.0)


def own_rows() -> Iterator[Row]:
    """The cases of the tests: what is said where advice is sought, and where nobody asks."""
    for path in sorted(CASES.glob("*.toml")):
        case, words = tomllib.loads(path.read_text("utf-8")), words_of(path.stem)
        for group in ("asked", "plain", "told", "unasked", "unasked_plain"):
            sought = group in ("asked", "plain", "told")
            for text in case.get(group, ()):
                signs = signs_of(text, Setting(sought), words)
                if signs:
                    yield Row("own", text, signs.names, group in ("asked", "unasked"), OWN)


def _sentences(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    given: list[tuple[Any, ...]] = []

    def recording(sections: Sequence[Section], hosts: frozenset[str], words: Words) -> Any:
        given.append((sections, hosts, words))
        return find_recommendations(sections, hosts, words)

    stage.find_recommendations = recording
    stage.structure(clean(read(path.read_bytes(), path.name)))
    for sections, hosts, words in given[:1]:
        for speech in placed(speeches(sections, hosts, words), words):
            for sentence in speech.said:
                signs = signs_of(sentence.text, speech.setting, words)
                if signs:
                    yield sentence.text, signs.names


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and len(short) >= SHARE * len(long)


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """The weights of a logistic regression, each drawn to its prior, one after the other by Newton; "" is the base."""
    names = [*sorted({name for row in rows for name in row.signs} | set(PRIOR)), ""]
    weights = {name: PRIOR.get(name, 0.0) for name in names}
    totals = [sum(weights[name] for name in (*row.signs, "")) for row in rows]
    holding = {name: [i for i, row in enumerate(rows) if not name or name in row.signs] for name in names}
    for _ in range(STEPS):
        for name in names:
            pull = PULL if name else 0.0
            slope, bend = pull * (weights[name] - PRIOR.get(name, 0.0)), pull
            for i in holding[name]:
                chance = 1 / (1 + exp(-totals[i]))
                slope += rows[i].weight * (chance - rows[i].marked)
                bend += rows[i].weight * chance * (1 - chance)
            step = slope / bend if bend else 0.0
            weights[name] -= step
            for i in holding[name]:
                totals[i] -= step
    return weights


def score(signs: Iterable[str], weights: dict[str, float]) -> float:
    """The probability that a sentence with these signs was marked."""
    return 1 / (1 + exp(-weights[""] - sum(weights.get(name, 0.0) for name in signs)))


def line(judged: Sequence[tuple[Row, float]]) -> str:
    """How many of what would be printed are right, and of how many."""
    printed = [row.marked for row, one in judged if one >= PRINTED and row.signs.isdisjoint(AT_MOST_OFFERED)]
    marked = sum(row.marked for row, _ in judged)
    return f"printed {sum(printed)}/{len(printed)} right, of {marked} marked sentences with a cue, {len(judged)} in all"


def written(table: str, weights: dict[str, float]) -> str:
    """The module with other weights in its table."""
    rows = "".join(f'    "{name}": {weight:.2f},\n' for name, weight in sorted(weights.items()) if name)
    table = re.sub(r"(?m)^BASE = .*$", f"BASE = {weights['']:.2f}", table)
    return re.sub(r"(?ms)^WEIGHTS: dict\[str, float\] = \{.*?\}$", f"WEIGHTS: dict[str, float] = {{\n{rows}}}", table)


if __name__ == "__main__":
    raise SystemExit(main())
