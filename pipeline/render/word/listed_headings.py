"""The headings that the contents of a Word file list, told by their styles, and the field that lists them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from pipeline.render.word.styles.selectors import Node
from pipeline.render.word.styles.style import Style

# Word finds the sections again by their styles: "Heading 1", in any language of its menus, and those of the theme. By
# outline levels (\u) it would list the panel and all reference matter too.
_BUILT_IN_RE = re.compile(r"Heading ([1-9])")


def heading_styles(root: Node, look_of: Callable[[Node], Style | None]) -> dict[str, int]:
    """The styles of the headings that the contents list, each with the level of its entries."""
    links = (node for node in root.iter_subtree() if node.local_name == "nav" for node in node.iter_subtree())
    listed = {(node.etree_element.get("href") or "").removeprefix("#"): _level(node) for node in links}
    listed.pop("", None)
    sections = [node for node in root.iter_subtree() if node.etree_element.get("id") in listed]
    heads = ((node, next(filter(_is_head, _inside(node)), None)) for node in sections)
    looks = ((node, look_of(head)) for node, head in heads if head)
    found = {look.name: listed[node.etree_element.get("id", "")] for node, look in looks if look}
    return dict(sorted(found.items()))


def contents_field(styles: Mapping[str, int]) -> str:
    """The instruction of a field that lists headings of these styles.

    Word's own headings are named by a range of levels ("1-2"), which means the same in every language of Word; styles
    of the theme, and a heading that is listed at another level, by their names.
    """
    own = sorted(int(match[1]) for name, level in styles.items() if (match := _BUILT_IN_RE.fullmatch(name)) if level)
    ranged = {f"Heading {level}" for level in own if styles[f"Heading {level}"] == level}
    levels = sorted(styles[name] for name in ranged)
    others = ",".join(f"{name},{level}" for name, level in styles.items() if name not in ranged)
    outline = [rf'\o "{levels[0]}-{levels[-1]}"'] if levels else []
    return " ".join(["TOC", *outline, r"\h \z", *([rf'\t "{others}"'] if others else [])])


def _level(link: Node) -> int:
    """The level of an entry of the contents, from 1."""
    return 2 if "level-2" in (link.parent.etree_element.get("class") or "").split() else 1


def _inside(node: Node) -> Iterator[Node]:
    """What may hold the heading of a section: its children, and those of the title block of a chapter."""
    for child in node.iter_children():
        yield child
        if child.local_name == "header":
            yield from child.iter_children()


def _is_head(node: Node) -> bool:
    return node.local_name in ("h1", "h2", "h3") or (node.etree_element.get("class") or "").startswith("question")
