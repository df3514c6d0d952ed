"""What an editor can do to a manuscript at the desk, without a server."""

from __future__ import annotations

import pytest

from pipeline.desk.edits import edited
from pipeline.desk.edits.front_facts import facts_of
from pipeline.desk.edits.sheet import sheet_of
from pipeline.errors import StructureError, UsageError
from pipeline.manuscript import parse

MANUSCRIPT = """\
---
# A comment that stays.
briefing: 1
title: "Keeping: the tide tables"
language: en
byline: Ada Moss
guest: Ines Vale
speakers:
  "Q:": Ada Moss
source:
  name: a.txt
  sha256: abc
---

## Recommendations {.recommendations}

- We must raise the dike by a foot. [x2](#x2)

<!-- candidate - The rest can wait. [x2](#x2) -->

## The rising sea {#s1 .proposed}

### What do you see out there? {#x1}

A line of *foam* that was not
there before.

<!-- For me: check the year. -->

A boat came in.

## Who pays {#s2}

### What should be done? {#x2}

We must raise the dike by a foot. The rest can wait.

### And when? {#x3}

Soon.
"""


def line_of(words: str, text: str = MANUSCRIPT) -> str:
    return str(next(number for number, line in enumerate(text.split("\n")) if words in line))


def after(do: str, at: str = "", /, **more: str) -> str:
    """The manuscript after an edit of the line with some words; it can be read, and the comment is still there."""
    order = {"do": do, **({"line": line_of(at)} if at else {}), **more}
    text = edited(MANUSCRIPT, "a.md", order)
    parse(text, "a.md", "")
    assert "<!-- For me: check the year. -->" in text
    assert "# A comment that stays." in text
    return text


def test_a_section_is_renamed_and_signs_in_its_words_stay_words() -> None:
    text = after("rename", "## The rising sea", words="Foam & *stars* {1}")
    assert parse(text, "a.md", "").sections[0].title == "Foam & *stars* {1}"
    assert "{#s1 .proposed}" in text


def test_a_section_joins_the_one_before() -> None:
    briefing = parse(after("unite", "## Who pays"), "a.md", "")
    assert [len(list(section.exchanges())) for section in briefing.sections] == [3]


def test_the_first_section_has_none_before_it() -> None:
    with pytest.raises(UsageError, match="none before it"):
        after("unite", "## The rising sea")


def test_a_section_begins_above_a_paragraph_with_its_own_title() -> None:
    briefing = parse(after("begin", "A boat came in", words="A boat"), "a.md", "")
    assert [section.title for section in briefing.sections] == ["The rising sea", "A boat", "Who pays"]


@pytest.mark.parametrize(("to", "exchanges"), [("A boat came in", [1, 2]), ("### What do you see", [0, 3])])
def test_a_boundary_moves_and_keeps_every_word(to: str, exchanges: list[int]) -> None:
    text = after("move", "## Who pays", to=line_of(to))
    assert sorted(text.split()) == sorted(MANUSCRIPT.split())
    assert [len(list(section.exchanges())) for section in parse(text, "a.md", "").sections] == exchanges


def test_a_boundary_moves_down() -> None:
    text = after("move", "## Who pays", to=line_of("### And when?"))
    assert text.rindex("We must raise") < text.index("## Who pays") < text.index("### And when?")


def test_a_boundary_that_would_part_a_question_from_its_answer_is_refused() -> None:
    with pytest.raises(StructureError, match="not said in"):
        after("move", "## Who pays", to=line_of("We must raise the dike by a foot. The"))


def test_the_first_section_begins_the_talk() -> None:
    with pytest.raises(UsageError, match="begins the talk"):
        after("move", "## The rising sea", to=line_of("A boat came in"))


def test_a_paragraph_becomes_a_question_though_it_is_wrapped() -> None:
    assert "### A line of *foam* that was not there before." in after("ask", "A line of")


def test_a_question_becomes_part_of_the_answer_and_what_pointed_at_it_still_fits() -> None:
    briefing = parse(after("answer", "### What should be done"), "a.md", "")
    assert len(list(briefing.exchanges())) == 2
    assert [one.said_in for one in briefing.recommendations] == ["s2"]


def test_a_paragraph_is_left_out_and_printed_again() -> None:
    text = after("unprint", "A boat came in")
    assert [block.text for block in parse(text, "a.md", "").set_aside] == ["A boat came in."]
    assert edited(text, "a.md", {"do": "print", "line": line_of("A boat", text)}) == MANUSCRIPT


def test_a_paragraph_becomes_a_caption() -> None:
    assert "A boat came in. {.figure}" in after("caption", "A boat came in")


def test_a_paragraph_moves_to_a_biography_that_is_made_for_it() -> None:
    bio = parse(after("biography", "A boat came in"), "a.md", "").bio
    assert bio is not None
    assert [block.text for block in bio.blocks] == ["A boat came in."]


