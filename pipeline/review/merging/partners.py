"""Find the units that the copies were made from in the manuscript as it is now."""

from __future__ import annotations

from pipeline.manuscript.merging.align import aligned
from pipeline.review.merging.as_printed import FRONT
from pipeline.review.units import Manuscript, Unit


def partners(base: Manuscript, ours: Manuscript) -> dict[str, Unit]:
    """The unit of the manuscript for each key of the base."""
    if base.text == ours.text:
        return dict(base.by_key)
    pairs = aligned(base.chunks, ours.chunks, by_id=True)
    there = {old: ours.by_chunk[new] for new, old in pairs.items() if new in ours.by_chunk}
    found = {unit.key: there[unit.chunk] for unit in base.units if unit.chunk in there}
    for unit in base.units:
        if unit.role in FRONT:
            same = [one for one in ours.units if _is_same_value(unit, one)]
            found |= {unit.key: same[0]} if same else {}
    return found


def _is_same_value(one: Unit, two: Unit) -> bool:
    if one.role != two.role:
        return False
    return one.role != "term" or one.block.text.partition("\t")[0] == two.block.text.partition("\t")[0]
