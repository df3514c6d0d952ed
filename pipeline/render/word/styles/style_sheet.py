"""Word styles from the theme: ``[word.styles]`` names each one; values are tokens (``$size.text``) or literals."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pipeline.errors import LayoutError
from pipeline.render.word.housestyle import HouseStyle, in_scheme_only
from pipeline.render.word.measure import points, total, twips
from pipeline.render.word.ooxml import Element, add, root
from pipeline.render.word.styles.scheme import first_family, tied, untied
from pipeline.render.word.styles.style_names import is_words_own, style_id, written_name
from pipeline.render.word.styles.style_properties import (
    write_fonts,
    write_paragraph,
    write_run,
    write_size,
    write_table,
)
from pipeline.render.word.words.direction import Fonts, Script

_PLACE = "the table [word.styles] of theme.toml"
_TOKEN_RE = re.compile(r"\$([a-z]+\.[a-z0-9-]+)")
_KINDS = ("paragraph", "character", "table")


@dataclass(frozen=True, slots=True)
class Style:
    """A style with its own values, tokens resolved; ``full`` includes the inherited ones.

    ``adopted`` is a style of a house's file with the identifier ``known_as``; ``title`` is the name of one of ours
    among the styles of a house.
    """

    name: str
    kind: str
    own: Mapping[str, Any]
    full: Mapping[str, Any]
    known_as: str = ""
    title: str = ""
    adopted: bool = False

    @property
    def id(self) -> str:
        """The identifier used in the document's text."""
        return self.known_as or style_id(self.name)

    def points(self, key: str, default: float = 0.0) -> float:
        """A length among the values, in points."""
        return points(self.full[key]) if key in self.full else default


class Sheet:
    """Every style of a document: the theme's, and the combinations that its text needs.

    Args:
        styles: the raw table ``[word.styles]``.
        tokens: ``group.key`` to value.
        script: script of the document's language.
        fonts: the font for each script that the theme's fonts lack.
        width: width of the text, in twips, for tab stops at the right edge.
        house: the house's styles, which take precedence over the theme's.

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
    ) -> None:
        self._tokens, self._script, self._fonts, self._width = tokens, script, fonts, width
        self._styles: dict[str, Style] = {}
        self.house = house
        self._lists = house.first_list - 1 if house else 0
        for name, raw in styles.items():
            self._styles[name] = self._read(name, raw)

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
            raise LayoutError(sentence, place=_PLACE, hint=hint)
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
        """Replace the styles of ``word/styles.xml``; its list of latent styles is kept.

        A house keeps its own styles, and gets the missing ones.
        """
        if self.house is None:
            for child in list(part):
                if not child.tag.endswith("}latentStyles"):
                    part.remove(child)
            part.insert(0, self._defaults())
        for style in self:
            if not style.adopted:
                self._write(style, part)

    def _read(self, name: str, raw: Mapping[str, Any]) -> Style:
        own = {key: self._value(name, key, value) for key, value in raw.items()}
        upright = own.pop("without-italics", None)
        if not self._script.has_italics and own.get("italic"):
            own |= {"italic": False} | ({"weight": upright} if upright else {})
        kind = own.pop("kind", "paragraph")
        if kind not in _KINDS:
            hint = f"one of {', '.join(sorted(_KINDS))}"
            raise LayoutError(f"style {name!r} is of an unknown kind: {kind!r}", place=_PLACE, hint=hint)
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

    def _value(self, name: str, key: str, value: Any) -> Any:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, 1)
            hint = f"`{near[0]}`" if near else None
            raise LayoutError(f"style {name!r} has an unknown key: {key!r}", place=_PLACE, hint=hint)
        if not isinstance(value, str):
            return value
        text = _TOKEN_RE.sub(lambda found: self._token(name, found[1]), value)
        return _one_family(text) if key == "font" else total(text)

    def _token(self, name: str, token: str) -> str:
        if token not in self._tokens:
            close = difflib.get_close_matches(token, self._tokens, 1)
            hint = f"${close[0]}" if close else "a token that `briefing themes show` lists"
            sentence = f"style {name!r} refers to a token that the theme lacks: ${token}"
            raise LayoutError(sentence, place=_PLACE, hint=hint)
        return tied(token, self._tokens[token])

    def _defaults(self) -> Element:
        defaults = root("w:docDefaults")
        base = next(iter(self._styles.values()))
        run = add(add(defaults, "w:rPrDefault"), "w:rPr")
        write_fonts(run, base.full, self._fonts)
        write_size(run, base.full)
        add(run, "w:lang", **self._script.languages())
        add(add(defaults, "w:pPrDefault"), "w:pPr")
        return defaults

    def _write(self, style: Style, part: Element) -> None:
        first = self.house is None and style.name == next(iter(self._styles))
        head = {"type": style.kind} | ({"default": 1} if first else {})
        head |= {} if is_words_own(style.name) else {"customStyle": 1}
        element = add(part, "w:style", **head, styleId=style.id)
        add(element, "w:name", val=written_name(style.title or style.name))
        self._write_relations(element, style)
        if style.kind != "character":
            direction = style.own.get("right-to-left", True if first and self._script.right_to_left else None)
            edge = twips(style.full["left"]) if "left" in style.full else 0
            properties = add(element, "w:pPr")
            own = style.own if style.kind == "paragraph" else _of_its_words(style.own)
            write_paragraph(
                properties,
                own,
                edge=edge,
                width=self._width,
                below=self._inherited_tab(style),
                right_to_left=direction,
                mirrored=self.mirrored,
            )
        if style.kind != "table":
            write_run(add(element, "w:rPr"), style.own, self._fonts)
        else:
            write_table(element, style.own)
        if self.house:
            in_scheme_only(element)

    def _inherited_tab(self, style: Style) -> int:
        base = self._styles.get(style.own.get("based", ""))
        return twips(base.full["left"]) if base and {"hanging", "left"} <= base.full.keys() else 0

    def _write_relations(self, element: Element, style: Style) -> None:
        for key, name in (("based", "w:basedOn"), ("next", "w:next")):
            if key in style.own:
                other = self._styles.get(style.own[key])
                add(element, name, val=other.id if other else style_id(style.own[key]))
        add(element, "w:uiPriority", val=1 if style.kind == "paragraph" else 10)
        add(element, "w:qFormat")


_TO_THE_MIDDLE = 0.6  # of the width for a number: the position of its middle in right-to-left text
_NOT_INHERITED = {"based", "next", "unlabelled", "on-new-page", "outline", "counter"}
_KEYS = {
    *("kind", "based", "next", "unlabelled", "on-new-page", "outline", "list", "level"),
    *(
        "font",
        "size",
        "color",
        "weight",
        "italic",
        "without-italics",
        "caps",
        "small-caps",
        "strike",
        "underline",
        "vertical",
        "spaced",
    ),
    *("keep-next", "keep-lines", "break-before", "contextual", "align", "right-tab", "exact", "suffix", "counter"),
    *("before", "after", "leading", "left", "right", "hanging", "first-line"),
    *("border-top", "border-bottom", "border-left", "border-right", "border-head"),
    *("shade", "no-proof", "no-hyphens", "number"),
}


def _of_its_words(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """The properties of the text in a table style: indent and rules belong to the table itself."""
    own = {"left", "right"} | {key for key in table if key.startswith("border-")}
    return {key: value for key, value in table.items() if key not in own}


def _one_family(stack: str) -> str:
    names, place = untied(stack)
    return f"{first_family(names)}@{place}" if place else first_family(names)
