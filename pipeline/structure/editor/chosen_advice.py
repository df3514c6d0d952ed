"""Apply the editor's choice of recommendations: some struck, some added, word for word as they were said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from pipeline.model import Block, Evidence, Exchange, Recommendation, Section, Turn, blocks_of, stream
from pipeline.structure.advice.recommendations import Found
from pipeline.structure.editor.overrides import Desk
from pipeline.structure.evidence import because
from pipeline.text.sentences import sentences

_DECISION = "recommendation "


def recommended(found: Found, sections: Sequence[Section], desk: Desk) -> Found:
    """The recommendations found, without those struck and with those added, in the order in which they were said."""
    if not (desk.decided.recommended or desk.decided.not_recommended):
        return found
    said = list(_said(sections))
    known = {one.decision.removeprefix(_DECISION): one for one in found.evidence}
    kept = [(one, known.get(one.id)) for one in _kept(found, desk)]
    added = list(_added(said, [one.text for one, _ in kept], found.candidates, desk))
    pairs = sorted([*kept, *added], key=_Order(said))
    reasons = (replace(why, decision=f"{_DECISION}r{number}") for number, (_, why) in enumerate(pairs, 1) if why)
    left = tuple(one for one in found.candidates if _is_left(one, [own for own, _ in added], desk))
    gone = {f"candidate {one.id}" for one in found.candidates if one not in left}
    others = (why for why in found.evidence if not why.decision.startswith(_DECISION) and why.decision not in gone)
    printed = tuple(replace(one, id=f"r{number}") for number, (one, _) in enumerate(pairs, 1))
    return Found(printed, left, (*reasons, *others), found.notes)


@dataclass(frozen=True, slots=True)
class _Place:
    """A block of the talk, with its exchange or section and its speaker, if known."""

    block: Block
    said_in: str
    speaker: str | None


def _said(sections: Sequence[Section]) -> Iterator[_Place]:
    for section in sections:
        for item in section.items:
            where = item.id if isinstance(item, Exchange) else section.id
            turns = (item.question, *item.answers) if isinstance(item, Exchange) else (item,)
            for turn in turns:
                speaker = turn.speaker if isinstance(turn, Turn) else None
                yield from (_Place(block, where, speaker) for block in blocks_of(turn))


def _is_left(candidate: Recommendation, added: Sequence[Recommendation], desk: Desk) -> bool:
    """Whether the editor has neither struck nor added a candidate."""
    words = stream(candidate.text)
    return not any(words in stream(one.text) for one in added) and not any(
        stream(struck) in words for struck in desk.decided.not_recommended
    )


def _kept(found: Found, desk: Desk) -> list[Recommendation]:
    kept = list(found.printed)
    for words in desk.decided.not_recommended:
        left = [one for one in kept if stream(words) not in stream(one.text)]
        if len(left) == len(kept) and not any(stream(words) in stream(one.text) for one in found.candidates):
            desk.note(
                f'no recommendation has the words "{words}": nothing is struck', "its words as `outline` shows them"
            )
        kept = left
    return kept


def _added(
    said: Sequence[_Place], texts: list[str], candidates: Sequence[Recommendation], desk: Desk
) -> Iterator[tuple[Recommendation, Evidence]]:
    for words in desk.decided.recommended:
        place = next((place for place in said if stream(words) in stream(place.block.text)), None)
        text = _sentence(place.block.text, words, desk.words.tag) if place else None
        if place is None or text is None:
            desk.note(
                f'nobody says "{words}": it is not made a recommendation', "a sentence of the text, word for word"
            )
        elif all(stream(text) not in stream(other) for other in texts):
            texts.append(text)
            why = because(_DECISION, "editor", place.block)
            whom = next((one.addressee for one in candidates if one.text == text), None)
            yield Recommendation("", text, place.said_in, place.speaker, whom), why


def _sentence(text: str, words: str, tag: str) -> str | None:
    """The whole sentences that contain the words, from the first to the last touched."""
    said, wanted = sentences(text, tag), stream(words)
    ends = list(accumulate(len(stream(sentence.text)) for sentence in said))
    at = "".join(stream(sentence.text) for sentence in said).find(wanted)
    if at < 0 or not wanted:
        return None
    first, last = bisect_right(ends, at), bisect_left(ends, at + len(wanted))
    return text[said[first].start : said[last].end]


class _Order:
    """The place where a recommendation was said, as a key to sort by."""

    def __init__(self, said: Sequence[_Place]) -> None:
        self._rooms: dict[str, list[tuple[int, str]]] = {}
        for number, place in enumerate(said):
            self._rooms.setdefault(place.said_in, []).append((number, place.block.text))

    def __call__(self, pair: tuple[Recommendation, Evidence | None]) -> tuple[int, int]:
        one = pair[0]
        places = ((n, text.find(one.text)) for n, text in self._rooms.get(one.said_in, ()) if one.text in text)
        return next(places, (0, 0))
