"""What a cleaning rule is: a permanent name, its argument, and a function from a view of the document to edits.

Rules return edits, never text, so that a rule cannot change more than it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from pipeline.ledger import Edit
from pipeline.model import Block, Note


@dataclass(frozen=True, slots=True)
class View:
    """The document as a rule sees it; ``format`` is the name of its reader.

    ``memory`` holds by name results of one rule that the next can reuse for the same view.
    """

    blocks: tuple[Block, ...]
    language: str
    format: str = "text"
    memory: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def tongue(self) -> str:
        """The language without region and script."""
        return self.language.partition("-")[0].lower()

    def prose(self) -> Iterable[Block]:
        """The blocks of text, without code, front matter and comments."""
        return (block for block in self.blocks if block.kind not in _VERBATIM)


_VERBATIM = frozenset(("code", "metadata", "comment", "separator"))


@dataclass(frozen=True, slots=True)
class Rule:
    """One cleaning rule.

    Args:
        name: its permanent code, in kebab case: in the ledger, on the command line, and as the anchor in the docs.
        order: rules run from the smallest to the largest.
        title: what it does, in a few words.
        argument: why, and when it would be wrong (the module's docstring).
        example: a text before and after.
        propose: returns edits, whose places count in the view; the engine fills in rule, step and line.
        query: returns notes on doubts that the rule leaves to the editor, about the clean document.
        local: the rule looks at each block by itself, so it need not run again on blocks that have not changed.
    """

    name: str
    order: int
    title: str
    argument: str
    example: tuple[str, str]
    propose: Callable[[View], Iterable[Edit]]
    query: Callable[[View], Iterable[Note]] | None = None
    local: bool = False


def rewrite(block: Block, start: int, end: int, after: str, why: str) -> Edit:
    """An edit that replaces ``text[start:end]`` by ``after``."""
    return Edit(0, "", block.id, None, "replace", start, end, block.text[start:end], after, why)


def remove(block: Block, why: str) -> Edit:
    """An edit that removes the whole block."""
    return Edit(0, "", block.id, None, "remove", 0, len(block.text), block.text, "", why)


def split(block: Block, start: int, end: int, new_id: str, why: str) -> Edit:
    """An edit that ends the block at ``start`` and begins a new one at ``end``."""
    return Edit(0, "", block.id, None, "split", start, end, block.text[start:end], new_id, why)
