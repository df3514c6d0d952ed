"""Directives of reStructuredText: what they say is text, and what they tell a program becomes a comment.

Source: docutils.sourceforge.io/docs/ref/rst/directives.html, sphinx-doc.org (Directives).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.read.rst.inline_markup import marked
from pipeline.read.rst.placed_lines import Line, prefixed

Inside = Callable[[Sequence[Line]], list[Line]]


def directive(place: int, head: re.Match[str], body: Sequence[Line], inside: Inside) -> list[Line]:
    """The Markdown of a directive; ``inside`` reads what stands in it."""
    name, given = head["name"].lower(), (head["given"] or "").strip()
    said = next((n for n, (_, line) in enumerate(body) if not _OPTION_RE.match(line)), len(body))
    options, body = body[:said], _from_words(body[said:])
    if name in _ADMONITIONS and given:
        body, given = [(place, given), *body], ""
    titled = name in _TITLED and given
    told = [f".. {name}:: {'' if titled else given}".rstrip(), *(line for _, line in options)]
    made = _comment(place, told) if options or not titled else []
    if titled:
        return [*made, (place, f"**{marked(given)}**"), (place, ""), *inside(body)]
    if name in ("image", "figure"):
        return [*made, *_picture(place, given, options, inside(body))]
    if name in _CODE or (name == "raw" and given != "html"):
        return [*made, (place, "````"), *body, (body[-1][0], "````")] if body else made
    if name in _PROGRAMS:
        return [*made, *_comment(place, [line for _, line in body])] if any(line.strip() for _, line in body) else made
    if name == "raw":
        return [*made, *body]
    return [*made, *(prefixed(inside(body), "> ", "> ") if name in _QUOTED else inside(body))]


def _comment(place: int, lines: Sequence[str]) -> list[Line]:
    hidden = "\n".join(lines).replace("-->", "-- >")
    return [(place, f"<!-- {hidden} -->"), (place, "")]


def _from_words(lines: Sequence[Line]) -> Sequence[Line]:
    return lines[next((n for n, (_, line) in enumerate(lines) if line), len(lines)) :]


def _picture(place: int, target: str, options: Sequence[Line], below: Sequence[Line]) -> list[Line]:
    """A picture, with the caption of a figure as its words, or else the alternative text."""
    caption = [(at, line) for at, line in below if line]
    alt = next((line.partition(":alt:")[2].strip() for _, line in options if ":alt:" in line), "")
    one = len(caption) == 1 and not _BRACKET_RE.search(caption[0][1])
    words = caption[0][1] if one else marked(_BRACKET_RE.sub("", alt))
    rest = () if one else below
    return [(place, f"![{words}](<{target}>)"), (place, ""), *rest]


_OPTION_RE = re.compile(r"\s*:[\w-]+:(?:\s|$)")
_BRACKET_RE = re.compile(r"[\[\]]")
_ADMONITIONS = frozenset((
    "note", "warning", "tip", "hint", "important", "caution", "danger", "error", "attention", "seealso", "compound",
))  # fmt: skip
_TITLED = frozenset(("admonition", "topic", "sidebar", "rubric", "centered"))
_QUOTED = frozenset(("epigraph", "highlights", "pull-quote"))
_CODE = frozenset((
    "code", "code-block", "sourcecode", "parsed-literal", "math", "literalinclude", "prompt", "csv-table", "doctest",
))  # fmt: skip
_PROGRAMS = frozenset(("toctree", "meta", "contents", "include", "index", "post-list", "graphviz"))
