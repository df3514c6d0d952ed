"""What a reader is: a name, the suffixes it claims, how it knows its own by content, and how it reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module

from pipeline.model import Block, BlockKind, Mark, Note, Origin


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a reader returns; ``metadata`` are pairs of a lower-case key and a text."""

    blocks: tuple[Block, ...]
    encoding: str
    metadata: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """``suffixes`` in lower case with the dot; ``sniff`` looks at the bytes.

    ``shared``: suffixes that other kinds of files have as well, so that only ``sniff`` tells its own.

    ``by_content_first``: what ``sniff`` finds cannot be mistaken, so that it counts before the suffix.
    ``zipped``: its files are zip files, so that one that was cut short is told by its suffix alone.
    """

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes, str], Parsed]
    by_content_first: bool = False
    zipped: bool = False
    shared: tuple[str, ...] = ()


def later(module: str) -> Callable[[bytes, str], Parsed]:
    """The function ``read`` of a module of this folder, which is imported when a file needs it."""

    def read(data: bytes, name: str) -> Parsed:
        parsed: Parsed = import_module(f"pipeline.read.{module}").read(data, name)
        return parsed

    return read


@dataclass(slots=True)
class Blocks:
    """Blocks in the making: they are numbered ``b1``, ``b2``, … in the order in which they come."""

    made: list[Block]

    def add(
        self,
        kind: BlockKind,
        text: str,
        line: int,
        marks: tuple[Mark, ...] = (),
        level: int = 0,
        column: int | None = None,
    ) -> None:
        self.made.append(Block(f"b{len(self.made) + 1}", kind, text, marks, level, Origin(line, column)))

    def add_figure(self, image: Mark, line: int, caption: str = "") -> None:
        """Add an image; ``caption`` are the words of its figure."""
        self.add("figure", caption, line, (replace(image, start=0, end=len(caption)),))

    def take_caption(self, caption: str) -> bool:
        """Whether the last block is an image without words, whose caption this now is."""
        last = self.made[-1] if self.made else None
        if last is None or last.kind != "figure" or last.text or not caption:
            return False
        self.made[-1] = replace(last, text=caption, marks=(replace(last.marks[0], end=len(caption)),))
        return True
