"""Add the logo of the house at the top of the page, for formats whose style sheets cannot draw it."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from pipeline.model import Page

if TYPE_CHECKING:
    from pipeline.render.theme import Theme

# CSS pixels (Values and Units, section 6.2): as high as on paper, 12 mm, and no wider than half of a narrow screen.
_HIGH, _WIDE = 45, 180
_HEADER_RE = re.compile(r'<header class="title-block"[^>]*>\n')


def with_logo(page: Page, theme: Theme) -> Page:
    """The page with the logo at its beginning, if the house has one; its alternative text is the house's name."""
    logo = theme.logo
    if logo is None:
        return page
    scale = min(_HIGH / logo.height, _WIDE / logo.width)
    sized = replace(logo, width=max(1, round(logo.width * scale)), height=max(1, round(logo.height * scale)))
    words = escape(theme.house.organisation or "Logo")
    size = f'width="{sized.width}" height="{sized.height}"'
    figure = f'<figure><img src="{sized.name}" alt="{words}" {size}/></figure>\n'
    text = _HEADER_RE.sub(lambda found: found[0] + figure, page.xhtml, count=1)
    return replace(page, xhtml=text, images=(sized, *page.images))
