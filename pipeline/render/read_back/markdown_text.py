"""The words of Markdown, as a reader of CommonMark with tables and footnotes understands it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


def markdown_text(text: str) -> str:
    """What a text in Markdown says, without its signs; footnotes in the place where they are written."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    parser.disable("footnote_tail")  # which moves the notes to the end, in the order in which they are cited
    return "".join(_said(parser.parse(text)))


def _said(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "footnote_ref":
            yield str(token.meta["label"])
        elif token.type in ("softbreak", "hardbreak") or (token.type == "html_inline" and token.content == "<br>"):
            yield " "
        elif token.children is not None:
            yield from _said(token.children)
        elif token.type in ("text", "text_special", "code_inline", "fence", "code_block"):
            yield token.content
        elif token.block and token.nesting >= 0:
            yield "\n"
