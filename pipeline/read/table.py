"""The reader of tables (CSV): one with a column of speakers and one of words is a transcript, any other a table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.errors import InputError
from pipeline.read.decode import decode
from pipeline.read.reader import Blocks, Parsed, Reader
from pipeline.read.turns import Turns, clock


def read(data: bytes, name: str) -> Parsed:
    """Read a table.

    Raises:
        InputError: the bytes cannot be decoded, or are no table.
    """
    text, encoding, notes = decode(data, name)
    rows = list(_rows(text, name))
    columns = _columns(rows[0].cells)
    blocks = Blocks([])
    turns = Turns(blocks)
    if columns is None:
        _as_table(rows, blocks)
    else:
        for row in rows[1:]:
            _as_turn(row, rows[0].cells, columns, blocks, turns)
    if not any(block.kind != "comment" for block in blocks.made):
        raise InputError("the table holds no words", place=name, hint="another file")
    return Parsed(tuple(blocks.made), encoding, turns.metadata(), notes)


READER = Reader("csv", (".csv", ".tsv"), lambda _: False, read)

_SPEAKERS = frozenset((
    "speaker", "speakers", "name", "speaker name", "participant", "voice", "who", "author", "sprecher", "sprecherin",
    "hablante", "orador", "locuteur", "intervenant", "falante", "parlante", "spreker", "mówca", "спикер", "говорящий",
    "发言人", "說話者", "説話者", "話者", "화자", "المتحدث",
))  # fmt: skip
_WORDS = frozenset((
    "words", "text", "transcript", "content", "utterance", "speech", "message", "caption", "dialogue", "line", "texto",
    "texte", "testo", "tekst", "wortlaut", "текст", "文本", "内容", "發言", "発言", "テキスト", "내용", "النص",
))  # fmt: skip
_TIMES = frozenset((
    "time", "timestamp", "start", "start time", "timecode", "begin", "in", "from", "zeit", "hora", "tiempo", "temps",
    "tempo", "tijd", "czas", "время", "时间", "時間", "시간", "الوقت",
))  # fmt: skip
_CLOCK_RE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?$")
_NUMBER_RE = re.compile(r"\d{1,6}(?:\.\d{1,6})?$")


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
    """The rows that hold anything, with the lines on which they begin."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _Row(line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        place = f"{name}, line {reader.line_num}"
        raise InputError(f"this is no table: {error}", place=place, hint="--from text, if it is plain text") from error


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t|", key=head.count)


def _columns(head: list[str]) -> _Columns | None:
    names = [" ".join(cell.casefold().replace("_", " ").replace("-", " ").split()) for cell in head]
    speaker, words, time = (
        next((n for n, name in enumerate(names) if name in known), None) for known in (_SPEAKERS, _WORDS, _TIMES)
    )
    return None if speaker is None or words is None else _Columns(speaker, words, time)


def _as_table(rows: list[_Row], blocks: Blocks) -> None:
    for place, row in enumerate(rows):
        text = "\t".join(" ".join(cell.split()) for cell in row.cells)
        blocks.add("row" if place else "header", text, row.line)


def _as_turn(row: _Row, head: list[str], columns: _Columns, blocks: Blocks, turns: Turns) -> None:
    """One row as one turn. What it says beside speaker, time and words is a comment."""
    cells = dict(enumerate(row.cells))
    speaker, words = cells.pop(columns.speaker, ""), cells.pop(columns.words, "")
    said = cells.pop(columns.time, "").strip() if columns.time is not None else ""
    time = said if _CLOCK_RE.match(said) else clock(float(said)) if _NUMBER_RE.match(said) else ""
    for paragraph in words.split("\n"):
        turns.add(speaker, time, paragraph.strip(), row.line)
    if said and not time:
        blocks.add("comment", said, row.line)
    for place, cell in cells.items():
        if cell.strip():
            name = head[place] if place < len(head) else ""
            blocks.add("comment", f"{name}: {cell.strip()}" if name else cell.strip(), row.line)
