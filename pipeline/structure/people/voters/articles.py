"""The guests of a text without a talk: of whom an article is, and whom it quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pipeline.languages.words import Words
from pipeline.model import Block
from pipeline.structure.looks.asking import speaks_of_me
from pipeline.structure.people.guests import is_place
from pipeline.structure.people.person_names import Name, names_in
from pipeline.structure.people.scene import Cast, Person, Scene
from pipeline.structure.people.voters.asked_people import Vote
from pipeline.structure.people.voters.signs import from_prose
from pipeline.structure.people.voters.titled_people import from_titles
from pipeline.text.quotation import CLOSERS, quoted_re

_HEAD = 10  # blocks that may say who is asked
_CERTAIN = 2.0  # votes of somebody who is a guest beyond doubt
_TITLED = frozenset({"in-title", "with-role"})
_TOLD = 1.6  # votes of somebody whom a title names
_SUBJECT = frozenset(
    {"source-guest", "listed", "who-answers", "speaks", "heads", "is-title", "interviewee"}
)  # signs that alone make a guest of an article
_PORTRAIT, _SHARE = 4, 0.25  # paragraphs of an article, and share of them, that name the one of whom it is
_OPENED = 3  # such paragraphs, if the first of them begins with the name
_LIKELY = 0.7  # votes of that person
_EARLY = 3  # first paragraphs in which that is named
_HUMAN = frozenset({"given", "life"})  # signs that capital words in many paragraphs are a person
_WORD_RE = re.compile(r"[^\W\d_](?:[\w-]*\w)?")
_QUOTED_RE = quoted_re(12)
_BELOW_QUOTE_RE = re.compile(rf"[{CLOSERS}]\W{{0,3}}[–—-]\s$")
_MINE = 0.3  # share of paragraphs
_NEAR = 30  # characters
_SMALL_RE = re.compile(r"\s[^\W\d_]{1,3}(?=\s)")
_MOST = 6  # who are quoted in a text on them; of more of them no one is its guest
_SEVERAL = 2  # paragraphs in which somebody speaks


def from_speech(scene: Scene) -> Iterator[Vote]:
    """Whom a text without labels lets speak or calls by first name."""
    if scene.labels:
        return
    after = {block.id for block in scene.after if scene.questions}  # a note on the author may be there
    blocks = dict.fromkeys(block for block in (*scene.titles[1:], *scene.before, *scene.free) if block.id not in after)
    words, prose = scene.words, [block.text for block in blocks if block.kind != "heading"]
    heard, familiar, whole = Counter[str](), Counter[str](), dict[str, str]()
    for text in prose:
        for found in names_in(text, words, 1):
            parts = found.text.split()
            if len(parts) > 1:
                whole = {parts[0]: found.text, parts[-1]: found.text} | whole
            name = whole.get(parts[-1], "")
            if name and _speaks(text, found, words):
                heard[name] += 1 + bool(_QUOTED_RE.search(text))
            familiar[name] += len(parts) == 1 and name.startswith(f"{found.text} ") and found.text in words.given
    told = sum(speaks_of_me(text, words) for text in prose) > _MINE * len(prose)  # by a friend of those who are named
    counted = heard if told else heard + familiar
    if scene.questions:  # who is quoted in a talk may be a thing: "Night Ferry says"
        counted = Counter({name: count for name, count in counted.items() if name.split()[0] in words.given})
    speaking = [name for name, count in counted.items() if count >= _SEVERAL]
    yield from (Vote(name, "speaks") for name in speaking if len(speaking) <= _MOST)


def _speaks(text: str, found: Name, words: Words) -> bool:
    """Whether a verb of saying stands behind a name ("Ada Reed says", "Ada Reed nos cuenta") or right before it."""
    before = text[: found.start - len(found.before) - bool(found.before)].rpartition(" ")[0].rpartition(" ")[2]
    behind = _SMALL_RE.match(text, found.end)
    after = (found.end, behind.end() if behind else found.end)
    signed = text.startswith(",", found.end) and _BELOW_QUOTE_RE.search(text[: found.start])  # “…” – Ada Reed, pilot
    says = any(words.says.match(text[at : at + _NEAR]) for at in after)
    return says or bool(signed or words.says.fullmatch(f" {before}"))


def of_an_article(cast: Cast, scene: Scene) -> Cast:
    """The guests of a text without a talk: whom source, title or opening say to be asked, or the title names."""
    heads = (*from_titles(scene.titles, scene.words), *from_prose((), _announcing(scene), scene.words))
    met = {vote.name for vote in heads if vote.sign == "named-as-asked"}
    told = any(map(scene.words.talks.search, (block.text for block in (*scene.titles, *scene.before))))

    def is_told(one: Person) -> bool:
        titled = told and one.score >= _TOLD and set(one.votes) >= _TITLED
        asked = "named-as-asked" in one.votes and one.score >= _CERTAIN
        return one.name in met or titled or asked or one is subject or not _SUBJECT.isdisjoint(one.votes)

    subject = _subject(cast, scene)
    able = cast.guests if subject is None or subject in cast.guests else (subject, *cast.guests)
    return replace(cast, guests=tuple(filter(is_told, able)))


def _announcing(scene: Scene) -> list[Block]:
    """The first paragraphs that may say who is asked; where an author tells of himself, not those on whom he met."""
    mine = {block.id for block in scene.before if block.kind == "paragraph" and speaks_of_me(block.text, scene.words)}
    told = len(mine) > _MINE * sum(block.kind == "paragraph" for block in scene.before)
    return [block for at, block in enumerate(scene.before[:_HEAD]) if at < _EARLY or not told or block.id not in mine]


def _subject(cast: Cast, scene: Scene) -> Person | None:
    """Of whom an article is: whom a good part of its paragraphs name, twice as many as anybody else, and early."""
    prose = [block.text for block in (*scene.titles[1:], *scene.before) if block.kind in ("paragraph", "quote")]
    able = (one for one in (*cast.guests, *cast.others) if one.score > 0 and "common-word" not in one.votes)
    people = [one for one in able if not is_place(one.name)]
    counted = [(sum(_names(text, one) for text in prose), one) for one in people]
    counted.sort(key=lambda pair: -pair[0])
    most, first = next(iter(counted), (0, None))
    parts = set(first.name.split()) if first else set()
    more = next((count for count, one in counted if parts.isdisjoint(one.name.split())), 0)
    if first is None or first.score < _LIKELY or _HUMAN.isdisjoint(first.votes):
        return None
    least = _OPENED if any(text.startswith(first.name) for text in prose[:1]) else _PORTRAIT
    if most < max(least, 2 * more, _SHARE * len(prose)):
        return None
    return first if any(_names(text, first) for text in prose[:_EARLY]) else None


def _names(text: str, person: Person) -> bool:
    """Whether a text has the name, or the first or last word of it."""
    return not {person.name.split()[0], person.name.split()[-1]}.isdisjoint(_WORD_RE.findall(text))
