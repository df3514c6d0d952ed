"""Lines above the talk that say who speaks under which label: "AR: Ada Reed  BB: Bo Berg", "記：記者 黃：黃遠輝"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.languages.words import Words
from pipeline.model import Block, stream
from pipeline.structure.looks.callings import full_name
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.talk.initials import short_forms
from pipeline.text.ends import QUESTION_RE, ends_sentence
from pipeline.text.labels import COLONS

_PAIR_RE = re.compile(
    r"\s*(?P<short>[^\W\d_]{1,5})\s?[:：=＝]\s*(?P<full>[^\s:：=＝()（）,，;；、/／][^:：=＝()（）,，;；、/／\n]{0,40}?)"
    r"\s*(?:[(（][^()（）]{1,160}[)）])?\s*(?:[,，;；、/／\n]|$|(?=\s[^\W\d_]{1,5}\s?[:：=＝]))"
)
_LONGEST = 300  # characters of a list
_CAST_END_RE = re.compile(r"[.,;|(（]\s|\s?[(（]|[.;]$|\s[–—-]\s")  # what follows a name in a list of who takes part


def legend(labels: Sequence[Label], blocks: Sequence[Block], words: Words) -> tuple[dict[str, str], set[int]]:
    """The names that lines above the first turn give for labels, by the letters of the label; and where they are."""
    cast = dict(_cast(labels, blocks, words))
    names = {stream(label.name): cast[label.index] for label in labels if label.index in cast}
    lists = dict(_lists(labels, blocks))
    for pairs in lists.values():
        names = pairs | names
    return names, {*cast, *lists}


def _lists(labels: Sequence[Label], blocks: Sequence[Block]) -> Iterator[tuple[int, dict[str, str]]]:
    """The blocks above the first turn that explain labels which recur, and nothing else."""
    counts = Counter(stream(label.name) for label in labels)
    at = {label.index for label in labels if counts[stream(label.name)] > 1}
    for index, block in enumerate(blocks):
        pairs = _pairs(block.text.strip().strip("()（）"))
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
