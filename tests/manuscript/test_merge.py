"""A manuscript merged with a new draft: the editor's decisions stand, the source's changes come in, no word is lost."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from manuscript.strategies import briefings

from pipeline.clean import clean
from pipeline.errors import StructureError
from pipeline.manuscript import parse, write
from pipeline.manuscript.merging import merge
from pipeline.read import read
from pipeline.structure import structure

SOURCE = """The night boats

By Jane Roe

May 3, 2021

Mara Olsen is an economist at the Night Boat Union (NBU). She served in the city council until 2015.

Who pays for the boats that sail at night?

The city pays for them, and it pays late. I would urge the council to pay in spring.

It is a shame for all of us who live here.

Who else should pay for the harbour?

Nobody has answered since. The harbour master keeps a list of those who have not paid.

Why do you think that is?

Because the list is long and the winter is short. The ships have to wait.

How long do the ships have to wait for their cargo?

Until the ice has gone. Last winter that was a week, and this winter it was two months.

What would you recommend to cities?

Cities should count the people who walk home. I would urge them to begin in March.
"""


def drafted(source: str = SOURCE) -> str:
    """The manuscript of a text."""
    return write(structure(clean(read(source.encode(), "boats.txt"))))


BASE = drafted()


def merged(edit: Callable[[str], str], change: Callable[[str], str]) -> tuple[str, list[str]]:
    """The merged manuscript after an editor's edit and a change of the source; and what did not fit."""
    ours, source = edit(BASE), change(SOURCE)
    assert ours != BASE, "the edit did nothing"
    assert source != SOURCE, "the change did nothing"
    result = merge(BASE, ours, drafted(source), "boats.md")
    parse(result.text, "boats.md", "")
    return result.text, [f"{one.why}: {one.words}" for one in result.unfit]


