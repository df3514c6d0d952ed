"""What editors do to copies is in the manuscript afterwards: words, looks, structure; of one editor or of several."""

from __future__ import annotations

import pytest
from copies import (
    HEAD,
    TALK,
    broken,
    edited,
    inserted,
    joined,
    merged,
    moved,
    nameless,
    removed,
    styled,
    tracked,
    typed,
)

BROTHER = "My brother mends them in the winter. He sings while he works."


def replaced(*pairs: str) -> str:
    text = TALK
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (typed("in the winter", "all summer"), replaced("in the winter", "all summer")),
        (tracked("in the winter", "all summer", "Anna"), replaced("in the winter", "all summer")),
        (removed("carry rope"), replaced("The rest of us carry rope.\n\n", "")),
        (broken("in the winter."), replaced("in the winter. He sings", "in the winter.\n\nHe sings")),
        (joined("while he works"), replaced("while he works.\n\nThe rest", "while he works.The rest")),
        (inserted("carry rope", "It is heavy."), replaced("carry rope.\n\n", "carry rope.\n\nIt is heavy.\n\n")),
        (
            moved("carry rope", "Nobody counts"),
            replaced(
                "The rest of us carry rope.\n\n",
                "",
                "Nobody counts it.\n",
                "Nobody counts it.\n\nThe rest of us carry rope.\n",
            ),
        ),
        (
            styled("What is the rope", "answer"),
            replaced("### What is the rope made of? {#x2}", "What is the rope made of?"),
        ),
        (
            styled("The rest of us", "question"),
            replaced("The rest of us carry rope.", "### The rest of us carry rope. {#x4}"),
        ),
        (
            styled("The rest of us", "block text"),
            replaced("The rest of us carry rope.", "> The rest of us carry rope."),
        ),
        (typed("A LISTENER", "A SAILOR"), replaced("**A LISTENER:**", "**A SAILOR:**")),
        (removed("The salt"), replaced("## The salt {#s2}\n\n", "")),
        (typed("Salt and rope", "Rope and salt"), replaced("title: Salt and rope", "title: Rope and salt")),
        (typed("by the yard", "by *the* yard"), replaced("by the yard", "by \\*the\\* yard")),
    ],
)
def test_an_edit_is_in_the_manuscript(edit: object, expected: str) -> None:
    done = merged(TALK, edited(TALK, "Anna", edit))  # type: ignore[arg-type]
    assert (done.text, done.conflicts, done.refusals) == (expected, (), ())


def test_a_copy_that_was_only_saved_changes_nothing() -> None:
    done = merged(TALK, edited(TALK, "Anna"))
    assert (done.text, done.changes) == (TALK, ())


def test_a_copy_without_identities_is_recognised_by_its_words() -> None:
    copy = edited(TALK, "Anna", typed("in the winter", "all summer"), removed("carry rope"), nameless)
    assert merged(TALK, copy).text == replaced("in the winter", "all summer", "The rest of us carry rope.\n\n", "")


def test_the_author_and_the_date_of_a_tracked_change_are_recorded() -> None:
    [change] = merged(TALK, edited(TALK, "Anna", tracked("winter", "spring", "Ben", "2026-03-01T08:00:00Z"))).changes
    assert (change.by[0].author, change.by[0].date, change.tracked) == ("Ben", "2026-03-01T08:00:00Z", True)


def test_a_change_without_tracking_is_the_author_s_of_the_copy_and_says_so() -> None:
    [change] = merged(TALK, edited(TALK, "Anna", typed("winter", "spring"))).changes
    assert (change.by[0].author, change.tracked) == ("Anna", False)


def test_two_editors_of_one_paragraph_are_merged_by_words() -> None:
    one = edited(TALK, "Anna", typed("My brother", "My younger brother"))
    two = edited(TALK, "Ben", typed("while he works", "while he knots"))
    done = merged(TALK, one, two)
    assert done.text == replaced("My brother", "My younger brother", "while he works", "while he knots")
    assert done.conflicts == ()


def test_the_same_edit_of_two_editors_is_taken_once() -> None:
    copies = [
        edited(TALK, name, typed("winter", "spring"), inserted("carry rope", "It is heavy."))
        for name in ("Anna", "Ben")
    ]
    done = merged(TALK, *copies)
    assert (done.text.count("spring"), done.text.count("It is heavy."), done.conflicts) == (1, 1, ())


