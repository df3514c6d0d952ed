"""Replace half-width punctuation between Chinese or Japanese characters by the full-width forms of these scripts.

``九十年代末,门开始卡住`` was typed on a keyboard for Latin letters. In print the comma is too narrow, and on the
wrong side of its square. A mark is replaced only if it directly follows a character of the script, and another
character or the end of the line follows it. The comma is kept in Japanese, which has two forms of it.

When it would be wrong: where the mark belongs to Latin words or to figures. Then a letter or a figure is next to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.clean.rule import Rule, View, rewrite
from pipeline.clean.verbatim import Protected
from pipeline.ledger import Edit
from pipeline.model import Block


def propose(view: View) -> Iterable[Edit]:
    """Replace comma, colon, semicolon, question and exclamation mark, and a pair of brackets."""
    wide = _WIDE.get(view.tongue)
    if wide is None:
        return ()
    return (edit for block in view.prose() for edit in _edits(block, wide))


_SCRIPT = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u3001\u3002\u300c-\u300f\uff01-\uff5e"
_MARK_RE = re.compile(f"(?<=[{_SCRIPT}])[,;:?!](?=[{_SCRIPT}“”‘’]|$|\n)|(?<=[{_SCRIPT}])\\.(?=$|\n)")
_BRACKETS_RE = re.compile(f"(?<=[{_SCRIPT}])\\(([{_SCRIPT}]{{1,60}})\\)")
_WIDE = {
    "zh": {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"},
    "ja": {":": "：", "?": "？", "!": "！", "(": "（", ")": "）"},
}
_WHY = "a half-width mark between full-width characters"


def _edits(block: Block, wide: dict[str, str]) -> Iterator[Edit]:
    places = [match.start() for match in _MARK_RE.finditer(block.text)]
    for match in _BRACKETS_RE.finditer(block.text):
        places += [match.start(), match.end() - 1]
    protected = Protected(block)
    for place in places:
        after = wide.get(block.text[place])
        if after and place not in protected:
            yield rewrite(block, place, place + 1, after, _WHY)


RULE = Rule(
    name="half-width-mark",
    order=650,
    title="sets full-width marks between Chinese and Japanese characters",
    argument=__doc__,
    example=("城市是什么时候开始下沉的?九十年代末,门开始卡住.", "城市是什么时候开始下沉的？九十年代末，门开始卡住。"),
    propose=propose,
    local=True,
)
