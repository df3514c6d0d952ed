"""The elements of a Word file that are letters, symbols, images, or nothing."""

from __future__ import annotations

from pipeline.read.word.styles import W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ART = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
TITLE = "{urn:schemas-microsoft-com:office:office}title"
PICTURES = frozenset((DRAWING + "docPr", ART + "blip", VML + "imagedata"))
LETTERS = frozenset((W + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"))
DELETED = frozenset((W + "del", W + "moveFrom"))
PASSED = frozenset(
    (W + "pPr", W + "rPr", W + "tblPr", W + "trPr", W + "tcPr", W + "sdtPr", W + "sectPr", _MC + "Fallback")
)
SIGNS = {
    W + "tab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    W + "softHyphen": "\N{SOFT HYPHEN}",
    W + "ptab": "\t",
}
