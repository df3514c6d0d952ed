"""How surely a paragraph tells who somebody is: a name, a verb behind it, a trade, "he" and "she" further on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.languages.everywhere import any_of
from pipeline.languages.words import NEVER_RE, Words
from pipeline.model import Block
from pipeline.structure.looks.subjects import guest_name
from pipeline.structure.people.guests import is_place
from pipeline.text.ends import ASKING
from pipeline.text.labels import COLON
from pipeline.text.sentences import sentences

_INITIALS = 3  # letters of a label that is no name: "Q", "MSM"
_OPENING = 120  # characters in which a biography says what somebody is
_LEAD = 0.25
_LABEL_RE = re.compile(COLON)  # "Ada Reed: …" is a turn
_NEAR = 40  # characters behind a name, in a script without capital letters


@cache
def _object_re() -> re.Pattern[str]:
    """An article behind a verb."""
    return re.compile(rf"\s+(?:(?:{any_of('before_object')})\b|l[’'])")


def telling(block: Block, title: str, names: Sequence[str], words: Words) -> float:
    """From 0 to some 1.2: a name that the title shares counts most, then a verb near it, "he" or "she", and a trade.

    Where the talk is labelled with names, the guest is one of them.
    """
    text = block.text
    if block.kind not in ("paragraph", "quote") or len(text) < _shortest(words) or text.rstrip()[-1:] in ASKING:
        return 0.0
    name = guest_name(text, words)
    if name is None or _LABEL_RE.match(text, text.find(name) + len(name)):
        return 0.0
    parts = {part.casefold() for part in name.split() if len(part) > 2} - words.honorifics - words.stop
    labels = [label for label in names if is_somebody(label)]
    elsewhere = {part.strip(",:;()").casefold() for source in labels or [title] for part in source.split()}
    unspaced = name in title or any(label in name or name in label for label in labels)
    shared = bool(parts & elsewhere) or (words.bio_name is not NEVER_RE and unspaced)
    if labels and not shared:
        return 0.0
    noun = bool(words.bio_noun.search(text[:_OPENING]))
    third = any(words.bio_pronoun.match(sentence.text) for sentence in sentences(text, words.tag)[1:])
    first = speaks(block, words)
    return 0.4 * _sure_of_name(text, words) + 0.4 * shared + 0.2 * third + 0.15 * noun - 0.4 * first


def is_somebody(label: str) -> bool:
    """Whether a label names somebody: "Q" and "MSM" do not, three Chinese characters do."""
    bare = label.strip(",:;()")
    return len(bare) > (_INITIALS if bare != bare.swapcase() else 1)


def leads_with_somebody(block: Block, words: Words) -> float:
    """What it adds that the first paragraph of all begins with a person who does something: "Ada Reed has run …".

    A common given name tells a person from a place, and so does what the language's pattern for it finds.
    """
    name = guest_name(block.text, words)
    if name is None or not block.text.startswith(name):
        return 0.0
    first, after = name.split()[0], block.text[len(name) :].lstrip()
    if is_place(name) or words.bodily.search(name):
        return 0.0
    acts = words.bio_name is not NEVER_RE or after[:1] == "," or bool(_acts(after, words))
    told = words.person.search(block.text) or _has_trade(after, words) or _does(after, words)
    somebody = first in words.given or told
    return _LEAD if acts and somebody else 0.0


def speaks(block: Block, words: Words) -> bool:
    """Whether somebody speaks of himself."""
    return bool(words.me.intersection(word.casefold() for word in block.text.replace("’", "'").split()))


def _has_trade(after: str, words: Words) -> bool:
    """Whether what follows a name says what somebody is: "is a baker"."""
    if words.bio_name is not NEVER_RE:  # no article and no space shows where a trade begins
        return bool(words.bio_noun.search(after[:_NEAR]))
    opening = words.copula.match(f" {after}")
    return bool(opening and words.bio_noun.match(f" {after}", opening.end()))


def _does(after: str, words: Words) -> bool:
    """Whether what follows a name says what somebody does to something: "edits a paper"; a river "runs through" it."""
    verb = words.bio_verb.match(after) if words.bio_name is NEVER_RE else None
    if verb is None or verb[0].casefold() in words.stop:
        return False
    return bool(_object_re().match(after, verb.end()))


def _acts(after: str, words: Words) -> bool:
    return bool(words.bio_verb.match(after) or words.person.match(after))


def _shortest(words: Words) -> int:
    """Characters of the shortest biography: those of a script without capitals say more with each."""
    return 40 if words.bio_name is NEVER_RE else 20


def _sure_of_name(text: str, words: Words) -> float:
    """Capitals tell a name; without them it is one where a verb of biographies follows."""
    if words.bio_name is NEVER_RE:
        return 1.0
    return 0.8 if words.bio_verb.search(text[:_OPENING]) else 0.4
