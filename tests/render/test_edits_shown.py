"""Words that an editor put into what was said: in square brackets on request, and told of at the end."""

from __future__ import annotations

from dataclasses import replace

from pipeline.manuscript import parse
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme
from pipeline.render.theme.house import House

TALK = """---
briefing: 1
title: Salt and rope
language: en
changes:
- edited by Anna Moss replace 3
- edited by Ben Bauer replace 1
---

## The harbour {#s1}

### Who mends the nets? {#x1}

My brother [mends *all* of]{.edited by="Anna Moss"} [them]{.edited by="Ben Bauer"} in the winter.
[He **sings**.]{.edited by="Anna Moss"}
"""


def page(theme: Theme, *, edits: bool, review: bool = False) -> str:
    house = replace(theme, house=House(edits=edits))
    return lay_out(parse(TALK, "talk.md", ""), house, ledger_name=None, review=review).xhtml


def test_nothing_shows_them_unless_it_is_wished(theme: Theme) -> None:
    made = page(theme, edits=False)
    assert "My brother mends <em>all</em> of them in the winter. He <strong>sings</strong>." in made
    assert "square brackets" not in made


def test_they_are_in_square_brackets_and_the_end_says_why(theme: Theme) -> None:
    made = page(theme, edits=True)
    assert "My brother [mends <em>all</em> of them] in the winter. [He <strong>sings</strong>.]" in made
    assert "Words in square brackets were put in by an editor." in made


def test_a_copy_for_editors_never_has_the_brackets(theme: Theme) -> None:
    assert "brother mends" in page(theme, edits=True, review=True)


def test_the_editors_are_named_with_the_number_of_their_changes(theme: Theme) -> None:
    bare = page(theme, edits=False).replace("\N{FIRST STRONG ISOLATE}", "").replace("\N{POP DIRECTIONAL ISOLATE}", "")
    assert "Changes by editors: Anna Moss (3), Ben Bauer (1)." in bare
    assert "Nothing in the source was changed." not in bare
