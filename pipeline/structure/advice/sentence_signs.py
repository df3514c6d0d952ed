"""The signs of a sentence that speak for advice or against it: cues, what withdraws them, how it looks by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import Words
from pipeline.structure.advice.addressees import addressee
from pipeline.structure.advice.commanding import commands
from pipeline.structure.looks.asking import extent, spoken
from pipeline.structure.standing_alone import looks_of
from pipeline.text.quotation import quoted_re
from pipeline.text.remembered import recalled

KINDS = (
    "performative", "addressed", "pressing", "obliged", "should", "needed", "imperative", "judged", "softly",
    "proposing", "able",
)  # fmt: skip
WORDING = "wording"  # the rule of a sentence without a cue
_ABOUT = ("opinion", "doubt", "unresolved", "withdrawal", "actor", "powers")
_NEAR = 60  # characters before a cue in which reports and doubts count
_ADDRESSED = frozenset({"addressed", "obliged"})  # advise only with a body that can act as their subject
_COMMANDING = frozenset({"imperative", "proposing", "able"})  # whose patterns leave the verb to a set
_BEHIND_IF = frozenset({"imperative", "able"})  # advise behind a condition, too: "If it rains, you can wait"
_BEHIND = 40  # and behind it; who tells the reader what to do may doubt what follows ("pick one, perhaps a small one")
_CLAUSE = 200  # characters before a cue in which its clause begins
_QUOTED_RE = quoted_re(0)
_WHO_RE = re.compile(r" (?:that|which|who) ")
# What begins a turn of a dialogue or an item of a list, and no sentence: a dash, a bullet, a number.
MARK_RE = re.compile(r"^(?:[—–―-]\s?|[•·*]\s|\(?(?:\d{1,2}[.)]|[A-Ha-h]\))\s)")
_WHOLE_RE = re.compile(r"(?:[.!…。！؟]|[?？](?=[”»」』\"]))[\"'”’»」』)\]]*$")
_OWN_DOUBT = frozenset({"judged", "softly", "performative", "proposing"})
# A question, or what breaks off; "Ask yourself: “Why not me?”" is neither.
_QUESTION_RE = re.compile(r"(?:[?？؟](?!.?[”»」』\"])|^[“«「『\"].*[?？؟][”»」』\"]|[—–-])[”\"'’) .]*$", re.S)
_WORD_RE = re.compile(r"\w+\s")
_SUBJECTLESS = frozenset({"imperative", "performative", "judged", "softly", "pressing", "proposing"})
_LITTLE = 13  # letters of a sentence that says too little: "Share ideas."
_IMPERSONAL = 2  # words from which a cue has a subject of its own ("it is important to")


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for or against a sentence: its rule, the names of its signs, and whom it names.

    Args:
        kinds: of its cues that nothing withdraws, the surest first.
    """

    rule: str
    names: frozenset[str]
    addressee: str | None = None
    kinds: tuple[str, ...] = ()


@recalled(4096)  # asked for the talk, and again for what may be quoted
def signs_of(sentence: str, listed: bool, words: Words) -> Signs | None:
    """The signs of a sentence by itself; None of a question, and of what is no whole sentence and no item of a list."""
    sentence, marks = MARK_RE.subn("", sentence, count=1)
    if not (listed or _is_whole(sentence, amid=marks > 0)) or _QUESTION_RE.search(sentence):
        return None
    quoted = [(match.start(), match.end()) for match in _QUOTED_RE.finditer(sentence)]
    found: dict[str, tuple[re.Match[str], str | None]] = {}
    names = {"unfit"} if is_unfit(sentence, words) else set()
    names |= {"little"} if extent(sentence) < _LITTLE else set()
    for kind in KINDS:
        for cue in _cues(sentence, kind, words):
            if any(a <= cue.start() < b for a, b in quoted):
                continue
            if withdrawn(sentence, cue, kind, words):
                names.add(f"no {kind}")
                continue
            whom = addressee(sentence, cue, kind, words)
            name = kind if whom or kind not in _ADDRESSED else f"bare {kind}"
            found.setdefault(name, (cue, whom))
    if not found:
        return Signs(WORDING, frozenset({*names, "none", *looks_of(sentence, words)}))
    rule = next((name for name in found if name in KINDS), next(iter(found)))
    cue, whom = found[rule]
    before = sentence[: cue.start()]
    names |= {*found, *_looks(sentence, before, words)}
    names |= {f"has {kind}" for kind in _ABOUT if words.cues[kind].search(sentence)}
    names |= {"has narrative"} if words.cues["narrative"].search(before[-_CLAUSE:]) else set()
    names |= {"addressee"} if whom else set()
    names |= {"thing"} if not whom and rule not in _SUBJECTLESS and _is_thing(before, cue[0], words) else set()
    return Signs(rule.removeprefix("bare "), frozenset(names), whom, tuple(found))