def test_a_recommendation_is_struck_and_a_candidate_printed() -> None:
    assert parse(after("strike", "- We must"), "a.md", "").recommendations == ()
    accepted = parse(after("accept", "candidate"), "a.md", "")
    assert [one.text for one in accepted.recommendations][-1] == "The rest can wait."


@pytest.mark.parametrize(
    "offer",
    [
        "## Foam and boats {.proposed score=0.4}",
        "## Seen from the shore {.title score=0.5}",
        "> A boat came in. {.pull score=0.7}",
    ],
)
def test_an_offer_is_taken(offer: str) -> None:
    text = MANUSCRIPT.replace(
        "A boat came in.\n", f"A boat came in.\n\n<!-- candidate {offer} -->\n\n### And then? {{#x9}}\n"
    )
    taken = edited(text, "a.md", {"do": "accept", "line": line_of("candidate " + offer[:3], text)})
    assert offer in taken.split("\n")
    assert f"candidate {offer}" not in taken


@pytest.mark.parametrize(
    ("key", "words", "line"),
    [
        ("title", "Salt: a life", "title: 'Salt: a life'"),
        ("byline.role", "Reporter", "  role: Reporter"),
        ("roles.Ines Vale", "tide keeper", "  Ines Vale: tide keeper"),
        ("speakers.Q:", "Bo Moss", "  'Q:': Bo Moss"),
        ("place", "North Shore", "place: North Shore"),
        ("date.iso", "2020-08", "  iso: 2020-08"),
    ],
)
def test_a_fact_is_changed_in_its_place(key: str, words: str, line: str) -> None:
    text = after("fact", key=key, words=words)
    assert line in text.split("\n")
    assert facts_of(sheet_of(text, "a.md"))[key] == words
    assert text[text.index("## Recom") :] == MANUSCRIPT[MANUSCRIPT.index("## Recom") :]


def test_an_empty_fact_takes_its_key_out() -> None:
    assert "guest:" not in after("fact", key="guest", words=" ")


def test_a_byline_that_was_one_text_keeps_its_name() -> None:
    facts = facts_of(sheet_of(after("fact", key="byline.role", words="Reporter"), "a.md"))
    assert (facts["byline.name"], facts["byline.role"]) == ("Ada Moss", "Reporter")


TALK = """\
---
briefing: 1
title: The tide tables
language: en
guest: Ines Vale
roles:
  I. Vale: tide keeper
questions-by: Ada Moss
answers-by: I. Vale
speakers:
  "V:": I. Vale
---

## Recommendations {.recommendations}

- We must raise the dike by a foot. [x1](#x1)

## The sea {#s1}

### What do you *see*? {#x1}

Foam, and [a boat](https://example.org). We must raise the dike by a foot. The rest can wait.

**V:** And ice.

> It came in March.

- Nets, {by="I. Vale"}

## Unplaced {.unplaced}

Share this page.
"""


def typed(at: str, words: str, by: str = "", text: str = TALK) -> str:
    """The manuscript after other words were typed in the piece with some words; it can be read."""
    after = edited(text, "a.md", {"do": "retype", "line": line_of(at, text), "words": words, "by": by})
    parse(after, "a.md", "")
    return after


def test_only_the_words_that_an_editor_changed_are_marked() -> None:
    text = typed("Foam", "Foam, and a small boat. We must raise the dike by a foot. The rest can wait.", "Bo Lind")
    assert 'Foam, and [a [small]{.edited by="Bo Lind"} boat](https://example.org).' in text


def test_signs_and_blanks_that_an_editor_changed_are_no_words() -> None:
    text = typed("Foam", "Foam – and a boat. We must raise the dike by a foot.  The rest can wait.")
    assert ".edited" not in text
    assert "Foam – and [a boat]" in text


def test_words_typed_twice_are_marked_once() -> None:
    once = typed("And ice", "And much ice.")
    assert "**V:** And [much]{.edited} ice." in once
    assert "**V:** And [very much]{.edited} ice." in typed("And", "And very much ice.", text=once)
    assert "**V:** And ice." in typed("And", "And ice.", text=once)


def test_a_recommendation_follows_the_words_of_its_sentence() -> None:
    text = typed("Foam", "Foam, and a boat. We must raise the dike by two feet. The rest can wait.")
    assert [one.text for one in parse(text, "a.md", "").recommendations] == ["We must raise the dike by two feet."]
    assert parse(typed("Foam", "Foam."), "a.md", "").recommendations == ()


def test_an_empty_line_divides_a_paragraph_and_joining_undoes_it() -> None:
    words = "Foam, and a boat. We must raise the dike by a foot.\n\nThe rest can wait."
    text = typed("Foam", words)
    assert "raise the dike by a foot.\n\nThe rest can wait.\n" in text
    assert edited(text, "a.md", {"do": "join", "line": line_of("The rest", text)}) == TALK


def test_what_somebody_else_says_is_not_joined() -> None:
    with pytest.raises(UsageError, match="one speaker"):
        edited(TALK, "a.md", {"do": "join", "line": line_of("And ice", TALK)})


