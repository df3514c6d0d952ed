"""The biography: the paragraphs that say in the third person who a guest is, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.languages.words import NEVER_RE, Words
from pipeline.model import Bio, Block, Evidence
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front
from pipeline.structure.looks.callings import role_of
from pipeline.structure.looks.subjects import guest_name
from pipeline.structure.people.guests import find_guests
from pipeline.structure.people.role_candidates import Places
from pipeline.structure.people.roles import role_of_person
from pipeline.structure.people.telling import leads_with_somebody, speaks, telling
from pipeline.text.ends import ASKING, may_end_paragraph, split_sentences
from pipeline.text.labels import COLON, before_colon

_ENOUGH = 0.5
_SURE = 0.8
_LAST = 3  # blocks at the end that may be a biography without a heading
_TAIL = 6  # blocks at the end that may tell more about a guest
_OPENING = 60  # characters of a paragraph in which its subject stands
_LEAST = 80  # characters of a paragraph that tells about a guest and begins with something else
_LIFE = 160  # characters of a summary that is a biography
_DEEDS = 2  # verbs of a life
_BEFORE = 1  # words of a heading before a name
_LINE = 60  # characters of a heading such as "About the author"
_PROSE = ("paragraph", "quote", "bullet")
_LABEL_RE = re.compile(COLON)
_YEAR_RE = re.compile(r"\b(?:1[89]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Told:
    """A guest as the paragraphs about guests are searched for: the whole name and the forms that stand for it."""

    name: str
    forms: tuple[str, ...]


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


def bio_at_the_end(
    blocks: Sequence[Block], title: str, names: Sequence[str], words: Words
) -> tuple[Bio, Evidence] | None:
    """A biography among the last paragraphs, or under "About the guest", of somebody whom title or labels name."""
    headed = {i + 1 for i, block in enumerate(blocks) if _is_about(block, words)}
    for index in sorted({*range(max(0, len(blocks) - _LAST), len(blocks)), *headed}):
        enough = _ENOUGH if index in headed else _SURE
        if index < len(blocks) and telling(blocks[index], title, names, words) >= enough:
            end = next((i for i in range(index + 1, len(blocks)) if _is_about(blocks[i], words)), len(blocks))
            return find_bio(blocks[index:end], title, names, words)
    return None


def paragraphs_about(
    guests: Sequence[Told],
    before: Sequence[Block],
    amid: Sequence[Block],
    after: Sequence[Block],
    words: Words,
    *,
    led: bool,
) -> Iterator[Block]:
    """More paragraphs about guests: above the talk, in boxes amid it, and among the last ones.

    The first paragraph above the talk stays where it is, as it leads into the text; not where a line below the title
    does (``led``).
    """
    yield from _above(guests, [block for block in before if block.kind in _PROSE], words, led)
    for part in (before, after):
        yield from _below_a_name(guests, part, words)
    held = False
    for block in amid:
        boxed = _opens(block, guests, whole=True) and _sure(block, guests, words)
        held = boxed or (held and _opens(block, guests) and _is_prose(block, words))
        if held:
            yield block
    for block in after[-_TAIL:]:
        spaced = words.bio_name is NEVER_RE  # without capital letters a name opens many a report
        told = _sure(block, guests, words) or (spaced and _tells(block, guests, words))
        if told and _opens(block, guests) and _is_prose(block, words):
            yield block


def _below_a_name(guests: Sequence[Told], blocks: Sequence[Block], words: Words) -> Iterator[Block]:
    """The paragraphs below a heading that is the name of a guest, or "About" and the name: they may name nobody."""
    held = False
    for block in blocks:
        if block.kind == "heading":
            named = (guest.name for guest in guests if block.text.strip().endswith(guest.name))
            held = any(len(block.text.split()) <= len(name.split()) + _BEFORE for name in named)
            held = held and not words.talks.search(block.text)
        elif held and len(block.text) >= _LEAST and _is_prose(block, words):
            yield block


def _above(guests: Sequence[Told], prose: Sequence[Block], words: Words, led: bool) -> Iterator[Block]:
    held = False
    for number, block in enumerate(prose):
        leads = number == 0 and not _opens(block, guests, whole=not led) and not _tells_a_life(block, guests, words)
        goes_on = held and _opens(prose[number - 1], guests) and _goes_on(block, None, words)
        held = (_tells(block, guests, words) and not leads) or goes_on
        if held:
            yield block


def is_life(block: Block, guests: Sequence[Told], words: Words) -> bool:
    """Whether a summary of the metadata is a biography: several sentences, and the first or second tells of a guest."""
    pieces = split_sentences(block.text)
    names = tuple(name for guest in guests for name in (guest.name, *guest.forms))
    told = any(piece.startswith(names) and words.bio_verb.search(piece) for piece in pieces[:2])
    return len(pieces) > 1 and len(block.text) >= _LIFE and told and not speaks(block, words)


def _tells_a_life(block: Block, guests: Sequence[Told], words: Words) -> bool:
    """Whether a paragraph names a guest, and has years and deeds of somebody: "She has led the crew since 2014"."""
    names = tuple(form for guest in guests for form in (guest.name, *guest.forms))
    if not any(form in block.text for form in names) or not _YEAR_RE.search(block.text):
        return False
    opens = (piece for piece in split_sentences(block.text) if piece.startswith(names) and _YEAR_RE.search(piece))
    return len(list(words.bio_verb.finditer(block.text))) >= _DEEDS or any(map(words.bio_verb.search, opens))


def _sure(block: Block, guests: Sequence[Told], words: Words) -> bool:
    return any(telling(block, guest.name, (), words) >= _ENOUGH for guest in guests)


def _tells(block: Block, guests: Sequence[Told], words: Words) -> bool:
    """Whether a paragraph names a guest and says what he or she is or did."""
    if not may_end_paragraph(block.text) or role_of(before_colon(block.text), words):  # "Panelists: …" is a list
        return False
    for guest in guests:
        if guest.name in block.text and (len(block.text) >= _LEAST or block.text.startswith(guest.name)):
            told = role_of_person(guest.name, guest.forms, Places(prose=(block.text,)), words)
            told = "" if f"{guest.name}{told}" in block.text else told  # 王校长 tells no more than a form of address
            spaced = " " in guest.name  # where names have no spaces, "he" is in many a report
            lives = spaced and (words.person.search(block.text) or _YEAR_RE.search(block.text))
            if told or (lives and _is_prose(block, words)):
                return True
        if any(form in block.text[:_OPENING] for form in guest.forms) and _is_prose(block, words):
            return bool(words.bio_verb.search(block.text[:200]))
    return False


def _opens(block: Block, guests: Sequence[Told], *, whole: bool = False) -> bool:
    """Whether a paragraph has a guest for its subject: the name stands among its first words."""
    if block.kind not in _PROSE:
        return False
    if whole:
        return any(
            block.text.startswith(guest.name) and not _LABEL_RE.match(block.text, len(guest.name)) for guest in guests
        )
    named = [form for guest in guests for form in (guest.name, *guest.forms) if len(form) > 1]
    return any(form in block.text[: max(_OPENING, len(form))] for form in named)


def _is_prose(block: Block, words: Words) -> bool:
    """Whether a paragraph is told by neither who asks nor who answers."""
    ends = block.text.rstrip()[-1:]
    if before_colon(block.text).strip().casefold() in words.no_labels:  # "Source: …"
        return False
    return block.kind in _PROSE and ends not in ASKING and not speaks(block, words) and len(block.text) > 25


def take_heading(front: Front, blocks: Sequence[Block], bio: Bio, words: Words) -> None:
    """ "About the guest" above the biography has done its work."""
    held = {block.id for block in bio.blocks}
    for above, block in pairwise(blocks):
        if block.id in held and _is_about(above, words):
            front.take(above)
            front.credits.append(above)
            front.evidence.append(because("credit", "kicker", above))


def _is_about(block: Block, words: Words) -> bool:
    return len(block.text) <= _LINE and bool(words.about.match(block.text.strip()))


def _goes_on(block: Block, name: str | None, words: Words) -> bool:
    if block.kind != "paragraph" or block.text.rstrip()[-1:] in ASKING:
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
