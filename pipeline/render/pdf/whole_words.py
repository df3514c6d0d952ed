"""Words that are not hyphenated in print.

WeasyPrint's hyphenation is asked for words alone, so a WORD JOINER within a word tells it to keep the word whole: a
name, a part of a compound that has its own hyphens, and the last words of a paragraph, so that its last line does not
begin amid a word. After the hyphen of a compound it keeps a part of one or two letters on its line. In Korean, whose
lines WeasyPrint ends between any two syllables, it keeps each word together (``word-break: keep-all``); in Chinese and
Japanese headings it keeps the words together that are next to a colon or a comma. The character has no width and no
glyph, and so is not in the text of the file.
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
_FULL = 10  # letters of a last line that does not look lost
_LONGEST = 28  # letters of a word that fits on a line of A5
_FAR = 300  # characters before the end of a paragraph that hold its last words

# A heading or code, which have no hyphens, or a text between two tags.
_TEXT_RE = re.compile(r"<(h[123]|pre|code)\b.*?</\1>|(?<=>)[^<]+", re.DOTALL)
_ANY_TEXT_RE = re.compile(r"(?<=>)[^<]+")
_COMPOUND_RE = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)+|[^\W\d_]{7,}")
_SHORT_PART_RE = re.compile(r"(?<![^\W_])[^\W_]{1,2}[-‐](?=[^\W_])|(?<=[^\W_])[-‐](?=[^\W_]{1,2}(?![^\W_]|[-‐]))")
_SPACE_RE = re.compile(r"[ \t\n]+")
_SPACE_OUTSIDE_TAGS_RE = re.compile(r"[ \t\n]+(?![^<>]*>)")
_MARKUP_RE = re.compile(r"<[^<>]*>|&\w+;")
_REST_OF_A_TAG_RE = re.compile(r"[^<>]*>")
_PART_RE = re.compile(rf"{_MARKUP_RE.pattern}|(?:[^\W_]|{WORD_JOINER})+|(?<=[^\W_])[-‐](?=[^\W_])")
# Words with space between their letters, which would be doubled around a joiner.
_SPACED_RE = re.compile(r'<(p|span) class="[^"]*\b(?:document-kind|capitals)\b.*?</\1>', re.DOTALL)
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
    rest = _TEXT_RE.sub(lambda text: _marked(text, names), rest)
    *paragraphs, after = rest.split("</p>")
    marked = "".join(f"{_ended(paragraph)}</p>" for paragraph in paragraphs)
    return head + body + _SPACED_RE.sub(lambda spaced: spaced[0].replace(WORD_JOINER, ""), marked) + after


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


def _marked(text: re.Match[str], names: bool) -> str:
    if not text[1]:
        return _COMPOUND_RE.sub(partial(_whole, names), text[0])
    return _ANY_TEXT_RE.sub(lambda part: _with_short_parts(part[0]), text[0]) if text[1].startswith("h") else text[0]


def _with_short_parts(text: str) -> str:
    """A text whose lines do not end after "D-" in "D-Day", nor before "a" in "vitamin-a"."""
    return _SHORT_PART_RE.sub(lambda part: part[0] + WORD_JOINER, text) if "-" in text or "‐" in text else text


def _whole(names: bool, word: re.Match[str]) -> str:
    """``names``: whether a word with a capital is a name."""
    if not word[0].isalpha():
        return _WORD_RE.sub(lambda part: _joined(part[0]), _with_short_parts(word[0]))
    is_name = names and word[0][0].isupper()
    return _joined(word[0]) if is_name or word[0][1:] != word[0][1:].lower() else word[0]


def _together(word: re.Match[str]) -> str:
    return WORD_JOINER.join(word[0])


def _joined(word: str) -> str:
    return f"{word[:2]}{WORD_JOINER}{word[2:]}" if len(word) >= _SHORTEST else word


def _ended(paragraph: str) -> str:
    """A paragraph without hyphens in the words that may be on its last line, and in the one before them."""
    far = max(len(paragraph) - _FAR, 0)
    if tag := _REST_OF_A_TAG_RE.match(paragraph, far):
        far = tag.end()
    end = paragraph[far:]
    *words, last = (_SPACE_OUTSIDE_TAGS_RE if ">" in end else _SPACE_RE).split(end)
    length = _letters(last)
    if length <= _LONGEST:
        last = _PART_RE.sub(_on_one_line, last)
    for count, place in enumerate(reversed(range(len(words)))):
        words[place] = _PART_RE.sub(_unbroken, words[place])
        if count and length >= _FULL:
            break
        length += 1 + _letters(words[place])
    return paragraph[:far] + " ".join([*words, last])


def _letters(word: str) -> int:
    return len(_MARKUP_RE.sub(lambda found: "" if found[0][0] == "<" else "&", word).replace(WORD_JOINER, ""))


def _unbroken(part: re.Match[str]) -> str:
    """A part of a word near the end, without hyphens that the text does not have."""
    return part[0] if part[0][0] in "<&-‐" or WORD_JOINER in part[0] else _joined(part[0])


def _on_one_line(part: re.Match[str]) -> str:
    """A part of the last word: markup as it is, letters not hyphenated, and no line that ends after a hyphen."""
    if part[0][0] in "<&" or WORD_JOINER in part[0]:
        return part[0]
    return part[0] + WORD_JOINER if part[0] in "-‐" else _joined(part[0])
