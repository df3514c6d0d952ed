"""Pages as PNG: the pixels that were given, whatever is at the end of each row."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from pipeline.render.pdf.proofs import png


@pytest.mark.parametrize("padding", [0, 1, 5])
def test_the_pixels_of_a_picture_are_those_that_were_given(padding: int) -> None:
    rows = [bytes(range(place, place + 9)) for place in (0, 60, 200)]
    data = b"".join(row + b"\xff" * padding for row in rows)
    with Image.open(io.BytesIO(png(memoryview(data), 3, 3, 9 + padding))) as picture:
        picture.load()
        assert (picture.size, picture.mode, picture.tobytes()) == ((3, 3), "RGB", b"".join(rows))
