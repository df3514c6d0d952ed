# ruff: noqa: T201
"""Fit the weights of ``pipeline/clean/text_end.toml``: ``text_end.py CORPUS FOLDER …`` prints the table.

FOLDERs hold pages that were pasted whole, as ``pasted.py`` reads them; CORPUS gives the interviews that ``zones.py``
wraps into frames. Each place between two lines of a page, from the beginning of its text on, may be the end. The right
one is the last line of the stretch with the most labels of the text, less those of the frame. Conditional logistic
regression by Newton's method, with a penalty on large weights. A wrong place is given a head start: ``LOST`` for each
line of the text behind it, ``KEPT`` for each line of the frame above it, so that a worse mistake must weigh less.

``--folds N`` divides the sites into N parts, cleans the pages of each with weights fitted without them, and counts the
passages that stay.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from operator import mul
from pathlib import Path
from unittest.mock import patch

import pasted
import zones as lines_of_frames

from pipeline.clean import clean
from pipeline.clean.page_lines import Line, lines_of
from pipeline.clean.rule import View
from pipeline.clean.text_end import places
from pipeline.clean.zones import zones
from pipeline.model import stream
from pipeline.read import read

PENALTY = 10.0  # on the weight of a measure in units of its standard deviation
FREE = frozenset(("each", "each odds"))  # sums over all lines of a text, which have no penalty
LOST, KEPT = 0.3, 0.1
FULL = 80  # letters of a line that counts in full
LEAST = 1e-5  # the probability of a place that counts
STEPS = 40
NO_END = {"end": 1000.0}  # weights by which every text ends with its page


@dataclass(frozen=True)
class Choice:
    """The places at which a page's text may end, with their measures and head starts, and which is right."""

    site: str
    places: list[dict[str, float]]
    starts: list[float]
    right: int


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=0, metavar="N", help="divide the sites into so many parts")
    options = parser.parse_args()
    choices = [*wrapped(options.corpus), *(one for folder in options.folders for one in paged(folder))]
    weights = fit(choices)
    print(f"# {sum(len(one.places) for one in choices)} places of {len(choices)} pages\n\n[weights]")
    for name, value in sorted(weights.items(), key=lambda pair: -pair[1]):
        print(f'"{name}" = {value:.3f}')
    if options.folds:
        judge(options.folders, choices, options.folds)
    return 0


def paged(folder: Path) -> Iterator[Choice]:
    """The choices of the pages of a folder."""
    for name, page in pasted.pages_of(folder):
        every = pasted.lines_of_page(folder, name)
        full = [line for line in every if line.text.strip()]
        labels = pasted.labels_of(folder, name, page, full)
        yield from choice(pasted.site_of(page["url"] or name), every, labels)


def wrapped(corpus: Path) -> Iterator[Choice]:
    """The choices of interviews in frames."""
    for name, own, text in lines_of_frames.framed(corpus):
        raw = read(text.encode(), "page.txt")
        every = lines_of(View(raw.blocks, raw.language, raw.source.format))
        yield from choice(f"{name} wrapped", every, [line.text not in own for line in every if line.text.strip()])


def choice(site: str, every: list[Line], labels: Sequence[bool | None]) -> Iterator[Choice]:
    """The choice that a page gives, if a text was found on it and is in its labels."""
    found, full = zones(every), [line for line in every if line.text.strip()]
    last = end_of(labels)
    if not found or last is None:
        return
    start = sum(line.index < found.first for line in full)
    if start <= last:
        sizes = [min(1.0, len(stream(line.text)) / FULL) for line in full]
        told = list(places(full, start, found.odds))
        yield Choice(site, told, head_starts(sizes[start:], last - start), last - start)


def end_of(labels: Sequence[bool | None]) -> int | None:
    """The place of the last line of the stretch that is most the text's; None where no line is."""
    best, total, end = 0, 0, None
    for place, label in enumerate(labels):
        total = max(total, 0) + (0 if label is None else -1 if label else 1)
        if total > best:
            best, end = total, place
    return end


