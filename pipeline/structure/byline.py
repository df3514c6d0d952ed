"""The byline: who wrote or asked, with affiliation and role, each as the source prints it."""

from __future__ import annotations

import re

from pipeline.model import Block, Byline, stream
from pipeline.structure.dates import find_date
from pipeline.structure.labels import is_name
from pipeline.structure.words import Words

# "Ada Reed CMC ’20": the class year with its college; "Ada Reed, Harbour Review" and "Ada Reed (Harbour Review)".
_CLASS_RE = re.compile(r"^(?P<name>[^\d’']+?)\s+(?P<more>(?:[A-Z][A-Za-z]{0,7}\s)?[’']\d{2})$")
_COMMA_RE = re.compile(r"^(?P<name>[^,|()]{3,60}?)\s*[,|]\s*(?P<more>[^|]{2,80})$")
_PAREN_RE = re.compile(r"^(?P<name>[^()]{3,60}?)\s*\((?P<more>[^()]{2,80})\)$")
_LINK_RE = re.compile(r"\[([^\]]*)\]\([^)]*\)")  # front matter may hold a link in Markdown
_CAPITAL_RE = re.compile(r"^(?:[A-Z][\w’'.-]*|de|van|von|der|den|la|del|di|da|al|bin|y)$")
_JOIN_RE = re.compile(r"\s+(?:and|&|with|et|y|und|e)\s+|,\s+")


def led_byline(block: Block, words: Words) -> Byline | None:
    """A byline that says so: "By Ada Reed", "Interview by …", "Words: …"."""
    text = block.text.strip()
    match = next(filter(None, (form.match(text) for form in words.byline)), None) if len(text) <= 160 else None
    if match is None:
        return None
    rest = match["rest"].strip()
    if not _people(rest, words):
        return None
    return _whole(Byline(rest, lead=match["lead"], blocks=(block,))) or Byline(text, blocks=(block,))


def name_line(block: Block, words: Words) -> Byline | None:
    """A byline that is a name on a line of its own, perhaps with an affiliation."""
    text = block.text.strip()
    if block.kind != "paragraph" or len(text) > 80 or text[-1:] in ".?!:;,":
        return None
    for form in (_CLASS_RE, _COMMA_RE, _PAREN_RE):
        match = form.match(text)
        if match and _person(match["name"], words):
            more = match["more"].strip()
            place, role = ("", more) if is_role(more, words) else (more, "")
            return _whole(Byline(match["name"].strip(), place, role, blocks=(block,)))
    return Byline(text, blocks=(block,)) if _person(text, words) else None


def with_role(byline: Byline, block: Block, words: Words) -> Byline | None:
    """The byline with the role that stands on the next line ("Staff Writer"), None where that line is none."""
    role = block.text.strip()
    if byline.role or block.kind != "paragraph" or not is_name(role, words, 5) or any(map(str.isdigit, role)):
        return None
    return Byline(byline.name, byline.affiliation, role, byline.lead, (*byline.blocks, block))


def is_role(text: str, words: Words) -> bool:
    """Whether a line ends with the name of a trade: "Staff Writer"."""
    parts = text.split()
    return bool(parts) and parts[-1].casefold() in words.roles


def from_metadata(author: str) -> Byline:
    """The byline that the format itself gives; "Ada Reed (Harbour Review)" is taken apart."""
    plain = _LINK_RE.sub(r"\1", author).strip()
    match = _PAREN_RE.match(plain)
    return Byline(match["name"].strip(), match["more"].strip()) if match else Byline(plain)


def _people(text: str, words: Words) -> bool:
    """Whether a text begins with a name; what follows may be an affiliation, a role or a date."""
    dated = find_date(text, words)
    bare = text[: dated.start] if dated else text
    first = _JOIN_RE.split(re.split(r"\s*[|(•·]\s*|\s[–—-]\s", bare.strip())[0])[0].strip(" ,.")
    return bool(first) and is_name(first, words) and not first[0].islower()


def _person(text: str, words: Words) -> bool:
    parts = text.split()
    if not 2 <= len(parts) <= 5 or not is_name(text, words, 5):
        return False
    latin = text.isascii() or any("a" <= char.casefold() <= "z" for char in text)
    return (not latin or all(_CAPITAL_RE.match(part) or part[0].isupper() for part in parts)) and not any(
        part.casefold() in words.stop for part in parts
    )


def _whole(byline: Byline) -> Byline | None:
    """The byline with its parts taken from the name, if lead, name, affiliation and role still hold every letter."""
    found = byline
    if not byline.affiliation:
        for form in (_CLASS_RE, _PAREN_RE):
            if match := form.match(byline.name):
                found = Byline(match["name"].strip(), match["more"].strip(), "", byline.lead, byline.blocks)
                break
    parts = found.lead + found.name + found.affiliation + found.role
    return found if stream(parts) == stream("".join(block.text for block in found.blocks)) else None
