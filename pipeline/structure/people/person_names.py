"""Names in running text, their shorter forms, and which form means whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from pipeline.languages.everywhere import entries, everywhere
from pipeline.languages.grammar import grammar_of
from pipeline.languages.name_words import joints, particles
from pipeline.languages.words import GLUED, NEVER_RE, UNSPACED, Words
from pipeline.model import stream
from pipeline.text.remembered import remembered

_LETTER = rf"(?:(?![{UNSPACED}])[^\W\d_])"
_REST = rf"(?:(?![{UNSPACED}])[\w’'-])*(?<!-)"
_TOKEN_RE = re.compile(rf"(?:[A-Z]\.){{2,}}(?=\s)|{_LETTER}{_REST}\.?|[“\"(]{_LETTER}{_REST}[”\")](?=\s[^\W\d_])")
_INITIAL_RE = re.compile(r"[^\W\d_a-z][a-z]?")
_INITIALS_RE = re.compile(r"(?!U\.[KNS]|D\.C|E\.U|L\.A)(?:[A-Z]\.){2,3}")  # "J.R.", and no "U.S."
_GENITIVE_RE = re.compile(r"[’']s?$")
_PART_RE = re.compile(r"-|^[LlDd][’']")
_MOST = 5  # words of a name
_ACRONYM = 3  # letters; what is longer and all in capitals is a surname
_PET = 3  # letters of a short first name
_SAMPLE = "Ada Reed"  # a name, which some frames want behind them
_JUNIOR = frozenset({"jr", "sr", "ii", "iii", "iv"})
_DENSE_ENTRY_RE = re.compile(
    rf"(?P<name>[{UNSPACED}]{{2,5}}?)(?:さん|氏|先生|女士|老师|老師|様)?(?:\s?[（(，,]\s?(?P<told>[^()（）]{{2,60}})[)）]?)?"
)
_DENSE_RE = re.compile(rf"[{GLUED}·・]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands at ``start`` of a text; ``before``: honorifics and trades in the same run of capitals."""

    text: str
    start: int
    end: int
    before: str = ""


@remembered
def names_in(text: str, words: Words, least: int = 2) -> Iterator[Name]:
    """Runs of capital words that could be names of persons, without the honorifics and trades before them.

    ``least``: how many words a name has at least.
    """
    run: list[re.Match[str]] = []
    for token in [*_TOKEN_RE.finditer(text), None]:
        if token and run and _goes_on(text, run[-1], token, words):
            run.append(token)
            continue
        yield from _named(text, run, words, least)
        run = [token] if token and _begins(token[0]) else []


def forms(name: str) -> frozenset[str]:
    """The letters of the forms that a name has: whole, first and last word, initials (marked with "^")."""
    parts = [part for part in name.split() if part[0] not in '“"(']
    while len(parts) > 2 and parts[-1].rstrip(".").casefold() in _JUNIOR:
        parts = parts[:-1]
    big = [part for part in parts if part.casefold() not in particles()]
    initials = {"^" + letters_of("".join(part[0] for part in some)) for some in (parts, big) if len(some) > 1}
    ends = {letters_of(part) for part in (parts[:1] + parts[-1:] if len(parts) > 1 else [])}
    outer = {letters_of(parts[0] + parts[-1])} if parts else set()
    users = (parts[0][0] + parts[-1], parts[0] + parts[-1][0]) if len(parts) > 1 else ()
    outer |= {letters_of(user) for user in users}
    dense = {name[0]} if _DENSE_RE.fullmatch(name) and len(name) in (2, 3) else set()  # a Chinese surname
    return frozenset({letters_of(name), *initials, *ends, *outer, *dense} - {"", "^"})


def shorter(name: str) -> list[str]:
    """The forms that stand for a name in running text: last and first word; of a Chinese name the surname."""
    parts = name.split()
    return [part for part in dict.fromkeys((parts[-1], parts[0])) if len(part) > 2] if len(parts) > 1 else []


def dense_name(entry: str, words: Words) -> re.Match[str] | None:
    """The name with which an entry of a list begins, in a script without spaces: "林若溪", "水野花子さん（館長）"."""
    return _DENSE_ENTRY_RE.fullmatch(entry.strip()) if words.bio_name is not NEVER_RE else None


def is_full(name: str) -> bool:
    """Whether a name has two words, or is a whole one in a script without spaces."""
    if _DENSE_RE.fullmatch(name):
        return len(name) > 1
    return len(name.split()) > 1


@lru_cache(4096)
def letters_of(name: str) -> str:
    """The letters of a name without the marks on Latin ones, which lists and labels leave out: "Jose", "José"."""
    return stream("".join(_plain(sign) for sign in name))


def _plain(sign: str) -> str:
    base = normalize("NFD", sign)[0]
    return base if base.isascii() else sign


