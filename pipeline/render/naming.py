"""How a turn names who speaks: as the source does, where its label is a form of the speaker's name."""

from __future__ import annotations

from pipeline.model import Turn, stream

_COLUMN = 18  # letters
_CJK = "\u2e80"  # from here on, a name's first letters are a name


def spoken_by(turn: Turn) -> str:
    """What is printed before the words of a turn; empty where nobody is named.

    "AR:" in a text whose "AR" is Ada Reed stays "AR", as the source has it; where an editor says that "Q:" is Ada Reed,
    her name is printed.
    """
    label = turn.label.strip().rstrip(":\N{FULLWIDTH COLON}").rstrip()
    if not turn.speaker or (label and _is_form(label, turn.speaker)):
        return label
    return turn.speaker


def label_lines(turn: Turn) -> int:
    """About how many lines what is printed before a turn takes in a column beside the text, at most six."""
    lines, room = 1, _COLUMN
    for word in spoken_by(turn).split():
        if len(word) + 1 > room:
            lines, room = lines + 1, _COLUMN
        room -= len(word) + 1
    return min(lines, 6)


def _is_form(label: str, speaker: str) -> bool:
    if stream(label) == stream(speaker):
        return False  # the same name, in the capitals that somebody chose for it
    words = speaker.split()
    initials = {stream("".join(word[0] for word in some)) for some in (words, [w for w in words if not w.islower()])}
    return (
        stream(label) in initials
        or stream(speaker) in stream(label)
        or set(label.casefold().split()) < set(speaker.casefold().split())
        or (label >= _CJK and speaker.startswith(label))
    )
