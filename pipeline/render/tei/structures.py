"""Lists, terms, notes, quotations, tables and figures of the page as elements of TEI."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from pipeline.render.element_names import classes_of, local_name
from pipeline.render.tei.elements import SPACE, add, marked
from pipeline.render.tei.phrases import fill, phrase

if TYPE_CHECKING:
    from lxml.etree import _Element

# Puts the blocks within a block in their place.
Put: TypeAlias = "Callable[[_Element, Iterable[_Element]], None]"


def _list(parent: _Element, element: _Element, put: Put) -> None:
    """A list; deeper items are lists within the item before."""
    rend = "numbered" if local_name(element) == "ol" else "bulleted"
    open_lists = [marked(add(parent, "list", rend=rend), element)]
    for item in element:
        level = next((int(word[-1]) for word in classes_of(item) if word.startswith("level-")), 1)
        del open_lists[max(level, 1) :]
        if level > len(open_lists) and len(open_lists[-1]):
            open_lists.append(add(open_lists[-1][-1], "list", rend=rend))
        made = marked(add(open_lists[-1], "item", n=item.get("value", "")), item)
        if any(local_name(child) in ("p", *BLOCKS) for child in item):
            put(made, item)
        else:
            fill(made, item)


def _notes(parent: _Element, element: _Element, put: Put) -> None:
    for item in element:
        put(marked(add(parent, "note", n=item.get("value", ""), place="end"), item), item)


def _numbered(parent: _Element, element: _Element, put: Put) -> None:
    (_notes if "note-list" in classes_of(element) else _list)(parent, element, put)


def _terms(parent: _Element, element: _Element, _: Put) -> None:
    """Terms with what is said of them; several sayings of one term are paragraphs of one item."""
    made = marked(add(parent, "list", type="gloss"), element)
    for child in element:
        if local_name(child) == "dt":
            phrase(made, "label", child)
            _said_of(add(made, "item"), list(_until_next_term(child)))


def _said_of(item: _Element, said: list[_Element]) -> None:
    if len(said) == 1:
        fill(item, said[0])
    else:
        for one in said:
            phrase(item, "p", one)


def _until_next_term(term: _Element) -> Iterable[_Element]:
    following = term.getnext()
    while following is not None and local_name(following) == "dd":
        yield following
        following = following.getnext()


def _quotation(parent: _Element, element: _Element, put: Put) -> None:
    holder = add(parent, "p") if local_name(parent) == "sp" else parent
    put(marked(add(holder, "quote"), element), element)


def _pull_quote(parent: _Element, element: _Element, _: Put) -> None:
    """Words that are printed once more: a note of the page, and no second utterance."""
    note = add(parent, "note", type="pull-quote")
    for child in element:
        phrase(note, "p", child)


def _verbatim(parent: _Element, element: _Element, _: Put) -> None:
    code = add(add(parent, "ab", type="code"), "code", "".join(map(str, element.itertext())).strip("\n"))
    code.set(SPACE, "preserve")


def _table(parent: _Element, element: _Element, _: Put) -> None:
    made = add(parent, "table")
    for row in element.iter("{*}tr"):
        heads = all(local_name(cell) == "th" for cell in row)
        line = add(made, "row", role="label" if heads else "")
        for cell in row:
            phrase(line, "cell", cell, role="label" if local_name(cell) == "th" else "")


def _figure(parent: _Element, element: _Element, _: Put) -> None:
    made = add(parent, "figure")
    for caption in element.iter("{*}figcaption"):
        phrase(made, "head", caption)
    for picture in element.iter("{*}img"):
        add(made, "figDesc", picture.get("alt", ""))


def _rule(parent: _Element, *_: object) -> None:
    add(parent, "milestone", unit="section", rend="rule")


BLOCKS: dict[str, Callable[[_Element, _Element, Put], None]] = {
    "ul": _list,
    "ol": _numbered,
    "dl": _terms,
    "blockquote": _quotation,
    "aside": _pull_quote,
    "pre": _verbatim,
    "table": _table,
    "figure": _figure,
    "hr": _rule,
}
