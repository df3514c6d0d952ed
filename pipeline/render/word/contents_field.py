"""The contents of a Word file as a field, by whose instruction Word finds the headings again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.render.word.styles.selectors import Node

# Word finds the sections again by their styles: "Heading 1", in any language of its menus, and those of the theme. By
# outline levels (\u) it would list the panel and all reference matter too.
_BUILT_IN_RE = re.compile(r"Heading ([1-9])")


def level_of(link: Node) -> int:
    """The level of an entry of the contents, from 1."""
    return 2 if "level-2" in (link.parent.etree_element.get("class") or "").split() else 1


def inside(node: Node) -> Iterator[Node]:
    """What may hold the heading of a section: its children, and those of the title block of a chapter."""
    for child in node.iter_children():
        yield child
        if child.local_name == "header":
            yield from child.iter_children()


def is_head(node: Node) -> bool:
    return node.local_name in ("h1", "h2", "h3") or (node.etree_element.get("class") or "").startswith("question")


def instruction(styles: Mapping[str, int]) -> str:
    """The instruction of contents whose entries have these styles.

    Those of Word's own headings whose level is that of the entry are named by a range, which means the same in every
    language of Word.
    """
    own = sorted(int(match[1]) for name, level in styles.items() if (match := _BUILT_IN_RE.fullmatch(name)) if level)
    ranged = {f"Heading {level}" for level in own if styles[f"Heading {level}"] == level}
    levels = sorted(styles[name] for name in ranged)
    others = ",".join(f"{name},{level}" for name, level in styles.items() if name not in ranged)
    outline = [rf'\o "{levels[0]}-{levels[-1]}"'] if levels else []
    return " ".join(["TOC", *outline, r"\h \z", *([rf'\t "{others}"'] if others else [])])
