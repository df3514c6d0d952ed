"""The interface of a reader: its name, its suffixes, how it recognises its files, and how it reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module

from pipeline.model import Block, BlockKind, Mark, Note, Origin


@dataclass(frozen=True, slots=True)
class Parsed:
    """The result of a reader; ``metadata`` are pairs of a lower-case key and a text."""

    blocks: tuple[Block, ...]
    encoding: str
    metadata: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """``suffixes`` in lower case with the dot; ``sniff`` tells from the bytes whether a file is the reader's.

    ``shared``: suffixes that other kinds of files have as well, so that ``sniff`` must decide.

    ``by_content_first``: the result of ``sniff`` is certain, so it counts before the suffix. ``zipped``: the files are
    zip files, so a truncated one is recognised by its suffix alone.
    """

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes, str], Parsed]
    by_content_first: bool = False
    zipped: bool = False
    shared: tuple[str, ...] = ()


def later(module: str) -> Callable[[bytes, str], Parsed]:
    """The function ``read`` of a module of this folder, which is imported on first use."""

    def read(data: bytes, name: str) -> Parsed:
        parsed: Parsed = import_module(f"pipeline.read.{module}").read(data, name)
        return parsed

    return read


@dataclass(slots=True)
class Blocks:
    """Collects blocks and numbers them ``b1``, ``b2``, … in order."""

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
        """Add an image; ``caption`` is the caption of its figure."""
        self.add("figure", caption, line, (replace(image, start=0, end=len(caption)),))

    def take_caption(self, caption: str) -> bool:
        """Use the text as caption of the last block, if that is an image without words; returns whether it was."""
        last = self.made[-1] if self.made else None
        if last is None or last.kind != "figure" or last.text or not caption:
            return False
        self.made[-1] = replace(last, text=caption, marks=(replace(last.marks[0], end=len(caption)),))
        return True
