"""Cut a variable font down to one position on its axes, by HarfBuzz's subsetter (hb-subset, HarfBuzz 6 and newer).

OpenType 1.9, "fvar": an axis has a tag, a smallest, a default and a largest value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont


class Savable(Protocol):
    """The part of a finished font that WeasyPrint uses."""

    def save(self, file: BinaryIO) -> None:
        """Write the font."""


Cutter = Callable[..., Savable]

_DECLARATIONS = """
typedef struct hb_blob_t hb_blob_t;
typedef struct hb_face_t hb_face_t;
typedef struct hb_subset_input_t hb_subset_input_t;
hb_blob_t *hb_blob_create(const char *data, unsigned int length, int mode, void *user_data, void *destroy);
const char *hb_blob_get_data(hb_blob_t *blob, unsigned int *length);
void hb_blob_destroy(hb_blob_t *blob);
hb_face_t *hb_face_create(hb_blob_t *blob, unsigned int index);
hb_blob_t *hb_face_reference_blob(hb_face_t *face);
void hb_face_destroy(hb_face_t *face);
hb_subset_input_t *hb_subset_input_create_or_fail(void);
void hb_subset_input_destroy(hb_subset_input_t *input);
void hb_subset_input_keep_everything(hb_subset_input_t *input);
void hb_subset_input_set_flags(hb_subset_input_t *input, unsigned int value);
unsigned int hb_subset_input_get_flags(hb_subset_input_t *input);
int hb_subset_input_pin_axis_location(hb_subset_input_t *input, hb_face_t *face, unsigned int tag, float value);
hb_face_t *hb_subset_or_fail(hb_face_t *source, const hb_subset_input_t *input);
"""
_READONLY = 1  # HB_MEMORY_MODE_READONLY
_RETAIN_GIDS = 2  # HB_SUBSET_FLAGS_RETAIN_GIDS


def cutter(slow: Cutter) -> Cutter:
    """A replacement for ``fontTools.varLib.instancer.instantiateVariableFont``, with the same parameters.

    Args:
        slow: the original, used without HarfBuzz's subsetter and for fonts that it rejects.
    """
    library = _library()
    if library is None:
        return slow
    ffi, harfbuzz = library

    def cut(font: TTFont, location: Mapping[str, float], **options: Any) -> Savable:
        data = _cut(ffi, harfbuzz, font.reader.file.getvalue(), _places(font, location))
        return _Static(data) if data else slow(font, location, **options)

    return cut


class _Static:
    """A font as bytes, with the one method of ``TTFont`` that WeasyPrint uses."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def save(self, file: BinaryIO) -> None:
        file.write(self._data)


def _library() -> tuple[Any, Any] | None:
    import cffi

    ffi = cffi.FFI()
    ffi.cdef(_DECLARATIONS)
    for name in ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"):
        try:
            library = ffi.dlopen(name)
            _ = library.hb_subset_input_pin_axis_location, library.hb_subset_input_keep_everything
        except (OSError, AttributeError):
            continue
        return ffi, library
    return None


def _places(font: TTFont, location: Mapping[str, float]) -> dict[str, float]:
    """A value for every axis, within its bounds."""
    wanted = {axis.axisTag: location.get(axis.axisTag, axis.defaultValue) for axis in font["fvar"].axes}
    return {a.axisTag: min(max(wanted[a.axisTag], a.minValue), a.maxValue) for a in font["fvar"].axes}


def _cut(ffi: Any, harfbuzz: Any, data: bytes, places: Mapping[str, float]) -> bytes | None:
    held = ffi.from_buffer(data)  # must live as long as the blob, which does not copy it
    blob = ffi.gc(harfbuzz.hb_blob_create(held, len(data), _READONLY, ffi.NULL, ffi.NULL), harfbuzz.hb_blob_destroy)
    face = ffi.gc(harfbuzz.hb_face_create(blob, 0), harfbuzz.hb_face_destroy)
    order = ffi.gc(harfbuzz.hb_subset_input_create_or_fail(), harfbuzz.hb_subset_input_destroy)
    harfbuzz.hb_subset_input_keep_everything(order)
    harfbuzz.hb_subset_input_set_flags(order, harfbuzz.hb_subset_input_get_flags(order) | _RETAIN_GIDS)
    for tag, value in places.items():
        if not harfbuzz.hb_subset_input_pin_axis_location(order, face, int.from_bytes(tag.encode(), "big"), value):
            return None
    cut = harfbuzz.hb_subset_or_fail(face, order)
    return _bytes(ffi, harfbuzz, ffi.gc(cut, harfbuzz.hb_face_destroy)) if cut else None


def _bytes(ffi: Any, harfbuzz: Any, face: Any) -> bytes | None:
    blob = ffi.gc(harfbuzz.hb_face_reference_blob(face), harfbuzz.hb_blob_destroy)
    length = ffi.new("unsigned int *")
    start = harfbuzz.hb_blob_get_data(blob, length)
    return ffi.buffer(start, length[0])[:] if length[0] else None
