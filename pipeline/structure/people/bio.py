"""The biography: the paragraphs that say in the third person who the guest is, and the name they give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.languages.words import NEVER_RE, Words
from pipeline.ledger import CleanDocument
from pipeline.model import Bio, Block, Evidence
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front
from pipeline.structure.front.standfirst import from_standfirst
from pipeline.structure.people.guests import called, find_guests, guest_name
from pipeline.structure.people.telling import is_somebody, leads_with_somebody, speaks, telling
from pipeline.structure.talk.labels import Label

_ENOUGH = 0.5
_SURE = 0.8
_TITLED = 0.6
_NAME_RE = re.compile(r"[^\W\d_a-z][\w-]+(?: [^\W\d_a-z][\w-]+){1,3}")
_TWO = 2  # who asks and the guest; a standfirst that names one of several guests names too few
_LAST = 3  # blocks at the end that may be a biography without a heading
_CLOSING = 300  # characters of a line below the talk about the guest
_INITIALS = 3  # letters; a longer name in capitals is a surname
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
    heads = [block for block in (front.title, front.subtitle) if block]
    title = " ".join(block.text for block in heads)
    names = (*known, *(label.speaker for label in labels.values() if not label.role))
    free = [(i, block) for i, block in enumerate(document.blocks) if block.id not in front.taken]
    before = [block for i, block in free if i < opened]
    last = max([*labels, opened])
    after = [block for i, block in free if i > last]
    found = find_bio(before, title, names, words)
    found = _with_last(found, after, words) if found else bio_at_the_end(after, title, names, words)
    if found is None and len({label.person for label in labels.values()}) <= _TWO:
        found = from_standfirst(before, heads, _full(names), words)
        found = _with_paragraph(found, before, words) if found else None
    found = found or _titled(heads, labels.values(), words)
    if found is None:
        return None
    front.evidence.append(found[1])
    _take_heading(front, [block for _, block in free], found[0], words)
    return found[0]


def _titled(heads: Sequence[Block], labels: Iterable[Label], words: Words) -> tuple[Bio, Evidence] | None:
    """The one of several speakers whom the title names, as it names him: "Commissioner Ada Reed's press conference"."""
    last = {label.speaker.split()[-1].casefold() for label in labels if not label.role}
    for block in heads:
        names = [match[0] for match in _NAME_RE.finditer(block.text)]
        named = [name for name in names if len(name) > _INITIALS and name.split()[-1].casefold() in last]
        if len(set(named)) == 1:
            guest = called(named[0], words)
            return Bio(guest.name, (), (guest,)), because("biography", "named-in-the-title", block, _TITLED)
    return None


def find_bio(blocks: Sequence[Block], title: str, names: Sequence[str], words: Words) -> tuple[Bio, Evidence] | None:
    """The biography among ``blocks``: the paragraph that scores best, and those that go on with "He" or the name.

    ``title`` and ``names`` (of speakers) are where a guest is named besides.
    """
    scored = [(telling(block, title, names, words), index) for index, block in enumerate(blocks)]
    first = next((index for index, block in enumerate(blocks) if block.kind == "paragraph"), None)
    if first is not None and not names:
        scored[first] = (scored[first][0] + leads_with_somebody(blocks[first], words), first)
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
    return next((i for i, block in enumerate(blocks) if _is_about(block, words)), len(blocks))


def bio_at_the_end(
    blocks: Sequence[Block], title: str, names: Sequence[str], words: Words
) -> tuple[Bio, Evidence] | None:
    """A biography among the last paragraphs, or under "About the guest", of somebody whom title or labels name."""
    headed = {i + 1 for i, block in enumerate(blocks) if _is_about(block, words)}
    for index in sorted({*range(max(0, len(blocks) - _LAST), len(blocks)), *headed}):
        if index < len(blocks) and telling(blocks[index], title, names, words) >= _SURE:
            end = next((i for i in range(index + 1, len(blocks)) if _is_about(blocks[i], words)), len(blocks))
            return find_bio(blocks[index:end], title, names, words)
    return None


def _with_last(found: tuple[Bio, Evidence], after: Sequence[Block], words: Words) -> tuple[Bio, Evidence]:
    """With the line below the talk that goes on about the guest: "Ada Reed lives in Oslo"."""
    bio, evidence = found
    last = after[-1] if after else None
    if last is None or bio.name is None or last.kind != "paragraph" or not last.text.startswith(bio.name):
        return found
    tells = len(last.text) <= _CLOSING and not speaks(last, words) and last.text.rstrip()[-1:] not in "?？؟"
    return (replace(bio, blocks=(*bio.blocks, last)), evidence) if tells else found


def _with_paragraph(found: tuple[Bio, Evidence], before: Sequence[Block], words: Words) -> tuple[Bio, Evidence]:
    """With the paragraph that opens with the guest's name, in a script where nothing but the name tells a biography."""
    bio, evidence = found
    if bio.blocks or bio.name is None or words.bio_name is NEVER_RE:
        return found
    opens = (block for block in before if block.kind == "paragraph" and block.text.startswith(bio.name))
    told = next((block for block in opens if not speaks(block, words)), None)
    return (replace(bio, blocks=(told,)), evidence) if told else found


def _take_heading(front: Front, blocks: Sequence[Block], bio: Bio, words: Words) -> None:
    """ "About the guest" above the biography has done its work."""
    held = {block.id for block in bio.blocks}
    for above, block in pairwise(blocks):
        if block.id in held and _is_about(above, words):
            front.take(above)
            front.credits.append(above)
            front.evidence.append(because("credit", "kicker", above))


def _is_about(block: Block, words: Words) -> bool:
    return len(block.text) <= _LINE and bool(words.about.match(block.text.strip()))


def _full(names: Sequence[str]) -> tuple[str, ...]:
    """Without initials and the like ("Q"), which name nobody."""
    return tuple(name for name in names if is_somebody(name) and (not name.isupper() or len(name) > _INITIALS))


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
