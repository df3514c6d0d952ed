"""The reader of Markdown: CommonMark with tables and strikethrough, front matter, and embedded HTML.

Content that Markdown hides (comments, titles of links, unused references) becomes blocks of the kind ``comment``, so
that the ledger records its removal.
"""

from __future__ import annotations

import re

from pipeline.read.encoding.decode import decode, lines_of
from pipeline.read.frontmatter import front_matter, text_within
from pipeline.read.markdown.admonitions import unboxed
from pipeline.read.markdown.depth import walked
from pipeline.read.markdown.page_parts import without_frame
from pipeline.read.markdown.run_on_lines import broken_lines
from pipeline.read.markdown.templated_images import addressed
from pipeline.read.markdown.unfenced import unfenced_front_matter
from pipeline.read.markdown.walk import Walk
from pipeline.read.markdown.wiki import not_embedded, with_comments, without_private
from pipeline.read.printed_metadata import SUMMARIES
from pipeline.read.reader import Blocks, Parsed, Reader


def read(data: bytes, name: str) -> Parsed:
    """Read Markdown.

    Raises:
        InputError: the bytes cannot be decoded.
    """
    text, encoding, notes = decode(data, name)
    lines = lines_of(text.replace("\0", "\N{ZERO WIDTH NO-BREAK SPACE}"))  # CommonMark would print U+FFFD (section 2.3)
    front = front_matter(lines)
    if not front.text:
        front = unfenced_front_matter(lines)
    front, own, below = text_within(front, lines)
    blocks = Blocks([])
    if front.text:
        blocks.add("metadata", front.text, 1)
    walk = Walk(blocks, front.lines)
    body, comments, more = without_private(own, front.lines)
    notes += walked(walk, body, lambda lines: broken_lines(addressed(unboxed(lines))))
    if below:
        blocks.add("metadata", below, front.lines + len(own) + 1)
    made = without_frame(with_comments(blocks.made, comments), body, front.lines)
    facts = tuple((key, _shown(value) if key in _SET else value) for key, value in front.metadata)
    return Parsed(tuple(made), encoding, facts, (*notes, *front.notes, *more, *not_embedded(made)))


def sniff(data: bytes) -> bool:
    """Whether a text without a telling suffix is Markdown: front matter, or two headings with number signs."""
    head = data[:20_000].decode("utf-8", errors="ignore").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    return bool(front_matter(lines_of(head)).metadata) or len(_HEADING_RE.findall(head)) >= 2


READER = Reader("markdown", (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"), sniff, read)

_SET = frozenset(("title", *SUMMARIES))  # keys of lines that are printed
_LONGEST = 1_500  # characters of such a line
_MARKED_RE = re.compile(r"[*_`\]]|</?[a-z]")
_HEADING_RE = re.compile(r"^#{1,6} \S", re.MULTILINE)


def _shown(value: str) -> str:
    """A line of the front matter without its mark-up: "On the *Ada*" is set as "On the Ada"."""
    if len(value) > _LONGEST or not _MARKED_RE.search(value):
        return value
    blocks = Blocks([])
    Walk(blocks, 0).all(value)
    made = [block for block in blocks.made if block.kind != "comment"]
    return "\n".join(block.text for block in made) if {block.kind for block in made} == {"paragraph"} else value
