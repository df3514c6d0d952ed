"""How surely a paragraph tells who somebody is, and which ones a heading or first words announce as a life."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, takewhile

from pipeline.languages.everywhere import everywhere
from pipeline.languages.words import NEVER_RE, UNSPACED_RE, Words
from pipeline.model import Bio, Block
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front
from pipeline.structure.looks.callings import addressed
from pipeline.structure.looks.subjects import guest_name
from pipeline.structure.people.guests import is_place
from pipeline.structure.people.person_names import names_in
from pipeline.text.ends import ASKING
from pipeline.text.labels import COLON, before_colon
from pipeline.text.quotation import quoted_re
from pipeline.text.sentences import sentences

_FIRST = 120  # characters in which a biography says what somebody is
_WORD_RE = re.compile(r"[\w’'-]+")
_LABEL_RE = re.compile(COLON)  # "Ada Reed: …" is a turn
PROSE = ("paragraph", "quote", "bullet")
_SAID = 20  # characters of something said
_QUOTED = 0.3  # part of a paragraph that is what somebody said
_WORDS = 5  # spaces in such a line
_LINE = 60  # characters of a heading such as "About the author"
_LEAST = (25, 10)  # characters of such a paragraph, and in a script without spaces
_YEAR_RE = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Told:
    """A guest as the paragraphs about guests are searched for: the whole name and the forms that stand for it."""

    name: str
    forms: tuple[str, ...]

    @property
    def whole(self) -> tuple[str, ...]:
        """The name, and its forms of several words."""
        return (self.name, *(form for form in self.forms if " " in form))


def headed(guests: Sequence[Told], blocks: Sequence[Block], words: Words) -> Iterator[tuple[str, Block]]:
    """The paragraphs below a heading that is a guest's name, with that name, to the next heading of its depth.

    Those in which somebody speaks are none: there the name is a label.
    """
    name, depth, bare = "", 0, False
    for block in blocks:
        if block.kind == "separator" or (block.kind == "heading" and block.level <= max(depth, 1)):
            name, depth = "", 0
        alone = next((one.name for one in guests if block.text.strip() == one.name), "")
        if not name and (head := alone or _heads(block, guests, words)):
            name, depth, bare = head, block.level if block.kind == "heading" else 0, bool(alone)
        elif name and is_prose(block, words) and not quotes_or_asks(block.text):
            if bare and not (depth or words.bio_pronoun.match(block.text) or _YEAR_RE.search(block.text)):
                name = ""  # a line that is a name may sign, or announce who speaks
                continue
            yield name, block
            name = name if depth else ""  # below a line that is no heading, one paragraph


def _heads(block: Block, guests: Sequence[Told], words: Words) -> str:
    """The guest whom a line announces for what is below it: "Ada Reed", "About Ada Reed", "Zur Person"."""
    line = block.text.strip(" ¿?:：\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
    if block.kind == "heading" and (
        own := next((one.name for one in guests if addressed(line, words) == one.name), "")
    ):
        return own
    if len(line) > _LINE or line.count(" ") > _WORDS or block.kind not in ("heading", "paragraph"):
        return ""
    for name in (one.name for one in guests if one.name in line or line.endswith(one.name.split()[0])):
        rest = line.replace(name, " ").casefold().split()  # "About Ada Reed", "Who is Ada?", "关于林若溪"
        if not everywhere("about_whom").isdisjoint((*rest[:1], *rest[-1:])):
            return name
    return guests[0].name if len(guests) == 1 and is_about_guest(line, words) else ""


def is_labelled(block: Block, guests: Sequence[Told], words: Words) -> bool:
    """Whether a paragraph begins with words that announce a life: "About the guest: Ada Reed builds boats."."""
    label = before_colon(block.text)
    named = len(label) < len(block.text) and _heads(replace(block, kind="paragraph", text=label), guests, words)
    about = len(block.text) > _LINE and is_about_guest(block.text[:_LINE], words)
    return block.kind in PROSE and bool(named or about)


def is_about_guest(line: str, words: Words) -> bool:
    """Whether a line announces the life of who is asked, not of who asks: "Zur Person", "About the guest"."""
    signs = everywhere("signed") | everywhere("by")
    return bool(words.about.match(line)) and signs.isdisjoint(line.casefold().replace("’", " ").split())


def take_heading(front: Front, blocks: Sequence[Block], bio: Bio, words: Words) -> Bio:
    """The biography with the headings that it has alone; a line "About the guest" above it has done its work."""
    held = {block.id for block in bio.blocks}
    headings = set()
    for place, (above, block) in enumerate(pairwise(blocks)):
        if block.id not in held or above.id in held:
            continue
        if above.kind == "heading" and _holds_only(blocks[place + 1 :], held):
            headings.add(above.id)
        elif _is_about(above, words):
            front.take(above)
            front.credits.append(above)
            front.evidence.append(because("credit", "kicker", above))
    return replace(bio, blocks=tuple(block for block in blocks if block.id in held | headings)) if headings else bio


def _holds_only(below: Sequence[Block], held: Container[str]) -> bool:
    """Whether everything up to the next heading is biography."""
    return all(block.id in held for block in takewhile(lambda block: block.kind != "heading", below))


def _is_about(block: Block, words: Words) -> bool:
    return len(block.text) <= _LINE and bool(words.about.match(block.text.strip()))


def quotes_or_asks(text: str) -> bool:
    quoted = sum(len(said[0]) for said in _quoted_re().finditer(text))
    return quoted > _QUOTED * len(text) or not set(ASKING).isdisjoint(text)


@cache
def _quoted_re() -> re.Pattern[str]:
    """What is quoted; a mark behind a letter closes a quotation."""
    return re.compile(rf"(?<!\w){quoted_re(_SAID).pattern}")


def is_prose(block: Block, words: Words) -> bool:
    """Whether a paragraph is told by neither who asks nor who answers."""
    ends = block.text.rstrip()[-1:]
    if before_colon(block.text).strip().casefold() in words.no_labels:  # "Source: …"
        return False
    least = _LEAST[UNSPACED_RE.search(block.text) is not None]
    return block.kind in PROSE and ends not in ASKING and not speaks(block, words) and len(block.text) > least


def telling(block: Block, known: str, words: Words) -> float:
    """From 0 to some 1.2: a name that is known counts most, then a verb near it, "he" or "she", and a trade."""
    text = block.text
    shortest = 40 if words.bio_name is NEVER_RE else 20  # the first say more with each character
    if block.kind not in ("paragraph", "quote") or len(text) < shortest or text.rstrip()[-1:] in ASKING:
        return 0.0
    name = guest_name(text, words)
    if name is None or _LABEL_RE.match(text, text.find(name) + len(name)):
        return 0.0
    parts = {part.casefold() for part in name.split() if len(part) > 2} - words.honorifics - words.stop
    shared = bool(parts & set(_WORD_RE.findall(known.casefold()))) or (words.bio_name is not NEVER_RE and name in known)
    noun = bool(words.bio_noun.search(text[:_FIRST]))
    third = any(words.bio_pronoun.match(sentence.text) for sentence in sentences(text, words.tag)[1:])
    first = speaks(block, words)
    return 0.4 * _sure_of_name(text, words) + 0.4 * shared + 0.2 * third + 0.15 * noun - 0.4 * first


def is_person(block: Block, words: Words) -> bool:
    """Whether words of a paragraph show that the name with which it opens is a person's."""
    text = block.text
    first = text.split(maxsplit=1)[0]
    given = first in words.given or first.casefold().rstrip(".") in words.honorifics
    name = guest_name(text, words) or ""
    capitals = words.bio_name is NEVER_RE
    if is_place(text) or (capitals and not any(one.text in name for one in names_in(text[:_FIRST], words))):
        return False
    return given or bool(words.person.search(text) or words.bio_noun.search(text[:_FIRST]))


def speaks(block: Block, words: Words) -> bool:
    """Whether somebody speaks of himself."""
    return speaks_in(block.text, words)


def speaks_in(text: str, words: Words) -> bool:
    """Whether a text has "I" or the like in it, and not only in what it quotes."""
    told = quoted_re(_SAID).sub("", text)
    return not words.me.isdisjoint(told.casefold().replace("’", "'").split())


def _sure_of_name(text: str, words: Words) -> float:
    """Capitals tell a name; without them it is one where a verb of biographies follows."""
    if words.bio_name is NEVER_RE:
        return 1.0
    return 0.8 if words.bio_verb.search(text[:_FIRST]) else 0.4
