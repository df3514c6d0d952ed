"""The identity of each paragraph of a review copy: a hidden bookmark around its words.

Of all identities that were tried, it is the one that LibreOffice keeps in DOCX and in ODT
(docs/decisions/0026-the-round-trip.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.render.word.styles.selectors import Node

MARK = "_br_"  # Word hides bookmarks that begin with an underscore
_OWN_ID = "u-"  # of elements of the page that are no blocks


def identity(node: Node) -> str:
    """The name of the bookmark for an element of the page; empty if nobody need know it again."""
    element = node.etree_element
    if (name := element.get("id") or "").startswith(_OWN_ID):
        return MARK + _allowed(name.removeprefix(_OWN_ID))
    if blocks := (element.get("data-block") or "").split():
        return MARK + blocks[0]
    row = element.getparent()
    if row is None or row.tag != element.tag[: element.tag.find("}") + 1] + "tr" or not row.get("data-block"):
        return ""
    return f"{MARK}{row.get('data-block')}_{row.index(element) + 1}"


def _allowed(name: str) -> str:
    """Letters, digits and underscores only, as Word wants them in a bookmark."""
    return "".join(sign if sign.isalnum() else "_" for sign in name)
