"""Clean: rules propose edits and the ledger applies them, until no rule proposes any more.

Laws: ``replay(raw.blocks, ledger) == clean.blocks``; ``undo`` gives the raw blocks back; cleaning a clean document
changes nothing. A rule is one file in ``rules``; adding one changes no list.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from itertools import islice

from pipeline.clean.protected import idle, kept
from pipeline.clean.queries import doubts
from pipeline.clean.rule import Rule, View
from pipeline.clean.rules import rules
from pipeline.errors import CleaningError, UsageError
from pipeline.ledger import CleanDocument, Edit, Ledger, apply, replay
from pipeline.model import Block, Note, RawDocument, stream

__all__ = ["SHARE", "Rule", "clean", "rules"]

SHARE = 50  # per cent
MAX_EDITS = 500_000  # half a kilobyte of memory each; an interview has some hundred


def clean(
    raw: RawDocument, *, off: frozenset[str] = frozenset(), protected: Iterable[str] = (), share: int = SHARE
) -> CleanDocument:
    """Clean a document.

    Args:
        off: names of rules that are switched off.
        protected: lines of the source that must not change, by number or by words
            (:func:`pipeline.clean.protected.kept`).
        share: per cent of the letters and digits; if cleaning removes more, a warning says so.

    Raises:
        UsageError: ``off`` names a rule that does not exist.
        CleaningError: a rule broke a law, or the text needs more edits than the limit.
    """
    chosen, protected = _chosen(off), tuple(protected)
    blocks, edits = _Work(raw, chosen, protected).done()
    ledger = Ledger(edits)
    if replay(raw.blocks, ledger) != blocks:
        raise CleaningError("the ledger does not lead from the source to the clean text", place=raw.source.name)
    notes = _queries(View(blocks, raw.language, raw.source.format), chosen) + _much(raw.blocks, blocks, share)
    return CleanDocument(raw.source, raw.language, blocks, ledger, (*raw.notes, *idle(raw.blocks, protected), *notes))


_NO_TEXT = frozenset(("metadata", "comment", "aside"))
_ROUNDS = 12  # the second round usually finds nothing; a third is needed if one rule uncovers work for an earlier one


def _chosen(off: frozenset[str]) -> tuple[Rule, ...]:
    names = [rule.name for rule in rules()]
    for name in sorted(off.difference(names)):
        close = difflib.get_close_matches(name, names, 1)
        hint = close[0] if close else f"one of {', '.join(names)}"
        raise UsageError(f"there is no cleaning rule {name!r}", hint=hint)
    return tuple(rule for rule in rules() if rule.name not in off)


class _Work:
    """A document being cleaned: each rule runs once, in order, and again until none proposes an edit.

    A clock ticks with every rule. A rule that looks at single blocks need not see again those that have not changed
    since its last run, so later rounds cost little.
    """

    def __init__(self, raw: RawDocument, chosen: tuple[Rule, ...], protected: Iterable[str]) -> None:
        self._raw = raw
        self._chosen = chosen
        self._kept = kept(raw.blocks, protected)
        self._blocks = raw.blocks
        self._edits: list[Edit] = []
        self._whole = View(raw.blocks, raw.language, raw.source.format)
        self._clock = 0
        self._changed: dict[str, int] = {}  # block: clock of its last change
        self._asked: dict[str, int] = {}  # rule: clock of its last run

    def done(self) -> tuple[tuple[Block, ...], tuple[Edit, ...]]:
        """The clean blocks, and all edits."""
        for _ in range(_ROUNDS):
            before = len(self._edits)
            for rule in self._chosen:
                self._ask(rule)
            if len(self._edits) == before:
                break
        return self._blocks, tuple(self._edits)

    def _ask(self, rule: Rule) -> None:
        self._clock += 1
        view = self._view(rule)
        wanted = (edit for edit in rule.propose(view) if edit.block not in self._kept)
        proposals = list(islice(wanted, MAX_EDITS + 1 - len(self._edits)))
        if len(self._edits) + len(proposals) > MAX_EDITS:
            raise self._too_many(rule)
        self._asked[rule.name] = self._clock
        if proposals:
            self._blocks, edits = apply(self._blocks, proposals, len(self._edits) + 1, rule.name)
            self._edits.extend(edits)
            touched = (name for edit in edits for name in (edit.block, edit.after if edit.action == "split" else ""))
            self._changed.update(dict.fromkeys(touched, self._clock))

    def _too_many(self, rule: Rule) -> CleaningError:
        return CleaningError(
            f"the text needs more than {MAX_EDITS:,} repairs, which is the limit",
            place=self._raw.source.name,
            hint=f'rules.off = ["{rule.name}"] in briefing.toml, or a file for each part of the text',
        )

    def _view(self, rule: Rule) -> View:
        """The view for a rule: the whole document (one view until something changes), or only blocks changed since its
        last run.
        """
        if self._whole.blocks is not self._blocks:
            self._whole = View(self._blocks, self._raw.language, self._raw.source.format)
        last = self._asked.get(rule.name)
        if last is None or not rule.local:
            return self._whole
        unseen = tuple(block for block in self._blocks if self._changed.get(block.id, 0) >= last)
        return View(unseen, self._raw.language, self._raw.source.format)


def _much(raw: tuple[Block, ...], clean: tuple[Block, ...], share: int) -> tuple[Note, ...]:
    """A warning if cleaning removed more than ``share`` per cent of the letters and digits."""
    was, left = _letters(raw), _letters(clean)
    if (was - left) * 100 <= share * was:
        return ()
    said = f"cleaning took out {(was - left) * 100 // was} per cent of this text"
    hint = "`briefing clean --explain` to check it, and if all is well, a larger rules.share in briefing.toml"
    return (Note("much-removed", "warning", said, None, hint),)


def _letters(blocks: tuple[Block, ...]) -> int:
    return len(stream("\n".join(block.text for block in blocks if block.kind not in _NO_TEXT)))


def _queries(view: View, chosen: tuple[Rule, ...]) -> tuple[Note, ...]:
    return (*(note for rule in chosen if rule.query for note in rule.query(view)), *doubts(view))
