"""The look of the theme "house", from the settings of a house: two colours and two families."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.render.theme.contrast import MINIMUM, is_color, ratio
from pipeline.render.theme.fonts import quoted
from pipeline.render.theme.house import House

_PANEL, _RULE = 0.08, 0.35  # shares of the colour in the ground of a panel and in a rule
_WHITE = "#ffffff"
_STEPS = 20


def own_tokens(house: House, tokens: Mapping[str, str]) -> dict[str, str]:
    """The tokens that the settings replace; a colour that cannot be read is refused by :func:`check_contrast`."""
    own: dict[str, str] = {}
    if house.colour:
        own |= {"color.accent": house.colour, "color.link": house.colour, "color.second": house.colour}
    if house.second_colour:
        own["color.second"] = house.second_colour
    if is_color(house.colour):
        paper = tokens["color.paper"]
        own |= {"color.panel": mixed(house.colour, paper, _PANEL), "color.rule": mixed(house.colour, paper, _RULE)}
    for name in ("accent", "link", "second"):
        if is_color(color := own.get(f"color.{name}", "")):
            own[f"dark.{name}"] = _light(color, tokens)
    families = {"font.text": house.text_font, "font.heading": house.heading_font}
    return own | {key: f"{quoted(name)}, {tokens[key]}" for key, name in families.items() if name}


def own_faces(house: House) -> dict[str, dict[str, str]]:
    """The rows of the families in a theme: a package of fontpkg, if one is installed, has their files."""
    names = filter(None, (house.text_font, house.heading_font))
    return {name: {"package": "fontpkg_" + name.lower().replace(" ", "_")} for name in names}


def mixed(one: str, other: str, share: float) -> str:
    """A colour with that share of ``one``."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _light(color: str, tokens: Mapping[str, str]) -> str:
    """The colour, as much lighter as a dark page needs."""
    grounds = (tokens["dark.paper"], tokens["dark.panel"])
    tried = (mixed(_WHITE, color, step / _STEPS) for step in range(_STEPS + 1))
    return next((one for one in tried if all(ratio(one, ground) >= MINIMUM for ground in grounds)), _WHITE)
