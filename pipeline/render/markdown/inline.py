"""Words within a block as Markdown: emphasis, code, links, and signs that would be misread.

Source: spec.commonmark.org/0.31.2 (2.4 Backslash escapes, 6 Inlines).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pipeline.render.element_names import classes_of, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE_RE = re.compile(r"[ \t\r\n]+")
# Signs that mean something anywhere, and an ampersand where it begins the name of a character.
# A number may go on behind a place where the page lets a long word break.
_SIGN_RE = re.compile(r"[\\`*\[\]<>~|]|_(?!(?<=\w_)\w)|&(?=#?\w+;|#\w*$)")
# Signs that mean something at the head of a line: a heading, a list, a line under a heading.
_HEAD_RE = re.compile(r"(?m)^[ \t]*(?:(?P<sign>[#+=-])|(?P<number>\d{1,9})(?=[.)](?:[ \t]|$)))")
_ENTITY_RE = re.compile(r"&(?=#?\w+;)")
_TICKS_RE = re.compile("`+")


def lines(element: _Element) -> str:
    """The text of a block: no line of it begins like a heading, a list or a line under a heading."""
    text = "\n".join(line.strip(" ") for line in inline(element).strip(" ").split("\n"))
    while text.startswith("\\\n") or text.endswith("\\\n"):
        text = text.removeprefix("\\\n").removesuffix("\\\n")
    return _HEAD_RE.sub(_unheaded, text)


def _unheaded(match: re.Match[str]) -> str:
    return f"\\{match['sign']}" if match["sign"] else f"{match['number']}\\"


def inline(element: _Element, after: str = "") -> str:
    """The text of an element; ``after`` is the character that comes behind it, which decides about signs at its end."""
    pieces = [escaped(element.text)]
    for child in element:
        before = next((piece[-1] for piece in reversed(pieces) if piece), "")
        behind = (child.tail or ("" if child.getnext() is None else "x"))[:1] or after
        pieces += [_element(child, before, behind), escaped(child.tail)]
    return "".join(pieces)


def _element(element: _Element, before: str, after: str) -> str:
    """An element within a line. Code is an HTML element behind other code, and in a row if it has the sign of cells."""
    name, classes = local_name(element), classes_of(element)
    if name == "br":
        return "\\\n"
    if name == "code":
        text = _SPACE_RE.sub(" ", plain(element))
        in_row = "|" in text and any(local_name(above) in ("td", "th") for above in element.iterancestors())
        return _code(text) if before != "`" and not in_row else f"<code>{escaped(text)}</code>"
    inside = inline(element, after)
    if "noteref" in classes:
        return f"[^{plain(element)}]"
    if "time" in classes or "said-in" in classes:
        return f"({inside})"
    if "speaker" in classes:
        return marked(inside.rstrip(":") + ":", "**", "strong", before, after)
    if name == "strong":
        return marked(inside, "**", "strong", before, after)
    if name == "em" or "stage" in classes:
        return marked(inside, "*", "em", before, after)
    if name in ("s", "sub", "sup"):
        return f"<{name}>{inside}</{name}>"
    return _link(element.get("href", ""), inside) if name == "a" else inside


def marked(text: str, sign: str, tag: str, before: str, after: str) -> str:
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
    ticks = "`" * (longest_ticks(text) + 1)
    spaced = text != text.strip() and bool(text.strip())
    return f"{ticks} {text} {ticks}" if spaced or "`" in (text[0], text[-1]) else f"{ticks}{text}{ticks}"


def longest_ticks(text: str) -> int:
    """The length of the longest run of backticks in a text."""
    return max((len(run) for run in _TICKS_RE.findall(text)), default=0)


def _link(href: str, words: str) -> str:
    """A link on the web; places of the page have no names in Markdown, so a link to one is its words."""
    if href.startswith("#") or not words.strip():
        return words
    address = _ENTITY_RE.sub(r"\\&", "".join(f"%{ord(sign):02X}" if sign in "<>\\ " else sign for sign in href))
    return f"[{words}](<{address}>)" if "(" in address or ")" in address else f"[{words}]({address})"


def plain(element: _Element) -> str:
    """The text of an element without signs; a line break is a space."""
    broken = (
        f" {child.tail or ''}" if local_name(child) == "br" else plain(child) + (child.tail or "") for child in element
    )
    return (element.text or "") + "".join(broken)


def escaped(text: str | None) -> str:
    """Text with its signs of Markdown escaped."""
    return _SIGN_RE.sub(r"\\\g<0>", _SPACE_RE.sub(" ", text or ""))