@recalled(4096)
def is_unfit(sentence: str, words: Words) -> bool:
    """Whether a sentence stumbles, or holds words that no printed advice has."""
    return words.cues["unfit"].search(sentence) is not None


def _is_whole(sentence: str, amid: bool) -> bool:
    """Whether a text begins and ends as sentences do: "boats must wait." is the end of one, unless it is an item."""
    first = next((char for char in sentence if char.isalpha()), "")
    return (amid or not first.islower()) and _WHOLE_RE.search(sentence) is not None


def _cues(sentence: str, kind: str, words: Words) -> Iterator[re.Match[str]]:
    pattern = words.cues[kind]
    return commands(sentence, words, pattern) if kind in _COMMANDING else pattern.finditer(sentence)


def _looks(sentence: str, before: str, words: Words) -> set[str]:
    """How a sentence looks by itself; the "it" of a cue that opens it ("So it is important to") points at nothing."""
    looks, grammar = set(looks_of(sentence, words)), grammar_of(words.tag)
    if words.cues["unresolved"].search(sentence):
        return looks | {"points back"}
    return looks - {"points back"} if (grammar.onsets | grammar.linking).issuperset(spoken(before)) else looks


def _is_thing(before: str, cue: str, words: Words) -> bool:
    """Whether a thing must act, an output or a rule, and nobody: neither "we" nor "you", "people" nor "one"."""
    begun = [before[-_NEAR:], *(before[-_NEAR:] + cue[: match.end()] for match in _WORD_RE.finditer(cue))]
    own = len(begun) > _IMPERSONAL and not words.cues["opinion"].match(cue)
    return words.cues.has("actor") and not own and not any(map(words.cues["actor"].search, begun))


def withdrawn(sentence: str, cue: re.Match[str], kind: str, words: Words) -> bool:
    """Whether the words around the cue report, doubt, deny, suppose or state a constraint.

    A soft cue holds its own doubt ("I do not think it is a good idea to"): only what stands before it counts. An
    imperative may follow its condition.
    """
    end = cue.start() if kind in _OWN_DOUBT else cue.end() + (0 if kind == "imperative" else _BEHIND)
    start = max(
        0, cue.start() - _NEAR, sentence.rfind(";", 0, cue.start())
    )  # "As they said, it rained; you should row."
    if words.cues["withdrawal"].search(_owned(sentence[start:end], words)):
        return True
    return kind not in _BEHIND_IF and bool(
        words.cues["condition"].search(sentence[max(0, cue.start() - _CLAUSE) : cue.start()])
    )


def _owned(text: str, words: Words) -> str:
    """The text without each "that" which neither reports nor sets aside: "I believe that cities that pay must"."""
    text = words.cues["stance"].sub(lambda own: own[1], text)
    ends = [body.end() for body in words.cues["bodies"].finditer(text)] if _WHO_RE.search(text) else []
    for end in reversed(ends):
        text = text[:end] + _WHO_RE.sub(" ", text[end:], count=1) if _WHO_RE.match(text, end) else text
    return text
