"""The table of labels, and who asks and who answers: names the speakers of turns that do not name them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.manuscript.inline import read
from pipeline.manuscript.inline_signs import inline
from pipeline.model import Briefing, Turn


@dataclass(frozen=True, slots=True)
class Voices:
    """The speakers: ``labels``: label of the source -> speaker. ``asking``, ``answering``: of turns without a label."""

    labels: Mapping[str, str | None] = field(default_factory=dict)
    asking: str | None = None
    answering: str | None = None

    def speaker(self, label: str, inferred: str | None) -> str | None:
        """The speaker of a turn, by its label, or by ``inferred`` if it has none."""
        if not label:
            return inferred
        return self.labels[label] if label in self.labels else _name(label)

    def is_label(self, words: str) -> bool:
        """Whether bold words at the start of a paragraph are a label."""
        return words.endswith(_COLONS) or words in self.labels

    def cut(self, raw: str) -> tuple[str, str]:
        """Cut a raw paragraph into the label at its start, if it has one, and the raw rest."""
        found = _LABEL_RE.match(raw)
        if found and self.is_label(words := read(found[1])[0]):
            return words, raw[found.end() :]
        return "", raw

    def labelled(self, label: str, raw: str) -> str:
        """A raw paragraph with its label; if bold words only look like one, they get the other sign for bold."""
        if label:
            return f"**{inline(label)}**" + (f" {raw}" if raw else "")
        found = _LABEL_RE.match(raw)
        if found and self.is_label(read(found[1])[0]):
            return f"__{found[1]}__{raw[found.end(1) + 2 :]}"
        return raw


def voices_of(briefing: Briefing) -> Voices:
    """The smallest table that names all speakers: it omits labels that are the speaker's name."""
    first: dict[str, str | None] = {}
    for turn in briefing.turns():
        if turn.label:
            first.setdefault(turn.label, turn.speaker)
    labels = {label: name for label, name in first.items() if name != _name(label) or not label.endswith(_COLONS)}
    exchanges = list(briefing.exchanges())
    asking = _most_common(exchange.question for exchange in exchanges)
    answering = _most_common(answer for exchange in exchanges for answer in exchange.answers)
    return Voices(labels, asking, answering)


_COLONS = (":", "\N{FULLWIDTH COLON}")
_LABEL_RE = re.compile(r"\*\*(?!\*)((?:[^*\\]|\\.)+)\*\*(?:[ \t]+|$)")


def _name(label: str) -> str | None:
    return label.rstrip(": \N{FULLWIDTH COLON}") or None


def _most_common(turns: Iterable[Turn]) -> str | None:
    names = Counter(turn.speaker for turn in turns if turn.speaker and not turn.label)
    return names.most_common(1)[0][0] if names else None
