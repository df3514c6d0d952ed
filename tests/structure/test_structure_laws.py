"""For any text: each block is placed once with all its letters, and nothing in the briefing is new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import StructureError
from pipeline.ledger import CleanDocument, Ledger
from pipeline.model import Block, BlockKind, Briefing, Mark, Origin, Source, stream
from pipeline.structure import account, structure
from pipeline.text.sentences import sentences

Build = Callable[..., CleanDocument]

LINES = st.sampled_from(
    [
        "Q: Who pays?", "A: The city.", "Ann Lee: 00:12:31", "[00:01] ANN: Why?", "Ann Lee 00:01\nWhy?", "Mara Olsen",
        "By Jane Roe | May 3, 2021", "Jane Roe HBC ’21", "Staff Writer", "Photo: Ann Lee", "May 3, 2021", "Interview",
        "Why do you think that is?", "Tell us about the boats.", "What would you recommend to cities?", "Share this",
        "I would urge the council to pay. This must happen now. They said “you should”.", "About the author",
        "Mara Olsen is an economist at the Night Boat Union (NBU). She served in the city council until 2015.",
        "No.", "…", "(ABC)", "谁付钱？", "王：城市付钱。", "من يدفع؟", "Ann Lee (AL): Hello?", "AL: Yes.", "Q:",
    ]
)  # fmt: skip
TEXTS = st.one_of(LINES, LINES, st.text(max_size=60), st.text("Ab:? .\n(12", max_size=40))
KINDS: st.SearchStrategy[BlockKind] = st.sampled_from(["paragraph"] * 6 + ["heading", "bullet", "quote", "separator"])


@st.composite
def documents(draw: st.DrawFn) -> CleanDocument:
    """Documents of lines that look like something, and of anything else."""
    blocks = []
    for number, text in enumerate(draw(st.lists(TEXTS, max_size=25)), 1):
        kind = draw(KINDS)
        marks = (Mark("strong", 0, len(text)),) if text and draw(st.integers(0, 4)) == 0 else ()
        blocks.append(Block(f"b{number}", kind, text, marks, 2 if kind == "heading" else 0, Origin(number)))
    language = draw(st.sampled_from(["en", "fr", "de", "zh", "ar", "und"]))
    metadata = draw(st.sampled_from([(), (("title", "Night boats"),), (("speakers", "Ann Lee, Mara Olsen"),)]))
    return CleanDocument(Source("t.txt", "0" * 64, metadata=metadata), language, tuple(blocks), Ledger())


@settings(max_examples=250, deadline=None, derandomize=True)
@given(documents())
def test_every_block_is_placed_once_in_order_with_every_letter_and_nothing_is_invented(document: CleanDocument) -> None:
    briefing = structure(document)  # calls account() itself
    _holds_every_letter(document, briefing)
    _keeps_the_order_of_the_talk(document, briefing)
    _invents_nothing(document, briefing)


def _holds_every_letter(document: CleanDocument, briefing: Briefing) -> None:
    said = "".join(stream(t.label + t.time) for t in briefing.turns())
    texts = "".join(stream(block.text) for block in briefing.blocks() if not block.id.startswith("m-"))
    assert sorted(said + texts) == sorted("".join(stream(block.text) for block in document.blocks))


def _keeps_the_order_of_the_talk(document: CleanDocument, briefing: Briefing) -> None:
    places = {block.id: place for place, block in enumerate(document.blocks)}
    body = [
        places[b.id.partition("p")[0]]  # a paragraph may have been parted: "b7", "b7p2"
        for b in replace(
            briefing, title=None, subtitle=None, byline=None, date=None, credits=(), bio=None, unplaced=()
        ).blocks()
    ]
    assert body == sorted(body)


def _invents_nothing(document: CleanDocument, briefing: Briefing) -> None:
    texts = [block.text for block in document.blocks]
    assert all(any(r.text in text for text in texts) for r in briefing.recommendations)
    assert all(any(term.expansion in text for text in texts) for term in briefing.glossary)
    names = [stream(text) for text in (*texts, *(value for _, value in document.source.metadata))]
    assert all(any(stream(t.speaker or "") in name for name in names) for t in briefing.turns() if t.label)
    assert all(section.title.strip() for section in briefing.sections)
    ids = [section.id for section in briefing.sections]
    assert len(ids) == len(set(ids))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(documents())
def test_the_same_text_gives_the_same_briefing(document: CleanDocument) -> None:
    assert structure(document) == structure(document)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(), st.sampled_from(["en", "zh", "ar", "xx"]))
def test_sentences_are_slices_that_hold_every_letter(text: str, language: str) -> None:
    found = sentences(text, language)
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in found)
    assert stream("".join(sentence.text for sentence in found)) == stream(text)


def test_every_decision_about_the_talk_leaves_evidence_with_its_line(document: Build) -> None:
    briefing = structure(document("Night boats\n\nQ: Who pays?\n\nA: The city.\n\nQ: Why?\n\nA: It must."))
    told = {e.decision: (e.rule, e.line) for e in briefing.evidence}
    assert told["title"] == ("first-short-block", 1)
    assert told["question x2"] == ("label-question", 7)
    assert told["section s1"] == ("word-model", 3)


def test_a_block_that_is_lost_is_an_error_that_names_its_line(document: Build) -> None:
    clean = document("Night boats\n\nThe boats are old and few.\n\nThey sail.")
    briefing = structure(clean)
    broken = replace(briefing, sections=(replace(briefing.sections[0], items=briefing.sections[0].items[:1]),))
    with pytest.raises(StructureError) as caught:
        account(clean, broken)
    assert str(caught.value).splitlines()[:2] == ["error: block 'b3' was placed 0 times", "  in talk.txt, line 5"]


def test_a_letter_that_is_lost_is_an_error(document: Build) -> None:
    clean = document("Night boats\n\nThe boats are old and few.")
    shorter = tuple(replace(block, text=block.text[:-5]) for block in clean.blocks)
    with pytest.raises(StructureError, match="letters of block"):
        account(clean, structure(replace(clean, blocks=shorter)))


def test_a_block_that_stands_twice_is_an_error(document: Build) -> None:
    clean = document("Night boats\n\nThe boats are old and few.")
    briefing = structure(clean)
    with pytest.raises(StructureError, match="placed 2 times"):
        account(clean, replace(briefing, unplaced=(clean.blocks[1],)))


LONE = """{}The old quay of Norby

Ada

What did you see at the quay when you came there first?

Ben

I saw the ships, and the men who were carrying the timber to the houses above the hall.

Ada

{}

Ben

The town did, in the years after the war, with the timber from the north.

Ada

And what came then?

Ben

The ferry, and with it everybody who had left the town in the winter before.
"""


@pytest.mark.parametrize(
    ("above", "said"),
    [
        ("", "The quay in winter. Photo: Carl Reed"),
        ("", "By Carl Reed"),
        ("Ben\n\n", "Who built the houses?"),
        ("Ada\n\n", "Photo: Carl Reed"),
    ],
)
def test_a_name_alone_stays_in_the_text_where_front_matter_takes_the_line_below_it(
    document: Build, above: str, said: str
) -> None:
    text = document(LONE.format(above, said), title="The old quay of Norby")
    account(text, structure(text))
