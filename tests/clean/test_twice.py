"""Repeated text, page numbers and wrongly decoded letters are repaired, with a reason in the ledger for each."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.ledger import CleanDocument
from pipeline.read import read

PULLED = "It built the quay, the fish hall and eleven houses."
OTHERS = (
    "The timber came in spring, and nobody in the town had seen so much of it before.",
    f"The town was rich that year. {PULLED} All of them stand to this day, but for the roof of one.",
    "The salt came later, in summer, and was worth more than the timber had been.",
    "In the autumn the ships stayed away, and the town had time to count its money.",
    "It counted until winter, and then it began to build again, on the other side.",
    "That side is under water today.",
)


def document(*blocks: str) -> CleanDocument:
    return clean(read("\n\n".join(blocks).encode(), "a.txt", language="en"))


def test_a_pull_quote_goes_and_the_reason_names_the_line_that_keeps_it() -> None:
    cleaned = document(OTHERS[0], f"“{PULLED}”", *OTHERS[1:])
    assert [block.text for block in cleaned.blocks] == list(OTHERS)
    assert [edit.why for edit in cleaned.ledger.edits] == ["a pull quote that repeats line 5"]


def test_an_answer_that_is_quoted_later_stays_and_is_a_query() -> None:
    blocks = ("What did the town do?", PULLED, OTHERS[1], OTHERS[2])
    cleaned = document(*blocks)
    assert [block.text for block in cleaned.blocks] == list(blocks)
    assert [(note.code, note.origin.line if note.origin else 0) for note in cleaned.notes] == [("repeated-text", 3)]


def test_a_headline_goes_where_it_stands_again() -> None:
    cleaned = document("The Harbour Opened Again", "By Ana Ruiz", "The Harbour Opened Again", *OTHERS)
    assert [block.text for block in cleaned.blocks] == ["The Harbour Opened Again", "By Ana Ruiz", *OTHERS]
    assert cleaned.ledger.edits[0].why == "the headline again, as in line 1"


def test_a_caption_goes_where_it_stands_again() -> None:
    caption = "The quay in 1911. Photo: Ana Ruiz / Harbour Archive"
    cleaned = document(OTHERS[0], caption, caption, *OTHERS[2:])
    assert [block.text for block in cleaned.blocks] == [OTHERS[0], caption, *OTHERS[2:]]


def test_a_running_head_goes_with_the_page_numbers() -> None:
    page = (
        "the ships brought timber to the town in the spring and in the autumn and at every other time, and it " * 5
    ).strip()
    blocks = [block for number in range(7, 12) for block in (page, "The Quay", f"– {number} –")]
    assert [block.text for block in document(*blocks).blocks] == [page] * 5


def _numbered(form: str, first: int, lead: int) -> tuple[list[str], list[str]]:
    """Turns with a number after each leaf, the first after ``lead`` leaves; and the turns."""
    said = "The quay is open in the spring. " * 6
    leaves = [["ASKED:", f"Is quay {at} open?", "TOLD:", f"{said}Boat {at} is in."] for at in range(lead + 4)]
    leaves = [[*leaf, "ASKED:", f"And {at}?", "TOLD:", f"{said}No {at} yet."] for at, leaf in enumerate(leaves)]
    numbers = [[]] * (lead - 1) + [[form.format(number)] for number in range(first, first + 5)]
    both = [block for leaf, number in zip(leaves, numbers, strict=True) for block in (*leaf, *number)]
    return both, [block for leaf in leaves for block in leaf]


@pytest.mark.parametrize("form", ["{}", "- {} -", "Page {}", "Seite {}", "Pág. {}"])
def test_numbers_of_pages_amid_turns_go_where_they_count_from_the_first_page(form: str) -> None:
    blocks, kept = _numbered(form, 2, 2)
    assert [block.text for block in document(*blocks).blocks] == kept


@pytest.mark.parametrize(("form", "first", "lead"), [("{}", 1, 1), ("Part {}", 2, 2), ("{}", 2, 5), ("{}", 9, 1)])
def test_numbers_that_count_no_pages_of_the_document_stay(form: str, first: int, lead: int) -> None:
    blocks, _ = _numbered(form, first, lead)
    assert [block.text for block in document(*blocks).blocks] == blocks


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("The cafÃ© didnâ€™t open.", "The café didn’t open."),
        ("Â£5 for the Ã‰cole", "£5 for the École"),
        ("It\u0092s cold.", "It’s cold."),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚, Anna", "Привет, Anna"),
    ],
)
def test_damaged_letters_are_repaired(damaged: str, repaired: str) -> None:
    assert [block.text for block in document("The harbour opened.", damaged).blocks][1] == repaired


@pytest.mark.parametrize("text", ["SÃO PAULO", "Ã!", "À »", "voilà… là–bas", "Ångström Âge", "naïve café"])
def test_letters_that_only_look_damaged_are_left(text: str) -> None:
    assert "mojibake" not in {edit.rule for edit in document("The harbour opened.", text).ledger.edits}


def test_a_private_character_inside_a_word_is_left_and_reported() -> None:
    cleaned = document("The harbour opened.", "A wo\ue001rd and an icon \ue002.")
    assert cleaned.blocks[1].text == "A wo\ue001rd and an icon."
    assert [(note.code, note.severity) for note in cleaned.notes] == [("private-use", "warning")]


def _gallery(*words: str) -> list[str]:
    pictures = "".join(f'<figure><img src="{at}.jpg" alt="{alt}"></figure>' for at, alt in enumerate(words))
    told = "<p>In spring the harbour was opened, and the first ships came in with timber and with salt.</p>"
    page = f"<html><body><article>{told * 3}{pictures}{told}</article></body></html>"
    return [block.text for block in clean(read(page.encode(), "a.html")).blocks if block.kind == "figure"]


def test_the_words_of_a_picture_count_once_in_a_gallery() -> None:
    assert _gallery("The quay of Marlow", "The quay of Marlow", "The quay of Marlow") == ["The quay of Marlow"]


def test_pictures_with_words_of_their_own_stay() -> None:
    assert _gallery("The quay", "The hall", "The quay") == ["The quay", "The hall", "The quay"]


def _pictured(*words: str) -> list[str]:
    """The words that are left to pictures with a paragraph below each."""
    body = "\n\n".join(f"![{word}]({n}.jpg)\n\nIn year {n} they mended the wall." for n, word in enumerate(words))
    blocks = clean(read(f"# The quay\n\n{body}\n".encode(), "a.md", language="en")).blocks
    return [block.text for block in blocks if block.kind == "figure"]


def test_words_that_many_pictures_have_stay_with_the_first_and_all_pictures_stay() -> None:
    assert _pictured("Harbour Post", "The hall", "Harbour Post", "Harbour Post") == ["Harbour Post", "The hall", "", ""]
    assert _pictured("The hall", "The quay", "The hall") == ["The hall", "The quay", "The hall"]


def test_a_picture_loses_the_words_with_which_its_caption_begins() -> None:
    source = "# The quay\n\n![The wall from the north](a.jpg)\n\n*The wall from the north. Photo: Ada Reed*\n\nOne.\n"
    blocks = clean(read(source.encode(), "a.md", language="en")).blocks
    assert [block.text for block in blocks][1:] == ["", "The wall from the north. Photo: Ada Reed", "One."]


def test_a_caption_that_is_removed_as_a_repetition_leaves_its_picture_the_words() -> None:
    words = "Carts in the street of Marlow © Ada Reed"
    source = f"# The quay\n\n![{words}](a.jpg)\n\n*{words}*\n\nThe wall stood for eleven weeks before it fell.\n"
    blocks = clean(read(source.encode(), "a.md", language="en")).blocks
    assert [block.text for block in blocks].count(words) == 1


HEADS = ("Oak", "Salt and tar", "Eleven houses", "The other side")


@pytest.mark.parametrize(
    ("listed", "gone"),
    [
        ("- Oak\n- Salt and tar\n- Eleven houses\n- The other side", True),
        ("1 Oak 2 Salt and tar 2.1 Eleven houses 3 The other side", True),
        ("- Oak\n- Salt and tar\n- Eleven houses", False),
        ("- Salt and tar\n- Oak\n- Eleven houses\n- The other side", False),
    ],
)
@pytest.mark.parametrize("again", [False, True])
def test_a_table_of_contents_goes_and_a_list_of_speakers_stays(listed: str, gone: bool, again: bool) -> None:
    parts = "\n\n".join(f"## {head}\n\n{text}" for head, text in zip(HEADS, OTHERS, strict=False))
    source = f"{listed}\n\n{parts}" + (f"\n\n## Oak\n\n{OTHERS[5]}" if again else "")
    blocks = clean(read(source.encode(), "a.md", language="en")).blocks
    assert (blocks[0].text == "Oak" and blocks[0].kind == "heading") == (gone and not again)
