"""Replace hyphens that were typed for a dash by the dash of the language: two of them, or one between spaces.

The spaces around them are kept. When it would be wrong: before the option of a program (``--help``), in an arrow or a
comment (``-->``, ``<!--``), in a row of hyphens, and between two numbers (``12 - 15``). None of these is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.clean.verbatim import Protected
from pipeline.languages.print_customs import custom
from pipeline.ledger import Edit
from pipeline.model import Block


def propose(view: View) -> Iterable[Edit]:
    """Replace ``--`` and a hyphen that is set between spaces, as a dash is."""
    language = custom(view.tongue)
    if language is None:
        return ()
    return (edit for block in view.prose() if _may_hold(block.text) for edit in _edits(block, language.dash))


def _may_hold(text: str) -> bool:
    return "--" in text or _SPACED_RE.search(text) is not None


_DOUBLE_RE = re.compile(r"(?<![-<!])--(?![->])")
_SPACED_RE = re.compile(r"(?<=[^\s-]\s)-(?=\s[^\s-])")
_EM = "\N{EM DASH}"


def _edits(block: Block, dash: str) -> Iterator[Edit]:
    protected = Protected(block)
    for match in _DOUBLE_RE.finditer(block.text):
        if match.start() not in protected and not _is_option(*_around(match)):
            spaced = all(neighbour.isspace() for neighbour in _around(match))
            yield rewrite(block, *match.span(), dash if spaced else _EM, "two hyphens for a dash")
    for match in _SPACED_RE.finditer(block.text):
        if match.start() not in protected and not _is_difference(block.text, match.start()):
            yield rewrite(block, *match.span(), dash, "a hyphen between spaces for a dash")


def _around(match: re.Match[str]) -> tuple[str, str]:
    """The characters before and after; empty at the ends of the block."""
    text = match.string
    return text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]


def _is_option(before: str, after: str) -> bool:
    """Whether the hyphens open a block, or an option of a program."""
    return not before or ((before.isspace() or before in "(['\"`‘“") and after.isalnum())


def _is_difference(text: str, at: int) -> bool:
    """Whether a hyphen between spaces has a digit on both sides: a range, a score or a sum, which stays as typed."""
    return text[at - 2].isdigit() and text[at + 2].isdigit()


RULE = Rule(
    name="typed-dash",
    order=630,
    title="sets a dash for two hyphens, and for a hyphen between spaces",
    argument=__doc__,
    example=("The harbour -- what was left of it - burned.", "The harbour — what was left of it — burned."),
    propose=propose,
    local=True,
)
