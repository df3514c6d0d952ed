# ruff: noqa: T201
"""Check the laws of cleaning on damaged texts: ``mutations.py CORPUS [--count N] [--seed N]``.

Pieces of the interviews and pages of the corpus are damaged at random (lines lost, doubled, moved, joined, put into a
page's frame; letters replaced by odd characters), read, and cleaned. The checks: does the ledger lead there and back,
is every letter of the source in the text or in the ledger, and does cleaning again change nothing. It prints
violations; the same seed makes the same texts.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import cleaning
import pasting

from pipeline.clean import clean
from pipeline.errors import BriefingError, InputError
from pipeline.ledger import CleanDocument, replay, undo
from pipeline.model import RawDocument
from pipeline.read import read

PIECE = 40  # lines
MOST = 6  # mutations of a text
ODD = "\u00a0\u200b\u00ad\u202e\ufb01\ue001\u0091\ufffd\u0301'\"-–—…?!.,:;#*•|<>&@/\\()[]{}0123456789\t«»“”„¿¡。、"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started, chance = time.process_time(), random.Random(options.seed)
    pages = [
        cleaning.pasted(rows).split("\n") for rows in cleaning.load(options.corpus / "web-pages" / "lines.tsv").values()
    ]
    texts = ["\n\n".join(blocks).split("\n") for _, blocks in pasting.interviews(options.corpus)] + pages
    broken: Counter[str] = Counter()
    for number in range(options.count):
        text = mutated(chance, chance.choice(texts), pages)
        fault = judged(text, f"a.{chance.choice(('txt', 'txt', 'md'))}")
        broken[fault] += 1
        if fault not in ("", "no text"):
            print(f"{number}: {fault}: {text[:200]!r}")
    print(f"{options.count} texts, {time.process_time() - started:.0f} s: {dict(broken)}")
    return 0


def mutated(chance: random.Random, lines: list[str], pages: list[list[str]]) -> str:
    """A piece of the text, damaged."""
    start = chance.randrange(max(1, len(lines) - PIECE))
    piece = lines[start : start + PIECE]
    for _ in range(chance.randint(1, MOST)):
        chance.choice(MUTATIONS)(chance, piece)
    if chance.random() < 0.3:
        page = chance.choice(pages)
        piece = [*page[: chance.randrange(60)], *piece, *page[-1 - chance.randrange(60) :]]
    return "\n".join(piece)


def lose(chance: random.Random, piece: list[str]) -> None:
    del piece[chance.randrange(len(piece)) : chance.randrange(len(piece))]
    piece.append("")


def double(chance: random.Random, piece: list[str]) -> None:
    piece.insert(chance.randrange(len(piece)), chance.choice(piece))


def move(chance: random.Random, piece: list[str]) -> None:
    piece.insert(chance.randrange(len(piece)), piece.pop(chance.randrange(len(piece))))


def glue(chance: random.Random, piece: list[str]) -> None:
    at = chance.randrange(len(piece))
    piece[at] += piece[chance.randrange(len(piece))]


def scatter(chance: random.Random, piece: list[str]) -> None:
    """Odd characters at a few places of a line."""
    at = chance.randrange(len(piece))
    for _ in range(chance.randint(1, 5)):
        place = chance.randint(0, len(piece[at]))
        piece[at] = piece[at][:place] + chance.choice(ODD) + piece[at][place + chance.randint(0, 1) :]


def wrap(chance: random.Random, piece: list[str]) -> None:
    """A line broken every so many characters."""
    at, width = chance.randrange(len(piece)), chance.randint(20, 80)
    line = piece[at]
    piece[at : at + 1] = [line[start : start + width] for start in range(0, len(line), width)] or [""]


MUTATIONS: tuple[Callable[[random.Random, list[str]], None], ...] = (lose, double, move, glue, scatter, wrap)


def judged(text: str, name: str) -> str:
    """The law that was violated; empty if none."""
    try:
        raw = read(text.encode("utf-8", "ignore"), name)
        document = clean(raw)
        if replay(raw.blocks, document.ledger) != document.blocks:
            return "replay"
        if undo(document.blocks, document.ledger) != raw.blocks:
            return "undo"
        if not conserved(raw, document):
            return "conservation"
        again = clean(RawDocument(document.source, document.language, document.blocks))
    except InputError:
        return "no text"
    except BriefingError as error:
        return f"error: {error}"
    return f"twice: {again.ledger.edits[0].rule}" if again.ledger.edits else ""


def conserved(raw: RawDocument, document: CleanDocument) -> bool:
    """Whether the letters of the source are those of the text and of the ledger."""
    edits = document.ledger.edits
    was, left = (letters("".join(block.text for block in value.blocks)) for value in (raw, document))
    gone = letters("".join(edit.before for edit in edits))
    come = letters("".join(edit.after for edit in edits if edit.action != "split"))
    return was + come == left + gone


def letters(text: str) -> Counter[str]:
    """How often each letter and digit occurs, ignoring accents: one may belong to another letter after cleaning."""
    return Counter(character for character in normalize("NFKD", text).casefold() if character.isalnum())


if __name__ == "__main__":
    sys.exit(main())
