"""The looks that the names of character styles stand for, in our themes, in Word and in LibreOffice."""

from __future__ import annotations

# None of the words in a name: the style's own switches count.
_WORDS = {
    "strong": "strong",
    "emphasis": "em",
    "code": "code",
    "struck": "strike",
    "subscript": "sub",
    "superscript": "sup",
}
_WHOLE: dict[str, tuple[str, ...]] = {"strong emphasis": ("strong",), "intense emphasis": ("strong", "em")}
# Styles of our themes for names, numbers and times: their look says nothing about the words.
_OF_THE_THEME = frozenset(
    (
        *("speaker", "questioner", "plain questioner", "time", "author", "acronym", "said in", "question number"),
        "recommendation number",
    )
)


def named_looks(name: str) -> frozenset[str] | None:
    """The kinds of marks for the name of a character style, in lower case; None if the name says nothing."""
    if name in _OF_THE_THEME:
        return frozenset()
    if name in _WHOLE:
        return frozenset(_WHOLE[name])
    found = frozenset(kind for word, kind in _WORDS.items() if word in name)
    return found or None
