"""Who is asked in scripts without capitals: the name beside a post, and no word for a colleague."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.read import read
from pipeline.structure import structure

JAPANESE = "港の診療所で働いています。夜は記録を書きます。\n\n## 港の仕事\n\n島の人は話が好きです。"


def _guests(text: str, language: str) -> list[tuple[str, str]]:
    bio = structure(clean(read(text.encode(), "talk.md", language=language))).bio
    return [(guest.name, guest.role) for guest in (bio.guests if bio else ())]


@pytest.mark.parametrize(
    ("head", "guests"),
    [
        ("先輩インタビュー 浜辺 透子 | 港の診療所の求人\n\n医師\n\n浜辺 透子", [("浜辺 透子", "医師")]),
        ("社員インタビュー 浜辺 透子\n\n看護師\n\n浜辺 透子", [("浜辺 透子", "看護師")]),
        ("先輩インタビュー", []),
        ("社員インタビュー", []),
    ],
)
def test_a_word_for_a_colleague_is_no_name_and_the_name_behind_it_is(head: str, guests: list[tuple[str, str]]) -> None:
    assert _guests(f"# 港の町で働く\n\n{head}\n\n{JAPANESE}\n", "ja") == guests
