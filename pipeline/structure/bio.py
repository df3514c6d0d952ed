"""The biography: the paragraphs that say in the third person who the guest is, and the name they give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model import Bio, Block, CleanDocument, Evidence
from pipeline.structure.evidence import because
from pipeline.structure.guests import find_guests, guest_name
from pipeline.structure.labels import Label
from pipeline.structure.matter import Front
from pipeline.structure.sentences import sentences
from pipeline.structure.standfirst import from_standfirst
from pipeline.structure.words import NEVER_RE, Words

_ENOUGH = 0.5
_SURE = 0.8
_INITIALS = 3  # letters of a label that is no name: "Q", "MSM"
_OPENING = 120  # characters in which a biography says what somebody is
_LEAD = 0.25
# "North Sea", "New York": what begins so is a place.
_PLACES = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "united", "new", "great",
    "lake", "mount", "saint", "san", "santa", "port",
})  # fmt: skip
_TWO = 2  # who asks and the guest; a standfirst that names one of several guests names too few
_LINE = 60  # characters of a heading such as "About the author"


def biography(
    document: CleanDocument,
    front: Front,
    opened: int,
    labels: Mapping[int, Label],
    known: Sequence[str],
    words: Words,
) -> Bio | None:
    """The guest: of the biography before the first question, else at the end, else as a standfirst names him.

    An article's first paragraph is its own. ``opened``: the first block that is speech; ``known``: names of speakers
    that the source gives. The reason goes to the evidence of ``front``.
    """
    if opened == len(document.blocks):
        return None
    title = front.title.text if front.title else ""
    names = (*known, *(label.name for label in labels.values()))
    free = [(i, block) for i, block in enumerate(document.blocks) if block.id not in front.taken]
    before = [block for i, block in free if i < opened]
    after = [block for i, block in free if i > max([*labels, opened])]
    found = find_bio(before, title, names, words) or bio_at_the_end(after, title, names, words)
    if found is None and len({label.person for label in labels.values()}) <= _TWO:
        heads = [block for block in (front.title, front.subtitle) if block]
        found = from_standfirst(before, heads, _full(names), words)
    if found is None:
        return None
    front.evidence.append(found[1])
    return found[0]


def find_bio(blocks: Sequence[Block], title: str, names: Sequence[str], words: Words) -> tuple[Bio, Evidence] | None:
    """The biography among ``blocks``: the paragraph that scores best, and those that go on with "He" or the name.

    ``title`` and ``names`` (of speakers) are where a guest is named besides.
    """
    scored = [(_score(block, title, names, words), index) for index, block in enumerate(blocks)]
    first = next((index for index, block in enumerate(blocks) if block.kind == "paragraph"), None)
    if first is not None and not names:
        scored[first] = (scored[first][0] + _leads_with_somebody(blocks[first], words), first)
    score, best = max(scored, key=lambda pair: (pair[0], -pair[1]), default=(0.0, 0))
    if score < _ENOUGH:
        return None
    name = guest_name(blocks[best].text, words)
    end = best + 1
    while end < len(blocks) and (_goes_on(blocks[end], name, words) or scored[end][0] >= _ENOUGH):
        end += 1
    found = tuple(blocks[best:end])
    bare = _bare_name(name, " ".join([title, *(block.text for block in blocks)]), words) if name else None
    guests = find_guests(found, words)
    evidence = because("biography", "third-person", found[0], min(score, 1.0))
    return Bio(bare, found, guests), replace(evidence, runner_up="introduction" if score < _SURE - 0.1 else None)


def about_somebody(blocks: Sequence[Block], words: Words) -> int:
    """Where "About the author" or "About the guest" begins; ``len(blocks)`` where nothing does."""
    places = (i for i, block in enumerate(blocks) if len(block.text) <= _LINE and words.about.match(block.text.strip()))
    return next(places, len(blocks))


def bio_at_the_end(
    blocks: Sequence[Block], title: str, names: Sequence[str], words: Words
) -> tuple[Bio, Evidence] | None:
    """A biography as the last paragraph, about somebody whom title or labels name."""
    if blocks and _score(blocks[-1], title, names, words) >= _SURE:
        return find_bio(blocks[-1:], title, names, words)
    return None


def _full(names: Sequence[str]) -> tuple[str, ...]:
    """Without initials and the like ("Q"), which name nobody."""
    return tuple(name for name in names if len(name.strip(",:;()")) > _INITIALS and not name.isupper())


def _leads_with_somebody(block: Block, words: Words) -> float:
    """What it adds that the first paragraph of all begins with a person who does something: "Ada Reed has run …".

    A common given name tells a person from a place, and so does what the language's pattern for it finds.
    """
    name = guest_name(block.text, words)
    if name is None or not block.text.startswith(name):
        return 0.0
    first, after = name.split()[0], block.text[len(name) :].lstrip()
    if first.casefold() in _PLACES or words.bodily.search(name):
        return 0.0
    acts = words.bio_name is not NEVER_RE or after[:1] == "," or bool(_acts(after, words))
    somebody = first in words.given or words.person.search(block.text)
    return _LEAD if acts and somebody else 0.0


def _acts(after: str, words: Words) -> bool:
    return bool(words.bio_verb.match(after) or words.person.match(after))


def _score(block: Block, title: str, names: Sequence[str], words: Words) -> float:
    """A name that the title shares counts most; then a verb near it, and "he" or "she" further on.

    Where the talk is labelled with names, the guest is one of them.
    """
    text = block.text
    if block.kind not in ("paragraph", "quote") or len(text) < _shortest(words) or text.rstrip()[-1:] in "?？؟":
        return 0.0
    name = guest_name(text, words)
    if name is None:
        return 0.0
    parts = {part.casefold() for part in name.split() if len(part) > 2} - words.honorifics - words.stop
    labels = [label for label in names if len(label.strip(",:;()")) > _INITIALS]
    elsewhere = {part.strip(",:;()").casefold() for source in labels or [title] for part in source.split()}
    unspaced = name in title or any(label in name or name in label for label in labels)
    shared = bool(parts & elsewhere) or (words.bio_name is not NEVER_RE and unspaced)
    if labels and not shared:
        return 0.0
    noun = bool(words.bio_noun.search(text[:_OPENING]))
    third = any(words.bio_pronoun.match(sentence.text) for sentence in sentences(text, words.tag)[1:])
    first = bool(words.me.intersection(word.casefold() for word in text.replace("’", "'").split()))
    return 0.4 * _sure_of_name(text, words) + 0.4 * shared + 0.2 * third + 0.15 * noun - 0.4 * first


def _shortest(words: Words) -> int:
    """Characters of the shortest biography: those of a script without capitals say more with each."""
    return 40 if words.bio_name is NEVER_RE else 20


def _sure_of_name(text: str, words: Words) -> float:
    """Capitals tell a name; without them it is one where a verb of biographies follows."""
    if words.bio_name is NEVER_RE:
        return 1.0
    return 0.8 if words.bio_verb.search(text[:_OPENING]) else 0.4


def _goes_on(block: Block, name: str | None, words: Words) -> bool:
    if block.kind != "paragraph" or block.text.rstrip()[-1:] in "?？؟":
        return False
    last = name.split()[-1] if name else None
    opening = block.text[:80]
    return bool(words.bio_pronoun.match(block.text)) or bool(
        last and last in opening and words.bio_verb.search(opening)
    )


def _bare_name(name: str, text: str, words: Words) -> str:
    """Without its honorifics where the text somewhere prints the name so; else as it stands."""
    parts = name.split()
    start = 0
    while start < len(parts) - 2 and parts[start].casefold().rstrip(".") in words.honorifics:
        start += 1
    bare = name[name.index(parts[start]) :]
    with_title = text.count(name)
    return bare if start and text.count(bare) > with_title else name
