"""Check the tokens of a theme: each must be used somewhere, and have a value valid for its group.

CSS ignores values that it does not understand, so that a mistake here would be noticed only in print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

from pipeline.errors import LayoutError

_LENGTH = r"-?(?:\d+(?:\.\d+)?|\.\d+)(?:mm|cm|in|pt|px|em|rem)|0"
_LENGTH_RE = re.compile(_LENGTH)
_WEIGHT_RE = re.compile(r"[1-9]00|normal|bold")
_PAPER_RE = re.compile(
    rf"(?:a[3-5]|b[45]|jis-b[45]|letter|legal|ledger)(?: (?:portrait|landscape))?|(?:{_LENGTH})(?: (?:{_LENGTH}))?",
    re.IGNORECASE,
)
# A group -> a check of its values, and an example.
_FORMS = {
    **dict.fromkeys(("page", "size", "leading", "space"), (_LENGTH_RE, "a length", "12mm or 10.5pt")),
    "weight": (_WEIGHT_RE, "a weight", "400 or 700"),
}
_PAPER = (_PAPER_RE, "a paper", "A4, letter, or 210mm 297mm")


def check_tokens(own: Mapping[str, str], inherited: Iterable[str], users: str, place: Path) -> None:
    """Check the tokens that a theme defines.

    Args:
        own: tokens, ``group.key`` -> value.
        inherited: names of the tokens that it inherits.
        users: text that uses tokens: style sheets, and the table for Word.
        place: file of the theme.

    Raises:
        LayoutError: nothing uses a token, or its value is invalid.
    """
    known = tuple(inherited)
    for token, value in own.items():
        if known and token not in known and not _is_used(token, users):
            close = get_close_matches(token, known, 1)
            hint = close[0] if close else "a style sheet of the theme that uses it"
            raise LayoutError(f"nothing uses the token {token}", place=str(place), hint=hint)
        form, what, example = _PAPER if token == "page.size" else _FORMS.get(token.partition(".")[0], (None, "", ""))
        if form and not form.fullmatch(value.strip()):
            raise LayoutError(f"{token} must be {what}, not {value!r}", place=str(place), hint=example)


def _is_used(token: str, users: str) -> bool:
    token = token.replace("dark.", "color.", 1) if token.startswith("dark.") else token  # the name it redefines
    return f"var(--{token.replace('.', '-', 1)})" in users or f"${token}" in users
