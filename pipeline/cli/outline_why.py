"""Why a decision was taken: the rule, and all that was weighed, with its scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from pipeline.cli.outline_rows import reason
from pipeline.errors import UsageError
from pipeline.model import Briefing, Evidence
from pipeline.text.wording import harmless, shortened

_WIDTH = 90
# What a decision is about, by the first word of its name; another one is called by its whole name.
_ABOUT = {one: one for one in ("title", "question", "recommendation", "candidate", "answer", "acronym")}
_ABOUT["section"] = "begins here"
_ADVICE = ("recommendation ", "candidate ")
_GUEST, _VOTES = "guest ", "votes for "
_SECTION = ("title of ", "section ")


def why_lines(briefing: Briefing, asked: str) -> list[str]:
    """The reasons for one part of a briefing.

    Args:
        briefing: with its evidence.
        asked: the id of a section, question, recommendation or candidate, as the outline shows it; the title of
            a section or of the text; the name of a guest; or a decision on the whole text: ``title``, ``guest``, ….

    Raises:
        UsageError: nothing in the briefing is called so.
    """
    names = dict(_names(briefing))
    identifier = next((name for name, text in names.items() if asked.casefold() in (name, text.casefold())), None)
    known = {one.decision: one for one in briefing.evidence}
    decisions = [one for one in dict.fromkeys(_decisions(identifier or asked, known)) if one in known]
    if not decisions:
        close = get_close_matches(asked, [*names, *names.values(), *known], 1)
        hint = close[0] if close else f"one of {', '.join([*names][:12])}"
        raise UsageError(f"nothing in this text is called {asked!r}", hint=hint)
    named = identifier and not identifier.startswith(_GUEST)
    heading = f"{identifier}  {shortened(names[identifier], _WIDTH)}" if identifier and named else identifier or asked
    lines = [heading, *(line for one in decisions for line in _told(known[one]))]
    if decisions[0].startswith(_ADVICE):
        lines += _listed(_all_advice(briefing, names), mark=identifier or "")
    return list(map(harmless, lines))


def _names(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Each id of the outline with the words that it is known by."""
    yield from ((section.id, section.title) for section in briefing.sections)
    for exchange in briefing.exchanges():
        yield exchange.id, " ".join(block.text for block in exchange.question.blocks)
    yield from ((one.id, one.text) for one in (*briefing.recommendations, *briefing.candidates))
    yield from ((f"{_GUEST}{one.name}", one.name) for one in (briefing.bio.guests if briefing.bio else ()))
    if briefing.title:
        yield "title", briefing.title.text


def _decisions(name: str, known: Iterable[str]) -> list[str]:
    """The decisions that a name may mean, first the one about its words; ``guest`` means all guests."""
    if name == _GUEST.strip():
        return [name, *(one for one in known if one.startswith((_GUEST, _VOTES)))]
    votes = name.replace(_GUEST, _VOTES, 1)
    return [*(f"{kind}{name}" for kind in (*_SECTION, "question ", *_ADVICE)), name, votes]


def _told(evidence: Evidence) -> Iterator[str]:
    about = _ABOUT.get(evidence.decision.split(" ")[0], evidence.decision)
    yield f"    {about}: {reason(evidence)}"
    yield from _listed(evidence.weighed)


def _listed(weighed: Iterable[tuple[str, float]], mark: str = "") -> Iterator[str]:
    """Candidates, a line for each; that with the id ``mark`` is pointed at."""
    for text, score in weighed:
        pointer = "  <" if mark and text.startswith(f"{mark}  ") else ""
        yield f"        {score:.2f}  {shortened(text, _WIDTH)}{pointer}"


def _all_advice(briefing: Briefing, names: dict[str, str]) -> list[tuple[str, float]]:
    """Every recommendation and candidate with its score, the best first."""
    advice = (one for one in briefing.evidence if one.decision.startswith(_ADVICE))
    scores = ((one.decision.split(" ")[1], one.score or 0.0) for one in advice)
    found = [(f"{name}  {names[name]}", score) for name, score in scores if name in names]
    return sorted(found, key=lambda pair: -pair[1])
