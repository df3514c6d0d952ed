"""The reader of prose in XML: TEI, Akoma Ntoso, DocBook, JATS, and what archives write, by the names of its elements.

An element that names who speaks (``<speech by="#reed">``, ``<u who="AR">``, ``<speaker>``) makes turns. Short fields
(``<release-date>``) become metadata; HTML in an element (CDATA, or escaped) is read as such.

Sources: TEI P5, chapters 7 and 8; Akoma Ntoso 1.0 (OASIS, 2018), 5.4 (debates); DocBook 5.1; JATS 1.3.
"""

from __future__ import annotations

import re
from collections import defaultdict
from html import escape
from html.entities import html5
from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.read.markdown.embedded_html import pieces
from pipeline.read.markdown.html_pieces import Piece
from pipeline.read.office.xmltree import line_of, local_name, tree_of
from pipeline.read.pasted.named_turns import Turns
from pipeline.read.reader import Blocks, Parsed, Reader

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element


def read(data: bytes, name: str) -> Parsed:
    """Read prose in XML.

    Raises:
        InputError: it is not XML, or holds no paragraphs.
    """
    data = _TYPE_RE.sub(lambda found: b"\n" * found[0].count(b"\n"), data, count=1)
    try:
        root = tree_of(_ENTITY_RE.sub(_letter, data))
    except ValueError as error:
        raise InputError(f"the file {error}", place=name, hint="--from text, if it is plain text") from error
    prose = _Prose(root)
    prose.write()
    if not any(block.kind == "paragraph" for block in prose.blocks.made):
        raise InputError("the XML holds no paragraphs", place=name, hint="copying its text into a plain text file")
    return Parsed(tuple(prose.blocks.made), "utf-8", prose.metadata())


def sniff(data: bytes) -> bool:
    """Whether these bytes are XML with elements of prose in it."""
    return bool(_OPENING_RE.match(data[:4_096])) and len(_PROSE_RE.findall(data[:_SNIFFED])) >= _FEWEST


READER = Reader("xml", (), sniff, read, by_content_first=True, shared=(".xml",))

_SNIFFED, _FEWEST = 200_000, 2
_OPENING_RE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\s|(?:<!--.{0,1500}?-->\s*)?"
    rb"<(?:akomaNtoso|TEI(?:\.2|Corpus)?|debates?|hansard|transcripts?|interviews?|proceedings|document)[\s>])",
    re.DOTALL,
)
_PROSE_RE = re.compile(rb"<(?:\w{1,20}:)?(?:p|para|ab|u|sp|seg|speech|speaker|said|question|answer)[\s>]|&lt;p&gt;")
_TYPE_RE = re.compile(rb"<!DOCTYPE[^\[\]<>]{0,500}>")
_ENTITY_RE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30};)")
_HTML_RE = re.compile(r"</?(?:p|div|br|span|strong|em|h\d|ul|li|blockquote)\b[^<>]{0,300}>", re.IGNORECASE)
_LONG = 80  # characters of a field, on average, from which on it is text
_HEADINGS = frozenset(("head", "heading", "subheading", "title", "subtitle", "bridgehead"))
_TEXTS = _HEADINGS | {"p", "para", "simpara", "ab", "l", "u", "seg", "said", "text", "content", "answer", "question"}
_SPEAKERS = frozenset(("speaker", "from"))  # elements that name who speaks in the turn around them
_SPOKEN_BY = ("who", "by", "speaker")  # attributes that do
_HEADS = frozenset(("teiHeader", "meta", "metadata", "info", "articleinfo", "front"))
_NOTES = frozenset(("note", "footnote", "fn", "authorialNote"))
_TAGS = {
    **dict.fromkeys(("hi", "i", "italic", "em", "emph", "emphasis"), "em"),
    **dict.fromkeys(("b", "bold", "strong"), "strong"),
    **dict.fromkeys(("lb", "br", "eol"), "br"),
}
_FIELDS = {  # the keys of front matter, and the elements that say it
    "title": ("title", "docTitle", "headline", "article-title"),
    "date": ("date", "release-date", "docDate", "pubDate", "published", "FRBRdate"),
    "author": ("author", "creator", "byline", "interviewer"),
}
_XML = "{http://www.w3.org/XML/1998/namespace}"


def _letter(entity: re.Match[bytes]) -> bytes:
    """An entity of HTML as a number, which needs no declaration."""
    signs = html5.get(entity[1].decode("ascii"), "")
    return "".join(f"&#{ord(sign)};" for sign in signs).encode("ascii") or entity[0]


