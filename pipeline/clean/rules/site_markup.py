"""Remove what a site generator's Markdown has for its own use: fences of callouts, shortcodes, attribute lists, tags.

``:::callout``, ``{{< figure … >}}`` and ``<Photo src={boat} />`` are instructions to a program, and ``{#anchor}`` after
a heading is an address. The words between the fences are kept, and so is the caption of a figure.

When it would be wrong: in a text about such programs. There the instruction is usually written as code, and code is not
changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.clean.rule import Rule, View, remove, rewrite
from pipeline.ledger import Edit
from pipeline.model import Block


def propose(view: View) -> Iterable[Edit]:
    """Remove fences, shortcodes and attribute lists from Markdown, and from templates in HTML and reStructuredText."""
    if view.format not in ("markdown", "html", "rst"):
        return ()
    return (edit for block in view.prose() if _SIGNS_RE.search(block.text) for edit in _edits(block))


_SIGNS_RE = re.compile(r":::|=\{|\{\{|\{[:#.%*]|\[(?:_?toc_?)?\]|\A_\s|[^\w\s]_\Z", re.IGNORECASE)
_MARKUP_RE = re.compile(
    r"(?:^|\n)[ \t]*:{3,}[^\n]*(?=\n|$)"  # ::: callout
    r"|(?:^|\n)[ \t]*\[\[?_?toc_?\]\]?[ \t]*(?=\n|$)"
    r"|\A[^\n{]{0,80}\{:\s?toc\b[^{}\n]*\}\Z"  # kramdown prints the table of contents in place of such an item
    r"|\[\]\([^()\n]{0,300}\)"  # a link without words
    r"|\A_(?:[ \t]+|\n)|(?<=[^\w\s])_\Z"  # emphasis that CommonMark does not open before a space
    r"|\[(?P<linked>[^\[\]\n]{1,300})\]"
    r"\((?:\{\{[^{}]{0,300}\}\}|\{%[^{}]{0,300}%\})[^\s()]{0,200}\)"  # [words]({{ address }})
    r"|(?<![ \t])(?P<space>[ \t]*+)"
    r"(?:\{\{[<%][^{}]*[>%]\}\}|\{[{%](?:[^{}]|\{[^{}]{0,99}\}){0,300}[}%]\}|\{\*[^{}]{0,300}\*\})"
    r"(?:(?=\w)(?P<word>))?"  # {% tag %} {{ value }} {* comment *}
    r"|<[A-Za-z][\w.]*(?=[^<>]{0,500}=\{)"  # <Photo src={boat} />
    r"(?:\s+[\w.-]+=(?:\"[^\"<>]{0,500}\"|'[^'<>]{0,500}'|\{[^{}<>]{0,200}\}))+\s*/?>"
    r"|(?<![ \t])[ \t]*+\{[:#.][^{}\n]{1,200}\}(?=[ \t]*(?:\n|$))"  # {#anchor} {: .class}
    r"|\A\{:[ \t]?[#.][^{}\n]{1,200}\}[ \t]+",  # the same on the line above a paragraph
    re.IGNORECASE,
)


_VALUE_RE = re.compile(r"""\b(caption|alt|title)\s*=\s*["“”]([^"“”{}]{1,500})["“”]""")


def _edits(block: Block) -> Iterator[Edit]:
    code = [(mark.start, mark.end) for mark in block.marks if mark.kind == "code"]
    matches = list(_MARKUP_RE.finditer(block.text))
    found = [m for m in matches if not any(start < m.end() and m.start() < end for start, end in code)]
    if found and len(found) == len(matches) and not _MARKUP_RE.sub(_words, block.text).strip():
        yield remove(block, _WHY)
        return
    for match in found:
        yield rewrite(block, match.start(), match.end(), _words(match), _WHY)


_WHY = "an instruction to the site's program"


def _words(match: re.Match[str]) -> str:
    """The words of an instruction that are for a reader: those of a link, a figure's caption or alternative text."""
    if match["linked"]:
        return match["linked"]
    values = dict(_VALUE_RE.findall(match[0])) if match["space"] is not None else {}
    words = next((values[key] for key in ("caption", "title", "alt") if key in values), "") or _sentence(match)
    return match["space"] + words if words or match["word"] is not None else ""


def _sentence(match: re.Match[str]) -> str:
    """The longest text that is handed to a template, if it has as many words as a sentence."""
    given = _GIVEN_RE.findall(match[0]) if match["space"] is not None else []
    longest = max(("".join(pair) for pair in given), key=len, default="")
    return longest if len(longest.split()) >= _SENTENCE else ""


_GIVEN_RE = re.compile(r"""["“]([^"“”{}]{0,2000})["”]|['‘]((?:[^'’{}]|['’](?=\w)){0,2000})['’]""")
_SENTENCE = 5  # words

RULE = Rule(
    name="site-markup",
    order=120,
    title="removes instructions to a site's program",
    argument=__doc__,
    example=("## The harbour {#harbour}\n\n:::note\nIt is closed.\n:::", "The harbour\n\nIt is closed."),
    propose=propose,
    local=True,
)
