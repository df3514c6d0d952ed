# ruff: noqa: T201
"""Fit the weights of ``pipeline/clean/zones.toml``: ``zones.py CORPUS`` prints the table; ``--folds N`` evaluates it.

Logistic regression by Newton's method, with a penalty on large weights, over the signs of every labelled line of all
pages (``cleaning.py``), and of the paragraphs of interviews wrapped into the frames of those pages, in several lengths,
some with speakers on lines of their own. A line of the text weighs ``COST`` lines of a frame, because losing it is
worse. Lines within ten of the text above it are left out: titles and bylines are residue in the labels, but text to us.

``--inserted`` prints the table ``pipeline/clean/inserted.toml`` instead, from the lines between the first and the last
of the texts.

``--pasted FOLDER`` adds the lines of pages that were pasted whole (``pasted.py``), of one half of their sites.

``--folds N`` divides the pages N times into five parts, cleans each page with weights fitted without it, and prints the
score of ``cleaning.py`` with an interval (a bootstrap over pages, 95 per cent), and the number of lines removed. The
lists of residue and the rules were made by people who saw all pages: they cannot be cross-validated.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import cleaning
import pasted
import pasting

from pipeline.clean.line_signs import signs
from pipeline.clean.line_weights import table
from pipeline.clean.page_lines import Line, lines_of
from pipeline.clean.rule import View
from pipeline.clean.zones import zones
from pipeline.model import stream
from pipeline.read import read

PENALTY = 1.0
COST = 2.0
FOLDS = 5
DRAWS = 1000
LENGTHS = (5, 25, 10, 60)  # paragraphs
STEPS = 12
SPEAKER_RE = re.compile(r"([^\s:][^:\n]{1,30}): ")


@dataclass(frozen=True)
class Sample:
    """A line's signs, whether it belongs to the frame, its page, and whether it is amid the text."""

    page: str
    signs: dict[str, float]
    frame: bool
    weight: float = 1.0
    inside: bool = False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--folds", type=int, default=0, metavar="N", help="divide the pages so many times")
    parser.add_argument("--pasted", type=Path, help="pages that were pasted whole, too, as pasted.py reads them")
    parser.add_argument("--half", choices=("a", "b"), help="the half of those pages; both without")
    parser.add_argument("--inserted", action="store_true", help="the table of the lines amid the text")
    options = parser.parse_args()
    samples = [*paged(options.corpus), *wrapped(options.corpus)]
    if options.pasted:
        samples += [Sample(*sample) for sample in pasted.sampled(options.pasted, options.half)]
    if options.inserted:
        samples = [replace(one, signs=one.signs | {"always": 1.0}) for one in samples if one.inside]
    names = sorted({name for sample in samples for name in sample.signs})
    if options.folds:
        judge(options.corpus, samples, names, options.folds)
        return 0
    print(f"# {len(samples)} lines of {len({sample.page for sample in samples})} pages\n\n[weights]")
    for name, value in sorted(fit(samples, names).items(), key=lambda pair: -pair[1]):
        print(f'"{name}" = {value:.2f}')
    return 0


def labelled(corpus: Path) -> dict[str, list[cleaning.Row]]:
    """The pages that have a text."""
    pages = cleaning.load(corpus / "web-pages" / "lines.tsv")
    return {name: rows for name, rows in pages.items() if any(row.label == "content" for row in rows)}


def paged(corpus: Path) -> Iterator[Sample]:
    """The labelled lines of the pages."""
    for name, rows in labelled(corpus).items():
        first = min(at for at, row in enumerate(rows) if row.label == "content")
        labels = [
            "mixed" if row.label == "residue" and first - cleaning.NEAR <= at < first else row.label
            for at, row in enumerate(rows)
        ]
        told = iter([(stream(row.text), label) for row, label in zip(rows, labels, strict=True) if stream(row.text)])
        for line, seen, inside in looked(cleaning.pasted(rows)):
            if not (key := stream(line.text)):
                continue
            label = next(label for text, label in told if text == key)
            if label != "mixed":
                yield Sample(name, seen, label == "residue", inside=inside)


def wrapped(corpus: Path) -> Iterator[Sample]:
    """The paragraphs of interviews in the frames of the pages."""
    for name, own, text in framed(corpus):
        for line, seen, inside in looked(text):
            if line.text in own:
                yield Sample(name, seen, False, inside=inside)


