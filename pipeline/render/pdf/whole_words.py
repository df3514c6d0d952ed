"""Words that are not hyphenated in print, and the last words of a paragraph, which stay on one line.

WeasyPrint's hyphenation is asked for words alone, so a WORD JOINER within a word tells it to keep the word whole: a
name, a part of a compound that has its own hyphens, and the last word of a paragraph, which would leave a syllable on
the last line. In Korean, whose lines WeasyPrint ends between any two syllables, it keeps each word together
(``word-break: keep-all``); in Chinese and Japanese headings it keeps the words together that are next to a colon or a
comma. The character has no width and no glyph, and so is not in the text of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any
from unicodedata import is_normalized, normalize

from pipeline.languages.print_customs import custom

WORD_JOINER = "\N{WORD JOINER}"
_NO_BREAK = "\N{NO-BREAK SPACE}"
_SHORTEST = 7  # letters of a word that is hyphenated at all: hyphenate-limit-chars of paged.css
_ENDING = 28  # letters of the last two words of a paragraph that fit on a line everywhere

# A heading or code, which have no hyphens, or a text between two tags.
_TEXT_RE = re.compile(r"<(h[123]|pre|code)\b.*?</\1>|(?<=>)[^<]+", re.DOTALL)
_ANY_TEXT_RE = re.compile(r"(?<=>)[^<]+")
_COMPOUND_RE = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)+|[^\W\d_]{7,}")
_END_RE = re.compile(r"(?<=[\s>])([^\s<>]+) ([^\s<>]+?)((?:</(?:em|strong|span|a|s)>)*</p>)")
_HANGUL_RE = re.compile("(?<=[\uac00-\ud7a3])(?=[\uac00-\ud7a3])")
# A heading of Chinese or Japanese, whose words have no spaces; short names in brackets, and the words next to a mark,
# which is a place to break.
_HEADING_RE = re.compile(r"<h[123]\b.*?</h[123]>", re.DOTALL)
_BESIDE_RE = re.compile(
    r"[《〈「『][^《》〈〉「」『』<]{1,8}[》〉」』]|[\u3040-\u9fff]{1,4}(?=[：，、；。！？])|(?<=[：，、；。！？])[\u3040-\u9fff]{1,4}"
)
_WORD_RE = re.compile(r"[^\W_]+")


def kept_whole(xhtml: str, language: str) -> str:
    """The page with the marks that keep words whole, which only the print has.

    Args:
        language: BCP 47 tag of the page.
    """
    head, body, rest = xhtml.partition("<body")
    if not is_normalized("NFC", rest):  # the dictionaries know no letter whose accent is a character of its own
        rest = _ANY_TEXT_RE.sub(lambda text: normalize("NFC", text[0]), rest)
    if language.startswith("ko"):
        return head + body + _ANY_TEXT_RE.sub(lambda text: _HANGUL_RE.sub(WORD_JOINER, text[0]), rest)
    if language[:2] in ("zh", "ja"):
        return head + body + _HEADING_RE.sub(lambda heading: _BESIDE_RE.sub(_together, heading[0]), rest)
    tongue = custom(language.split("-")[0])
    names = not (tongue and tongue.capital_nouns)
    rest = _TEXT_RE.sub(lambda text: text[0] if text[1] else _COMPOUND_RE.sub(partial(_whole, names), text[0]), rest)
    return head + body + _END_RE.sub(_ending, rest)


def hyphenating(dictionary: type[Any]) -> type[Any]:
    """Pyphen's class of dictionaries, changed to leave words whole that are marked."""

    class Dictionary(dictionary):  # type: ignore[misc]
        def iterate(self, word: str) -> Iterator[tuple[str, str]]:
            """The places where a word can be broken, the last one first."""
            return iter(()) if WORD_JOINER in word else super().iterate(word)

    return Dictionary


def without_marks(text: str) -> str:
    """A text of the print as it was on the page."""
    return text.replace(WORD_JOINER, "").replace(_NO_BREAK, " ")


def _whole(names: bool, word: re.Match[str]) -> str:
    """``names``: whether a word with a capital is a name."""
    if not word[0].isalpha():
        return _WORD_RE.sub(lambda part: _joined(part[0]), word[0])
    is_name = names and word[0][0].isupper()
    return _joined(word[0]) if is_name or word[0][1:] != word[0][1:].lower() else word[0]


def _together(word: re.Match[str]) -> str:
    return WORD_JOINER.join(word[0])


def _joined(word: str) -> str:
    return f"{word[:2]}{WORD_JOINER}{word[2:]}" if len(word) >= _SHORTEST else word


def _ending(found: re.Match[str]) -> str:
    before, last, end = found.groups()
    if "&" in last or len(last) > _ENDING:
        return found[0]
    if WORD_JOINER not in last:
        last = _WORD_RE.sub(lambda part: _joined(part[0]), last)
    together = "&" not in before and len(before) + len(last) <= _ENDING
    return f"{before}{_NO_BREAK if together else ' '}{last}{end}"
