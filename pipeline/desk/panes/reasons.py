"""Why something was found, in the words of an editor: rules that come to the same have one sentence."""

from __future__ import annotations

from collections.abc import Mapping

_SOUGHT = "asked-"  # begins the names of rules about answers to a question that asks for advice

# The keys of the sentences in words/, and the rules that each explains.
_EXPLAINED = {
    "why-editor": ("editor",),
    "why-topic": ("word-model",),
    "why-heading": ("heading",),
    "why-phrase": ("noun-phrase",),
    "why-quoted": ("quoted-name",),
    "why-title-question": ("question",),
    "why-opening": ("first-sentence",),
    "why-mark": ("question-mark", "question-before-the-end"),
    "why-interrogative": ("interrogative",),
    "why-request": ("request",),
    "why-turn": ("in-turn",),
    "why-label": ("label-question",),
    "why-form": (
        *("bold-question", "italic-question", "heading-question", "numbered-question", "quoted-question"),
        *("dash", "above-a-label", "above-a-sign", "capitals-question", "signed-question"),
    ),
    "why-listed": ("source-guest", "listed"),
    "why-interviewed": ("named-as-asked", "interviewee", "tells"),
    "why-answers": ("who-answers",),
    "why-told": ("life", "leads-in", "with-role"),
    "why-in-title": ("in-title", "is-title", "heads", "subject", "quoted"),
    "why-addressed": ("addressed",),
    "why-own-name": ("presents-himself",),
    "why-named": ("repeated", "named", "named-by-part", "given"),
    "why-performative": ("performative",),
    "why-must": ("obliged", "pressing"),
    "why-should": ("should", "needed", "judged"),
    "why-imperative": ("imperative",),
    "why-softly": ("softly", "proposing", "able"),
    "why-limited": ("narrative", "constraint"),
}
_KEYS = {rule: key for key, rules in _EXPLAINED.items() for rule in rules}


def reason(rule: str, words: Mapping[str, str], kind: str = "") -> str:
    """A sentence that says why something was found.

    Args:
        rule: as the evidence names it.
        words: of the desk, by their keys.
        kind: of the finding; advice and guests have a rule of the same name.
    """
    if rule.startswith(_SOUGHT):
        return words["why-sought"]
    if rule == "addressed" and kind in ("recommendation", "candidate"):
        return words["why-must"]
    return words[_KEYS.get(rule, "why-other")]


def explained() -> frozenset[str]:
    """The rules that have a sentence of their own."""
    return frozenset(_KEYS)
