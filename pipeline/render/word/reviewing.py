"""The review copy of a Word file: identities, a wide margin, room between the lines, change tracking, and queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.text.run import Run
from lxml import etree

from pipeline.model import Remark
from pipeline.render.word.frame import Paper
from pipeline.render.word.measure import twips
from pipeline.render.word.ooxml import Element, add, qualified
from pipeline.render.word.words.bookmarks import MADE

if TYPE_CHECKING:
    from docx.document import Document

COPY_ID, MANUSCRIPT_HASH = "Review copy", "Manuscript SHA-256"  # custom properties: Word and LibreOffice keep them
_MARGIN = "50mm"  # for comments and handwriting, where a line ends
_LEADING = 360  # in 240ths of a line: 1.5 lines
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_EXTENDED_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


@dataclass(frozen=True, slots=True)
class ReviewCopy:
    """What makes a Word file a review copy.

    Args:
        facts: its custom properties.
        queries: threads of comments: each a first comment, and the replies to it.
        numbered: whether lines are numbered in the margin.
        notice: a comment on the last line, which the program makes; None without one.
    """

    facts: Mapping[str, str]
    queries: tuple[Sequence[Remark], ...] = ()
    numbered: bool = False
    notice: Remark | None = None


def widened(paper: Paper, *, right_to_left: bool) -> Paper:
    """The paper with a wide margin on the side where a line ends."""
    return replace(paper, left=twips(_MARGIN)) if right_to_left else replace(paper, right=twips(_MARGIN))


def spread(styles: Element) -> None:
    """Set every paragraph style that has a leading to one and a half lines."""
    for spacing in styles.iterfind(f"{qualified('w:style')}/{qualified('w:pPr')}/{qualified('w:spacing')}"):
        if spacing.get(qualified("w:line")) is not None:
            spacing.set(qualified("w:line"), str(_LEADING))
            spacing.set(qualified("w:lineRule"), "auto")


def track(document: Document, *, numbered: bool) -> None:
    """Switch change tracking on, at the place that the schema requires (ECMA-376, 17.15.1.78)."""
    settings = document.settings.element
    switch = add(settings, "w:trackRevisions")
    following = settings.find(qualified("w:defaultTabStop"))
    if following is not None:
        following.addprevious(switch)
    if numbered:
        section = document.sections[0]._sectPr
        lines = add(section, "w:lnNumType", countBy=5, restart="newPage")
        margins = section.find(qualified("w:pgMar"))
        if margins is not None:
            margins.addnext(lines)


def lock(places: Mapping[str, Element]) -> None:
    """Lock the lines that the program makes: their words are in content controls (ECMA-376, 17.5.2.23)."""
    for name, paragraph in places.items():
        runs = [run for run in paragraph.findall(qualified("w:r")) if run.find(qualified("w:t")) is not None]
        if name.startswith(MADE) and runs:
            control = etree.Element(qualified("w:sdt"))
            runs[0].addprevious(control)
            facts = add(control, "w:sdtPr")
            add(facts, "w:lock", val="sdtContentLocked")
            add(control, "w:sdtContent").extend(runs)


def threads_of(copy: ReviewCopy, places: Mapping[str, Element]) -> tuple[Sequence[Remark], ...]:
    """The threads of a copy, its notice on the last line that the program makes."""
    last = next((name for name in reversed(list(places)) if name.startswith(MADE)), "")
    return (*copy.queries, *([(replace(copy.notice, block=last),)] if copy.notice and last else []))


def write_queries(
    document: Document, threads: Sequence[Sequence[Remark]], places: Mapping[str, Element], stamp: datetime
) -> None:
    """Write each thread as comments on the words that it quotes, or on its whole paragraph."""
    family: list[tuple[str, str]] = []  # the paragraph of each comment, and that of the comment it answers
    for thread in threads:
        runs = _quoted(places.get(thread[0].block), thread[0].words) if thread else []
        first = ""
        for remark in thread if runs else ():
            initials = "".join(name[0] for name in remark.author.split())[:3] or "b"
            comment = document.add_comment(runs, remark.text, remark.author, initials)
            element = cast(Any, comment)._comment_elm
            element.date = _moment(remark.date, stamp)
            name = f"{0x10000000 + len(family):08X}"
            for paragraph in element.iter(qualified("w:p")):
                paragraph.set(f"{{{_W14}}}paraId", name)
            family.append((name, first))
            first = first or name
    if family:
        _relate(document, family)


def _moment(date: str, stamp: datetime) -> datetime:
    try:
        return datetime.fromisoformat(date).replace(microsecond=0)
    except ValueError:
        return stamp.replace(microsecond=0)


def _relate(document: Document, family: Sequence[tuple[str, str]]) -> None:
    """The part that makes answers of comments ([MS-DOCX], 2.5.4 commentsEx)."""
    whole = etree.Element(f"{{{_W15}}}commentsEx", nsmap={"w15": _W15})
    for name, parent in family:
        one = etree.SubElement(whole, f"{{{_W15}}}commentEx")
        one.set(f"{{{_W15}}}paraId", name)
        if parent:
            one.set(f"{{{_W15}}}paraIdParent", parent)
        one.set(f"{{{_W15}}}done", "0")
    data = etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/commentsExtended.xml"), _EXTENDED_TYPE, data, document.part.package)
    document.part.relate_to(part, _EXTENDED)


def _quoted(paragraph: Element | None, words: str) -> list[Run]:
    """The runs that hold the quoted words, cut at their edges; all runs if the words are not there."""
    if paragraph is None:
        return []
    runs = paragraph.findall(qualified("w:r")) or [*paragraph.iter(qualified("w:r"))]
    for run in runs if words else ():
        text = run.find(qualified("w:t"))
        if text is not None and words in (text.text or "") and len(run.findall(qualified("w:t"))) == 1:
            return [Run(cast(Any, _cut(run, text, words)), cast(Any, None))]
    return [Run(cast(Any, run), cast(Any, None)) for run in (runs[:1] + runs[-1:])]


def _cut(run: Element, text: Element, words: str) -> Element:
    """Cut a run into three around the words; returns the middle."""
    before, _, after = (text.text or "").partition(words)
    for part, put in ((before, run.addprevious), (after, run.addnext)):
        if part:
            other = etree.fromstring(etree.tostring(run))
            _set(other.find(qualified("w:t")), part)
            put(other)
    _set(text, words)
    return run


def _set(text: Element | None, words: str) -> None:
    assert text is not None
    text.text = words
    text.set(qualified("xml:space"), "preserve")
