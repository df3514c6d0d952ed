"""The editor's desk: the text, the decisions, the blocks set aside, and notes on decisions that do not fit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from pipeline.languages.words import Words
from pipeline.ledger import CleanDocument
from pipeline.model import Block, Decisions, Note, stream
from pipeline.structure.looks.speaker_labels import Label
from pipeline.text.wording import shortened

OWN = "e-"  # prefix of the ids of blocks that an editor wrote


@dataclass(slots=True)
class Desk:
    """``labels``: of speakers, by the index of their block; set once they are found."""

    document: CleanDocument
    decided: Decisions
    words: Words
    labels: dict[int, Label] = field(default_factory=dict)
    asked: dict[int, str] = field(default_factory=dict)  # index of a block -> the editor's words for it
    not_asked: dict[int, str] = field(default_factory=dict)
    set_aside: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _streams: list[tuple[str, ...]] = field(default_factory=list)

    def find(self, spot: str, what: str, better: Collection[int] = ()) -> int | None:
        """The index of the block named by its first words or its line; a note if there is none, or more than one.

        Args:
            spot: first words, in any case and punctuation, or the number of a line.
            what: the consequence if there is no such block, for the note.
            better: if several blocks fit, one of these is preferred.
        """
        if spot.isdecimal():
            return self._at_line(int(spot), what)
        found = [index for index, heads in enumerate(self._heads()) if any(h.startswith(stream(spot)) for h in heads)]
        if not found:
            self.note(f'no paragraph begins with "{spot}": {what}', self._closest(spot))
            return None
        best = [index for index in found if index in better] or found
        if len(best) > 1:
            lines = ", ".join(str(line) for i in best if (line := self.document.blocks[i].line))
            self.note(
                f'"{spot}" begins {len(best)} paragraphs (lines {lines}): the first is taken', "more of its words"
            )
        return best[0]

    def find_all(self, spots: Iterable[str], what: str) -> dict[int, str]:
        """The indexes of the named blocks, with the words or lines that name them."""
        pairs = ((self.find(spot, what.format(spot)), spot) for spot in spots)
        return {index: spot for index, spot in pairs if index is not None}

    def note(self, message: str, hint: str | None, block: Block | None = None) -> None:
        """Add a note that a decision does not fit, or not quite."""
        place = f" ({self.decided.place})" if self.decided.place else ""
        self.notes.append(Note("decision", "warning", message + place, block.origin if block else None, hint))

    def replaced(self, what: str, old: Sequence[Block]) -> None:
        """Set aside blocks that the editor's words replace."""
        if not old:
            return
        self.set_aside += old
        message = f'the {what} is the editor\'s own; "{excerpt(" ".join(b.text for b in old))}" is not printed'
        self.notes.append(Note("overruled", "info", message, old[0].origin))

    def is_labelled(self, index: int) -> bool:
        """Whether a block has a speaker's label, in it or on a line of its own above it."""
        return index in self.labels or self._is_label_alone(index - 1)

    def must_ask(self, asking: Collection[str]) -> None:
        """Note each decision about a question that had no effect; ``asking``: the ids of the blocks of questions."""
        for index, spot in self.asked.items():
            if (block := self.document.blocks[index]).id not in asking:
                self.note(f'"{spot}" could not be made a question', "a paragraph inside the interview", block)
        for index, spot in self.not_asked.items():
            if (block := self.document.blocks[index]).id in asking:
                self.note(f'"{spot}" is still a question', "the first words of its label's turn", block)

    def _is_label_alone(self, index: int) -> bool:
        label = self.labels.get(index)
        return label is not None and not self.document.blocks[index].text[label.end :].strip()

    def _heads(self) -> list[tuple[str, ...]]:
        """The beginnings of each block: with its label, and without."""
        if not self._streams:
            for index, block in enumerate(self.document.blocks):
                label = self.labels.get(index)
                texts = (block.text, block.text[label.end :]) if label else (block.text,)
                self._streams.append(tuple(stream(text[:_READ]) for text in texts))
        return self._streams

    def _at_line(self, line: int, what: str) -> int | None:
        """The block that begins on a line, or contains it."""
        for index, block in enumerate(self.document.blocks):
            if block.line and block.line <= line <= block.line + block.text.count("\n"):
                return index + self._is_label_alone(index)
        lines = [block.line for block in self.document.blocks if block.line]
        nearest = min(lines, key=lambda other: abs(other - line), default=None)
        self.note(f"line {line} begins no paragraph: {what}", f"line {nearest}" if nearest else None)
        return None

    def _closest(self, spot: str) -> str:
        """The first words of a paragraph that contains the words further on, or that begins in a similar way."""
        blocks = self.document.blocks
        texts = [block.text[self.labels[i].end if i in self.labels else 0 :] for i, block in enumerate(blocks)]
        holding = [text for text in texts if stream(spot) in stream(text)]
        close = get_close_matches(spot, [" ".join(text.split())[: len(spot) + _SLACK] for text in texts], 1)
        if holding or close:
            return f'"{excerpt([*holding, *close][0])}"'
        return "its first words as the text has them now, or the number of its line"


def excerpt(text: str) -> str:
    """A text shortened for a note."""
    return shortened(text, _SHOWN)


_READ = 2000  # characters of a block that are searched for its first words
_SHOWN = 60
_SLACK = 8  # characters by which similar words may differ in length
