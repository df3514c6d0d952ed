"""The editor's decisions are carried out, recorded and accounted for; a decision that does not fit is reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structure.test_structure_laws import TEXTS, documents

from pipeline.ledger import CleanDocument
from pipeline.model import Briefing, Byline, Cut, Date, Decisions, Exchange, Voice, stream
from pipeline.settings.decision_tables import FINDERS
from pipeline.structure import structure

Build = Callable[..., CleanDocument]

TALK = """The night boats

By Jane Roe

May 3, 2021

Mara Olsen is an economist at the Night Boat Union (NBU). She served in the city council until 2015.

Who pays for the boats that sail at night?

The city pays for them, and it pays late. I would urge the council to pay in spring.

We asked ourselves that, too. Who else should pay for the harbour?

Nobody has answered since. The harbour master keeps a list of those who have not paid, and he keeps it well.

Why do you think that is?

Because the list is long and the winter is short. The ships have to wait.

What would you recommend to cities?

Cities should count the people who walk home."""

HEADED = """# Boats

## Money

**Who pays?**

The city pays.

## Time

**Why late?**

Who knows.

**And then?**

No."""

LABELLED = """MS. ROE: Who pays?

MR. OLSEN: The city. And who asks?

MS. ROE: I see. That is news to me.

MR. OLSEN: It is old news.

MS. ROE: Why is it late?

