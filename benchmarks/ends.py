# ruff: noqa: T201
"""Find the weights of ``pipeline/clean/text_end.toml``: where the text of a pasted page ends.

``ends.py CORPUS --pasted FOLDER [--half a|b] [--folds N] [--signs]`` prints the table, found by a conditional
logistic regression over the lines that may be the last of a text. It learns from the lines of whole pages
(``cleaning.py``), from interviews in the frames of those pages and alone (``pasting.py``), and from pages pasted whole
(``pasted.py``).

The end of a pasted page is the last line that the saved page has in its text, if it is between the last passage to keep
and the first one below it that has to go; where it is not, every line between those two is as good.

``--folds N`` also learns without each Nth of the sites, and counts on those the ends found too early and too late, for
a chance of one half. ``--signs`` weighs all signs, with a penalty that sets most to 0, and prints those that are left:
how the names of the table were chosen. Needs numpy.
"""

from __future__ import annotations

import argparse
import difflib
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cleaning
import numpy as np
import pasted
import pasting
import zones as lines_of_pages

from pipeline.clean import clean
from pipeline.clean.inserts import spoken
from pipeline.clean.line_signs import signs
from pipeline.clean.line_weights import table, weigh
from pipeline.clean.page_lines import Line, lines_of
from pipeline.clean.rule import View
from pipeline.clean.text_end import WINDOWS, end_signs, line_signs
from pipeline.clean.text_run import LEAST, prose, text_run
from pipeline.model import stream
from pipeline.read import read

PENALTY = 1.0
SPARSE = 7.0  # the penalty on the size of weights with --signs
STEPS = 200
LONG = 12  # letters of a line that says where it is from
WORTH = {"pasted": 1.0, "lines": 1.0, "wrapped": 0.5, "bare": 0.3}
WHOLE = ("opened", "speech below", "end")
AROUND = ("about", "around", "near", "wide", "beside", "wrapped", "not parted")  # signs that are averages already


@dataclass(frozen=True)
class Page:
    """The places from the start of a text on: the signs of each as its end, and which of them may be it."""

    site: str
    kind: str
    signs: list[dict[str, float]]
    ends: frozenset[int]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pasted", type=Path, required=True, help="pages that were pasted whole")
    parser.add_argument("--half", choices=("a", "b"), help="the half of those pages; both without")
    parser.add_argument("--skip", type=int, default=0, help="leave out so many pages, and every fourth of the others")
    parser.add_argument("--folds", type=int, default=0, metavar="N")
    parser.add_argument("--signs", action="store_true")
    options = parser.parse_args()
    names = None if options.signs else frozenset(table("text_end"))
    pages = [page for page in _pages(options, names) if page.ends]
    known = sorted({name for page in pages for own in page.signs for name in own}) if names is None else sorted(names)
    for fold in range(options.folds):
        held = [page for page in pages if _fold(page, options.folds) == fold]
        weights = fit([page for page in pages if _fold(page, options.folds) != fold], known)
        print(f"# fold {fold}: {judge(held, weights)}")
    weights = fit(pages, known, SPARSE if options.signs else 0.0)
    print(f"# {len(pages)} pages\n\n[weights]")
    for name, value in sorted(weights.items(), key=lambda pair: -pair[1]):
        if abs(value) >= 0.05:
            print(f'"{name}" = {value:.2f}')
    return 0


def _fold(page: Page, folds: int) -> int:
    return sum(map(ord, page.site)) % folds


def _pages(options: Any, names: frozenset[str] | None) -> Iterator[Page]:
    yield from filter(None, (_pasted(options.pasted, name, page, names) for name, page in _chosen(options)))
    framed = lines_of_pages.labelled(options.corpus)
    for name, rows in framed.items():
        end = max(at for at, row in enumerate(rows) if row.label == "content")
        yield from _known(name, "lines", cleaning.pasted(rows), _full(rows[end + 1 :]), names)
    frames = list(framed.items())
    for number, (name, blocks) in enumerate(pasting.interviews(options.corpus)):
        yield from _known(name, "bare", "\n\n".join(blocks[:60]), 0, names)
        for turn in range(2):
            site, rows = frames[(2 * number + turn) % len(frames)]
            text = "\n\n".join(blocks[: lines_of_pages.LENGTHS[(number + turn) % len(lines_of_pages.LENGTHS)]])
            end = max(at for at, row in enumerate(rows) if row.label == "content")
            yield from _known(site, "wrapped", pasting.wrap(text, rows), _full(rows[end + 1 :]), names)


def _chosen(options: Any) -> list[pasted.Page]:
    pages = pasted.pages_of(options.pasted, options.half)[options.skip :]
    return [page for at, page in enumerate(pages) if at % 4 or not options.skip]


def _full(rows: Sequence[cleaning.Row]) -> int:
    return sum(bool(row.text.strip()) for row in rows)


def _known(site: str, kind: str, text: str, below: int, names: frozenset[str] | None) -> Iterator[Page]:
    """A page whose text ends so many lines above the end of the page."""
    lines = _lines(text.encode())
    if found := _places(lines, names):
        start, seen = found
        yield Page(site, kind, seen, frozenset({len(lines) - 1 - below - start} & set(range(len(seen)))))


def _lines(data: bytes) -> list[Line]:
    raw = read(data, "page.txt")
    return lines_of(View(raw.blocks, raw.language, raw.source.format))


