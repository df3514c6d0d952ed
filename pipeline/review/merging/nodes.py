"""The manuscript as nodes, each a chunk with its comments: a merge changes, moves, adds them, and takes them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.manuscript.merging.chunks import Chunk
from pipeline.review.merging.unit_lines import is_listed
from pipeline.review.units import Manuscript, Unit


@dataclass(slots=True)
class Node:
    """A chunk and the comments below it.

    Attributes:
        key: the identity of its unit in the base; empty for what the base does not have.
        lines: new lines instead of those of the chunk; None where it stays as it is, [] where it is taken out.
        role: of a new or turned node.
        added: new nodes behind it.
        below: new comments below it.
        is_moved: whether it has another place now, so that the empty lines above it are not its own.
    """

    chunk: Chunk | None = None
    unit: Unit | None = None
    key: str = ""
    lines: list[str] | None = None
    role: str = ""
    comments: list[Chunk] = field(default_factory=list)
    added: list[Node] = field(default_factory=list)
    below: list[list[str]] = field(default_factory=list)
    author: str = ""
    text: str = ""
    is_moved: bool = False

    @property
    def form(self) -> str:
        """The role it has now."""
        return self.role or (self.unit.role if self.unit else self.chunk.form if self.chunk else "")

    @property
    def is_gone(self) -> bool:
        """Whether it was taken out."""
        return self.lines == []


_BELOW = ("comment", "candidate", "offer")  # forms that belong to the chunk above them


def nodes_of(manuscript: Manuscript, keys: dict[int, str]) -> tuple[list[Chunk], list[Node]]:
    """The chunks of the front matter, and the nodes of the body. ``keys``: of the base, by the index of a chunk."""
    front: list[Chunk] = []
    body: list[Node] = []
    for index, chunk in enumerate(manuscript.chunks):
        if chunk.form in ("key", "remark", "fence"):
            front.append(chunk)
        elif chunk.form in _BELOW and body:
            body[-1].comments.append(chunk)
        elif chunk.form in _BELOW:
            body.append(Node(chunk))
        else:
            body.append(Node(chunk, manuscript.by_chunk.get(index), keys.get(index, "")))
    return front, body


def flat(nodes: list[Node]) -> Iterator[Node]:
    """The nodes with those added behind them."""
    for node in nodes:
        yield node
        yield from flat(node.added)


def text_of(front: list[list[str]], nodes: list[Node], tail: tuple[str, ...]) -> str:
    """The text of a manuscript."""
    out = [line for lines in front for line in lines]
    before = ""
    for node in flat(nodes):
        if not node.is_gone:
            out += _lead(node, before)
            out += node.lines if node.lines is not None else list(node.chunk.lines if node.chunk else ())
            before = node.form
        for comment in node.comments:
            out += [*comment.lead, *comment.lines]
        for lines in node.below:
            out += [*([] if is_listed(before) else [""]), *lines]
    return "\n".join([*out, *tail])


def _lead(node: Node, before: str) -> list[str]:
    listed = is_listed(node.form) and is_listed(before)
    if node.chunk is None or node.role or node.is_moved:
        return [] if listed else [""]
    lead = list(node.chunk.lead)
    if not lead and not listed:
        return [""]
    return lead
