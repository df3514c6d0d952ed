"""Who is who among labels: one person by a full name, by its initials, by a first name, or by a sign of the legend."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.languages.everywhere import any_of
from pipeline.languages.words import Words
from pipeline.model import Block, stream
from pipeline.structure.looks.callings import INITIALS_RE, NUMBER_RE, PAREN_RE, addressed, bare, full_name, is_name
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.talk.initials import ABBREVIATED_RE, short_forms
from pipeline.text.ends import ASKING
from pipeline.text.labels import COLON
from pipeline.text.names import CAPITAL
from pipeline.text.quotation import CLOSERS, OPENERS

_LETTERS_RE = re.compile(r"[^\W\d_]{1,4}")
_LEGEND_RE = re.compile(
    r"(?:^|[\s,，;；、(（/])(?P<short>[^\W\d_]{1,4})\s?[=＝]\s?(?P<full>[\u3040-\u30ff\u3400-\u9fff·]{2,12}|[^\n,，;；、()（）=＝/.。]{2,40})"
)
_TOLD = r"[^\s:：,，;；、?？.。!！]{2,20}"  # a name, or its first word
_PAIR_RE = re.compile(
    rf"(?P<short>[^\W\d_]{{1,4}}){COLON}\s?(?P<full>{_TOLD}(?: (?={CAPITAL}){_TOLD}){{0,3}})(?:[\s,，;；、/]+|$)"
)
_PAIR = 2  # people
_FIRST = 4  # labels, one of which may begin the legend
_CAST_END_RE = re.compile(r"[.,;|(（]\s|\s?[(（]|[.;]$|\s[–—-]\s")  # what follows a name in a list of who takes part


@cache
def _hereafter_re() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<full>[\u3400-\u9fff·]{{2,12}})[(（](?:{any_of('hereafter')})[:：为為]?[{OPENERS}]?"
        rf"(?P<short>[\u3400-\u9fff]{{1,4}})[{CLOSERS}]?[)）]"
    )


def with_persons(
    labels: Sequence[Label], blocks: Sequence[Block], known: Iterable[str], words: Words
) -> tuple[list[Label], list[Label]]:
    """The labels with ``person`` and ``speaker`` set, and the lines of a legend ("AR: Ada Reed") that are no speech.

    Initials stand for a name where the text says so ("Ada Reed (AR)", "AR = Ada Reed"), or where they are those of one
    full name among the labels; so do the first and the last word of a name. ``known`` are names that the source gives.
    """
    letters = _letters(labels)
    labels = [replace(label, role="") if stream(label.name) in letters else label for label in labels]
    full = _full_names(labels, (*known, *(name for _, name in _cast(labels, blocks, words))))
    table = _forms(full, labels, words)
    table |= {letter: table.get(stream(name), name) for letter, name in letters.items()}
    table |= _legend(blocks[: labels[0].index] if labels else (), words) | _declared(labels)
    legend = [label for label in labels if _explains(label, blocks[label.index])]
    for label in legend:
        table[stream(label.name)] = blocks[label.index].text[label.end :].strip()
    for label, names in _legend_lines(labels, blocks):
        table |= names
        legend.append(label)
    cast = _cast(labels, blocks, words)
    table |= {stream(label.name): name for label, name in cast}
    legend += [label for label, _ in cast]
    lines = {label.index for label in legend}
    counted = _counted(labels)
    return [_named(label, table, counted) for label in labels if label.index not in lines], legend


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


def _legend(blocks: Iterable[Block], words: Words) -> dict[str, str]:
    """ "AR = Ada Reed", and the Chinese "hereafter", above the first turn."""
    found: dict[str, str] = {}
    for text in (block.text for block in blocks):
        equal = _LEGEND_RE.finditer(text) if "=" in text or "＝" in text else ()
        for match in (*equal, *_hereafter_re().finditer(text)):
            short, full = match["short"], match["full"].strip()
            if not short.islower() and is_name(full, words):
                found.setdefault(stream(short), full)
    return found


def _letters(labels: Sequence[Label]) -> dict[str, str]:
    """Single letters, two of them or more, that begin the names of the first turns: "Ada: …", "Bo: …", "A: …", "B: …".

    Where "Q" stands for who asks, "A" is the word for who answers.
    """
    counts = Counter(label.name for label in labels)
    letters = [name for name, count in counts.items() if len(name) == 1 and name.isupper() and count > 1]
    names = dict.fromkeys(bare(label.name) for label in labels if len(label.name) > 1 and not label.role)
    meant = {letter: [name for name in names if name.startswith(letter)] for letter in letters}
    found = {letter: owners[0] for letter, owners in meant.items() if len(owners) == 1}
    by_word = any(label.role == "asks" for label in labels)
    return {} if by_word or len(found) < _PAIR else {stream(letter): name for letter, name in found.items()}


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


def _explains(label: Label, block: Block) -> bool:
    """Whether a line says whose initials these are, and nothing else: "AR: Ada Reed"."""
    rest = block.text[label.end :].strip()
    return len(rest) <= 50 and len(rest.split()) > 1 and _form_is(label.name, rest)


def _legend_lines(labels: Sequence[Label], blocks: Sequence[Block]) -> Iterator[tuple[Label, dict[str, str]]]:
    """Lines above the talk that say of several labels who they are, and nothing else: "Q: the editors A: Ada Reed"."""
    counts = Counter(stream(label.name) for label in labels)
    for label in labels[:_FIRST]:
        text = blocks[label.index].text
        names = {stream(pair["short"]): pair["full"].strip() for pair in _PAIR_RE.finditer(text)}
        whole = len(names) > 1 and not _PAIR_RE.sub("", text).strip()
        if whole and names.keys() <= counts.keys() and max(counts[short] for short in names) > 1:
            yield label, names


def _cast(labels: Sequence[Label], blocks: Sequence[Block], words: Words) -> list[tuple[Label, str]]:
    """Who has which part, as lines above the first turn say: "Interviewer: Ada Reed", "Narrator: Bo Berg (b. 1931)"."""
    found = []
    for label in filter(lambda label: label.role, labels):
        said = blocks[label.index].text[label.end :].strip()
        if any(mark in said for mark in ASKING):  # who asks from the floor says first who he is
            break
        name = _CAST_END_RE.split(said, maxsplit=1)[0].strip()
        # Without capital letters a line such as "Answer: four years" reads as a name.
        if label.time or name == name.swapcase() or not full_name(name, words):
            break
        found.append((label, name))
    return found


def _form_is(name: str, full: str) -> bool:
    letters = name.replace(".", "").replace(" ", "")
    return letters.isupper() and len(letters) > 1 and "^" + stream(letters) in short_forms(full)


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
