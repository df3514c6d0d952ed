"""Read a Word file of this program that was marked up since; its parts are recognised by their styles.

The program's additions (contents, recommendations with their places, acronyms, the account of changes) become asides,
as running heads do, so that a draft has only the words of the talk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model import MarkKind
from pipeline.read.office.zip_package import Package
from pipeline.read.reader import Blocks
from pipeline.read.word.pieces import LETTERS
from pipeline.read.word.styles import Styles, W
from pipeline.read.word.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.read.office.xmltree import Element


def is_own(package: Package) -> bool:
    """Whether this program made the file: Word and LibreOffice keep its properties."""
    root = package.tree("docProps/custom.xml")
    return root is not None and any((element.text or "").startswith(_MAKER) for element in root.iter())


class OwnWalk(Walk):
    """Reads the words of the briefing as its text, and the rest as asides."""

    def __init__(self, blocks: Blocks, styles: Styles, image: Callable[[str], str | None], root: Element) -> None:
        super().__init__(blocks, styles, image)
        runs = (run for run in root.iter(W + "r") if self._named(run, "r") in _VOICES)
        self._voices = {name for run in runs if (name := _letters(run).strip().strip(":").strip())}
        self._counts = False  # whether the current number is a counter of the file

    def _passes(self, element: Element, tag: str) -> bool:
        if tag == W + "r":
            named = self._named(element, "r")
            if named in _ADDED or (named in _VOICES and len(self._voices) == 1):
                self._hide(element)
                return True
        return super()._passes(element, tag)

    def _start(self, element: Element, tag: str) -> None:
        super()._start(element, tag)
        paragraph = self.galley.paragraph
        if tag == W + "p" and paragraph:
            name = self._named(element, "p")
            if name in _AROUND:
                paragraph.kind = "aside"
            elif name.removesuffix(_TYPED).endswith(_QUESTION) and len(self._voices) > 1:
                # If names tell who asks, a heading would hide them.
                paragraph.kind, paragraph.level = "paragraph", 0
            if name in _LAST:
                self.galley.kind = "aside"

    def _text(self, element: Element, tag: str) -> None:
        """Add the words; a colon is added after a name if the theme has another separator."""
        paragraph = self.galley.paragraph
        before = paragraph.runs.text().strip() if paragraph else ""
        text = element.text or "" if tag in LETTERS else ""
        if tag == W + "instrText":
            self._counts = "SEQ " in (element.text or "")
        elif tag == W + "fldChar" and element.get(W + "fldCharType") == "end":
            self._counts = False
        if self._counts and paragraph:
            paragraph.hidden.add(text)
            return
        blank = tag == W + "tab" or text.isspace()
        if before in self._voices and (blank or text) and not text.startswith(":"):
            self._add(": ")
            before = ""
        if before or not blank:
            super()._text(element, tag)

    def _run_looks(self, run: Element) -> frozenset[MarkKind]:
        """The looks of a run; a name is bold because it is a label, not for emphasis."""
        return frozenset() if self._named(run, "r") in _VOICES else super()._run_looks(run)

    def _named(self, element: Element, letter: str) -> str:
        """The name of the style of a paragraph or a run, in lower case."""
        style = element.find(f"{W}{letter}Pr/{W}{letter}Style")
        known = None if style is None else self.styles.styles.get(style.get(W + "val") or "")
        return known.name if known else ""


_MAKER = "briefing-pipeline "
# Style names of the themes, in lower case; tests/read/test_own_word.py builds a file with all of them.
_AROUND = frozenset(
    (
        *("organisation", "document kind", "guest", "small heading", "glance entry", "panel heading"),
        *("panel subheading", "recommendation", "reference heading", "toc heading", "toc heading on new page"),
        *("acronym", "expansion", "index entry", "link list"),
        *("excerpt", "question again", "pull quote", "pull quote source"),
    )
)
_LAST = frozenset(("provenance", "provenance end"))  # only the account of changes follows it
_QUESTION, _TYPED = "question", " typed"  # also "section question", "long plain question" …
_VOICES = frozenset(("speaker", "questioner", "plain questioner"))
_ADDED = frozenset(("time", "said in", "question number", "recommendation number"))


def _letters(run: Element) -> str:
    return "".join(part.text or "" for part in run.iterfind(W + "t"))
