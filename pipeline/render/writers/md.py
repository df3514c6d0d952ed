"""Markdown as a content management system takes it: CommonMark 0.31, with tables of GitHub and footnotes.

There is no YAML before the text: where a system does not expect it, it prints as a heading, and the title and the date
are on the page. What a system makes by itself is left out: the table of contents, and a list of links for paper. Where
the signs of Markdown would be misread, between letters and punctuation, emphasis is an HTML element.

Sources: spec.commonmark.org/0.31.2, github.github.com/gfm (4.10 Tables), pandoc.org/MANUAL.html#extension-footnotes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.model import Artifact, Page
from pipeline.render.element_names import classes_of, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pipeline.render.theme import Theme

FORMAT = "md"
SUFFIX = ".md"
MEDIA_TYPE = "text/markdown"

_SPACE_RE = re.compile(r"[ \t\r\n]+")
# Signs that mean something anywhere, and an ampersand where it begins the name of a character.
_SIGN_RE = re.compile(r"[\\`*\[\]<>~|]|_(?!(?<=\w_)\w)|&(?=#?\w+;)")
# Signs that mean something at the head of a line: a heading, a list, a line under a heading.
_HEAD_RE = re.compile(r"(?m)^[ \t]*(?:(?P<sign>[#+=-])|(?P<number>\d{1,9})(?=[.)](?:[ \t]|$)))")
_ENTITY_RE = re.compile(r"&(?=#?\w+;)")
_CLOSING_RE = re.compile(r"(#+)$")
_TICKS_RE = re.compile("`+")
_GROUPS = frozenset({"header", "main", "section", "div", "figure"})
_LEFT_OUT = frozenset({"contents", "links"})
_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### "}


def write(page: Page, theme: Theme, name: str, *, stamp: datetime) -> Artifact:  # noqa: ARG001 - one signature for all
    """The page as Markdown. A picture is its description in brackets, for the place where it is to be put in.

    Args:
        page: keeps the contract of the page.
        name: of the file, without its suffix.
    """
    from pipeline.render.page.contract import parse

    root = parse(page.xhtml)
    text = "\n\n".join(filter(None, _blocks(root[-1])))
    return Artifact(name + SUFFIX, MEDIA_TYPE, (text + "\n").encode())


def read_back(data: bytes, name: str) -> str:  # noqa: ARG001 - one signature for all
    """The words that the Markdown says. Raises ValueError where the file is not UTF-8."""
    from pipeline.render.read_back.markdown_text import markdown_text

    return markdown_text(data.decode("utf-8"))


def _blocks(element: _Element) -> Iterator[str]:
    """The blocks of an element, each without an empty line at its ends."""
    for child in element:
        name = local_name(child)
        if _LEFT_OUT.intersection(classes_of(child)):
            continue
        if name in _GROUPS:
            yield from _blocks(child)
        elif name in _BLOCKS:
            yield from _BLOCKS[name](child)
        else:
            yield _paragraph(child)


def _paragraph(element: _Element) -> str:
    number = element.get("data-number")
    text = _lines(element)
    return f"{number}\\. {text}" if number and text else text


def _heading(element: _Element) -> Iterator[str]:
    """One line, whose last number signs would be taken for its end."""
    number = element.get("data-number")
    text = _CLOSING_RE.sub(r"\\\1", _inline(element).replace("\\\n", " ").strip())
    if text and "endnotes" not in classes_of(element.getparent()):
        yield _HEADINGS[local_name(element)] + (f"{number}. " if number else "") + text


def _list(element: _Element) -> Iterator[str]:
    """Items, each indented below the sign of the item that it belongs to. Notes are footnotes."""
    if "note-list" in classes_of(element):
        cited = set(_notes_cited(element))
        yield from (_note(item, cited) for item in element)
        return
    lines: list[str] = []
    signs: list[str] = []
    last: list[int] = []
    other = _follows_its_like(element)
    for item in element:
        depth = min(_depth(item), len(signs))
        before = last[depth] if depth < len(last) else None
        del signs[depth:], last[depth + 1 :]
        value = int(item.get("value") or 0)
        if before is not None and value and value != before + 1:
            other = not other  # the other sign begins another list, with a number of its own
        last[depth:] = [value]
        signs.append(f"{value}{').'[not other]} " if value else "*-"[not other] + " ")
        indent = " " * sum(map(len, signs[:-1]))
        opens = depth and before is None and value > 1  # only a list from 1 may follow a line of text
        lines.append(("\n" if opens else "") + _hung(_item(item), indent + signs[-1]))
    yield "\n".join(lines)


def _hung(text: str, sign: str, indent: int | None = None) -> str:
    """A text behind a sign, the lines after the first indented as far, or by so many spaces."""
    space = "\n" + " " * (len(sign) if indent is None else indent)
    return sign + text.replace("\n", space).replace(f"{space}\n", "\n\n")


def _item(item: _Element) -> str:
    held = any(local_name(child) in ("p", *_BLOCKS) for child in item)
    return "\n\n".join(filter(None, _blocks(item))) if held else _lines(item)


def _note(item: _Element, cited: Container[str]) -> str:
    """A footnote. One that is cited nowhere would not be shown, so it is a paragraph with its number."""
    number, text = item.get("value", ""), _item(item)
    return _hung(text, f"[^{number}]: ", 4) if number in cited else f"{number}\\. {text}"


def _notes_cited(element: _Element) -> Iterator[str]:
    root = element.getroottree().getroot()
    return (_plain(sign) for sign in root.iter("{*}sup") if "noteref" in classes_of(sign))


def _depth(item: _Element) -> int:
    return next((int(word[-1]) - 1 for word in classes_of(item) if word.startswith("level-")), 0)


def _follows_its_like(element: _Element) -> bool:
    """Whether the element before is a list of the same kind, counted over a row of them: every second one is."""
    before, count = element.getprevious(), 0
    while before is not None and before.tag == element.tag:
        before, count = before.getprevious(), count + 1
    return count % 2 == 1


def _terms(element: _Element) -> Iterator[str]:
    """Terms with what is said of them, as a list."""
    lines: list[str] = []
    for child in element:
        text = _inline(child).replace("\\\n", " ").strip()
        if local_name(child) == "dt":
            lines.append(f"- {_marked(text, '**', 'strong', ' ', ' ')}:")
        elif lines:
            lines[-1] += ("" if lines[-1].endswith(":") else ";") + " " + text
    yield "\n".join(lines)


def _quotation(element: _Element) -> Iterator[str]:
    text = "\n\n".join(filter(None, _blocks(element)))
    yield "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""


def _verbatim(element: _Element) -> Iterator[str]:
    text = "".join(map(str, element.itertext())).strip("\n")
    fence = "`" * max(3, _longest_ticks(text) + 1)
    yield f"{fence}\n{text}\n{fence}"


def _table(element: _Element) -> Iterator[str]:
    """A table, which must have a head; one without gets an empty one."""
    rows = list(element.iter("{*}tr"))
    width = max((len(row) for row in rows), default=0)
    body = [[_inline(cell, after=" ").replace("\\\n", "<br>").strip() for cell in row] for row in rows]
    if local_name(element[0]) != "thead":
        body.insert(0, [])
    figures = {place for row in rows for place, cell in enumerate(row) if "number" in classes_of(cell)}
    body.insert(1, ["---:" if place in figures else "---" for place in range(width)])
    yield "\n".join(f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in body)


def _picture(element: _Element) -> Iterator[str]:
    yield f"\\[{_escaped(element.get('alt', ''))}\\]"


_BLOCKS: dict[str, Callable[[_Element], Iterator[str]]] = {
    **dict.fromkeys(_HEADINGS, _heading),
    "ul": _list,
    "ol": _list,
    "dl": _terms,
    "blockquote": _quotation,
    "aside": _quotation,
    "pre": _verbatim,
    "table": _table,
    "img": _picture,
    "nav": lambda _: iter(()),
    "hr": lambda _: iter(["---"]),
}


def _lines(element: _Element) -> str:
    """The text of a block: no line of it begins like a heading, a list or a line under a heading."""
    text = "\n".join(line.strip(" ") for line in _inline(element).strip(" ").split("\n"))
    while text.startswith("\\\n") or text.endswith("\\\n"):
        text = text.removeprefix("\\\n").removesuffix("\\\n")
    return _HEAD_RE.sub(_unheaded, text)


def _unheaded(match: re.Match[str]) -> str:
    return f"\\{match['sign']}" if match["sign"] else f"{match['number']}\\"


def _inline(element: _Element, after: str = "") -> str:
    """The text of an element; ``after`` is the character that comes behind it, which decides about signs at its end."""
    pieces = [_escaped(element.text)]
    for child in element:
        before = next((piece[-1] for piece in reversed(pieces) if piece), "")
        behind = (child.tail or ("" if child.getnext() is None else "x"))[:1] or after
        pieces += [_element(child, before, behind), _escaped(child.tail)]
    return "".join(pieces)


def _element(element: _Element, before: str, after: str) -> str:
    """An element within a line. Code is an HTML element behind other code, and in a row if it has the sign of cells."""
    name, classes = local_name(element), classes_of(element)
    if name == "br":
        return "\\\n"
    if name == "code":
        text = _SPACE_RE.sub(" ", _plain(element))
        in_row = "|" in text and any(local_name(above) in ("td", "th") for above in element.iterancestors())
        return _code(text) if before != "`" and not in_row else f"<code>{_escaped(text)}</code>"
    inside = _inline(element, after)
    if "noteref" in classes:
        return f"[^{_plain(element)}]"
    if "time" in classes or "said-in" in classes:
        return f"({inside})"
    if "speaker" in classes:
        return _marked(inside.rstrip(":") + ":", "**", "strong", before, after)
    if name == "strong":
        return _marked(inside, "**", "strong", before, after)
    if name == "em" or "stage" in classes:
        return _marked(inside, "*", "em", before, after)
    if name in ("s", "sub", "sup"):
        return f"<{name}>{inside}</{name}>"
    return _link(element.get("href", ""), inside) if name == "a" else inside


def _marked(text: str, sign: str, tag: str, before: str, after: str) -> str:
    """Words with emphasis; as an HTML element where the rules for delimiter runs (CommonMark, 6.2) forbid the signs."""
    inner = text.strip(" ")
    if not inner or inner.endswith("\\\n"):
        return text
    left, _, right = text.partition(inner)
    opens = inner[0].isalnum() or _is_apart(left[-1:] or before)
    closes = inner[-1].isalnum() or _is_apart(right[:1] or after)
    meets = "*" in (before, after, inner[0], inner[-1])
    if opens and closes and not meets:
        return f"{left}{sign}{inner}{sign}{right}"
    return f"{left}<{tag}>{inner}</{tag}>{right}"


def _is_apart(character: str) -> bool:
    """Whether a character is white space or punctuation, as the ends of a line are."""
    return not character or character.isspace() or unicodedata.category(character)[0] in "PS"


def _code(text: str) -> str:
    """Words between ticks, more of them than the words hold."""
    if not text:
        return ""
    ticks = "`" * (_longest_ticks(text) + 1)
    spaced = text != text.strip() and bool(text.strip())
    return f"{ticks} {text} {ticks}" if spaced or "`" in (text[0], text[-1]) else f"{ticks}{text}{ticks}"


def _longest_ticks(text: str) -> int:
    return max((len(run) for run in _TICKS_RE.findall(text)), default=0)


def _link(href: str, words: str) -> str:
    """A link on the web; places of the page have no names in Markdown, so a link to one is its words."""
    if href.startswith("#") or not words.strip():
        return words
    address = _ENTITY_RE.sub(r"\\&", "".join(f"%{ord(sign):02X}" if sign in "<>\\ " else sign for sign in href))
    return f"[{words}](<{address}>)" if "(" in address or ")" in address else f"[{words}]({address})"


def _plain(element: _Element) -> str:
    """The text of an element without signs; a line break is a space."""
    broken = (
        f" {child.tail or ''}" if local_name(child) == "br" else _plain(child) + (child.tail or "") for child in element
    )
    return (element.text or "") + "".join(broken)


def _escaped(text: str | None) -> str:
    return _SIGN_RE.sub(r"\\\g<0>", _SPACE_RE.sub(" ", text or ""))
