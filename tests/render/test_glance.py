"""At a glance and the index of names: only what the text says, and only where it is of use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Bio, Block, Briefing, Exchange, Guest, Mention, Section, Source, Turn
from pipeline.render.page import lay_out
from pipeline.render.page.reference.glance import glance, index
from pipeline.render.theme import load
from pipeline.render.theme.house import House

TALK = tuple(
    Exchange(
        f"x{n}", Turn(None, (Block(f"q{n}", "paragraph", "Why?"),)), (Turn("A", (Block(f"a{n}", "paragraph", "So."),)),)
    )
    for n in (1, 2)
)
PLAIN = Briefing(None, "en", Source("t.txt", "0" * 64), sections=(Section("s1", "Boats", TALK),))
MANY = tuple(
    Mention(name, kind, ("x1", "x2"))
    for name, kind in (("Robert Hale", "person"), ("Anna Abel", "person"), ("Harbour Board", "organisation"))
)


def test_what_the_title_block_says_already_is_not_said_again() -> None:
    assert glance(PLAIN) == []
    assert "At a glance" not in lay_out(PLAIN, load(), ledger_name=None).xhtml


def test_guests_are_names_with_roles() -> None:
    one, two = Guest("Mara Olsen", "Dr.", "economist"), Guest("Bo Berg", "", "pilot")
    alone = replace(PLAIN, bio=Bio("Mara Olsen", (), (one,)), place="Oslo")
    assert glance(alone) == [("guest", ("Dr. Mara Olsen: economist",)), ("place", ("Oslo",))]
    told = Bio("Mara Olsen", (Block("c1", "paragraph", "Mara Olsen is an economist."),), (one,))
    assert glance(replace(PLAIN, bio=told)) == []
    below = replace(PLAIN, bio=Bio("Mara Olsen", (), (one,)), subtitle=Block("c2", "paragraph", "Chief economist"))
    assert glance(below) == []
    both = replace(PLAIN, bio=Bio("Mara Olsen", (), (one, two)))
    assert glance(both)[0] == ("guests", ("Dr. Mara Olsen: economist", "Bo Berg: pilot"))


@pytest.mark.parametrize(
    ("language", "about_one", "about_two"),
    [("en", "About the guest<", "About the guests<"), ("de", "Zur Person<", "Zu den Personen<")],
)
def test_a_biography_of_two_guests_is_headed_in_the_plural(language: str, about_one: str, about_two: str) -> None:
    guests = Guest("Mara Olsen"), Guest("Bo Berg")
    olsen = Bio("Mara Olsen", (Block("c1", "paragraph", "Mara Olsen is an economist."),), guests)
    both = replace(olsen, blocks=(*olsen.blocks, Block("c2", "paragraph", "Berg is a pilot.")))
    for bio, heading in ((olsen, about_one), (both, about_two)):
        assert heading in lay_out(replace(PLAIN, language=language, bio=bio), load(), ledger_name=None).xhtml


def test_names_that_stand_often_are_named_and_few_make_no_index() -> None:
    named = replace(PLAIN, people=MANY)
    assert glance(named)[0] == ("named", ("Robert Hale", "Anna Abel", "Harbour Board"))
    assert index(named) == []
    more = replace(PLAIN, people=(*MANY, Mention("Pilot School", "organisation", ("x1",))))
    assert [one.name for one in index(more)] == ["Anna Abel", "Robert Hale", "Harbour Board", "Pilot School"]
    once = tuple(Mention(name, "organisation", ("x1",)) for name in ("A Board", "B Board", "C Board", "D Board"))
    assert index(replace(PLAIN, people=once)) == []
    six = (*once, Mention("Zoe Yard", "person", ("x1",)), Mention("E Board", "organisation", ("x2",)))
    assert [one.name for one in index(replace(PLAIN, people=six))][:2] == ["Zoe Yard", "A Board"]


def test_the_index_links_to_the_questions_and_the_house_may_do_without_the_block() -> None:
    more = replace(PLAIN, place="Oslo", people=(*MANY, Mention("Pilot School", "organisation", ("x1", "gone"))))
    page = lay_out(more, load(), ledger_name=None).xhtml
    assert '<dt>Pilot School</dt>\n<dd><a href="#x1">question\N{NO-BREAK SPACE}1</a></dd>' in page
    assert '<dt>Anna Abel</dt>\n<dd><a href="#x1">question\N{NO-BREAK SPACE}1</a>, <a href="#x2">2</a></dd>' in page
    assert 'class="glance"' in page
    assert 'class="glance"' not in lay_out(more, load(house=House(glance=False)), ledger_name=None).xhtml