def head_starts(sizes: Sequence[float], right: int) -> list[float]:
    """What each wrong place is given: the cost of the lines that it would lose or keep."""
    above = list(accumulate(sizes))
    return [LOST * max(0.0, above[right] - sum_) + KEPT * max(0.0, sum_ - above[right]) for sum_ in above]


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """The weights by which the right place of each page outweighs the others."""
    names = sorted(choices[0].places[0])
    rows = [[[place[name] for name in names] for place in one.places] for one in choices]
    spread = [statistics.pstdev(row[at] for page in rows for row in page) for at in range(len(names))]
    penalties = [0.0 if name in FREE else PENALTY * size**2 for name, size in zip(names, spread, strict=True)]
    weights = [0.0] * len(names)
    for _ in range(STEPS):
        slope = [penalty * weight for penalty, weight in zip(penalties, weights, strict=True)]
        curve = [[penalties[at] if at == other else 0.0 for other in range(len(names))] for at in range(len(names))]
        for one, page in zip(choices, rows, strict=True):
            add(slope, curve, page, chances(one, weights, page), one.right)
        step = lines_of_frames.solved(curve, slope)
        rate = min(1.0, 2.0 / max(abs(change) * size for change, size in zip(step, spread, strict=True)))
        weights = [weight - rate * change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 0.001:
            break
    return dict(zip(names, weights, strict=True))


def chances(one: Choice, weights: Sequence[float], page: Sequence[Sequence[float]]) -> list[float]:
    """The probability of each place to be taken, head starts and all."""
    sums = [sum(map(mul, weights, row)) + start for row, start in zip(page, one.starts, strict=True)]
    most = max(sums)
    odds = [math.exp(value - most) for value in sums]
    every = sum(odds)
    return [odd / every for odd in odds]


def add(
    slope: list[float],
    curve: list[list[float]],
    page: Sequence[Sequence[float]],
    likely: Sequence[float],
    right: int,
) -> None:
    """Add what one page says to the first and second derivatives of the unlikelihood."""
    near = [(chance, row) for chance, row in zip(likely, page, strict=True) if chance > LEAST]
    means = [sum(chance * row[at] for chance, row in near) for at in range(len(slope))]
    for at, mean in enumerate(means):
        slope[at] += mean - page[right][at]
    for chance, row in near:
        off = [value - mean for value, mean in zip(row, means, strict=True)]
        for at, value in enumerate(off):
            part = chance * value
            curve[at] = [total + part * other for total, other in zip(curve[at], off, strict=True)]


def judge(folders: Sequence[Path], choices: Sequence[Choice], folds: int) -> None:
    """Print how many passages stay on pages that are cleaned with weights fitted without their sites."""
    with ProcessPoolExecutor() as pool:
        parts = list(pool.map(partial(folded, folders, choices, folds), range(folds)))
    for what in parts[0]:
        kept, wanted, leaked, foreign = map(sum, zip(*(part[what] for part in parts), strict=True))
        print(f"# {what}: kept {kept} of {wanted} passages, leaked {leaked} of {foreign} ({leaked / foreign:.3f})")


def folded(folders: Sequence[Path], choices: Sequence[Choice], folds: int, fold: int) -> dict[str, list[int]]:
    """What ``passages`` counts on one part of the sites, with the weights of the others and with none."""
    tables = {"with the end": fit([one for one in choices if part_of(one.site, folds) != fold]), "without": NO_END}
    totals = {what: [0] * 4 for what in tables}
    for folder, (name, page) in ((at, page) for at in folders for page in pasted.pages_of(at)):
        if part_of(pasted.site_of(page["url"] or name), folds) == fold:
            data = (folder / "pasted" / f"{name}.txt").read_bytes()
            for what, table in tables.items():
                figures = passages(page, cleaned(data, table))
                totals[what] = [one + two for one, two in zip(totals[what], figures, strict=True)]
    return totals


def part_of(site: str, folds: int) -> int:
    return int(hashlib.sha256(site.encode()).hexdigest()[:8], 16) % folds


def cleaned(data: bytes, weights: Mapping[str, float]) -> str:
    """The letters of a page that stay, the end of its text found by these weights."""
    with patch("pipeline.clean.text_end.table", return_value=weights):
        document = clean(read(data, "page.txt"))
    return stream("\n".join(block.text for block in document.blocks if block.kind not in ("metadata", "comment")))


def passages(page: Mapping[str, Sequence[str]], text: str) -> tuple[int, int, int, int]:
    """The passages that must stay and do, those that must, those that must go and stay, those that must go."""
    kept, gone = ([key for part in page.get(name, ()) if (key := stream(part))] for name in ("with", "without"))
    return sum(key in text for key in kept), len(kept), sum(key in text for key in gone), len(gone)


if __name__ == "__main__":
    sys.exit(main())
