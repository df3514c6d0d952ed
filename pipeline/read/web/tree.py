"""Parse a saved page: decoded as a browser would, without network or entities, and with limited depth."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pipeline.errors import InputError
from pipeline.model import Note
from pipeline.read.encoding.decode import decode
from pipeline.read.template_code import run

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed page; ``root`` is its ``html`` element."""

    root: Element
    encoding: str
    notes: tuple[Note, ...] = ()


def tree_of(data: bytes, name: str, charset: str | None = None) -> Tree:
    """Parse a page. ``charset``: from the message that contains it, which counts before the page's own declaration.

    Raises:
        InputError: the bytes are not a text, or hold no page.
    """
    from lxml import etree, html

    text, encoding, notes = _decoded(data, name, charset)
    text = run(_DECLARATION_RE.sub("", _CONTROL_RE.sub("", text), count=1))
    text = _MARK_END_RE.sub(r"</\1></p>", _MARK_START_RE.sub(r"<p\3><\1\2>", text))
    _must_be_a_page(text, name)
    if _depth(text) > _DEEPEST:
        text = _flat(text)
        notes += (Note("html-depth", "warning", "the page nests too deep: only its paragraphs were read"),)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError("the page holds no text", place=name, hint="saving it again from the browser") from error
    _show_component(root)
    return Tree(root, encoding, notes)


def _show_component(root: Element) -> None:
    """Show the template that a file consists of, as a component of Vue does: a browser would show nothing of it."""
    for around in root:
        if len(around) and all(part.tag in _COMPONENT and not (part.tail or "").strip() for part in around):
            for part in around.findall("template"):
                part.tag = "main"


_COMPONENT = frozenset(("template", "script", "style"))
_DEEPEST = 1_000  # libxml2 drops elements deeper than 2,048
_SNIFFED = 4_096
_MOST_ATTRIBUTES = 2_000  # attributes of one tag; pages have some dozens
# A parser ends bold where a paragraph begins, but a browser does not: the bold tag is moved into the paragraph.
_MARK_START_RE = re.compile(r"<(b|strong|i|em)(\s[^<>]{0,300})?>\s{0,50}<p(\s[^<>]{0,1000})?>", re.IGNORECASE)
_MARK_END_RE = re.compile(r"</p>\s{0,50}</(b|strong|i|em)>", re.IGNORECASE)
_DECLARATION_RE = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_CHARSET_RE = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_CONTROL_RE = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_TAG_RE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)[^<>]{0,5000}?(/?)>")
# A value may hold ">". The length of a tag that is searched for that has a limit, so that the time is linear.
_ANY_TAG_RE = re.compile(
    r"</?(?!(?:script|style|title|meta|head|body|html|template)\b)[a-zA-Z]"
    r"(?:(?:[^<>\"']++|\"[^\"]{0,2000}+\"|'[^']{0,2000}+'){0,100}+>|[^<>]*>)",
    re.IGNORECASE,
)
# A tag up to its end, past all quoted values; a stray "<" is skipped.
_LONG_TAG_RE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)|\Z)"
    r"|(?P<tag><[a-z](?:[^\"'>]++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE_RE = re.compile(r"\"[^\"]*+\"?|'[^']*+'?|[^\s\"'=/]+")
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dd", "dt", "option", "tr", "td", "th",
))  # fmt: skip
# Labels of encodings and their meaning on the web, by the WHATWG's table.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
}


def _must_be_a_page(text: str, name: str) -> None:
    """Refuse a tag with too many attributes: a parser compares each of them with all before it."""
    for found in _LONG_TAG_RE.finditer(text):
        if len(found["tag"] or "") > _MOST_ATTRIBUTES and _attributes(found["tag"]) > _MOST_ATTRIBUTES:
            line = text.count("\n", 0, found.start()) + 1
            sentence = f"a tag of the page has more than {_MOST_ATTRIBUTES} attributes, which is the limit"
            raise InputError(sentence, place=f"{name}, line {line}", hint="copying the text into a plain text file")


def _attributes(tag: str) -> int:
    """The largest number of attributes of a tag."""
    return sum(found[0][0] not in "\"'" for found in _ATTRIBUTE_RE.finditer(tag))


def _decoded(data: bytes, name: str, charset: str | None) -> tuple[str, str, tuple[Note, ...]]:
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decode(data, name)
    said = _CHARSET_RE.search(data[:_SNIFFED])
    codec = _codec(charset) or _codec(said[1].decode("ascii", "replace") if said else None)
    if codec is None:
        return decode(data, name)
    try:
        return data.decode(codec), _shown_name(codec), ()
    except UnicodeDecodeError:
        return _repaired(data, codec, name)


def _codec(label: str | None) -> str | None:
    """The codec that a label means on the web; None if it means none, or if the bytes contradict it."""
    try:
        info = codecs.lookup((label or "").strip())
    except LookupError:
        return None
    if not info._is_text_encoding or info.name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode", "unicode")):
        return None
    return _MEANT.get(info.name, info.name)


def _repaired(data: bytes, codec: str, name: str) -> tuple[str, str, tuple[Note, ...]]:
    """The text of a page that is not all in its declared encoding: decoded in another, or with damaged characters."""
    if codec != "utf-8":
        try:
            return data.decode("utf-8"), "utf-8", ()
        except UnicodeDecodeError:
            pass
    text = data.decode(codec, "replace")
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    if lost * 50 > len(text):
        return decode(data, name)
    message = f"{lost} characters are damaged: they are not valid {codec.upper()}"
    return (
        text,
        _shown_name(codec),
        (Note("damaged-characters", "warning", message, hint="a look for \N{REPLACEMENT CHARACTER}"),),
    )


def _shown_name(codec: str) -> str:
    return {"cp1252": "windows-1252"}.get(codec, codec)


def _depth(text: str) -> int:
    """The largest depth of the elements, judged by their tags."""
    depth = deepest = 0
    for match in _TAG_RE.finditer(text):
        if match[1]:
            depth = max(depth - 1, 0)
        elif not match[3] and match[2].lower() not in _VOID:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def _flat(text: str) -> str:
    return _ANY_TAG_RE.sub("<p>", text)
