"""Whether words could be a name, of a person or of a part in a talk; and what such a name says of who speaks."""

from __future__ import annotations

import re

from pipeline.languages.everywhere import everywhere
from pipeline.languages.name_words import label_words, particles
from pipeline.languages.words import Words
from pipeline.text import quotation
from pipeline.text.names import CAPITAL

NUMBER_RE = re.compile(r"\(s\)$|\s?[#№]?\d{1,3}$")
PAREN_RE = re.compile(r"\s*[(（]((?:[^()（）]|[(（][^()（）]{1,60}[)）]){1,120})[)）]")
_PARTICLE_RE = re.compile(rf"(?:d|l|o|al|el)['’‘-]{CAPITAL}")  # d'Entremont, al-Masri

INITIALS_RE = re.compile(rf"(?:{CAPITAL}[.-]{{0,2}} ?){{2,4}}")  # "AR", "A. R.", "J.-P.B."
_INITIALLED_RE = re.compile(rf"{INITIALS_RE.pattern}|(?:{CAPITAL}\.){{1,3}}{CAPITAL}[\w’'-]+")  # "AR", "A.Reed"


def is_name(text: str, words: Words, most: int = 6) -> bool:
    """Whether a text could be the name of a person or a role: few words, each with a capital letter or a particle."""
    parts = text.split()
    if not 0 < len(parts) <= most or len(text) > 50 or text.casefold() in words.no_labels:
        return False
    if role_of(text, words):
        return True
    return all(map(_name_like, parts)) and not _name_ends_badly(parts, words)


def full_name(text: str, words: Words) -> bool:
    """Whether a text could be first and last name: two words or more, none of them a number or a common one."""
    parts = addressed(text, words).split()
    if not is_name(text, words, 5) or any(map(str.isdigit, text)) or role_of(text, words):
        return False
    return len(parts) > 1 and not any(part.casefold() in words.stop - label_words() for part in parts)


def role_of(name: str, words: Words) -> str:
    """What a label says of who speaks: "asks", "answers", "floor" (somebody in the audience), or nothing.

    A number behind the word does not matter: "Q12", "Audience Member 3".
    """
    bare = NUMBER_RE.sub("", name.strip()).casefold()
    sets = (("asks", words.asks), ("answers", words.answers), ("floor", words.floor))
    return next((role for role, names in sets if bare in names), "")


def addressed(name: str, words: Words) -> str:
    """A name without the forms of address before it."""
    parts = name.split()
    while len(parts) > 1 and parts[0].rstrip(".").casefold() in words.honorifics and len(parts[1].rstrip(".")) > 1:
        if len(parts) == 2 and parts[0] in words.given:  # "Dean Reed"
            break
        parts = parts[1:]  # "M. Reed" is Monsieur Reed, "M. R." is Maud Reed
    return " ".join(parts)


def bare(name: str) -> str:
    """A name without what stands in brackets behind it."""
    return PAREN_RE.sub("", name).strip() or name


def _name_like(part: str) -> bool:
    bare = part.strip(f"{quotation.MARKS}(),")
    if not bare or bare.casefold() in label_words():
        return bool(bare)
    if part[0] in '“"' and bare != bare.lower():
        return True  # "Ada “nightBoat” Reed"
    if _INITIALLED_RE.fullmatch(bare):
        return True
    if ("." in bare[:-1] and len(bare) > 6) or (bare.endswith(".") and len(bare) > 6):
        return False
    if _PARTICLE_RE.match(bare):
        return True
    return not bare[0].islower() and (bare[0].isalnum() or bare[0] == "#")


def _name_ends_badly(parts: list[str], words: Words) -> bool:
    """ "Photo by:" and "Transcripción de:" wait for a name; "Of course:" begins with what no name does."""
    last, first = parts[-1], parts[0]
    small = (label_words() & words.stop) - particles() - everywhere("articles")  # "Og" is "and" in Danish alone
    return (
        last[-1] in ",-–—"
        or (last.islower() and (last in label_words() or last in words.stop))
        or (first.casefold() in small and not first.isupper())
    )
