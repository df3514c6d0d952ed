"""Write a Briefing as a manuscript: the text that an editor reads and changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.manuscript import needed_attributes as needed
from pipeline.manuscript import yaml_front
from pipeline.manuscript.attributes import Attributes, join
from pipeline.manuscript.blocks import depth, lines_of, one_line
from pipeline.manuscript.canonical import canonical
from pipeline.manuscript.inline_signs import edged, inline
from pipeline.manuscript.label_table import Voices, voices_of
from pipeline.manuscript.lines import Form
from pipeline.manuscript.marks import is_numbered
from pipeline.manuscript.offered.asides import Asides
from pipeline.manuscript.offered.offers import as_comment
from pipeline.manuscript.recommended import Said, as_candidate, in_comment
from pipeline.model import (
    Block,
    Briefing,
    Event,
    Excerpt,
    Exchange,
    Offer,
    Recommendation,
    Remark,
    Section,
    Turn,
    blocks_of,
)


def write(briefing: Briefing, margin: Iterable[Remark] = ()) -> str:
    """The manuscript of a briefing. :mod:`pipeline.manuscript.canonical` lists what it cannot hold.

    Args:
        briefing: the briefing to write.
        margin: remarks on its blocks, written as comments below them; remarks on blocks of the front matter come first.
            Comments are not read back.
    """
    ids: dict[str, str] = {}
    briefing = canonical(briefing, ids)
    remarks: dict[str, list[str]] = {}
    for one in margin:
        remarks.setdefault(ids.get(one.block, ""), []).append(one.text)
    printed = {block.id for block in _bodily(briefing)}
    above = [text for block, texts in remarks.items() if block not in printed for text in texts]
    people = [f"\n\n{as_comment(one)}" for one in briefing.offers if one.kind in ("guest", "byline")]
    body = _Body(voices_of(briefing), remarks, Asides(briefing))
    return yaml_front.write(briefing) + "".join((*map(_comment, above), *people, *body.pieces(briefing))) + "\n"


_PLAIN = Attributes()
_LISTS = ("bullet", "numbered")


@dataclass(slots=True)
class _Body:
    """Yields the body of the manuscript, each piece with the newlines that separate it from the one before."""

    voices: Voices
    remarks: Mapping[str, list[str]]
    asides: Asides
    last: Form = "paragraph"
    counts: dict[int, int] = field(default_factory=dict)  # the numbers in the list that is open, by depth

    def pieces(self, briefing: Briefing) -> Iterator[str]:
        said = Said(briefing.sections)
        yield from self._repeated("In brief", "abstract", briefing.abstract, said)
        if briefing.recommendations or briefing.candidates:
            yield self._head("##", "Recommendations", Attributes(classes=("recommendations",)))
            yield from (self._recommendation(*pair, said) for pair in enumerate(briefing.recommendations, 1))
            yield from (self._candidate(*pair, said) for pair in enumerate(briefing.candidates, 1))
        yield from self._repeated("Answers in one sentence", "answers", briefing.answers, said)
        yield from self._room("About the guest", "biography", briefing.bio.blocks if briefing.bio else ())
        for section in briefing.sections:
            yield from self._section(section)
        yield from self._repeated("Dates", "chronology", briefing.chronology, said)
        yield from self._room("Credits", "credits", briefing.credits)
        yield from self._room("Editor's notes", "editorial", briefing.editorial)
        yield from self._room("Not placed", "unplaced", briefing.unplaced)
        yield from self._endnotes(briefing.endnotes)
        yield from self._room("Not printed", "unprinted", briefing.set_aside)

    def _room(self, title: str, name: str, blocks: tuple[Block, ...]) -> Iterator[str]:
        if blocks:
            yield self._head("##", title, Attributes(classes=(name,)))
            yield from self._each(blocks)

    def _repeated(self, title: str, name: str, said: Sequence[Excerpt | Event], places: Said) -> Iterator[str]:
        """Sentences of the text that are printed once more, each with a link to its place."""
        if said:
            yield self._head("##", title, Attributes(classes=(name,)))
        for one in said:
            text = one.text if isinstance(one, Excerpt) else one.sentence
            yield self._spaced("bullet", _linked(text, one.said_in), needed.of_repeated(one, places))

    def _endnotes(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        if blocks:
            yield self._head("##", "Notes", Attributes(classes=("endnotes",)))
        for block in blocks:
            if is_numbered(block):
                yield self._spaced("paragraph", f"[^{block.level}]: {lines_of(block).first}", _PLAIN)
                yield from self._remarks(block)
            else:
                yield self._block(block, _PLAIN)

    def _recommendation(self, number: int, one: Recommendation, said: Said) -> str:
        return self._spaced("bullet", _linked(one.text, one.said_in), needed.of_advice(one, f"r{number}", said))

    def _candidate(self, number: int, one: Recommendation, said: Said) -> str:
        """A comment that becomes a recommendation if its signs and the word "candidate" are deleted."""
        self.last = "candidate"
        return "\n\n" + as_candidate(join(_linked(one.text, one.said_in), needed.of_advice(one, f"c{number}", said)))

    def _section(self, section: Section) -> Iterator[str]:
        if section.heading is None:
            yield self._head("##", edged(inline(section.title)), Attributes(section.id, ("proposed",)))
        else:
            own = needed.of_block(section.heading, "heading", 2)
            values = {"title": section.title} if section.title != section.heading.text else {}
            yield self._head(
                "##", one_line(section.heading), replace(own, id=section.id, values={**own.values, **values})
            )
            yield from self._remarks(section.heading)
        yield from map(self._offer, self.asides.titles(section.id))
        before: Exchange | Turn | Block | None = None
        for item in section.items:
            yield from self._item(item, before)
            before = item

    def _item(self, item: Exchange | Turn | Block, before: Exchange | Turn | Block | None) -> Iterator[str]:
        """An item; an attribute keeps it apart where it would be read as part of the one before."""
        apart = Attributes(classes=("apart",))
        if isinstance(item, Exchange):
            yield from self._exchange(item)
        elif isinstance(item, Turn):
            yield from self._turn(item, apart if isinstance(before, Exchange) else _PLAIN, None, True)
        else:
            yield self._block(item, _PLAIN if before is None or isinstance(before, Block) else apart)

    def _exchange(self, exchange: Exchange) -> Iterator[str]:
        yield from map(self._offer, self.asides.cuts(exchange.id))
        question, blocks = exchange.question, exchange.question.blocks
        in_head = blocks[:1] if blocks and blocks[0].kind in ("paragraph", "heading") else ()
        own = needed.of_block(in_head[0], "paragraph", 3 if in_head[0].kind == "heading" else 0) if in_head else _PLAIN
        values = {**own.values, **self._voice(question, self.voices.asking, False)}
        raw = self.voices.labelled(question.label, one_line(in_head[0]) if in_head else "")
        yield self._head("###", raw, Attributes(exchange.id, own.classes, values))
        yield from self._below(*in_head)
        yield from self._each(blocks[len(in_head) :], Attributes(classes=("question",)))
        for number, answer in enumerate(exchange.answers):
            yield from self._turn(answer, _PLAIN, self.voices.answering, number > 0 or not answer.blocks)

    def _turn(self, turn: Turn, mark: Attributes, inferred: str | None, must_begin: bool) -> Iterator[str]:
        """A turn: its first block names the speaker, or a line of its own does if that block cannot bear a label."""
        begin = replace(mark, values=self._voice(turn, inferred, must_begin))
        first = turn.blocks[:1] if not turn.label or (turn.blocks and turn.blocks[0].kind == "paragraph") else ()
        if first:
            yield self._block(first[0], begin, turn.label)
        else:
            yield self._spaced("paragraph", self.voices.labelled(turn.label, ""), begin)
        yield from self._each(turn.blocks[len(first) :])

    def _voice(self, turn: Turn, inferred: str | None, must_begin: bool) -> dict[str, str]:
        """The attributes of a turn besides its label; ``must_begin``: its beginning would not be visible otherwise."""
        values = {"time": turn.time} if turn.time else {}
        is_told = turn.speaker == self.voices.speaker(turn.label, inferred)
        if is_told and (turn.label or turn.time or not must_begin):
            return values
        return {"by": turn.speaker or "", **values}

    def _each(self, blocks: Iterable[Block], mark: Attributes = _PLAIN) -> Iterator[str]:
        return (self._block(block, mark) for block in blocks)

    def _block(self, block: Block, mark: Attributes, label: str = "") -> str:
        written = lines_of(block, self._number(block) if block.kind in _LISTS else 1)
        own = needed.of_block(block, written.kind, written.level)
        first = self.voices.labelled(label, written.first) if written.form == "paragraph" else written.first
        attributes = Attributes(None, (*mark.classes, *own.classes), {**mark.values, **own.values})
        return self._spaced(written.form, first, attributes) + written.rest + "".join(self._below(block))

    def _below(self, *blocks: Block) -> Iterator[str]:
        """What is below a block: remarks on it, its pull quotes, and sentences that may be some."""
        for block in blocks:
            yield from self._remarks(block)
            for quote, by in self.asides.quotes(block.id):
                values = {} if by is None else {"by": by}
                line = f"> {edged(inline(quote.text))}"
                yield self._spaced("quote", line, Attributes(classes=("pull",), values=values))
            yield from map(self._offer, self.asides.quotable(block.id))

    def _offer(self, one: Offer) -> str:
        return _gap(self.last) + as_comment(one)

    def _remarks(self, *blocks: Block) -> Iterator[str]:
        """The remarks on a block, below it; without an empty line between two list items."""
        for block in blocks:
            yield from (_comment(text, self.last) for text in self.remarks.get(block.id, ()))

    def _number(self, block: Block) -> int:
        """The number of a list item in its list."""
        if self.last not in _LISTS:
            self.counts.clear()
        level = depth(block)
        self.counts = {known: count for known, count in self.counts.items() if known <= level}
        self.counts[level] = self.counts.get(level, 0) + 1
        return self.counts[level]

    def _head(self, signs: str, raw: str, attributes: Attributes) -> str:
        return self._spaced("heading", f"{signs} {raw}" if raw else signs, attributes)

    def _spaced(self, form: Form, lines: str, attributes: Attributes) -> str:
        listed = form in _LISTS and self.last in _LISTS
        tabled = form == "row" and self.last in ("row", "header")
        self.last = form
        return ("\n" if listed or tabled else "\n\n") + join(lines, attributes)


def _comment(text: str, last: Form = "paragraph") -> str:
    return f"{_gap(last)}<!-- comment {in_comment(' '.join(text.split()))} -->"


def _gap(last: Form) -> str:
    """What separates a comment from the piece above: an empty line would end a list or a table."""
    return "\n" if last in (*_LISTS, "row", "header") else "\n\n"


def _linked(text: str, place: str) -> str:
    """A list item with a sentence, and a link to where it was said."""
    return f"- {edged(inline(text))} [{place}](#{place})"


def _bodily(briefing: Briefing) -> Iterator[Block]:
    """The blocks of the body, without those of the front matter."""
    yield from briefing.bio.blocks if briefing.bio else ()
    for section in briefing.sections:
        yield from (section.heading,) if section.heading else ()
        for item in section.items:
            yield from blocks_of(item)
    for room in (briefing.credits, briefing.editorial, briefing.unplaced, briefing.endnotes, briefing.set_aside):
        yield from room
