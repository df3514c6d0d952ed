"""The laws of the ledger: replay gives the clean blocks, undo the raw ones, and the file reads back the same."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import CleaningError
from pipeline.ledger import Edit, Ledger, apply, as_dict, from_lines, replay, to_lines, undo
from pipeline.model import Block, Mark, Origin


def edit(block, action, start, end, before, after=""):
    return Edit(0, "rule", block, None, action, start, end, before, after, "because")


@st.composite
def documents(draw):
    texts = draw(st.lists(st.text(alphabet="aB é\n.", max_size=12), min_size=1, max_size=5))
    blocks = []
    for number, text in enumerate(texts, 1):
        spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=3))
        marks = tuple(Mark("em", *sorted(span)) for span in spans if span[0] != span[1])
        blocks.append(Block(f"b{number}", "paragraph", text, marks, origin=Origin(number)))
    return tuple(blocks)


@st.composite
def proposals(draw, blocks):
    """Edits of one rule: a block is removed, split, or has text replaced in places that do not overlap."""
    edits = []
    for block in blocks:
        action = draw(st.sampled_from(["leave", "remove", "split", "replace"]))
        if action == "remove":
            edits.append(edit(block.id, "remove", 0, len(block.text), block.text))
        elif action == "split":
            start, end = sorted(draw(st.tuples(*[st.integers(0, len(block.text))] * 2)))
            edits.append(edit(block.id, "split", start, end, block.text[start:end], f"{block.id}-2"))
        elif action == "replace":
            cuts = sorted(draw(st.lists(st.integers(0, len(block.text)), max_size=6)))
            for start, end in zip(cuts[::2], cuts[1::2], strict=False):
                edits.append(
                    edit(block.id, "replace", start, end, block.text[start:end], draw(st.text("xyz", max_size=3)))
                )
    return draw(st.permutations(edits))


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.data())
def test_replay_and_undo_are_inverse_over_several_rules(data):
    raw = data.draw(documents())
    blocks, edits = raw, ()
    for number in range(3):
        wanted = [
            replace(e, after=f"{e.after}{number}") if e.action == "split" else e for e in data.draw(proposals(blocks))
        ]
        blocks, done = apply(blocks, wanted, len(edits) + 1)
        edits += done
    ledger = Ledger(edits)
    assert replay(raw, ledger) == blocks
    assert undo(blocks, ledger) == raw
    assert from_lines(to_lines(ledger)) == ledger


def test_a_mark_keeps_covering_its_words():
    block = Block("b1", "paragraph", "say  these words", (Mark("strong", 5, 10),))
    (after,), _ = apply((block,), [edit("b1", "replace", 3, 5, "  ", " ")])
    mark = after.marks[0]
    assert after.text[mark.start : mark.end] == "these"


def test_edits_of_one_rule_count_in_the_text_that_the_rule_saw():
    (after,), done = apply((Block("b1", "paragraph", "a  b  c"),), [
        edit("b1", "replace", 1, 3, "  ", " "),
        edit("b1", "replace", 4, 6, "  ", " "),
    ])  # fmt: skip
    assert after.text == "a b c"
    assert [e.start for e in done] == [4, 1]


def test_a_line_has_the_documented_keys_and_no_others():
    _, (done,) = apply((Block("b1", "paragraph", "a  b", origin=Origin(7)),), [edit("b1", "replace", 1, 3, "  ", " ")])
    assert list(as_dict(done)) == ["step", "rule", "block", "line", "action", "start", "end", "before", "after", "why"]
    assert done.line == 7


def test_overlapping_edits_of_a_rule_are_refused():
    with pytest.raises(CleaningError, match="overlaps another edit"):
        apply((Block("b1", "paragraph", "abcdef"),), [
            edit("b1", "replace", 0, 3, "abc", "x"),
            edit("b1", "replace", 2, 4, "cd", "y"),
        ])  # fmt: skip


def test_a_ledger_of_another_document_is_refused_with_its_step():
    ledger = Ledger((replace(edit("b1", "replace", 0, 2, "no", "yes"), step=4),))
    with pytest.raises(CleaningError, match="does not hold 'no'") as caught:
        replay((Block("b1", "paragraph", "something else"),), ledger)
    assert caught.value.place == "step 4, rule rule"


def test_a_broken_line_names_its_place():
    with pytest.raises(CleaningError) as caught:
        from_lines('{"step": 1}\n')
    assert caught.value.place == "the ledger, line 1"


def test_ten_thousand_edits_in_one_long_block_are_not_quadratic():
    text = "a  b " * 40_000
    edits = [edit("b1", "replace", at + 1, at + 3, "  ", " ") for at in range(0, len(text), 5)]
    raw = (Block("b1", "paragraph", text),)
    clean, done = apply(raw, edits)
    assert clean[0].text == "a b " * 40_000
    assert undo(clean, Ledger(done)) == raw
