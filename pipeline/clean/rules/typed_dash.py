"""Replace two hyphens for a dash by the dash of the language; the spaces around them are kept.

When it would be wrong: before the option of a program (``--help``), in an arrow or a comment (``-->``, ``<!--``), and
in a row of hyphens. None of these is changed.
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
    """Replace ``--`` between words, and at the end of an interrupted sentence."""
    language = custom(view.tongue)
    if language is None:
        return ()
    return (edit for block in view.prose() if "--" in block.text for edit in _edits(block, language.dash))


_DASH_RE = re.compile(r"(?<![-<!])--(?![->])")
_EM = "\N{EM DASH}"


def _edits(block: Block, dash: str) -> Iterator[Edit]:
    protected = Protected(block)
    for match in _DASH_RE.finditer(block.text):
        before, after = block.text[max(match.start() - 1, 0) : match.start()], block.text[match.end() : match.end() + 1]
        is_option = (not before or before.isspace() or before in "(['\"`‘“") and after.isalnum()
        if not before or is_option or match.start() in protected:
            continue
        spaced = before.isspace() and after.isspace()
        yield rewrite(block, *match.span(), dash if spaced else _EM, "two hyphens for a dash")


RULE = Rule(
    name="typed-dash",
    order=630,
    title="sets a dash for two hyphens",
    argument=__doc__,
    example=("The harbour -- what was left of it -- burned.", "The harbour — what was left of it — burned."),
    propose=propose,
    local=True,
)
