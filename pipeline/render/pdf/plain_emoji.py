"""Emoji in outlines of one colour, also on a machine with a font of coloured ones.

Pango asks for a coloured font wherever a text has emoji, and the pictures of such a font break PDF/A-3 (ISO 19005-3,
6.2.8: no interpolation). This rule asks for one without colours, which the default theme brings (``[faces.emoji]``). It
comes after the rules of the machine, so it has the last word.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_RULE = b"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><match target="pattern">
  <test name="family"><string>emoji</string></test>
  <edit name="color" mode="assign"><bool>false</bool></edit>
</match></fontconfig>"""


def without_colours(start: Callable[[Any], None], fontconfig: Any) -> Callable[[Any], None]:
    """The start of a configuration of fonts, with our rule.

    Args:
        fontconfig: the C library, as WeasyPrint opened it.
    """

    def started(configuration: Any) -> None:
        start(configuration)
        fontconfig.FcConfigParseAndLoadFromMemory(configuration._config, _RULE, True)

    return started