def test_two_versions_of_one_word_are_a_conflict_with_both_names() -> None:
    one, two = edited(TALK, "Anna", typed("winter", "spring")), edited(TALK, "Ben", typed("winter", "autumn"))
    done = merged(TALK, one, two)
    [conflict] = done.conflicts
    assert conflict.before == "winter"
    assert conflict.ways == (("Anna", "spring"), ("Ben", "autumn"))
    assert "in the winter." in done.text
    assert "  Anna: spring\n  Ben: autumn\n" in done.text


def test_a_paragraph_that_one_strikes_and_another_changes_stays_until_somebody_decides() -> None:
    done = merged(
        TALK, edited(TALK, "Anna", removed("carry rope")), edited(TALK, "Ben", typed("carry rope", "haul rope"))
    )
    [conflict] = done.conflicts
    assert conflict.ways == (("Anna", ""), ("Ben", "The rest of us haul rope."))
    assert "The rest of us carry rope." in done.text


def test_what_the_manuscript_changed_meanwhile_stays() -> None:
    ours = TALK.replace("He sings", "He whistles").replace("## The salt {#s2}", "## Salt {#s2}")
    done = merged(TALK, edited(TALK, "Anna", typed("in the winter", "all summer")), ours=ours)
    assert done.text == ours.replace("in the winter", "all summer")


def test_the_manuscript_s_own_word_stays_in_a_conflict_with_it() -> None:
    ours = TALK.replace("winter", "autumn")
    done = merged(TALK, edited(TALK, "Anna", typed("winter", "spring")), ours=ours)
    assert done.conflicts[0].ways == (("Anna", "spring"), ("the manuscript", "autumn"))
    assert "in the autumn." in done.text


def test_an_edit_of_a_paragraph_that_is_gone_is_in_the_conflicts() -> None:
    ours = TALK.replace("The rest of us carry rope.\n\n", "")
    done = merged(TALK, edited(TALK, "Anna", typed("carry rope", "haul rope")), ours=ours)
    assert done.conflicts[0].ways == (("Anna", "The rest of us haul rope."), ("the manuscript", ""))


def test_comments_and_line_ends_of_paragraphs_that_nobody_changed_stay_as_they_are() -> None:
    text = TALK.replace("There is always salt. Nobody", "There is always salt.\nNobody").replace(
        "The rest of us", "<!-- keep this -->\n\nThe rest of us"
    )
    assert merged(text, edited(text, "Anna", typed("winter", "spring"))).text == text.replace("winter", "spring")


def test_a_style_that_means_nothing_is_refused_with_its_place() -> None:
    done = merged(TALK, edited(TALK, "Anna", styled("The rest of us", "signature")))
    [refusal] = done.refusals
    assert (refusal.words, done.text) == ("signature", TALK)
    assert "carry rope" in refusal.place


def test_a_paragraph_with_the_style_of_one_deleted_in_front_of_it_is_no_change_of_style() -> None:
    copy = edited(TALK, "Anna", removed("Who mends"), styled("My brother", "question"))
    assert "### My brother" not in merged(TALK, copy).text


def test_a_new_paragraph_that_begins_with_a_known_speaker_is_said_by_that_speaker() -> None:
    done = merged(TALK, edited(TALK, "Anna", inserted("carry rope", "A LISTENER: And tar?")))
    assert "**A LISTENER:** And tar?\n" in done.text


ADVISED = TALK.replace(
    "## The harbour", "## Recommendations {.recommendations}\n\n- We buy it by the yard. [x2](#x2)\n\n## The harbour"
)


def test_a_recommendation_that_nobody_said_is_a_conflict_and_not_printed() -> None:
    done = merged(ADVISED, edited(ADVISED, "Anna", inserted("by the yard", "Buy more rope.", "recommendation")))
    assert "- Buy more rope." not in done.text
    assert done.conflicts[0].ways == (("Anna", "Buy more rope."),)


def test_a_recommendation_added_in_the_words_of_the_text_is_one() -> None:
    done = merged(ADVISED, edited(ADVISED, "Anna", inserted("by the yard", "Nobody counts it.", "recommendation")))
    assert "\n- Nobody counts it. [x3](#x3)\n" in done.text


