"""The reader of captions in XML: TTML and its variants (DFXP, IMSC, EBU-TT); cues become turns with their times.

Source: Timed Text Markup Language 2 (W3C, 2018), sections 8 (content), 12 (timing) and 14 (metadata).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.read.captions.cues import Cue, named, paragraphs, unrolled
from pipeline.read.entities import plain
from pipeline.read.office.xmltree import line_of, local_name, named_elements, tree_of
from pipeline.read.pasted.named_turns import Turns, clock
from pipeline.read.reader import Blocks, Parsed, Reader

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element


def read(data: bytes, name: str) -> Parsed:
    """Read captions in XML.

    Raises:
        InputError: the file is not XML, or holds no words.
    """
    try:
        root = tree_of(data)
    except ValueError as error:
        raise InputError(f"the file {error}", place=name, hint="--from text, if it is plain text") from error
    blocks = Blocks([])
    cues = list(paragraphs(named(unrolled(list(_cues(root))))))
    turns = Turns(blocks, nameless=not any(cue.voice for cue in cues))
    for cue in cues:
        turns.add(cue.voice, clock(cue.start), cue.text, cue.line)
    if not blocks.made:
        raise InputError(
            "the captions hold no words", place=name, hint="exporting the captions again, with their words"
        )
    title = next((" ".join(_words(found)) for found in named_elements(root, "title")), "")
    facts = (("title", title), ("lang", root.get(_XML + "lang") or ""))
    return Parsed(tuple(blocks.made), "utf-8", (*(pair for pair in facts if pair[1]), *turns.metadata()))


def sniff(data: bytes) -> bool:
    """Whether these bytes are captions in XML."""
    return bool(_OPENING_RE.match(data[:2_048]))


READER = Reader("ttml", (".ttml", ".dfxp", ".itt"), sniff, read, by_content_first=True)

_XML = "{http://www.w3.org/XML/1998/namespace}"
_OPENING_RE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,1500}?-->\s*)?<(?:\w{1,20}:)?tt[\s>]", re.DOTALL
)
_CLOCK_RE = re.compile(r"(\d{2,3}):(\d{2}):(\d{2})(?:\.(\d{1,9})|:(\d{2}))?")
_OFFSET_RE = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)")
_SPACE_RE = re.compile(r"\s+")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}


def _cues(root: Element) -> Iterator[Cue]:
    agents = _agents(root)
    rates = {unit: _rate(root, key) for unit, key in (("f", "frameRate"), ("t", "tickRate"))}
    last = 0.0
    for paragraph in named_elements(root, "p"):
        words = tuple(_words(paragraph))
        begin, end, length = (_time(_said(paragraph, key), rates) for key in ("begin", "end", "dur"))
        start = begin if begin is not None else last
        last = end if end is not None else start + (length or 0.0)
        if words:
            yield Cue(line_of(paragraph), start, last, words, agents.get(_agent(paragraph), ""))


def _said(paragraph: Element, key: str) -> str:
    """A time of a paragraph, or of the first element in it that has one."""
    return next((value for element in paragraph.iter() if (value := element.get(key))), "")


def _agent(paragraph: Element) -> str:
    """The id of the speaker, from the paragraph or an element in it."""
    values = (value for element in paragraph.iter() for key, value in element.items() if str(key).endswith("}agent"))
    return str(next(values, "")).split(" ")[0]


def _agents(root: Element) -> dict[str, str]:
    return {
        agent.get(_XML + "id") or "": " ".join(_words(name))
        for agent in named_elements(root, "agent")
        for name in [next(named_elements(agent, "name"), agent)]
    }


def _words(element: Element) -> Iterator[str]:
    """The lines of an element, divided by ``br``; white space is collapsed as in a page."""
    parts: list[str] = []
    for part in element.iter():
        if local_name(part) == "br":
            parts.append("\n")
        elif part.text:
            parts.append(_SPACE_RE.sub(" ", part.text))
        if part is not element and part.tail:
            parts.append(_SPACE_RE.sub(" ", part.tail))
    return (line for each in plain("".join(parts)).split("\n") if (line := each.strip()))


def _rate(root: Element, key: str) -> float:
    value = next((value for name, value in root.items() if str(name).endswith(key)), "")
    return float(value) if re.fullmatch(r"[1-9]\d{0,11}", str(value)) else 30.0 if key == "frameRate" else 1.0


def _time(value: str, rates: dict[str, float]) -> float | None:
    """The seconds of a time expression; None if it is not one."""
    if match := _CLOCK_RE.fullmatch(value.strip()):
        hours, minutes, seconds = (int(part) for part in match.groups()[:3])
        fraction = float(f"0.{match[4] or 0}") + int(match[5] or 0) / rates["f"]
        return hours * 3600 + minutes * 60 + seconds + fraction
    if match := _OFFSET_RE.fullmatch(value.strip()):
        amount, unit = float(match[1]), match[2]
        return amount / rates[unit] if unit in rates else amount * _UNITS[unit]
    return None
