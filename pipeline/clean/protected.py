"""Protect blocks from all rules: an editor names them by line number or by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.model import Block, Note, stream


def kept(blocks: Iterable[Block], protected: Iterable[str]) -> set[str]:
    """The ids of the blocks that are protected.

    Args:
        protected: numbers of lines in the source (``12``), ranges of them (``40-44``), or the words of a line: all of
            them, or the first ones if they hold at least twelve letters. Capitals and punctuation do not matter.
    """
    numbers, words = _told(protected)
    if not numbers and not words:
        return set()
    return {block.id for block in blocks if _has_line(block, numbers) or _has_words(block, words)}


def idle(blocks: Iterable[Block], protected: tuple[str, ...]) -> Iterator[Note]:
    """A warning for each entry that protects no line, since a typing error would otherwise go unnoticed."""
    blocks = tuple(blocks)
    lines = [stream(line) for block in blocks for line in block.text.split("\n")] if protected else []
    for entry in protected:
        numbers, words = _told([entry])
        if numbers and not any(_has_line(block, numbers) for block in blocks):
            message = f"this text has no words in line {entry.strip()}"
            yield Note("nothing-protected", "warning", message, None, _LINE_HINT)
        elif words and not any(_begins(line, words[0]) for line in lines):
            yield Note("nothing-protected", "warning", f"no line of this text begins with “{entry}”", None, _HINT)


_LINE_HINT = "a number that `briefing clean --explain` shows"
_HINT = "`rules.protect` with all the words of a line, or its first ones if they hold twelve letters"
_LINES_RE = re.compile(r"(\d{1,9})(?:\s?[-–]\s?(\d{1,9}))?")
_ENOUGH = 12  # letters that identify a line by its beginning


def _told(protected: Iterable[str]) -> tuple[list[range], list[str]]:
    numbers, words = [], []
    for entry in protected:
        if lines := _LINES_RE.fullmatch(entry.strip()):
            numbers.append(range(int(lines[1]), int(lines[2] or lines[1]) + 1))
        elif key := stream(entry):
            words.append(key)
    return numbers, words


def _has_line(block: Block, numbers: Iterable[range]) -> bool:
    if block.line is None:
        return False
    first, last = block.line, block.line + block.text.count("\n")
    return any(first < lines.stop and lines.start <= last for lines in numbers)


def _has_words(block: Block, words: Iterable[str]) -> bool:
    if not words:
        return False
    found = [stream(line) for line in block.text.split("\n")]
    return any(_begins(line, key) for line in found for key in words)


def _begins(line: str, key: str) -> bool:
    return line == key or (len(key) >= _ENOUGH and line.startswith(key))
