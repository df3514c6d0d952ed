"""What makes a sentence a recommendation: its own signs and words, those of its place, and what both are worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.languages.advice_words import weight
from pipeline.languages.words import Words
from pipeline.structure.advice.counsel import Speech
from pipeline.structure.advice.sentence_signs import Signs, is_unfit, signs_of
from pipeline.structure.advice.weights import chance
from pipeline.structure.standing_alone import leads_in
from pipeline.text.sentences import Sentence

PRINTED = 0.78  # the score from which it is printed
PRINTED_ENDLESS = 0.9  # and where it is very long
PRINTED_PLAIN = 0.7  # and where it says what should be done, and much of what
PRINTED_SURE = 0.62  # and where the question, or the sentence itself, speaks of advice in so many words
PRINTED_ANSWER = 0.5  # and where it says what should be done to who asks: of these nine in ten advise, even below .7
OFFERED = 0.09  # the score from which it is a candidate
OFFERED_WITHDRAWN = 0.07  # and where something withdraws its cue: one in eight advises ("You have to remember that")
OFFERED_BARE = 0.12  # and without a cue where nobody asked: words and place are less sure
_SURE = frozenset({"seeks", "performative"})
_PLAIN = frozenset({"should", "full"})
_SHOULD = frozenset({"should", "pressing"})
# What is not fit for a page, or tells what is done; and items of a list of mistakes.
_NEVER_PRINTED = frozenset({"stumbles", "unfit", "raw", "faults", "little", "none", "has doubt", "has narrative"})
# What no sentence has before one that points back to it: it hangs itself, or is not fit for a page.
_CARRIES_NONE = frozenset((
    "points back", "leans back", "goes on", "begins amid", "open end", "stumbles", "unfit", "nods", "tiny",
    "has narrative",
))  # fmt: skip
_SOUGHT = "asked-"  # before the rule of a sentence that answers who seeks advice
_LONGEST = 1000  # characters of a sentence; what is longer has no punctuation and recommends nothing
_STUMBLES = 3  # spaces of a sentence that can stumble
_FEW = 3  # sentences of an answer from which a place among them means something
_BRIEF = 10  # sentences of a talk from which the share of those with a cue means something
_TALK, _RAW = 40, 5  # sentences from which a share means something; one of so many stumbles in a raw transcript
_OTHERS = (1, 2, 3, 5, 8)  # other sentences of an answer that have a cue
_SHARES = (0.08, 0.15, 0.25, 0.4)  # of the sentences of a talk
_QUARTERS = 4
_LAST = 2  # answers with which a talk ends
_SEVERAL = 4  # answers from which a place among them means something


@dataclass(frozen=True, slots=True)
class Advice:
    """Why a sentence recommends something, how surely, and whom the sentence names.

    Args:
        score: the chance that it is advice, from 0 to 1.
        prints: it is sure enough to be printed, and understood alone.
        points_back: it is understood only behind another sentence.
        leans: so it is, or it points back further on ("Take the ferry from there").
        sure: it is sure enough to be printed, by itself or behind another sentence.
        carried: so it is, behind the sentence before it, which is understood alone.
    """

    rule: str
    score: float
    addressee: str | None
    prints: bool = False
    points_back: bool = False
    leans: bool = False
    sure: bool = False
    carried: bool = False


def advised(said: Sequence[Speech], words: Words) -> Iterator[tuple[Speech, list[Advice | None]]]:
    """Each block of speech, and what its sentences recommend, None of those that neither print nor are offered."""
    for speech, described in placed(said, words):
        carrying = [False, *(_carries(*one, words) for one in zip(speech.said, described, strict=True))]
        rows = zip(speech.said, described, carrying, strict=False)
        yield speech, [_advice(sentence.text, signs, carried, words) for sentence, signs, carried in rows]


def _carries(before: Sentence, signs: Signs | None, words: Words) -> bool:
    """Whether a sentence is clear, so that the next one may point back to it."""
    doubts = words.cues["doubt"].search(before.text)
    return signs is not None and not doubts and signs.names.isdisjoint(_CARRIES_NONE)


def _advice(text: str, signs: Signs | None, carried: bool, words: Words) -> Advice | None:
    if signs is None or len(text) > _LONGEST:
        return None
    score = chance(signs.names, weight(text, words.tag))
    if score < _least_offered(signs):
        return None
    least = _least(signs.names, leads_in(text, words))
    points_back, sure = "points back" in signs.names, score >= least and _is_fit(signs.names)
    prints, leans = sure and not points_back, points_back or "leans back" in signs.names
    return Advice(signs.rule, score, signs.addressee, prints, points_back, leans, sure, sure and carried)


def _is_fit(names: frozenset[str]) -> bool:
    """Whether a sentence may be printed; a question that it quotes ends no other advice than a command."""
    return names.isdisjoint(_NEVER_PRINTED) and ("asks" not in names or "imperative" in names)


def _least_offered(signs: Signs) -> float:
    """The score from which a sentence is a candidate."""
    if signs.kinds:
        return OFFERED
    if any(name.startswith("no ") for name in signs.names):
        return OFFERED_WITHDRAWN
    return OFFERED if "sought" in signs.names else OFFERED_BARE


def _least(names: frozenset[str], led: bool) -> float:
    """The score from which a sentence is sure; where a clause leads in ("If the bell rings, …"), it may be a rule."""
    if "endless" in names:
        return PRINTED_ENDLESS
    if "thing" in names:
        return PRINTED
    if "sought" in names and names & _SHOULD:
        return PRINTED_ANSWER
    return PRINTED_SURE if names & _SURE else PRINTED_PLAIN if names >= _PLAIN and not led else PRINTED


def placed(said: Sequence[Speech], words: Words) -> Iterator[tuple[Speech, list[Signs | None]]]:
    """Each block of speech, and the signs of its sentences with those of their place."""
    own = [[signs_of(one.text, speech.listed, words) for one in speech.said] for speech in said]
    about = _talk(said, own, words)
    answers = [list(group) for _, group in groupby(zip(said, own, strict=True), lambda pair: pair[0].said_in)]
    for number, answer in enumerate(answers):
        every = [signs for _, row in answer for signs in row]
        cues = sum(_has_cue(signs) for signs in every)
        place = about | _place(number, len(answers))
        index = 0
        for speech, row in answer:
            described = []
            for signs in row:
                around = place | _among(cues - _has_cue(signs), index, len(every))
                described.append(_complete(signs, speech, around) if signs else None)
                index += 1
            yield speech, described


def _complete(signs: Signs, speech: Speech, around: frozenset[str] | set[str]) -> Signs:
    """The signs with those of the place, and each kind of cue once more where advice was sought."""
    sought = {"sought", *(f"asked {kind}" for kind in (*signs.kinds, *(() if signs.kinds else ("none",))))}
    names = signs.names | speech.about | around | (sought if speech.sought else set())
    names |= {"listed"} if speech.listed else set()
    return replace(signs, names=names, rule=f"{_SOUGHT}{signs.rule}" if speech.sought else signs.rule)


def _has_cue(signs: Signs | None) -> bool:
    return signs is not None and bool(signs.kinds)


def _among(cues: int, index: int, every: int) -> set[str]:
    """Signs of a sentence among those of its answer: how many others have a cue, whether half do, and which it is."""
    if every < _FEW:
        return set()
    ends = {"first"} if index == 0 else {"last"} if index == every - 1 else set()
    half = {"half"} if cues and 2 * cues >= every - 1 else set()
    return {f"cues {least}" for least in _OTHERS if cues >= least} | ends | half


def _place(number: int, answers: int) -> frozenset[str]:
    if answers < _SEVERAL:
        return frozenset()
    last = {"at the end"} if number >= answers - _LAST else set()
    return frozenset({f"quarter {_QUARTERS * number // answers}", *last})


def _talk(said: Sequence[Speech], own: Sequence[Sequence[Signs | None]], words: Words) -> frozenset[str]:
    """Signs of the whole talk: the share of its sentences with a cue; where one in five stumbles, it is raw."""
    texts = [one.text for speech in said for one in speech.said]
    cues = sum(_has_cue(signs) for row in own for signs in row)
    shares = {f"talk {least}" for least in _SHARES if len(texts) >= _BRIEF and cues >= least * len(texts)}
    long = [text for text in texts if text.count(" ") >= _STUMBLES]
    raw = len(long) >= _TALK and sum(is_unfit(text, words) for text in long) * _RAW >= len(long)
    return frozenset({*shares, *({"raw"} if raw else ())})
