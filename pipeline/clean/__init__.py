"""Clean: rules propose edits, the ledger applies them, until no rule has anything left to say.

Laws: ``replay(raw.blocks, ledger) == clean.blocks``; ``undo`` gives the raw blocks back; cleaning what is clean changes
nothing. A rule is one file in ``rules``; adding one touches no list.
"""

from __future__ import annotations

import difflib
from dataclasses import replace

from pipeline.clean.explain import Row, explain
from pipeline.clean.rule import Rule, View
from pipeline.clean.rules import rules
from pipeline.errors import CleaningError, UsageError
from pipeline.ledger import Edit, Ledger, apply, replay
from pipeline.model import Block, CleanDocument, Note, RawDocument

__all__ = ["Row", "Rule", "clean", "explain", "rules"]


def clean(raw: RawDocument, *, off: frozenset[str] = frozenset()) -> CleanDocument:
    """Clean a document by every rule that is not named in ``off``.

    Raises:
        UsageError: ``off`` names a rule that does not exist.
        CleaningError: a rule broke a law.
    """
    chosen = _chosen(off)
    blocks, ledger = raw.blocks, Ledger()
    for _ in range(_ROUNDS):
        blocks, edits = _round(raw, blocks, chosen, len(ledger.edits) + 1)
        if not edits:
            break
        ledger = Ledger(ledger.edits + edits)
    if replay(raw.blocks, ledger) != blocks:
        raise CleaningError("the ledger does not lead from the source to the clean text", place=raw.source.name)
    notes = _queries(View(blocks, raw.language, raw.source.format), chosen)
    return CleanDocument(raw.source, raw.language, blocks, ledger, raw.notes + notes)


_ROUNDS = 12  # the second finds nothing, as a rule; what one rule uncovers for an earlier one takes a third


def _chosen(off: frozenset[str]) -> tuple[Rule, ...]:
    names = [rule.name for rule in rules()]
    for name in sorted(off.difference(names)):
        close = difflib.get_close_matches(name, names, 1)
        hint = close[0] if close else f"one of {', '.join(names)}"
        raise UsageError(f"there is no cleaning rule {name!r}", hint=hint)
    return tuple(rule for rule in rules() if rule.name not in off)


def _round(
    raw: RawDocument, blocks: tuple[Block, ...], chosen: tuple[Rule, ...], step: int
) -> tuple[tuple[Block, ...], tuple[Edit, ...]]:
    """Each rule once, in order."""
    done: list[Edit] = []
    for rule in chosen:
        view = View(blocks, raw.language, raw.source.format)
        proposals = [replace(edit, rule=rule.name) for edit in rule.propose(view)]
        if proposals:
            blocks, edits = apply(blocks, proposals, step + len(done))
            done.extend(edits)
    return blocks, tuple(done)


def _queries(view: View, chosen: tuple[Rule, ...]) -> tuple[Note, ...]:
    return tuple(note for rule in chosen if rule.query for note in rule.query(view))
