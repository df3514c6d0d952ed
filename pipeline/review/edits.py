"""What an editor did to a copy, as edits of the units of its base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model.returned import NO_LOOKS, Hand, Looks, Returned
from pipeline.review.matching import Family, families, moved
from pipeline.review.paragraphs import Judge, Paragraph, decided, everything, nothing
from pipeline.review.styles import role_of
from pipeline.review.tokens import END, differences, split


@dataclass(frozen=True, slots=True)
class Token:
    """A new word: its looks letter by letter. At the end of a paragraph: the ``role`` of the next one, if it has another."""

    text: str
    looks: tuple[Looks, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """``tokens[start:end]`` of the unit ``key`` became ``new``."""

    key: str
    start: int
    end: int
    new: tuple[Token, ...]
    by: tuple[Hand, ...] = ()


@dataclass(frozen=True, slots=True)
class Styled:
    """Letters ``start`` to ``end`` of the unit got or lost looks."""

    key: str
    start: int
    end: int
    added: Looks
    removed: Looks
    by: tuple[Hand, ...] = ()


@dataclass(frozen=True, slots=True)
class Deleted:
    """The unit is gone."""

    key: str
    by: tuple[Hand, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """The unit follows another one now: ``after`` is its key, empty at the beginning."""

    key: str
    after: str
    by: tuple[Hand, ...] = ()


@dataclass(frozen=True, slots=True)
class Turned:
    """The unit has another role: a question that became an answer."""

    key: str
    role: str
    by: tuple[Hand, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """A new paragraph behind the unit ``after``."""

    after: str
    role: str
    tokens: tuple[Token, ...]
    by: tuple[Hand, ...] = ()
    note: str = ""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(token.text for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that no manuscript can hold, with its place."""

    place: str
    words: str
    why: str
    by: tuple[Hand, ...] = ()
    was: str = ""


Edit = Words | Styled | Deleted | Moved | Turned | Added | Refused


@dataclass(slots=True)
class Version:
    """What one copy holds. ``base``: its base, by the keys of the units; ``follows``: the unit before each, as printed."""

    name: str
    author: str
    edits: list[Edit] = field(default_factory=list)
    base: dict[str, Paragraph] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    at: dict[int, str] = field(default_factory=dict)  # the unit of each line of the copy, for comments
    paragraphs: list[Paragraph] = field(default_factory=list)


def version(base: Returned, copy: Returned, author: str, judge: Judge = everything) -> Version:
    """The edits that a copy holds, compared with its base as it was built."""
    old, new = decided(base), decided(copy, judge)
    _name_notes(old, old, "")
    _name_notes(new, old, f"new {copy.name} ")
    found = families(old, new)
    made = Version(copy.name, author, paragraphs=new)
    made.base = {paragraph.ids[0]: paragraph for paragraph in old if _is_unit(paragraph)}
    made.order = list(made.base)
    _Comparing(old, new, copy, made, _untracked(old, copy)).all(found)
    return made


def _name_notes(paragraphs: Sequence[Paragraph], base: Sequence[Paragraph], new: str) -> None:
    """Let citations name the unit of their note, instead of its number in this file."""
    known = {name for paragraph in base for name in paragraph.ids}
    names: dict[str, str] = {}
    for paragraph in paragraphs:
        if paragraph.note:
            own = next((name for name in paragraph.ids if name in known), new + paragraph.note)
            names.setdefault(paragraph.note, own)
    if not names:
        return
    for paragraph in paragraphs:
        paragraph.looks = [_renamed(looks, names) for looks in paragraph.looks]


def _renamed(looks: Looks, names: dict[str, str]) -> Looks:
    if not any(kind == "note" for kind, _ in looks):
        return looks
    return frozenset((kind, names.get(target, target) if kind == "note" else target) for kind, target in looks)


