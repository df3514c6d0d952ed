"""Gathers the paragraphs and rows of a returned copy as its XML is read, whatever the format."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from pipeline.model.returned import Hand, Line, Look, Scrap

MARK_OF_ID = "_br_"
_CELL_RE = re.compile(r"^(b\d+)_\d+$")  # a cell has the identity of its row
PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
_COPIED_RE = re.compile(r"[ _]Copy[ _]\d+$")  # LibreOffice's names for what it pasted
_LONGEST = 5_000_000  # letters of one line; nobody types more


@dataclass(slots=True)
class OpenLine:
    """A paragraph that is being read."""

    style: str = ""
    was: str | None = None
    restyled: Hand | None = None
    inserted: Hand | None = None
    deleted: Hand | None = None
    place: Literal["body", "note", "table", "frame"] = "body"
    scraps: list[Scrap] = field(default_factory=list)
    length: int = 0
    spans: list[tuple[int, int, str]] = field(default_factory=list)

    def frozen(self, note: str) -> Line:
        """The line as a value."""
        spans = tuple(sorted(self.spans))
        ids = tuple(dict.fromkeys(name for _, _, name in spans))
        ended = self.style, self.was, self.restyled, self.inserted, self.deleted
        return Line(tuple(self.scraps), ids, *ended, self.place, note, spans)


class Sheet:
    """Lines in order. Identities that are open at the end of a line go on in the next one."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.note = ""  # the key of the note that is being read
        self._listening: dict[str, list[str]] = {}  # the words so far under each comment that is open
        self._heard: dict[str, tuple[int, list[str]]] = {}  # of each comment, the line where its words begin, and these
        self._open: list[OpenLine] = []
        self._ids: dict[str, tuple[str, int]] = {}  # open identities by their key: name, and where they began
        self._rows: list[OpenLine] = []
        self._cells: list[int] = []

    @property
    def line(self) -> OpenLine | None:
        """The line that is being read."""
        return self._open[-1] if self._open else None

    def begin(self, line: OpenLine) -> None:
        """A paragraph begins; in a row it continues its cell."""
        if self._rows and not self._open:
            row = self._rows[-1]
            row.style = row.style or line.style
            if row.length > self._cells[-1]:
                self._open.append(row)
                self.add(Scrap(" ", inserted=line.inserted, deleted=line.deleted))
                return
            line = row
        self._open.append(line)

    def end(self) -> None:
        """The paragraph ends."""
        if not self._open:
            return
        line = self._open.pop()
        if self._rows and line is self._rows[-1]:
            return
        self._close(line)

    def begin_row(self, inserted: Hand | None = None, deleted: Hand | None = None) -> None:
        """A row of a table begins."""
        self._rows.append(OpenLine(inserted=inserted, deleted=deleted, place="table"))
        self._cells.append(-1)

    def begin_cell(self) -> None:
        """A cell begins."""
        if not self._rows:
            return
        row = self._rows[-1]
        if self._cells[-1] >= 0:
            row.scraps.append(Scrap("\t", inserted=row.inserted, deleted=row.deleted))
            row.length += 1
        self._cells[-1] = row.length

    def end_row(self) -> None:
        """The row ends."""
        if self._rows:
            row = self._rows.pop()
            self._cells.pop()
            self._close(row)

    def add(self, scrap: Scrap) -> None:
        """Add letters to the line."""
        line = self.line
        if line is None or not scrap.text or line.length > _LONGEST:
            return
        last = line.scraps[-1] if line.scraps else None
        if last and _alike(last, scrap):
            line.scraps[-1] = _longer(last, scrap.text)
        else:
            line.scraps.append(scrap)
        line.length += len(scrap.text)
        for heard in self._listening.values():
            heard.append(scrap.text)

    def listen(self, key: str) -> None:
        """The words under a comment begin."""
        self._listening[key] = []
        self._heard[key] = len(self.lines), self._listening[key]

    def stop_listening(self, key: str) -> None:
        """The words under a comment end."""
        self._listening.pop(key, None)

    def heard(self, key: str) -> tuple[int, str] | None:
        """The line where the words under a comment begin, and these words; None if it has no place in the text."""
        found = self._heard.get(key)
        return (found[0], "".join(found[1])) if found else None

    def look_back(self, look: Look, inserted: Hand | None, deleted: Hand | None) -> None:
        """Give the last letter a look more: a note is cited behind it."""
        line = self.line
        if line is None:
            return
        if not line.scraps:
            self.add(Scrap(" ", frozenset([look]), inserted, deleted))
            return
        last = line.scraps.pop()
        was = last.was
        if (inserted or deleted) and not (last.inserted or last.deleted) and was is None:
            was = last.looks if inserted else last.looks | {look}
        looks = last.looks if deleted and not last.deleted else last.looks | {look}
        if len(last.text) > 1:
            line.scraps.append(_cut(last, last.text[:-1]))
        line.scraps.append(
            Scrap(last.text[-1:], looks, last.inserted, last.deleted, was, last.restyled or inserted or deleted)
        )

    def open_id(self, key: str, name: str) -> None:
        """An identity begins; a copy of it that LibreOffice made of a moved paragraph is the same one."""
        name = _CELL_RE.sub(r"\1", _COPIED_RE.sub("", name.removeprefix(MARK_OF_ID)))
        for known in [known for known, (other, _) in self._ids.items() if other == name]:
            self.close_id(known)
        self._ids[key] = (name, self.line.length if self.line else 0)

    def close_id(self, key: str) -> None:
        """An identity ends."""
        if key in self._ids:
            name, start = self._ids.pop(key)
            if self.line:
                self.line.spans.append((start, self.line.length, name))

    def put_off(self) -> list[tuple[str, str]]:
        """Close the identities that began here without words yet: what is put back was in front of them."""
        length = self.line.length if self.line else 0
        waiting = [(key, name) for key, (name, start) in self._ids.items() if start == length]
        for key, _ in waiting:
            del self._ids[key]
        return waiting

    def take_up(self, waiting: list[tuple[str, str]]) -> None:
        """Begin these identities here."""
        for key, name in waiting:
            self._ids[key] = (name, self.line.length if self.line else 0)

    def break_line(self, deleted: Hand, style: str) -> None:
        """End the line with a deleted end, and go on in a new one."""
        line = self.line
        if line is None or line.place == "table":
            self.add(Scrap(" ", deleted=deleted))
            return
        place = line.place
        self._open.pop()
        line.deleted = deleted
        self._close(line)
        self._open.append(OpenLine(style, place=place))

    def _close(self, line: OpenLine) -> None:
        for key, (name, start) in self._ids.items():
            line.spans.append((min(start, line.length), line.length, name))
            self._ids[key] = (name, 0)
        self.lines.append(line.frozen(self.note))


def _alike(one: Scrap, two: Scrap) -> bool:
    return (one.looks, one.inserted, one.deleted, one.was, one.restyled) == (
        *(two.looks, two.inserted, two.deleted, two.was, two.restyled),
    )


def _longer(scrap: Scrap, text: str) -> Scrap:
    return _cut(scrap, scrap.text + text)


def _cut(scrap: Scrap, text: str) -> Scrap:
    return Scrap(text, scrap.looks, scrap.inserted, scrap.deleted, scrap.was, scrap.restyled)
