"""Labels without a colon: ``Ada Reed • Yes``, ``AR - Yes``, ``【张三】…``, ``ジョン「…」``.

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
from pipeline.text.names import CAPITAL
from pipeline.text.quotation import OPENERS

_MOST = 5  # words of a name
_NAME = r"(?P<name>[^\W\d_][^\n:：•|\[\]()【】「」–—!?.,;]{1,40}?)"
_SAID = rf"(?={CAPITAL}|[¿¡{OPENERS}…])"
_SIGNS = {
    "dot": re.compile(rf"{_NAME}\s?[•·|]\s*(?=\S)"),
    "bracket": re.compile(r"[【\[［](?P<name>[^\W\d_][^\n\[\]【】［］:]{0,30})[】\]］]\s*[:：]?\s*(?=\S)"),
    "round bracket": re.compile(rf"(?P<name>[^\W\d_a-z]{{2,4}})\)\s+{_SAID}"),
    "dash": re.compile(rf"{_NAME}(?:\s?[–—]|-|\s-)\s+{_SAID}"),
    "stop": re.compile(rf"{_NAME}\.\s+{_SAID}"),
    "corner": re.compile(r"(?P<name>[\u3400-\u9fff\u30a0-\u30ff々・A-Za-z]{1,16})\s?(?=「[^\n]*」\s*$)"),
}


def odd_labels(index: int, block: Block, words: Words) -> Iterator[tuple[str, Label]]:
    """The labels with which a paragraph may begin, each with its sign."""
    if block.kind not in ("paragraph", "quote"):
        return
    for sign, pattern in _SIGNS.items():
        match = pattern.match(block.text)
        name = match["name"].strip() if match else ""
        if match and is_name(name, words, _MOST) and not is_nod(name, words):  # "Right. Well, that is sad."
            yield sign, Label(index, name, match[0].strip(), "", match.end(), stream(name), name)