def _places(lines: Sequence[Line], names: frozenset[str] | None) -> tuple[int, list[dict[str, float]]] | None:
    """Where the text starts among the lines that hold something, and the signs of each place from there on."""
    full = [line for line in lines if line.text.strip()]
    if not full:
        return None
    seen = signs(full)
    odds = {line.index: weigh(own, table("zones")) for line, own in zip(full, seen, strict=True)}
    first, last = text_run(list(lines), odds)
    if prose(list(lines[first : last + 1])) < LEAST:
        return None
    start = next(place for place, line in enumerate(full) if line.index >= first)
    said = frozenset(spoken(full, first, full[-1].index))
    values = [line_signs(line, own, odds, said) for line, own in zip(full, seen, strict=True)]
    single = {sign for own in values for sign in own if not sign.endswith(AROUND)}
    wanted = names or [f"{window}: {sign}" for window in WINDOWS for sign in sorted(single)]
    return start, [{name: one for name, one in own.items() if one} for own in end_signs(values, start, wanted)]


def _pasted(folder: Path, name: str, page: dict[str, Any], names: frozenset[str] | None) -> Page | None:
    lines = _lines((folder / "pasted" / f"{name}.txt").read_bytes())
    found = _places(lines, names)
    if found is None:
        return None
    start, seen = found
    keys = [stream(line.text) for line in lines if line.text.strip()]
    kept = [at for part in page.get("with", ()) if (at := _first(part, keys)) is not None]
    if not kept:
        return None
    gone = [
        at
        for part in map(stream, page.get("without", ()))
        for at, key in enumerate(keys)
        if at > max(kept) and part and part in key
    ]
    between = range(max(kept), min(gone, default=len(keys)))
    shown = _shown_last(folder, name, keys)
    ends = {shown} if shown in between else set(between)
    return Page(page.get("url") or name, "pasted", seen, frozenset(at - start for at in ends if at >= start))


def _first(part: str, keys: Sequence[str]) -> int | None:
    wanted = stream(part)
    return next((at for at, key in enumerate(keys) if wanted and wanted in key), None)


def _shown_last(folder: Path, name: str, keys: Sequence[str]) -> int | None:
    """The last line that the cleaned saved page has in its text."""
    saved = clean(read((folder / "html" / f"{name}.html").read_bytes(), f"{name}.html"))
    shown = [stream(text) for block in saved.blocks if block.kind != "aside" for text in block.text.split("\n")]
    matcher = difflib.SequenceMatcher(None, list(filter(None, shown)), list(keys), autojunk=False)
    places = [at + step for _, at, size in matcher.get_matching_blocks() for step in range(size)]
    return max((at for at in places if len(keys[at]) >= LONG), default=None)


def fit(pages: Sequence[Page], names: Sequence[str], sparse: float = 0.0) -> dict[str, float]:
    """The weights by which the end of each text outweighs its other lines.

    Found by accelerated proximal gradient steps (FISTA with backtracking: Beck & Teboulle, SIAM J. Imaging Sci., 2009).
    """
    place = {name: at for at, name in enumerate(names)}
    tables = [(WORTH[page.kind], *_matrix(page, place)) for page in pages]
    weights = ahead = np.zeros(len(names))
    pace, rate = 1.0, 0.05
    for _ in range(STEPS):
        loss, slope = _loss(ahead, tables)
        while True:
            step = ahead - rate * slope
            moved = np.sign(step) * np.maximum(abs(step) - rate * sparse, 0.0)
            change = moved - ahead
            if _loss(moved, tables)[0] <= loss + slope @ change + change @ change / (2 * rate) + 1e-9:
                break
            rate /= 2
        following = (1 + math.sqrt(1 + 4 * pace * pace)) / 2
        ahead = moved + (pace - 1) / following * (moved - weights)
        weights, pace = moved, following
    return {name: float(value) for name, value in zip(names, weights, strict=True)}


def _loss(weights: Any, tables: Sequence[tuple[float, Any, Any]]) -> tuple[float, Any]:
    """How unlikely the ends are with these weights, and the slope of that."""
    loss, slope = PENALTY * float(weights @ weights) / 2, PENALTY * weights
    for worth, matrix, right in tables:
        score = matrix @ weights
        odds = np.exp(score - score.max())
        true = odds * right
        loss -= worth * math.log(max(true.sum(), 1e-300) / odds.sum())
        slope = slope + worth * (matrix.T @ (odds / odds.sum() - true / max(true.sum(), 1e-300)))
    return loss, slope


def _matrix(page: Page, place: dict[str, int]) -> tuple[Any, Any]:
    matrix = np.zeros((len(page.signs), len(place)))
    for at, own in enumerate(page.signs):
        for name, value in own.items():
            if name in place:
                matrix[at, place[name]] = value
    return matrix, np.array([float(at in page.ends) for at in range(len(page.signs))])


def judge(pages: Sequence[Page], weights: dict[str, float]) -> str:
    """How many ends are found too early and too late, by kind of page."""
    counts: Counter[str] = Counter()
    for page in pages:
        scores = [weigh(own, weights) for own in page.signs]
        chances = np.exp(np.array(scores) - max(scores))
        end = int(np.searchsorted(np.cumsum(chances) / chances.sum(), 0.5))
        side = "early" if end < min(page.ends) else "late" if end > max(page.ends) else "right"
        counts[f"{page.kind} {side}"] += 1
    return ", ".join(f"{what} {count}" for what, count in sorted(counts.items()))


if __name__ == "__main__":
    sys.exit(main())
