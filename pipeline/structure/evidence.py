"""Record why a decision was made: one line of the outline for each."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Block, Evidence


def because(
    decision: str,
    rule: str,
    block: Block | None = None,
    score: float | None = None,
    runner_up: str | None = None,
    weighed: Iterable[tuple[str, float]] = (),
) -> Evidence:
    """Evidence with the place of ``block`` filled in.

    Args:
        score: from 0 to 1.
        runner_up: what came second.
        weighed: what could have been taken, with its scores, the best first.
    """
    rounded = None if score is None else _rounded(score)
    name, line = (block.id, block.line) if block else (None, None)
    candidates = tuple((text, _rounded(worth)) for text, worth in weighed)
    return Evidence(decision, rule, name, line, rounded, runner_up, candidates)


def _rounded(score: float) -> float:
    return round(min(1.0, max(0.0, score)), 2)
