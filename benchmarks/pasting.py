# ruff: noqa: T201
"""Measure the damage to interviews that are copied with a page around them: ``pasting.py CORPUS [--pages N] [--show]``.

Every interview of the corpus is wrapped into the head and tail of pages from ``web-pages/lines.tsv``, and cleaned; then
a part of it again, with insertions from the texts of those pages (advertisements, teasers, at most twelve lines) at two
places between its paragraphs. Counted are the paragraphs of the interview that are missing afterwards, and those
missing when it is cleaned alone; a paragraph that the frame also has is not counted.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import cleaning
import gum_text

from pipeline.clean import clean, rules
from pipeline.model import stream
from pipeline.read import read

MARKUP = frozenset(("front-matter", "source-comment", "outside-the-text", "site-markup", "wrapped-line", "time-stamp"))
INSERT = 12  # lines
LENGTHS = (8, 15, 30, 60, 10_000)  # paragraphs
FOLDERS = ("seed", "interviews", "themes", "gold-markup")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pages", type=int, default=6, help="how many frames for each interview")
    parser.add_argument("--show", action="store_true", help="print the paragraphs that went")
    options = parser.parse_args()
    started = time.process_time()
    pages = list(cleaning.load(options.corpus / "web-pages" / "lines.tsv").values())
    pages = [rows for rows in pages if any(row.label == "content" for row in rows)]
    stuff = [lines for rows in pages for lines in inserts(rows)]
    alone = wrapped = count = parted = parts = 0
    draw = random.Random(0)
    for number, (name, blocks) in enumerate(interviews(options.corpus)):
        alone += gone(blocks, "\n\n".join(blocks), options.show and f"{name} alone")
        for turn in range(options.pages):
            rows = pages[(number * options.pages + turn) % len(pages)]
            wrapped += gone(blocks, wrap("\n\n".join(blocks), rows), options.show and f"{name} in {turn}", frame(rows))
            count += len(blocks)
            own, text, known = interrupted(blocks, draw.choices(stuff, k=2), draw)
            parted += gone(own, wrap(text, rows), options.show and f"{name} parted, in {turn}", frame(rows) | known)
            parts += len(own)
    print(
        f"alone: {alone} gone; wrapped: {wrapped} of {count} paragraphs gone; interrupted: {parted} of {parts}, "
        f"{time.process_time() - started:.1f} s"
    )
    return 0


def inserts(rows: Sequence[cleaning.Row]) -> Iterator[list[str]]:
    """Insertions within the text of a page that do not belong to it."""
    own = [at for at, row in enumerate(rows) if row.label == "content"]
    for is_own, group in groupby(rows[own[0] : own[-1] + 1], key=lambda row: row.label == "content"):
        lines = [row.text for row in group]
        if not is_own and len(lines) <= INSERT:
            yield lines


def interrupted(
    blocks: list[str], stuff: Sequence[list[str]], draw: random.Random
) -> tuple[list[str], str, frozenset[str]]:
    """A part of an interview, the same with insertions at two places, and the inserted lines."""
    size = draw.choice(LENGTHS)
    start = draw.randrange(max(1, len(blocks) - size + 1))
    own = blocks[start : start + size]
    text = list(own)
    for third, lines in zip((2, 1), stuff, strict=True):
        text.insert(third * len(own) // 3, "\n".join(lines))
    return own, "\n\n".join(text), frozenset(stream(line) for lines in stuff for line in lines)


def frame(rows: Sequence[cleaning.Row]) -> frozenset[str]:
    """The lines of a page's frame."""
    return frozenset(stream(row.text) for row in rows)


def interviews(corpus: Path) -> Iterator[tuple[str, list[str]]]:
    """The paragraphs of each interview, without the markup of its format."""
    off = frozenset(rule.name for rule in rules()) - MARKUP
    for path in sorted(path for folder in FOLDERS for path in (corpus / folder).glob("*.*")):
        if path.suffix == ".json":
            continue
        data = gum_text.join(path.read_text(encoding="utf-8")).encode() if path.suffix == ".xml" else path.read_bytes()
        raw = read(data, path.stem + ".txt" if path.suffix == ".xml" else path.name)
        yield path.name, [block.text for block in clean(raw, off=off).blocks if stream(block.text)]


def wrap(text: str, rows: Sequence[cleaning.Row]) -> str:
    """The text inserted in place of the page's own."""
    own = [at for at, row in enumerate(rows) if row.label == "content"]
    return f"{cleaning.pasted(rows[: own[0]])}\n{text}\n\n{cleaning.pasted(rows[own[-1] + 1 :])}"


def gone(blocks: Sequence[str], text: str, show: str | bool, known: frozenset[str] = frozenset()) -> int:
    """The number of paragraphs missing in the cleaned text, except those ``known`` from its frame."""
    document = clean(read(text.encode(), "page.txt"), off=cleaning.JOINING)
    left = {stream(line) for block in document.blocks for line in block.text.split("\n")}
    lost = [
        block
        for block in blocks
        if any((key := stream(line)) and key not in left and key not in known for line in block.split("\n"))
    ]
    if show:
        for block in lost:
            print(f"  {show}: {block[:120]!r}")
    return len(lost)


if __name__ == "__main__":
    sys.exit(main())
