"""Who takes part in a talk as the metadata of the source lists it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.ledger import CleanDocument

GUEST_KEYS = ("speakers", "speaker", "guests", "guest", "interviewee", "interviewees", "panelists")
HOST_KEYS = ("interviewer", "interviewers", "host", "hosts", "moderator")
_NAME_KEYS = (("firstname", "first_name"), ("lastname", "last_name"))
_SPLIT_RE = re.compile(r"[,;\n]")


def listed(document: CleanDocument, keys: Sequence[str]) -> tuple[str, ...]:
    """The names in a list of the metadata."""
    given = document.source.meta(*keys) or ""
    names = [name.strip(" -[]\"'") for name in _SPLIT_RE.split(given)]
    if keys is GUEST_KEYS and not given:
        parts = [document.source.meta(*same) or "" for same in _NAME_KEYS]
        names = [" ".join(parts)] if all(parts) else []
    return tuple(name for name in names if name and any(map(str.isalpha, name)))
