"""Labels without a colon: ``Ada Reed • Yes``, ``AR - Yes``, ``REED Yes``, ``**Ada Reed** Yes``, ``【张三】…``.

A line of any text may begin so. Whether such a name speaks can only be told from the others in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.languages.words import Words
from pipeline.model import Block, stream
from pipeline.structure.looks.asking import is_nod
from pipeline.structure.looks.callings import is_name
from pipeline.structure.looks.speaker_labels import Label
from pipeline.text.names import CAPITAL, SMALL_LETTERS
from pipeline.text.quotation import OPENERS

MARKED = "marked"  # bold or italic type; so are terms and first words
LOUD = "capitals"
SENTENCES = ("dash", "stop")  # signs with which a sentence may begin, too: "Absolutely. We are late."
_MOST = 5  # words of a name
_NAME = rf"(?P<name>(?:{CAPITAL}[.-]{{1,2}} ?){{2,4}}|[^\W\d_][^\n:：•|\[\]()【】「」–—!?.,;]{{1,40}}?)"
_SAID = rf"(?={CAPITAL}|[¿¡{OPENERS}…])"
_SAID_RE = re.compile(rf"(?<=\s){_SAID}|\s+{_SAID}")
_LONGEST = 50  # letters of a name
_SIGNS = {
    "dot": re.compile(rf"{_NAME}\s?[•·|]\s*(?=\S)"),
    "bracket": re.compile(r"[【\[［](?P<name>[^\W\d_][^\n\[\]【】［］:]{0,30})[】\]］]\s*[:：]?\s*"),
    "round bracket": re.compile(rf"(?P<name>[^\W\d_a-z]{{2,4}})\)\s+{_SAID}"),
    "dash": re.compile(rf"(?={CAPITAL}){_NAME}(?:\s?[–—]|-|\s-)(?:\s+{_SAID}|\s*$)"),
    LOUD: re.compile(
        rf"(?P<name>(?:{CAPITAL}(?:{CAPITAL}|[’'.-])+ ){{1,3}})(?={CAPITAL}(?:[{SMALL_LETTERS}]|[’' ])|[¿¡({OPENERS}…])"
    ),
    "stop": re.compile(rf"{_NAME}\.\s+{_SAID}"),
    "corner": re.compile(r"(?P<name>[\u3400-\u9fff\u30a0-\u30ff々・A-Za-z]{1,16})\s?(?=「[^\n]*」\s*$)"),
}


def odd_labels(index: int, block: Block, words: Words) -> Iterator[tuple[str, Label]]:
    """The labels with which a paragraph may begin, each with its sign."""
    if block.kind not in ("paragraph", "quote"):
        return
    for sign, name, end in (*_signed(block.text), *_marked(block)):
        counted = name.capitalize() if name[-1].isdigit() else name  # "[speaker 1]"
        if is_name(counted, words, _MOST) and not is_nod(name, words):  # "Right. Well, that is sad."
            yield sign, Label(index, name, block.text[:end].strip(), "", end, stream(name), name)


def _signed(text: str) -> Iterator[tuple[str, str, int]]:
    """Each sign behind a name at the head of a text, with the name, and where the speech begins."""
    for sign, pattern in _SIGNS.items():
        if (match := pattern.match(text)) and (sign != LOUD or match["name"].isupper()):
            yield sign, match["name"].strip(), match.end()


def _marked(block: Block) -> Iterator[tuple[str, str, int]]:
    """The same for words in bold or italic type, above or before others that begin with a capital letter."""
    end = max((mark.end for mark in block.marks if mark.kind in ("em", "strong") and mark.start == 0), default=0)
    if 0 < end <= _LONGEST and (said := _SAID_RE.match(block.text, end)):
        yield MARKED, block.text[:end].strip("()[]>/. "), said.end()
