"""Mark the language of blocks and words if it differs from the language of the page.

Screen readers, hyphenation and the choice of glyphs depend on it (WCAG 2.2, 3.1.1 and 3.1.2).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.languages import foreign, passages
from pipeline.languages.scripts import direction, scripts_of

# Scripts in which slanted letters are no custom: emphasis has other means. The style sheets and the Word file go by the
# attribute ``data-italics`` of the page, and hold no list of languages of their own.
_UPRIGHT = frozenset({"Arabic", "Hebrew", "Han", "Kana", "Hangul", "Devanagari", "Bengali", "Tamil", "Thai"})


def has_italics(language: str) -> bool:
    """Whether a language (a BCP 47 tag) is written in a script that has italics."""
    return direction(language) == "ltr" and not scripts_of(language) & _UPRIGHT


def attributes(tag: str | None, around: str) -> str:
    """The language attributes of an element, as written after its name; empty if the language is unknown or the same.

    Args:
        tag: BCP 47 tag of the element's words.
        around: tag of the words around it.
    """
    if not tag:
        return ""
    slanted = has_italics(tag)
    turns, changes = direction(tag) != direction(around), slanted != has_italics(around)
    italics = f' data-italics="{"yes" if slanted else "no"}"' if changes else ""
    return f' lang="{tag}" xml:lang="{tag}"' + (f' dir="{direction(tag)}"' if turns else "") + italics


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
