"""Who is asked by one word alone, as a title that is no more than that says: "AMA with q7zed", "Meet Ottoline"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.languages.everywhere import any_of, entries, everywhere
from pipeline.languages.words import NEVER_RE, UNSPACED, Words
from pipeline.model import Block
from pipeline.structure.people.name_cases import inflects, same_stem
from pipeline.structure.people.person_names import is_title
from pipeline.structure.people.voters.asked_people import Vote

_NAME_RE = re.compile(r"@?(?P<name>\w[\w’-]+?)(?:\s[’'‘]\d\d)?(?=$|,\s|\s[(\[/|–—-])")  # with the year of a class
_NICK_RE = re.compile(r"(?=\D*\d|.*_)(?=.*[a-zA-Z])(?!\d+(?:st|nd|rd|th|s)$)[\w-]+")  # letters with figures
_TOPIC_RE = re.compile(r"[A-Z]+[a-z]*-?\d+")  # "Interview: Part2"
_HEAD_RE = re.compile(r"\s[–—|-]\s|[:：]\s?|\s")
_WORD_RE = re.compile(r"[^\W\d_][\w’-]*")
_DENSE_RE = re.compile(rf"[{UNSPACED}]{{2,4}}")
_SURNAME_AND_TWO = 3  # letters of a Chinese name that nothing else needs to show
_SAMPLE = "Ada Reed"  # what some frames want behind them
_LINE = 80  # letters of such a title


def from_sole_title(titles: Sequence[Block], blocks: Sequence[Block], words: Words) -> Iterator[Vote]:
    """Who is asked by one word, as the title says; what has no figure must be a name elsewhere in the text, too."""
    title = titles[0] if titles and len(titles[0].text) <= _LINE else None
    if title is None:
        return
    others = [block.text for block in blocks if block is not title]
    if name := _dense_in(title.text.strip(), others, words):
        yield Vote(name, "sole-title", title)
    for head in _HEAD_RE.finditer(title.text):
        found = _NAME_RE.match(title.text, head.end())
        if found is None or not _asks_whom(title.text[: head.end()], words):
            continue
        topic = head[0].strip() and _TOPIC_RE.fullmatch(found["name"])
        if not topic and (name := _called(found["name"], others, words)):
            yield Vote(name, "sole-title", title, alone=True)
            return


def _dense_in(title: str, others: Sequence[str], words: Words) -> str:
    """A title that is a surname and a first name in a script without spaces."""
    named = words.bio_name is not NEVER_RE and _DENSE_RE.fullmatch(title) and words.person.fullmatch(f"{title}，")
    sure = named and (len(title) == _SURNAME_AND_TWO or any(title in text for text in others))
    return title if sure else ""


def _asks_whom(head: str, words: Words) -> bool:
    """Whether a title begins as those do that name who was asked: "Meet", "A talk with", "Interview –"."""
    asked = any(met.end() == len(head) for met in words.asked_whom.finditer(f"{head}{_SAMPLE}"))
    lead = head.rstrip(" :：–—|-")
    apart = lead != head.rstrip() and words.talks.fullmatch(lead)
    return bool(asked or apart or (_with_re().search(head) and words.talks.search(head)) or _ama_re().fullmatch(head))


@cache
def _with_re() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of('with_names')})\s$")


@cache
def _ama_re() -> re.Pattern[str]:
    """What heads questions of readers in every language: "AMA with", "Reddit AMA:"."""
    return re.compile(rf"(?:[^\W\d_]+\s){{0,2}}AMA(?:\s(?i:{any_of('with_names')})|\s?[:–—|-])\s")


def _called(name: str, others: Sequence[str], words: Words) -> str:
    """The name as the text has it, if it is one: a nick with figures, or a word with a capital letter in sentences."""
    if _NICK_RE.fullmatch(name):
        return name
    if not name.istitle() or len(name) < 3 or _is_other(name, words):
        return ""
    said = [match for text in others for match in _WORD_RE.finditer(text)]
    if name in words.given:
        return name
    if inflects(words) and (base := next((m[0] for m in said if m[0] in words.given and same_stem(m[0], name)), "")):
        return base  # "z Bogną", and "Bogna" in the text
    nouns = "der" in entries(words.tag, "articles")  # where nouns have capital letters, none shows a name
    return name if not nouns and any(match[0] == name and _is_amid(match) for match in said) else ""


def _is_amid(match: re.Match[str]) -> bool:
    """Whether a word stands amid a sentence, and no other word with a capital letter behind it."""
    before, after = match.string[: match.start()].rstrip("“\"'’(")[-2:], match.string[match.end() :][:2]
    return len(before) > 1 and before[-1] == " " and before[0].isalpha() and not after.strip(" ")[:1].isupper()


def _is_other(name: str, words: Words) -> bool:
    """Whether a word is a small one, a trade, a body, a place or a time."""
    low = name.casefold()
    small = words.stop | words.months.keys() | words.weekdays | words.no_labels | everywhere("places")
    trade = is_title(name, words) or words.bio_noun.fullmatch(low.removesuffix("s"))
    return low in small or bool((trade and name not in words.given) or words.bodily.search(name))
