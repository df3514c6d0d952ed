"""The marks of blocks in AsciiDoc: the body of a file as lines of Markdown, each with the line that it comes from.

Source: docs.asciidoctor.org/asciidoc/latest/blocks, …/lists, …/macros, …/sections, …/tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from pipeline.model import Origin
from pipeline.read.asciidoc.runs_of_lines import TITLE_RE, captioned, one_line_titles, table_rows
from pipeline.read.asciidoc.spans import Spans, image


class Body:
    """Collects the lines of Markdown in ``made``.

    Args:
        attributes: the attributes of the head, which ``{name}`` in the text refers to.
        above: number of lines above the body.
    """

    def __init__(self, attributes: Mapping[str, str], above: int) -> None:
        self.made: list[str] = []
        self._from: list[int] = []
        self._place = above
        self._spans = Spans(attributes)
        self._paragraph: list[str] = []  # lines of a paragraph that has not ended
        self._table: list[str] | None = None
        self._verbatim = ""  # the line that ends the listing or comment
        self._quotation = ""  # the line that ends the quotation
        self._credit = ""  # who is quoted
        self._numbers: list[int] = []  # of the last items, by depth
        self._items = 0  # since the last paragraph that is none of a list's
        self._attached = False  # whether the next paragraph belongs to the item above

    def origin(self, origin: Origin | None) -> Origin | None:
        """The place in the file of a place in the Markdown."""
        return origin and Origin(self._from[min(origin.line, len(self._from)) - 1] + 1)

    def heading(self, title: str, place: int) -> None:
        """Add the title of the document, from the line with the index ``place``."""
        self.made += [f"# {self._spans.marked(title)}", ""]
        self._from += [place, place]

    def all(self, lines: Sequence[str]) -> None:
        """Add the lines of the body, and after them its notes."""
        for line in captioned(one_line_titles(lines)):
            self._take(line)
            self._place += 1
        self._end()
        last = self._place - bool(lines)
        if self._verbatim:
            self._put(self._closing(), place=last)
        for row in self._table or ():
            self._put(row, "", place=last)
        for note in self._spans.notes:
            self._put("", note, place=last)

    def _put(self, *lines: str, place: int | None = None) -> None:
        self.made += [f"> {line}" for line in lines] if self._quotation else lines
        self._from += [self._place if place is None else place] * len(lines)

    def _take(self, line: str) -> None:
        if self._verbatim:
            self._within(line)
        elif _VERBATIM_RE.fullmatch(line):
            self._end()
            self._verbatim = line
            self._put("", "<!--" if line.startswith("/") else "````")
        elif line.startswith("|==="):
            self._table_edge()
        elif self._table is not None:
            self._table.append(line)
        elif _EDGE_RE.fullmatch(line):
            self._edge(line)
        else:
            self._in_text(line)

    def _within(self, line: str) -> None:
        """A line of a listing or a comment, in which nothing is mark-up."""
        if line == self._verbatim:
            self._put(self._closing(), "")
            self._verbatim = ""
        else:
            self._put(line.replace("-->", "-- >") if self._verbatim.startswith("/") else line)

    def _closing(self) -> str:
        return "-->" if self._verbatim.startswith("/") else "````"

    def _edge(self, line: str) -> None:
        """The edge of a block: a quotation begins or ends; any other block is no more than its text."""
        self._end()
        if line == self._quotation:
            if self._credit:
                self._put("", f"— {self._credit}")
            self._quotation = self._credit = ""
        elif line.startswith("_") and not self._quotation:
            self._quotation = line
        self._put("")

    def _in_text(self, line: str) -> None:
        if not self._paragraph and (match := TITLE_RE.fullmatch(line)):
            self._put(*self._caption(match))
            return
        for pattern, translated in _LINES:
            if match := pattern.fullmatch(line):
                self._end()
                self._put(*translated(self, match))
                return
        self._paragraph.append(line)

    def _end(self) -> None:
        """End the paragraph, whose spans may extend over its lines."""
        lines, self._paragraph = self._paragraph, []
        if lines:
            self._part_lists()
            made = self._spans.marked(_MARKDOWN_RE.sub(r"\1\\\2", "\n".join(lines))).split("\n")
            first = self._place - len(lines)
            for place, line in enumerate(made):
                self._put(line, place=first + min(place, len(lines) - 1))

    def _part_lists(self) -> None:
        """A paragraph ends the list above it, if it is none of its own, and no answer to one item alone."""
        if not self._attached:
            self._numbers = self._numbers if self._items == 1 else []
            self._items = 0
        self._attached = False

    def _table_edge(self) -> None:
        self._end()
        rows, self._table = self._table, [] if self._table is None else None
        if rows is not None:
            self._put("", *table_rows([self._spans.marked(row) for row in rows if row.strip()]), "")

    def _comment(self, match: re.Match[str]) -> tuple[str, ...]:
        if match[0].startswith("["):  # above a list, which it begins
            self._numbers = [int(start[1]) - 1] if (start := _START_RE.search(match[0])) else []
        return ("", f"<!-- {match[0].replace('-->', '-- >')} -->", "")

    def _attribute(self, match: re.Match[str]) -> tuple[str, ...]:
        self._spans.define(match[1], match[2] or "")
        return self._comment(match)

    def _quoting(self, match: re.Match[str]) -> tuple[str, ...]:
        self._credit = ", ".join(part.strip().strip('"') for part in (match[1] or "").split(",") if part.strip())
        return ("",)

    def _admonition(self, match: re.Match[str]) -> tuple[str, ...]:
        self._paragraph = [match[2]]
        return (f"<!-- {match[1]} -->", "")

    def _heading(self, match: re.Match[str]) -> tuple[str, ...]:
        self._numbers = []
        return ("", f"{'#' * len(match[1])} {self._spans.marked(match[2])}", "")

    def _image(self, match: re.Match[str]) -> tuple[str, ...]:
        return ("", *image(match[1], match[2]).split("\n"), "")

    def _item(self, match: re.Match[str]) -> tuple[str, ...]:
        depth = len(match[1])
        self._items += 1
        if ordered := match[1].startswith("."):
            above = [*self._numbers, *[0] * depth]
            self._numbers = [*above[: depth - 1], above[depth - 1] + 1]
        sign = f"{self._numbers[-1]}." if ordered else "-"
        behind = self.made and self.made[-1].strip() and not _ITEM_RE.match(self.made[-1])  # a paragraph of an item
        return (*[""] * bool(behind), f"{'    ' * (depth - 1)}{sign} {self._spans.marked(match[2])}")

    def _caption(self, match: re.Match[str]) -> tuple[str, ...]:
        return ("", f"**{self._spans.marked(match[1])}**", "")

    def _term(self, match: re.Match[str]) -> tuple[str, ...]:
        return (*self._caption(match), self._spans.marked(match[2] or ""))

    def _rule(self, match: re.Match[str]) -> tuple[str, ...]:
        self._attached = self._attached or match[0] == "+"
        return ("", "***" if match[0].strip("+ \t") else "", "")


_VERBATIM_RE = re.compile(r"-{4,}|\.{4,}|/{4,}|`{3}\w{0,20}")
_EDGE_RE = re.compile(r"_{4,}|={4,}|\*{4,}|\+{4,}|--")
_ITEM_RE = re.compile(r"\s*(?:\d+\.|-)\s")
_START_RE = re.compile(r"\bstart=\"?(\d{1,9})")
_MARKDOWN_RE = re.compile(r"^([ ]{0,3})(#{1,6}\s|>|~{3,})", re.MULTILINE)  # marks that AsciiDoc has not
_KIND = "NOTE|TIP|IMPORTANT|WARNING|CAUTION"
_OF_PROGRAMS = rf"(?:\w+, ?)?(?:source|abstract|discrete|float|horizontal|qanda|{_KIND})\b[^\[\]]*"
_LINES: tuple[tuple[re.Pattern[str], Callable[[Body, re.Match[str]], tuple[str, ...]]], ...] = (
    (re.compile(r"\s*|\+|'{3}|-{3}|\*{3}"), Body._rule),
    (re.compile(rf"((?:{_KIND}):)\s+(\S.*)"), Body._admonition),
    (re.compile(r"(={1,6})\s+(\S.*?)(?:\s+=+)?"), Body._heading),
    (re.compile(r":!?([\w-]{1,60})!?:(?:\s+(.*))?"), Body._attribute),
    (re.compile(r"//(?!/).*|<<<|(?:include|toc|video|audio|if\w+|endif)::\S*\[.*\]"), Body._comment),
    (re.compile(r"\[\s*(?:quote|verse)(?:\s*,(.*))?\]"), Body._quoting),
    (re.compile(rf"\[(?:\[[\w:.-]+\]|[#.%][^\[\]]*|[^\[\]]*=[^\[\]]*|{_OF_PROGRAMS})\]"), Body._comment),
    (re.compile(r"image::?(\S{1,500}?)\[([^\[\]]*)\]"), Body._image),
    (re.compile(r"\s*(\*{1,5}|\.{1,5}|-)\s+(\S.*)"), Body._item),
    (re.compile(r"(\S[^:]{0,300}(?:\S:\S[^:]{0,300})?)::(?:\s+(.*))?"), Body._term),
)