def _untracked(old: Sequence[Paragraph], copy: Returned) -> bool:
    """Whether something was changed without change tracking: the copy with all changes rejected is not its base."""
    rejected = decided(copy, nothing)
    return [one.text.split() for one in old] != [one.text.split() for one in rejected]


class _Comparing:
    def __init__(
        self, old: Sequence[Paragraph], new: Sequence[Paragraph], copy: Returned, made: Version, untracked: bool
    ) -> None:
        self._old, self._new, self._copy, self._made, self._untracked = old, new, copy, made, untracked

    def all(self, found: list[Family]) -> None:
        order = moved(found)
        before = ""
        first = next((one.ids[0] for one in self._old if _is_unit(one)), "")
        before = stood = f"@{first}" if first else ""  # stood: without the lines of the front matter
        for family in found:
            keys = [self._key(place) for place in family.old]
            if not family.new:
                self._gone(family.old[0])
                continue
            for place in family.new:
                for line in self._new[place].lines:
                    self._made.at[line] = keys[0] if keys and keys[0] else before
            if not family.old:
                self._added(self._new[family.new[0]], before)
                continue
            if not all(keys):
                self._fixed(family)
                following = next((one.ids[0] for one in self._old[family.old[-1] + 1 :] if _is_unit(one)), "")
                before = f"@{following}" if following else before
                stood = stood if not following or following.startswith(_TERM) else before
                continue
            if keys[0] and order.intersection(family.old):
                hands = self._hands(self._new[family.new[0]])
                after = stood
                for key in keys:
                    self._made.edits.append(Moved(key, after, hands))
                    after = key
            self._compare(family, keys)
            before = keys[-1]
            stood = stood if before.startswith(_TERM) else before

    def _key(self, place: int) -> str:
        return self._old[place].ids[0] if _is_unit(self._old[place]) else ""

    def _gone(self, place: int) -> None:
        key = self._key(place)
        if key:
            self._made.edits.append(Deleted(key, self._who_deleted(key)))
        else:
            self._made.edits.append(Refused(self._place(place), "", _FIXED_GONE, (), self._old[place].text))

    def _who_deleted(self, key: str) -> tuple[Hand, ...]:
        hands: dict[Hand, None] = {}
        for line in self._copy.lines:
            if key in line.ids:
                hands.update(dict.fromkeys(scrap.deleted for scrap in line.scraps if scrap.deleted))
                hands.update(dict.fromkeys(hand for hand in (line.deleted,) if hand))
        return _one_each(hands)

    def _place(self, place: int) -> str:
        return f"“{' '.join(self._old[place].text.split())[:60]}”"

    def _fixed(self, family: Family) -> None:
        """Lines that the program makes: whatever was done to them cannot be taken."""
        was = " ".join(self._old[place].text for place in family.old)
        now = " ".join(self._new[place].text for place in family.new)
        if was.split() != now.split():
            hands = self._hands(self._new[family.new[0]])
            self._made.edits.append(Refused(self._place(family.old[0]), now, _FIXED, hands, was))

    def _added(self, paragraph: Paragraph, before: str) -> None:
        role = role_of(paragraph.style, paragraph.place)
        tokens = _tokens(paragraph)
        note = paragraph.note if paragraph.place == "note" else ""
        self._made.edits.append(Added(before, role, tuple(tokens), self._hands(paragraph), note))

    def _hands(self, paragraph: Paragraph) -> tuple[Hand, ...]:
        hands = dict.fromkeys(hand for hand in paragraph.hands if hand)
        return _one_each(hands)

    def _compare(self, family: Family, keys: list[str]) -> None:
        old = [self._old[place] for place in family.old]
        new = [self._new[place] for place in family.new]
        self._turned(old, new, keys)
        one: list[str] = []
        where: list[tuple[str, int, int, int]] = []  # key, first token, end, and place of its first letter
        for key, paragraph in zip(keys, old, strict=True):
            own = split(paragraph.text)
            where.append((key, len(one), len(one) + len(own), 0))
            one += [*own, END]
        two: list[str] = []
        fresh: list[Token] = []
        hands: list[tuple[list[Hand], list[Hand]]] = []  # of each token: who inserted it, who deleted before it
        base_role = role_of(old[0].style, old[0].place)
        for number, paragraph in enumerate(new):
            if number:
                two.append(END)
                role = role_of(paragraph.style, paragraph.place)
                fresh.append(Token(END, (), role if role != base_role else ""))
                hands.append((list(filter(None, [new[number - 1].ended])), []))
            for token, about in _with_hands(paragraph):
                two.append(token.text)
                fresh.append(token)
                hands.append(about)
        one.pop()
        tail = new[-1].gaps.get(len(new[-1].text), []) if new else []
        spans = differences(one, two)
        for span in spans:
            if (span.start == 0 or span.end == len(one)) and not "".join([*one[span.start : span.end], *two[span.begin : span.stop]]).strip(" \n"):
                continue  # a blank at the edge of a paragraph
            by = self._by(hands[span.begin : span.stop], hands[span.stop : span.stop + 1], tail, span, len(two))
            self._words(where, span.start, span.end, tuple(fresh[span.begin : span.stop]), by)
        self._looks(old, new, one, two, spans, where)

    def _by(
        self,
        inside: list[tuple[list[Hand], list[Hand]]],
        after: list[tuple[list[Hand], list[Hand]]],
        tail: list[Hand],
        span: object,
        length: int,
    ) -> tuple[Hand, ...]:
        del span, length
        found: dict[Hand, None] = {}
        for inserted, gone in inside:
            found.update(dict.fromkeys(inserted + gone))
        for _, gone in after:
            found.update(dict.fromkeys(gone))
        if not after:
            found.update(dict.fromkeys(tail))
        return _one_each(found)

    def _words(
        self,
        where: list[tuple[str, int, int, int]],
        start: int,
        end: int,
        new: tuple[Token, ...],
        by: tuple[Hand, ...],
    ) -> None:
        """An edit of words, cut where it goes over the end of a unit; the new words are in the first part."""
        for number, (key, first, last, _) in enumerate(where):
            stop = last + 1  # the end of the paragraph belongs to it
            touches = start < stop and end > first if start < end else first <= start <= last
            if not touches:
                continue
            own = new if start >= first or number == 0 else ()
            low, high = max(start, first) - first, min(end, stop) - first
            if low < high or own:
                self._made.edits.append(Words(key, low, high, own, by))
            if start == end:
                return

    def _turned(self, old: list[Paragraph], new: list[Paragraph], keys: list[str]) -> None:
        was, now = old[0], new[0]
        if was.style == now.style:
            return
        old_role, role = role_of(was.style, was.place), role_of(now.style, now.place)
        if role == old_role:
            return
        by = (now.restyled,) if now.restyled else ()
        if not role:
            self._made.edits.append(Refused(f"“{now.text[:60]}”", now.style, _UNKNOWN_STYLE, by))
        elif not now.restyled and self._is_noise(was, now):
            return
        else:
            self._made.edits.append(Turned(keys[0], role, by))

    def _is_noise(self, was: Paragraph, now: Paragraph) -> bool:
        """LibreOffice gives a paragraph the style of the one deleted in front of it, and of the one it is pasted at."""
        if now.after_gone:
            return True
        place = self._old.index(was)
        here = self._new.index(now)
        present = {name for paragraph in self._new for name in paragraph.ids}
        for near in self._old[max(0, place - 1) : place]:
            if near.ids and near.ids[0] not in present and near.style == now.style:
                return True
        before = self._old[place - 1].ids if place else ()
        neighbours = self._new[here - 1 : here] if here else []
        out_of_place = bool(before) and bool(neighbours) and neighbours[0].ids != before
        beside = [one.style for one in (*neighbours, *self._new[here + 1 : here + 2])]
        return out_of_place and now.style in beside

    def _looks(
        self,
        old: list[Paragraph],
        new: list[Paragraph],
        one: list[str],
        two: list[str],
        spans: Sequence[object],
        where: list[tuple[str, int, int, int]],
    ) -> None:
        """Compare the looks of the letters that stayed."""
        from pipeline.review.tokens import Span

        looks_one = [looks for number, p in enumerate(old) for looks in ([*p.looks, NO_LOOKS] if number < len(old) - 1 else p.looks)]
        looks_two: list[Looks] = []
        hands_two: list[Hand | None] = []
        for number, paragraph in enumerate(new):
            looks_two += ([NO_LOOKS] if number else []) + paragraph.looks
            hands_two += ([None] if number else []) + paragraph.hands
        starts_one, starts_two = _starts(one), _starts(two)
        unit_at: list[tuple[str, int]] = []
        for number, (key, _, _, _) in enumerate(where):
            size = len(old[number].text) + (1 if number < len(where) - 1 else 0)
            unit_at += [(key, letter) for letter in range(size)]
        i = j = 0
        open_run: list[object] = []
        for span in [*spans, Span(len(one), len(one), len(two), len(two))]:
            assert isinstance(span, Span)
            while i < span.start:
                for letter in range(len(one[i])):
                    a, b = starts_one[i] + letter, starts_two[j] + letter
                    self._letter(open_run, unit_at[a], looks_one[a], looks_two[b], hands_two[b])
                i, j = i + 1, j + 1
            self._flush(open_run)
            i, j = span.end, span.stop
        self._flush(open_run)

    def _letter(self, run: list[object], place: tuple[str, int], was: Looks, now: Looks, hand: Hand | None) -> None:
        added, removed = now - was, was - now
        if not added and not removed:
            self._flush(run)
            return
        key, letter = place
        if run:
            last = run[-1]
            assert isinstance(last, Styled)
            if (last.key, last.end, last.added, last.removed) == (key, letter, added, removed):
                run[-1] = Styled(key, last.start, letter + 1, added, removed, last.by)
                return
            self._flush(run)
        run.append(Styled(key, letter, letter + 1, added, removed, (hand,) if hand else ()))

    def _flush(self, run: list[object]) -> None:
        if run:
            last = run.pop()
            assert isinstance(last, Styled)
            self._made.edits.append(last)


