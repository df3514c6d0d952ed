"""Record why a decision was made: one line of the outline for each."""

from __future__ import annotations

from pipeline.model import Block, Evidence


def because(
    decision: str, rule: str, block: Block | None = None, score: float | None = None, runner_up: str | None = None
) -> Evidence:
    """Evidence with the place of ``block`` filled in. ``score`` is from 0 to 1; ``runner_up``: the second-best
    candidate.
    """
    rounded = None if score is None else round(min(1.0, max(0.0, score)), 2)
    return Evidence(decision, rule, block.id if block else None, block.line if block else None, rounded, runner_up)
