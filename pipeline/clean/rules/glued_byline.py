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
from functools import cache

from pipeline.clean.rule import Rule, View, rewrite, split
from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.words import months_of_all
from pipeline.ledger import Edit
from pipeline.model import Block


def propose(view: View) -> Iterable[Edit]:
    """Split such lines where they are glued, and insert a space before a class year that is glued to a school."""
    taken = {block.id for block in view.blocks}
    for block in view.prose():
        if _is_short(block.text):
            yield from _edits(block, taken)


_MOST_WORDS = 14


@cache
def _glued_re() -> re.Pattern[str]:
    """The places between two glued parts; ``month`` is a word that has to be a month."""
    ranks, roles, alone = (_titled(name) for name in ("press_ranks", "press_roles", "lone_roles"))
    role, by = rf"(?:(?:{ranks}) (?:{roles})|{alone})", rf"(?:{_titled('by')}|[A-Z][a-z]{{2,11}} (?:{any_of('by')}))"
    return re.compile(
        r"(?<=[A-Z])(?P<school>)(?=['’]\d\d[A-Z][a-z])"  # ABC'20Student: the school and the year
        r"|(?<=[A-Z]['’]\d\d)(?=[A-Z][a-z])"  # the year and the role
        r"|(?<=[A-Z] ['’]\d\d)(?=[A-Z][a-z])"
        rf"|(?<=\d\d\d\d)(?={by} [^\W\d_a-z])"  # August 4, 2020By Jane
        rf"|(?<=\b[ap]m)(?={by} [^\W\d_a-z])|(?<=\b[AP]M)(?={by} [^\W\d_a-z])"
        rf"|(?<=[)\]])(?={role}\b)"  # (ABC)Student Reporter
        rf"|(?<=[a-z])(?={role}$)"  # Jane RoeStaff Writer
        r"|(?<=[a-z)\]])(?=(?P<month>[A-Z][^\W\d_A-Z]{2,11})\.? \d{1,2}, \d{4})"  # By Jane RoeAugust 4, 2020
    )


def _titled(name: str) -> str:
    """The source of a pattern for the entries of a list, each with a capital letter at the start of its words."""
    entries = {form for entry in everywhere(name) for form in (entry.capitalize(), entry.title())}
    return "|".join(re.escape(entry) for entry in sorted(entries, key=lambda entry: (-len(entry), entry)))


def _begins(text: str) -> bool:
    """Whether a line begins as a byline does: with a capital or a figure."""
    return text[:1].isdigit() or (text[:1].isalpha() and not text[:1].islower())


def _is_short(text: str) -> bool:
    is_sentence = text.rstrip()[-1:] in (*".?!:;…",) and not text.endswith("Jr.")
    return 3 < len(text) <= 140 and not is_sentence and text.count(" ") < _MOST_WORDS and _begins(text)


def _edits(block: Block, taken: set[str]) -> Iterator[Edit]:
    for match in _glued_re().finditer(block.text):
        if match["month"] and match["month"].casefold() not in months_of_all():
            continue
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
