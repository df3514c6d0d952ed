"""Titles in print: shortened for running heads, and omitted if the first question repeats them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.errors import LayoutError
from pipeline.languages.everywhere import everywhere
from pipeline.model import Exchange, Section, stream
from pipeline.render.theme.paper import sheet
from pipeline.render.word.measure import points
from pipeline.render.word.words.line_estimate import Face
from pipeline.text.ends import asks
from pipeline.text.labels import NUMBERED

# Words of a head that is no sentence: a checker takes a longer line outside the text for prose that nobody can hear.
_WORDS, _SMALL_WORDS = 7, 3
_LARGEST_QUESTION = 80.0  # multiples of the letter size: four lines that are as large as a heading
_HALF = 0.5  # of the letters of a question: "The school" after "Tell us about the school." says it twice
_NEARLY_ALL = 0.9  # likewise: a title that is the question
_FACE = Face({"family": "swiss"})
_USUAL_ROOM = 33.0  # multiples of the letter size: the narrowest of the themes on A4
_BESIDE = 4.0  # likewise, for the number of the page

_WORD_RE = re.compile(r"\w+")
_POINTS = " .,;:!?…-–—"
_CUT = "…"
_SUBTITLE_RE = re.compile(r"(?:\s*[:：]|\s+[–—-])\s+|：|(?<=[?!？！])\s*")
_HYPHENS = ("-", "\N{HYPHEN}")
_SMALL_WORD = 3  # letters of a word that belongs to the next: "of", "the", "und", "les"
TYPED_NUMBER_RE = re.compile(rf"\W*{NUMBERED}")  # before the words of a question
_COMMAS = "，、；。"
_STRAIGHT = '"'
# A mark that opens, and what may close it; a straight quotation mark and an apostrophe tell neither.
_PAIRS = {
    "“": "”", "‘": "’", "„": "“”", "«": "»", "»": "«", "‹": "›", "(": ")", "（": "）", "「": "」", "『": "』",
    "《": "》",
}  # fmt: skip


def running(title: str, room: float = _USUAL_ROOM, *, guest: str = "", instead: str = "") -> str:
    """A title short enough for the head of a page, without dots.

    A long one ends before its subtitle (at a colon, a dash, or the end of a question), or before what it is about, if
    the guest's name is what remains; else it is the guest's name, or the words that fit, without those that belong to
    what is cut off.

    Args:
        room: the width of the head, in multiples of its letter size.
        guest: a name; not used if the title lacks it.
        instead: words to print in place of a title that has no short form.
    """
    line = " ".join(title.split()).removesuffix(_CUT).rstrip()
    whole = (line, _SUBTITLE_RE.split(line, maxsplit=1)[0], _before_the_topic(line, guest))
    shorter = (part for part in whole if part == line or " " in part)
    return next((part for part in shorter if part and _fits(part, room)), "") or _short(line, room, guest, instead)


def head_room(tokens: Mapping[str, str]) -> float:
    """The width of a theme's running heads, in multiples of their letter size."""
    try:
        wide = points(sheet(tokens)[0])
        margins = points(tokens["page.margin-inside"]) + points(tokens["page.margin-outside"])
        return max((wide - margins) / points(tokens["size.small"]) - _BESIDE, 1.0)
    except (KeyError, ValueError, LayoutError):  # a page of another kind
        return _USUAL_ROOM


def _before_the_topic(line: str, guest: str) -> str:
    """The words before "on" or "about" if they end with the guest's name; else nothing."""
    words = line.split(" ")
    places = (place for place, word in enumerate(words) if word.casefold() in everywhere("topic"))
    before = " ".join(words[: next(places, 0)])
    return before if guest and before.endswith(guest.split()[-1]) else ""


def _short(line: str, room: float, guest: str, instead: str) -> str:
    if guest and guest in line and _fits(guest, room):
        return guest
    if instead:
        return instead
    ends = [match.end() for match in _WORD_RE.finditer(line) if _fits(line[: match.end()], room)]
    spaced = " " in line[: ends[-1]] if ends else False
    cut = _without_leaning(line[: ends[-1]]) if spaced else _as_wide(line, room)
    return _without_open_marks(_before_a_quotation(cut))


def _as_wide(line: str, room: float) -> str:
    """The letters that fit, of a script without spaces; to the last comma among them, if there is one."""
    width, end = 0.0, 0
    while end < len(line) and width + _FACE.width(line[end]) <= room:
        width, end = width + _FACE.width(line[end]), end + 1
    return max((line[:end].rpartition(comma)[0] for comma in _COMMAS), key=len) or line[:end].rstrip(_POINTS)


def _before_a_quotation(line: str) -> str:
    """A line that ends before the straight mark of a quotation whose end was cut off."""
    before, _, rest = line.rpartition(_STRAIGHT)
    if line.count(_STRAIGHT) % 2 == 0:
        return line
    return before.rstrip(_POINTS) if " " in before else before + rest


def _without_open_marks(line: str) -> str:
    """A line without the marks that are closed in the part that was cut off."""
    waiting: list[tuple[int, str]] = []
    for place, mark in enumerate(line):
        if waiting and mark in waiting[-1][1]:
            waiting.pop()
        elif mark in _PAIRS:
            waiting.append((place, _PAIRS[mark]))
    still_open = {place for place, _ in waiting}
    return "".join(mark for place, mark in enumerate(line) if place not in still_open).strip()


def leans(word: str) -> bool:
    """Whether a word belongs to the one after it, like articles and prepositions: short, or in the list."""
    if word.endswith(_HYPHENS):
        return True
    return (
        word.isalpha() and not word.isupper() and (len(word) <= _SMALL_WORD or word.casefold() in everywhere("leaning"))
    )


def opens_with_its_title(section: Section, title: str) -> bool:
    """Whether a title made by the program repeats the first question, which is printed right below it.

    It does if it is the question, its beginning cut short, its last clause, or half of its words.

    Args:
        title: the printed title.
    """
    if is_first_question(section, title):
        return True
    asked = first_question(section)
    said, named = stream(asked), stream(title)
    if not named or _FACE.width(asked) > _LARGEST_QUESTION:
        return False
    says_it = asks(title) or len(named) >= len(said) * _HALF
    return (named in said and says_it) or (title.endswith(_CUT) and said.startswith(named))


def is_first_question(section: Section, title: str) -> bool:
    """Whether such a title is the whole first question, but for a word such as "And" before it."""
    said, named = stream(first_question(section)), stream(title)
    return bool(named) and said.endswith(named) and len(named) >= len(said) * _NEARLY_ALL


def first_question(section: Section) -> str:
    """The question that opens a section, without its typed number; nothing if a heading or other text opens it."""
    first = section.items[0] if section.items else None
    if section.heading or not isinstance(first, Exchange) or not first.question.blocks:
        return ""
    asked = " ".join(first.question.blocks[0].text.split())
    typed = TYPED_NUMBER_RE.match(asked)
    return asked[typed.end() :] if typed and not TYPED_NUMBER_RE.match(section.title) else asked


def _fits(line: str, room: float) -> bool:
    words = _WORD_RE.findall(line)
    small = sum(word[0].islower() for word in words)
    return _FACE.width(line) <= room and (len(words) <= _WORDS or small <= _SMALL_WORDS)


def _without_leaning(line: str) -> str:
    """Remove words at the end that belong to the removed part, if more than they remain."""
    words = line.split(" ")
    end = len(words)
    while end > 1 and leans(words[end - 1]):
        end -= 1
    return " ".join(words[: end if end > 1 else len(words)]).rstrip(_POINTS)
