"""Images: bytes that may be anything become a picture that every writer can take, or a reason why they do not.

What stays as it is: PNG, JPEG and GIF of a common kind. Others are drawn anew: WebP and the like as PNG, photographs
that lie on their side turned, what is larger than print can show made smaller. A drawing (SVG) keeps its shapes and
loses whatever could act or fetch (:mod:`pipeline.render.drawings`).
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
_WIDEST = 2400  # pixels: the width of the text at some 400 to the inch
_QUALITY = 88  # of a JPEG that has to be made smaller, Pillow's scale of 1 to 95
_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif"}
_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})


class RefusedError(ValueError):
    """Why these bytes are no image that can be printed."""


def admit(data: bytes, stem: str) -> Image:
    """The image that ``data`` is.

    Args:
        data: the bytes of a file.
        stem: names the image within the document; the ending is found from the bytes.

    Raises:
        RefusedError: it is no image, a broken one, or too large.
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
        raise RefusedError("it is no image that can be read") from error


def as_png(image: Image) -> bytes:
    """A raster image as PNG, for a format that knows fewer kinds; of a drawing an empty picture of its shape."""
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
    """Whether the bytes can go into every format as they are; what a camera adds may say where it was."""
    moving = getattr(picture, "is_animated", False)
    plain = kind in _TYPES and picture.mode in _MODES and not moving and picture.width <= _WIDEST
    return plain and not picture.getexif()


def _drawn_anew(picture: Picture, kind: str) -> tuple[Picture, str]:
    """Upright, without what a camera adds, in colours of the screen, and not larger than print can show."""
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
