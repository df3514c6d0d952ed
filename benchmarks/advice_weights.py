# ruff: noqa: T201
"""Fits the weights of advice: ``advice_weights.py FOLDER [FOLDER ...] [--hold SOURCE ...] [--write]``.

A FOLDER holds marked texts in one of two forms:

- ``gold/*.json``, a text each: ``text`` (its path in the folder) and ``recommendations`` (``[{"text": ...}]``);
- ``texts/NAME``, ``numbered/NAME.jsonl`` (the sentences that were read, an object a line: ``id`` and ``s``, as
  :func:`pipeline.text.sentences.sentences` cuts them; others do not count) and ``labels/NAME.json`` (``P`` and ``A``:
  the ids of those that advise).

Whoever marks interviews can make both. The texts that the shipped tables come from are others' and not in the project.

Each sentence is one row: its signs and phrases, and whether readers marked it. The cases of the tests
(``tests/cases/advice``) count too, a row of theirs as OWN rows of a real text. The weights are those of a logistic
regression, drawn to nothing by their size, signs by PULL and phrases by TOLL, so that most phrases weigh nothing.
Signs serve all languages; phrases are learned for ``WORDED``, where there are enough sentences, and only such as occur
in SPREAD sources. With the sources (the beginning of a file's name up to the first ``_``) in FOLDS, each fold is judged
by what the others teach; sources to ``--hold`` are never fitted and come last. Needs no library;
takes ten minutes for 40,000 sentences.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any

import pipeline.structure as stage
from pipeline.clean import clean
from pipeline.errors import BriefingError
from pipeline.languages.advice_words import phrases
from pipeline.languages.words import Words
from pipeline.model import Section, stream
from pipeline.read import read
from pipeline.structure.advice.advising import OFFERED, PRINTED, placed
from pipeline.structure.advice.counsel import speeches
from pipeline.structure.advice.recommendations import find_recommendations

ROOT = Path(__file__).parents[1]
LANGUAGES = ROOT / "pipeline" / "languages"
TABLE = ROOT / "pipeline" / "structure" / "advice" / "weights.toml"
CASES = ROOT / "tests" / "cases" / "advice"
MADE = "# Made by `benchmarks/advice_weights.py` from interviews that readers marked.\n\n"
TALK = "1\n\nQ: 2?\n\nA: 3.\n\nQ: {}\n\nA: {}"
WORDED = ("en", "de")
ASKED = ("asked", "plain", "told")
OWN = 2.0
FOLDS = 5
PULL, TOLL = 1.3, 6.7
SPREAD, SEEN = 6, 4  # sources of a phrase, and of a sign
STEPS, SWEEP = 120, 6  # times that weights are moved, and every which of these asks those of nothing, too
STILL = 0.005  # a change from which a weight still moves
SHARE = 0.4  # of the longer of two sentences that the shorter must be, to be the same
LEAST = 0.05  # a weight below says nothing


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence: where it is from, its signs and phrases, whether readers marked it, and how much it counts."""

    source: str
    names: tuple[str, ...]
    marked: bool
    weight: float = 1.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--hold", nargs="*", default=(), help="sources that are not fitted")
    parser.add_argument("--write", action="store_true", help="write the tables")
    options = parser.parse_args()
    rows = [row for folder in options.folders for row in (*gold_rows(folder), *labelled_rows(folder))]
    held = [row for row in rows if row.source in options.hold]
    fitted = [row for row in rows if row.source not in options.hold]
    own = list(own_rows())
    print(f"left out: {line(list(left_out(fitted, own)))}")
    weights = fit([*fitted, *own])
    print(f"held back: {line([(row, score(row.names, weights)) for row in held])}")
    if options.write:
        write(weights)
    return 0


def left_out(rows: Sequence[Row], own: Sequence[Row]) -> Iterator[tuple[Row, float]]:
    """Each row with its score by the weights of the other folds."""
    sources = sorted({row.source for row in rows})
    for fold in range(FOLDS):
        mine = set(sources[fold::FOLDS])
        weights = fit([*(row for row in rows if row.source not in mine), *own])
        yield from ((row, score(row.names, weights)) for row in rows if row.source in mine)


def gold_rows(folder: Path) -> Iterator[Row]:
    """The sentences of texts whose recommendations are marked by their words."""
    for path in sorted(folder.glob("gold/*.json")):
        marked = json.loads(path.read_text("utf-8"))
        wanted = [stream(one["text"]) for one in marked.get("recommendations", ())]
        for text, names in _sentences(folder / marked["text"]):
            yield Row(_source(path), names, any(_same(stream(text), one) for one in wanted))


def labelled_rows(folder: Path) -> Iterator[Row]:
    """The sentences of texts that were labelled by their numbers."""
    for path in sorted(folder.glob("labels/*.json")):
        text, numbered = folder / "texts" / path.stem, folder / "numbered" / f"{path.stem}.jsonl"
        if not text.is_file() or not numbered.is_file():
            continue
        labels = json.loads(path.read_text("utf-8"))
        advise = {*labels.get("P", ()), *labels.get("A", ())}
        read_ones = [json.loads(one) for one in numbered.read_text("utf-8").splitlines()]
        known = {stream(one["s"]): one["id"] in advise for one in read_ones}
        for said, names in _sentences(text):
            if stream(said) in known:
                yield Row(_source(path), names, known[stream(said)])


