"""The texts of a scene that may say what a guest is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.words import NEVER_RE, Words
from pipeline.model import Block, stream
from pipeline.structure.listed_names import life_beside, posts, role_beside
from pipeline.structure.looks.callings import addressed, role_of
from pipeline.structure.people.person_names import same_person
from pipeline.structure.people.role_candidates import Places
from pipeline.structure.people.role_words import is_office, printed
from pipeline.structure.people.scene import Person, Scene, answers_below, legend_lines, turn
from pipeline.structure.people.telling import Told, headed
from pipeline.structure.people.trades import post_at
from pipeline.structure.people.voters.rosters import near as near_list
from pipeline.structure.people.voters.rosters import rosters
from pipeline.text.ends import STOPS, asks
from pipeline.text.labels import before_colon

_PARTS = 3  # first paragraphs of such a turn
_OWN_TURNS = 2  # first turns in which a guest may say what he or she is
_ASKED = 3  # first questions that may say it
_PRESENTING = 12  # turns of hosts that may present a guest
_AMID = 60  # blocks amid the talk that may name a guest
_FREE = 12  # blocks amid the talk: a list of who takes part may look like its first turn
_HANDLE_RE = re.compile(r",?\s@\w+$")  # "Ada Reed, @ada"
_FEW_WORDS = (  # keys of a line about the matter of a text
    "summary", "intro", "tagline", "subtitle", "description", "excerpt", "seo_description",
)  # fmt: skip
_LINE = 90  # characters of such a line
_TITLES = 20  # characters of forms of address before a name
_OPENS = 3  # blocks above the talk that may name a post without the name


def places_of(person: Person, lives: Sequence[Block], scene: Scene, alone: bool) -> Places:
    """The texts that may say what a guest is."""
    blocks, held = scene.document.blocks, {block.id for block in lives}
    labels = sorted(scene.labels)
    held_labels = _labels_of(person, scene, alone)
    own = [index for index in labels if scene.labels[index].person in held_labels][:_OWN_TURNS]
    told_by = [*_presented(person, own, labels, scene)]
    presented = [text for speaker, text in told_by if speaker in scene.hosts]
    said, further = _without_labels(scene) if alone and not scene.labels else ([], [])
    said += [text for i in own for text in turn(scene, i)[:_PARTS]]
    hosts = [i for i in labels if scene.labels[i].speaker in scene.hosts]
    near = [at for at, after in pairwise(labels) if at in hosts and after in own]
    asking = hosts[:_ASKED] if alone else near  # whom "you are a pilot" means
    asked = [text for i in asking for text in turn(scene, i)[:1]]
    asked += [blocks[i].text for i in scene.questions[:_ASKED] if i not in scene.labels]
    said += [block.text for block in answers_below(scene)[:_OWN_TURNS]] if alone else []
    told = (*scene.before, *legend_lines(scene, "answers"), *scene.captions, *scene.editorial, *scene.after[-4:])
    prose = [block.text for block in told if block.id not in held]
    prose += filter(None, map(scene.document.source.meta, _FEW_WORDS))
    own_labels = [scene.labels[i] for i in labels if scene.labels[i].person in person.labels]
    prose += dict.fromkeys(text for label in own_labels for text in (label.speaker, label.name))
    named_so = alone and not scene.labels and any(person.name in block.text for block in scene.titles)
    said += [block.text for block in scene.before if _presents_himself(block, person, scene.words, named_so)]
    prose += (block.text for block in blocks if block.kind == "heading" and block.text.startswith(person.name))
    rest = [blocks[i].text for i in scene.questions[_ASKED:] if alone and i not in scene.labels]
    rest += [text for i in hosts[_ASKED:] if alone for text in turn(scene, i)[:1]]
    amid = [block.text for block in scene.free[:_AMID] if person.name in block.text and block.id not in held]
    presented = list(dict.fromkeys([*asked[:1], *presented]))
    texts = [block.text for block in scene.titles]
    named = len(texts) > 1 and texts[0].strip() == person.name
    every = [i for i, label in sorted(scene.labels.items()) if label.person in held_labels]
    later = [text for i in every[_OWN_TURNS:] for text in turn(scene, i)]
    later += [*further, *(block.text for block in answers_below(scene))] if alone else []
    below = {block.id for _, block in headed([Told(person.name, ())], (*scene.before, *scene.after), scene.words)}
    below |= {block.id for block in lives if stream(block.text) == stream(life_beside(scene.document, person.name))}
    lived = [_named(person, block, scene.words) if block.id in below else block.text for block in lives]
    return Places(
        beneath=texts[1] if named else "",
        below=_below(person, scene),
        titles=texts,
        lives=lived,
        prose=[*prose, *presented],
        opening=[*(block.text for block in scene.before[:_OPENS]), *(text for text in asked[:1] if not asks(text))],
        asked=asked,
        asked_later=rest,
        said=said,
        later=later,
        heard=[*(text for speaker, text in told_by if speaker not in scene.hosts), *amid],
        stated=[*_beside(person, scene), *(_stated(person, scene) if alone else ())],
        listed=[one.told for one in rosters(near_list(scene), scene.words) if same_person(one.name, person.name)],
        labels=[printed(office, scene) for office in _offices(person, scene)],
        alone=alone,
    )


def _labels_of(person: Person, scene: Scene, alone: bool) -> set[str]:
    """The labels of a person; the only guest without one has that of who answers: "A: I am a pilot"."""
    answers = {label.person for label in scene.labels.values() if label.role == "answers"}
    return person.labels or (answers if alone else set())


def _presented(person: Person, own: Sequence[int], labels: Sequence[int], scene: Scene) -> Iterator[tuple[str, str]]:
    """Who else says what, naming a person: early in the talk, or beside that one's first turns."""
    first = own[0] if own else None
    near = {labels[at] for mine in map(labels.index, own) for at in (mine - 1, mine + 1) if 0 <= at < len(labels)}
    for index in sorted({*labels[:_PRESENTING], *near} - {*own}):
        hosts = scene.labels[index].speaker in scene.hosts
        before = hosts and first is not None and labels[labels.index(first) - 1] == index
        said = (text for text in turn(scene, index) if before or person.name in text)
        yield from ((scene.labels[index].speaker, text) for text in said)


