"""What makes a sentence a recommendation: the words that advise, how sure they are, and what takes them back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.languages.words import Words
from pipeline.structure.advice.addressees import addressee
from pipeline.structure.advice.commanding import commands

PRINTED = 0.5  # the score from which a recommendation is printed; below it is a candidate, for the editor to judge
_TOLD = 0.3  # what tells how it was, or how things are done, is a candidate at most
_NEAR = 60  # characters before a cue in which reports and doubts count
_ADDRESSED = frozenset({"addressed", "obliged", "able"})  # advise only with a body that can act as their subject
_COMMANDING = frozenset({"imperative", "proposing"})  # whose patterns leave the verb to a set
_PERSONAL = 0.45  # what users or a Ms Reed should do is advice only where it was asked for
_BEHIND = 40  # and behind it; who tells the reader what to do may doubt what follows ("pick one, perhaps a small one")
_CLAUSE = 200  # characters before a cue in which its clause begins
_QUOTED_RE = re.compile(r"[“\"«„「『][^“”\"«»„「」『』]*[”\"»“」』]")
_IF_RE = re.compile(r"\b(?:if|unless|whether|when|suppose)\b[^,;.]*$", re.I)
_WHO_RE = re.compile(r" (?:that|which|who) ")
# What begins a turn of a dialogue or an item of a list, and no sentence: a dash, a bullet, a number.
MARK_RE = re.compile(r"^(?:[—–―-]\s?|[•·*]\s|\(?\d{1,2}[.)]\s)")
_WHOLE_RE = re.compile(r"[.!…。！؟][\"'”’»」』)\]]*$")


@dataclass(frozen=True, slots=True)
class Advice:
    """Why a sentence recommends something: the rule, a score from 0 to 1, and whom the sentence names."""

    rule: str
    score: float
    addressee: str | None


def find_advice(sentence: str, sought: bool, listed: bool, words: Words) -> Advice | None:
    """What makes a sentence a recommendation, None where it is none.

    Args:
        sought: it answers a question that asks for recommendations.
        listed: it is an item of a list, which may end without a full stop.
    """
    sentence = MARK_RE.sub("", sentence, count=1)
    if (not listed and not _WHOLE_RE.search(sentence)) or sentence.rstrip("”\"'’) .")[-1:] in "?？؟—–-":
        return None
    quoted = [(match.start(), match.end()) for match in _QUOTED_RE.finditer(sentence)]
    for rule, pattern, asked, unasked in _rules(words):
        if not (asked if sought else unasked):
            continue
        for cue in commands(sentence, words, pattern) if rule in _COMMANDING else pattern.finditer(sentence):
            if any(a <= cue.start() < b for a, b in quoted):
                continue
            whom = addressee(sentence, cue, rule == "performative", words)
            if (rule in _ADDRESSED and not whom) or _withdrawn(sentence, cue, rule, words):
                continue
            score = asked if sought else min(unasked, _PERSONAL) if _is_personal(rule, whom, words) else unasked
            if rule != "performative" and (told := _told(sentence, cue, words)):
                return Advice(told, min(score, _TOLD), whom)
            return Advice(f"asked-{rule}" if sought else rule, score, whom)
    return None


def _rules(words: Words) -> tuple[tuple[str, re.Pattern[str], float, float], ...]:
    """Name, pattern, score where advice was sought, score where it was not (0: it is none there); the surest first."""
    return (
        ("performative", words.performs, 0.95, 0.9),
        ("addressed", words.binds, 0.85, 0.6),
        ("pressing", words.presses, 0.85, 0.55),
        ("obliged", words.obliges, 0.85, 0.45),
        ("should", words.advises, 0.85, 0.4),
        ("imperative", words.imperative, 0.75, 0.3),
        ("softly", words.softly, 0.6, 0.35),
        ("proposing", words.proposes, 0.6, 0.0),
        ("able", words.enables, 0.45, 0.0),
        ("constraint", words.constraint, 0.3, 0.2),
    )


def _is_personal(rule: str, whom: str | None, words: Words) -> bool:
    """Whether no body is addressed: people of some kind, or (in English only) a name that tells no body."""
    name = words.tag == "en" and not words.bodies.search(whom or "")
    return rule == "addressed" and (name or bool(words.individuals.search(whom or "")))


def _told(sentence: str, cue: re.Match[str], words: Words) -> str | None:
    """Whether the words before the cue tell of the past or of a habit, or those behind it only ask for care."""
    if words.narrates.search(sentence[max(0, cue.start() - _CLAUSE) : cue.start()]):
        return "narrative"
    return "constraint" if words.constrains.match(sentence[cue.start() : cue.end() + _NEAR]) else None


def _withdrawn(sentence: str, cue: re.Match[str], rule: str, words: Words) -> bool:
    """Whether the words around the cue report, doubt, deny, suppose or state a constraint.

    A soft cue holds its own doubt ("I do not think it is a good idea to"): only what stands before it counts. An
    imperative may follow its condition.
    """
    end = cue.start() if rule in ("softly", "constraint") else cue.end() + (0 if rule == "imperative" else _BEHIND)
    if words.no_advice.search(_owned(sentence[max(0, cue.start() - _NEAR) : end], words).lower()):
        return True
    return rule != "imperative" and bool(_IF_RE.search(sentence[max(0, cue.start() - _CLAUSE) : cue.start()]))


def _owned(text: str, words: Words) -> str:
    """The text without each "that" which neither reports nor sets aside: "I believe that cities that pay must"."""
    text = words.stance.sub(lambda own: own[1], text)
    ends = [body.end() for body in words.bodies.finditer(text)] if _WHO_RE.search(text) else []
    for end in reversed(ends):
        text = text[:end] + _WHO_RE.sub(" ", text[end:], count=1) if _WHO_RE.match(text, end) else text
    return text
