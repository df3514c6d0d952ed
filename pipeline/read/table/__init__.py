"""The reader of tables (CSV): one with a column of speakers and one of words is a transcript, any other a table.

A table of times and words, as Whisper writes it, and one of questions and answers are transcripts too.
"""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.errors import InputError
from pipeline.read.captions.cues import Cue, paragraphs
from pipeline.read.encoding.decode import decode
from pipeline.read.entities import plain
from pipeline.read.pasted.named_turns import Turns, clock
from pipeline.read.reader import Blocks, Parsed, Reader
from pipeline.read.table.column_names import place_of


def read(data: bytes, name: str) -> Parsed:
    """Read a table.

    Raises:
        InputError: the bytes cannot be decoded, or are not a table.
    """
    text, encoding, notes = decode(data, name)
    rows = list(_rows(text, name))
    head = rows[0].cells if rows else []
    columns = _columns(head)
    asked, words = _asked(head), _timed(head)
    blocks = Blocks([])
    turns = Turns(blocks)
    if columns or asked or words is not None:
        blocks.add("metadata", "\t".join(cell.strip() for cell in head), rows[0].line)
    if columns is not None:
        for row in rows[1:]:
            _as_turn(row, head, columns, blocks, turns)
    elif asked is not None:
        for row in rows[1:]:
            _as_question(row, head, asked, blocks)
    elif words is not None:
        _as_cues(rows[1:], words, blocks)
    else:
        _as_table(rows, blocks)
    if not any(block.kind not in ("comment", "metadata") for block in blocks.made):
        raise InputError(
            "the table holds no words",
            place=name,
            hint="exporting the table again, with a column that holds what was said",
        )
    return Parsed(tuple(blocks.made), encoding, turns.metadata(), notes)


READER = Reader("csv", (".csv", ".tsv"), lambda _: False, read)

_CLOCK_RE = re.compile(r"(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)(?:[:;]\d{2})?$")  # possibly followed by frames
_NUMBER_RE = re.compile(r"\d{1,9}(?:\.\d{1,6})?$")


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class _Columns:
    speaker: int
    words: int
    time: int | None


def _rows(text: str, name: str) -> Iterator[_Row]:
    """The non-empty rows, with their line numbers."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _Row(line, [plain(cell) for cell in cells])
            line = reader.line_num + 1
    except csv.Error as error:
        place = f"{name}, line {reader.line_num}"
        raise InputError(
            f"this is not a table: {error}", place=place, hint="--from text, if it is plain text"
        ) from error


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t|", key=head.count)


def _columns(head: list[str]) -> _Columns | None:
    speaker, words, time = (place_of(head, column) for column in ("speaker_columns", "word_columns", "time_columns"))
    return None if speaker is None or words is None else _Columns(speaker, words, time)


def _asked(head: list[str]) -> tuple[int, int] | None:
    question, answer = place_of(head, "question_columns"), place_of(head, "answer_columns")
    return None if question is None or answer is None else (question, answer)


def _timed(head: list[str]) -> int | None:
    """The column of words in a table of times and words; None if the table has other columns."""
    return None if len(head) > _FEW or place_of(head, "time_columns") is None else place_of(head, "word_columns")


_FEW = 3  # columns of a table that has only words and times


def _as_table(rows: list[_Row], blocks: Blocks) -> None:
    for place, row in enumerate(rows):
        text = "\t".join(" ".join(cell.split()) for cell in row.cells)
        blocks.add("row" if place else "header", text, row.line)


def _as_turn(row: _Row, head: list[str], columns: _Columns, blocks: Blocks, turns: Turns) -> None:
    """Add one row as a turn. Cells other than speaker, time and words become a comment."""
    cells = dict(enumerate(row.cells))
    speaker, words = cells.pop(columns.speaker, ""), cells.pop(columns.words, "")
    said = cells.pop(columns.time, "").strip() if columns.time is not None else ""
    time = match[1] if (match := _CLOCK_RE.match(said)) else clock(float(said)) if _NUMBER_RE.match(said) else ""
    for paragraph in _lines(words):
        turns.add(speaker, time, paragraph, row.line)
    if said != time and not _NUMBER_RE.match(said):
        blocks.add("comment", said, row.line)
    _add_others(row, head, cells, blocks)


def _as_question(row: _Row, head: list[str], asked: tuple[int, int], blocks: Blocks) -> None:
    """Add one row as a question and its answer, each under the name of its column."""
    cells = dict(enumerate(row.cells))
    for place in asked:
        first, *more = _lines(cells.pop(place, "")) or [""]
        if first:
            blocks.add("paragraph", f"{head[place].strip()}: {first}", row.line)
        for paragraph in more:
            blocks.add("paragraph", paragraph, row.line)
    _add_others(row, head, cells, blocks)


def _add_others(row: _Row, head: list[str], cells: dict[int, str], blocks: Blocks) -> None:
    for place, cell in cells.items():
        if cell.strip():
            name = head[place] if place < len(head) else ""
            blocks.add("comment", f"{name}: {cell.strip()}" if name else cell.strip(), row.line)


def _lines(words: str) -> list[str]:
    """The paragraphs of a cell; a line in lower case after no full stop belongs to the one before."""
    lines: list[str] = []
    for line in filter(None, map(str.strip, words.split("\n"))):
        if lines and line[0].islower() and lines[-1][-1] not in ".?!:;…":
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines


def _as_cues(rows: list[_Row], words: int, blocks: Blocks) -> None:
    """Add rows as parts of sentences; their other cells become comments."""
    waiting = deque(rows)
    joined = list(paragraphs([cue for row in rows if (cue := _cue(row, words)).lines]))
    for cue, following in zip(joined, [*joined[1:], None], strict=False):
        blocks.add("paragraph", cue.text, cue.line)
        beside: list[str] = []
        while waiting and (following is None or waiting[0].line < following.line):
            beside += (cell.strip() for place, cell in enumerate(waiting.popleft().cells) if place != words)
        blocks.add("comment", " ".join(filter(None, beside)), cue.line)


def _cue(row: _Row, words: int) -> Cue:
    text = row.cells[words] if words < len(row.cells) else ""
    return Cue(row.line, 0.0, 0.0, tuple(filter(None, map(str.strip, text.split("\n")))))
