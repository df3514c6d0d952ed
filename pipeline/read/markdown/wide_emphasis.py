"""Emphasis beside Chinese and Japanese signs: ``**問：**何時`` is bold, though punctuation stands before its end.

CommonMark asks for a space behind punctuation, and these scripts have none
(https://github.com/tats-u/markdown-cjk-friendly proposes the same rule). ``**Ada:**yes`` is bold in every script:
stars behind the end of a sentence or a label close bold words, where some are open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.text.ends import ASKING, STATING
from pipeline.text.labels import COLONS
from pipeline.text.wrapping import is_ideograph

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline


def wide_emphasis(parser: MarkdownIt) -> None:
    """Make stars beside wide signs open and close emphasis wherever no space is in the way, and those behind the end of
    a sentence or label close it.
    """
    from markdown_it.rules_inline.emphasis import tokenize

    def tokenized(state: StateInline, silent: bool) -> bool:
        start, held = state.pos, len(state.delimiters)
        if not tokenize(state, silent):
            return False
        before, after = state.src[start - 1 : start], state.src[state.pos : state.pos + 1]
        if state.src[start] == "*" and (is_ideograph(before) or is_ideograph(after)):
            for delimiter in state.delimiters[held:]:
                delimiter.open = bool(after.strip())
                delimiter.close = bool(before.strip())
        elif state.src[start] == "*" and state.pos - start > 1 and before in _ENDS and after.isalnum():
            for delimiter in state.delimiters[held:]:
                delimiter.close = True
        return True

    parser.inline.ruler.at("emphasis", tokenized)


_ENDS = frozenset((*STATING, *ASKING, *COLONS, *")]»”"))
