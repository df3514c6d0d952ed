# ruff: noqa: T201
"""What becomes of interviews when they are copied with a page around them: ``pasting.py CORPUS [--pages N] [--show]``.

Every interview of the corpus is wrapped into the head and the tail of pages of ``web-pages/lines.tsv`` (half 0), and
cleaned. Counted are the paragraphs of the interview that are gone afterwards, and those that are gone when it is
cleaned alone; a paragraph that the frame has, too, is not counted.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import cleaning
import gum_text

from pipeline.clean import clean, rules
from pipeline.model import stream
from pipeline.read import read

MARKUP = frozenset(("front-matter", "source-comment", "outside-the-text", "site-markup", "wrapped-line"))
FOLDERS = ("seed", "interviews", "themes", "gold-markup")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pages", type=int, default=6, help="how many frames for each interview")
    parser.add_argument("--show", action="store_true", help="print the paragraphs that went")
    options = parser.parse_args()
    started = time.process_time()
    pages = [
        rows
        for name, rows in cleaning.load(options.corpus / "web-pages" / "lines.tsv").items()
        if not cleaning.half(name)
    ]
    alone = wrapped = count = 0
    for number, (name, blocks) in enumerate(interviews(options.corpus)):
        alone += gone(blocks, "\n\n".join(blocks), options.show and f"{name} alone")
        for turn in range(options.pages):
            rows = pages[(number * options.pages + turn) % len(pages)]
            wrapped += gone(blocks, wrap("\n\n".join(blocks), rows), options.show and f"{name} in {turn}", rows)
            count += len(blocks)
    print(f"alone: {alone} gone; wrapped: {wrapped} of {count} paragraphs gone, {time.process_time() - started:.1f} s")
    return 0


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
    """The text in place of the page's own."""
    own = [at for at, row in enumerate(rows) if row.label == "content"]
    return f"{cleaning.pasted(rows[: own[0]])}\n{text}\n\n{cleaning.pasted(rows[own[-1] + 1 :])}"


def gone(blocks: Sequence[str], text: str, show: str | bool, rows: Sequence[cleaning.Row] = ()) -> int:
    """How many of the paragraphs are not in the cleaned text."""
    document = clean(read(text.encode(), "page.txt"), off=cleaning.JOINING)
    left = {stream(line) for block in document.blocks for line in block.text.split("\n")}
    frame = {stream(row.text) for row in rows}
    lost = [
        block
        for block in blocks
        if any((key := stream(line)) and key not in left and key not in frame for line in block.split("\n"))
    ]
    if show:
        for block in lost:
            print(f"  {show}: {block[:120]!r}")
    return len(lost)


if __name__ == "__main__":
    sys.exit(main())
