"""The source as the desk shows it: each block with the words that cleaning removed or repaired, and the reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.clean import rules
from pipeline.desk.edits.typed_words import TOKEN_RE
from pipeline.ledger import CleanDocument, Edit
from pipeline.model import Block, RawDocument, stream


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a block: ``kept``, ``removed``, or ``added`` by a repair."""

    how: str
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of the source. ``rules``: the rules that changed it, each with its reason; ``gone``: it was removed."""

    line: int | None
    kind: str
    parts: tuple[Part, ...]
    rules: tuple[tuple[str, str], ...]
    gone: bool


@dataclass(frozen=True, slots=True)
class SourcePane:
    """All blocks, the share of letters removed, in per cent, and the rules that acted: code, title, how often."""

    blocks: tuple[Shown, ...]
    rules: tuple[tuple[str, str, int], ...]
    share: float


def source_pane(raw: RawDocument, clean: CleanDocument) -> SourcePane:
    """The source with all changes of the ledger."""
    by_block: dict[str, list[Edit]] = {}
    for edit in clean.ledger.edits:
        by_block.setdefault(edit.block.partition(".")[0], []).append(edit)
    kept: dict[str, list[Block]] = {}
    for block in clean.blocks:
        kept.setdefault(block.id.partition(".")[0], []).append(block)
    shown = tuple(_shown(block, kept.get(block.id, ()), by_block.get(block.id, ())) for block in raw.blocks)
    counts: dict[str, int] = {}
    for edit in clean.ledger.edits:
        counts[edit.rule] = counts.get(edit.rule, 0) + 1
    whole = len(stream("".join(block.text for block in raw.blocks)))
    left = len(stream("".join(block.text for block in clean.blocks)))
    titles = {rule.name: rule.title for rule in rules()}
    return SourcePane(
        shown,
        tuple((name, titles[name], count) for name, count in counts.items()),
        100 * (whole - left) / whole if whole else 0.0,
    )


def _shown(block: Block, kept: Sequence[Block], edits: Sequence[Edit]) -> Shown:
    reasons = tuple(dict.fromkeys((edit.rule, edit.why) for edit in edits))
    if not kept:
        return Shown(block.line, block.kind, (Part("removed", block.text),), reasons, gone=True)
    after = "\n".join(piece.text for piece in kept)
    parts = (Part("kept", block.text),) if after == block.text else tuple(_parts(block.text, after))
    return Shown(block.line, block.kind, parts, reasons, gone=False)


def _parts(before: str, after: str) -> Iterator[Part]:
    """What was removed and added, word by word; blanks and signs are words of their own."""
    old, new = TOKEN_RE.findall(before), TOKEN_RE.findall(after)
    for how, i, j, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            yield Part("kept", "".join(old[i:j]))
            continue
        if i < j:
            yield Part("removed", "".join(old[i:j]))
        if m < n:
            yield Part("added", "".join(new[m:n]))