def same_person(one: str, other: str) -> bool:
    """Whether two full names are one person's: the same letters, or the same first and last word."""
    if letters_of(one) == letters_of(other) or _extends(one, other) or _extends(other, one):
        return True
    if not (" " in one and " " in other):
        return False
    (first, last), (given, surname) = sorted((_outer(one), _outer(other)), key=lambda outer: len(outer[0]))
    more = given.removeprefix(first) if len(first) >= _PET else ""
    nick = more not in ("", given, *"aeiou")  # "Rob Reed", "Robert Reed", and no "Paul Reed", "Paula Reed"
    return last == surname and (nick or first == given)


def meant_by(form: str, names: Iterable[str]) -> str | None:
    """The one name of which a label is a shorter form; None where it is of none, or of several persons."""
    plain = form.rstrip(".")
    letters = plain.replace(".", "").replace(" ", "")
    initials = 1 < len(letters) <= 4 and letters[0].isupper() and letters[-1].isupper()
    wanted = {letters_of(plain)} | ({"^" + letters_of(letters)} if initials else set())
    found: list[str] = []
    for name in names:
        if (forms(name) & wanted or _begins_each(plain, name)) and not any(same_person(name, other) for other in found):
            found.append(name)
    return found[0] if len(found) == 1 else None


def _begins_each(form: str, name: str) -> bool:
    """Whether a label has the first letters of each word of a name: "WCh" of "Wanda Chmura"."""
    parts, letters = name.split(), _INITIAL_RE.findall(form)
    mixed = len(parts) == len(letters) > 1 and form == "".join(letters) and not form.isupper()
    return mixed and all(part.startswith(some) for part, some in zip(parts, letters, strict=True))


def _extends(long: str, short: str) -> bool:
    """Whether a name is longer than another whole one: "Ada Reed Junior", or by a noun with a capital letter."""
    long, short = long.casefold(), short.casefold()  # "Van Reed" is "Ada van Reed"
    return is_full(short) and (long.startswith(f"{short} ") or long.endswith(f" {short}"))


def _outer(name: str) -> tuple[str, str]:
    parts = [part for part in name.split() if part.rstrip(".").casefold() not in _JUNIOR]
    return letters_of(parts[0]), letters_of(parts[-1])


def _begins(word: str) -> bool:
    return word[0].isupper() and ("." not in word[:-1] or _INITIALS_RE.fullmatch(word) is not None)


def _goes_on(text: str, last: re.Match[str], token: re.Match[str], words: Words) -> bool:
    between = text[last.end() : token.start()]
    initial = _INITIAL_RE.fullmatch(last[0][:-1]) is not None or _INITIALS_RE.fullmatch(last[0]) is not None
    initial = initial and last[0][:-1].casefold() not in _JUNIOR  # "Ada Reed Jr. Boats"
    if between not in (" ", "\N{NO-BREAK SPACE}") or (last[0].endswith(".") and not initial):
        return False
    if _GENITIVE_RE.search(last[0]) and last[0][-1] == "s":
        return False
    word = token[0]
    inner = word[1:] if word[0] in '“"(' else _PART_RE.split(word)[-1] if word[0] in "dl" else word  # "d’Entremont"
    named = last[0] in words.given or last[0] in particles() or word not in entries(words.tag, "articles")
    nick = word[0] in '“"' and any(map(str.isupper, word))  # "Ada “nightBoat” Reed"
    # "Ada van der Reed", and no "Head der Reederei"
    return nick or inner[:1].isupper() or (word in particles() and named)


def _named(text: str, run: list[re.Match[str]], words: Words, least: int) -> Iterator[Name]:
    for part in _without_small_words(run, words):
        yield from _named_in(text, part, words, least)


