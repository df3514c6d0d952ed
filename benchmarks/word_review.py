# ruff: noqa: T201
"""Are tracked changes of other programs read as others read them: ``word_review.py FOLDER``.

In the folder, ``NAME.docx`` with ``NAME_accept.native`` and ``NAME_reject.native`` (documents of pandoc, as ``pandoc -t
native`` writes them) is a file with tracked changes and its text with all of them accepted, and rejected;
``NAME_all.native`` also names their authors. ``NAME_original.docx``, ``NAME_modified.docx`` and
``NAME_expected_redline.docx`` are two versions, and their tracked difference. Prints a line for each comparison; fails
if one differs.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.model.returned import Returned
from pipeline.read.returned import read_copy
from pipeline.review.copy_paragraphs import Judge, decided, everything, nothing
from pipeline.review.word_differences import compared

PART_RE = re.compile(r'\b(Str) "((?:[^"\\]|\\.)*)"|\b(Space|SoftBreak|LineBreak)\b|\b(Para|Plain|Header)\b')
AUTHOR_RE = re.compile(r'"author"\s*,\s*"((?:[^"\\]|\\.)*)"')
ESCAPE_RE = re.compile(r"\\(\d+|&|.)")


def main() -> int:
    """Compare every file of a folder with what others make of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    folder = parser.parse_args().folder
    results = [*with_native(folder), *with_versions(folder)]
    for name, good in results:
        print(f"{'as expected' if good else 'DIFFERENT  '}  {name}")
    print(f"{sum(good for _, good in results)} of {len(results)} as expected")
    return int(not results or not all(good for _, good in results))


def with_native(folder: Path) -> Iterator[tuple[str, bool]]:
    """The files with golds of pandoc."""
    for path in sorted(folder.glob("*.docx")):
        copy = read(path)
        for kind, judge in (("accept", everything), ("reject", nothing)):
            gold = path.with_name(f"{path.stem}_{kind}.native")
            if gold.is_file():
                yield f"{path.name}, all {kind}ed", texts(copy, judge) == native(gold.read_text(encoding="utf-8"))
        gold = path.with_name(f"{path.stem}_all.native")
        if gold.is_file():
            wanted = set(AUTHOR_RE.findall(gold.read_text(encoding="utf-8")))
            yield f"{path.name}, authors", {hand.author for hand in copy.hands()} == wanted


def with_versions(folder: Path) -> Iterator[tuple[str, bool]]:
    """The files with two versions and their difference."""
    for redline in sorted(folder.glob("*_expected_redline.docx")):
        stem = redline.name.removesuffix("_expected_redline.docx")
        original, modified = (texts(read(redline.with_name(f"{stem}_{one}.docx"))) for one in ("original", "modified"))
        tracked = read(redline)
        yield f"{redline.name}, all accepted", texts(tracked) == modified
        yield f"{redline.name}, all rejected", texts(tracked, nothing) == original
        gone, new = set(), set()
        for row in compared(original, modified):
            gone.update(word for fate, text in row.pieces if fate == "gone" for word in text.split())
            new.update(word for fate, text in row.pieces if fate == "new" for word in text.split())
        scraps = [scrap for line in tracked.lines for scrap in line.scraps]
        wanted_gone = {word for scrap in scraps if scrap.deleted for word in scrap.text.split()}
        wanted_new = {word for scrap in scraps if scrap.inserted for word in scrap.text.split()}
        yield f"{redline.name}, no word more is changed than there", gone <= wanted_gone and new <= wanted_new


def read(path: Path) -> Returned:
    """A file with its tracked changes."""
    return read_copy(path.read_bytes(), path.name)


def texts(copy: Returned, judge: Judge = everything) -> list[str]:
    """The paragraphs of a file, without regard to the width of blanks."""
    return [" ".join(one.text.split()) for one in decided(copy, judge)]


def native(gold: str) -> list[str]:
    """The paragraphs of a document of pandoc."""
    found: list[list[str]] = []
    for part in PART_RE.finditer(gold):
        if part[4]:
            found.append([])
        elif found:
            found[-1].append(unescaped(part[2]) if part[1] else " ")
    whole = (" ".join("".join(parts).split()) for parts in found)
    return [text for text in whole if text]


def unescaped(text: str) -> str:
    """A string of Haskell."""
    return ESCAPE_RE.sub(lambda found: chr(int(found[1])) if found[1].isdigit() else found[1].strip("&"), text)


if __name__ == "__main__":
    sys.exit(main())
