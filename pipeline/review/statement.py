"""The editorial statement: how many changes each editor made, among the changes that "About this document" counts.

Each author has a line below ``changes:`` in the front matter, such as ``- edited by Anna Moss replace 3``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from pipeline.manuscript.merging.chunks import chunked, joined
from pipeline.manuscript.yaml_values import dump
from pipeline.model import EDITED_BY
from pipeline.review.outcome import Change

_LINE_RE = re.compile(r"(?P<rule>.+) (?P<action>\S+) (?P<count>\d{1,9})", re.ASCII)
_WORDS = ("words", "added", "deleted", "moved", "role", "look")  # kinds of changes that change the text


def stated(text: str, counted: Iterable[str], changes: Iterable[Change]) -> str:
    """The manuscript with the changes of each author counted.

    Args:
        text: the merged manuscript.
        counted: what its key ``changes`` holds already.
        changes: what was taken.
    """
    made = Counter(hand.author for one in changes if one.kind in _WORDS for hand in one.by[:1] if hand.author)
    if not made:
        return text
    known = list(counted)
    rows = [row for row in known if not row.startswith(EDITED_BY)]
    for row in known:
        found = _LINE_RE.fullmatch(row)
        if found and row.startswith(EDITED_BY):
            made[found["rule"].removeprefix(EDITED_BY)] += int(found["count"])
    rows += [f"{EDITED_BY}{author} replace {count}" for author, count in sorted(made.items())]
    return _with_changes(text, rows)


def _with_changes(text: str, rows: list[str]) -> str:
    whole = chunked(text, "the manuscript")
    lines = dump([("changes", rows)]).rstrip("\n").split("\n")
    chunks = list(whole.chunks)
    own = next((place for place, chunk in enumerate(chunks) if chunk.key == "front changes"), None)
    end = next(place for place, chunk in enumerate(chunks) if chunk.key == "front fence False")
    if own is None:
        chunks.insert(end, replace(chunks[end], lines=tuple(lines), lead=()))
    else:
        chunks[own] = replace(chunks[own], lines=tuple(lines))
    return joined(chunks, whole.tail)
