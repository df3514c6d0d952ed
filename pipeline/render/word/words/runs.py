"""Write the words of one paragraph as runs, with its links and fields."""

from __future__ import annotations

from itertools import groupby
from typing import Protocol

from pipeline.render.word.ooxml import Element, add, qualified
from pipeline.render.word.styles.style_sheet import Sheet
from pipeline.render.word.words.direction import language_of, stretches
from pipeline.render.word.words.gathering import COUNT, NOTE, NUMBER, PAGE, Piece

_FIELDS = (NUMBER, PAGE, COUNT)
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


class Linker(Protocol):
    """The interface to the targets of links."""

    def link(self, target: str, words: str) -> dict[str, str]:
        """The attributes of a link."""

    def mark(self, parent: Element, piece: Piece) -> None:
        """Begin or end a bookmark."""

    def write(self, parent: Element, piece: Piece, style: str | None) -> None:
        """Write a piece that is a field."""


def write_runs(parent: Element, pieces: list[Piece], sheet: Sheet, rtl: bool, linker: Linker) -> None:
    """Write the pieces as runs; neighbours with one target share a ``w:hyperlink``.

    Fields are outside of it: each is a link of its own, and LibreOffice cannot tag a link in a link.
    """
    for target, run in groupby(pieces, key=lambda piece: piece.href):
        together = list(run)
        words = together[0].said or "".join(piece.text for piece in together)
        for is_field, part in groupby(together, key=lambda piece: piece.sign in _FIELDS):
            outside = target is None or is_field
            here = parent if outside else add_link(parent, linker.link(target or "", words))
            for piece in part:
                _write_piece(here, piece, sheet, rtl, linker)


def add_link(parent: Element, attributes: dict[str, str]) -> Element:
    """A ``w:hyperlink``, to be filled with runs."""
    element = add(parent, "w:hyperlink")
    for name, value in attributes.items():
        element.set(name, value)
    return element


def write_text(run: Element, text: str) -> Element | None:
    """Append the text to a run, with its spaces kept and its tabs as Word tabs."""
    element = None
    for number, part in enumerate(text.split("\t")):
        if number:
            add(run, "w:tab")
        if part:
            element = add(run, "w:t")
            element.text = part
            if part != part.strip():
                element.set(qualified("xml:space"), "preserve")
    return element


def _write_piece(parent: Element, piece: Piece, sheet: Sheet, rtl: bool, linker: Linker) -> None:
    if piece.target:
        linker.mark(parent, piece)
        return
    if piece.sign in _FIELDS:
        linker.write(parent, piece, sheet.combined(piece.styles).id if piece.styles else None)
        return
    if piece.sign == NOTE:
        add(_run(parent, piece, sheet), "w:footnoteReference", id=piece.text)
        return
    if piece.sign:
        add(_run(parent, piece, sheet), f"w:{piece.sign}")
        return
    for text, runs_right_to_left in stretches(piece.text, rtl):
        run = _run(parent, piece, sheet, runs_right_to_left)
        for number, part in enumerate(text.split(_SOFT_HYPHEN)):
            if number:
                add(run, "w:softHyphen")
            write_text(run, part)


def _run(parent: Element, piece: Piece, sheet: Sheet, rtl: bool = False) -> Element:
    run = add(parent, "w:r")
    if piece.styles or rtl or piece.language:
        properties = add(run, "w:rPr")
        if piece.styles:
            add(properties, "w:rStyle", val=sheet.combined(piece.styles).id)
        if rtl:
            add(properties, "w:rtl")
        if piece.language:
            add(properties, "w:lang", **language_of(piece.language))
    return run