def _without_small_words(run: list[re.Match[str]], words: Words) -> Iterator[list[re.Match[str]]]:
    """A run parted at its small words, which have capitals in titles: "TALK WITH ADA REED AND BO BERG"."""
    part: list[re.Match[str]] = []
    for token, after in zip(run, [*run[1:], None], strict=False):
        small = token[0].casefold()
        another = small in joints() and len(part) > 1 and after is not None and after[0] in words.given
        if another or (small in words.stop and small not in particles()):  # "Ada Reed y Bo Berg", "Ada Ortega y Reed"
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _named_in(text: str, run: list[re.Match[str]], words: Words, least: int) -> Iterator[Name]:
    while run and (run[-1][0].casefold() in particles() or run[-1][0][0] in '“"('):
        run = run[:-1]
    if not run:
        return
    first = next((at for at in range(len(run) - 2, 0, -1) if is_title(run[at - 1][0], words)), 0)
    led = grammar_of(words.tag).order == "marked" and _word_before(text, run[0]) in entries(words.tag, "articles")
    if len(run) - first > 3 - (led or first > 0) and run[-2][0] in words.given and run[first][0] not in words.given:
        first = next(at for at in range(first, len(run)) if run[at][0] in words.given)  # "Muzea Nábřeží Ada Maria Reed"
    while len(run) - first > 1 and _goes_before(run[first][0], words) and not _is_dean(run[first:], words):
        first += 1
    if len(run) - first == 3 and _is_of_post(text, run[first:], words):
        first += 1
    if any(token[0].casefold() in everywhere("place_heads") for token in run[max(first - 1, 0) : first + 1]):
        return  # "San" is no form of address in "San Francisco Bay"
    if len(run) - first > 2 and words.asked_whom.match(text, run[first].start()):  # "Meet Ada Reed"
        first += 1
    for piece in _pieces(_before_author(run[first:], words)):
        named = [token[0] for token in piece]
        if len(named) > 2 and named[1] in everywhere("after_things") and named[0] not in words.given:
            piece, named = piece[2:], named[2:]  # "Leben von Ada Reed"
        if not least <= len(named) <= _MOST or not _is_person(named, words):
            continue
        start, end = piece[0].start(), piece[-1].end()
        name = _GENITIVE_RE.sub("", text[start:end])
        if name.endswith(".") and len(named[-1]) > 3:
            name = name[:-1]
        before = text[run[0].start() : start].strip() if piece[0] is run[first] else ""
        yield Name(name, start, start + len(name), before)


def _is_dean(run: list[re.Match[str]], words: Words) -> bool:
    """Whether a form of address is a first name before the only other word: "Dean Reed"."""
    return len(run) == 2 and run[0][0] in words.given


def _is_of_post(text: str, run: list[re.Match[str]], words: Words) -> bool:
    """Whether the first of three words belongs to a post: "president of Hull Ada Reed", "APNSA Bo Berg"."""
    word, given = run[0][0], run[1][0] in words.given and run[0][0] not in words.given
    acronym = word.isupper() and len(word) > _ACRONYM and not run[2][0].isupper()
    return given and (acronym or _word_before(text, run[0]) in entries(words.tag, "of_posts"))


def is_called(name: str) -> bool:
    """Whether no word of a name is in small letters, particles apart, unless all are: no "Man walking by"."""
    return name[0].islower() or not any(part[0].islower() and part not in particles() for part in name.split())


def _before_author(run: list[re.Match[str]], words: Words) -> list[re.Match[str]]:
    """A run without the author behind a "by" that may be part of a name: "Dario Fabbri di Ada Reed"."""
    by = entries(words.tag, "by") if run[0][0] in words.given else ()
    return run[: next((at for at in range(2, len(run) - 2) if run[at][0] in by), len(run))]


def _word_before(text: str, token: re.Match[str]) -> str:
    return text[: token.start()].rstrip().rpartition(" ")[2]


def _pieces(run: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """A run parted at acronyms: "SIG Storage Ada Reed"; a name all in capitals is none."""
    if all(token[0].isupper() for token in run):
        yield run
        return
    piece: list[re.Match[str]] = []
    for token in run:
        letters = token[0].rstrip(".")
        if letters.isupper() and 1 < len(letters) <= _ACRONYM and "." not in token[0]:
            yield piece
            piece = []
        else:
            piece.append(token)
    yield piece


def _goes_before(word: str, words: Words) -> bool:
    """Whether a word before a name is none of it: an honorific, a greeting, a trade, what begins a sentence."""
    plain = word.rstrip(".")
    if plain.casefold() in words.honorifics | words.stop | particles() | entries(words.tag, "greetings"):
        return True
    meets = words.asked_whom.match(f"{word} {_SAMPLE}")  # "Meet Ada"
    frame = meets is not None and meets.end() == len(word) + 1
    return is_title(word, words) or frame or words.talks.fullmatch(plain) is not None


@lru_cache(4096)
def is_title(word: str, words: Words) -> bool:
    """Whether a word is a trade, or ends as one: "Museums-Leiterin", "L’historienne"."""
    trade = words.bio_noun.fullmatch(_PART_RE.split(word.rstrip("."))[-1])
    return trade is not None and word not in words.given  # "Stewart", "Marshall"


def _is_person(named: list[str], words: Words) -> bool:
    last = named[-1].rstrip(".").casefold()
    whole, of_time = " ".join(named), last in words.months or last in words.weekdays
    if of_time or words.bodily.search(whole) or whole.casefold() in everywhere("places"):
        return False
    small = {word.casefold().replace("’", "'") for word in named}  # "I’m" has a capital, too
    if not small.isdisjoint(words.stop - particles()):
        return False
    first = len(named) > 1 and not is_title(named[0], words)
    surname = first and (named[0] in words.given or named[-1] in everywhere("surnames"))  # "Levke Koch" is no cook
    return surname or not any(map(words.bio_noun.fullmatch, (last, last.removesuffix("s"))))  # "Harbour Pilots"