def swap(old: str, new: str) -> Callable[[str], str]:
    """An edit that puts ``new`` in the place of ``old``."""

    def edit(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return edit


def without_cuts(text: str) -> str:
    """A manuscript without the cuts that are offered between its questions."""
    return re.sub(r"<!-- candidate ## .*? -->\n\n", "", text)


ALL = "The winter is short, it is all that I know of."
GROWN = swap(
    "Why do you think that is?",
    f"Is that all?\n\n{ALL}\n\nWhy do you think that is?",
)
MENDED = swap("two months", "three months")


def test_the_source_grows_and_the_editors_words_stand() -> None:
    def edit(text: str) -> str:
        text = swap("title: The night boats", "title: Who pays at night")(text)
        text = swap("  name: Jane Roe", "  name: Jane Roe\n  role: Reporter")(text)
        return swap("It is a shame for all of us who live here.", "It is a shame. {.question}")(text)

    text, unfit = merged(edit, GROWN)
    assert "title: Who pays at night" in text
    assert "  role: Reporter" in text
    assert "It is a shame. {.question}" in text
    assert ALL in text
    assert unfit == []


def test_a_question_keeps_its_id_when_another_one_comes_before_it_and_links_go_on_to_it() -> None:
    text, _ = merged(swap("title: The night boats", "title: Boats"), GROWN)
    assert f"### Is that all? {{#x6}}\n\n{ALL}\n\n### Why do you think that is? {{#x3}}" in without_cuts(text)
    assert "I would urge them to begin in March. [x5](#x5)" in text
    anew = drafted(GROWN(SOURCE)).replace("title: The night boats", "title: Boats")
    assert ID_RE.sub("", text) == ID_RE.sub("", anew)


def test_where_names_stand_is_told_by_the_ids_that_stayed() -> None:
    base = swap("glossary:", "people:\n  Mara Olsen: x3 x5\nglossary:")(BASE)
    theirs = swap("glossary:", "people:\n  Mara Olsen: x4 x6\nglossary:")(drafted(GROWN(SOURCE)))
    assert "  Mara Olsen: x3 x5\n" in merge(base, base, theirs, "m.md").text


def test_the_next_merge_begins_with_the_ids_that_stayed() -> None:
    ours = swap("title: The night boats", "title: Boats")(BASE)
    first = merge(BASE, ours, drafted(GROWN(SOURCE)), "m.md")
    again = merge(first.base, first.text, drafted(GROWN(SOURCE)), "m.md")
    assert (again.text, again.taken) == (first.text, ())
    more = swap("Who else", "Is it so?\n\nIt is.\n\nWho else")(GROWN(SOURCE))
    text = merge(first.base, first.text, drafted(more), "m.md").text
    assert "### Is that all? {#x6}" in text and "### Is it so? {#x7}" in text


def test_a_recommendation_that_is_new_after_an_editor_struck_one_is_a_candidate() -> None:
    more = swap("Until the ice has gone.", "Until the ice has gone. I would urge the council to buy a ship.")
    line = '- I would urge the council to buy a ship. [x4](#x4) {for="the council"}'
    assert f"\n{line}\n" in merged(swap("title: The night boats", "title: Boats"), more)[0]
    struck = next(line for line in BASE.split("\n") if line.startswith("- I would urge the council"))
    first = merge(BASE, swap(struck + "\n", "")(BASE), drafted(more(SOURCE)), "m.md")
    assert f"\n\n<!-- candidate {line} -->\n" in first.text
    assert "I would urge the council to buy a ship." in [one.text for one in parse(first.text, "m.md", "").candidates]
    again = merge(first.base, first.text, drafted(MENDED(more(SOURCE))), "m.md")
    assert f"\n\n<!-- candidate {line} -->\n" in again.text and "three months" in again.text
    promoted = first.text.replace(f"\n\n<!-- candidate {line} -->", f"\n{line}")
    assert merge(first.base, promoted, drafted(more(SOURCE)), "m.md").text == promoted


def test_what_was_kept_and_what_was_taken_is_listed() -> None:
    ours = swap("The harbour master keeps", "The harbour master *keeps*")(
        swap("title: The night boats", "title: Boats")(BASE)
    )
    result = merge(BASE, ours, drafted(GROWN(SOURCE)), "m.md")
    assert [(one.what, one.words.split(" {")[0]) for one in result.kept] == [
        ("changed", "title: Boats"),
        ("changed", "Nobody has answered since. The harbour master *keeps* a list of those who have not paid."),
    ]
    taken = [(one.what, one.words.split(" {")[0]) for one in result.taken]
    assert taken[-2:] == [("added", "### Is that all?"), ("added", ALL)]


def test_a_section_that_was_renamed_keeps_its_name_and_all_keep_their_places() -> None:
    heads = [line for line in BASE.split("\n") if ".proposed" in line]
    text, unfit = merged(swap(heads[0], heads[0].replace("## ", "## My ")), GROWN)
    assert [line.split(" {")[0] for line in text.split("\n") if line.startswith("## ") and ".proposed" in line] == [
        heads[0].split(" {")[0].replace("## ", "## My "), *(head.split(" {")[0] for head in heads[1:])
    ]  # fmt: skip
    assert unfit == []


def test_a_section_that_was_taken_out_stays_out() -> None:
    last = [line for line in BASE.split("\n") if ".proposed" in line][-1]
    text, unfit = merged(swap(f"{last}\n\n", ""), MENDED)
    assert text.count(".proposed") == BASE.count(".proposed") - 1
    assert "three months" in text
    assert unfit == []


def test_a_section_that_was_added_stays_before_its_question() -> None:
    text, unfit = merged(swap("### Why do you", "## Of winter {.proposed}\n\n### Why do you"), GROWN)
    assert f"{ALL}\n\n## Of winter {{.proposed}}\n\n### Why do you" in without_cuts(text)
    assert unfit == []


def test_a_recommendation_that_was_struck_stays_out_and_one_that_was_added_stays() -> None:
    def edit(text: str) -> str:
        line = next(line for line in text.split("\n") if line.startswith("- I would urge the council"))
        text = swap(line + "\n", "")(text)
        return swap("\n\n## About the guest", "\n- The ships have to wait. [x3](#x3)\n\n## About the guest")(text)

    text, unfit = merged(edit, GROWN)
    assert "- I would urge the council" not in text
    assert "- The ships have to wait. [x3](#x3)" in text
    assert unfit == []


def test_a_recommendation_whose_sentence_is_gone_is_told() -> None:
    text, unfit = merged(
        swap("\n\n## About the guest", "\n- Until the ice has gone. [x4](#x4)\n\n## About the guest"),
        swap("Until the ice has gone. ", ""),
    )
    assert "Until the ice" not in text
    assert unfit == ["this sentence is no longer said in the source: - Until the ice has gone."]


def test_what_could_not_be_kept_is_not_counted_among_what_was() -> None:
    def edit(text: str) -> str:
        added = "\n- Until the ice has gone. [x4](#x4)\n\n## About the guest"
        return swap("title: The night boats", "title: Boats")(swap("\n\n## About the guest", added)(text))

    result = merge(BASE, edit(BASE), drafted(swap("Until the ice has gone. ", "")(SOURCE)), "boats.md")
    assert len(result.unfit) == 1
    assert [one.words for one in result.kept] == ["title: Boats"]


def test_a_value_that_the_source_no_longer_gives_stands_and_is_counted() -> None:
    ours = swap("title: The night boats", "title: Boats")(BASE)
    result = merge(BASE, ours, swap("title: The night boats\n", "")(BASE), "boats.md")
    assert "title: Boats" in result.text
    assert len(result.kept) == 1


def test_a_room_stays_for_what_the_editor_has_put_into_it() -> None:
    base = BASE.replace("\n## ", "\n## Editor's notes {.editorial}\n\nThe text was cut.\n\n## ", 1)
    ours = swap("The text was cut.", "The text was cut.\n\nIt was read twice.")(base)
    result = merge(base, ours, BASE, "boats.md")
    assert "## Editor's notes {.editorial}\n\nIt was read twice.\n" in result.text
    assert result.unfit == ()


def test_a_paragraph_that_both_changed_is_the_editors_and_the_sources_words_are_told() -> None:
    text, unfit = merged(swap("it was two months.", "it was *two* months."), MENDED)
    assert "it was *two* months." in text
    assert unfit == [
        "the source has changed here too: your version was kept, and this is the new one: "
        "Until the ice has gone. Last winter that was a week, and this winter it was three months."
    ]


def test_a_mark_on_a_paragraph_goes_with_its_new_words() -> None:
    text, unfit = merged(swap("it was two months.", "it was two months. {.apart}"), MENDED)
    assert "it was three months. {.apart}" in text
    assert unfit == []


def test_what_was_marked_and_is_gone_from_the_source_is_told() -> None:
    shame = "It is a shame for all of us who live here."
    text, unfit = merged(swap(shame, f"{shame} {{.question}}"), swap(f"{shame}\n\n", ""))
    assert shame not in text
    assert unfit == [f"the source no longer has this: {shame} {{.question}}"]


def test_what_is_gone_from_the_source_and_was_left_alone_goes() -> None:
    shame = "It is a shame for all of us who live here."
    text, unfit = merged(swap("title: The night boats", "title: Boats"), swap(f"{shame}\n\n", ""))
    assert shame not in text
    assert unfit == []


def test_what_the_editor_took_out_stays_out_and_is_told_once_the_source_changes_it() -> None:
    answer = next(line for line in BASE.split("\n") if line.startswith("Until the ice"))
    assert answer not in merged(swap(f"{answer}\n\n", ""), GROWN)[0]
    text, unfit = merged(swap(f"{answer}\n\n", ""), MENDED)
    assert "three months" not in text
    assert [line.partition(":")[0] for line in unfit] == ["you took this out, and the source has changed it since"]


def test_what_the_editor_moved_stays_where_he_put_it_and_changes_there() -> None:
    answer = next(line for line in BASE.split("\n") if line.startswith("Until the ice"))

    def edit(text: str) -> str:
        return swap("### Why do you", f"{answer}\n\n### Why do you")(swap(f"{answer}\n\n", "")(text))

    text, unfit = merged(edit, MENDED)
    assert text.index("three months") < text.index("### Why do you")
    assert unfit == []


def test_what_the_source_moved_keeps_the_editors_marks() -> None:
    shame = "It is a shame for all of us who live here."

    def change(text: str) -> str:
        return swap("Why do you think", f"{shame}\n\nWhy do you think")(swap(f"{shame}\n\n", "")(text))

    text, unfit = merged(swap(shame, f"{shame} {{.apart}}"), change)
    assert text.index(f"{shame} {{.apart}}") > text.index("The harbour master keeps")
    assert unfit == []


def test_paragraphs_and_comments_of_the_editor_stay_beside_their_neighbours() -> None:
    own = "<!-- Ask her again. -->\n\n### And who counts? {#dike}\n\nI do."
    text, unfit = merged(swap("### Why do you", f"{own}\n\n### Why do you"), GROWN)
    assert f"{ALL}\n\n{own}\n\n### Why do you" in without_cuts(text)
    assert unfit == []


def test_a_new_question_of_the_source_gives_way_to_one_of_the_editor() -> None:
    own = "### And who counts? {#x6}\n\nI do."
    text, _ = merged(swap("### Why do you", f"{own}\n\n### Why do you"), GROWN)
    assert own in text
    assert "### Is that all? {#x7}" in text


def test_names_of_labels_are_merged_one_by_one() -> None:
    source = "Boats\n\nQ: Who pays?\n\nA: The city.\n\nQ: Why so late?\n\nA: It must be so."
    base = drafted(source)
    table = "speakers:\n  Q: X\n"
    ours = base.replace("language: en\n", f"language: en\n{table}")
    assert ours != base
    theirs = base.replace("language: en\n", "language: en\nspeakers:\n  A: Y\n")
    assert "speakers:\n  Q: X\n" in merge(base, ours, theirs, "b.md").text
    both = merge(base.replace("language: en\n", "language: en\nspeakers:\n  B: Z\n"),
                 base.replace("language: en\n", "language: en\nspeakers:\n  B: Z\n  Q: X\n"),
                 base.replace("language: en\n", "language: en\nspeakers:\n  B: V\n"), "b.md")  # fmt: skip
    assert "speakers:\n  B: V\n  Q: X\n" in both.text


def test_lines_that_were_wrapped_by_hand_are_no_change() -> None:
    long = next(line for line in BASE.split("\n") if line.startswith("Until the ice"))
    text, unfit = merged(swap(long, long.replace(" Last", "\nLast")), MENDED)
    assert "three months" in text
    assert unfit == []


ID_RE = re.compile(r"\{#\S+|\[?#?\b[a-z]+\d+(?:-\d+)*\b\]?")  # of a piece, of a link, of a place where a name stands
BRIEFINGS = briefings().map(write)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(BRIEFINGS, BRIEFINGS)
def test_an_untouched_manuscript_becomes_the_new_draft_and_an_unchanged_source_changes_nothing(
    base: str, other: str
) -> None:
    redrafted, edited = merge(base, base, other, "m.md"), merge(base, other, base, "m.md")
    assert redrafted.text == redrafted.base
    assert ID_RE.sub("", redrafted.text) == ID_RE.sub("", other)
    assert edited.text == other
    assert redrafted.unfit == edited.unfit == ()


@st.composite
def edited(draw: st.DrawFn) -> str:
    """The body of the manuscript with lines taken out, put in and moved."""
    head, _, body = BASE.partition("\n---\n")
    lines = body.split("\n\n")
    for _ in range(draw(st.integers(1, 5))):
        at, to = draw(st.integers(2, len(lines) - 1)), draw(st.integers(2, len(lines) - 1))
        what = draw(st.sampled_from(["out", "in", "move", "mark"]))
        if what == "in":
            lines.insert(at, f"A word of the editor, number {draw(st.integers(1, 99))}.")
        elif lines[at].startswith("- ") or len(lines) < 9:
            continue
        elif what == "out":
            del lines[at]
        elif what == "move":
            lines.insert(min(to, len(lines) - 1), lines.pop(at))
        elif not lines[at].startswith(("#", "<")):
            lines[at] += " And more."
    return f"{head}\n---\n" + "\n\n".join(lines)


CHANGES = st.lists(
    st.sampled_from(["two months", "It is a shame", "Nobody has", "Why do you", "\n\nWho else", "list"]), max_size=3
)


SPOTS = st.sampled_from(["two months", "It is a shame", "Nobody has", "Why do you", "\n\nWho else", "list"])


@settings(max_examples=50, deadline=None, derandomize=True)
@given(edited(), st.lists(SPOTS, max_size=3))
def test_no_word_of_the_editor_is_lost(ours: str, changes: list[str]) -> None:
    source = SOURCE
    for spot in changes:
        source = source.replace(spot, "\n\nWho knows why?\n\nThe sea knows." if spot[0] == "\n" else f"{spot} indeed")
    try:
        parse(ours, "o.md", "")
    except StructureError:
        return  # an editor's mistake is told before anything is merged
    result = merge(BASE, ours, drafted(source), "o.md")
    kept = result.text + "\n".join(one.words for one in result.unfit)
    for line in ours.split("\n\n"):
        if line not in BASE:
            assert line.strip() in kept
