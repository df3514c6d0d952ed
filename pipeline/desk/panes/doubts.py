"""What an editor should look at: the notes on a text, and decisions that were close, each with what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.desk.panes.items import Item
from pipeline.desk.panes.note_topics import Topic, topic_of
from pipeline.model import Briefing, Evidence

# A decision that is less certain than this is shown as doubtful.
SURE = 0.6


@dataclass(frozen=True, slots=True)
class Way:
    """A way to decide: an order to the desk, and the key of the words on its button."""

    word: str
    order: dict[str, str]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at. ``key`` is the same as long as the finding is.

    ``kind``: ``note``, or what was decided: ``section``, ``question``, ``recommendation``, ``title``, ``heading`` (the
    title of a section), ``guest``, ``byline``, ``date`` or ``biography``. ``words``: of the note or of the text;
    ``other``: the hint, or the words of the second-best choice. ``anchor``: name of the piece that it is about;
    ``line``: of the source. ``why``: the rule. ``ways``: how it can be decided otherwise. ``topic``: of a note.
    """

    key: str
    kind: str
    words: str
    other: str
    score: float | None = None
    anchor: str = ""
    line: int | None = None
    why: str = ""
    ways: tuple[Way, ...] = field(default=(), hash=False)
    topic: Topic | None = None


def doubts_of(found: Briefing, items: tuple[Item, ...], facts: dict[str, str]) -> tuple[Doubt, ...]:
    """The doubts about a text, the least certain decisions first, then the notes.

    Args:
        found: the briefing of the source, which knows how sure each decision is.
        items: what the manuscript has now; a doubt about a piece that is gone is settled.
        facts: of the manuscript; a doubt about a fact that was changed is settled.
    """
    places = {item.anchor: item for item in items if item.form == "section" or item.was.startswith("### ")}
    advice = {item.words: item for item in items if item.form == "recommendation"}
    close = [
        doubt
        for evidence in found.evidence
        if evidence.score is not None and evidence.score < SURE
        for doubt in _close(evidence, dict(_named(found)), places, advice, facts)
    ]
    return (*sorted(close, key=lambda doubt: doubt.score or 0.0), *_notes(found, items, facts))


def _notes(found: Briefing, items: tuple[Item, ...], facts: dict[str, str]) -> Iterator[Doubt]:
    """The notes on the text; one about something that the page shows with its buttons or its field leads there."""
    forms = {item.form for item in items}
    for note in found.notes:
        line = note.origin.line if note.origin else None
        key = f"{note.code}:{line}:{note.message[:60]}"
        form, topic = _ABOUT.get(note.code), topic_of(note.code)
        if form is None:
            anchor = _field(topic, note.message, facts)
            yield Doubt(key, "note", note.message, note.hint or "", anchor=anchor, line=line, topic=topic)
        elif form in forms:
            yield Doubt(key, "note", note.message, "", anchor=f"first-{form}", topic=topic)


def _field(topic: Topic, message: str, facts: dict[str, str]) -> str:
    """The name of the field in which what a note is about can be changed; empty if there is none."""
    if topic.field != "roles":
        return f"fact-{topic.field}" if topic.field else ""
    people = [fact for fact in facts if fact.startswith("roles.")]
    named = [fact for fact in people if fact.removeprefix("roles.") in message]
    return f"fact-{(named or people)[0]}" if people else ""


# Codes of notes, and the form of the pieces that they are about.
_ABOUT = {"unprinted-advice": "candidate", "doubtful-recommendation": "recommendation"}


def _close(
    evidence: Evidence, named: dict[str, str], places: dict[str, Item], advice: dict[str, Item], facts: dict[str, str]
) -> Iterator[Doubt]:
    """A close decision, unless it has been settled since."""
    what, _, name = evidence.decision.rpartition(" ")
    key, score, line, why = f"{evidence.decision}:{evidence.line}", evidence.score, evidence.line, evidence.rule
    runner = evidence.runner_up or ""
    if evidence.decision.startswith("guest "):
        who = evidence.decision.removeprefix("guest ")
        others = [other for other, _ in evidence.weighed if other != who][:2]
        if facts["guest"] == who:
            ways = tuple(Way("way-guest", {"do": "fact", "key": "guest", "words": other}) for other in others)
            yield Doubt(key, "guest", who, ", ".join(others), score, line=line, why=why, ways=ways)
    elif evidence.decision == "title":
        if runner and facts["title"] != runner:
            way = Way("way-take", {"do": "fact", "key": "title", "words": runner})
            yield Doubt(key, "title", facts["title"], runner, score, line=line, why=why, ways=(way,))
    elif evidence.decision in _FACTS:
        words = facts.get(_FACTS[evidence.decision], "") or evidence.decision
        yield Doubt(key, evidence.decision, words, runner, score, line=line, why=why)
    elif what == "recommendation":
        if item := advice.get(named.get(name, "")):
            ways = (Way("strike", _order(item, "strike")),)
            yield Doubt(key, "recommendation", item.words, "", score, line=line, why=why, ways=ways)
    elif item := places.get(name):
        yield from _of_a_place(Doubt(key, "", item.words, "", score, name, line, why), what, item, runner, places)


def _of_a_place(doubt: Doubt, what: str, item: Item, runner: str, places: dict[str, Item]) -> Iterator[Doubt]:
    """A doubt about a section, its title, or a question. A section is named by the question with which it begins."""
    opening = next((one.words for one in places.values() if one.line > item.line), "")
    ways: tuple[Way, ...]
    told = (doubt.score, doubt.anchor, doubt.line, doubt.why)
    if what == "title of" and item.proposed:
        ways = (Way("way-take", _order(item, "rename", words=runner)),) if runner and runner != item.words else ()
        yield Doubt(doubt.key, "heading", item.words, runner if ways else "", *told, ways)
    elif what == "section" and item.proposed:
        other = places.get(runner)
        ways = (Way("way-move", _order(item, "move", to=str(other.line), **{"to-was": other.was})),) if other else ()
        ways += (Way("unite", _order(item, "unite")),) if item.anchor != "s1" else ()
        yield Doubt(doubt.key, "section", opening or item.words, other.words if other else "", *told, ways)
    elif what == "question" and item.form == "question":
        yield Doubt(doubt.key, "question", item.words, "", *told, (Way("way-answer", _order(item, "answer")),))


# Decisions about the whole text, and the fact that shows them.
_FACTS = {"byline": "byline.name", "date": "date.text", "biography": "guest"}


def _order(item: Item, do: str, **more: str) -> dict[str, str]:
    return {"do": do, "line": str(item.line), "was": item.was, **more}


def _named(found: Briefing) -> Iterator[tuple[str, str]]:
    """The words of each recommendation by its name."""
    for sentence in found.recommendations:
        yield sentence.id, sentence.text
