"""What the text may say of people and was not found: one note a kind, with the place where an editor should look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.languages.words import Words
from pipeline.model import Bio, Block, Byline, Note
from pipeline.structure.front.matter import Front
from pipeline.structure.looks.asking import turns_to_you
from pipeline.structure.looks.bylines import led_byline
from pipeline.structure.looks.callings import role_of
from pipeline.structure.looks.subjects import guest_name
from pipeline.structure.people.introducing import Introduced
from pipeline.structure.people.person_names import is_full, names_in, same_person
from pipeline.structure.people.scene import Scene, asked_in_talk
from pipeline.structure.people.telling import telling
from pipeline.structure.people.voters.titled_people import from_titles

_FEWEST = 3  # questions that make an interview
_ARTICLE = 6  # blocks of a text that is about somebody
_SHARE = 0.3  # of the questions that turn to somebody
_OFTEN = 2  # turns of somebody who is no passer-by
_SAID = 0.1  # share of what is answered that is said by somebody worth a note
_LINES = 8  # first and last blocks among which a byline stands
_PANEL = 2  # guests of whom the text says something as a rule
_SHORT = 90  # characters of such a line
_NAMES = 0.6  # of the characters of a line that holds hardly more than names
_BY_PLACE = frozenset({"name-at-the-end", "name-beside-date"})  # rules of bylines without a word before them
_MORE_RE = re.compile(r"\w:|：|[^\W\d_]{3,}\.\s[^\W\d_a-z]")  # "Text: Ada Reed", "Ada Reed. Edited by Bo Berg"
_ROLES = "roles: in the manuscript, with the name and the role below it"
_LEAST, _TELLS = 80, 0.5  # characters of a paragraph about somebody, and how surely it tells who that is
_ADDED_RE = re.compile(
    r"\s?(?:,\s(?:(?:an?|the|une?|eine?|der|die|le|la|l[’'])\s?)?[a-zß-ÿ]{4,}\s[^\W\d_]{2,}|[(（][^\W\d_]{3,}\s)"
)


def gaps(introduced: Introduced, front: Front, words: Words) -> Iterator[Note]:
    """The notes for what is missing or does not fit: guest, name, role, byline."""
    scene, bio = introduced.scene, introduced.bio
    asked = asked_in_talk(scene)
    if bio is None and (_is_interview(scene, asked, words) or _is_told(scene)):
        article = "no guest was found: the text is printed as an article"
        message = "nobody was found who answers the questions" if asked else article
        yield _note("no-guest", message, asked[:1], "guest: … in the manuscript, if there is one")
    yield from _unresolved(introduced, words)
    yield from _without_role(bio, scene)
    if bio is None or not bio.blocks:
        yield from _untold(scene, front, words)
    yield from _unread_byline(introduced, front, words)
    if front.byline:
        yield from _odd_byline(front.byline, front, introduced.scene)


def _note(code: str, message: str, blocks: Sequence[Block], hint: str) -> Note:
    return Note(code, "info", message, blocks[0].origin if blocks else None, hint)


def _is_interview(scene: Scene, asked: Sequence[Block], words: Words) -> bool:
    """Whether somebody is asked: names are on the labels, or the questions turn to a "you"."""
    if len(asked) < _FEWEST:
        return False
    named = any(not label.role and not role_of(label.speaker, words) for label in scene.labels.values())
    turned = sum(turns_to_you(block.text, words) for block in asked)
    return named or turned >= _SHARE * len(asked)


def _is_told(scene: Scene) -> bool:
    """Whether a text of some length has neither speakers nor a form for its questions: an article on somebody."""
    return not scene.labels and len(scene.document.blocks) >= _ARTICLE


def _unresolved(introduced: Introduced, words: Words) -> Iterator[Note]:
    """Whoever answers much under a label that is no whole name."""
    scene, letters = introduced.scene, Counter[str]()
    turns: Counter[str] = Counter()
    indices = sorted(scene.labels)
    for index, end in zip(indices, [*indices[1:], len(scene.document.blocks)], strict=False):
        label = scene.labels[index]
        letters[label.speaker] += sum(len(block.text) for block in scene.document.blocks[index:end])
        turns[label.speaker] += 1
    answering = {name: count for name, count in letters.items() if name not in scene.hosts}
    known = {label.speaker for label in scene.labels.values() if label.person in introduced.cast.called}
    known |= {guest.name for guest in (introduced.bio.guests if introduced.bio else ())}
    for name, count in answering.items():
        much = count >= _SAID * sum(answering.values()) and turns[name] >= _OFTEN
        several = any(sign in name for sign in "/&+")  # "A/B": who answers together
        if much and name not in known and not (is_full(name) or several or role_of(name, words)):
            first = next(i for i in indices if scene.labels[i].speaker == name)
            message = f'the text does not say who "{name}" is'
            yield _note(
                "speaker-unresolved", message, [scene.document.blocks[first]], "the whole name in the manuscript"
            )
            return


def _without_role(bio: Bio | None, scene: Scene) -> Iterator[Note]:
    """A guest without a role who has a biography, or behind whose name something is added (or others have one)."""
    guests = bio.guests if bio else ()
    some = any(guest.role for guest in guests) or len(guests) > _PANEL
    lives = bio.blocks if bio else ()
    near = [*scene.titles, *scene.before, *scene.captions]
    for guest in bio.guests if bio else ():
        told = [block for block in lives if guest.name in block.text]
        told += [block for block in near if _ADDED_RE.match(block.text.partition(guest.name)[2])]
        if not guest.role and (told or some):
            message = f"no role was found for {guest.name}"
            yield _note("role-missing", message, told, _ROLES)
            return


def _untold(scene: Scene, front: Front, words: Words) -> Iterator[Note]:
    """A paragraph that tells about somebody with a given name, above or below a talk, in a text without a biography."""
    talk = scene.labels or scene.questions
    near = (*scene.before, *scene.after) if talk else scene.document.blocks
    for block in (block for block in near if block.id not in front.taken and len(block.text) >= _LEAST):
        name = guest_name(block.text, words)
        if name and name.split()[0] in words.given and telling(block, name, words) >= _TELLS:
            message = f"no biography was found, and this paragraph may tell who {name} is"
            yield _note(
                "biography-missing",
                message,
                [block],
                "moving it below ## About the guest {.biography} in the manuscript",
            )
            return


def _names(introduced: Introduced) -> Iterator[str]:
    yield from (guest.name for guest in (introduced.bio.guests if introduced.bio else ()))
    yield from (label.speaker for label in introduced.scene.labels.values())
    yield from introduced.cast.called.values()


def _unread_byline(introduced: Introduced, front: Front, words: Words) -> Iterator[Note]:
    """A line near head or foot that may say who wrote the text, and whose name is not in the byline."""
    scene = introduced.scene
    blocks = scene.document.blocks
    near = dict.fromkeys((*range(min(_LINES, len(blocks))), *range(max(0, len(blocks) - _LINES), len(blocks))))
    lines = [blocks[index] for index in near if index not in scene.labels and blocks[index] is not front.title]
    free = [block for block in lines if block.id not in front.taken]
    byline = front.byline.name if front.byline else ""
    if byline:
        block = next((one for one in free if _signs_too(one, byline, words)), None)
    else:
        named = (one for one in free if _holds_names(one, introduced, words))
        block = next((one for one in lines if _may_sign(one, introduced, words)), next(named, None))
    if block:
        other = "this line may name somebody else who wrote the text"
        message = other if byline else "this line may say who wrote the text, but no name was found in it"
        yield _note("byline-missing", message, [block], "byline: … in the manuscript")


def _signs_too(block: Block, byline: str, words: Words) -> bool:
    """Whether a line is the byline of somebody whom the byline of the text does not name."""
    led = led_byline(block, words)
    return led is not None and led.name not in byline


def _may_sign(block: Block, introduced: Introduced, words: Words) -> bool:
    """Whether a line begins as bylines do, or says who was met, and is no byline."""
    begins = any(form.match(block.text) for form in words.byline) and len(block.text) <= _SHORT
    return (begins and led_byline(block, words) is None) or _names_another(block, introduced, words)


def _holds_names(block: Block, introduced: Introduced, words: Words) -> bool:
    """Whether a line is hardly more than full names, one of them of nobody who takes part."""
    found = [name.text for name in names_in(block.text, words) if is_full(name.text)]
    whole = sum(map(len, found)) >= _NAMES * len(block.text.strip()) and len(block.text) <= _SHORT
    known = [*_names(introduced)]
    new = (name for name in found if not any(same_person(name, other) for other in known))
    return whole and any(name.split()[0] in words.given for name in new)


def _odd_byline(byline: Byline, front: Front, scene: Scene) -> Iterator[Note]:
    """A byline that holds more than names ("Text: Ada Reed"), an account's name, or one that only its place says."""
    saved = scene.document.source.format == "html"
    account = saved and " " not in byline.name and byline.name.isascii() and byline.name.islower()
    placed = any(one.decision == "byline" and one.rule in _BY_PLACE for one in front.evidence)
    if account or _MORE_RE.search(byline.name):
        message = f'the byline "{byline.name}" may not be the name of a person'
        yield _note("uncertain-byline", message, byline.blocks, "byline: … in the manuscript, with the name only")
    elif placed:
        message = f'"{byline.name}" was taken for the author only because of the place where the name stands'
        yield _note("uncertain-byline", message, byline.blocks, "byline: … in the manuscript, if it is somebody else")


def _names_another(block: Block, introduced: Introduced, words: Words) -> bool:
    """Whether a short line says with whom the talk was, and that is nobody who takes part."""
    if len(block.text) > 2 * _SHORT or block in introduced.scene.titles:
        return False
    known = list(_names(introduced))
    named = from_titles([block], words)
    met = [vote.name for vote in named if vote.sign == "named-as-asked"]
    return any(not any(same_person(name, other) for other in known) for name in met) and introduced.bio is not None
