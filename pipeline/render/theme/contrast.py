"""Check the contrast between a theme's text and background colours, by WCAG 2.2."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.errors import LayoutError

MINIMUM = 4.5  # to 1: level AA for text of any size, criterion 1.4.3

_HEX_RE = re.compile(r"#[0-9a-fA-F]{6}")


def check_contrast(tokens: Mapping[str, str], pairs: Mapping[str, str], theme: str) -> None:
    """Compare the pairs that a theme declares, text -> "ground ground", for day and night.

    Raises:
        LayoutError: a pair has less contrast than :data:`MINIMUM`, or a colour is not ``#rrggbb``.
    """
    for group in ("color", "dark"):
        for text, grounds in pairs.items():
            for ground in grounds.split():
                _check(tokens, f"{group}.{text}", f"{group}.{ground}", theme)


def is_color(value: str) -> bool:
    """Whether a value is a colour written ``#rrggbb``."""
    return bool(_HEX_RE.fullmatch(value))


def ratio(one: str, other: str) -> float:
    """The contrast of two colours written ``#rrggbb``, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _check(tokens: Mapping[str, str], text: str, ground: str, theme: str) -> None:
    for key in (text, ground):
        if not _HEX_RE.fullmatch(tokens.get(key, "")):
            sentence = f"{key} of the theme {theme!r} is not a colour: {tokens.get(key)!r}"
            raise LayoutError(sentence, hint="the form #1c1c1c")
    found = ratio(tokens[text], tokens[ground])
    if found < MINIMUM:
        raise LayoutError(
            f"{text} on {ground} of the theme {theme!r} is hard to read: a contrast of {found:.1f} to 1",
            hint=f"a pair with at least {MINIMUM} to 1",
        )


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
