"""Candidates are comments of the manuscript: kept, promoted by taking their signs away, never an error."""

from __future__ import annotations

from pipeline.manuscript import parse, write
from pipeline.model import Block, Briefing, Exchange, Recommendation, Section, Source, Turn

ANSWER = "Count the crews. Boats --> quays."


def briefing(*candidates: Recommendation) -> Briefing:
    talk = Exchange("x1", Turn(None, (Block("b1", "paragraph", "Why?"),)), (Turn("Ann", (_said(),)),))
    return Briefing(
        None, "en", Source("t.txt", "0" * 64), sections=(Section("s1", "Boats", (talk,)),), candidates=candidates
    )


def _said() -> Block:
    return Block("b2", "paragraph", ANSWER)


def test_a_candidate_is_a_comment_and_comes_back() -> None:
    one = Recommendation("c1", "Count the crews.", "x1", "Ann", "crews")
    manuscript = write(briefing(one))
    assert "\n<!-- candidate - Count the crews. [x1](#x1) {for=crews} -->\n" in manuscript
    again = parse(manuscript, "t.md", "")
    assert (again.recommendations, again.candidates) == ((), (one,))
    assert write(again) == manuscript


def test_the_end_of_a_comment_inside_a_candidate_is_no_end() -> None:
    one = Recommendation("c1", ANSWER, "x1", "Ann")
    assert parse(write(briefing(one)), "t.md", "").candidates == (one,)


def test_without_its_signs_a_candidate_is_a_recommendation() -> None:
    manuscript = write(briefing(Recommendation("c1", "Count the crews.", "x1", "Ann")))
    promoted = parse(manuscript.replace("<!-- candidate ", "").replace(" -->", ""), "t.md", "")
    assert [one.text for one in promoted.recommendations] == ["Count the crews."]
    assert promoted.candidates == ()


def test_a_candidate_that_is_no_longer_in_the_text_is_dropped() -> None:
    manuscript = write(briefing(Recommendation("c1", "Count the crews.", "x1", "Ann")))
    assert parse(manuscript.replace("\n\nCount the crews.", "\n\nAsk them."), "t.md", "").candidates == ()
