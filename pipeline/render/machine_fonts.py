"""Find a font of this machine for words whose letters no font of the theme has, by fontconfig, as the PDF does."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from ctypes import POINTER, byref, c_char_p, c_int, c_uint, c_void_p
from functools import cache
from pathlib import Path
from typing import Any

# The values of fontconfig.h.
_FOR_PATTERNS = 0  # FcMatchPattern
_FOUND = 0  # FcResultMatch
_FACE = 0xFFFF  # the bits of "index" that number the face in its file; those above name a variant of a variable font

# What fontconfig calls the Chinese of each script; other languages have the same tag there.
_TAGS = {"zh": "zh-cn", "zh-Hans": "zh-cn", "zh-Hant": "zh-tw"}

_FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "FcNameParse": (c_void_p, (c_char_p,)),
    "FcPatternAddCharSet": (c_int, (c_void_p, c_char_p, c_void_p)),
    "FcPatternDestroy": (None, (c_void_p,)),
    "FcPatternGetString": (c_int, (c_void_p, c_char_p, c_int, POINTER(c_char_p))),
    "FcPatternGetInteger": (c_int, (c_void_p, c_char_p, c_int, POINTER(c_int))),
    "FcPatternGetCharSet": (c_int, (c_void_p, c_char_p, c_int, POINTER(c_void_p))),
    "FcCharSetCreate": (c_void_p, ()),
    "FcCharSetAddChar": (c_int, (c_void_p, c_uint)),
    "FcCharSetIsSubset": (c_int, (c_void_p, c_void_p)),
    "FcCharSetDestroy": (None, (c_void_p,)),
    "FcConfigSubstitute": (c_int, (c_void_p, c_void_p, c_int)),
    "FcDefaultSubstitute": (None, (c_void_p,)),
    "FcFontMatch": (c_void_p, (c_void_p, c_void_p, POINTER(c_int))),
}


def font_with(words: str, families: Iterable[str], language: str, *, bold: bool) -> tuple[Path, int] | None:
    """The file of a font with all letters of the words, and the number of the face in it; None if there is none.

    Args:
        families: the preferred ones, the best first.
        language: BCP 47 tag; Chinese characters have other forms in Japanese.
    """
    library = _library()
    if library is None:
        return None
    letters = library.FcCharSetCreate()
    for letter in set(words):
        library.FcCharSetAddChar(letters, ord(letter))
    wish = library.FcNameParse(_wish(families, language, bold=bold).encode())
    library.FcPatternAddCharSet(wish, b"charset", letters)
    library.FcConfigSubstitute(None, wish, _FOR_PATTERNS)
    library.FcDefaultSubstitute(wish)
    match = library.FcFontMatch(None, wish, byref(c_int()))
    found = _place(library, match, letters) if match else None
    for pattern in filter(None, (wish, match)):
        library.FcPatternDestroy(pattern)
    library.FcCharSetDestroy(letters)
    return found


def _wish(families: Iterable[str], language: str, *, bold: bool) -> str:
    """The font in fontconfig's notation, in which a hyphen, a comma and a colon part fields."""
    names = ",".join("".join(rf"\{sign}" if sign in "-:,\\" else sign for sign in family) for family in families)
    return f"{names}:lang={_TAGS.get(language, language)}:weight={'bold' if bold else 'regular'}"


def _place(library: Any, match: Any, letters: Any) -> tuple[Path, int] | None:
    file, index, own = c_char_p(), c_int(), c_void_p()
    results = (
        library.FcPatternGetString(match, b"file", 0, byref(file)),
        library.FcPatternGetInteger(match, b"index", 0, byref(index)),
        library.FcPatternGetCharSet(match, b"charset", 0, byref(own)),
    )
    if any(result != _FOUND for result in results) or not library.FcCharSetIsSubset(letters, own):
        return None
    return Path((file.value or b"").decode()), index.value & _FACE


@cache
def _library() -> Any:
    """The shared library with the types of its functions; None if it is not installed."""
    for name in ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"):
        try:
            library = ctypes.CDLL(name)
            for function, (result, arguments) in _FUNCTIONS.items():
                getattr(library, function).restype = result
                getattr(library, function).argtypes = arguments
        except (OSError, AttributeError):
            continue
        return library
    return None
