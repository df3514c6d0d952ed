"""Remove the name of who speaks from a paragraph that goes on with what the same person said above.

Some sites and programs for transcripts print it before each paragraph, so that a page names one speaker five times in
a row, and a question of two paragraphs looks like two.

When it would be wrong: for the labels of a list ("Decision: …"), and where a transcript cuts turns on purpose. So two
names must recur, most paragraphs must have one, three or more must repeat the name above them, and no word of the name
may occur in small letters. A label with a time is kept, the first below a heading, and one below a question.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.clean.rule import Rule, View, remove, rewrite
from pipeline.ledger import Edit
from pipeline.model import Block
from pipeline.text.ends import asks, ends_sentence
from pipeline.text.labels import COLONS, TIME


def propose(view: View) -> Iterable[Edit]:
    """Remove labels that repeat the one above; one that has a block of its own goes with it."""
    labels = [(block, _LABEL_RE.match(block.text)) for block in view.prose() if block.text.strip()]
    counts = Counter(match["name"] for _, match in labels if match)
    often = {name for name, count in counts.items() if count >= _FEWEST}
    again = list(_again(labels, often))
    silent = sum(match is None for _, match in labels) - sum(not block.text[match.end() :] for block, match in again)
    if len(often) < _VOICES or len(again) < _FEWEST or silent > sum(counts.values()):
        return
    small = {word for block, _ in labels for word in _WORD_RE.findall(block.text) if word.islower()}
    for block, match in again:
        if not small.intersection(match["name"].casefold().split()):
            yield _without(block, match)


_LABEL_RE = re.compile(
    rf"(?P<name>[^\W\d_][^\n{COLONS}?!,，;；。()（）]{{0,40}}?)\s?[{COLONS}](?:\s+|$|(?=[^\x00-\u2fff]))(?!\W?{TIME})"
)
_WORD_RE = re.compile(r"\w+")
_FEWEST = 3  # times that a name recurs, and labels that repeat the one above
_VOICES = 2  # people
_Labelled = tuple[Block, re.Match[str] | None]


def _again(labels: Iterable[_Labelled], often: set[str]) -> Iterator[tuple[Block, re.Match[str]]]:
    """The labels that name who is named above and has not asked, with no heading between them.

    Lines that end as no sentence are left alone: they may be headlines.
    """
    above = ""
    for block, match in labels:
        if match and match["name"] == above:
            said = block.text[match.end() :]
            if not said or ends_sentence(said):
                yield block, match
        if match or block.kind == "heading":
            above = match["name"] if match and match["name"] in often else ""
        if asks(block.text):
            above = ""


def _without(block: Block, match: re.Match[str]) -> Edit:
    why = "the same person goes on"
    return rewrite(block, 0, match.end(), "", why) if block.text[match.end() :] else remove(block, why)


RULE = Rule(
    name="repeated-label",
    order=615,
    title="removes the name of a speaker from paragraphs that go on with the same turn",
    argument=__doc__,
    example=(
        "Reed: Who pays?\n\nLund: The city.\n\nLund: It must.\n\nReed: Why?\n\nLund: It is rich.\n\nLund: And old."
        "\n\nReed: Since when?\n\nLund: Since May.\n\nLund: I was there.",
        "Reed: Who pays?\n\nLund: The city.\n\nIt must.\n\nReed: Why?\n\nLund: It is rich.\n\nAnd old."
        "\n\nReed: Since when?\n\nLund: Since May.\n\nI was there.",
    ),
    propose=propose,
)
