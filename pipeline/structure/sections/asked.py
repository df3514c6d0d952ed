"""The questions of a turn as titles: what each says, and whether it is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import UNSPACED, Words
from pipeline.structure.sections.content_words import content, key_of
from pipeline.structure.sections.pointing import pointing
from pipeline.structure.sections.question_ends import up_to_next
from pipeline.structure.sections.question_heads import (
    BREAKS,
    MARKS,
    SENTENCE,
    begins_as_one,
    begins_as_statement,
    from_where_it_asks,
    is_clause,
    is_open,
    leads,
)
from pipeline.structure.sections.told import told
from pipeline.structure.sections.widths import LONG, SHORT, capital, columns
from pipeline.text.labels import NUMBERED
from pipeline.text.quotation import CLOSERS, DOUBLE, OPENERS
from pipeline.text.remembered import remembered
from pipeline.text.sentences import sentences

# A dash of a dialogue, a bullet, the end of a quotation, the mark of a heading, a label of few letters, a number.
_TURN_RE = re.compile(
    rf"^(?:[—–―•●▪■◦‣·∙*#|=\[\]\s-]+|[“”\"»]\s+)?(?:(?:\w|[A-Z]{{2,3}}|[{UNSPACED}]{{2,8}})[:：]\s*)?"
    rf"(?:{NUMBERED}|\d{{1,3}}[.)](?=[^\W\d_]|[¿¡]))?"
)
_ASIDE_RE = re.compile(r"\s*(?<!\w)(?:\([^()]*\)|\[[^][]*\])")  # "(laughs)", "[0:03]"
# Breaks off, or has a tag: ", right?", ", didn't you, sir?", "，对吗？"; or holds code or a note.
_BROKEN_RE = re.compile(
    r"^(?:\S+\s){1,4}[—–]\s|[—–-]\W*$|…|\.\.|[<>{}]|，[^，]{1,3}？$|"
    r",\s(?:[^\s,]{2,8}|\w+n[’']t\s\w{1,5})(?:,\s\w+)?(?<!etc)\?$"
)
_GLUED_RE = re.compile(r"(?<=\w)—(?=\w)")
_EACH = 3  # sentences of a turn that ask
_ALONE = 3  # words that carry a theme in a question that needs no sentence beside it
_PAIR = 2  # marks of a quotation
_CLOSING = '”’»)]"'


@dataclass(frozen=True, slots=True)
class Question:
    """A question from where it asks; ``said``: its words that carry a theme.

    ``leads``: it begins with a word that asks. ``open``: it asks for more than yes or no. ``pointing``: how much it
    points at what was said before. ``told``: it is what a request asks to be told ("the night ferry"). ``stated``: it
    has the form of a statement. ``later``: its turn asks before it.
    """

    text: str
    said: frozenset[str]
    leads: bool
    open: bool
    pointing: int
    told: bool
    stated: bool
    later: bool


@remembered
def heard(turn: str, words: Words, grammar: Grammar) -> Iterator[Question]:
    """The whole questions of a turn, each from where it asks, and a long one to where another begins."""
    spoken = _asking(_GLUED_RE.sub(" — ", _inside(unmarked(turn))), words)
    firsts = [sentence for sentence in spoken if sentence.endswith(MARKS)][-1:]
    for sentence in spoken:
        asked = up_to_next(unquoted(from_where_it_asks(sentence, words, grammar)), words, grammar)
        formed = begins_as_one(asked, words, grammar)
        leans = pointing(asked, words, grammar) > 1 and len(set(content(asked, words))) < _ALONE
        matter = capital(told(asked, words, grammar) or "") if formed else ""
        named = 0 < columns(matter) <= SHORT
        text = matter if named else capital(sentence) if leans and columns(sentence) <= LONG else asked
        asks = named or text.endswith(MARKS) or (formed and len(spoken) == 1)
        if asks and (named or not is_clause(text, words, grammar)) and is_whole(text, words, grammar):
            led = named or not words.leads or leads(text.split(), words, grammar)
            stated = not (led or formed or leans) and (grammar.led or begins_as_statement(text, words, grammar))
            said, opens = frozenset(content(text, words)), named or is_open(text, words, grammar)
            later = firsts not in ([], [sentence]) and not named
            yield Question(text, said, led, opens, pointing(text, words, grammar), named, stated, later)


def unmarked(turn: str) -> str:
    """A turn without what its source sets around it: a dash, a bullet, a number, stars; and without asides."""
    bare = _ASIDE_RE.sub("", _ASIDE_RE.sub("", turn.replace("**", "")))  # an aside may hold one
    return _TURN_RE.sub("", bare.strip(), count=1)


def _asking(turn: str, words: Words) -> list[str]:
    """The last sentences of a turn that ask, then those that do not, without short ones and ends of quotations."""
    said = [text for one in sentences(turn, words.tag) if columns(text := unquoted(one.text.strip())) >= SENTENCE]
    said = [text for text in said[::-1] if text[0] not in _CLOSING]
    asking, telling = ([text for text in said if text.endswith(MARKS) is asks][:_EACH] for asks in (True, False))
    return asking + telling if asking or len(said) > 1 else [unquoted(" ".join(turn.split()))]


def _inside(turn: str) -> str:
    """A turn without the marks around all of it."""
    whole = turn[:1] in OPENERS and turn[-1:] in CLOSERS and sum(map(turn.count, DOUBLE)) == _PAIR
    return turn[1:-1].strip() if whole else turn


def unquoted(sentence: str) -> str:
    """A sentence of a longer quotation without the mark at its end or beginning that has no other."""
    if sum(map(sentence.count, DOUBLE)) % 2 == 0:
        return sentence
    return sentence[:-1].rstrip() if sentence[-1] in DOUBLE else sentence[sentence[0] in DOUBLE :]


def is_broken(question: str) -> bool:
    """Whether a text breaks off, ends with a tag or is code."""
    return bool(_BROKEN_RE.search(question))


def is_whole(question: str, words: Words, grammar: Grammar) -> bool:
    """Whether a text is one sentence that nobody broke off, or spoke while thinking."""
    opened = question.count("“") - question.count("„")  # „…“ closes with the mark that opens “…”
    if not question or question[0] in _CLOSING or opened not in (0, question.count("”")):
        return False
    if len(sentences(question, words.tag)) > 1:
        return False
    *said, last = question.split()
    tagged = key_of(last) in grammar.onsets and (not grammar.led or said[-1:] == [] or said[-1].endswith(BREAKS))
    return not tagged and not is_broken(question) and not words.filler.search(question.casefold())
