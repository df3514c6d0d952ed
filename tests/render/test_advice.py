"""Recommendations are printed by addressee, with one count over all of them."""

from __future__ import annotations

from pipeline.model import Recommendation
from pipeline.render.page.reference.advice_groups import by_addressee


def said(number: int, addressee: str | None) -> Recommendation:
    return Recommendation(f"r{number}", f"Sentence {number}.", "x1", None, addressee)


def test_those_for_everybody_come_first_and_addressees_are_told_apart_without_article_and_case() -> None:
    all_of_them = (said(1, "the council"), said(2, None), said(3, "city councils"), said(4, "The Council"))
    assert [(name, [(n, one.id) for n, one in group]) for name, group in by_addressee(all_of_them)] == [
        ("", [(1, "r2")]),
        ("Council", [(2, "r1"), (3, "r4")]),
        ("City councils", [(4, "r3")]),
    ]


def test_one_addressee_alone_needs_no_heading() -> None:
    assert [name for name, _ in by_addressee((said(1, "Cities"), said(2, "cities")))] == [""]
    assert by_addressee(()) == []