def test_a_recommendation_follows_its_sentence() -> None:
    lines = edited(ADVISED, "Anna", lambda all_: [*all_[:2], *typed("by the yard", "by the fathom")(all_[2:])])
    assert merged(ADVISED, lines).text.count("We buy it by the fathom.") == 2


def test_a_struck_recommendation_is_gone_and_its_sentence_stays() -> None:
    done = merged(
        ADVISED, edited(ADVISED, "Anna", lambda lines: [one for one in lines if one.style != "recommendation"])
    )
    assert done.text == ADVISED.replace("- We buy it by the yard. [x2](#x2)\n\n", "")


def test_the_text_has_a_heading_when_the_first_one_is_struck() -> None:
    done = merged(TALK, edited(TALK, "Anna", removed("The harbour")))
    assert done.text == TALK.replace("## The harbour {#s1}", "## {.proposed}")


def test_a_subtitle_is_added_by_its_style() -> None:
    done = merged(TALK, edited(TALK, "Anna", inserted("Salt and rope", "Told at sea", "subtitle")))
    assert done.text == TALK.replace("rope\nlanguage", "rope\nsubtitle: Told at sea\nlanguage")


def test_a_second_subtitle_is_in_the_conflicts() -> None:
    copies = [edited(TALK, who, inserted("Salt and rope", f"Told by {who}", "subtitle")) for who in ("Anna", "Ben")]
    done = merged(TALK, *copies)
    assert "subtitle: Told by Anna\n" in done.text
    assert done.conflicts[0].ways == (("Ben", "Told by Ben"),)


def test_a_label_typed_in_front_of_a_paragraph_names_its_speaker() -> None:
    done = merged(TALK, edited(TALK, "Anna", typed("The rest of us", "A LISTENER: The rest of us")), marks=True)
    assert done.text == replaced("The rest of us", "**A LISTENER:** The rest of us")


def test_a_moved_item_has_no_empty_line_above_it() -> None:
    text = TALK.replace("We buy it by the yard.", "We buy it by the yard.\n\n- One rope.\n- Two knots.\n- Three men.")
    done = merged(text, edited(text, "Anna", moved("One rope", "Two knots")))
    assert done.text == text.replace("- One rope.\n- Two knots.\n", "- Two knots.\n- One rope.\n")


def test_a_row_keeps_its_empty_cells() -> None:
    text = HEAD + "## A {#s1}\n\n| Year | Boats |\n| --- | --- |\n| 1961 |  |\n| 1962 | 4 |\n"
    assert merged(text, edited(text, "Anna", typed("1961", "1960"))).text == text.replace("1961 |  |", "1960 |  |")


def test_merging_twice_changes_nothing_more() -> None:
    changed = (typed("winter", "spring"), broken("He sings"), inserted("Hemp, I", "Or sisal."))
    copy = edited(TALK, "Anna", *changed, moved("carry rope", "Nobody counts"))
    once = merged(TALK, copy).text
    again = merged(TALK, copy, ours=once)
    assert (again.text, again.conflicts) == (once, ())


def test_quotation_marks_that_a_word_processor_bent_are_no_change() -> None:
    text = TALK.replace("He sings while he works.", 'He sings "while he works", isn\'t it?')
    bent = typed('"while he works", isn\'t', "“while he works”, isn’t")
    assert merged(text, edited(text, "Anna", bent)).changes == ()


def test_quotation_marks_that_an_editor_changed_with_tracking_are_changed() -> None:
    text = TALK.replace("He sings while he works.", "He isn't singing.")
    assert "He isn’t singing." in merged(text, edited(text, "Anna", tracked("isn't", "isn’t", "Anna"))).text


def test_offers_of_the_manuscript_stay_where_they_are_and_are_no_paragraphs_of_the_copy() -> None:
    text = TALK.replace(
        "### Who mends", "<!-- candidate ## Who mends the nets? {.title score=0.36} -->\n\n### Who mends"
    )
    text = text.replace("---\n\n## The", "---\n\n<!-- candidate The harbour {.guest score=0.35} -->\n\n## The")
    assert "score" not in "".join(line.text for line in edited(text, "Anna").lines)
    assert merged(text, edited(text, "Anna", typed("winter", "spring"))).text == text.replace("winter", "spring")
