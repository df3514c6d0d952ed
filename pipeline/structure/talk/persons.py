"""Who is who among labels: one person by a full name, by its initials, by a first name, or by a sign of the legend."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.languages.name_words import person_re
from pipeline.languages.words import Words
from pipeline.model import Block, stream
from pipeline.structure.looks.callings import INITIALS_RE, NUMBER_RE, PAREN_RE, addressed, bare, full_name
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.talk.initials import ABBREVIATED_RE, short_forms
from pipeline.text.ends import QUESTION_RE, ends_sentence
from pipeline.text.labels import COLONS

_LETTERS_RE = re.compile(r"[^\W\d_]{1,4}")
_PAIR = 2  # people
_PAIR_RE = re.compile(
    r"\s*(?P<short>[^\W\d_]{1,5})\s?[:：=＝]\s*(?P<full>[^\s:：=＝()（）,，;；、/／][^:：=＝()（）,，;；、/／\n]{0,40}?)"
    r"\s*(?:[(（][^()（）]{1,160}[)）])?\s*(?:[,，;；、/／\n]|$|(?=\s[^\W\d_]{1,5}\s?[:：=＝]))"
)
_LED_RE = re.compile(r"^[^\W\d_]{1,10}[,，、:：]\s?")  # "Below, AR: Ada Reed; BB: Bo Berg"
_LONGEST = 300  # characters of a list
_CAST_END_RE = re.compile(r"[.,;|(（]\s|\s?[(（]|[.;]$|\s[–—-]\s")  # what follows a name in a list of who takes part


def with_persons(labels: Sequence[Label], blocks: Sequence[Block], known: Iterable[str], words: Words) -> list[Label]:
    """The labels with ``person`` and ``speaker`` set, without those of a legend ("AR: Ada Reed") that is no speech.

    Initials stand for a name where the text says so ("Ada Reed (AR)", "AR = Ada Reed"), or where they are those of one
    full name among the labels; so do the first and the last word of a name. ``known`` are names that the source gives.
    """
    letters = _letters(labels, blocks)
    labels = [replace(label, role="") if stream(label.name) in letters else label for label in labels]
    names, lines, asking = _legend(labels, blocks, words)
    table = _forms(_full_names(labels, (*known, *names.values())), labels, words)
    table |= {letter: table.get(stream(name), name) for letter, name in letters.items()}
    table |= _declared(labels) | names | _words_in_full(labels, blocks)
    counted = _counted(labels)
    named = [_named(label, table, counted) for label in labels if label.index not in lines]
    return [replace(label, role=label.role or "asks") if label.person in asking else label for label in named]


def _full_names(labels: Iterable[Label], known: Iterable[str]) -> dict[str, str]:
    """Names of two words or more, by their letters."""
    names = [*(bare(label.name) for label in labels if not label.role), *known]
    found = {
        stream(name): name for name in reversed(names) if len(name.split()) > 1 and not INITIALS_RE.fullmatch(name)
    }
    # "Night Herald" in the introduction is "The Night Herald" of the labels, "Lind Reed" is "Ada Lind Reed".
    doubled = {stream(name.partition(" ")[2]) for name in found.values() if name.count(" ") > 1}
    shorter = {key for key, name in found.items() if ABBREVIATED_RE.fullmatch(name)}
    written_out = {form for key, name in found.items() if key not in shorter for form in short_forms(name)}
    return {key: name for key, name in found.items() if key not in doubled | (shorter & written_out)}


def _declared(labels: Iterable[Label]) -> dict[str, str]:
    """What stands in brackets behind a name, where it may be its initials: "Ada Reed (AR)"."""
    found: dict[str, str] = {}
    for label in labels:
        inside = PAREN_RE.search(label.name)
        if inside and _LETTERS_RE.fullmatch(inside[1].strip()):
            found.setdefault(stream(inside[1]), bare(label.name))
    return found


def _words_in_full(labels: Sequence[Label], blocks: Sequence[Block]) -> dict[str, str]:
    """What short words for who speaks stand for, where a turn has the long one, too: "Question: Why?", then "Q: …"."""
    words = {stream(label.name): label for label in labels if label.role}
    turns = {key: word for key, word in words.items() if ends_sentence(blocks[word.index].text)}
    longer = {
        short: [
            word.name for key, word in turns.items() if key != short and key.startswith(short) and word.role == one.role
        ]
        for short, one in words.items()
        if _LETTERS_RE.fullmatch(short)
    }
    return {short: found[0] for short, found in longer.items() if len(found) == 1}


def _letters(labels: Sequence[Label], blocks: Sequence[Block]) -> dict[str, str]:
    """Single letters that recur and begin the name of an earlier turn ("Ada: …", then "A: …"); two letters or more
    where no turn has a name, those of the lines above: "Ada Reed and Bo Berg".

    A letter that is a word for who asks or answers ("Q", "A") is a name only if both are and end where it begins.
    """
    counts = Counter(label.name for label in labels)
    letters = {label.name: label for label in reversed(labels) if len(label.name) == 1 < counts[label.name]}
    above = (block.text for block in blocks[: labels[0].index]) if letters else ()
    named = [label for label in labels if len(label.name) > 1 and not label.role]
    turns = {bare(label.name): label.index for label in reversed(named)}
    last = {bare(label.name): label.index for label in named}
    names = list(turns) or list(dict.fromkeys(match[0] for text in above for match in person_re().finditer(text)))
    meant = {
        letter: [
            name
            for name in names
            if name.startswith(letter) and (last if first.role else turns).get(name, -1) < first.index
        ]
        for letter, first in letters.items()
        if letter.isupper()
    }
    found = {letter: owners[0] for letter, owners in meant.items() if len(owners) == 1}
    if len(found) < _PAIR or (not turns and any(label.role == "asks" for label in labels)):
        found = {letter: name for letter, name in found.items() if turns and not letters[letter].role}
    return {stream(letter): name for letter, name in found.items()}


def _forms(full: dict[str, str], labels: Iterable[Label], words: Words) -> dict[str, str]:
    """The shorter forms among the labels that stand for one full name and no other."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for key, name in full.items():
        for form in short_forms(name):
            owners[form].add(key)
    shorts: defaultdict[str, set[str]] = defaultdict(set)
    for label in labels:
        if stream(label.name) not in full or addressed(label.name, words) != label.name:
            form = _form(label.name, words)
            shorts[form if form in owners else form.removeprefix("^")].add(stream(label.name))
    # "Mr. Reed" and "Mrs. Reed" are not one person, whoever "Ada Reed" is.
    return {
        short: full[next(iter(owners[form]))]
        for form, keys in shorts.items()
        if form in owners and len(owners[form]) == 1 and len(keys) == 1
        for short in keys
    }


