# ruff: noqa: T201
"""Measure how much of a page's frame and text is removed: ``cleaning.py CORPUS [--half 0|1] [--show]``.

``CORPUS/web-pages/lines.tsv`` holds the lines of whole pages as a browser copies them (page, number, label, text), each
labelled ``content``, ``residue`` or ``mixed`` (a text that occurs as both; read, but not counted). Titles, bylines and
captions are residue in these labels but text to us, so the recall of residue cannot reach 1, and should not. The last
figure leaves out the ten lines above the text and the lines within it.

Pages fall into two halves by the hash of their names: rules may be tuned on half 0 only. A line of the text counts as
kept if it is anywhere in the result (a link in a menu is labelled content, too, if the text has the same words); a line
of the frame that occurs several times counts by the share that remained.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from pipeline.clean import clean
from pipeline.model import stream
from pipeline.read import read

NEAR = 10  # lines above the text, with its title, byline, date and caption
JOINING = frozenset(("wrapped-line", "glued-byline"))  # rules that change the kind of a line


@dataclass(frozen=True)
class Row:
    """A labelled line of a page."""

    number: int
    label: str
    text: str


@dataclass(frozen=True)
class Score:
    """Counts of lines: of the text, of the frame, and of the outer frame (ten lines from the text, or below it)."""

    text_kept: float = 0
    text_gone: float = 0
    frame_kept: float = 0
    frame_gone: float = 0
    outer_kept: float = 0
    outer_gone: float = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))

    def __str__(self) -> str:
        text = (
            f"text: recall {share(self.text_kept, self.text_gone)} precision {share(self.text_kept, self.frame_kept)}"
        )
        frame = f"{share(self.frame_gone, self.frame_kept)} precision {share(self.frame_gone, self.text_gone)}"
        return f"{text}  residue: recall {frame}  outside: recall {share(self.outer_gone, self.outer_kept)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1), help="only this half of the pages")
    parser.add_argument(
        "--show", action="store_true", help="print the lines of the text that went, and frames that stayed"
    )
    options = parser.parse_args()
    started, total, pages = time.process_time(), Score(), 0
    for name, rows in load(options.corpus / "web-pages" / "lines.tsv").items():
        if options.half in (None, half(name)):
            score = measure(rows, options.show and name)
            print(f"{name}  {score}")
            total, pages = total + score, pages + 1
    print(f"{pages} pages, {time.process_time() - started:.1f} s  {total}")
    return 0


def load(path: Path) -> dict[str, list[Row]]:
    """The pages, each with its lines in order."""
    pages: dict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            pages[row["page"]].append(Row(int(row["lineno"]), row["label"], row["text"]))
    return pages


def half(name: str) -> int:
    """0 or 1, by the hash of a page's name."""
    return hashlib.sha256(name.encode()).digest()[0] % 2


def measure(rows: list[Row], show: str | bool = False) -> Score:
    """Clean one page, and count its lines."""
    document = clean(read(pasted(rows).encode(), "page.txt"), off=JOINING)
    stayed = Counter(stream(line) for block in document.blocks for line in block.text.split("\n"))
    were = Counter(stream(row.text) for row in rows)
    content = [place for place, row in enumerate(rows) if row.label == "content"]
    score = Score()
    for place, row in enumerate(rows):
        key = stream(row.text)
        if not key or row.label == "mixed":
            continue
        kept = min(stayed[key] / (1 if row.label == "content" else were[key]), 1)
        if show and (kept < 1) == (row.label == "content"):
            print(f"  {show} {row.number:4d} {'LOST' if kept < 1 else 'left'} {row.text[:150]}")
        if row.label == "content":
            score += Score(kept, 1 - kept)
        else:
            outside = place < content[0] - NEAR or place > content[-1]
            score += Score(0, 0, kept, 1 - kept, kept * outside, (1 - kept) * outside)
    return score


def pasted(rows: Iterable[Row]) -> str:
    """The page as plain text, with empty lines where line numbers are missing."""
    lines, last = [], -1
    for row in rows:
        lines += [""] * (row.number > last + 1)
        lines.append(row.text)
        last = row.number
    return "\n".join(lines) + "\n"


def share(part: float, rest: float) -> str:
    return f"{part / (part + rest):.4f}" if part + rest else "  -   "


if __name__ == "__main__":
    sys.exit(main())
