"""The outline of a text as rows, for a page on a terminal and for lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.model import Briefing, Evidence, Exchange, Recommendation, blocks_of
from pipeline.text.wording import harmless, plural, shortened

_WIDTH = 100
_CANDIDATES = 8  # lines
_SECOND = 40  # characters of what came second


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the outline.

    Attributes:
        form: title, fact on the text, heading of a part or of a group in it, section, item, or plain words.
        text: the words of the row.
        name: of a fact; the id of a section or an item.
        depth: level of indent.
        below: an addition, on a line of its own in plain text, in a column to the right on a page.
        beside: an addition that only a page shows, in the column to the right.
        why: the evidence; None for a row that is no decision.
        titled: the evidence for the title of a section.
        long: whether plain text shortens it.
        weighed: all candidates for the title or the guest in the row, with their scores, the best first.
    """

    form: Literal["title", "fact", "part", "group", "section", "item", "words"]
    text: str
    name: str = ""
    depth: int = 0
    below: str = ""
    beside: str = ""
    why: Evidence | None = None
    titled: Evidence | None = None
    long: bool = False
    weighed: tuple[tuple[str, float], ...] = ()


def as_rows(briefing: Briefing) -> list[Row]:
    """The outline as rows: facts on the text, then sections with their questions, then recommendations and lists."""
    why = {evidence.decision: evidence for evidence in briefing.evidence}
    rows = (*_front(briefing, why), *_body(briefing, why), *_back(briefing, why))
    return list(map(_harmless, rows))


def _harmless(row: Row) -> Row:
    text, name, below, beside = map(harmless, (row.text, row.name, row.below, row.beside))
    weighed = tuple((harmless(candidate), score) for candidate, score in row.weighed)
    return replace(row, text=text, name=name, below=below, beside=beside, weighed=weighed)


def as_lines(briefing: Briefing, *, evidence: bool = True, candidates: bool = False) -> list[str]:
    """The outline as lines of plain text: a tree, with rule and source line behind each decision.

    ``candidates``: with what else could have been a title or a guest.
    """
    return [line for row in as_rows(briefing) for line in lines_of(row, evidence, candidates)]


def lines_of(row: Row, evidence: bool, candidates: bool = False) -> Iterator[str]:
    """A row as lines of text; a blank line precedes a part."""
    if row.form == "part":
        yield ""
    indent = "    " * row.depth
    name = f"{row.name}{': ' if row.form == 'fact' else '  '}" if row.name else ""
    why = f"   [{reasons(row)}]" if evidence and row.why else ""
    yield f"{indent}{name}{shortened(row.text, _WIDTH) if row.long else row.text}{why}"
    if row.below:
        yield f"{indent}    {row.below}"
    if candidates:
        yield from (f"{indent}    {line}" for line in candidates_of(row))


def candidates_of(row: Row) -> Iterator[str]:
    """What could have been the title or the guest in a row, a line each; none where there was nothing to choose."""
    if len(row.weighed) > 1:
        yield from (f"{score:.2f}  {shortened(text, _WIDTH)}" for text, score in row.weighed[:_CANDIDATES])


def reasons(row: Row) -> str:
    """The evidence of a row in words; that of a section's title comes last."""
    begun = reason(row.why) if row.why else ""
    if row.titled is None or (row.why and row.titled.rule == row.why.rule):  # a heading of the text is its title
        return begun
    return " · ".join(filter(None, (begun, f"title: {reason(replace(row.titled, line=None))}")))


def reason(evidence: Evidence) -> str:
    """Evidence in words: rule, line, score, and the runner-up."""
    line = f", line {evidence.line}" if evidence.line else ""
    score = f", {evidence.score:.2f}" if evidence.score is not None else ""
    second = f"; next: {shortened(evidence.runner_up, _SECOND)}" if evidence.runner_up else ""
    return f"{evidence.rule}{line}{score}{second}"


def _front(briefing: Briefing, why: dict[str, Evidence]) -> Iterator[Row]:
    title = briefing.title.text if briefing.title else "(no title)"
    yield Row("title", title, why=why.get("title"), weighed=_weighed(why, "title"))
    if briefing.subtitle:
        yield Row("words", briefing.subtitle.text, why=why.get("subtitle"), long=True)
    if briefing.byline:
        parts = (briefing.byline.name, briefing.byline.affiliation, briefing.byline.role)
        yield Row("fact", ", ".join(filter(None, parts)), "Byline", why=why.get("byline"))
    if briefing.date:
        yield Row("fact", f"{briefing.date.text} ({briefing.date.iso or 'not certain'})", "Date", why=why.get("date"))
    credit = {evidence.block: evidence for evidence in briefing.evidence if evidence.decision == "credit"}
    for block in briefing.credits:
        yield Row("fact", block.text, "Credit", why=credit.get(block.id), long=True)
    yield from (Row("fact", block.text, "Editor's note", long=True) for block in briefing.editorial)
    facts = (("place", briefing.place), ("translator", briefing.translator), ("publication", briefing.publication))
    yield from (Row("fact", text, noun.capitalize(), why=why.get(noun)) for noun, text in facts if text)
    if briefing.bio:
        known = why.get("guest") or why.get("biography")
        first = next((_weighed(why, f"guest {one.name}") for one in briefing.bio.guests), ())
        yield Row("fact", briefing.bio.name or "(no name)", "Guest", why=known, weighed=first)
        alone = len(briefing.bio.guests) == 1
        roles = ((one.name, one.role) for one in briefing.bio.guests if one.role)
        yield from (Row("words", role if alone else f"{name}: {role}", depth=1) for name, role in roles)
    if briefing.speakers():
        yield Row("fact", ", ".join(briefing.speakers()), "Speakers")


