"""Read the text of a PDF's pages from content streams and fonts, by the numbers of the structure tree.

Source: ISO 32000-1, 7.8 (content streams) and 14.6 (marked content).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pipeline.check.pdf.glyphs import Font, read_font
from pipeline.check.pdf.order import logical
from pipeline.check.unpacked import stream_bytes

# Everything else between these (numbers, colours, paths) is skipped by the regex engine.
_TOKEN_RE = re.compile(
    rb"""
      \[(?P<glyphs>[^\]()]*+)\]\s*+TJ\b                                # an array of strings in hexadecimal
    | /(?P<tag>[^\s/<>\[\]()]++)\s*+(?P<dict><<(?:[^<>()]|<[0-9A-Fa-f\s]*+>|\((?:[^()\\]|\\.)*+\))*+>>)\s*+BDC\b
    | /(?P<tag2>[^\s/<>\[\]()]++)\s*+/(?P<named>[^\s/<>\[\]()]++)\s++BDC\b
    | /(?P<tag3>[^\s/<>\[\]()]++)\s++BMC\b
    | /(?P<font>[^\s/<>\[\]()]++)\s++[-+.\d]++\s++Tf\b
    | /(?P<form>[^\s/<>\[\]()]++)\s++Do\b
    | \b(?P<end>EMC)\b
    | <(?P<hex>[0-9A-Fa-f\s]*+)>
    | \((?P<literal>(?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+)\)
    | \bBI\b.*?\bEI\b                                                  # an image within the stream
    """,
    re.VERBOSE | re.DOTALL,
)
_HEX_RE = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_MCID_RE = re.compile(rb"/MCID\s+(\d+)")
_ACTUAL_RE = re.compile(rb"/ActualText\s*(?:<([0-9A-Fa-f\s]*)>|\(((?:[^()\\]|\\.)*)\))", re.DOTALL)
_ESCAPE_RE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}


_DEEPEST_FORM = 8


@dataclass(slots=True)
class _Mark:
    """Open marked content: ``number`` is its own or that of the enclosing one, None outside of all."""

    number: int | None
    hidden: bool = False


@dataclass(slots=True)
class PageText:
    """The text of a page by the number of its marked content; ``loose``: text outside of it, without artifacts."""

    numbered: dict[int, str] = field(default_factory=dict)
    loose: str = ""


class Reader:
    """Reads pages; fonts are read once for all of them."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int], Font] = {}

    def page(self, page: Any) -> PageText:
        """All text of the page; ``page`` is a pikepdf object."""
        run = _Run(self, {None: []})
        run.read(_bytes(page.get("/Contents")), _resources(page), _Mark(None), 0)
        lines = {number: logical(glyphs) for number, glyphs in run.glyphs.items()}
        loose = lines.pop(None, "")
        return PageText({number: line for number, line in lines.items() if number is not None}, loose)

    def font(self, resources: Any, name: str) -> Font:
        """The font of that name among the resources."""
        fonts = resources.get("/Font") if resources is not None else None
        found = fonts.get(f"/{name}") if fonts is not None else None
        if found is None:
            return Font({}, 1)
        if found.objgen not in self._fonts or found.objgen == (0, 0):
            self._fonts[found.objgen] = read_font(found)
        return self._fonts[found.objgen]


class _Run:
    """One pass over a content stream and the forms that it draws."""

    def __init__(self, reader: Reader, glyphs: dict[int | None, list[str]]) -> None:
        self._reader = reader
        self.glyphs = glyphs

    def read(self, data: bytes, resources: Any, outer: _Mark, depth: int) -> None:
        marks, font = [outer], Font({}, 1)
        for token in _TOKEN_RE.finditer(data):
            kind = token.lastgroup
            if kind == "glyphs":
                self._show(marks[-1], font, b"".join(_HEX_RE.findall(token["glyphs"])))
            elif kind == "hex":
                self._show(marks[-1], font, token["hex"])
            elif kind == "literal":
                self._put(marks[-1], font.glyphs(_unescaped(token["literal"])))
            elif kind == "font":
                font = self._reader.font(resources, token["font"].decode("latin-1"))
            elif kind == "end":
                del marks[max(1, len(marks) - 1) :]
            elif kind == "form":
                self._form(resources, token["form"].decode("latin-1"), marks[-1], depth)
            elif kind:
                marks.append(self._begin(token, resources, marks[-1]))

    def _show(self, mark: _Mark, font: Font, digits: bytes) -> None:
        even = digits if len(digits) % 2 == 0 else digits + b"0"
        self._put(mark, font.glyphs(bytes.fromhex(even.decode("ascii"))))

    def _put(self, mark: _Mark, glyphs: list[str]) -> None:
        if not mark.hidden:
            self.glyphs.setdefault(mark.number, []).extend(glyphs)

    def _begin(self, token: re.Match[bytes], resources: Any, outer: _Mark) -> _Mark:
        tag = token["tag"] or token["tag2"] or token["tag3"]
        number, actual = _properties(token, resources)
        mark = _Mark(outer.number if number is None else number, outer.hidden or tag == b"Artifact")
        if actual is not None:
            self._put(mark, list(actual))
            mark.hidden = True
        return mark

    def _form(self, resources: Any, name: str, mark: _Mark, depth: int) -> None:
        forms = resources.get("/XObject") if resources is not None else None
        form = forms.get(f"/{name}") if forms is not None else None
        if form is not None and form.get("/Subtype") == "/Form" and depth < _DEEPEST_FORM:
            own = form.get("/Resources")
            self.read(stream_bytes(form), resources if own is None else own, mark, depth + 1)


def _bytes(contents: Any) -> bytes:
    if contents is None:
        return b""
    streams = [contents] if contents._type_name == "stream" else list(contents)
    return b"\n".join(map(stream_bytes, streams))


def _resources(page: Any) -> Any:
    """The page's own resources, or those of the node above it."""
    here, depth = page, 0
    while here is not None and depth < 50:
        if "/Resources" in here:
            return here["/Resources"]
        here, depth = here.get("/Parent"), depth + 1
    return None


def _properties(token: re.Match[bytes], resources: Any) -> tuple[int | None, str | None]:
    """The number and the replacement text of marked content, if it has them."""
    if token["named"]:
        table = resources.get("/Properties") if resources is not None else None
        found = table.get("/" + token["named"].decode("latin-1")) if table is not None else None
        number, actual = (None, None) if found is None else (found.get("/MCID"), found.get("/ActualText"))
        return (None if number is None else int(number)), (None if actual is None else str(actual))
    written = token["dict"] or b""
    number_match, actual_match = _MCID_RE.search(written), _ACTUAL_RE.search(written)
    return (int(number_match[1]) if number_match else None), (_text_string(actual_match) if actual_match else None)


def _text_string(match: re.Match[bytes]) -> str:
    """A text string of PDF: UTF-16 with its mark, UTF-8 with its mark, or one byte a character."""
    data = bytes.fromhex(match[1].decode("ascii")) if match[1] is not None else _unescaped(match[2])
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "ignore")
    return (
        data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "ignore") if data[:1] == b"\xef" else data.decode("latin-1")
    )


def _unescaped(literal: bytes) -> bytes:
    return _ESCAPE_RE.sub(_escape, literal) if b"\\" in literal else literal


def _escape(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code[:1].isdigit() and code[:1] < b"8":
        return bytes([int(code, 8) & 0xFF])
    return _ESCAPES.get(code, code)
