"""Word styles from the theme: ``[word.styles]`` names each one; values are tokens (``$size.text``) or literals."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.errors import LayoutError
from pipeline.kept import kept, version_of
from pipeline.render.word.housestyle import HouseStyle
from pipeline.render.word.measure import points
from pipeline.render.word.ooxml import Element, parse, xml
from pipeline.render.word.styles.scheme import untied
from pipeline.render.word.styles.style import PLACE, Style, kind_of, value_of
from pipeline.render.word.styles.style_properties import write_run
from pipeline.render.word.styles.styles_part import StylesPart
from pipeline.render.word.words.direction import Fonts, Script

_TO_THE_MIDDLE = 0.6  # of the width for a number: the position of its middle in right-to-left text
_PLACE = Path(__file__).parent.parent  # of the modules that write styles
_NOT_INHERITED = {"based", "next", "unlabelled", "on-new-page", "outline", "counter"}


class Sheet:
    """Every style of a document: the theme's, and the combinations that its text needs.

    Args:
        styles: the raw table ``[word.styles]``.
        tokens: ``group.key`` to value.
        script: script of the document's language.
        fonts: the font for each script that the theme's fonts lack.
        width: width of the text, in twips, for tab stops at the right edge.
        house: the house's styles, which take precedence over the theme's.
        pane: the styles to show in Word's lists, in their order; () for all.

    Raises:
        LayoutError: an unknown key, token, kind or base.
    """

    def __init__(
        self,
        styles: Mapping[str, Any],
        tokens: Mapping[str, str],
        script: Script,
        fonts: Fonts,
        width: int,
        house: HouseStyle | None = None,
        pane: Sequence[str] = (),
    ) -> None:
        self._tokens, self._script, self._fonts, self._width = tokens, script, fonts, width
        self._styles: dict[str, Style] = {}
        self.house = house
        self._pane = tuple(pane)
        self._lists = house.first_list - 1 if house else 0
        for name, raw in styles.items():
            self._styles[name] = self._read(name, raw)
        self._given = len(self._styles)
        self._key = (styles, tokens, script, fonts, width, pane)  # what decides the styles of the theme

    @property
    def mirrored(self) -> bool:
        """Whether the document runs from right to left."""
        return self._script.right_to_left

    def __iter__(self) -> Iterator[Style]:
        return iter(self._styles.values())

    def get(self, name: str) -> Style:
        """The style of that name.

        Raises:
            LayoutError: a row of the theme names a style that the theme does not define.
        """
        if name not in self._styles:
            close = difflib.get_close_matches(name, self._styles, 1)
            hint = close[0] if close else f'a line "{name}" = {{ based = "Normal" }}'
            sentence = f"the theme names a Word style that it does not define: {name!r}"
            raise LayoutError(sentence, place=PLACE, hint=hint)
        return self._styles[name]

    def combined(self, names: tuple[str, ...]) -> Style:
        """One character style for text with several styles, since Word allows only one for a run."""
        unique = tuple(dict.fromkeys(names))
        name = " and ".join(unique)
        if name not in self._styles:
            parts = [self.get(part) for part in unique]
            own = {key: value for part in parts[1:] for key, value in part.full.items() if key != "based"}
            own |= {"based": unique[0]}
            self._styles[name] = self._known(Style(name, "character", own, {**parts[0].full, **own}))
        return self._styles[name]

    def varied(self, style: Style, name: str, own: Mapping[str, Any]) -> Style:
        """A paragraph style like another, but with the values ``own``, named after it and ``name``.

        Variants for a place are styles too, never direct formatting.
        """
        full_name = f"{style.name} {name}"
        if full_name not in self._styles:
            varied = Style(full_name, "paragraph", {"based": style.name, **own}, {**style.full, **own})
            self._styles[full_name] = self._known(varied)
        return self._styles[full_name]

    def font_names(self) -> list[str]:
        """Every font that the styles name, for any script."""
        named = {untied(str(style.own["font"])) for style in self if "font" in style.own}
        scripts = {choose(*name) for name in named for choose in (self._fonts.east_asian, self._fonts.complex)}
        return sorted(scripts | {name for name, _ in named})

    def write_look(self, name: str, properties: Element) -> None:
        """Write the properties of a character style where Word takes no style name: in the number of a list."""
        write_run(properties, self.get(name).full, self._fonts)

    def write_into(self, part: Element) -> None:
        """Write the styles into a ``word/styles.xml`` that has a list of latent styles alone, or into that of a house.

        A house keeps its own styles, and gets the missing ones. Those of a theme are the same for each text in a
        language.
        """
        house, known = self.house is not None, list(self._styles.values())
        writer = StylesPart(self._styles, self._script, self._fonts, self._width, self._pane, house)
        if not house:
            of_theme = known[: self._given]
            ours = parse(kept("word", (version_of(_PLACE), repr(self._key)), lambda: xml(writer.made(of_theme))))
            part.insert(0, ours[0])  # the defaults
            part.extend(list(ours))
            known = known[self._given :]
        writer.write(known, part)

    def _read(self, name: str, raw: Mapping[str, Any]) -> Style:
        own = {key: value_of(name, key, value, self._tokens) for key, value in raw.items()}
        upright = own.pop("without-italics", None)
        if not self._script.has_italics and own.get("italic"):
            own |= {"italic": False} | ({"weight": upright} if upright else {})
        kind = kind_of(name, own)
        own.pop("kind", None)
        base = own.get("based")
        inherited = {} if base is None else self.get(base).full
        if "list" in own:
            own["list-id"] = self._list_of(own, inherited)
        full = {k: v for k, v in inherited.items() if k not in _NOT_INHERITED} | own
        # A paragraph shaded like a list forms one panel with it; Word and LibreOffice draw that only if the indents are
        # equal.
        if self.mirrored and "hanging" in own and ("list" in full or "shade" in full):
            own["hanging"] = full["hanging"] = f"{points(own['hanging']) * _TO_THE_MIDDLE:.2f}pt"
        return self._known(Style(name, kind, own, full))

    def _known(self, style: Style) -> Style:
        """The style under the name that it has among those of the house."""
        if self.house is None:
            return style
        if identifier := self.house.id_of(style.kind, style.name):
            return replace(style, known_as=identifier, adopted=True)
        title, identifier = self.house.free(style.name)
        return replace(style, known_as=identifier, title=title)

    def _list_of(self, own: Mapping[str, Any], inherited: Mapping[str, Any]) -> int:
        """A deeper level belongs to the list of the style it is based on; a first level is a list of its own."""
        if own.get("level", 1) > 1 and "list-id" in inherited:
            return int(inherited["list-id"])
        self._lists += 1
        return self._lists
