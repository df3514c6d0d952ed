"""What makes a sentence a recommendation: the cue that advises, who must act, and the signs around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.languages.grammar import grammar_of
from pipeline.languages.words import Words
from pipeline.structure.advice.addressees import addressee
from pipeline.structure.advice.commanding import commands
from pipeline.structure.advice.counsel import Setting
from pipeline.structure.advice.weights import probability
from pipeline.structure.looks.asking import extent, spoken
from pipeline.structure.standing_alone import looks_of, points_anywhere
from pipeline.text.quotation import quoted_re
from pipeline.text.remembered import recalled

PRINTED = 0.5  # the score from which it is printed: with sources left out nine of ten are right; below, offered
OFFERED = 0.03  # the score from which it is a candidate
KINDS = (
    "performative", "addressed", "pressing", "obliged", "should", "needed", "imperative", "judged", "softly",
    "proposing", "able",
)  # fmt: skip
_URGENT = frozenset({"performative", "pressing"})  # what is printed where nobody asked
DOUBTED = 0.39  # the most that a sentence may have which tells how things are done, or doubts itself
AT_MOST_OFFERED = frozenset((
    "narrative", "told", "faults", "doubt", "raw", "unfit", "tiny", "thin", "prose", "around", "points back",
    "in brackets", "stumbles", "long", "asked able", "only needed",
    *(f"unasked {kind}" for kind in KINDS if kind not in _URGENT),
))  # fmt: skip
_NEAR = 60  # characters before a cue in which reports and doubts count
_ADDRESSED = frozenset({"addressed", "obliged"})  # advise only with a body that can act as their subject
_COMMANDING = frozenset({"imperative", "proposing", "able"})  # whose patterns leave the verb to a set
_BEHIND_IF = frozenset({"imperative", "able"})  # advise behind a condition, too: "If it rains, you can wait"
_SOUGHT = frozenset({"proposing", "able"})  # advise only where advice was sought
_BEHIND = 40  # and behind it; who tells the reader what to do may doubt what follows ("pick one, perhaps a small one")
_CLAUSE = 200  # characters before a cue in which its clause begins
_QUOTED_RE = quoted_re(0)
_WHO_RE = re.compile(r" (?:that|which|who) ")
# What begins a turn of a dialogue or an item of a list, and no sentence: a dash, a bullet, a number.
MARK_RE = re.compile(r"^(?:[—–―-]\s?|[•·*]\s|\(?(?:\d{1,2}[.)]|[A-Ha-h]\))\s)")
_WHOLE_RE = re.compile(r"(?:[.!…。！؟]|[?？](?=[”»」』\"]))[\"'”’»」』)\]]*$")
_OWN_DOUBT = frozenset({"judged", "softly", "performative"})
# A question, or what breaks off; "Ask yourself: “Why not me?”" is neither.
_QUESTION_RE = re.compile(r"(?:[?？؟](?!.?[”»」』\"])|^[“«「『\"].*[?？؟][”»」』\"]|[—–-])[”\"'’) .]*$", re.S)
_WORD_RE = re.compile(r"\w+\s")
_SUBJECTLESS = frozenset({"imperative", "performative", "judged", "softly", "pressing", "proposing"})
_SUPPORTS = frozenset({"stance", "emphasis", "dense"})  # the speaker owns a demand, or makes several
_DEMANDS = frozenset({"unasked should", "unasked addressed"})
_NEEDS = frozenset({"asked needed", "asked obliged"})
_SURE = frozenset({"asked imperative", "asked performative"})  # advise, whatever stands in brackets there
_IMPERSONAL = 2  # words from which a cue has a subject of its own ("it is important to")
_LOOKS = frozenset({"points back", "stumbles", "in brackets", "empty"})
_TINY = 13  # letters of a sentence that says too little: "Share ideas."
_LONG = 40  # words of a sentence that says much else, too


@dataclass(frozen=True, slots=True)
class Advice:
    """Why a sentence recommends something: the rule, a score from 0 to 1, and whom the sentence names.

    Args:
        points_back: it is understood only behind another sentence.
    """

    rule: str
    score: float
    addressee: str | None
    points_back: bool = False

    @property
    def prints(self) -> bool:
        """Whether it is sure enough to be printed."""
        return self.score >= PRINTED


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for or against a sentence: its rule, the names of its signs, and whom it names."""

    rule: str
    names: frozenset[str]
    addressee: str | None


def find_advice(sentence: str, setting: Setting, words: Words) -> Advice | None:
    """What makes a sentence a recommendation or a candidate, None if it is neither."""
    signs = signs_of(sentence, setting, words)
    score = probability(signs.names) if signs else 0.0
    if signs and not signs.names.isdisjoint(AT_MOST_OFFERED):
        score = min(score, DOUBTED)
    if signs is None or score < OFFERED:
        return None
    return Advice(signs.rule, score, signs.addressee, "points back" in signs.names)


