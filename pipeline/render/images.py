"""Turn arbitrary image bytes into a picture that every writer accepts, or raise the reason why that fails.

PNG, JPEG and GIF of common kinds stay as they are. Others are redrawn: WebP and the like as PNG, photographs that are
stored sideways turned upright, images that are larger than print can show made smaller. A drawing (SVG) keeps its
shapes and loses everything that could act or fetch (:mod:`pipeline.render.drawings`).
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from pipeline.model import Image
from pipeline.render import drawings

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MOST_BYTES = 20_000_000  # of one image, as it comes
_MOST_PIXELS = 64_000_000
_WIDEST = 2400  # pixels: the width of the text at some 400 dpi
_QUALITY = 88  # of a JPEG that has to be made smaller, on Pillow's scale of 1 to 95
_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif"}
_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})


class RefusedError(ValueError):
    """The image cannot be printed; the message is the reason."""


def admit(data: bytes, stem: str) -> Image:
    """Check and convert an image.

    Args:
        data: bytes of a file.
        stem: name of the image within the document; the suffix follows from the bytes.

    Raises:
        RefusedError: it is not an image, is damaged, or too large.
    """
    if len(data) > MOST_BYTES:
        raise RefusedError(f"it is larger than {MOST_BYTES // 1_000_000} MB")
    if drawings.is_drawing(data):
        return _drawing(data, stem)
    import PIL.Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", PIL.Image.DecompressionBombWarning)
            with PIL.Image.open(io.BytesIO(data)) as picture:
                return _picture(picture, data, stem)
    except (
        OSError,
        ValueError,
        SyntaxError,
        PIL.Image.DecompressionBombWarning,
        PIL.Image.DecompressionBombError,
    ) as error:
        raise RefusedError("it is not an image that can be read") from error


def as_png(image: Image) -> bytes:
    """A raster image as PNG, for formats that support fewer kinds; for a drawing an empty picture of its shape."""
    import PIL.Image

    if image.media_type == drawings.MEDIA_TYPE:
        return _saved(PIL.Image.new("LA", (min(image.width, 64), min(image.height, 64)), (255, 0)), "PNG")
    with PIL.Image.open(io.BytesIO(image.data)) as picture:
        return _saved(picture.copy(), "PNG")


def _drawing(data: bytes, stem: str) -> Image:
    try:
        harmless, width, height = drawings.sanitised(data)
    except ValueError as error:
        raise RefusedError(str(error)) from error
    return Image(f"{stem}.svg", drawings.MEDIA_TYPE, harmless, width, height)


def _picture(picture: Picture, data: bytes, stem: str) -> Image:
    if picture.width * picture.height > _MOST_PIXELS:
        raise RefusedError(f"it has more than {_MOST_PIXELS // 1_000_000} million pixels")
    picture.load()
    kind = picture.format or ""
    if not _is_common(picture, kind):
        picture, kind = _drawn_anew(picture, kind)
        data = _saved(picture, kind)
    return Image(f"{stem}.{kind.lower().replace('jpeg', 'jpg')}", _TYPES[kind], data, picture.width, picture.height)


def _is_common(picture: Picture, kind: str) -> bool:
    """Whether the bytes can go into every format unchanged; metadata of a camera may reveal a location."""
    moving = getattr(picture, "is_animated", False)
    plain = kind in _TYPES and picture.mode in _MODES and not moving and picture.width <= _WIDEST
    return plain and not picture.getexif()


def _drawn_anew(picture: Picture, kind: str) -> tuple[Picture, str]:
    """Redraw upright, without camera metadata, in RGB or grey, and no larger than print can show."""
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(picture)
    mode = "RGBA" if upright.has_transparency_data else "L" if upright.mode in ("1", "L") else "RGB"
    drawn = upright.convert(mode)
    if drawn.width > _WIDEST:
        drawn = drawn.resize((_WIDEST, max(1, round(drawn.height * _WIDEST / drawn.width))), reducing_gap=2.0)
    return drawn, "JPEG" if kind in ("JPEG", "MPO") or (kind == "WEBP" and mode == "RGB") else "PNG"


def _saved(picture: Picture, kind: str) -> bytes:
    out = io.BytesIO()
    how: dict[str, Any] = {"quality": _QUALITY} if kind == "JPEG" else {"optimize": False}
    picture.save(out, kind, **how)
    return out.getvalue()
