"""Rows of dots in the contents, each as one text.

WeasyPrint makes a box of each dot, which is drawn, marked and copied like any other: two thirds of the boxes of an
interview of five pages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pipeline.render.pdf.shortcuts.drawn_lines import Run

Function = Callable[..., Any]


def as_one_text(handle_leader: Function, leader_index: Function) -> Function:
    """``layout.leader.handle_leader``, which fills what is left of a line.

    Args:
        leader_index: of the same module.
    """

    def handle(context: Any, line: Any, block: Any) -> None:
        handle_leader(context, line, block)
        _, leader = leader_index(line)
        if leader is not None and len(leader.children) > 1:
            leader.children = _joined(leader.children) or leader.children

    return handle


def _joined(dots: tuple[Any, ...]) -> tuple[Any] | None:
    """A text box of all the dots, which are equal; None if it is not known how one is drawn."""
    first = min(dots, key=lambda dot: dot.position_x)
    runs: tuple[Run, ...] = first.pango_layout.__dict__.get("runs") or ()
    if len(runs) != 1:
        return None
    count = len(dots)
    row = first.copy()
    row.text, row.width = first.text * count, first.width * count
    row.pango_layout = layout = object.__new__(type(first.pango_layout))
    layout.__dict__.update(first.pango_layout.__dict__, text=row.text, runs=(replace(runs[0], times=count),))
    return (row,)