def signs_of(sentence: str, setting: Setting, words: Words) -> Signs | None:
    """The signs of the surest cue of a sentence that nothing withdraws, None if there is none."""
    signs = _own_signs(sentence, setting.sought, setting.listed, words)
    return replace(signs, names=_placed(signs, setting)) if signs else None


def _placed(signs: Signs, setting: Setting) -> frozenset[str]:
    """All signs with those of its place; what urges is printed from prose, too."""
    urges = setting.sought or "unasked performative" in signs.names
    names = signs.names | setting.about - ({"prose"} if urges else set())
    names |= {"thin"} if {"empty", "dense"} <= names else set()  # others there say more
    names -= {"in brackets"} if not _SURE.isdisjoint(names) else set()
    names |= {"only needed"} if not _NEEDS.isdisjoint(names) and "seeks" not in names else set()  # often to explain
    if _SUPPORTS.isdisjoint(names):
        names |= {"told"} if "thing" in names else set()
    elif not _DEMANDS.isdisjoint(names) and "pointing" not in names:  # the speaker's own, and understood alone
        names = names - _DEMANDS | {"owned should"}
    return names - {"pointing", "seeks"}


@recalled(4096)  # asked for the talk, for the place of advice, and for the sentence
def _own_signs(sentence: str, sought: bool, listed: bool, words: Words) -> Signs | None:
    sentence, marks = MARK_RE.subn("", sentence, count=1)
    if not (listed or _is_whole(sentence, amid=marks > 0)) or _QUESTION_RE.search(sentence):
        return None
    quoted = [(match.start(), match.end()) for match in _QUOTED_RE.finditer(sentence)]
    for kind in KINDS:
        for cue in _cues(sentence, kind, sought, words):
            whom = addressee(sentence, cue, kind, words)
            owed = kind == "obliged" and words.cues["powers"].search(whom or "")  # "China has to …" is a demand
            lacks = (kind in _ADDRESSED and not whom) or (kind == "obliged" and not owed and not sought)
            if (
                not lacks
                and not any(a <= cue.start() < b for a, b in quoted)
                and not withdrawn(sentence, cue, kind, words)
            ):
                return _signs(sentence, cue, "addressed" if owed else kind, whom, sought, words)
    return None


@recalled(4096)
def is_unfit(sentence: str, words: Words) -> bool:
    """Whether a sentence stumbles, or holds words that no printed advice has."""
    return words.cues["unfit"].search(sentence) is not None


def _is_whole(sentence: str, amid: bool) -> bool:
    """Whether a text begins and ends as sentences do: "boats must wait." is the end of one, unless it is an item."""
    first = next((char for char in sentence if char.isalpha()), "")
    return (amid or not first.islower()) and _WHOLE_RE.search(sentence) is not None


def _cues(sentence: str, kind: str, sought: bool, words: Words) -> list[re.Match[str]]:
    if kind in _SOUGHT and not sought:
        return []
    pattern = words.cues[kind]
    return list(commands(sentence, words, pattern) if kind in _COMMANDING else pattern.finditer(sentence))


def _signs(sentence: str, cue: re.Match[str], kind: str, whom: str | None, sought: bool, words: Words) -> Signs:
    """The names of the signs: the cue, asked for or not; who must act; how the sentence puts it."""
    before, opinion = sentence[: cue.start()], words.cues["opinion"]
    told = kind != "performative" and words.cues["narrative"].search(before[-_CLAUSE:]) is not None
    seen = {
        "narrative": told,
        "thing": not whom and kind not in _SUBJECTLESS and _is_thing(before, cue[0], words),
        "stance": opinion.search(before) or opinion.search(cue[0]),
        "emphasis": words.cues["emphasis"].search(sentence),
        "doubt": words.cues["doubt"].search(before),
        "unfit": is_unfit(sentence, words),
        "pointing": points_anywhere(sentence, words),
        "tiny": extent(sentence) < _TINY,
        "long": kind != "performative" and len(sentence.split()) > _LONG,
    }
    names = {f"{'asked' if sought else 'unasked'} {kind}", *_looks(sentence, before, words)}
    names |= {name for name, holds in seen.items() if holds}
    rule = "narrative" if told else (f"asked-{kind}" if sought else kind)
    return Signs(rule, frozenset(names), whom)


def _looks(sentence: str, before: str, words: Words) -> set[str]:
    """How a sentence looks by itself; the "it" of a cue that opens it ("So it is important to") points at nothing."""
    looks, grammar = set(looks_of(sentence, words)) & _LOOKS, grammar_of(words.tag)
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
