"""The styles of a returned OpenDocument text: the names that people see, and looks switched on or off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.read.odt.odf_names import FO, OFFICE, STYLE
from pipeline.read.returned.style_looks import named_looks

if TYPE_CHECKING:
    from pipeline.read.office.xmltree import Element

_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_DEEPEST = 20
Switches = dict[str, bool]


class CopyStyles:
    """Styles by their names in the file."""

    def __init__(self, *roots: Element | None) -> None:
        self._based: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._own: dict[str, Switches] = {}
        self._automatic: set[str] = set()
        for root in roots:
            for style in () if root is None else root.iter(STYLE + "style"):
                name = f"{style.get(STYLE + 'family')} {style.get(STYLE + 'name')}"
                self._names[name] = (
                    style.get(STYLE + "display-name") or _decoded(style.get(STYLE + "name") or "")
                ).lower()
                if parent := style.get(STYLE + "parent-style-name"):
                    self._based[name] = f"{style.get(STYLE + 'family')} {parent}"
                self._own[name] = _switches(style.find(STYLE + "text-properties"))
                above = style.getparent()
                if above is not None and above.tag == OFFICE + "automatic-styles":
                    self._automatic.add(name)

    def paragraph(self, name: str | None) -> str:
        """The name of the paragraph style that an editor sees."""
        key = f"paragraph {name}"
        for _ in range(_DEEPEST):
            if key not in self._automatic or key not in self._based:
                break
            key = self._based[key]
        return self._names.get(key) or _decoded(key.removeprefix("paragraph ")).lower()

    def direct(self, name: str | None) -> Switches:
        """The looks that direct formatting gives to a whole paragraph."""
        key = f"paragraph {name}"
        return self._own.get(key, {}) if key in self._automatic else {}

    def span(self, name: str | None) -> Switches:
        """The looks that a character style switches on or off."""
        chain: list[str] = []
        key = f"text {name}"
        while key and key not in chain and len(chain) < _DEEPEST:
            chain.append(key)
            key = self._based.get(key, "")
        found: Switches = {}
        for one in reversed(chain):
            known = None if one in self._automatic else named_looks(self._names.get(one) or _decoded(one[5:]).lower())
            own = self._own.get(one, {})
            if one not in self._automatic:  # the underline of a link's style is no editor's
                own = {kind: on for kind, on in own.items() if kind not in UNHELD}
            found |= own if known is None else dict.fromkeys(known, True)
        return found


# Looks that no manuscript can hold: the merge refuses them with their place.
UNHELD = ("underline", "highlight", "capitals")
_UNHELD = (
    (STYLE + "text-underline-style", "underline"),
    (FO + "background-color", "highlight"),
    (FO + "text-transform", "capitals"),
    (FO + "font-variant", "capitals"),
)


def _switches(properties: Element | None) -> Switches:
    if properties is None:
        return {}
    found: Switches = {}
    weights = [
        properties.get(name)
        for name in (FO + "font-weight", STYLE + "font-weight-asian", STYLE + "font-weight-complex")
    ]
    if any(weights):
        found["strong"] = any(weight in _BOLD for weight in weights)
    slants = [
        properties.get(name) for name in (FO + "font-style", STYLE + "font-style-asian", STYLE + "font-style-complex")
    ]
    if any(slants):
        found["em"] = any(slant in ("italic", "oblique") for slant in slants)
    if line := properties.get(STYLE + "text-line-through-style"):
        found["strike"] = line != "none"
    for name, kind in _UNHELD:
        if value := properties.get(name):
            found[kind] = value not in ("none", "normal", "transparent")
    if position := properties.get(STYLE + "text-position"):
        found |= {"sup": position.startswith("super"), "sub": position.startswith("sub")}
    return found


def _decoded(name: str) -> str:
    """``Text_20_body`` is "Text body"."""
    parts = name.split("_")
    out = [parts[0]]
    place = 1
    while place < len(parts):
        code = parts[place]
        if place + 1 < len(parts) and len(code) in (2, 4) and all(sign in "0123456789abcdef" for sign in code):
            out.append(chr(int(code, 16)) + parts[place + 1])
            place += 2
        else:
            out.append("_" + code)
            place += 1
    return "".join(out)
