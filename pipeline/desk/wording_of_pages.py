"""The words of the desk's own pages, in the language that the browser asks for: ``words/<tag>.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"
_FALLBACK = "en"


@cache
def tongues() -> tuple[str, ...]:
    """The languages of the desk, English first."""
    found = sorted(path.stem for path in _FOLDER.glob("*.toml"))
    return (_FALLBACK, *(tag for tag in found if tag != _FALLBACK))


@cache
def words_in(tag: str) -> dict[str, str]:
    """The words by their keys; English where a translation is missing."""
    own = tomllib.loads((_FOLDER / f"{tag}.toml").read_text(encoding="utf-8")) if tag in tongues() else {}
    return own if tag == _FALLBACK else {**words_in(_FALLBACK), **own}


def preferred(accepted: str) -> str:
    """The best of our languages for the header ``Accept-Language`` (RFC 9110, section 12.5.4).

    Weights that are not numbers count as 1.
    """
    wishes = []
    for place, part in enumerate(accepted.split(",")[:20]):
        tag, _, weight = part.partition(";q=")
        wishes.append((-_number(weight), place, tag.strip().partition("-")[0].lower()))
    return next((tag for _, _, tag in sorted(wishes) if tag in tongues()), _FALLBACK)


def _number(weight: str) -> float:
    try:
        return float(weight) if weight.strip() else 1.0
    except ValueError:
        return 1.0
