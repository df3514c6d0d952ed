"""Gather the words of one paragraph from the page, with their styles and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.errors import LayoutError
from pipeline.render.word.styles.selectors import Node, StyleTable, describe
from pipeline.render.word.styles.style_sheet import Sheet

_SPACES_RE = re.compile(r"[ \t\r\n\f]+")
NUMBER, PAGE = "number", "page"  # signs of pieces that are fields
NOTE = "note"  # sign of a piece that cites a note; its text is the note's number
MARK, MARK_END = "mark", "mark-end"  # signs around words that have a bookmark, whose id is the piece's ``target``
COUNT = "count"  # sign of a piece that Word counts; its text is the number so far
_SAID = "said"  # class of a sentence to which a recommendation refers
AFTER_COUNT = "\N{EM SPACE}"  # between it and the words


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one style, or with ``sign`` a break, a tab, or a field for the number or the page of ``href``.

    ``styles`` are names, from the outermost inwards. ``target`` is the id of words that have a bookmark of their own.
    ``said``: the words of the whole link, of a piece from which a field was taken.
    """

    text: str
    styles: tuple[str, ...] = ()
    href: str | None = None
    sign: str = ""
    language: str | None = None
    target: str = ""
    said: str = ""


@dataclass(slots=True)
class Words:
    """The pieces of a paragraph and the ids found in it."""

    pieces: list[Piece] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The text as it affects line breaks."""
        return "".join(piece.text for piece in self.pieces)


def gather(node: Node, table: StyleTable, sheet: Sheet, *, verbatim: bool) -> Words:
    """All words under ``node``, which is one paragraph. ``verbatim`` keeps spaces and line ends, as ``pre`` does.

    Raises:
        LayoutError: an element inside has no row, or a row that is for a whole paragraph.
    """
    words = Words()
    _collect(node, Piece(""), table, sheet, words)
    words.pieces = list(_verbatim(words.pieces) if verbatim else _collapsed(words.pieces))
    return words


def lead_in(pieces: list[Piece], labels: frozenset[str]) -> list[Piece]:
    """The pieces with a tab after the labels (speaker, time) at their beginning, for a hanging paragraph."""
    place = 0
    while place < len(pieces) and (labels.intersection(pieces[place].styles) or _is_blank(pieces[place])):
        place += 1
    if not any(labels.intersection(piece.styles) for piece in pieces[:place]):
        return pieces
    head = pieces[:place]
    while head and not head[-1].text.strip():
        head.pop()
    head[-1] = replace(head[-1], text=head[-1].text.rstrip())
    rest = pieces[place:]
    if rest:
        rest[0] = replace(rest[0], text=rest[0].text.lstrip(" "))
    return [*head, Piece("", sign="tab"), *rest]


def _is_blank(piece: Piece) -> bool:
    return not piece.text.strip() and not piece.target


def _collect(node: Node, outer: Piece, table: StyleTable, sheet: Sheet, words: Words) -> None:
    element = node.etree_element
    identifier = element.get("id")
    if identifier and element.get("class") != _SAID:
        words.ids.append(identifier)
    if element.text:
        words.pieces.append(replace(outer, text=element.text))
    for child in node.iter_children():
        _collect_child(child, outer, table, sheet, words)
        if tail := child.etree_element.tail:
            words.pieces.append(replace(outer, text=tail))


def _collect_child(child: Node, outer: Piece, table: StyleTable, sheet: Sheet, words: Words) -> None:
    if child.local_name == "wbr":
        return  # Word breaks a word that is longer than the line anywhere
    name = table.style_of(child)
    if child.etree_element.get("class") == "noteref":
        words.pieces.append(_citation(child, outer, name))
    elif child.local_name == "br":
        words.pieces.append(replace(outer, text="", sign="br"))
    elif name and sheet.get(name).kind != "character":
        sentence = f"{describe(child)} is in a paragraph, but its Word style {name!r} is not a character style"
        hint = 'a row that names a style with kind = "character"'
        raise LayoutError(sentence, place="the table [word.rows] of theme.toml, or a template", hint=hint)
    else:
        styles = (*outer.styles, name) if name else outer.styles
        href = child.etree_element.get("href") if child.local_name == "a" else None
        language = child.etree_element.get("lang") or outer.language
        inner = replace(outer, styles=styles, href=href or outer.href, language=language)
        said = child.etree_element.get("id") if child.etree_element.get("class") == _SAID else None
        words.pieces += [replace(outer, text="", sign=MARK, target=said)] if said else []
        _collect(child, inner, table, sheet, words)
        words.pieces += [replace(outer, text="", sign=MARK_END, target=said)] if said else []
        if name and (suffix := sheet.get(name).full.get("suffix")):
            words.pieces.append(replace(inner, text=suffix))
        if page := child.etree_element.get("data-page"):
            words.pieces += [
                replace(outer, text=f"{page}\N{NO-BREAK SPACE}", styles=styles),
                replace(inner, text="", sign=PAGE),
            ]


def _citation(node: Node, outer: Piece, style: str | None) -> Piece:
    """The first citation is a Word footnote; later ones repeat its number as text."""
    first = any((link.etree_element.get("id") or "").startswith("noteref-") for link in node.iter_children())
    number = "".join(map(str, node.etree_element.itertext()))
    styles = (*outer.styles, style) if style else outer.styles
    return replace(outer, text=number, styles=styles, href=None, sign=NOTE if first else "")


def _collapsed(pieces: list[Piece]) -> Iterator[Piece]:
    """White space as in CSS: a run of spaces becomes one, and those at the edges of a line are removed."""
    after_space = True
    last = _last_word(pieces)
    for number, piece in enumerate(pieces[: last + 1]):
        text = _SPACES_RE.sub(" ", piece.text)
        if after_space and text.startswith(" "):
            text = text[1:]
        if number == last:
            text = text.rstrip(" ")
        if text or piece.sign:
            after_space = text.endswith(" ") or piece.sign == "br" or (after_space and bool(piece.target))
            yield replace(piece, text=text)
    yield from (piece for piece in pieces[last + 1 :] if piece.target)  # a bookmark ends with the paragraph


def _last_word(pieces: list[Piece]) -> int:
    """The position of the last piece that is not white space, -1 if there is none."""
    seen = (n for n in range(len(pieces) - 1, -1, -1) if pieces[n].sign == PAGE or pieces[n].text.strip(" \t\r\n\f"))
    return next(seen, -1)


def _verbatim(pieces: list[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                yield replace(piece, text="", sign="br")
            if line:
                yield replace(piece, text=line)
        if piece.sign:
            yield piece
