"""Recommendations once the words of the talk are merged: only sentences that were said are recommendations."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.errors import BriefingError
from pipeline.manuscript import parse
from pipeline.manuscript.attributes import Attributes, join
from pipeline.manuscript.inline_signs import inline
from pipeline.manuscript.recommended import LINK_RE, Said
from pipeline.model import Block
from pipeline.review.compare.matching import likeness
from pipeline.review.merging.as_printed import Printed
from pipeline.review.merging.new_paragraphs import text_of
from pipeline.review.merging.nodes import Node, flat
from pipeline.review.merging.state import OURS, State
from pipeline.review.merging.unit_lines import lines
from pipeline.review.outcome import Change, place_of

_UNSAID = "nobody said this, so it is no recommendation: only sentences of the text are"
_NOT_SAID_NOW = "the sentence of this recommendation is no longer in the text"

_STILL_IT = 0.5  # likeness of a sentence that was edited; below it, its place holds other words


def advise(state: State, text: Callable[[], str]) -> None:
    """Decide about recommendations. ``text``: makes the manuscript as it is now."""
    said = _said_now(state, text)
    _follow_words(state, said)
    for node, before, now, author in state.reworded:
        if where := said.where(now):
            _rewrite(node, now, where)
        else:
            state.changes = [one for one in state.changes if one.key != node.key]
            state.conflict(before, before, ((author, now),), _UNSAID, node)
    for version, edit, host in state.advised:
        words = text_of([(token, token.looks) for token in edit.tokens])[0].strip()
        where = said.where(words)
        if where and host is not None:
            made = lines("recommendation", Block("", "bullet", words), "", Attributes(), state.ours.voices, None)[0]
            link = f" [{where}](#{where})"
            host.added.append(Node(None, None, "", [made + link], "recommendation", text=words))
            state.record("added", words, "", words, edit.by, state.name(version))
        else:
            state.conflict(words, "", ((state.name(version), words),), _UNSAID, host)


def _follow_words(state: State, said: Said) -> None:
    """A recommendation follows the words of its sentence, where these were edited in the talk."""
    touched = {id(node) for node, _, _, _ in state.reworded}
    for node in state.nodes:
        if node.unit is None or node.unit.role != "recommendation" or node.is_gone or id(node) in touched:
            continue
        sentence = node.unit.block.text
        if where := said.where(sentence):
            if not _says(said, node, sentence):
                _rewrite(node, sentence, where)
            continue
        now = _sentence_now(state, sentence)
        if now and likeness(sentence, now) >= _STILL_IT and (where := said.where(now)):
            _rewrite(node, now, where)
            state.changes.append(Change("words", place_of(sentence), sentence, now, (), True, "", node.key))
        else:
            node.lines = []
            state.conflict(sentence, sentence, ((OURS, now),), _NOT_SAID_NOW, state.nodes[0])


def _says(said: Said, node: Node, sentence: str) -> bool:
    """Whether the place that a recommendation links to says it still."""
    assert node.chunk is not None
    text = "\n".join(node.chunk.lines)
    found = LINK_RE.search(text.rpartition("{")[0].rstrip() if text.endswith("}") else text)
    return bool(found and found[1] in said and said.holds(found[1], sentence))


def _sentence_now(state: State, sentence: str) -> str:
    for key, one in state.printed.items():
        at = -1 if one.unit.role == "recommendation" else one.text.find(sentence)
        if at >= 0 and key in state.kept:
            return _slice(state, key, one, at, at + len(sentence))
    return ""


def _slice(state: State, key: str, one: Printed, start: int, end: int) -> str:
    first, last = one.count(start), one.count(end)
    inside = (
        k for k in state.kept[key]
        if first <= k.index < last or (k.index < 0 and k.start >= first and k.end <= last and k.start < last)
    )  # fmt: skip
    return "".join(k.token.text for k in inside).strip()


def _rewrite(node: Node, words: str, where: str) -> None:
    assert node.chunk is not None
    node.lines = [join(f"- {inline(words)} [{where}](#{where})", node.chunk.attributes)]
    node.text = words


def _said_now(state: State, text: Callable[[], str]) -> Said:
    """Where sentences are said in the merged text, read without its recommendations."""
    hidden = [(node, node.lines) for node in flat(state.nodes) if node.form == "recommendation"]
    for node, _ in hidden:
        node.lines = []
    try:
        sections = parse(text(), "the manuscript", "").sections
    except BriefingError:
        sections = state.ours.briefing.sections
    for node, own in hidden:
        node.lines = own
    return Said(sections)
