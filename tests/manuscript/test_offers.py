"""Offers are comments of the manuscript at the place where they take effect: deleting two signs accepts one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.errors import StructureError
from pipeline.manuscript import canonical, crowded, parse, write
from pipeline.manuscript.merging import merge
from pipeline.model import Bio, Block, Briefing, Byline, Excerpt, Exchange, Guest, Offer, Section, Source, Turn

TITLE = Offer("title", "The quay", "s1", 0.61)
CUT = Offer("section", "Who pays", "x2", 0.42)
GUEST = Offer("guest", "Bo Lind", "", 0.4)
BYLINE = Offer("byline", "Cy Marr, Harbour Review", "", 0.6)
QUOTE = Offer("quote", "Boats come first.", "x1", 0.5)
ALL = (GUEST, BYLINE, TITLE, CUT, QUOTE)


def said(name: str, text: str) -> Block:
    return Block(name, "paragraph", text)


def briefing(*offers: Offer) -> Briefing:
    boats, town = said("b2", "No. Boats come first."), said("b4", "The town.")
    first = Exchange("x1", Turn(None, (said("b1", "Why?"),)), (Turn("Ann Reed", (boats,)),))
    second = Exchange("x2", Turn(None, (said("b3", "And who pays?"),)), (Turn("Ann Reed", (town,)),))
    return Briefing(
        None,
        "en",
        Source("t.txt", "0" * 64),
        byline=Byline("Di Orr", blocks=(said("b0", "By Di Orr of the Gazette"),)),
        bio=Bio("Ann Reed", (), (Guest("Ann Reed", role="pilot"),)),
        sections=(Section("s1", "Boats", (first, second)),),
        offers=offers,
    )


def accepted(manuscript: str, line: str) -> Briefing:
    comment = f"<!-- candidate {line} -->"
    assert comment in manuscript
    return parse(manuscript.replace(comment, line), "t.md", "")


def test_untouched_offers_come_back_and_print_nothing() -> None:
    again = parse(write(briefing(*ALL)), "t.md", "")
    assert again == canonical(briefing(*ALL))
    assert again.offers == ALL
    assert [section.title for section in again.sections] == ["Boats"]


def test_every_offer_is_where_it_takes_effect() -> None:
    lines = [line for line in write(briefing(*ALL)).split("\n---\n")[1].split("\n") if line]
    assert lines == [
        "<!-- candidate Bo Lind {.guest score=0.40} -->",
        "<!-- candidate Cy Marr, Harbour Review {.byline score=0.60} -->",
        "## Boats {#s1 .proposed}",
        "<!-- candidate ## The quay {.title score=0.61} -->",
        "### Why? {#x1}",
        "No. Boats come first.",
        "<!-- candidate > Boats come first. {.pull score=0.50} -->",
        "<!-- candidate ## Who pays {.proposed score=0.42} -->",
        "### And who pays? {#x2}",
        "The town.",
    ]


def test_an_accepted_title_replaces_that_of_its_section() -> None:
    found = accepted(write(briefing(TITLE)), "## The quay {.title score=0.61}")
    assert [(section.id, section.title) for section in found.sections] == [("s1", "The quay")]


def test_a_heading_of_the_text_that_a_title_replaces_is_kept_unprinted() -> None:
    text = write(briefing()).replace("## Boats {#s1 .proposed}", "## Boats {#s1}\n\n## The quay {.title}")
    found = parse(text, "t.md", "")
    assert [section.title for section in found.sections] == ["The quay"]
    assert [block.text for block in found.set_aside] == ["Boats"]


def test_an_accepted_cut_begins_a_section() -> None:
    found = accepted(write(briefing(CUT)), "## Who pays {.proposed score=0.42}")
    assert [(section.title, len(section.items)) for section in found.sections] == [("Boats", 1), ("Who pays", 1)]


def test_an_accepted_guest_also_gives_the_answers_without_a_label() -> None:
    found = accepted(write(briefing(GUEST)), "Bo Lind {.guest score=0.40}")
    assert found.bio is not None
    assert found.bio.name == "Bo Lind"
    assert found.bio.guests == ()
    assert {turn.speaker for exchange in found.exchanges() for turn in exchange.answers} == {"Bo Lind"}


def test_an_accepted_byline_replaces_the_one_of_the_text_which_is_kept_unprinted() -> None:
    found = accepted(write(briefing(BYLINE)), "Cy Marr, Harbour Review {.byline score=0.60}")
    assert found.byline == Byline("Cy Marr", "Harbour Review")
    assert [block.text for block in found.set_aside] == ["By Di Orr of the Gazette"]


def test_an_accepted_quotation_is_a_pull_quote() -> None:
    found = accepted(write(briefing(QUOTE)), "> Boats come first. {.pull score=0.50}")
    assert [(one.text, one.said_in, one.speaker) for one in found.quotes] == [("Boats come first.", "x1", "Ann Reed")]
    assert "\n> Boats come first. {.pull}\n" in write(found)
    assert [block.kind for block in found.blocks()].count("quote") == 0


def test_a_pull_quote_that_nobody_said_is_an_error() -> None:
    line = "<!-- candidate > Boats come first. {.pull score=0.50} -->"
    text = write(briefing(QUOTE)).replace(line, "> Wine. {.pull}")
    with pytest.raises(StructureError, match="this pull quote is not in the text"):
        parse(text, "t.md", "")


def test_more_pull_quotes_than_one_for_each_two_pages_are_noted() -> None:
    one = replace(briefing(), quotes=(Excerpt("Boats come first.", "x1"),))
    assert crowded(one) == ()
    two = replace(one, quotes=(*one.quotes, Excerpt("The town.", "x2")))
    assert [(note.code, note.hint) for note in crowded(two)] == [("pull-quotes", "at most 1 of them")]


def test_a_title_without_a_section_above_it_is_an_error() -> None:
    text = write(briefing()).replace("## Boats {#s1 .proposed}", "## The quay {.title}")
    with pytest.raises(StructureError, match="no section above"):
        parse(text, "t.md", "")


def test_two_accepted_guests_are_an_error() -> None:
    text = write(briefing()).replace("## Boats", "Bo Lind {.guest}\n\nCy Marr {.guest}\n\n## Boats")
    with pytest.raises(StructureError, match=r"two lines \{\.guest\}"):
        parse(text, "t.md", "")


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- candidate for the cover? -->",
        "<!-- candidate ## Salt {check this} -->",
        "<!-- candidate - a sentence {with braces} -->",
        "<!-- candidate ## Salt {.title score=much} -->",
        "<!-- candidate > Wine. {.pull} -->",
    ],
)
def test_a_remark_that_looks_like_an_offer_is_no_error(comment: str) -> None:
    text = write(briefing()).replace("\n\n### And who pays?", f"\n\n{comment}\n\n### And who pays?")
    found = parse(text, "t.md", "")
    assert found.sections == canonical(briefing()).sections
    assert found.recommendations == found.candidates == found.quotes == ()


def test_an_offer_to_begin_a_section_goes_with_its_question() -> None:
    text = write(briefing(CUT)).replace("### And who pays? {#x2}", "And who pays?")
    assert parse(text, "t.md", "").offers == ()


def test_an_accepted_offer_stays_accepted_when_the_source_is_drafted_again() -> None:
    base = write(briefing(*ALL))
    mine = base.replace("<!-- candidate ## The quay {.title score=0.61} -->", "## The quay {.title score=0.61}")
    new = base.replace("The town.", "The town, and the county.").replace("score=0.42", "score=0.44")
    found = merge(base, mine, new, "t.md")
    assert "\n## The quay {.title score=0.61}\n" in found.text
    assert "candidate ## The quay" not in found.text
    assert "The town, and the county." in found.text
    assert "score=0.44" in found.text
    assert (found.unfit, [change.words for change in found.taken]) == ((), ["The town, and the county."])


def test_a_pull_quote_whose_sentence_is_gone_from_the_source_is_told() -> None:
    base = write(briefing(QUOTE))
    mine = base.replace("<!-- candidate > Boats come first. {.pull score=0.50} -->", "> Boats come first. {.pull}")
    new = write(briefing()).replace(" Boats come first.", " Wine comes first.")
    found = merge(base, mine, new, "t.md")
    assert ".pull" not in found.text
    assert [one.why for one in found.unfit] == ["this sentence is no longer said in the source"]
