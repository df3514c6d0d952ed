"""Replace straight quotation marks and apostrophes by those of the language; an ambiguous mark is kept and reported.

A page that mixes ``don’t`` and ``what's`` looks careless, and print has no straight marks. Typographic marks of the
source are kept. ``pipeline.clean.quotes`` finds the role of each mark; ``language.toml`` of each language gives its
form.

When it would be wrong: for a shortened word that is not in the list (``'hood`` is, ``'burbs`` is not: it is kept and
reported), and where a text quotes in the style of another language. Code and addresses are not changed; nor are texts
in Hebrew and Japanese.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.clean.queries import Doubt, asked
from pipeline.clean.quotes import Found, straight_marks
from pipeline.clean.rule import Rule, View, rewrite
from pipeline.clean.verbatim import Protected
from pipeline.languages.print_customs import Custom, custom
from pipeline.ledger import Edit
from pipeline.model import Block, Note


def propose(view: View) -> Iterable[Edit]:
    """Replace the marks whose role is certain."""
    language = custom(view.tongue)
    if language is None:
        return
    for block in view.prose():
        for found in _marks(block):
            if found.role != "doubtful":
                after, why = _setting(found, block.text, language)
                yield rewrite(block, found.place, found.place + 1, after, why)


def query(view: View) -> Iterable[Note]:
    """One note for all doubtful marks."""
    if custom(view.tongue) is None:
        return ()
    found = [Doubt(block, mark.place) for block in view.prose() for mark in _marks(block) if mark.role == "doubtful"]
    return asked("doubtful-quote", "a straight quotation mark is ambiguous", found, "setting them by hand")


def _marks(block: Block) -> Iterator[Found]:
    if "'" in block.text or '"' in block.text:
        protected = Protected(block)
        yield from (found for found in straight_marks(block.text) if found.place not in protected)


_FIXED = {
    "apostrophe": ("\N{RIGHT SINGLE QUOTATION MARK}", "an apostrophe"),
    "minutes": ("\N{PRIME}", "a sign for feet or minutes"),
    "seconds": ("\N{DOUBLE PRIME}", "a sign for inches or seconds"),
}
_NARROW = "\N{NARROW NO-BREAK SPACE}"


def _setting(found: Found, text: str, language: Custom) -> tuple[str, str]:
    if fixed := _FIXED.get(found.role):
        return fixed
    pair = language.outer if found.mark == '"' else language.inner
    if found.role == "open":
        is_spaced = text[found.place + 1 : found.place + 2].isspace()
        return pair[0].rstrip(_NARROW) if is_spaced else pair[0], "an opening quotation mark"
    is_spaced = text[found.place - 1 : found.place].isspace()
    return pair[1].lstrip(_NARROW) if is_spaced else pair[1], "a closing quotation mark"


RULE = Rule(
    name="straight-quotes",
    order=600,
    title="sets quotation marks and apostrophes as the language does",
    argument=__doc__,
    example=(
        "\"It's the '90s,\" she said. \"Rock 'n' roll, 5'10\" tall.\"",
        "“It’s the ’90s,” she said. “Rock ’n’ roll, 5′10″ tall.”",
    ),
    propose=propose,
    query=query,
    local=True,
)
