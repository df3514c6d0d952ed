"""A heading with nothing below it, at the end of a text, is a line of it: "Thank you for the conversation!"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Section, stream


def with_closing_line(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections, the last of which has more than a heading: a heading alone is a paragraph of the one before.

    Above other sections a heading alone is the title of a part, and stays one.
    """
    *others, last = sections or (None,)
    if (
        not others
        or last is None
        or last.items
        or last.heading is None
        or stream(last.title) != stream(last.heading.text)
    ):
        return sections
    line = replace(last.heading, kind="paragraph", level=0)
    before = others[-1]
    return with_closing_line((*others[:-1], replace(before, items=(*before.items, line))))
