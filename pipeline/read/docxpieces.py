"""What of a Word file is in hand while it is read, and which of its elements are letters, signs, images, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model import BlockKind, Mark, MarkKind
from pipeline.read.docxstyles import W
from pipeline.read.runs import Runs


@dataclass(slots=True)
class Paragraph:
    kind: BlockKind
    level: int
    looks: frozenset[MarkKind]
    joins: bool
    captions: bool = False
    runs: Runs = field(default_factory=Runs)
    hidden: Runs = field(default_factory=Runs)
    images: list[Mark] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    columns: int
    heads: bool = False
    cells: list[Runs] = field(default_factory=list)


@dataclass(slots=True)
class Field:
    code: str = ""
    href: str | None = None


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
QUOTES = frozenset(("quote", "intense quote", "block text", "quotations"))