MR. OLSEN: Because it is."""


def asked(briefing: Briefing) -> list[str]:
    """The questions, in order."""
    items = [item for section in briefing.sections for item in section.items]
    return [item.question.blocks[0].text for item in items if isinstance(item, Exchange)]


def told(briefing: Briefing) -> list[str]:
    """The warnings about decisions."""
    return [note.message for note in briefing.notes if note.code == "decision"]


def reasons(briefing: Briefing) -> dict[str, tuple[str, int | None, str | None]]:
    """Each decision with its rule, line and runner-up."""
    return {one.decision: (one.rule, one.line, one.runner_up) for one in briefing.evidence}


def test_nothing_decided_changes_nothing(document: Build) -> None:
    assert structure(document(TALK), Decisions()) == structure(document(TALK))


def test_a_title_of_the_editor_is_printed_and_the_old_one_is_set_aside_and_told(document: Build) -> None:
    briefing = structure(document(TALK), Decisions(title="Who pays at sea"))
    assert briefing.title is not None
    assert briefing.title.text == "Who pays at sea"
    assert [block.text for block in briefing.set_aside] == ["The night boats"]
    assert reasons(briefing)["title"] == ("editor", 1, "The night boats")
    assert [note.message for note in briefing.notes] == [
        'the title is the editor\'s own; "The night boats" is not printed'
    ]


def test_a_title_in_the_same_words_keeps_its_place_in_the_text(document: Build) -> None:
    briefing = structure(document(TALK), Decisions(title="The Night-Boats"))
    assert briefing.title is not None
    assert (briefing.title.id, briefing.title.text, briefing.set_aside) == ("b1", "The Night-Boats", ())


def test_a_text_without_a_title_gets_the_editors(document: Build) -> None:
    briefing = structure(document("Q: Who pays?\n\nA: The city.\n\nQ: Why?\n\nA: It must."), Decisions(title="Boats"))
    assert briefing.title is not None
    assert (briefing.title.text, briefing.notes) == ("Boats", ())


def test_byline_date_and_guest_are_the_editors(document: Build) -> None:
    own = Decisions(byline=Byline("Ada Moss", role="Editor"), date=Date("4 May 2021"), guest="Dr. Mara Olsen")
    briefing = structure(document(TALK), own)
    assert briefing.byline == Byline("Ada Moss", role="Editor")
    assert briefing.date == Date("4 May 2021", "2021-05-04")
    assert briefing.bio is not None
    assert briefing.bio.name == "Dr. Mara Olsen"
    assert {turn.speaker for turn in briefing.turns()} == {None, "Dr. Mara Olsen"}
    assert [block.text for block in briefing.set_aside] == ["By Jane Roe", "May 3, 2021"]
    assert reasons(briefing)["date"] == ("editor", 5, "May 3, 2021")


def test_a_byline_and_a_date_in_the_words_of_the_text_keep_their_lines(document: Build) -> None:
    own = Decisions(byline=Byline("Jane Roe", lead="By"), date=Date("May 3, 2021", "2021-05-03"))
    briefing = structure(document(TALK), own)
    assert briefing.set_aside == ()
    assert briefing.byline is not None
    assert [block.text for block in briefing.byline.blocks] == ["By Jane Roe"]


def test_a_question_is_made_by_its_first_words_and_by_its_line(document: Build) -> None:
    for spot in ("we asked ourselves", "13"):
        briefing = structure(document(TALK), Decisions(asked=(spot,)))
        assert asked(briefing)[1] == "We asked ourselves that, too. Who else should pay for the harbour?"
        assert reasons(briefing)["question x2"] == ("editor", 13, None)
        assert told(briefing) == []


def test_a_question_is_unmade(document: Build) -> None:
    briefing = structure(document(TALK), Decisions(not_asked=("Why do you think",)))
    assert "Why do you think that is?" in asked(structure(document(TALK)))
    assert "Why do you think that is?" not in asked(briefing)
    assert told(briefing) == []


def test_a_labelled_turn_is_made_a_question_or_an_answer(document: Build) -> None:
    plain = structure(document(LABELLED))
    assert asked(plain) == ["Who pays?", "Why is it late?"]
    more = structure(document(LABELLED), Decisions(asked=("I see. That is",), not_asked=("Why is it late",)))
    assert asked(more) == ["Who pays?", "I see. That is news to me."]
    assert reasons(more)["question x2"] == ("editor", 5, None)
    assert reasons(more)["question x1"][0] == "label-question"
    assert told(more) == []


def test_a_label_on_a_line_of_its_own_belongs_to_the_question_below_it(document: Build) -> None:
    said = "Who pays for the boats?|Mara Olsen|The city pays.|Ann Lee|That is news to me.|Mara Olsen|It is old news."
    text = "\n\n".join(["The night boats", "Ann Lee", *said.split("|")])
    for spot in ("That is news", "11", "13"):
        briefing = structure(document(text), Decisions(asked=(spot,)))
        assert asked(briefing) == ["Who pays for the boats?", "That is news to me."]
        assert told(briefing) == []


def test_speakers_are_called_as_the_editor_calls_them(document: Build) -> None:
    own = Decisions(speakers=(Voice("MS. ROE", "Jane Roe"), Voice("mr. olsen:", "Mara Olsen")))
    briefing = structure(document(LABELLED), own)
    assert briefing.speakers() == ("Jane Roe", "Mara Olsen")
    assert {turn.label for turn in briefing.turns()} == {"MS. ROE:", "MR. OLSEN:"}
    assert reasons(briefing)["speaker Jane Roe"] == ("editor", 1, "MS. ROE")
    assert "host Jane Roe" in reasons(briefing)
    assert told(briefing) == []


def test_host_and_guest_are_who_the_editor_says(document: Build) -> None:
    own = Decisions(speakers=(Voice("MR. OLSEN", role="host"), Voice("MS. ROE", role="guest")))
    briefing = structure(document(LABELLED), own)
    assert asked(briefing) == ["The city. And who asks?"]
    assert reasons(briefing)["host MR. OLSEN"] == ("editor", None, None)
    assert "host MS. ROE" not in reasons(briefing)


def test_sections_begin_where_the_editor_says_and_nowhere_else(document: Build) -> None:
    own = Decisions(sections=(Cut("", "Money"), Cut("Why do you", "Waiting"), Cut("25")))
    briefing = structure(document(TALK), own)
    titles = [section.title for section in briefing.sections]
    assert titles[:2] == ["Money", "Waiting"]
    assert len(titles) == 2 or titles[2]
    assert reasons(briefing)["section s1"][0] == reasons(briefing)["title of s2"][0] == "editor"


def test_what_stands_before_the_first_section_of_the_editor_is_an_introduction(document: Build) -> None:
    text = TALK.replace("Who pays for the boats", "It was a cold day in the harbour.\n\nWho pays for the boats", 1)
    briefing = structure(document(text), Decisions(sections=(Cut("Who pays for", "Money"),)))
    assert [(s.id, s.title) for s in briefing.sections] == [("introduction", "Introduction"), ("s1", "Money")]


def test_an_empty_list_of_sections_means_none(document: Build) -> None:
    assert [s.title for s in structure(document(HEADED)).sections] == ["Money", "Time"]
    briefing = structure(document(HEADED), Decisions(sections=()))
    assert [section.title for section in briefing.sections] == ["Questions and answers"]


def test_a_heading_of_the_text_gives_way_to_the_editors_title_or_is_kept(document: Build) -> None:
    briefing = structure(document(HEADED), Decisions(sections=(Cut("Money"), Cut("Time", "Winter"))))
    assert [(s.title, s.heading is None) for s in briefing.sections] == [("Money", False), ("Winter", True)]
    assert [block.text for block in briefing.set_aside] == ["Time"]
    renamed = structure(document(HEADED), Decisions(titles=(("time", "Winter"),)))
    assert [section.title for section in renamed.sections] == ["Money", "Winter"]
    assert reasons(renamed)["title of s2"] == ("editor", 9, "Time")


def test_recommendations_are_added_and_struck_word_for_word(document: Build) -> None:
    plain = structure(document(TALK))
    assert [one.text for one in plain.recommendations] == [
        "I would urge the council to pay in spring.",
        "Cities should count the people who walk home.",
    ]
    own = Decisions(recommended=("the harbour master keeps",), not_recommended=("count the people",))
    briefing = structure(document(TALK), own)
    assert [(one.id, one.text) for one in briefing.recommendations] == [
        ("r1", "I would urge the council to pay in spring."),
        ("r2", "The harbour master keeps a list of those who have not paid, and he keeps it well."),
    ]
    assert reasons(briefing)["recommendation r1"][0] == "performative"
    assert reasons(briefing)["recommendation r2"] == ("editor", 15, None)


def test_words_over_two_sentences_make_both_the_recommendation(document: Build) -> None:
    briefing = structure(document(TALK), Decisions(recommended=("the winter is short. The ships",)))
    texts = [one.text for one in briefing.recommendations]
    assert "Because the list is long and the winter is short. The ships have to wait." in texts


@pytest.mark.parametrize("finder", FINDERS)
def test_a_finder_that_is_switched_off_finds_nothing_and_loses_nothing(document: Build, finder: str) -> None:
    clean = document(TALK)
    briefing = structure(clean, Decisions(off=frozenset([finder])))
    found = {
        "title": briefing.title, "subtitle": briefing.subtitle, "byline": briefing.byline, "date": briefing.date,
        "credits": briefing.credits, "biography": briefing.bio, "speakers": briefing.speakers() and None,
        "questions": asked(briefing), "sections": len(briefing.sections) > 1, "glossary": briefing.glossary,
        "recommendations": briefing.recommendations, "people": None,
    }  # fmt: skip
    assert not found[finder]
    assert sorted(b.text for b in briefing.blocks()) == sorted(b.text for b in clean.blocks)


def test_sections_that_are_not_proposed_are_still_those_of_the_text(document: Build) -> None:
    briefing = structure(document(HEADED), Decisions(off=frozenset(["sections"])))
    assert [section.title for section in briefing.sections] == ["Money", "Time"]


@pytest.mark.parametrize(
    ("own", "message", "hint"),
    [
        (
            Decisions(asked=("Who pais for",)),
            'no paragraph begins with "Who pais for": it is not made',
            '"Who pays for',
        ),
        (Decisions(asked=("pays for the boats",)), 'no paragraph begins with "pays for the', '"Who pays for'),
        (Decisions(asked=("9999",)), "line 9999 begins no paragraph: it is not made a question", "line 23"),
        (Decisions(not_asked=("Nobody knows",)), 'no paragraph begins with "Nobody knows"', None),
        (
            Decisions(
                sections=(
                    Cut(
                        "Nobody has",
                    ),
                )
            ),
            '"Nobody has" is inside an answer',
            "`questions.include`",
        ),
        (Decisions(sections=(Cut("By Jane"),)), '"By Jane" is outside the talk', "the first words of a question"),
        (Decisions(sections=(Cut("w", "M"),)), '"w" begins 4 paragraphs (lines 9, 13, 17, 21)', "more of its words"),
        (Decisions(titles=(("Nets", "Ropes"),)), 'no section is called "Nets"', None),
        (Decisions(speakers=(Voice("BOB", "Bob"),)), 'no speaker is labelled "BOB"', None),
        (Decisions(recommended=("sell the boats",)), 'nobody says "sell the boats"', "word for word"),
        (Decisions(not_recommended=("sell the boats",)), 'no recommendation has the words "sell the boats"', "outline"),
    ],
)
def test_what_does_not_fit_is_a_warning_with_a_hint(document: Build, own: Decisions, message: str, hint: str) -> None:
    briefing = structure(document(TALK), replace(own, place="briefing.toml"))
    [found] = [note for note in briefing.notes if note.code == "decision"]
    assert found.message.startswith(message)
    assert found.message.endswith(" (briefing.toml)")
    assert hint is None or hint in (found.hint or "")


def test_a_title_that_the_file_itself_gives_cannot_be_made_a_question(document: Build) -> None:
    briefing = structure(document(TALK, title="Night and day"), Decisions(asked=("Night and",)))
    assert told(briefing) == ['"Night and" could not be made a question']


def test_a_speaker_named_for_all_documents_may_be_missing_in_one(document: Build) -> None:
    assert told(structure(document(TALK), Decisions(speakers=(Voice("BOB", "Bob", "", shared=True),)))) == []


SPOTS = st.one_of(TEXTS.filter(lambda text: bool(text.strip())), st.sampled_from(["1", "3", "Who", "A", "why"]))


@st.composite
def decisions(draw: st.DrawFn) -> Decisions:
    """Decisions about anything, most of which fit nothing."""
    several = st.lists(SPOTS, max_size=2).map(tuple)
    cuts = st.lists(st.builds(Cut, SPOTS, st.sampled_from(["", "Boats", "Money"])), max_size=3).map(tuple)
    voices = st.builds(
        Voice, st.sampled_from(["Q", "A", "Ann Lee", "AL"]), st.just("X"), st.sampled_from(["", "host", "guest"])
    )
    return Decisions(
        title=draw(st.none() | st.just("Own title 7")),
        byline=draw(st.none() | st.just(Byline("Jane Roe"))),
        date=draw(st.none() | st.just(Date("May 3, 2021"))),
        guest=draw(st.none() | st.just("Zoe")),
        sections=draw(st.none() | cuts),
        asked=draw(several),
        not_asked=draw(several),
        speakers=tuple(draw(st.lists(voices, max_size=2))),
        titles=(("Interview", "Talk"),),
        recommended=draw(several),
        not_recommended=draw(several),
        off=draw(st.frozensets(st.sampled_from(FINDERS), max_size=4)),
    )


@settings(max_examples=120, deadline=None, derandomize=True)
@given(documents(), decisions())
def test_whatever_is_decided_every_block_is_placed_or_set_aside_once(document: CleanDocument, own: Decisions) -> None:
    briefing = structure(document, own)  # calls account() itself
    labels = "".join(stream(turn.label + turn.time) for turn in briefing.turns())
    blocks = [block for block in (*briefing.blocks(), *briefing.set_aside) if not block.id.startswith("e-")]
    held = labels + "".join(stream(block.text) for block in blocks)
    assert sorted(held) == sorted("".join(stream(block.text) for block in document.blocks))
    assert [x.id for s in briefing.sections for x in s.items if isinstance(x, Exchange)] == [
        f"x{number}" for number in range(1, len(asked(briefing)) + 1)
    ]
