"""Decide which paragraphs of a page are its text, and which belong to the site around it.

Three kinds of evidence: the density of prose (``prose.py``), the names that the page gives to its parts
(``outside.py``), and links, which are more frequent around a text than in it. ``benchmarks/pages.py`` measures the
result, also on pages whose parts have no names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from pipeline.model import stream
from pipeline.read.web.main_element import chosen
from pipeline.read.web.outside import Outside
from pipeline.read.web.part_names import is_body, is_byline, is_note, is_source, is_standfirst, is_thread, names
from pipeline.read.web.parts import Area, Flow, Piece
from pipeline.read.web.prose import LABEL, LETTERS, Prose, link_share, names_picture, opens_byline, spread
from pipeline.text.ends import may_end_paragraph
from pipeline.text.link_hosts import leads_away


def main_pieces(flow: Flow, title: str | None = None, summary: str | None = None) -> list[bool]:
    """For each piece of a page whether it belongs to the text. ``title`` and ``summary`` are from the metadata."""
    if not flow.pieces:
        return []
    return _Page(flow, stream(title or ""), stream(summary or "")).main()


_ADDRESS_RE = re.compile(r"(?:[\[(]?\d{1,3}[\]).:]?\s*)?(?:https?://|www\.)")  # as in a list of sources, "[1] https://"
_LINKED = 0.8
_NEAR = 10  # items of a list
_LISTED = frozenset(("paragraph", "bullet", "numbered"))
_OPENS = (":", "\N{FULLWIDTH COLON}")
_LABELS = 2  # in a row, the lowest; short lines above them are a list of the text
_BESIDE = 6  # pieces below a title that may be its byline
_FEW = 2  # pieces below a text that may be its credits
_NAME = 3  # words; a line with more says what somebody did
_CREDIT_RE = re.compile(r"[^\W\d_][^:\n]*(?::\s[^:\n]+)+")


class _Page:
    def __init__(self, flow: Flow, title: str, summary: str) -> None:
        self._prose = Prose(flow)
        self._pieces = flow.pieces
        self._title, self._summary = title, summary
        threads = spread(flow.areas, lambda _, area: is_thread(area))
        named = (p for p, area in enumerate(flow.areas) if not threads[p] and is_body(area))
        bodies = [p for p in named if self._prose.weight(flow.areas[p]) > 100]
        titles = [piece.area for piece in flow.pieces if piece.kind == "heading" and piece.level == 1]
        self._outside = Outside(self._prose, [*bodies, *titles])
        self._notes = spread(flow.areas, lambda _, area: is_note(area))
        self._chosen = chosen(self._prose, self._outside, bodies, self._titled())

    def main(self) -> list[bool]:
        """For each piece whether it belongs to the text."""
        first, last = self._chosen.first, self._chosen.last
        stays = [first <= place < last and self._is_text(place) for place in range(len(self._pieces))]
        self._without_copies(stays)
        self._without_labels(stays)
        self._with_title(stays)
        self._with_credits(stays)
        self._with_notes(stays)
        return stays

    def _is_outside(self, place: int) -> bool:
        return self._outside.areas[self._pieces[place].area]

    def _is_text(self, place: int) -> bool:
        piece = self._pieces[place]
        if self._is_outside(place):
            return False
        if self._prose.links[place] < _LINKED or _ADDRESS_RE.match(piece.text):
            return True
        if piece.kind in ("bullet", "numbered"):
            return self._is_beside_text(place) or self._is_reference(place)
        may_stay = self._heads_prose(place) or (len(piece.text) > LABEL and may_end_paragraph(piece.text))
        return may_stay or self._is_reference(place)

    def _is_beside_text(self, place: int) -> bool:
        """Whether prose follows this item soon, in its element or as an item of its list."""
        own, homes, most = self._pieces[place].kind, self._prose.homes, min(place + _NEAR, len(self._pieces))
        below = [p for p in range(place + 1, most) if homes[p] == homes[place]]
        items = takewhile(lambda p: self._pieces[p].kind == own, below)
        return any(self._prose.letters[p] for p in (*below[:3], *items))

    def _is_reference(self, place: int) -> bool:
        """Whether this is one of a row of links amid the prose, which a heading or a colon opens, to other sites."""
        first = last = place
        while last < len(self._pieces) and self._is_link(last, place):
            last += 1
        while first > 0 and self._is_link(first - 1, place):
            first -= 1
        above = self._pieces[first - 1] if first else None
        if above is None or self._prose.homes[first - 1] != self._prose.homes[place]:
            return False
        if above.kind != "heading" and not above.text.endswith(_OPENS):
            return False
        marks = (mark for piece in self._pieces[first:last] for mark in piece.marks)
        is_amid = self._prose.home_letters[self._prose.homes[place]] > LETTERS
        return is_amid and leads_away(mark.href for mark in marks if mark.kind == "link" and mark.href)

    def _is_link(self, place: int, beside: int) -> bool:
        piece, homes = self._pieces[place], self._prose.homes
        return piece.kind in _LISTED and self._prose.links[place] >= _LINKED and homes[place] == homes[beside]

    def _heads_prose(self, place: int) -> bool:
        """Whether this is a heading above prose, in an element with too much of it for a teaser."""
        home, below = self._prose.homes[place], place + 1
        if self._pieces[place].kind != "heading" or self._prose.home_letters[home] < LETTERS:
            return False
        return below < len(self._pieces) and self._prose.homes[below] == home and self._prose.letters[below] > 0

    def _without_copies(self, stays: list[bool]) -> None:
        """Exclude folded copies of text that is shown elsewhere on the page, as for phones."""
        if not any(self._prose.folded):
            return
        folded = [self._prose.folded[piece.area] for piece in self._pieces]
        shown = {stream(piece.text) for piece, away in zip(self._pieces, folded, strict=True) if not away}
        for place, piece in enumerate(self._pieces):
            stays[place] &= not (folded[place] and stream(piece.text) in shown)

    def _without_labels(self, stays: list[bool]) -> None:
        """Exclude labels above excluded pieces ("More from us"), except the title."""
        gone = 0
        for place in range(len(stays) - 2, -1, -1):
            if not stays[place]:
                continue
            gone = 0 if stays[place + 1] else gone
            piece = self._pieces[place]
            is_label = not stays[place + 1] and _is_label(piece) and not self._is_title(piece)
            is_kept = self._is_last_line(place) or self._is_next_item(place) or self._is_reference(place)
            if is_label and gone < _LABELS and not is_kept:
                stays[place] = False
                gone += 1

    def _is_last_line(self, place: int) -> bool:
        """Whether this is a line of the element with the prose, and what follows is of another element."""
        home = self._prose.homes[place]
        is_line = self._pieces[place].kind == "paragraph" and not self._pieces[place].text.endswith(_OPENS)
        alone = is_line and self._prose.homes[place + 1] != home
        return alone and self._prose.links[place] < 0.5 and self._prose.home_letters[home] > LETTERS

    def _is_next_item(self, place: int) -> bool:
        """Whether this is an item below another one of the same list of the text, or of the same row of credits."""
        if self._pieces[place].kind not in ("bullet", "numbered"):
            return self._is_next_credit(place)
        above, homes = place - 1, self._prose.homes
        same_list = self._pieces[above].kind == self._pieces[place].kind and homes[above] == homes[place]
        return place > 0 and same_list and self._is_text(above)

    def _is_next_credit(self, place: int) -> bool:
        """Whether elements alternate by name, as in a row of credits: "Photos", a name, "Hair", a name."""
        if place < 2 or self._pieces[place].area == self._pieces[place - 2].area:
            return False
        above, between, own = (names(self._prose.areas[piece.area]) for piece in self._pieces[place - 2 : place + 1])
        return own != "" and own == above != between and self._is_text(place - 2)

    def _titled(self) -> int | None:
        """The index of the heading that is the page's title."""
        headings = [place for place, piece in enumerate(self._pieces) if piece.kind == "heading"]
        named = (place for place in headings if _is_named(self._pieces[place], self._title))
        first = [place for place in headings if self._pieces[place].level == 1 and not self._is_outside(place)]
        return next(named, first[0] if len(first) == 1 else None)

    def _with_title(self, stays: list[bool]) -> None:
        """Include the title above the text, and the sentences and the standfirst below it."""
        place = self._titled()
        if place is None or place >= self._chosen.last:
            return
        stays[place] = True
        for under in range(place + 1, min(place + 1 + _BESIDE, len(stays))):
            stays[under] |= self._is_said_byline(under)
        for under in range(place + 1, min(max(self._chosen.first, place + 3), place + 5, len(stays))):
            stays[under] |= self._is_standfirst(under) or (
                under < self._chosen.first and self._says_something(under) and not self._is_outside(under)
            )

    def _is_standfirst(self, place: int) -> bool:
        """Whether this is the standfirst below a title: it equals the page's description, or is named so."""
        piece = self._pieces[place]
        if self._prose.links[place] >= 0.5 or len(stream(piece.text)) < 6:
            return False
        return stream(piece.text) == self._summary or any(map(is_standfirst, self._own(piece)))

    def _own(self, piece: Piece) -> Iterator[Area]:
        """The element of a piece, and the one around it."""
        own = self._prose.areas[piece.area]
        yield own
        if own.parent >= 0:
            yield self._prose.areas[own.parent]

    def _says_something(self, place: int) -> bool:
        """Whether this is a sentence, or the caption of the picture below a title."""
        piece = self._pieces[place]
        return bool(self._prose.letters[place]) or (piece.kind == "figure" and len(piece.text.split()) > _NAME)

    def _is_said_byline(self, place: int) -> bool:
        """Whether this is the line of an author in words of the text ("Text and photos: Ada Reed"), and no button."""
        piece = self._pieces[place]
        if "\n" in piece.text or len(piece.text) >= LABEL:
            return False
        several = len(piece.text.split()) > _NAME and self._prose.links[place] < _LINKED
        if any(map(is_byline, self._own(piece))):
            return several or opens_byline(piece.text)
        return several and not self._prose.links[place] and opens_byline(piece.text)  # who is linked is of the site

    def _with_credits(self, stays: list[bool]) -> None:
        """Include short lines near the text, below its title, that say by whom or from where it or its pictures are."""
        first, last, titled = self._chosen.first, self._chosen.last, self._titled()
        above = range(max(first - _BESIDE, first if titled is None else titled + 1), first)
        below = range(last - 1, min(last + _FEW, len(stays)))
        for place in range(first, last):
            stays[place] |= self._is_in_box_of_credits(place)
        for place in (*above, *takewhile(lambda place: self._pieces[place].kind != "heading", below)):
            piece = self._pieces[place]
            if self._is_outside(place) or self._prose.links[place] >= 0.5 or len(piece.text) > 2 * LABEL:
                continue
            named = any(map(is_source, self._own(piece)))
            stays[place] |= named or (names_picture if place < first else opens_byline)(piece.text)

    def _is_in_box_of_credits(self, place: int) -> bool:
        """Whether this is in an element amid the text whose lines say who made it: "Interview: Ada Reed"."""
        area = self._prose.areas[self._pieces[place].area]
        box = self._prose.areas[area.parent] if area.last - area.first == 1 and area.parent >= 0 else area
        if not 1 < box.last - box.first <= _BESIDE or any(self._prose.links[box.first : box.last]):
            return False
        rows = [piece.text for piece in self._pieces[box.first : box.last]]
        lines = all(_CREDIT_RE.fullmatch(row) and len(row) < LABEL for row in rows)
        return lines and any(opens_byline(row) or names_picture(row) for row in rows)

    def _with_notes(self, stays: list[bool]) -> None:
        """Include the notes, which are below the text."""
        for place, piece in enumerate(self._pieces):
            if self._notes[piece.area] and not self._is_outside(place):
                stays[place] = True

    def _is_title(self, piece: Piece) -> bool:
        return piece.kind == "heading" and piece.level == 1 and stream(piece.text) == self._title


def _is_named(piece: Piece, title: str) -> bool:
    heading = stream(piece.text)
    return len(heading) > 5 and (heading == title or heading in title)


def _is_label(piece: Piece) -> bool:
    """Whether this is a label; a line that says something of somebody ("Photos: Ada Reed") is more than that."""
    is_credit = piece.kind == "paragraph" and _CREDIT_RE.fullmatch(piece.text) and link_share(piece) == 0
    if is_credit or _ADDRESS_RE.match(piece.text):
        return False
    kind_of_label = piece.kind not in ("figure", "row", "header")
    may_open = piece.text.endswith(_OPENS) or not may_end_paragraph(piece.text)
    return kind_of_label and len(piece.text) < LABEL and may_open
