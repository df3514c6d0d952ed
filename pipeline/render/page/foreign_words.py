"""Mark the language of blocks and words if it differs from the language of the page.

Screen readers, hyphenation and the choice of glyphs depend on it (WCAG 2.2, 3.1.1 and 3.1.2).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.languages import foreign, passages
from pipeline.render.page.fixed_words import direction


def attributes(tag: str | None, around: str) -> str:
    """The language attributes of an element, as written after its name; empty if the language is unknown or the same.

    Args:
        tag: BCP 47 tag of the element's words.
        around: tag of the words around it.
    """
    if not tag:
        return ""
    turns = direction(tag) != direction(around)
    return f' lang="{tag}" xml:lang="{tag}"' + (f' dir="{direction(tag)}"' if turns else "")


def tongue(text: str, language: str) -> str:
    """The attributes of an element that holds nothing but ``text``, in a page in ``language``."""
    return attributes(foreign(text, language), language)


def spoken(text: str, language: str) -> Iterator[tuple[str, str]]:
    """``text`` split at passages in other scripts, each piece with its attributes; ``language`` is the element's."""
    last = 0
    for start, end, tag in passages(text, language):
        yield text[last:start], ""
        yield text[start:end], attributes(tag, language)
        last = end
    yield text[last:], ""
