"""Conservation: the page holds every word of the briefing, and every finished file holds the page, in order.

Compared are letters and digits only (:func:`pipeline.model.stream`). A piece is found by the earliest place at or after
the end of the one before: a file in which such places exist for all pieces holds them in order, and the greedy choice
finds them whenever they exist.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.check.printed import Printed, printed_pieces
from pipeline.errors import ConservationError
from pipeline.model import Artifact, Block, Briefing, Note, Page, stream
from pipeline.render.writers import read_back

_SHOWN = 8  # words of the missing text
# Scripts whose glyphs a PDF does not store in reading order, or not one for each letter: from Hebrew to Myanmar, Khmer,
# related scripts, and the characters that change the direction of any script.
_COMPLEX_RE = re.compile(
    "[\u202a-\u202e\u2066-\u2069\u0590-\u109f\u1780-\u17ff\u1a20-\u1aaf\u1b00-\u1bff\ua8e0-\ua8ff\uaa00-\uaaff\uabc0-\uabff"
    "\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00011fff\U0001e800-\U0001efff]"
)
_LABEL_RE = re.compile(r"[^\n:]{1,80}:")


def check(
    page: Page, briefing: Briefing, artifacts: Iterable[Artifact], *, missing: frozenset[str] = frozenset()
) -> tuple[Note, ...]:
    """Compare the page with the briefing and each file with the page.

    Args:
        artifacts: finished files. A file that is not a document, such as a ledger, is not compared.
        missing: characters that no font can draw, which a PDF need not hold.

    Returns:
        ``read-roughly`` if the letters of a PDF could only be counted.

    Raises:
        ConservationError: words are missing, changed, or out of order; the place names file, block and line.
        InputError: no writer makes files of this suffix, so nothing can read the file back.
    """
    return check_pieces(printed_pieces(page, briefing), artifacts, missing=missing)


def check_pieces(
    pieces: list[Printed], artifacts: Iterable[Artifact], *, missing: frozenset[str] = frozenset()
) -> tuple[Note, ...]:
    """Compare each file with what a page prints, or several pages that are chapters of one book; as :func:`check`."""
    notes: list[Note] = []
    for artifact in artifacts:
        if artifact.document:
            notes += _hold(artifact, pieces, missing)
    return tuple(notes)


def against_source(file: Artifact, blocks: Iterable[Block]) -> tuple[Note, ...]:
    """Whether a finished file holds the blocks of a cleaned source, in whatever order the layout has put them.

    The words before a colon at the beginning of a block may be missing: they name a speaker, whom a document names in
    its own way.

    Raises:
        ConservationError: a block is not in the file as a whole.
    """
    name, place, rough = file.name, 0, []
    found = stream(read_back(name, file.data))
    for block in blocks:
        end = _anywhere(found, block.text, place)
        if end is None and _is_pdf(name) and _COMPLEX_RE.search(block.text):
            rough.append(Printed(block.id, block.text, stream(block.text), block.line))
        elif end is None:
            raise _missing(name, Printed(block.id, block.text, stream(block.text), block.line), found, 0)
        else:
            place = end
    return _counted(name, rough, found) if rough else ()


@dataclass(slots=True)
class _Search:
    """The position of the search in a file's stream, and the pieces that were not found in order but may be there."""

    found: str
    place: int = 0

    def step(self, letters: str) -> bool:
        """Move past the next occurrence of ``letters``; False if there is none."""
        at = self.found.find(letters, self.place)
        if at >= 0:
            self.place = at + len(letters)
        return at >= 0


def _hold(artifact: Artifact, pieces: list[Printed], missing: frozenset[str]) -> tuple[Note, ...]:
    """One pass over the file's stream; scripts that a PDF stores out of order are counted at the end."""
    is_pdf = _is_pdf(artifact.name)
    without = _dropping(missing) if is_pdf else {}
    search = _Search(stream(read_back(artifact.name, artifact.data)).translate(without))
    rough: list[Printed] = []
    for piece in pieces:
        if search.step(piece.letters.translate(without)):
            continue
        if not (is_pdf and _COMPLEX_RE.search(piece.text)):
            raise _missing(artifact.name, piece, search.found, search.place)
        rough.append(piece)
    return _counted(artifact.name, rough, search.found, without) if rough else ()


def _is_pdf(name: str) -> bool:
    return name.lower().endswith(".pdf")


def _dropping(missing: frozenset[str]) -> dict[int, None]:
    return dict.fromkeys(map(ord, stream("".join(missing))))


def _counted(name: str, rough: list[Printed], found: str, without: dict[int, None] | None = None) -> tuple[Note, ...]:
    """Pieces that were not found in order: does the file hold all of their letters, often enough?"""
    there = Counter(found)
    for piece in rough:
        there.subtract(piece.letters.translate(without or {}))
        short = next((letter for letter, count in there.items() if count < 0), None)
        if short is not None:
            words = next((word for word in piece.text.split() if short in stream(word)), piece.text)
            raise _broken(name, piece, f"it has too few of the letter {short!r}, as in {words!r}")
    counted = f"letters were counted, not followed, in {len(rough)} of its blocks"
    message = f"{name} has a script that a PDF stores out of order: {counted}"
    return (Note("read-roughly", "info", message),)


def _anywhere(found: str, text: str, place: int) -> int | None:
    """The end of the text's occurrence, preferably after ``place``; without its label if only that is found."""
    label = _LABEL_RE.match(text)
    for candidate in (text, text[label.end() :] if label else ""):
        letters = stream(candidate)
        for start in (place, 0) if letters or candidate is text else ():
            at = found.find(letters, start)
            if at >= 0:
                return at + len(letters)
    return None


def _missing(name: str, piece: Printed, found: str, place: int) -> ConservationError:
    words = piece.text.split()
    held = _words_held(words, found, place)
    shown = " ".join(words[held : held + _SHOWN])
    if held and held < len(words):
        return _broken(name, piece, f"after {' '.join(words[max(0, held - 3) : held])!r} it lacks {shown!r}")
    return _broken(name, piece, f"it lacks {shown!r}, or has it out of order")


def _words_held(words: list[str], found: str, place: int) -> int:
    """How many words, from the first, occur together after ``place``. By bisection: if n do, fewer do."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if stream(" ".join(words[:middle])) in found[place:]:
            low = middle
        else:
            high = middle - 1
    return low


def _broken(name: str, piece: Printed, reason: str) -> ConservationError:
    line = f", line {piece.line} of the source" if piece.line else ""
    return ConservationError(
        f"{name} does not hold every word: {reason}",
        place=f"{name}, block {piece.ids}{line}",
        hint="building it again, and report the text if words are still missing",
    )
