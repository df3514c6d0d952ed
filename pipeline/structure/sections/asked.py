"""Questions as titles: where one begins to ask, whether it says what it asks, and where it may be cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import east_asian_width

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import UNSPACED, Words
from pipeline.structure.sections.content_words import content
from pipeline.text.sentences import sentences

LONGEST = 72  # columns of a title that is cut; an ideograph takes two
_SHORT, _WHOLE = 80, 120  # columns of a question that is left whole: before its last clause, before its beginning
_UNSPACED_RE = re.compile(f"[{UNSPACED}]")
_WORD_RE = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# The dash of a dialogue, the end of a quotation, the mark of a heading, a label of one letter.
_TURN_RE = re.compile(r"^(?:[—–―-]+\s*|[“”\"»]\s+)?#*\s*(?:\w[:：]\s*)?")
_COMMA_RE = re.compile(r"[,،，]\s*")
_ONSET_RE = re.compile(r"(¿?)([^\W\d_]+),?\s+(?=([^\W\d_]+(?:[’'][^\W\d_]+)?))")
_NOTE_RE = re.compile(r"\W*[\[(][^\])]*[\])]\W*")  # "[Inaudible]" asks nothing
_NOD_RE = re.compile(r"([^\W\d_][^,.!?，、]{0,20})[,.!，、]\s*")
_CONTRACTED_RE = re.compile(r"'(?:ll|d|re|ve)$")
_BROKEN_RE = re.compile(r"^\S+\s[—–]\s|[…—–-]\W*$|\s…\s|\.\.|,\s[^\s,]{2,8}\?$")  # breaks off, or has a tag: ", right?"
_CLAUSE_RE = re.compile(r"[,;:–—،؛，；：、](?=\s|[^\x00-\u2fff])")
_SENTENCE = 15  # columns of a question that says what it asks; "And why?" does not
_CLAUSE = 25  # columns of a question up to a comma at which it may end
_MARKS = ("?", "？", "؟")
_END = 40  # characters in which a sentence says that it asks
_OPENING = 3  # words of an opening that is dropped
_REQUEST = 14  # first words of a request, one of which leads to its matter
_LOADED = 3  # words of a question by which it says what it asks, though who asks speaks of oneself
_CLOSING = '”’»)]"'


@dataclass(frozen=True, slots=True)
class Question:
    """A question from where it asks; ``said``: its words that carry a theme.

    ``asks``: it begins as questions do. ``points``: 1 if it points at what it names ("this valve"), 2 if at what was
    said before it. ``several``: it is more than one sentence.
    """

    text: str
    said: frozenset[str]
    asks: bool
    points: int
    several: bool


def heard(questions: Sequence[str], words: Words, grammar: Grammar, spoken: bool) -> Iterator[Question]:
    """The questions that ask, each from where it asks; where nobody speaks, the texts as they are."""
    for text in questions:
        if not _NOTE_RE.fullmatch(text):
            asked = _from_where_it_asks(text, words, grammar) if spoken else text
            if any(map(str.isalnum, asked)):
                question = _judged(asked, words, grammar)
                told = _told(asked, words, grammar) if spoken else None
                yield _about(question, told, words, grammar) if told and question.asks else question


def columns(text: str) -> int:
    """How wide a text is: an ideograph takes two columns."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def cut_short(text: str, limit: int = LONGEST, loose: frozenset[str] = frozenset()) -> str:
    """A text cut at the last word boundary within ``limit`` characters, with an ellipsis; whole if it fits.

    No word of ``loose``, such as "of the", is left before the ellipsis.
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit + 1]
    kept = head[:limit] if _UNSPACED_RE.search(head) or " " not in head else head[: head.rindex(" ")]
    while " " in kept and kept[kept.rindex(" ") + 1 :].casefold() in loose:
        kept = kept[: kept.rindex(" ")]
    return kept.rstrip(" ,;:–—-(“\"'") + "…"


def cut_at_clause(text: str, words: Words, grammar: Grammar) -> str:
    """A question cut to the length of a title: where it begins to ask, at its last comma, else at a small word.

    "What can you tell us about the life of …" ends with "about the life": what follows a stop word to the place of
    the cut may lack its noun. Without spaces between words it is cut at a mark, or where its grammar cuts; never
    inside a word.
    """
    line = " ".join(text.split())
    if columns(line) <= _SHORT:
        return line
    if asks := _later_clause(line, words):
        return cut_at_clause(capital(asks), words, grammar)
    if columns(line) <= _WHOLE:
        return line
    marks = (mark.start() for mark in _CLAUSE_RE.finditer(line))
    clauses = (end for end in marks if line.count("(", 0, end) == line.count(")", 0, end))
    places = [end for end in clauses if _CLAUSE <= columns(line[:end]) <= LONGEST]
    if places and (not words.leads or line.split()[0].casefold().strip("¿") in words.leads):
        return line[: places[-1]].rstrip(" ,;:–—-") + "…"
    if _UNSPACED_RE.search(line):
        ends = [
            i for i, char in enumerate(line) if char in grammar.particles and _CLAUSE <= columns(line[:i]) <= LONGEST
        ]
        return line[: (ends or places or [len(line)])[-1]] + ("…" if ends or places else "")
    kept = cut_short(line, LONGEST, words.stop).removesuffix("…")
    after = _WORD_RE.match(line[len(kept) :].lstrip())
    if after and after[0].casefold().replace("’", "'") not in words.stop and line[len(kept)] == " ":
        kept = _to_a_small_word(kept, words)
    return kept + "…"


def capital(text: str) -> str:
    """The text with a capital, but for a name that has its own way ("iPhone")."""
    word = text.split()[0] if text.split() else ""
    first = next((place for place, char in enumerate(text) if char.isalnum()), 0)
    kept = any(char.isupper() or char.isdigit() for char in word)
    return text if kept else text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def _later_clause(line: str, words: Words) -> str | None:
    """The clause of a long question that asks: "In the years after the flood, who counted the lamps?"."""
    if _key(line.split()[0]) in words.leads:
        return None
    rests = (line[mark.end() :].lstrip() for mark in _CLAUSE_RE.finditer(line))
    return next((rest for rest in rests if len(rest) > _CLAUSE and _key(rest.split()[0]) in words.leads), None)


def _to_a_small_word(kept: str, words: Words) -> str:
    found = kept.split(" ")
    last = max((i for i, word in enumerate(found) if word.casefold() in words.stop), default=0)
    while last and found[last - 1].casefold() in words.stop:
        last -= 1
    shorter = " ".join(found[:last])
    return shorter.rstrip(" ,;:–—-(“\"'") if len(shorter) > _CLAUSE else kept


def _judged(question: str, words: Words, grammar: Grammar) -> Question:
    quotes = question.count("“") != question.count("”") or question[:1] in _CLOSING
    several = len(sentences(question, words.tag)) > 1 or quotes
    broken = _BROKEN_RE.search(question) or words.filler.search(question.casefold())
    asks = _begins_as_one(question, words, grammar) and not broken
    return Question(question, frozenset(content(question, words)), asks, _points(question, words, grammar), several)


def _key(word: str) -> str:
    return word.casefold().replace("’", "'").strip("¿¡?!.,;:")


def _named(word: str, words: Words) -> str:
    """The word casefolded, but for a "you" whose capital parts it from "they", as "Sie" of German."""
    return "" if word[:1].isupper() and _key(word) in words.you else _CONTRACTED_RE.sub("", _key(word))


def _points(question: str, words: Words, grammar: Grammar) -> int:
    """What points at the question's own words is clear: "What does a town do first when it comes to you?".

    "Is that right?" and "What of this?" point back; "that valve" names its noun, and says less than its name.
    """
    if _UNSPACED_RE.search(question):
        return 2 * any(question.lstrip("「『“—―").startswith(word) for word in grammar.deictic)
    opening = [_named(word, words) for word in question.split()]
    loaded = [bool(content(word, words)) for word in opening]
    named = loaded.index(True) if True in loaded else len(opening)
    these = [i for i, word in enumerate(opening) if word in grammar.deictic & grammar.determiners]
    after = [*opening[1:], ""]
    back = any(i < 2 or not after[i] or after[i] in grammar.prepositions for i in these)
    oneself = not words.me.isdisjoint(opening) and not words.request.match(question)  # "What am I to do?"
    if {*opening} & grammar.deictic and (sum(loaded) < 2 or opening[-1] in grammar.deictic - grammar.determiners):
        return 2  # "How would we go about it?", "How will the town help them?"
    unnamed = opening[int(after[0] in words.leads) : named]  # "En quoi …" begins with a preposition
    names_later = {*unnamed} & (grammar.deictic - grammar.determiners)
    if back or names_later or {*opening} & grammar.back or (oneself and sum(loaded) < _LOADED):
        return 2
    return int(oneself or any(loaded[i + 1] for i in these))


def _begins_as_one(question: str, words: Words, grammar: Grammar) -> bool:
    """Whether a text begins as questions do: "In what way …", "Siehst du …", "Tell us …"; and not "You think …?"."""
    if _UNSPACED_RE.search(question):
        return question.rstrip()[-1:] in _MARKS or words.interrogative.search(question[-_END:]) is not None
    if not words.leads:
        return True
    opening = [_key(word) for word in question.split()]
    if words.request.match(question) or question.startswith("¿"):
        return True
    behind = 2 if opening[:1] and opening[0] in grammar.prepositions else 1
    if not question.rstrip(' "”’»)').endswith(_MARKS):
        return False
    if not words.leads.isdisjoint(opening[:behind]):
        return True
    turned = question.split()[0][-1:].isalnum() and opening[0] not in grammar.onsets | grammar.deictic
    return turned and (opening[0].partition("-")[2] in words.you or not words.you.isdisjoint(opening[1:2]))


def _from_where_it_asks(question: str, words: Words, grammar: Grammar) -> str:
    """The last sentence of a turn that asks, if long enough to be one, else all of it; without "Yeah, right, and "."""
    said = (sentence.text.strip() for sentence in sentences(question, words.tag))
    asking = [text for text in said if text.endswith(_MARKS) and columns(text) >= _SENTENCE]
    asking = [text for text in asking if text[0] not in _CLOSING]  # the end of what somebody is quoted with
    found = _TURN_RE.sub("", asking[-1] if asking else question)
    nod = _NOD_RE.match(found)
    while nod and nod[1].casefold() in words.nods and nod.end() < len(found):
        found = found[nod.end() :]
        nod = _NOD_RE.match(found)
    found = _without_opening(found, words, grammar)
    onset = _ONSET_RE.match(found)
    tied = onset and onset[2].casefold() in grammar.onsets and onset[3].casefold() in words.leads
    if onset and tied and len(found) > _SENTENCE:
        found = onset[1] + capital(found[onset.start(3) :])
    if found.split() and not _begins_as_one(found, words, grammar):
        found = _later_clause(found, words) or found
    return capital(found)


def _about(question: Question, told: str, words: Words, grammar: Grammar) -> Question:
    return replace(question, text=told, said=frozenset(content(told, words)), points=_points(told, words, grammar))


def _told(question: str, words: Words, grammar: Grammar) -> str | None:
    """What a request asks to be told: "Can you tell us about the night ferry?" is about "The night ferry"."""
    said = question.split()
    place = next((i for i, word in enumerate(said[:_REQUEST]) if word in grammar.about), None)
    if place is None or not words.request.match(question) or content(" ".join(said[:place]), words):
        return None
    told = capital(" ".join(said[place + 1 :]).rstrip("?. "))
    return told if content(told, words) and len(sentences(question, words.tag)) == 1 else None


def _without_opening(question: str, words: Words, grammar: Grammar) -> str:
    """ "Ms Reed, how …" and "To start with, how …" without their first words, where a question begins behind them."""
    comma = _COMMA_RE.search(question)
    opening, rest = (question[: comma.start()], question[comma.end() :]) if comma else ("", "")
    drops = len(opening.split()) <= _OPENING and _key(opening) not in words.leads and not _UNSPACED_RE.search(opening)
    return rest if drops and rest and _begins_as_one(capital(rest), words, grammar) else question
