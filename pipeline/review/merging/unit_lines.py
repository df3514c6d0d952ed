"""Units as lines of a manuscript: a changed paragraph, a new one, a value of the front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pipeline.manuscript.attributes import Attributes, join
from pipeline.manuscript.blocks import lines_of, one_line
from pipeline.manuscript.inline_signs import edged, inline
from pipeline.manuscript.label_table import Voices
from pipeline.manuscript.marks import tidy
from pipeline.manuscript.merging.chunks import Chunk
from pipeline.manuscript.recommended import LINK_RE
from pipeline.manuscript.yaml_values import dump
from pipeline.model import Block

_NUMBER_RE = re.compile(r"[ \t]*(\d{1,9})[.)]")
TALK = ("question", "asking", "paragraph")
_LISTED = ("bullet", "numbered", "row", "header", "recommendation")


def lines(role: str, block: Block, label: str, attributes: Attributes, voices: Voices, old: Chunk | None) -> list[str]:
    """The lines of a unit in a role, such as ``question`` or ``bullet 2``."""
    kind, _, depth = role.partition(" ")
    block = replace(block, marks=tidy(block))
    if kind in ("section", "question"):
        signs = "##" if kind == "section" else "###"
        raw = voices.labelled(label, one_line(block)) if kind == "question" else one_line(block)
        return join(f"{signs} {raw}" if raw else signs, attributes).split("\n")
    if kind == "recommendation":
        return [join(f"- {edged(inline(block.text))}{_link(old)}", attributes)]
    if kind == "note":
        return join(f"[^{block.level}]: {lines_of(replace(block, kind='paragraph')).first}", attributes).split("\n")
    block = _in_form(block, kind, depth)
    number = _NUMBER_RE.match(old.lines[0]) if old and kind == "numbered" else None
    made = lines_of(block, int(number[1]) if number else 1)
    first = voices.labelled(label, made.first) if made.form == "paragraph" and kind in TALK else made.first
    if made.form == "paragraph" and kind == "figure" and made.kind != "figure":
        attributes = replace(attributes, classes=tuple(dict.fromkeys((*attributes.classes, "figure"))))
    return (join(first, attributes) + made.rest).split("\n")


def _in_form(block: Block, kind: str, depth: str) -> Block:
    level = int(depth) if depth else block.level
    if kind == "heading":
        return replace(block, kind="heading", level=level if level in (4, 5, 6) else 4)
    if kind in ("bullet", "numbered"):
        return replace(block, kind=kind, level=max(level if depth else block.level, 1))  # type: ignore[arg-type]
    if kind in ("quote", "row", "header", "code", "separator", "figure"):
        return replace(block, kind=kind, level=0)  # type: ignore[arg-type]
    return replace(block, kind="paragraph", level=0)


def is_listed(role: str) -> bool:
    """Whether lines of this role follow each other without an empty line."""
    return role.partition(" ")[0] in _LISTED


def _link(old: Chunk | None) -> str:
    found = LINK_RE.search("\n".join(old.lines).rpartition("{")[0].rstrip() or "") if old else None
    if old and found is None:
        words = "\n".join(old.lines)
        found = LINK_RE.search(words.rstrip())
    return f" {found[0].strip()}" if found else ""


def front_lines(key: str, value: object) -> list[str]:
    """The lines of a key of the front matter."""
    return dump([(key, value)]).rstrip("\n").split("\n") if value else []  # type: ignore[list-item]


def values_of(table: Mapping[str, str]) -> list[tuple[str, str]]:
    """The pairs of a mapping that have a value."""
    return [(key, value) for key, value in table.items() if value]
