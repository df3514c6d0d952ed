"""Who speaks: renamed, united, and said of a single paragraph. The words of the text, labels too, stay as they are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.desk.edits.front_facts import facts_of, set_fact
from pipeline.desk.edits.sheet import Sheet, Strip, sheet_of
from pipeline.errors import UsageError
from pipeline.model import Briefing


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks, with the number of turns. ``role``: who that is, for a guest."""

    name: str
    turns: int
    is_guest: bool
    role: str


def speakers_of(briefing: Briefing, facts: dict[str, str]) -> tuple[Speaker, ...]:
    """Everybody who speaks, in the order of the text."""
    names = [turn.speaker for turn in briefing.turns()]
    guest = facts["guest"]
    return tuple(
        Speaker(name, names.count(name), name == guest, facts.get(f"roles.{name}", "")) for name in briefing.speakers()
    )


def rename(sheet: Sheet, old: str, new: str) -> str:
    """Give a speaker another name everywhere; a name that another speaker has unites the two.

    Raises:
        UsageError: nobody has the old name, or the new one is empty.
    """
    new = " ".join(new.split())
    if not new:
        raise UsageError("a speaker needs a name", hint="the name that is to be printed")
    facts = facts_of(sheet)
    changes = {key: new for key, value in facts.items() if _names_a_speaker(key) and value == old}
    role = facts.get(f"roles.{old}", "")
    if role:
        changes |= {f"roles.{old}": "", f"roles.{new}": facts.get(f"roles.{new}", "") or role}
    changes |= {f"speakers.{label}": new for label in _labels(sheet) if sheet.voices.speaker(label, None) == old}
    text = _said_by_name(sheet, old, new)
    if not changes and text == sheet.text:
        raise UsageError(f"nobody here is called {old!r}", hint="looking at the page again")
    for fact, value in changes.items():
        text = set_fact(sheet_of(text, sheet.name), fact, value)
    return text


def said_by(sheet: Sheet, strip: Strip, name: str) -> str:
    """Have a speaker say a paragraph and what follows it; an empty name: whoever speaks by the rules of the text."""
    values = {key: value for key, value in strip.piece.attributes.values.items() if key != "by"}
    values |= {"by": name} if name else {}
    return sheet.marked(strip, replace(strip.piece.attributes, values=values))


def _names_a_speaker(key: str) -> bool:
    return key in ("guest", "questions-by", "answers-by") or key.startswith("speakers.")


def _labels(sheet: Sheet) -> list[str]:
    """The labels in the text, such as ``Q:``."""
    forms = ("paragraph", "question")
    found = (sheet.voices.cut(strip.piece.raw)[0] for strip in sheet.strips if strip.piece.form in forms)
    return list(dict.fromkeys(label for label in found if label))


def _said_by_name(sheet: Sheet, old: str, new: str) -> str:
    """The manuscript with the new name in ``by="…"``; from the end on, so that the lines above keep their numbers."""
    text = sheet.text
    for strip in reversed(sheet.strips):
        if strip.room == "section" and strip.piece.attributes.values.get("by") == old:
            text = said_by(replace(sheet, lines=tuple(text.split("\n"))), strip, new)
    return text