@pytest.mark.parametrize(
    ("at", "words", "line"),
    [
        ("### What", "What do you really see?", "### What do you [really]{.edited} *see*? {#x1}"),
        ("> It came", "It came in May.", "> It came in [May]{.edited}."),
        ("- Nets", "Nets and sails,", '- Nets [and sails]{.edited}, {by="I. Vale"}'),
    ],
)
def test_a_piece_keeps_its_form_when_its_words_change(at: str, words: str, line: str) -> None:
    assert line in typed(at, words).split("\n")


def test_a_speaker_is_renamed_everywhere_but_not_in_the_words() -> None:
    text = edited(TALK, "a.md", {"do": "speaker", "key": "I. Vale", "words": "Ines Vale"})
    briefing = parse(text, "a.md", "")
    assert set(briefing.speakers()) == {"Ada Moss", "Ines Vale"}
    assert "  Ines Vale: tide keeper" in text.split("\n")
    assert "**V:** And ice." in text


def test_two_speakers_become_one() -> None:
    text = edited(TALK, "a.md", {"do": "speaker", "key": "Ada Moss", "words": "I. Vale"})
    assert parse(text, "a.md", "").speakers() == ("I. Vale",)


@pytest.mark.parametrize(("key", "words"), [("Nobody", "Bo"), ("I. Vale", " ")])
def test_a_speaker_who_is_not_there_or_gets_no_name_is_refused(key: str, words: str) -> None:
    with pytest.raises(UsageError):
        edited(TALK, "a.md", {"do": "speaker", "key": key, "words": words})


def test_somebody_else_says_a_paragraph() -> None:
    text = edited(TALK, "a.md", {"do": "said-by", "line": line_of("Foam", TALK), "words": "Bo Lind"})
    assert "Bo Lind" in parse(text, "a.md", "").speakers()
    assert edited(text, "a.md", {"do": "said-by", "line": line_of("Foam", text), "words": ""}) == TALK


@pytest.mark.parametrize("do", ["answer", "caption", "unprint", "biography"])
def test_a_question_can_become_everything_else(do: str) -> None:
    order = {"do": do, "line": line_of("### And when?")}
    text = edited(MANUSCRIPT, "a.md", order)
    briefing = parse(text, "a.md", "")
    assert len(list(briefing.exchanges())) == 2
    assert text.count("And when?") == 1


@pytest.mark.parametrize("first", ["caption", "unprint"])
def test_what_is_not_printed_or_a_caption_becomes_part_of_the_answer_again(first: str) -> None:
    text = after(first, "A boat came in")
    assert edited(text, "a.md", {"do": "answer", "line": line_of("A boat", text)}) == MANUSCRIPT


def test_what_could_not_be_placed_becomes_part_of_the_talk() -> None:
    text = edited(TALK, "a.md", {"do": "talk", "line": line_of("Share", TALK)})
    briefing = parse(text, "a.md", "")
    assert briefing.unplaced == ()
    assert briefing.sections[0].items[-1] == list(briefing.blocks())[-1]
    bio = edited(TALK, "a.md", {"do": "biography", "line": line_of("Share", TALK)})
    assert parse(bio, "a.md", "").bio is not None


def test_residue_that_was_printed_is_not_printed_wherever_it_is() -> None:
    text = edited(TALK, "a.md", {"do": "unprint", "line": line_of("Share", TALK)})
    assert [block.text for block in parse(text, "a.md", "").set_aside] == ["Share this page."]


def test_an_offer_is_declined() -> None:
    text = MANUSCRIPT.replace(
        "A boat came in.\n", "A boat came in.\n\n<!-- candidate > A boat. {.pull score=0.7} -->\n"
    )
    assert edited(text, "a.md", {"do": "drop", "line": line_of("candidate > A", text)}) == MANUSCRIPT


@pytest.mark.parametrize(
    "order",
    [
        {"do": "explode"},
        {"do": "retype", "line": line_of("A boat"), "words": " "},
        {"do": "retype", "line": line_of("- We must"), "words": "x"},
        {"do": "drop", "line": line_of("A boat")},
        {"do": "talk", "line": line_of("## Who pays")},
        {"do": "rename", "line": "1", "words": "x"},
        {"do": "rename", "line": "-1", "words": "x"},
        {"do": "rename", "line": line_of("### What should"), "words": "x"},
        {"do": "rename", "line": line_of("## Who pays"), "words": " "},
        {"do": "ask", "line": line_of("- We must")},
        {"do": "strike", "line": line_of("A boat")},
        {"do": "move", "line": line_of("## Who pays"), "to": line_of("- We must")},
        {"do": "fact", "key": "source.sha256", "words": "x"},
        {"do": "fact", "key": "briefing", "words": "2"},
    ],
)
def test_an_order_that_fits_nothing_is_refused(order: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        edited(MANUSCRIPT, "a.md", order)