def own_rows() -> Iterator[Row]:
    """The cases of the tests: what is said where advice is sought, and where nobody asks."""
    for path in sorted(CASES.glob("*.toml")):
        case: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        asked = [(text, case["asks"], kind == "asked") for kind in ASKED for text in case.get(kind, ())]
        kinds = ("unasked", "unasked_plain")
        plain = [(text, "4?", kind == "unasked") for kind in kinds for text in case.get(kind, ())]
        invited = [
            (case["command"], asks, group == "invites")
            for group in ("invites", "other_questions")
            for asks in case.get(group, ())
        ]
        for text, asks, marked in (*asked, *plain, *invited):
            said = list(_said(TALK.format(asks, text).encode(), "case.txt", path.stem))
            yield from (Row("own", names, marked, OWN) for one, names in said if one == text)


def _source(path: Path) -> str:
    return path.name.split("_")[0].casefold()


def _sentences(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    try:
        yield from _said(path.read_bytes(), path.name)
    except BriefingError as error:
        print(f"{path.name}: {error}")


def _said(data: bytes, name: str, language: str | None = None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each sentence that may advise, with its signs and, behind the tag of the language, its phrases."""
    given: list[tuple[Any, ...]] = []

    def recording(sections: Sequence[Section], hosts: frozenset[str], words: Words) -> Any:
        given.append((sections, hosts, words))
        return find_recommendations(sections, hosts, words)

    stage.find_recommendations = recording
    stage.structure(clean(read(data, name, language=language)))
    for sections, hosts, words in given[:1]:
        for speech, row in placed(list(speeches(sections, hosts, words)), words):
            for sentence, signs in zip(speech.said, row, strict=True):
                worded = phrases(sentence.text) if words.tag in WORDED else ()
                if signs:
                    yield sentence.text, (*sorted(signs.names), *(f"{words.tag}:{phrase}" for phrase in worded))


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and len(short) >= SHARE * len(long)


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """The weights, one by one by Newton until none moves, each drawn to nothing by its toll. "" is the base."""
    seen: dict[str, set[str]] = defaultdict(set)
    holding: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for name in (*row.names, ""):
            seen[name].add(row.source)
            holding[name].append(number)
    names = [name for name in sorted(seen) if len(seen[name]) >= (SPREAD if ":" in name else SEEN) or not name]
    weights = dict.fromkeys(names, 0.0)
    totals, chances = [0.0] * len(rows), [0.5] * len(rows)
    for step in range(STEPS):
        moved = 0.0
        for name in names:
            if step % SWEEP and not weights[name]:
                continue  # most phrases weigh nothing: they are asked again now and then
            change = _newton(weights[name], [(rows[i], chances[i]) for i in holding[name]], name)
            weights[name] += change
            moved = max(moved, abs(change))
            for i in holding[name] if change else ():
                totals[i] += change
                chances[i] = 1 / (1 + exp(-totals[i]))
        if moved < STILL and step % SWEEP == 0:
            break
    return {name: weight for name, weight in weights.items() if weight or not name}


def _newton(weight: float, held: Sequence[tuple[Row, float]], name: str) -> float:
    """How much a weight is to change."""
    slope = sum(row.weight * (chance - row.marked) for row, chance in held)
    bend = sum(row.weight * chance * (1 - chance) for row, chance in held) + 1e-9
    free = bend * weight - slope
    kept = max(0.0, abs(free) - (TOLL if ":" in name else PULL if name else 0.0)) / bend
    return max(-1.0, min(1.0, (kept if free > 0 else -kept) - weight))


def score(names: Iterable[str], weights: dict[str, float]) -> float:
    """The probability that a sentence with these signs and phrases was marked."""
    return 1 / (1 + exp(-weights[""] - sum(weights.get(name, 0.0) for name in names)))


def line(judged: Sequence[tuple[Row, float]]) -> str:
    """How many of what would be printed, and of what would be offered, are right, and of how many."""
    figures = []
    for what, least in (("printed", PRINTED), ("printed or offered", OFFERED)):
        given = [row.marked for row, one in judged if one >= least]
        figures.append(f"{what} {sum(given)}/{len(given)} right")
    return f"{', '.join(figures)}, of {sum(row.marked for row, _ in judged)} marked sentences, {len(judged)} in all"


def write(weights: dict[str, float]) -> None:
    """The tables of signs and of phrases."""
    signs = {name or "base": weight for name, weight in weights.items() if ":" not in name and abs(weight) >= LEAST}
    rows = "".join(f'"{name}" = {weight:.2f}\n' for name, weight in sorted(signs.items()))
    TABLE.write_text(f"{MADE}[weights]\n{rows}", "utf-8")
    for tag in WORDED:
        groups: dict[float, list[str]] = defaultdict(list)
        for name, weight in weights.items():
            if name.startswith(f"{tag}:") and abs(weight) >= LEAST:
                groups[round(weight, 1)].append(name.removeprefix(f"{tag}:"))
        rows = "".join(f'"{weight:+.1f}" = "{" | ".join(groups[weight])}"\n' for weight in sorted(groups, reverse=True))
        (LANGUAGES / tag / "advice_words.toml").write_text(f"{MADE}{rows}", "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