def _weighed(why: dict[str, Evidence], decision: str) -> tuple[tuple[str, float], ...]:
    return why[decision].weighed if decision in why else ()


def _body(briefing: Briefing, why: dict[str, Evidence]) -> Iterator[Row]:
    questions = sum(1 for _ in briefing.exchanges())
    yield Row("part", f"{plural(len(briefing.sections), 'section')}, {plural(questions, 'question')}")
    for section in briefing.sections:
        exchanges = tuple(section.exchanges())
        beside = plural(len(exchanges), "question") if exchanges else ""
        titled, titles = why.get(f"title of {section.id}"), _weighed(why, f"title of {section.id}")
        begun = why.get(f"section {section.id}")
        yield Row("section", section.title, section.id, beside=beside, why=begun, titled=titled, weighed=titles)
        yield from (_asked(exchange, why.get(f"question {exchange.id}")) for exchange in exchanges)
        loose = sum(1 for item in section.items if not isinstance(item, Exchange) for _ in blocks_of(item))
        if loose:
            yield Row("words", f"{plural(loose, 'paragraph')} outside questions", depth=1)


def _asked(exchange: Exchange, why: Evidence | None) -> Row:
    question = " ".join(block.text for block in exchange.question.blocks)
    answers = plural(sum(len(turn.blocks) for turn in exchange.answers), "paragraph")
    return Row("item", question, exchange.id, 1, f"{answers} of answer", why=why, long=True)


def _back(briefing: Briefing, why: dict[str, Evidence]) -> Iterator[Row]:
    yield Row("part", plural(len(briefing.recommendations), "recommendation"))
    yield from _advice(briefing.recommendations, "recommendation", why)
    if briefing.candidates:
        yield Row("group", plural(len(briefing.candidates), "candidate") + ", not printed")
        yield from _advice(briefing.candidates, "candidate", why)
    yield from _once_more(briefing, why)
    yield Row("group", plural(len(briefing.glossary), "acronym"))
    for term in briefing.glossary:
        yield Row("item", f"{term.acronym}: {term.expansion}", depth=1, why=why.get(f"acronym {term.acronym}"))
    yield from _named(briefing)
    for blocks, what in ((briefing.unplaced, "not placed"), (briefing.set_aside, "set aside by the editor")):
        if blocks:
            yield Row("group", f"{plural(len(blocks), 'paragraph')} {what}")
            yield from (Row("words", block.text, depth=1, long=True) for block in blocks)


def _once_more(briefing: Briefing, why: dict[str, Evidence]) -> Iterator[Row]:
    """Sentences that are printed once more; only what there is."""
    if briefing.abstract:
        yield Row("group", plural(len(briefing.abstract), "sentence") + " in brief")
        for number, one in enumerate(briefing.abstract, 1):
            yield Row("item", f"{one.text} ({one.said_in})", depth=1, why=why.get(f"abstract {number}"))
    if briefing.answers:
        yield Row("group", plural(len(briefing.answers), "answer") + " in one sentence")
        for one in briefing.answers:
            yield Row("item", one.text, one.said_in, 1, why=why.get(f"answer {one.said_in}"))
    if briefing.quotes:
        yield Row("group", plural(len(briefing.quotes), "pull quote"))
        yield from (Row("item", f"{one.text} ({one.said_in})", depth=1) for one in briefing.quotes)
    if briefing.chronology:
        yield Row("group", plural(len(briefing.chronology), "date"))
        dated = (f"{one.date} ({one.said_in}): {one.sentence}" for one in briefing.chronology)
        yield from (Row("item", text, depth=1, long=True) for text in dated)


def _named(briefing: Briefing) -> Iterator[Row]:
    if briefing.people:
        yield Row("group", plural(len(briefing.people), "name"))
        yield from (Row("item", f"{one.name} ({', '.join(one.places)})", depth=1) for one in briefing.people)
    if briefing.numbers:
        yield Row("group", plural(len(briefing.numbers), "figure"))
        said = (f"{one.text} ({one.said_in}): {one.sentence}" for one in briefing.numbers)
        yield from (Row("item", text, depth=1, long=True) for text in said)


def _advice(said: tuple[Recommendation, ...], noun: str, why: dict[str, Evidence]) -> Iterator[Row]:
    for one in said:
        whom = f", to {one.addressee}" if one.addressee else ""
        yield Row("item", f"{one.text} ({one.said_in}{whom})", one.id, 1, why=why.get(f"{noun} {one.id}"))
