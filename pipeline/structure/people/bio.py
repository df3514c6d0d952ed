"""The biography: the paragraphs that say in the third person who a guest is, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.languages.words import NEVER_RE, Words
from pipeline.model import Block
from pipeline.structure.looks.callings import role_of
from pipeline.structure.people.guests import AGED_RE, only_titles
from pipeline.structure.people.person_names import meant_by, same_person
from pipeline.structure.people.role_candidates import Places
from pipeline.structure.people.roles import role_of_person
from pipeline.structure.people.telling import (
    PROSE,
    Told,
    headed,
    is_labelled,
    is_prose,
    quotes_or_asks,
    speaks,
    speaks_in,
    telling,
)
from pipeline.text.ends import ASKING, may_end_paragraph, split_sentences
from pipeline.text.labels import COLON, before_colon

_ENOUGH = 0.5
_TAIL = 6  # blocks at the end that may tell more about a guest
_OPENING = 60  # characters of a paragraph in which its subject stands
_LEAST = 80  # characters of a paragraph that tells about a guest and begins with something else
_SENTENCES = 3  # of a paragraph that may name a post
_DEEDS = 2  # verbs of a life
_LABEL_RE = re.compile(COLON)
_YEAR_RE = re.compile(r"\b(?:1[89]|20)\d\d\b")


def paragraphs_about(
    guests: Sequence[Told],
    before: Sequence[Block],
    amid: Sequence[Block],
    after: Sequence[Block],
    words: Words,
    *,
    led: bool,
    article: bool = False,
) -> Iterator[Block]:
    """The paragraphs about guests: above the talk, in boxes amid it, and among the last ones.

    The first paragraph above the talk stays where it is, as it leads into the text; not where a line below the title
    does (``led``). Of an ``article`` on somebody each paragraph would be one: those that tell what he or she did are.
    """
    titles = {block.id for block in before if article and block.kind == "heading" and block.level == 1}
    marked = [block for block in (*before, *after) if block.id not in titles]
    yield from (block for _, block in headed(guests, marked, words))
    yield from (block for block in (*marked, *amid) if is_labelled(block, guests, words))
    if article:
        yield from _of_an_article(guests, before, words)
        return
    yield from _above(guests, [block for block in before if block.kind in PROSE], words, led)
    held = False
    for block in amid:
        boxed = _begins(block, guests, words) and _sure(block, guests, words)
        held = boxed or (held and _opens(block, guests) and is_prose(block, words))
        if held:
            yield block
    for block in after[-_TAIL:]:
        spaced = words.bio_name is NEVER_RE  # without capital letters a name opens many a report
        told = _sure(block, guests, words) or (spaced and _tells(block, guests, words))
        if told and _opens(block, guests) and is_prose(block, words):
            yield block


def _above(guests: Sequence[Told], prose: Sequence[Block], words: Words, led: bool) -> Iterator[Block]:
    held = False
    for number, block in enumerate(prose):
        text = block.text
        post = _says_post(text, guests, words, _SENTENCES if number or led else 1)
        sure = _acts(text, guests, words) or post
        opened = AGED_RE.match(text)
        aged = opened is not None and any(opened["name"] in guest.forms for guest in guests)
        subject = aged or _begins(block, guests, words) or (led and _opens(block, guests))
        leads = number == 0 and not subject and not _tells_a_life(block, guests, words)
        pronoun = words.bio_pronoun.match(text) and text.rstrip()[-1:] not in ASKING
        goes_on = held and _opens(prose[number - 1], guests) and (bool(pronoun) or _goes_on(text, guests, words))
        told = _tells(block, guests, words) or (_begins(block, guests, words) and _sure(block, guests, words))
        held = sure or goes_on or aged or (told and not leads)
        if held:
            yield block


def _goes_on(text: str, guests: Sequence[Told], words: Words) -> bool:
    """Whether a sentence of a paragraph below a biography begins with "she" or a name, and nothing is asked in it."""
    names = tuple(f"{form} " for guest in guests for form in (guest.name, *guest.forms))
    pieces = [piece for piece in split_sentences(text)[1:_SENTENCES] if not words.talks.search(piece)]
    told = any(words.bio_pronoun.match(piece) or piece.startswith(names) for piece in pieces)
    return told and not quotes_or_asks(text)


def _says_post(text: str, guests: Sequence[Told], words: Words, most: int) -> bool:
    """Whether one of the first sentences of a paragraph names a guest and says what he or she is."""
    ends = may_end_paragraph(text) or text.endswith((";", ",", "；"))  # of an item of a list
    if quotes_or_asks(text) or not ends or role_of(before_colon(text), words):
        return False  # "Panelists: …" is a list
    for sentence in split_sentences(text)[:most]:
        for guest, form in ((one, form) for one in guests for form in one.whole):
            head, name, tail = sentence.partition(form)
            if not name or words.my_name.search(head) or speaks_in(tail, words) or _is_turn(text, guest):
                continue  # "I am Ada Reed" is said
            role = role_of_person(guest.name, guest.forms, Places(prose=(sentence,)), words)
            if role and f"{form}{role}" not in sentence:  # 王校长 tells no more than a form of address
                return True
    return False


def _acts(text: str, guests: Sequence[Told], words: Words) -> bool:
    """Whether a paragraph begins with what a guest does, other than talk: "Ada builds boats"."""
    named = (form for guest in guests for form in (guest.name, *guest.forms) if text.startswith(f"{form} "))
    at = len(next(named, "")) + 1
    first = next(iter(split_sentences(text)), "")
    says = words.talks.search(first) or words.asked_whom.search(first) or words.answered.match(text, at)
    told = text[at : at + 1].islower() and set(ASKING).isdisjoint(text)
    return at > 1 and told and not (says or words.says.match(text, at))


def _of_an_article(guests: Sequence[Told], blocks: Sequence[Block], words: Words) -> Iterator[Block]:
    names = tuple(form for guest in guests for form in (guest.name, *guest.forms))
    for block in blocks:
        pieces = split_sentences(block.text)
        named = any(form in block.text for form in names) and is_prose(block, words)
        lives = _YEAR_RE.search(block.text) or any(map(words.bio_pronoun.match, pieces[1:]))
        deeds = lives and words.bio_verb.search(block.text)
        opens = _begins(block, guests, words) and _tells(block, guests, words)
        if named and (deeds or opens) and not quotes_or_asks(block.text):
            yield block


def is_life(block: Block, guests: Sequence[Told], words: Words) -> bool:
    """Whether a summary is a biography: the first or second of its sentences tells of a guest, or says a post.

    A single sentence is one where it begins with the name and says no more than that.
    """
    pieces = split_sentences(block.text)
    names = tuple(name for guest in guests for name in (guest.name, *guest.forms))
    told = any(piece.startswith(names) and words.bio_verb.search(piece) for piece in pieces[:2])
    told = told and not speaks(block, words)
    post = _says_post(block.text, guests, words, len(pieces))
    return (len(pieces) > 1 and told) or (post and (len(pieces) > 1 or _acts(block.text, guests, words)))


def _tells_a_life(block: Block, guests: Sequence[Told], words: Words) -> bool:
    """Whether a paragraph names a guest, and has years and deeds of somebody: "She has led the crew since 2014"."""
    names = tuple(form for guest in guests for form in (guest.name, *guest.forms))
    if not any(form in block.text for form in names) or not _YEAR_RE.search(block.text):
        return False
    opens = (piece for piece in split_sentences(block.text) if piece.startswith(names) and _YEAR_RE.search(piece))
    return len(list(words.bio_verb.finditer(block.text))) >= _DEEDS or any(map(words.bio_verb.search, opens))


def _sure(block: Block, guests: Sequence[Told], words: Words) -> bool:
    return any(telling(block, guest.name, words) >= _ENOUGH for guest in guests)


def _tells(block: Block, guests: Sequence[Told], words: Words) -> bool:
    """Whether a paragraph names a guest and says what he or she is or did, and is not mostly what somebody said."""
    text = block.text
    if quotes_or_asks(text) or not may_end_paragraph(text) or role_of(before_colon(text), words):
        return False  # "Panelists: …" is a list
    presents = words.talks.search(text) or words.asked_whom.search(text)  # "In the interview, Ada Reed explains"
    dated, prose = bool(_YEAR_RE.search(text)), is_prose(block, words)
    for guest in guests:
        told = role_of_person(guest.name, guest.forms, Places(prose=(text,)), words) if guest.name in text else ""
        if told and f"{guest.name}{told}" in text:  # 王校长 tells no more than a form of address
            told = ""
        if guest.name in text and (len(text) >= _LEAST or text.startswith(guest.name)):
            spaced = " " in guest.name  # where names have no spaces, "he" is in many a report
            lives = spaced and (dated or (words.person.search(text) and not presents))
            if prose and (told or lives):
                return True
        if prose and any(form in text[:_OPENING] for form in guest.forms) and not _is_turn(text, guest):
            leads = presents and not (told or dated or text.startswith(guest.forms))
            return bool(words.bio_verb.search(text[:200])) and not leads
    return False


def _is_turn(text: str, guest: Told) -> bool:
    """Whether a form of a name begins a paragraph as its label: "Van Reed: …", "Ada The boats are old."."""
    label = before_colon(text)
    if label != text and (meant_by(label, [guest.name]) or same_person(label, guest.name)):
        return True
    form = next((form for form in guest.forms if text.startswith(f"{form} ")), "")
    return bool(form) and text[len(form) + 1].isupper() and not text.startswith(guest.name)


def _opens(block: Block, guests: Sequence[Told]) -> bool:
    """Whether a paragraph has a guest for its subject: the name stands among its first words."""
    named = [form for guest in guests for form in (guest.name, *guest.forms) if len(form) > 1]
    return block.kind in PROSE and any(form in block.text[: max(_OPENING, len(form))] for form in named)


def _begins(block: Block, guests: Sequence[Told], words: Words) -> bool:
    """Whether a paragraph begins with a guest's whole name, perhaps behind forms of address, and is no turn."""
    for guest in guests:
        at = block.text.find(guest.name)
        if at >= 0 and only_titles(block.text[:at], words):
            return not _LABEL_RE.match(block.text, at + len(guest.name))
    return False
