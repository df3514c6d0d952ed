"""Read a returned OpenDocument text with every tracked change: deleted words are put back to where they were."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model.returned import Comment, Hand, Returned, Scrap
from pipeline.read.odt.file import unpacked
from pipeline.read.odt.odf_names import DC, DRAW, HREF, OFFICE, SIGNS, SPACE_RE, SVG, TABLE, TEXT
from pipeline.read.odt.styles import whole
from pipeline.read.office.xmltree import steps
from pipeline.read.returned.copy_lines import MARK_OF_ID, PICTURE, OpenLine, Sheet
from pipeline.read.returned.odt_parts import Region, around_of, facts_of, regions_of
from pipeline.read.returned.odt_styles import CopyStyles, Switches

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element

_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_STYLE_NAME = TEXT + "style-name"
_PASSED = frozenset(
    (
        *(TEXT + "tracked-changes", OFFICE + "forms", TEXT + "sequence-decls", SVG + "desc", SVG + "title"),
        *(OFFICE + "binary-data", OFFICE + "change-info", TEXT + "note-citation"),
    )
)


def read_odt(data: bytes, name: str) -> Returned:
    """Read a returned OpenDocument text.

    Raises:
        InputError: it is damaged, locked, over the size limit, or no OpenDocument text.
    """
    package, root, body = unpacked(data, name)
    styles, meta = package.tree("styles.xml"), package.tree("meta.xml")
    walk = _Walk(CopyStyles(styles, root), regions_of(body))
    walk.all(body)
    walk.notes()
    facts = facts_of(meta)
    around = "" if styles is None else around_of(styles)
    lines = tuple(walk.sheet.lines)
    return Returned(name, lines, walk.comments(), facts, facts.get("last saved by", ""), around, tuple(walk.oddities))


class _Walk:
    """One pass over the XML."""

    def __init__(self, styles: CopyStyles, regions: dict[str, Region]) -> None:
        self.sheet = Sheet()
        self.oddities: list[str] = []
        self._styles, self._regions = styles, regions
        self._spans: list[Switches] = []
        self._links: list[str | None] = []
        self._open: dict[str, Region] = {}
        self._deleting: list[Hand] = []
        self._notes: list[tuple[str, Element]] = []
        self._in_note = ""
        self._made: list[Comment] = []

    def all(self, root: Element) -> None:
        """Read everything inside ``root``, which itself is neither begun nor ended."""
        for event, element in steps(root, lambda element: element is not root and self._passes(element)):
            if event == "start":
                if element is not root:
                    self._start(element, element.tag)
                self._add(SPACE_RE.sub(" ", element.text or ""))
            elif element is not root:
                if event == "end":
                    self._end(element.tag)
                self._add(SPACE_RE.sub(" ", element.tail or ""))

    def notes(self) -> None:
        """The notes, in the order of citation."""
        for key, body in self._notes:
            self.sheet.note = self._in_note = key
            self.all(body)
        self.sheet.note = self._in_note = ""

    def comments(self) -> tuple[Comment, ...]:
        """The comments, with the words that they are about."""
        heard = ((one, self.sheet.heard(one.key) or (one.line, "")) for one in self._made)
        return tuple(replace(one, line=line, words=words) for one, (line, words) in heard)

    def _passes(self, element: Element) -> bool:
        tag = element.tag
        if tag == OFFICE + "annotation":
            self._comment(element)
            return True
        if tag == TEXT + "note":
            self._cite(element)
            return True
        if tag == DRAW + "frame":
            self._picture(element)
            return True
        return not isinstance(tag, str) or tag in _PASSED

    def _start(self, element: Element, tag: str) -> None:
        if tag in (TEXT + "p", TEXT + "h"):
            self.sheet.begin(self._begun(element))
            self._spans.append(self._styles.direct(element.get(_STYLE_NAME)))
        elif tag == TEXT + "span":
            self._spans.append(self._styles.span(element.get(_STYLE_NAME)))
        elif tag == TEXT + "a":
            self._links.append(element.get(HREF))
        elif tag == TEXT + "s":
            self._add(" " * min(whole(element.get(TEXT + "c")), 1_000))
        elif tag in SIGNS:
            self._add(SIGNS[tag])
        elif tag in (TEXT + "bookmark-start", TEXT + "bookmark"):
            name = element.get(TEXT + "name") or ""
            if name.startswith(MARK_OF_ID):
                self.sheet.open_id(name, name)
                if tag == TEXT + "bookmark":
                    self.sheet.close_id(name)
        elif tag == TEXT + "bookmark-end":
            self.sheet.close_id(element.get(TEXT + "name") or "")
        elif tag == OFFICE + "annotation-end":
            self.sheet.stop_listening(element.get(OFFICE + "name") or "")
        elif tag in (TEXT + "change-start", TEXT + "change-end", TEXT + "change"):
            self._change(element.get(TEXT + "change-id") or "", tag.removeprefix(TEXT))
        elif tag == TABLE + "table-row":
            self.sheet.begin_row()
        elif tag in (TABLE + "table-cell", TABLE + "covered-table-cell"):
            for _ in range(min(whole(element.get(TABLE + "number-columns-repeated")), 64)):
                self.sheet.begin_cell()

    def _end(self, tag: str) -> None:
        if tag in (TEXT + "p", TEXT + "h"):
            line = self.sheet.line
            if line is not None and line.place != "table" and (hand := self._hand("insertion")):
                line.inserted = hand
            self.sheet.end()
            if self._spans:
                self._spans.pop()
        elif tag == TEXT + "span" and self._spans:
            self._spans.pop()
        elif tag == TEXT + "a" and self._links:
            self._links.pop()
        elif tag == TABLE + "table-row":
            self.sheet.end_row()

    def _begun(self, element: Element) -> OpenLine:
        style = self._styles.paragraph(element.get(_STYLE_NAME))
        restyled = self._hand("format-change")
        return OpenLine(style, None, restyled, place="note" if self._in_note else "body")

    def _change(self, key: str, what: str) -> None:
        region = self._regions.get(key)
        if region is None:
            return
        if what == "change-end":
            self._open.pop(key, None)
        elif what == "change-start":
            self._open[key] = region
        elif region.kind == "deletion":
            self._put_back(region)

    def _put_back(self, region: Region) -> None:
        """Put deleted words back: the last of several paragraphs goes on in the one that is open."""
        paragraphs = [p for child in region.content for p in child.iter(TEXT + "p", TEXT + "h") if _is_own(p, child)]
        line = self.sheet.line
        if line is None or not paragraphs or len(self._deleting) > 3:
            return
        self._deleting.append(region.hand)
        waiting = self.sheet.put_off() if len(paragraphs) > 1 else []
        style = line.style
        for number, paragraph in enumerate(paragraphs):
            last = number == len(paragraphs) - 1
            here = self.sheet.line
            if here is not None and not last and here.place != "table":
                here.style = self._styles.paragraph(paragraph.get(_STYLE_NAME))
            self._spans.append(self._styles.direct(paragraph.get(_STYLE_NAME)))
            self.all(paragraph)
            self._spans.pop()
            if not last:
                self.sheet.break_line(region.hand, style)
        self.sheet.take_up(waiting)
        self._deleting.pop()

    def _hand(self, kind: str) -> Hand | None:
        return next((region.hand for region in self._open.values() if region.kind == kind), None)

    def _add(self, text: str) -> None:
        if not text or self.sheet.line is None:
            return
        line = self.sheet.line
        if text == " " and not line.scraps and not self._deleting:
            return
        switches: Switches = {}
        for span in self._spans:
            switches |= span
        looks: set[tuple[str, str]] = {(kind, "") for kind, on in switches.items() if on}
        if href := next((link for link in reversed(self._links) if link), None):
            looks = {look for look in looks if look[0] != "underline"} | {("link", href.rstrip("/"))}
        gone = self._deleting[-1] if self._deleting else self._hand("deletion")
        self.sheet.add(Scrap(text, frozenset(looks), self._hand("insertion"), gone, None, self._hand("format-change")))

    def _cite(self, note: Element) -> None:
        body = note.find(TEXT + "note-body")
        key = f"{note.get(TEXT + 'note-class') or 'footnote'} {len(self._notes) + 1}"
        if body is not None:
            self._notes.append((key, body))
            gone = self._deleting[-1] if self._deleting else None
            self.sheet.look_back(("note", key), self._hand("insertion"), gone)

    def _comment(self, element: Element) -> None:
        key = element.get(OFFICE + "name") or f"comment {len(self._made)}"
        text = "\n".join("".join(map(str, p.itertext())) for p in element.iter(TEXT + "p"))
        parent = next((value for name, value in element.attrib.items() if str(name).endswith("}parent-name")), "")
        done = element.get(_LOEXT + "resolved") == "true"
        author, date = element.findtext(DC + "creator") or "", element.findtext(DC + "date") or ""
        self._made.append(Comment(key, author, date, text.strip(), len(self.sheet.lines), "", str(parent), done))
        self.sheet.listen(key)

    def _picture(self, frame: Element) -> None:
        self._add(PICTURE)
        boxed = " ".join("".join(map(str, p.itertext())) for p in frame.iter(TEXT + "p"))
        if boxed.strip():
            self.oddities.append(f"a text box: “{boxed.strip()[:200]}”")


def _is_own(paragraph: Element, child: Element) -> bool:
    """Whether a paragraph is not inside a note or a comment of another."""
    for above in paragraph.iterancestors():
        if above is child:
            return True
        if above.tag in (OFFICE + "annotation", TEXT + "note"):
            return False
    return True
