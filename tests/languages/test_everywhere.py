"""Words that every text is asked for, from all languages at once."""

from __future__ import annotations

import re

import pytest
from tables import all_rows

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.files import languages
from pipeline.languages.print_customs import custom, full_width
from pipeline.read import read


def test_a_list_holds_the_words_of_all_languages() -> None:
    assert {"from", "von", "fra", "lähettäjä", "寄件者"} <= everywhere("senders")
    assert everywhere("nothing of the kind") == frozenset()


def test_a_longer_entry_is_tried_before_a_shorter_one() -> None:
    found = re.match(any_of("edit"), "edit source")
    assert found
    assert found[0] == "edit source"


@all_rows("tag", languages())
def test_no_list_has_an_empty_entry(tag: str) -> None:
    for listed in languages()[tag].get("everywhere", {}).values():
        assert all(map(str.strip, listed.split("|")))


@pytest.mark.parametrize("labels", [("Fra", "Emne"), ("Von", "Betreff"), ("Lähettäjä", "Aihe"), ("寄件者", "主旨")])
def test_the_head_of_a_mail_is_known_by_its_labels(labels: tuple[str, str]) -> None:
    sender, subject = labels
    raw = read(f"{sender}: Ada Moss\nX: Kim Roe\n{subject}: 12\n\nAda answers.".encode(), "a.txt")
    assert [block.kind for block in raw.blocks] == ["metadata", "paragraph"]


def test_customs_of_print_are_those_of_the_language() -> None:
    french, danish = custom("fr"), custom("da")
    assert french is not None
    assert danish is not None
    assert (french.spaced, danish.spaced) == (True, False)
    assert (full_width("zh")[","], full_width("ja").get(","), dict(full_width("en"))) == ("，", None, {})