def _offices(person: Person, scene: Scene) -> list[str]:
    """The offices that a person's labels name in place of the name."""
    own = (label.speaker for _, label in sorted(scene.labels.items()) if label.person in person.labels)
    forms = (addressed(name, scene.words) for name in dict.fromkeys(own))
    return [form for form in forms if is_office(form, scene.words) and form != person.name]


def _without_labels(scene: Scene) -> tuple[list[str], list[str]]:
    """What is below the first questions of a talk without labels, and below the others."""
    blocks, asked = scene.document.blocks, scene.questions
    ends = [*asked[1:], len(blocks)][:_OWN_TURNS]
    first = [block.text for at, end in zip(asked, ends, strict=False) for block in blocks[at + 1 : end][:_PARTS]]
    last, questions = ends[-1] if asked else len(blocks), frozenset(asked)
    return first, [block.text for i, block in enumerate(blocks) if i >= last and i not in questions]


def _named(person: Person, block: Block, words: Words) -> str:
    """A paragraph below the name of whom it tells, as a text that begins with the name: "Ada Reed, pilot in Hull"."""
    apart = " " if block.text[:1].islower() else ", " if post_at(block.text, 0, words) else ". "
    return f"{person.name}{apart}{block.text}"


def _below(person: Person, scene: Scene) -> list[str]:
    """The lines right below a line above the talk that is the name, with forms of address or alone.

    And a post on the line above it, in a script without capitals.
    """
    near = (*scene.titles, *scene.before, *scene.captions, *scene.free[:_FREE])
    lines = [_HANDLE_RE.sub("", line.strip()) for block in near for line in block.text.split("\n")]
    named = [
        at for at, line in enumerate(lines) if line.endswith(person.name) and len(line) <= len(person.name) + _TITLES
    ]
    words = scene.words
    above = (lines[at - 1] for at in named if at and words.bio_name is not NEVER_RE)  # there a post comes first
    below = [*filter(words.bio_noun.fullmatch, above), *(lines[at + 1] for at in named if at + 1 < len(lines))]
    whole = (line for line in below if before_colon(line) == line and "\t" not in line)  # "Place: Hull" is a field
    return [line.rstrip(".") for line in whole if line[-1:] not in STOPS or post_at(line, 0, words)]


def _beside(person: Person, scene: Scene) -> list[str]:
    """What the metadata say that somebody is, in the entry with the name, and not only "guest" or "speaker"."""
    role = role_beside(scene.document, person.name)
    part = role_of(role, scene.words) or role.casefold() in everywhere("rosters")
    return [role] if role and not part else []


def _stated(person: Person, scene: Scene) -> list[str]:
    """What text or metadata say under "Position" or the like, or in a few words beside a title that is a name."""
    source, titles = scene.document.source, [block.text for block in scene.titles]
    few = [source.meta(key) or "" for key in _FEW_WORDS] if person.name in (*titles[:1], source.meta("name")) else []
    few = [line for line in few if len(line) <= _LINE and line[-1:] not in STOPS and post_at(line, 0, scene.words)]
    lines = (match["role"] for block in scene.before for match in _stated_re().finditer(block.text))
    return [*posts(scene.document), *few, *lines]


@cache
def _stated_re() -> re.Pattern[str]:
    whose = rf"(?:\s(?:{any_of('of_posts')})\s[^\W\d_][^\n:：]{{1,30}})?"  # "Role in the crew: pilot"
    return re.compile(
        rf"^(?:{any_of('post_keys')}){whose}(?:\s?[:：]\s*|\t)(?P<role>\S[^\n]{{2,100}})", re.IGNORECASE | re.MULTILINE
    )


def _presents_himself(block: Block, person: Person, words: Words, alone: bool) -> bool:
    """Whether a guest speaks above the first question: "Ada Reed: I mend boats", "My name is Ada Reed, and I …"."""
    if block.text.startswith((f"{person.name}:", f"{person.name} -", f"{person.name}-", f"{person.name} –")):
        return True
    named = any(block.text.startswith(person.name, match.end()) for match in words.my_name.finditer(block.text[:200]))
    return named or bool(alone and words.my_role.match(block.text))  # below a title that is the name