def framed(corpus: Path) -> Iterator[tuple[str, set[str], str]]:
    """Interviews in the frames of pages: the name of the page, the lines of the interview, and the text of both."""
    pages = list(labelled(corpus).items())
    for number, (_, blocks) in enumerate(pasting.interviews(corpus)):
        name, rows = pages[number % len(pages)]
        text = "\n\n".join(blocks[: LENGTHS[number % len(LENGTHS)]])
        if number % 3 == 0:
            text = SPEAKER_RE.sub(r"\1\n\n", text)
        yield name, set(text.split("\n")), pasting.wrap(text, rows)


def looked(text: str) -> Iterator[tuple[Line, dict[str, float], bool]]:
    """The non-empty lines of a text, with their signs, and whether each is amid the text that was found."""
    raw = read(text.encode(), "page.txt")
    lines = lines_of(View(raw.blocks, raw.language))
    found = zones(lines)
    full = [line for line in lines if line.text.strip()]
    for line, seen in zip(full, signs(full), strict=True):
        yield line, seen, found is not None and found.first <= line.index <= found.last


def fit(samples: Sequence[Sample], names: Sequence[str]) -> dict[str, float]:
    """The most likely weights for the labels, each reduced by the penalty."""
    rows = [[(at, sample.signs[name]) for at, name in enumerate(names) if sample.signs.get(name)] for sample in samples]
    costs = [sample.weight * (1.0 if sample.frame else COST) for sample in samples]
    weights = [0.0] * len(names)
    for _ in range(STEPS):
        slope = [PENALTY * weight for weight in weights]
        curve = [[PENALTY if at == other else 0.0 for other in range(len(names))] for at in range(len(names))]
        for sample, row, cost in zip(samples, rows, costs, strict=True):
            likely = 1 / (1 + math.exp(-sum(weights[at] * value for at, value in row)))
            miss, bend = cost * (likely - sample.frame), cost * likely * (1 - likely)
            for at, value in row:
                slope[at] += miss * value
                line, part = curve[at], bend * value
                for other, more in row:
                    line[other] += part * more
        step = solved(curve, slope)
        weights = [weight - change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 0.001:
            break
    return dict(zip(names, weights, strict=True))


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """``x`` of ``matrix @ x = right``, by elimination; the matrix is positive definite."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(size):
        for below in range(at + 1, size):
            share = rows[below][at] / rows[at][at]
            if share:
                rows[below] = [one - share * two for one, two in zip(rows[below], rows[at], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        known = sum(rows[at][other] * found[other] for other in range(at + 1, size))
        found[at] = (rows[at][size] - known) / rows[at][at]
    return found


def judge(corpus: Path, samples: Sequence[Sample], names: Sequence[str], times: int) -> None:
    """Print the scores of the pages, each cleaned with weights fitted without it, and their interval."""
    pages = labelled(corpus)
    totals = dict.fromkeys(pages, cleaning.Score())
    for seed in range(times):
        scores = folded(pages, samples, names, seed)
        print(f"seed {seed}: {sum(scores.values(), cleaning.Score())}", flush=True)
        totals = {name: total + scores[name] for name, total in totals.items()}
    print(f"all: {sum(totals.values(), cleaning.Score())}")
    draw = random.Random(0)
    drawn = [sum(draw.choices(list(totals.values()), k=len(totals)), cleaning.Score()) for _ in range(DRAWS)]
    for what, recalls in (
        ("text", [score.text_kept / (score.text_kept + score.text_gone) for score in drawn]),
        ("residue", [score.frame_gone / (score.frame_gone + score.frame_kept) for score in drawn]),
    ):
        recalls.sort()
        print(f"{what}: recall in {recalls[DRAWS // 40]:.4f} to {recalls[-DRAWS // 40]:.4f}")
    for name, total in totals.items():
        if total.text_gone:
            lines = (total.text_gone + total.text_kept) / times
            print(f"{name}: {total.text_gone / times:.1f} of {lines:.0f} lines of the text gone")


def folded(
    pages: dict[str, list[cleaning.Row]], samples: Sequence[Sample], names: Sequence[str], seed: int
) -> dict[str, cleaning.Score]:
    """The score of each page, cleaned with weights fitted without it."""
    order = sorted(pages)
    random.Random(seed).shuffle(order)
    scores = {}
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        weights = fit([sample for sample in samples if sample.page not in held], names)
        tables = {"zones": weights, "inserted": table("inserted")}
        with patch("pipeline.clean.zones.table", side_effect=tables.__getitem__):
            scores |= {name: cleaning.measure(pages[name]) for name in held}
    return scores


if __name__ == "__main__":
    sys.exit(main())
