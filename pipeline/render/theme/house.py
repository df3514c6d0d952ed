"""What a house decides for all of its documents: its name, logo and legal line, the paper, one side or two."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import LayoutError
from pipeline.model import Image

PAPERS = ("a4", "letter", "a5", "legal")

_KINDS = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_LARGEST = 2_000_000  # bytes: the logo stands in the style sheet, which every page is laid out with


@dataclass(frozen=True, slots=True)
class House:
    """``logo`` is a file of :data:`_KINDS`; ``paper`` one of :data:`PAPERS`, or empty for the theme's own.

    ``glance``: whether a block "At a glance" stands under the title.
    ``embed_fonts``: whether an EPUB brings the fonts of its theme.
    ``duplex``: the paper is printed on both sides, so that the margins of a left page mirror those of a right one.
    """

    organisation: str = ""
    legal: str = ""
    logo: Path | None = None
    paper: str = ""
    duplex: bool = False
    glance: bool = True
    embed_fonts: bool = False

    def css(self) -> str:
        """What the paged style sheet gets at its end.

        Raises:
            LayoutError: the logo cannot be read, is too large, or is no picture of a kind that can be printed.
        """
        return _LOGO.format(address=_address(self.logo)) if self.logo else ""

    def image(self) -> Image | None:
        """The logo as a picture, None where there is none.

        Raises:
            LayoutError: it cannot be read, or is no picture.
        """
        if self.logo is None:
            return None
        from pipeline.render.images import RefusedError, admit

        try:
            return admit(self.logo.read_bytes(), "images/logo")
        except (OSError, RefusedError) as error:
            raise LayoutError(
                f"the logo cannot be used: {error}",
                place=str(self.logo),
                hint="a picture as svg, png or jpg at the path that `logo` names",
            ) from error

    def css_rtl(self) -> str:
        """What the sheet for texts from right to left gets, whose books open at the other side."""
        return _MIRRORED_RTL if self.duplex else ""


NO_HOUSE = House()
_LOGO = '.title-block {{ background-image: url("{address}"); padding-top: var(--page-logo); }}\n'
# A book of such a text opens at the other side, so its first page is a left one.
_MIRRORED_RTL = """
@page :left { margin-left: var(--page-margin-outside); margin-right: var(--page-margin-inside); }
@page :right { margin-left: var(--page-margin-inside); margin-right: var(--page-margin-outside); }
"""


def _address(logo: Path) -> str:
    """The picture as a ``data:`` address, so that laying out opens no file."""
    kind = _KINDS.get(logo.suffix.lower())
    if kind is None:
        raise LayoutError(
            f"a logo may not be a file of the kind {logo.suffix!r}", place=str(logo), hint=f"one of {', '.join(_KINDS)}"
        )
    try:
        data = logo.read_bytes()
    except OSError as error:
        raise LayoutError(
            f"the logo cannot be read: {error.strerror}",
            place=str(logo),
            hint="the path of an image beside briefing.toml",
        ) from error
    if len(data) > _LARGEST:
        raise LayoutError(f"the logo is too large: {len(data)} bytes", place=str(logo), hint="a file below 2 MB")
    return f"data:{kind};base64,{b64encode(data).decode()}"
