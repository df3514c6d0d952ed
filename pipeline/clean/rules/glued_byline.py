"""Separate the parts of a byline that the page's layout kept apart and that were glued together by copying.

``Jane Roe ABC'20Student Reporter`` was three lines: a name, a class, a role. ``August 4, 2020By Jane Roe`` was two.
Only in short lines that are not sentences, and only where a capital directly follows a class year, a date, a bracket,
or a name that ends with a known role.

When it would be wrong: for a name with a capital inside (``iPhone``, ``McDonald``, ``F-16Block``). No pattern matches
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.clean.rule import Rule, View, rewrite, split
from pipeline.ledger import Edit
from pipeline.model import Block


def propose(view: View) -> Iterable[Edit]:
    """Split such lines where they are glued, and insert a space before a class year that is glued to a school."""
    taken = {block.id for block in view.blocks}
    for block in view.prose():
        if _is_short(block.text):
            yield from _edits(block, taken)


_MOST_WORDS = 14
_ROLE = (
    r"(?:Student|Staff|Senior|Junior|Chief|Contributing|Guest|Managing|Associate|Assistant|Deputy|Executive|Special|Freelance|Foreign|Political)"
    r" (?:Journalist|Reporter|Writer|Editor|Correspondent|Contributor|Columnist|Photographer|Producer|Fellow)"
    r"|Editor-in-Chief|Editor in Chief|Journalist|Reporter|Correspondent|Columnist|Contributor|Photographer"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_BY = r"(?:By|Von|Par|Por|Di|Door|Autor|Text|Words by|Interview by|Written by|Posted by)"
_GLUED_RE = re.compile(
    r"(?<=[A-Z])(?P<school>)(?=['’]\d\d[A-Z][a-z])"  # ABC'20Student: the school and the year
    r"|(?<=[A-Z]['’]\d\d)(?=[A-Z][a-z])"  # the year and the role
    r"|(?<=[A-Z] ['’]\d\d)(?=[A-Z][a-z])"
    rf"|(?<=\d\d\d\d)(?={_BY} [^\W\d_a-z])"  # August 4, 2020By Jane
    rf"|(?<=\b[ap]m)(?={_BY} [^\W\d_a-z])|(?<=\b[AP]M)(?={_BY} [^\W\d_a-z])"
    rf"|(?<=[)\]])(?=(?:{_ROLE})\b)"  # (ABC)Student Reporter
    rf"|(?<=[a-z])(?=(?:{_ROLE})$)"  # Jane RoeStaff Writer
    rf"|(?<=[a-z)\]])(?={_MONTH} \d{{1,2}}, \d{{4}})"  # By Jane RoeAugust 4, 2020
)
_ROLES_FIRST_RE = re.compile(rf"(?:By |Von |Par |Por )?[^\W\d_a-z]|{_MONTH}|\d")


def _is_short(text: str) -> bool:
    is_sentence = text.rstrip()[-1:] in (*".?!:;…",) and not text.endswith("Jr.")
    return (
        3 < len(text) <= 140 and not is_sentence and text.count(" ") < _MOST_WORDS and bool(_ROLES_FIRST_RE.match(text))
    )


def _edits(block: Block, taken: set[str]) -> Iterator[Edit]:
    for match in _GLUED_RE.finditer(block.text):
        place = match.start()
        if match["school"] is not None:
            yield rewrite(block, place, place, " ", "a class year glued to the school")
        else:
            yield split(block, place, place, _fresh(block.id, taken), "two lines of a byline glued together")


def _fresh(block: str, taken: set[str]) -> str:
    number = 2
    while f"{block}.{number}" in taken:
        number += 1
    taken.add(f"{block}.{number}")
    return f"{block}.{number}"


RULE = Rule(
    name="glued-byline",
    order=560,
    title="separates the parts of a byline that copying glued together",
    argument=__doc__,
    example=("Jane Roe ABC'20Student Reporter", "Jane Roe ABC ’20\n\nStudent Reporter"),
    propose=propose,
)
