"""Questions as titles: where one begins to ask, whether it says what it asks, and where it may end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from pipeline.languages.grammar import Grammar
from pipeline.languages.words import UNSPACED, UNSPACED_RE, Words
from pipeline.structure.sections.content_words import content, key_of
from pipeline.structure.sections.pointing import announces, pointing
from pipeline.structure.sections.told import told
from pipeline.text.labels import NUMBERED
from pipeline.text.remembered import remembered
from pipeline.text.sentences import sentences

SHORT, WIDE, LONG = (
    72,
    80,
    120,
)  # columns of a question that is a good title, of a wide one, of one that is a title at all
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
_AGAIN_RE = re.compile(r"[,;]?\s+(?=(\w+)\s+([\w’']+)\s+([\w’']+))")  # where another question may begin: ", and how …"
_BESIDE_RE = re.compile(r"(?:[,;]|\s[–—])\s+(?=(\w+))")  # where a clause may begin: ", although …"
_TAG_RE = re.compile(r"(?:\S+\s){1,2}\S+,")
_SENTENCE = 15  # columns of a question that says what it asks; "And why?" does not
_CLAUSE = 25  # columns of a question that ends before another one
_MARKS = ("?", "？", "؟")
_BREAKS = (",", ";", ":", "–", "—", "،", "؛")
_END = 40  # characters in which a sentence says that it asks
_AHEAD = 14  # words in which a request says that it is one
_OPENING = 4  # words that lead to a request: "To begin with, tell …"
_EACH = 3  # sentences of a turn that ask
_SAYS = 2  # words that carry a theme in a question that ends before a clause
_ALONE = 3  # words that carry a theme in a question that needs no sentence beside it
_MARK_RE = re.compile(r"\s?[?？؟]$")
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
    spoken = _asking(_GLUED_RE.sub(" — ", unmarked(turn)), words)
    firsts = [sentence for sentence in spoken if sentence.endswith(_MARKS)][-1:]
    for sentence in spoken:
        asked = _one(_from_where_it_asks(sentence, words, grammar), words, grammar)
        formed = _begins_as_one(asked, words, grammar)
        leans = pointing(asked, words, grammar) > 1 and len(set(content(asked, words))) < _ALONE
        matter = capital(told(asked, words, grammar) or "") if formed else ""
        named = 0 < columns(matter) <= SHORT
        text = matter if named else capital(sentence) if leans and columns(sentence) <= LONG else asked
        asks = named or text.endswith(_MARKS) or (formed and len(spoken) == 1)
        if asks and (named or not _is_clause(text, words, grammar)) and is_whole(text, words, grammar):
            leads = named or not words.leads or _leads(text.split(), words, grammar)
            stated = not (leads or formed or leans) and (grammar.led or _begins_as_statement(text, words, grammar))
            said, is_open = frozenset(content(text, words)), named or _is_open(text, words, grammar)
            later = firsts not in ([], [sentence]) and not named
            yield Question(text, said, leads, is_open, pointing(text, words, grammar), named, stated, later)


def unmarked(turn: str) -> str:
    """A turn without what its source sets around it: a dash, a bullet, a number, stars; and without asides."""
    bare = _ASIDE_RE.sub("", _ASIDE_RE.sub("", turn.replace("**", "")))  # an aside may hold one
    return _TURN_RE.sub("", bare.strip(), count=1)


def columns(text: str) -> int:
    """How wide a text is: an ideograph takes two columns."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def cut_short(text: str, limit: int = SHORT) -> str:
    """A text cut at the last word boundary within ``limit`` characters, with an ellipsis; whole if it fits."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit + 1]
    kept = head[:limit] if UNSPACED_RE.search(head) or " " not in head else head[: head.rindex(" ")]
    return kept.rstrip(" ,;:–—-(“\"'") + "…"


def capital(text: str) -> str:
    """The text with a capital, but for a name that has its own way ("iPhone")."""
    word = text.split()[0] if text.split() else ""
    first = next((place for place, char in enumerate(text) if char.isalnum()), 0)
    kept = any(char.isupper() or char.isdigit() for char in word)
    return text if kept else text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def _asking(turn: str, words: Words) -> list[str]:
    """The last sentences of a turn that ask, then those that do not, without short ones and ends of quotations."""
    said = [text for one in sentences(turn, words.tag) if columns(text := one.text.strip()) >= _SENTENCE]
    said = [text for text in said[::-1] if text[0] not in _CLOSING]
    asking, telling = ([text for text in said if text.endswith(_MARKS) is asks][:_EACH] for asks in (True, False))
    return asking + telling if asking or len(said) > 1 else [" ".join(turn.split())]


def _from_where_it_asks(sentence: str, words: Words, grammar: Grammar) -> str:
    """A question from the first place where one begins: behind a mark, or behind words that carry no theme.

    "Mr Reed, how …", "Let's start with what …", "And why …" and "I would like to know who …" lose their first words.
    """
    before, mark, rest = sentence.rpartition("¿")
    if before.strip():
        sentence = mark + capital(rest)
    said = sentence.split()
    if said and said[0].startswith("¿") and key_of(said[0]) in grammar.onsets:  # "¿Y cómo …?"
        return "¿" + capital(" ".join(said[1:]))
    matter = told(sentence, words, grammar) if words.request.match(sentence) else sentence
    named = matter is not None and (matter == sentence or not _leads(matter.split(), words, grammar))
    if (
        not said
        or (named and _begins_as_one(sentence, words, grammar))
        or UNSPACED_RE.search(sentence)
        or _leads(said, words, grammar)
        or columns(sentence) < _SENTENCE
    ):
        return capital(sentence)
    persons = words.me | words.you | words.nominative | grammar.deictic
    bare = True
    for place in range(1, len(said)):
        before, start = said[place - 1], place
        bare = bare and not content(before, words)
        if before.endswith(_BREAKS):
            joined = key_of(said[place]) in {*grammar.onsets, grammar.joiner}  # ", and what …"
            start += joined and _leads(said[place + 1 :] or [""], words, grammar)
            noun = before[0].islower() != (grammar.order == "marked") and content(before, words)
            relates = (noun or key_of(before) in grammar.deictic) and before[-1] != ":"
            first, *second = _opening(said[place:], grammar)
            relates = relates and (first in grammar.relative or not grammar.clauses.isdisjoint(second))
            ahead = " ".join(said[start : start + _AHEAD])
            tag = _TAG_RE.match(ahead)  # ", are they not, …"
            breaks = relates or (tag is not None and not content(tag[0], words))
            leads = _leads(said[start:], words, grammar) or words.request.match(ahead)
            told_first = before[-1] == ":" and not grammar.led  # "The question is: you read all day?"
            behind = not breaks and (place < _OPENING or leads or told_first)
        else:
            behind = bare and key_of(before) not in persons and _leads(said[place : place + 1], words, grammar)
            behind = behind and _leads_on(said[:place], words, grammar)
            told_first = False
        rest = capital(" ".join(said[start:])) if behind else ""
        if behind and (told_first or _begins_as_one(rest, words, grammar)):
            return rest
    return capital(sentence)


def _leads_on(said: Sequence[str], words: Words, grammar: Grammar) -> bool:
    """Whether words may come before a question: "and then", "I'd like to know"."""
    opening = set(map(key_of, said))
    if not opening.isdisjoint(grammar.clauses):  # "If we discuss how far …"
        return False
    return opening <= grammar.onsets | words.nods or not opening.isdisjoint(words.verbs)


def _leads(said: Sequence[str], words: Words, grammar: Grammar) -> bool:
    """Whether words open a question: "how …", "in what …", "¿…"."""
    return said[0].startswith("¿") or (
        said[0].rstrip(",")[-1:].isalnum() and not words.leads.isdisjoint(_opening(said, grammar))
    )


def _is_clause(question: str, words: Words, grammar: Grammar) -> bool:
    """Whether a text is a clause that went with a question before it: "When you first lit it?"; not "What's yours?"."""
    first, second, *_ = [*map(key_of, question.split()[:2]), "", ""]
    second = second.partition("'")[0]
    return (
        "'" not in first
        and grammar.led
        and first in words.leads - grammar.closed
        and second in words.you | words.nominative
    )


def _is_open(question: str, words: Words, grammar: Grammar) -> bool:
    """Whether a question asks for more than yes or no: "how …", "in what …", "qu’en …"."""
    asking = words.leads - grammar.closed
    opening = _opening(question.split(), grammar)
    return not asking.isdisjoint([*opening, opening[0].partition("'")[0] + "'"])


def _opening(said: Sequence[str], grammar: Grammar) -> list[str]:
    """The word that may ask, with the preposition before it."""
    first = key_of(said[0])
    return [first, *map(key_of, said[1:2])] if first in grammar.prepositions | grammar.oblique else [first]


def _begins_as_statement(question: str, words: Words, grammar: Grammar) -> bool:
    """Whether a question begins with its subject where questions begin with a verb: "Sie lesen also viel?"."""
    subjects = words.you | words.me | words.nominative | grammar.determiners | grammar.deictic | grammar.onsets
    return grammar.turned and key_of(question.split()[0]) in subjects - words.leads


def _one(question: str, words: Words, grammar: Grammar) -> str:
    """A long question or a request up to where it asks again, or to a clause: "Who counts the lamps, and how …?"."""
    if columns(question) <= SHORT and not words.request.match(question):
        return question
    for mark in _AGAIN_RE.finditer(question, _CLAUSE, 2 * LONG):
        first = question[: mark.start()] + question[-1]
        again = _asks_again(mark, words, grammar) and question.endswith(_MARKS)
        if again and _begins_as_one(first, words, grammar) and not _waits(first, words, grammar):
            return first
    return _without_clause(question, words, grammar) if columns(question) > WIDE else question


def _asks_again(mark: re.Match[str], words: Words, grammar: Grammar) -> bool:
    """Whether words ask anew: "and how …", "or would you …"; not "or would like …"."""
    joiner, asking, third = map(key_of, mark.groups())
    if joiner not in {*grammar.onsets, grammar.joiner} or asking not in words.leads or len(asking) == 1:  # "o contexto"
        return False
    subjects = words.you | words.me | words.nominative | grammar.determiners | grammar.deictic | {"there"}
    return asking not in grammar.closed or not grammar.led or third in subjects


def _waits(first: str, words: Words, grammar: Grammar) -> bool:
    """Whether the beginning of a question has a pronoun for what comes later: "Ist es klug, als Wärter …"."""
    said = [key_of(word) for word in first.split()]
    pronouns = grammar.expletive - grammar.deictic  # the others point
    return any(word in pronouns and not announces(said[i:], words, grammar) for i, word in enumerate(said))


def _without_clause(question: str, words: Words, grammar: Grammar) -> str:
    """A wide question without a clause that is no part of what it asks: "Who counts the lamps, although …?"."""
    ahead, _, rest = question.partition(", ")
    aside = key_of(ahead.split()[0]) in grammar.clauses and columns(rest) >= _CLAUSE
    if aside and (grammar.turned or _begins_as_one(rest, words, grammar)):  # "If you paint, …"
        return _without_clause(capital(rest), words, grammar) if columns(rest) > WIDE else capital(rest)
    if question.endswith(_MARKS):
        firsts = _before_clauses(question, LONG, words, grammar)
        return next((one for one in firsts if _begins_as_one(one, words, grammar)), question)
    return question


def shortened(question: str, words: Words, grammar: Grammar, most: int = LONG) -> str:
    """A text wider than ``most`` columns up to a clause that it can spare: "…, although …"."""
    firsts = _before_clauses(question, most, words, grammar) if columns(question) > most else iter(())
    return next((one for one in firsts if content(one.split()[-1], words)), question)


def _before_clauses(question: str, most: int, words: Words, grammar: Grammar) -> Iterator[str]:
    """The beginnings of a text up to a clause behind a comma or a dash, at most ``most`` columns wide.

    What needs no mark before it ("the keepers who …") belongs to the noun.
    """
    for mark in _BESIDE_RE.finditer(question, _SENTENCE, most):
        first = question[: mark.start()] + "".join(_MARK_RE.findall(question))
        leans = columns(question) <= LONG and pointing(first, words, grammar)  # "therefore, because …"
        says = len(set(content(first, words))) >= _SAYS
        if key_of(mark[1]) in grammar.clauses and says and not leans and not _waits(first, words, grammar):
            yield first


def _begins_as_one(question: str, words: Words, grammar: Grammar) -> bool:
    """Whether a text begins as questions do: "In what way …", "Siehst du …", "Tell us …"; and not "You think …?"."""
    if words.interrogative.search(question.rstrip("?")[-_END:]):
        return True
    if UNSPACED_RE.search(question):
        return question.rstrip()[-1:] in _MARKS
    if not words.leads or words.request.match(question) or question.startswith("¿"):
        return True
    opening = [key_of(word) for word in question.split()]
    if not opening or not question.rstrip(' "”’»)').endswith(_MARKS):
        return False
    if _leads(question.split(), words, grammar):
        return True
    no_verb = grammar.onsets | grammar.deictic | grammar.clauses
    turned = question.split()[0][-1:].isalnum() and opening[0] not in no_verb
    return turned and (opening[0].partition("-")[2] in words.you or not words.you.isdisjoint(opening[1:2]))


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
    tagged = key_of(last) in grammar.onsets and (not grammar.led or said[-1:] == [] or said[-1].endswith(_BREAKS))
    return not tagged and not is_broken(question) and not words.filler.search(question.casefold())
