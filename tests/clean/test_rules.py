"""Every rule has a permanent name, an argument, an example that is true, and a switch."""

from __future__ import annotations

import re

import pytest
from tables import all_rows

from pipeline.clean import clean, rules
from pipeline.errors import UsageError
from pipeline.read import read

PERMANENT = (
    "front-matter", "source-comment", "outside-the-text", "site-markup", "mojibake", "control-character", "private-use",
    "typed-accent", "ligature-glyph", "blank-block", "image-name", "edge-space", "repeated-space", "no-break-space",
    "space-before-mark",
    "list-marker", "page-number", "wrapped-line", "time-stamp",
    "machine-note", "page-frame", "page-box", "page-chip", "web-residue",
    "repeated-text", "glued-byline", "straight-quotes", "repeated-label", "year-range", "typed-dash", "typed-ellipsis",
    "half-width-mark",
)  # fmt: skip
SUFFIXES = {
    "front-matter": "md", "image-name": "md", "source-comment": "md", "site-markup": "md", "outside-the-text": "html",
}  # fmt: skip
LANGUAGES = {"half-width-mark": "zh"}


def cleaned(text: str, suffix: str = "txt", language: str = "en") -> str:
    raw = read(text.encode(), f"a.{suffix}", language=language)
    return "\n\n".join(block.text for block in clean(raw).blocks)


def test_rules_run_in_the_order_that_their_files_state() -> None:
    assert tuple(rule.name for rule in rules()) == PERMANENT


@all_rows("rule", rules())
def test_the_example_of_a_rule_is_true(rule) -> None:
    before, after = rule.example
    assert cleaned(before, SUFFIXES.get(rule.name, "txt"), LANGUAGES.get(rule.name, "en")) == after


@all_rows("rule", rules())
def test_a_rule_argues_and_says_when_it_would_be_wrong(rule) -> None:
    assert "When it would be wrong:" in rule.argument
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)


@all_rows("rule", rules())
def test_a_rule_that_is_off_does_nothing(rule) -> None:
    before, _ = rule.example
    raw = read(before.encode(), f"a.{SUFFIXES.get(rule.name, 'txt')}", language=LANGUAGES.get(rule.name, "en"))
    assert rule.name in {edit.rule for edit in clean(raw).ledger.edits}
    assert rule.name not in {edit.rule for edit in clean(raw, off=frozenset({rule.name})).ledger.edits}


def test_an_unknown_rule_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(UsageError) as caught:
        clean(read(b"One.", "a.txt"), off=frozenset({"web-residues"}))
    assert caught.value.sentence == "there is no cleaning rule 'web-residues'"
    assert caught.value.hint == "web-residue"


def test_clean_text_is_left_in_silence() -> None:
    document = clean(read(b"The harbour opened in spring.\n\nWhat came first?\n\nTimber.\n", "a.txt"))
    assert document.ledger.edits == ()
    assert document.notes == ()


def test_a_text_of_residue_only_leaves_no_block() -> None:
    document = clean(
        read(b"Share this:\n\nFacebook\n\nLeave a Reply\n\nYour email address will not be published.\n", "a.txt")
    )
    assert document.blocks == ()
    assert len(document.ledger.edits) == 4


def test_a_mark_in_doubt_is_left_and_reported() -> None:
    document = clean(read(b"A good man.\n\nHe lived in the 'burbs, she said.\n", "a.txt"))
    assert document.blocks[1].text == "He lived in the 'burbs, she said."
    assert [(note.code, note.origin.line if note.origin else 0) for note in document.notes] == [("doubtful-quote", 3)]


@pytest.mark.parametrize(
    ("name", "gone"), [("QuayArt", True), ("Alt text", True), ("old-quay", True), ("Quay", False), ("The quay", False)]
)
def test_what_the_file_of_an_image_is_called_is_no_caption(name: str, gone: bool) -> None:
    source = f"![{name}](images/{name.replace(' ', '%20')}-300x200.jpg)\n\nThe quay is old.\n"
    assert (name not in cleaned(source, "md")) == gone


@pytest.mark.parametrize("name", ["figure", "photo"])
def test_a_title_in_an_instruction_is_printed_before_the_alternative_text(name: str) -> None:
    source = f'{{{{< {name} src="a.jpg" alt="A quay" title="The quay at noon" >}}}}'
    assert cleaned(source, "md") == "The quay at noon"


def test_a_running_head_that_interrupts_sentences_goes_and_a_label_at_uneven_distances_stays() -> None:
    page = "the ships brought timber to the town in the spring and in the autumn and\n" * 9
    pages = f"{page}Record\n{page}Record\n{page}Record\n{page}"
    assert "Record" not in cleaned(pages)
    turns = f"{page}Ada Moss\n{page * 4}Ada Moss\n{page}Ada Moss\n{page}"
    assert cleaned(turns).count("Ada Moss") == 3


def test_the_empty_head_of_a_table_goes() -> None:
    assert cleaned("One.\n\n| | |\n|---|---|\n| Place | Quay |\n", "md") == "One.\n\nPlace\tQuay"


def test_a_list_of_links_to_several_sites_is_the_authors_and_one_to_the_own_site_is_a_box() -> None:
    def links(*hosts: str) -> str:
        items = "\n".join(f"- [Quay {at}](https://{host}.example/{at})" for at, host in enumerate(hosts))
        said = "We mended the quay in the spring of that year, and it held through all the storms."
        return f"{said}\n\nQuick links:\n\n{items}\n\n{said} Then the ships came.\n"

    assert "Quay 2" in cleaned(links("a", "b", "c"), "md")
    assert "Quay 2" not in cleaned(links("a", "a", "a"), "md")
