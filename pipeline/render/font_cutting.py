"""Cut fonts by HarfBuzz's subsetter (hb-subset): to some letters (HarfBuzz 8.4), or at one place on its axes (6.0).

A cut takes some milliseconds; fontTools takes ten times as long, and a third of a second to be imported.
"""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Mapping
from contextlib import suppress
from ctypes import POINTER, c_char_p, c_float, c_int, c_uint, c_void_p
from functools import cache
from pathlib import Path
from typing import Any

# The values of hb.h and hb-subset.h.
_READONLY = 1  # HB_MEMORY_MODE_READONLY
_RETAIN_GIDS, _NOTDEF_OUTLINE = 2, 0x40  # HB_SUBSET_FLAGS_RETAIN_GIDS, HB_SUBSET_FLAGS_NOTDEF_OUTLINE
_NAMES, _FEATURES = 4, 6  # HB_SUBSET_SETS_NAME_ID, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG
_INVALID = 0xFFFFFFFF  # HB_SET_VALUE_INVALID
_AT_ONCE = 4096  # code points that are asked for in one call

_FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "hb_blob_create": (c_void_p, (c_char_p, c_uint, c_int, c_void_p, c_void_p)),
    "hb_blob_get_data": (c_void_p, (c_void_p, POINTER(c_uint))),
    "hb_blob_destroy": (None, (c_void_p,)),
    "hb_face_create": (c_void_p, (c_void_p, c_uint)),
    "hb_face_collect_unicodes": (None, (c_void_p, c_void_p)),
    "hb_face_reference_blob": (c_void_p, (c_void_p,)),
    "hb_face_destroy": (None, (c_void_p,)),
    "hb_set_create": (c_void_p, ()),
    "hb_set_add": (None, (c_void_p, c_uint)),
    "hb_set_next_many": (c_uint, (c_void_p, c_uint, POINTER(c_uint), c_uint)),
    "hb_set_destroy": (None, (c_void_p,)),
    "hb_subset_input_create_or_fail": (c_void_p, ()),
    "hb_subset_input_unicode_set": (c_void_p, (c_void_p,)),
    "hb_subset_input_set": (c_void_p, (c_void_p, c_int)),
    "hb_subset_input_set_flags": (None, (c_void_p, c_uint)),
    "hb_subset_input_get_flags": (c_uint, (c_void_p,)),
    "hb_subset_input_keep_everything": (None, (c_void_p,)),
    "hb_subset_input_pin_axis_location": (c_int, (c_void_p, c_void_p, c_uint, c_float)),
    "hb_subset_input_destroy": (None, (c_void_p,)),
    "hb_subset_or_fail": (c_void_p, (c_void_p, c_void_p)),
}
# HarfBuzz 8.4
_NEWER: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "hb_subset_input_pin_all_axes_to_default": (c_int, (c_void_p, c_void_p)),
}


def cut(
    path: Path, weight: float, letters: Collection[int], names: Collection[int], features: Collection[str]
) -> bytes | None:
    """A font with these letters only, at one weight and the defaults of its other axes; None if that is not possible.

    Args:
        weight: on the axis ``wght``, as near as the axis goes; a font without this axis keeps its own.
        letters: Unicode code points.
        names: numbers of the entries of the table ``name`` to keep.
        features: tags of OpenType features to keep in addition to those that are on in any text.
    """
    library = _library()
    if library is None or not all(hasattr(library, function) for function in _NEWER):
        return None
    data = path.read_bytes()
    face, order = _face(library, data), library.hb_subset_input_create_or_fail()
    try:
        library.hb_subset_input_set_flags(order, _NOTDEF_OUTLINE)
        _add(library, library.hb_subset_input_unicode_set(order), letters)
        _add(library, library.hb_subset_input_set(order, _NAMES), names)
        _add(library, library.hb_subset_input_set(order, _FEATURES), map(_tag, features))
        library.hb_subset_input_pin_all_axes_to_default(order, face)
        library.hb_subset_input_pin_axis_location(order, face, _tag("wght"), weight)
        return _bytes(library, library.hb_subset_or_fail(face, order))
    finally:
        library.hb_subset_input_destroy(order)
        library.hb_face_destroy(face)


def pinned(data: bytes, places: Mapping[str, float]) -> bytes | None:
    """A variable font with all of its glyphs, under their numbers, at one place on its axes; None if it cannot be cut.

    Args:
        places: a value for every axis, within its bounds (OpenType 1.9, "fvar").
    """
    library = _library()
    if library is None:
        return None
    face, order = _face(library, data), library.hb_subset_input_create_or_fail()
    try:
        library.hb_subset_input_keep_everything(order)
        library.hb_subset_input_set_flags(order, library.hb_subset_input_get_flags(order) | _RETAIN_GIDS)
        known = [library.hb_subset_input_pin_axis_location(order, face, _tag(axis), at) for axis, at in places.items()]
        return _bytes(library, library.hb_subset_or_fail(face, order)) if all(known) else None
    finally:
        library.hb_subset_input_destroy(order)
        library.hb_face_destroy(face)


@cache
def letters_of(path: Path) -> frozenset[int] | None:
    """The code points that a font has letters for; None without the subsetter."""
    library = _library()
    if library is None:
        return None
    data = path.read_bytes()
    face, letters = _face(library, data), library.hb_set_create()
    library.hb_face_collect_unicodes(face, letters)
    found, last, some = set[int](), _INVALID, (c_uint * _AT_ONCE)()
    while count := library.hb_set_next_many(letters, last, some, _AT_ONCE):
        found.update(some[:count])
        last = some[count - 1]
    library.hb_set_destroy(letters)
    library.hb_face_destroy(face)
    return frozenset(found)


@cache
def _library() -> Any:
    """The shared library with the types of its functions; None if it is not installed, or too old."""
    for name in ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"):
        try:
            library = ctypes.CDLL(name)
            _declare(library, _FUNCTIONS)
        except (OSError, AttributeError):
            continue
        with suppress(AttributeError):
            _declare(library, _NEWER)
        return library
    return None


def _declare(library: Any, functions: Mapping[str, tuple[Any, tuple[Any, ...]]]) -> None:
    for name, (result, arguments) in functions.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments


def _face(library: Any, data: bytes) -> Any:
    """A face of this data, which has to live as long as the face does."""
    blob = library.hb_blob_create(data, len(data), _READONLY, None, None)
    face = library.hb_face_create(blob, 0)
    library.hb_blob_destroy(blob)
    return face


def _add(library: Any, to: Any, values: Any) -> None:
    for value in values:
        library.hb_set_add(to, value)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def _bytes(library: Any, face: Any) -> bytes | None:
    if not face:
        return None
    blob, length = library.hb_face_reference_blob(face), c_uint()
    start = library.hb_blob_get_data(blob, ctypes.byref(length))
    data = ctypes.string_at(start, length.value) if length.value else None
    library.hb_blob_destroy(blob)
    library.hb_face_destroy(face)
    return data