_MADE = "f_"
_TERM = "g_"  # acronyms, which have their place in the front matter
_FIXED = "this line is made by the program, so it cannot be changed here"
_FIXED_GONE = "this line is made by the program, so it comes back"
_UNKNOWN_STYLE = "this paragraph style means nothing to a manuscript, so the paragraph stays what it was"


def _is_unit(paragraph: Paragraph) -> bool:
    """Whether a paragraph of the base is one of the manuscript, and not made by the program."""
    return bool(paragraph.ids) and not paragraph.ids[0].startswith(_MADE)


def _starts(tokens: Sequence[str]) -> list[int]:
    found, at = [], 0
    for token in tokens:
        found.append(at)
        at += len(token)
    return found


def _tokens(paragraph: Paragraph) -> list[Token]:
    return [token for token, _ in _with_hands(paragraph)]


def _with_hands(paragraph: Paragraph) -> list[tuple[Token, tuple[list[Hand], list[Hand]]]]:
    found = []
    at = 0
    for text in split(paragraph.text):
        end = at + len(text)
        inserted = list(dict.fromkeys(hand for hand in paragraph.hands[at:end] if hand))
        gone = [hand for place in range(at, end) for hand in paragraph.gaps.get(place, ())]
        found.append((Token(text, tuple(paragraph.looks[at:end])), (inserted, gone)))
        at = end
    return found


def _one_each(hands: dict[Hand, None]) -> tuple[Hand, ...]:
    """One hand for each author, with the first date."""
    found: dict[str, Hand] = {}
    for hand in hands:
        found.setdefault(hand.author, hand)
    return tuple(found.values())
