"""Small words of names in all languages, and patterns of names with them: names cross borders, and pages mix languages.

``particles`` are within the names of persons ("van", "de la"), ``of_names`` and ``and_names`` within those of bodies,
``joints`` between two names.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.text.names import name_source


@cache
def particles() -> frozenset[str]:
    """The small words within the names of persons, casefolded."""
    return everywhere("particles")


@cache
def joints() -> frozenset[str]:
    """The words that join two names or two trades."""
    return everywhere("joints") | {"&"}


@cache
def label_words() -> frozenset[str]:
    """The small words within a label, which may be a person's name, a body's, or a few words of a sentence."""
    return frozenset().union(*map(everywhere, ("particles", "of_names", "and_names", "joints", "label_links"))) | {"&"}


@cache
def person_re(least: int = 2, most: int = 5) -> re.Pattern[str]:
    """The name of a person in ``least`` to ``most`` words, small words among them."""
    return re.compile(name_source(least, most, any_of("particles")))
