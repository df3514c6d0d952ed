"""Lists of names: who takes part in a talk as the metadata of the source lists it, and who signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.people_keys import GUEST_KEYS
from pipeline.ledger import CleanDocument

_NAME_KEYS = (("firstname", "first_name"), ("lastname", "last_name"))
_LINK_RE = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")  # of Markdown
_SPLIT_RE = re.compile(r"[,;\n]")
_BETWEEN_RE = re.compile(r"\s*[,;、，；]\s*")  # two names of a byline


def listed(document: CleanDocument, keys: Sequence[str]) -> tuple[str, ...]:
    """The names in a list of the metadata."""
    given = _LINK_RE.sub(r"\1", document.source.meta(*keys) or "")
    names = [name.strip(" -[]\"'") for part in _SPLIT_RE.split(given) for name in _parted(part)]
    if keys is GUEST_KEYS and not given:
        parts = [document.source.meta(*same) or "" for same in _NAME_KEYS]
        names = [" ".join(parts)] if all(parts) else []
        name = document.source.meta("name") or ""
        if not names and " " in name and (posts(document) or not document.source.meta("title")):
            names = [name]  # "name: Ada Reed" beside "job: pilot", or in the place of a title
    return tuple(name for name in names if name and any(map(str.isalpha, name)))


def signed_names(byline: str) -> list[str]:
    """The names of a byline, each alone: "Ada Reed", "Bo Berg" and "Cy Lund" of "Ada Reed, Bo Berg and Cy Lund"."""
    return [name for part in _BETWEEN_RE.split(byline) for name in _parted(part) if name]


def _parted(entry: str) -> list[str]:
    """The whole names in an entry that joins several: "Ada Reed & Bo Berg", and no "José Ortega y Gasset"."""
    names = _joint_re().split(entry.strip())
    return names if all(" " in name.strip() and not name[0].islower() for name in names) else [entry]


@cache
def _joint_re() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of('joints')}|&)\s")


def posts(document: CleanDocument) -> list[str]:
    """What the metadata say that somebody is, under "Position" or the like."""
    keys = {key.replace(" ", joint) for key in everywhere("post_keys") for joint in ("_", "")}
    return [post for key in sorted(keys) if (post := document.source.meta(key))]


def role_beside(document: CleanDocument, name: str) -> str:
    """What the metadata say of somebody in the entry that has the name, as in a list of speakers."""
    return document.source.meta(f"role of {name.lower()}") or ""


def life_beside(document: CleanDocument, name: str) -> str:
    """What the metadata tell of a guest's life in that entry."""
    return document.source.meta(f"bio of {name.lower()}") or ""
