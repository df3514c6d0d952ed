"""What a note is about, in the words of the desk, and what can be done about it here. The note itself is in English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """``words``: the key of its heading. ``hint``: the key of what to try, if the desk has a better way than the note
    names; ``field``: the fact that can be changed.
    """

    words: str
    hint: str = ""
    field: str = ""


_TURN = Topic("note-turn", "hint-turn")
_TWICE = Topic("note-twice", "hint-unprint")
_ADVICE = Topic("note-advice")
_GAP = Topic("note-gap")
_SIGNS = Topic("note-signs")
_OTHER = Topic("note-other")
_TITLE = Topic("note-title", "hint-field", "title")
_BYLINE = Topic("note-byline", "hint-field", "byline.name")
_ROLE = Topic("note-people", "hint-field", "roles")
_SPEAKERS = Topic("note-people", "hint-speakers")
_DATE = Topic("note-date", "hint-field", "date.text")
_TOPICS = {
    "no-title": _TITLE,
    "uncertain-title": _TITLE,
    "title-from-menu": _TITLE,
    "uncertain-byline": _BYLINE,
    "byline-missing": _BYLINE,
    "ambiguous-date": _DATE,
    "date-missing": _DATE,
    "role-missing": _ROLE,
    "biography-missing": Topic("note-people"),
    "speaker-unresolved": _SPEAKERS,
    "asker-unresolved": _SPEAKERS,
    "uncertain-turn": _TURN,
    "statement-as-question": _TURN,
    "no-question-found": _TURN,
    "questions-without-answers": _TURN,
    "questions-longer-than-answers": _TURN,
    "repeated-text": _TWICE,
    "pull-quotes": _TWICE,
    "unprinted-advice": _ADVICE,
    "doubtful-recommendation": _ADVICE,
    "undefined-acronym": Topic("note-acronym"),
    "cut-short": _GAP,
    "continued": _GAP,
    "paywall": _GAP,
    "much-removed": _GAP,
    "encoding": _SIGNS,
    "encoding-guessed": _SIGNS,
    "damaged-characters": _SIGNS,
    "private-use": _SIGNS,
    "doubtful-quote": _SIGNS,
    "glued-words": _SIGNS,
    "opening-mark": _SIGNS,
}


def topic_of(code: str) -> Topic:
    """What a note with this code is about."""
    return _TOPICS.get(code, _OTHER)
