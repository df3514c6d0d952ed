"""Pasted text: the boundaries of paragraphs, and every character is in one."""

from __future__ import annotations

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.model import stream
from pipeline.read import read


def blocks(text: str) -> list[tuple[int, str]]:
    return [(b.origin.line if b.origin else 0, b.text) for b in read(text.encode(), "a.txt").blocks]


def test_paragraphs_stand_between_empty_lines_and_know_their_line() -> None:
    assert blocks("One.\n\n\nTwo.\n\nThree.\n") == [(1, "One."), (4, "Two."), (6, "Three.")]


def test_without_empty_lines_each_line_is_a_paragraph() -> None:
    assert blocks("A title\nWhy?\nBecause.\n") == [(1, "A title"), (2, "Why?"), (3, "Because.")]


def test_every_kind_of_line_end_is_one() -> None:
    text = "One.\r\n\r\nTwo.\r\rThree.\x85\x85Four.\N{LINE SEPARATOR}\N{LINE SEPARATOR}Five."
    assert [text for _, text in blocks(text)] == ["One.", "Two.", "Three.", "Four.", "Five."]


def test_a_line_of_a_no_break_space_is_a_block_so_that_its_removal_is_on_record() -> None:
    assert blocks("One.\n\N{NO-BREAK SPACE}\nTwo.\n") == [(1, "One."), (2, "\N{NO-BREAK SPACE}"), (3, "Two.")]


def test_spaces_at_the_edges_of_a_line_are_kept() -> None:
    assert blocks("  One. \n\nTwo.\t\n") == [(1, "  One. "), (3, "Two.\t")]


def test_a_wrapped_paragraph_is_one_block_also_without_empty_lines() -> None:
    first = "\n".join(
        (
            "The harbour was opened in the spring of that year, and the",
            "first ships that came were loaded with timber from the",
            "north.",
        )
    )
    second = "\n".join(
        (
            "   Nobody had seen so much of it in one place, and the town",
            "built a quay and eleven houses, which all stand to this",
            "day.",
        )
    )
    assert blocks(f"{first}\n\n{second}\n") == [(1, first), (5, second)]
    assert blocks(f"{first}\n{second}\n") == [(1, first), (4, second)]


def test_a_verse_and_an_address_keep_their_line_breaks_in_one_block() -> None:
    verse = "The sea is wide\nand cold and grey\nand no one comes\nto stay"
    assert blocks(f"A poem\n\n{verse}\n\nAna Ruiz\n12 Quay Street\nHarbour Town\n") == [
        (1, "A poem"),
        (3, verse),
        (8, "Ana Ruiz\n12 Quay Street\nHarbour Town"),
    ]


def test_speakers_on_lines_of_their_own_are_paragraphs() -> None:
    text = "A talk\n\nQ: Why did you go?\nA: Because it was late.\nQ: And then?\nA: Then it was later.\n"
    assert [text for _, text in blocks(text)] == [
        "A talk",
        "Q: Why did you go?",
        "A: Because it was late.",
        "Q: And then?",
        "A: Then it was later.",
    ]


def test_long_lines_below_each_other_are_paragraphs() -> None:
    long = "The harbour was opened in the spring of that year, and ships came. " * 3
    assert blocks(f"A talk\n\nWhy?\n{long}\nAnd then?\n{long}\n") == [
        (1, "A talk"),
        (3, "Why?"),
        (4, long),
        (5, "And then?"),
        (6, long),
    ]


def test_bullets_are_items_and_dashes_are_speech() -> None:
    raw = read("• One\n• Two\n\n– Yes.\n- No.\n".encode(), "a.txt")
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("bullet", "• One"),
        ("bullet", "• Two"),
        ("paragraph", "– Yes.\n- No."),
    ]


def test_reading_is_silent_on_plain_utf_8() -> None:
    assert read(b"One.\n", "a.txt").notes == ()


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\r\x85\u2028\u00a0\u200b •Q:?.> ")))
def test_every_letter_of_a_text_is_in_its_blocks(text: str) -> None:
    text = "The harbour. " + text
    try:
        raw = read(text.encode(), "a.txt")
    except InputError:  # by chance it is no text
        reject()
    assert stream("\n".join(block.text for block in raw.blocks)) == stream(text)
    assert [block.id for block in raw.blocks] == [f"b{n + 1}" for n in range(len(raw.blocks))]


def test_the_mark_of_another_speaker_opens_a_paragraph_wherever_the_line_above_ends() -> None:
    turns = [
        ">> REED: How did the harbour begin in those\ndays, and who was there when the very first\nthe ships came?",
        ">> STONE: It began with timber. Nobody in the\ntown had seen such amounts of timber, and then",
        ">> REED: Only timber, or was there coal, too,\nwhich came in the same ships as the timber did?",
    ]
    raw = read("\n".join(turns).encode(), "a.txt", language="en")
    assert [block.text for block in raw.blocks] == turns


def test_stars_around_words_are_bold_wherever_they_are_and_those_of_code_and_powers_are_not() -> None:
    said = "Ada Reed: The **night ferry** must run.\n\nThe **two lamps**, too, and “**all** of it”."
    raw = read(said.encode(), "chat.txt")
    assert [block.text for block in raw.blocks] == [said_of.replace("**", "") for said_of in said.split("\n\n")]
    assert [len(block.marks) for block in raw.blocks] == [1, 2]
    for text in ("We call f(**a, **b), g(**c) and h(**d).", "2**3**4, 5 ** 6 ** 7, d**n, f**k and sh**t"):
        assert blocks(text) == [(1, text)]
