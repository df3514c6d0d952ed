"""Which language a block and the words in it are said in, where that is not the language of the page.

A screen reader, a hyphenator and a choice of glyphs go by it (WCAG 2.2, 3.1.1 and 3.1.2).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.languages import foreign, passages
from pipeline.languages.scripts import direction


def attributes(tag: str | None, around: str) -> str:
    """What an element says of its language, as it stands behind its name; nothing where there is none to say.

    Args:
        tag: BCP 47 of the element's words.
        around: that of the words around it.
    """
    if not tag:
        return ""
    turns = direction(tag) != direction(around)
    return f' lang="{tag}" xml:lang="{tag}"' + (f' dir="{direction(tag)}"' if turns else "")


def tongue(text: str, language: str) -> str:
    """The attributes of an element that holds ``text`` alone, in a page in ``language``."""
    return attributes(foreign(text, language), language)


def spoken(text: str, language: str) -> Iterator[tuple[str, str]]:
    """``text`` cut at passages of other scripts, each piece with the attributes that it needs. ``language`` is that of
    the element which holds it."""
    last = 0
    for start, end, tag in passages(text, language):
        yield text[last:start], ""
        yield text[start:end], attributes(tag, language)
        last = end
    yield text[last:], ""
