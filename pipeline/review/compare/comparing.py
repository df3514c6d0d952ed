"""Compare a returned copy with its base: the edits that an editor made, tracked or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model.returned import Hand, Looks, Returned
from pipeline.review.compare.family_edits import NO_PICTURE, PICTURE, Strip, one_each, pair_of
from pipeline.review.compare.matching import Family, families, moved
from pipeline.review.copy_edits import Added, Deleted, Moved, Refused, Turned, Version
from pipeline.review.copy_paragraphs import Judge, Paragraph, decided, everything
from pipeline.review.styles import role_of

_MADE = "f_"  # identities of lines that the program makes
_TERM = "g_"  # acronyms, which have their place in the front matter
_FIXED = "this line is made by the program, so it cannot be changed here"
_FIXED_GONE = "this line is made by the program, so it comes back"
_UNKNOWN_STYLE = "this paragraph style means nothing to a manuscript, so the paragraph stays what it was"
_LONGEST = 60


def version(
    base: Returned, copy: Returned, author: str, judge: Judge = everything, known: list[Paragraph] | None = None
) -> Version:
    """The edits that a copy holds, compared with its base as it was built.

    Args:
        base, copy: both as they were read.
        author: who made the changes that were not tracked.
        judge: which tracked changes are accepted.
        known: the paragraphs of the base, if they were read before.
    """
    old, new = decided(base) if known is None else known, decided(copy, judge)
    _name_notes(old, old, "")
    _name_notes(new, old, f"new {copy.name} ")
    own = {paragraph.ids[0]: paragraph for paragraph in old if _is_unit(paragraph)}
    made = Version(copy.name, author, [], own, list(own), paragraphs=new)
    _Comparing(old, new, copy, made).all(families(old, new))
    return made


class _Comparing:
    """Goes through the families in the order of the copy.

    ``_before`` is the last unit so far, behind which new paragraphs belong; ``_stood`` the last one outside the front
    matter.
    """

    def __init__(self, old: Sequence[Paragraph], new: Sequence[Paragraph], copy: Returned, made: Version) -> None:
        self._old, self._new, self._copy, self._made = old, new, copy, made
        self._before = self._stood = f"@{made.order[0]}" if made.order else ""
        self._present = {name for paragraph in new for name in paragraph.ids}

    def all(self, found: Sequence[Family]) -> None:
        """Note the edits of every family."""
        order = moved(found)
        for family in found:
            keys = [self._key(place) for place in family.old]
            if not family.new:
                self._gone(family.old[0])
                continue
            self._place_lines(family, keys)
            if not family.old:
                self._added(self._new[family.new[0]])
            elif not all(keys):
                self._fixed(family)
            else:
                self._kept(family, keys, is_moved=bool(order.intersection(family.old)))

    def _key(self, place: int) -> str:
        return self._old[place].ids[0] if _is_unit(self._old[place]) else ""

    def _place_lines(self, family: Family, keys: Sequence[str]) -> None:
        """Note the unit of each line, for comments."""
        for place in family.new:
            for line in self._new[place].lines:
                self._made.at[line] = keys[0] if keys and keys[0] else self._before

    def _kept(self, family: Family, keys: list[str], *, is_moved: bool) -> None:
        if is_moved:
            hands = _hands(self._new[family.new[0]])
            for key, after in zip(keys, [self._stood, *keys], strict=False):
                self._made.edits.append(Moved(key, after, hands))
        self._turned(family, keys[0])
        old, new = [self._old[place] for place in family.old], [self._new[place] for place in family.new]
        self._made.edits += pair_of(keys, old, new).edits() if _differ(old, new) else []
        self._before = keys[-1]
        self._stood = self._stood if keys[-1].startswith(_TERM) else keys[-1]

    def _gone(self, place: int) -> None:
        if key := self._key(place):
            self._made.edits.append(Deleted(key, self._who_deleted(key)))
        else:
            one = self._old[place]
            self._made.edits.append(Refused(_short(one.text), "", _FIXED_GONE, (), one.text))

    def _who_deleted(self, key: str) -> tuple[Hand, ...]:
        lines = [line for line in self._copy.lines if key in line.ids]
        hands = [scrap.deleted for line in lines for scrap in line.scraps]
        return one_each([*hands, *(line.deleted for line in lines)])

    def _fixed(self, family: Family) -> None:
        """Lines that the program makes: whatever was done to them cannot be taken."""
        was = " ".join(self._old[place].text for place in family.old)
        now = " ".join(self._new[place].text for place in family.new)
        if was.split() != now.split():
            hands = _hands(self._new[family.new[0]])
            self._made.edits.append(Refused(_short(was), now, _FIXED, hands, was))
        following = next((one.ids[0] for one in self._old[family.old[-1] + 1 :] if _is_unit(one)), "")
        if following:
            self._before = f"@{following}"
            self._stood = self._stood if following.startswith(_TERM) else self._before

    def _added(self, paragraph: Paragraph) -> None:
        if PICTURE in paragraph.text:
            above = self._made.base.get(self._before.removeprefix("@"))
            self._made.edits.append(
                Refused(_short(above.text if above else ""), PICTURE, NO_PICTURE, _hands(paragraph))
            )
            bare = paragraph.text.replace(PICTURE, "")
            if not bare.strip():
                return
        role = role_of(paragraph.style, paragraph.place)
        tokens = tuple(token for token in Strip.tokens_of(paragraph) if token.text != PICTURE)
        note = paragraph.note if paragraph.place == "note" else ""
        self._made.edits.append(Added(self._before, role, tokens, _hands(paragraph), note))

    def _turned(self, family: Family, key: str) -> None:
        """A new style that means another role, unless the word processor set it by itself."""
        was, now = self._old[family.old[0]], self._new[family.new[0]]
        old_role, role = role_of(was.style, was.place), role_of(now.style, now.place)
        if was.style == now.style or role == old_role:
            return
        by = (now.restyled,) if now.restyled else ()
        if not role:
            self._made.edits.append(Refused(_short(now.text), now.style, _UNKNOWN_STYLE, by))
        elif now.restyled or not self._is_noise(family, now):
            self._made.edits.append(Turned(key, role, by))

    def _is_noise(self, family: Family, now: Paragraph) -> bool:
        """LibreOffice gives a paragraph the style of one deleted in front of it, or of one that it is pasted at."""
        place, here = family.old[0], family.new[0]
        if now.style in now.gone_styles:
            return True
        gone = [one for one in self._old[max(0, place - 1) : place] if not self._present.intersection(one.ids)]
        if any(one.style == now.style for one in gone):
            return True
        before, after = self._new[max(0, here - 1) : here], self._new[here + 1 : here + 2]
        is_elsewhere = bool(place and before) and before[0].ids != self._old[place - 1].ids
        return is_elsewhere and any(one.style == now.style for one in (*before, *after))


def _differ(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> bool:
    return len(old) != 1 or len(new) != 1 or old[0].text != new[0].text or old[0].looks != new[0].looks


def _hands(paragraph: Paragraph) -> tuple[Hand, ...]:
    return one_each(paragraph.hands)


def _is_unit(paragraph: Paragraph) -> bool:
    """Whether a paragraph of the base is one of the manuscript, and not made by the program."""
    return bool(paragraph.ids) and not paragraph.ids[0].startswith(_MADE)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 1] + '…'}”"


def _name_notes(paragraphs: Sequence[Paragraph], base: Iterable[Paragraph], new: str) -> None:
    """Let citations name the unit of their note, instead of its number in this file."""
    known = {name for paragraph in base for name in paragraph.ids}
    names: dict[str, str] = {}
    for paragraph in paragraphs:
        if paragraph.note:
            own = next((name for name in paragraph.ids if name in known), new + paragraph.note)
            names.setdefault(paragraph.note, own)
    for paragraph in paragraphs if names else ():
        paragraph.looks = [_renamed(looks, names) for looks in paragraph.looks]


def _renamed(looks: Looks, names: dict[str, str]) -> Looks:
    if not any(kind == "note" for kind, _ in looks):
        return looks
    return frozenset((kind, names.get(target, target) if kind == "note" else target) for kind, target in looks)
