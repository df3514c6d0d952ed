"""Settings of the house for all documents: its name, logo and legal line, the paper, one or two sides."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import LayoutError
from pipeline.model import Image

PAPERS = ("a4", "letter", "a5", "legal")

LEVELS = ("a", "aa")  # WCAG 2.2, chapter 5, as settings write them

_KINDS = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_LARGEST = 2_000_000  # bytes: the style sheet of every page contains the logo


@dataclass(frozen=True, slots=True)
class House:
    """``logo`` is a file of :data:`_KINDS`; ``paper`` one of :data:`PAPERS`, or empty for the theme's own.

    ``colour``, ``second_colour``, ``text_font`` and ``heading_font`` are the look of the theme "house"; ``masthead`` is
    printed in place of the organisation. ``series`` is printed above the title, ``cite``, ``licence`` and ``legal`` at
    the end. ``changes``: whether the colophon lists the changes of cleaning in a table. ``edits``: whether words that
    an editor put into what was said are in square brackets. ``glance``: whether a block "At a glance" follows the
    title. ``embed_fonts``: whether EPUB and XHTML contain the fonts of their theme. ``duplex``: the paper is printed on
    both sides, so that the margins of a left page mirror those of a right one. ``wcag``: the level of accessibility
    that an EPUB claims, one of :data:`LEVELS` in capitals, or empty for the first.
    """

    organisation: str = ""
    legal: str = ""
    logo: Path | None = None
    paper: str = ""
    duplex: bool = False
    glance: bool = True
    colour: str = ""
    second_colour: str = ""
    text_font: str = ""
    heading_font: str = ""
    masthead: str = ""
    series: str = ""
    cite: str = ""
    licence: str = ""
    changes: bool = False
    edits: bool = False
    embed_fonts: bool = True
    wcag: str = ""

    def css(self) -> str:
        """The rules to add at the end of the paged style sheet.

        Raises:
            LayoutError: the logo cannot be read, is too large, or has a format that cannot be printed.
        """
        return _LOGO.format(address=_address(self.logo)) if self.logo else ""

    def image(self) -> Image | None:
        """The logo as a picture, None without one.

        Raises:
            LayoutError: it cannot be read, or is not a picture.
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
        """The rules to add to the sheet for texts from right to left, whose books open on the other side."""
        return _MIRRORED_RTL if self.duplex else ""


NO_HOUSE = House()
_LOGO = '.title-block {{ background-image: url("{address}"); padding-top: var(--page-logo); }}\n'
# A book of such a text opens on the other side, so its first page is a left one.
_MIRRORED_RTL = """
@page :left { margin-left: var(--page-margin-outside); margin-right: var(--page-margin-inside); }
@page :right { margin-left: var(--page-margin-inside); margin-right: var(--page-margin-outside); }
"""


def _address(logo: Path) -> str:
    """The picture as a ``data:`` address, so that layout opens no file."""
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
            hint="the path of an image next to briefing.toml",
        ) from error
    if len(data) > _LARGEST:
        raise LayoutError(f"the logo is too large: {len(data)} bytes", place=str(logo), hint="a file below 2 MB")
    return f"data:{kind};base64,{b64encode(data).decode()}"
