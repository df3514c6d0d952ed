"""A Word style with its values, and how the theme's table ``[word.styles]`` is read into them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.errors import LayoutError
from pipeline.render.word.measure import points, total
from pipeline.render.word.styles.scheme import first_family, tied, untied
from pipeline.render.word.styles.style_names import style_id

PLACE = "the table [word.styles] of theme.toml"
_TOKEN_RE = re.compile(r"\$([a-z]+\.[a-z0-9-]+)")
_KINDS = ("paragraph", "character", "table")


@dataclass(frozen=True, slots=True)
class Style:
    """A style with its own values, tokens resolved; ``full`` includes the inherited ones.

    ``adopted`` is a style of a house's file with the identifier ``known_as``; ``title`` is the name of one of ours
    among the styles of a house.
    """

    name: str
    kind: str
    own: Mapping[str, Any]
    full: Mapping[str, Any]
    known_as: str = ""
    title: str = ""
    adopted: bool = False

    @property
    def id(self) -> str:
        """The identifier used in the document's text."""
        return self.known_as or style_id(self.name)

    def points(self, key: str, default: float = 0.0) -> float:
        """A length among the values, in points."""
        return points(self.full[key]) if key in self.full else default


def kind_of(name: str, values: Mapping[str, Any]) -> str:
    """The kind of style that its row names.

    Raises:
        LayoutError: Word has no such kind.
    """
    kind = str(values.get("kind", "paragraph"))
    if kind not in _KINDS:
        hint = f"one of {', '.join(sorted(_KINDS))}"
        raise LayoutError(f"style {name!r} is of an unknown kind: {kind!r}", place=PLACE, hint=hint)
    return kind


def value_of(style: str, key: str, value: Any, tokens: Mapping[str, str]) -> Any:
    """The value of a key of a style, its tokens replaced and its lengths added up.

    Raises:
        LayoutError: an unknown key or token.
    """
    if key not in _KEYS:
        near = difflib.get_close_matches(key, _KEYS, 1)
        hint = f"`{near[0]}`" if near else None
        raise LayoutError(f"style {style!r} has an unknown key: {key!r}", place=PLACE, hint=hint)
    if not isinstance(value, str):
        return value
    text = _TOKEN_RE.sub(lambda found: _token(style, found[1], tokens), value)
    return _one_family(text) if key == "font" else total(text)


def _token(style: str, token: str, tokens: Mapping[str, str]) -> str:
    if token not in tokens:
        close = difflib.get_close_matches(token, tokens, 1)
        hint = f"${close[0]}" if close else "a token that `briefing themes show` lists"
        sentence = f"style {style!r} refers to a token that the theme lacks: ${token}"
        raise LayoutError(sentence, place=PLACE, hint=hint)
    return tied(token, tokens[token])


def _one_family(stack: str) -> str:
    names, place = untied(stack)
    return f"{first_family(names)}@{place}" if place else first_family(names)


_KEYS = frozenset(
    (
        *("kind", "based", "next", "unlabelled", "on-new-page", "outline", "list", "level"),
        *("font", "size", "color", "weight", "italic", "without-italics", "caps", "small-caps", "strike"),
        *("underline", "vertical", "spaced"),
        *("keep-next", "keep-lines", "break-before", "contextual", "align", "right-tab", "exact", "suffix", "counter"),
        *("before", "after", "leading", "left", "right", "hanging", "first-line"),
        *("border-top", "border-bottom", "border-left", "border-right", "border-head"),
        *("shade", "no-proof", "no-hyphens", "number"),
    )
)