class _Prose:
    """The blocks of a file, written in one pass over its elements."""

    def __init__(self, root: Element) -> None:
        self.blocks = Blocks([])
        self._root = root
        self._turns = Turns(self.blocks)
        self._names = _names(root)
        self._texts = _TEXTS | _long_elements(root)
        self._fields: dict[str, str] = {}
        self._voices: list[tuple[Element, str]] = []  # the elements around that say who speaks

    def metadata(self) -> tuple[tuple[str, str], ...]:
        """What the fields say, by the keys of front matter."""
        said = {key: next(filter(None, map(self._fields.get, names)), "") for key, names in _FIELDS.items()}
        said["lang"] = self._root.get(f"{_XML}lang") or ""
        return (*(pair for pair in said.items() if pair[1]), *self._turns.metadata())

    def write(self) -> None:
        """Write the blocks of all elements, without recursion."""
        from lxml import etree

        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                if self._voices and self._voices[-1][0] is element:
                    self._voices.pop()
                continue
            name = local_name(element)
            if voice := next((said for key in _SPOKEN_BY if (said := element.get(key))), ""):
                self._voices.append((element, self._names.get(voice.lstrip("#"), voice.lstrip("#"))))
            if name in _HEADS or self._is_field(element):
                self._add_fields(element)
            elif name in _SPEAKERS and (around := element.getparent()) is not None:
                self._voices.append((around, _words(element)))
            elif name in _NOTES:
                self._add(Piece("aside", _words(element), 0), element)
            elif _is_paragraph(element):
                self._add_paragraph(element)
            else:
                continue
            walk.skip_subtree()

    def _is_field(self, element: Element) -> bool:
        """Whether an element is a short fact beside the text."""
        name, around = local_name(element), element.getparent()
        if len(element) or self._voices or around is None:
            return False
        return name not in self._texts | _SPEAKERS or (name == "title" and around.getparent() in (None, self._root))

    def _add_fields(self, element: Element) -> None:
        leaves = (one for one in element.iter() if not len(one))
        said = [(local_name(one), _words(one) or one.get("when") or one.get("date") or "") for one in leaves]
        for key, value in said:
            self._fields.setdefault(key, value)
        self._add(Piece("metadata", "\n".join(f"{key}: {value}" for key, value in said if value), 0), element)

    def _add_paragraph(self, element: Element) -> None:
        heading = local_name(element) in _HEADINGS
        notes = list[str]()
        for piece in pieces(_as_html(element, notes)):
            if heading:
                self._turns.begin()
            if heading and piece.kind == "paragraph":
                piece.kind, piece.level = "heading", 2
            self._add(piece, element)
        for note in notes:
            self._add(Piece("aside", note, 0), element)

    def _add(self, piece: Piece, element: Element) -> None:
        line = piece.line + line_of(element)
        voice = self._voices[-1][1] if self._voices else ""
        if piece.kind == "paragraph":
            self._turns.add(voice, "", piece.text, line, piece.marks)
        elif piece.text:
            self.blocks.add(piece.kind, piece.text, line, piece.marks, piece.level)


def _names(root: Element) -> dict[str, str]:
    """Who is meant by an id: the name that an element with it shows or holds."""
    found: dict[str, str] = {}
    for element in root.iter():
        key = element.get(f"{_XML}id") or element.get("id") or element.get("eId")
        if key and local_name(element) in ("person", "TLCPerson", "participant", "speaker"):
            named = next((one for one in element.iter() if local_name(one) in ("persName", "name")), element)
            found[key] = element.get("showAs") or _words(named)
    return {key: name for key, name in found.items() if name}


def _long_elements(root: Element) -> set[str]:
    """The names of the elements without others that mostly hold more words than a field."""
    lengths = defaultdict[str, list[int]](list)
    for element in root.iter():
        if not len(element):
            lengths[local_name(element)].append(len(element.text or ""))
    return {name for name, some in lengths.items() if sum(some) > _LONG * len(some)}


def _is_paragraph(element: Element) -> bool:
    """Whether an element has words of its own, and not only elements."""
    texts = (element.text, *(part.tail for part in element))
    return any(text and text.strip() for text in texts)


def _words(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _as_html(element: Element, notes: list[str]) -> str:
    """What an element holds as HTML, its notes apart."""
    from lxml import etree

    made = list[str]()
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        tag = _TAGS.get(local_name(part), "") if part is not element else ""
        if event == "start" and local_name(part) in _NOTES:
            notes.append(_words(part))
            walk.skip_subtree()
        elif event == "start":
            made += (f"<{tag}>" if tag else "", _shown(part.text or ""))
        else:
            made += (f"</{tag}>" if tag and tag != "br" else "", _shown(part.tail or "") if part is not element else "")
    return "".join(made)


def _shown(text: str) -> str:
    """Words of XML as HTML; those that hold tags are HTML themselves."""
    return text if _HTML_RE.search(text) else escape(text, quote=False)
