"""A returned copy as it reads once some of its tracked changes are accepted and the others rejected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pipeline.model.returned import Hand, Line, Looks, Returned

Judge = Callable[[Hand], bool]  # whether a tracked change is accepted


@dataclass(slots=True)
class Paragraph:
    """A paragraph, letter by letter.

    Attributes:
        looks, hands: of each letter: its looks, and who inserted or restyled it.
        gaps: who deleted something before the letter at a place.
        ids: the identities of its words, in order.
        gone_styles: the styles of paragraphs whose ends were deleted in front of it: LibreOffice hands them on.
        line: index of its first line in the copy.
    """

    text: str = ""
    looks: list[Looks] = field(default_factory=list)
    hands: list[Hand | None] = field(default_factory=list)
    gaps: dict[int, list[Hand]] = field(default_factory=dict)
    ids: tuple[str, ...] = ()
    style: str = ""
    restyled: Hand | None = None
    gone_styles: frozenset[str] = frozenset()
    place: str = "body"
    note: str = ""
    line: int = 0
    lines: tuple[int, ...] = ()
    ended: Hand | None = None  # who typed its end


def everything(_hand: Hand) -> bool:
    """Accept all changes."""
    return True


def nothing(_hand: Hand) -> bool:
    """Reject all changes."""
    return False


def decided(copy: Returned, judge: Judge = everything) -> list[Paragraph]:
    """The paragraphs of a copy with words, once its tracked changes are decided; notes that nothing cites are gone."""
    found = list(_Reading(judge).paragraphs(copy.lines))
    cited = {target for one in found for looks in one.looks for kind, target in looks if kind == "note"}
    ever = {target for line in copy.lines for scrap in line.scraps for kind, target in scrap.looks if kind == "note"}
    return [one for one in found if one.note not in ever or one.note in cited]


class _Reading:
    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._open: Paragraph | None = None
        self._ids: list[tuple[int, str]] = []  # identities with words, with where these begin
        self._empty: list[str] = []
        self._gone: set[str] = set()  # styles of paragraphs whose ends went, since the last one that stayed

    def paragraphs(self, lines: tuple[Line, ...]) -> Iterator[Paragraph]:
        """The paragraphs with words, in order."""
        for index, line in enumerate(lines):
            if line.place == "table" and self._is_gone(line):
                continue
            here = self._open or Paragraph(place=line.place, note=line.note, line=index)
            had_words = bool(here.text.strip())
            self._add(here, line, index)
            if not had_words:
                here.style = line.style if line.was is None or self._accepts(line.restyled) else line.was
                here.restyled = line.restyled
            if self._is_gone(line):
                self._open = here
                self._gone.add(line.style)
                continue
            self._open, here.ended = None, line.inserted
            if here.text.strip():
                yield self._finished(here)
            self._ids, self._empty = [], []
        if self._open is not None and self._open.text.strip():
            yield self._finished(self._open)

    def _is_gone(self, line: Line) -> bool:
        """Whether the end of a line goes: deleted and accepted, or inserted and rejected."""
        if line.inserted and not self._accepts(line.inserted):
            return True
        return line.deleted is not None and self._accepts(line.deleted)

    def _accepts(self, hand: Hand | None) -> bool:
        return hand is not None and self._judge(hand)

    def _add(self, here: Paragraph, line: Line, index: int) -> None:
        here.lines = (*here.lines, index)
        kept: list[int] = []  # for each letter of the line, how many letters were kept before it
        parts: list[str] = [here.text]
        length = len(here.text)
        for scrap in line.scraps:
            stays = (scrap.inserted is None or self._accepts(scrap.inserted)) and (
                scrap.deleted is None or not self._accepts(scrap.deleted)
            )
            if not stays:
                hand = scrap.deleted or scrap.inserted
                if hand and scrap.deleted and (scrap.inserted is None):
                    here.gaps.setdefault(length, []).append(hand)
                kept += [length] * len(scrap.text)
                continue
            kept += range(length, length + len(scrap.text))
            restyled = scrap.was is not None and scrap.restyled is not None
            looks = (
                scrap.was if restyled and scrap.was is not None and not self._accepts(scrap.restyled) else scrap.looks
            )
            here.looks += [looks] * len(scrap.text)
            here.hands += [scrap.inserted or scrap.restyled] * len(scrap.text)
            parts.append(scrap.text)
            length += len(scrap.text)
        here.text = "".join(parts)
        kept.append(length)
        for start, end, name in line.spans:
            first, last = kept[min(start, len(kept) - 1)], kept[min(end, len(kept) - 1)]
            if here.text[first:last].strip():
                self._ids.append((first, name))
            else:
                self._empty.append(name)

    def _finished(self, here: Paragraph) -> Paragraph:
        named = list(dict.fromkeys(name for _, name in sorted(self._ids)))
        here.ids = tuple(named or dict.fromkeys(self._empty))
        here.gone_styles, self._gone = frozenset(self._gone), set()
        return _trimmed(here)


def _trimmed(here: Paragraph) -> Paragraph:
    """Without blanks at its ends; the cells of a row keep their tabs."""
    lead = len(here.text) - len(here.text.lstrip(" \n"))
    size = len(here.text.strip(" \n"))
    if lead or size < len(here.text):
        here.text = here.text[lead : lead + size]
        here.looks, here.hands = here.looks[lead : lead + size], here.hands[lead : lead + size]
        gaps: dict[int, list[Hand]] = {}
        for place, hands in here.gaps.items():
            gaps.setdefault(min(max(place - lead, 0), size), []).extend(hands)
        here.gaps = gaps
    return here
