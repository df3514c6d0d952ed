"""The whole of a file in reStructuredText: its fields, and its body by the reader of Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pipeline.model import Origin
from pipeline.read.encoding.decode import decode, lines_of
from pipeline.read.frontmatter import front_matter, pairs_of
from pipeline.read.markdown.depth import walked_as_made
from pipeline.read.marked_keys import marked_front_matter
from pipeline.read.reader import Blocks, Parsed
from pipeline.read.rst.body_elements import in_markdown
from pipeline.read.rst.placed_lines import Line
from pipeline.read.rst.section_titles import field_of, titles, without_fields


def read(data: bytes, name: str) -> Parsed:
    """Read reStructuredText.

    Raises:
        InputError: the bytes cannot be decoded.
    """
    text, encoding, notes = decode(data, name)
    every = lines_of(text)
    front = marked_front_matter(every)
    front = front if front.text else front_matter(every)
    lines = [(place, line.expandtabs(8).rstrip()) for place, line in enumerate(every)][front.lines :]
    lines, fields = without_fields(titles(lines))
    made = in_markdown(lines)
    blocks = Blocks([])
    if front.text:
        blocks.add("metadata", front.text, 1)
    if fields:
        blocks.add("metadata", "\n".join(line for _, line in fields), fields[0][0] + 1)
    notes += walked_as_made(blocks, [line for _, line in made], partial(_place, made))
    told = pairs_of({key: value for _, line in fields for key, value in [field_of(line) or ("", "")]})
    return Parsed(tuple(blocks.made), encoding, (*front.metadata, *told), (*notes, *front.notes))


def _place(made: Sequence[Line], origin: Origin | None) -> Origin | None:
    """The place in the file of a place in the Markdown."""
    return Origin(made[min(origin.line, len(made)) - 1][0] + 1) if origin else None