def _form(name: str, words: Words) -> str:
    """A label as a short form: initials are marked, as "Al" is no "A. L."."""
    plain = addressed(name, words).rstrip(".")
    letters = plain.replace(".", "").replace(" ", "")
    capitals = sum(map(str.isupper, letters))
    initials = 1 < len(letters) <= 4 and capitals > 1 and letters[0].isupper() and letters[-1].isupper()
    return ("^" if initials else "") + stream(plain)


def _counted(labels: Iterable[Label]) -> frozenset[str]:
    """The words for who speaks whose number counts the turns ("Q12"), and not the people ("Interviewer 2")."""
    seen = Counter(stream(label.name) for label in labels if label.role and NUMBER_RE.search(label.name))
    often = {NUMBER_RE.sub("", key) for key, count in seen.items() if count > 1}
    return frozenset(NUMBER_RE.sub("", key) for key in seen) - often


def _named(label: Label, table: dict[str, str], counted: frozenset[str]) -> Label:
    name = bare(label.name)
    speaker = table.get(stream(label.name)) or table.get(stream(name)) or name
    if label.role and stream(label.name) not in table:
        word = NUMBER_RE.sub("", label.name)
        speaker = word if stream(word) in counted else label.name
    return replace(label, person=stream(speaker), speaker=speaker)


def _legend(
    labels: Sequence[Label], blocks: Sequence[Block], words: Words
) -> tuple[dict[str, str], set[int], set[str]]:
    """The names that lines above the first turn give for labels, by the letters of the label; where these lines are;
    and who asks, as they say.
    """
    cast = dict(_cast(labels, blocks, words))
    names = {stream(label.name): cast[label.index] for label in labels if label.index in cast}
    asking = {stream(cast[label.index]) for label in labels if label.role == "asks" and label.index in cast}
    lists = dict(_lists(labels, blocks))
    for pairs in lists.values():
        names = pairs | names
    return names, {*cast, *lists}, asking


def _lists(labels: Sequence[Label], blocks: Sequence[Block]) -> Iterator[tuple[int, dict[str, str]]]:
    """The blocks above the first turn that explain labels which recur, and nothing else."""
    counts = Counter(stream(label.name) for label in labels)
    at = {label.index for label in labels if counts[stream(label.name)] > 1}
    for index, block in enumerate(blocks):
        listed = block.text.strip().strip("()（）")
        pairs = _pairs(listed) or _pairs(_LED_RE.sub("", listed))
        if any(counts[short] > 1 for short in pairs):
            yield index, pairs
        elif index in at:
            return


def _pairs(text: str) -> dict[str, str]:
    """The names by the letters of their labels, where a text is such a list, of two or of one and its initials."""
    if len(text) > _LONGEST:
        return {}
    found: dict[str, str] = {}
    at = 0
    while at < len(text) and (match := _PAIR_RE.match(text, at)):
        short, full, at = match["short"], match["full"].strip(), match.end()
        if ends_sentence(full):
            return {}
        initials = short.isupper() and "^" + stream(short) in short_forms(full)
        found[stream(short)] = full
    return found if at == len(text) and (len(found) > 1 or (found and initials)) else {}


def _cast(labels: Sequence[Label], blocks: Sequence[Block], words: Words) -> Iterator[tuple[int, str]]:
    """Who has which part, as lines above the first turn say: "Interviewer: Ada Reed", "Narrator: Bo Berg (b. 1931)"."""
    for label in (label for label in labels if label.role and label.label[-1] in COLONS):
        said = blocks[label.index].text[label.end :].strip()
        if QUESTION_RE.search(said):  # who asks from the floor says first who he is
            return
        name = _CAST_END_RE.split(said, maxsplit=1)[0].strip()
        # Without capital letters a line such as "Answer: four years" reads as a name.
        if label.time or name == name.swapcase() or not full_name(name, words):
            return
        yield label.index, name
