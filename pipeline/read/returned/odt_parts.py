"""The parts of a returned OpenDocument text beside its words: tracked changes, facts, heads and feet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.returned import Hand
from pipeline.read.odt.odf_names import DC, META, OFFICE, STYLE, TEXT, XML_ID

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element


class Region:
    """A tracked change of the file."""

    def __init__(self, region: Element) -> None:
        change = next(iter(region))
        self.kind = change.tag.removeprefix(TEXT)
        self.hand = Hand(region.findtext(f".//{DC}creator") or "", region.findtext(f".//{DC}date") or "")
        self.content = [child for child in change if child.tag != OFFICE + "change-info"]


def regions_of(body: Element) -> dict[str, Region]:
    """The tracked changes of the file, by their identities."""
    found = {}
    for region in body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"):
        if len(region):
            found[region.get(TEXT + "id") or region.get(XML_ID) or ""] = Region(region)
    return found


def facts_of(meta: Element | None) -> dict[str, str]:
    """The facts about the file: its title, who saved it last, and the fields that were added to it."""
    if meta is None:
        return {}
    facts = {
        one.get(META + "name") or "": "".join(map(str, one.itertext())) for one in meta.iter(META + "user-defined")
    }
    facts["title"] = meta.findtext(f".//{DC}title") or ""
    facts["last saved by"] = meta.findtext(f".//{DC}creator") or meta.findtext(f".//{META}initial-creator") or ""
    return facts


def around_of(styles: Element) -> str:
    """The words of heads and feet."""
    heads = styles.iter(STYLE + "header", STYLE + "footer", STYLE + "header-first", STYLE + "footer-first")
    return " ".join(sorted({"".join(map(str, head.itertext())) for head in heads}))
