"""What a manuscript offers its editor: comments that take effect where they are once two signs are deleted.

``<!-- candidate ## Who pays {.title score=0.61} -->`` becomes a line that means the same as if the editor had typed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.errors import StructureError
from pipeline.manuscript.attributes import Attributes, expect, join
from pipeline.manuscript.inline import read
from pipeline.manuscript.inline_signs import edged, inline, paragraph
from pipeline.manuscript.label_table import Voices
from pipeline.manuscript.lines import Piece
from pipeline.manuscript.recommended import as_candidate
from pipeline.model import Bio, Briefing, Byline, Offer, OfferKind, stream

SCORE = "score="  # how much speaks for an offer; of no effect once it is accepted
_SIGNS: dict[OfferKind, str] = {"guest": "", "byline": "", "title": "## ", "section": "## ", "quote": "> "}
_CLASSES: dict[OfferKind, str] = {
    "guest": "guest", "byline": "byline", "title": "title", "section": "proposed", "quote": "pull",
}  # fmt: skip
_SCORE_RE = re.compile(r"[01](?:\.\d{1,4})?", re.ASCII)
_PEOPLE: tuple[OfferKind, ...] = ("guest", "byline")


def as_comment(offer: Offer) -> str:
    """An offer as a comment of the manuscript."""
    values = {} if offer.score is None else {SCORE[:-1]: f"{offer.score:.2f}"}
    words = paragraph(offer.text) if offer.kind in _PEOPLE else edged(inline(offer.text))
    return as_candidate(join(_SIGNS[offer.kind] + words, Attributes(None, (_CLASSES[offer.kind],), values)))


def tidied(offer: Offer) -> Offer | None:
    """An offer as a manuscript can hold it; None without words."""
    words = offer.text if offer.kind == "quote" else " ".join(offer.text.split())
    score = None if offer.score is None else round(min(1.0, max(0.0, offer.score)), 2)
    return replace(offer, text=words, score=score) if words.strip() else None


@dataclass(slots=True)
class Offered:
    """Gathers the offers of a manuscript while it is read. One whose place is gone is dropped."""

    found: list[Offer] = field(default_factory=list)
    _waiting: list[Piece] = field(default_factory=list)

    def add(self, piece: Piece, section: str, exchange: str) -> None:
        """Take an offer below the section and the exchange of these ids, which are empty where none is open."""
        kind = piece.attributes.offered()
        if kind == "section":
            self._waiting.append(piece)
        elif kind in _PEOPLE:
            self._take(piece, "")
        elif section:
            self._take(piece, section if kind == "title" else exchange or section)

    def opens(self, exchange: str) -> None:
        """A question follows the last offers: a section may begin there."""
        for piece in self._waiting:
            self._take(piece, exchange)
        self._waiting.clear()

    def passes(self) -> None:
        """Something else follows them: no section begins there."""
        self._waiting.clear()

    def _take(self, piece: Piece, place: str) -> None:
        kind = piece.attributes.offered()
        score = piece.attributes.values.get(SCORE[:-1], "")
        if kind:
            known = float(score) if _SCORE_RE.fullmatch(score) else None
            self.found.append(Offer(kind, read(piece.raw)[0], place, known))


def chosen_people(pieces: Iterable[Piece]) -> dict[OfferKind, str]:
    """The guest and the byline that an editor chose above the first heading.

    Raises:
        StructureError: there are two of a kind.
    """
    found: dict[OfferKind, str] = {}
    for piece in pieces:
        if piece.form == "section":
            break
        kind = piece.attributes.offered()
        if piece.form != "paragraph" or kind not in _PEOPLE:
            continue
        expect(piece.attributes, f"a {kind}", (f".{kind}", SCORE), piece.place)
        if kind in found:
            raise StructureError(f"there are two lines {{.{kind}}}", place=piece.place, hint="one of them")
        found[kind] = read(piece.raw)[0]
    return found


def is_person(piece: Piece) -> bool:
    """Whether a piece chooses a guest or a byline."""
    return piece.form == "paragraph" and piece.attributes.offered() in _PEOPLE


def with_people(briefing: Briefing, chosen: dict[OfferKind, str]) -> Briefing:
    """The briefing with the guest and the byline that were chosen; lines of a former byline are not printed."""
    if "guest" in chosen:
        before = briefing.bio or Bio(None, ())
        guests = tuple(guest for guest in before.guests if guest.name != before.name)
        briefing = replace(briefing, bio=Bio(chosen["guest"], before.blocks, guests))
    if "byline" in chosen:
        name, _, place = chosen["byline"].partition(", ")
        old = briefing.byline.blocks if briefing.byline else ()
        kept = old if stream("".join(block.text for block in old)) == stream(chosen["byline"]) else ()
        aside = () if kept else old
        briefing = replace(
            briefing, byline=Byline(name, place, blocks=kept), set_aside=(*briefing.set_aside, *aside)
        )  # fmt: skip
    return briefing


def with_guest(voices: Voices, before: str | None, chosen: dict[OfferKind, str]) -> Voices:
    """The speakers: who was chosen as the guest answers where the former one did."""
    if "guest" in chosen and voices.answering == before:
        return replace(voices, answering=chosen["guest"])
    return voices
