"""The parts of a returned Word file besides its text: comments with their answers, properties, heads and feet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.returned import Comment, Hand
from pipeline.read.office.zip_package import Package
from pipeline.read.returned.copy_lines import Sheet
from pipeline.read.word.styles import W

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"


def made_by(element: Element) -> Hand:
    return Hand(element.get(W + "author") or "", element.get(W + "date") or "")


def hand_of(parent: Element | None, tag: str) -> Hand | None:
    """Who made the change that a property such as ``w:ins`` names; None if there is none."""
    found = None if parent is None else parent.find(W + tag)
    return None if found is None else made_by(found)


def comments_of(package: Package, sheet: Sheet, anchors: dict[str, int]) -> list[Comment]:
    """The comments, each with the words that it is about and the line where these begin."""
    root = package.tree("word/comments.xml")
    extended = package.tree("word/commentsExtended.xml")
    facts = {} if extended is None else {one.get(_W15 + "paraId"): one for one in extended}
    found: list[Comment] = []
    by_paragraph: dict[str, str] = {}
    for comment in () if root is None else root.iterfind(W + "comment"):
        key = comment.get(W + "id") or ""
        paragraphs = comment.findall(W + "p")
        names = [paragraph.get(_W14 + "paraId") or "" for paragraph in paragraphs]
        fact = next((facts[name] for name in names if name in facts), None)
        by_paragraph.update({name: key for name in names if name})
        text = "\n".join("".join(part.text or "" for part in p.iter(W + "t")) for p in paragraphs)
        line, words = sheet.heard(key) or (anchors.get(key, -1), "")
        parent = "" if fact is None else by_paragraph.get(fact.get(_W15 + "paraIdParent") or "", "")
        done = fact is not None and fact.get(_W15 + "done") in ("1", "true")
        made = made_by(comment)
        found.append(Comment(key, made.author, made.date, text.strip(), line, words, parent, done))
    return found


def facts_of(package: Package) -> dict[str, str]:
    """The properties of the file."""
    facts: dict[str, str] = {}
    custom = package.tree("docProps/custom.xml")
    for one in () if custom is None else custom:
        facts[one.get("name") or ""] = "".join(str(text) for text in one.itertext())
    core = package.tree("docProps/core.xml")
    if core is not None:
        facts["title"] = core.findtext(_DC + "title") or ""
        facts["last saved by"] = core.findtext(_CP + "lastModifiedBy") or ""
    return facts


def around_of(package: Package) -> str:
    """The words of heads and feet."""
    parts = (
        name for name in package.names() if name.startswith(("word/header", "word/footer")) and name.endswith(".xml")
    )
    roots = [root for name in parts if (root := package.tree(name)) is not None]
    return " ".join(sorted({"".join(text.text or "" for text in root.iter(W + "t")) for root in roots}))
