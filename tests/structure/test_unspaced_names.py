"""Who is asked in scripts without capitals: the name beside a post, and no word for a colleague."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.read import read
from pipeline.structure import structure

JAPANESE = "港の診療所で働いています。夜は記録を書きます。\n\n## 港の仕事\n\n島の人は話が好きです。"
CHINESE = "码头每天早上六点开门，船夫们在这里喝茶。\n\n## 码头的故事\n\n潮水退去以后，孩子们到岸边来捡贝壳。"


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


@pytest.mark.parametrize(
    ("opening", "guests"),
    [
        ("码头迎来了一位新船夫：庄海明（Tide ID：haiming），我们采访了庄海明同学，聊了聊潮水。", [("庄海明", "")]),
        ("上周我们采访了林海明女士，请她讲讲码头的历史。", [("林海明", "")]),
        ("上周我们采访了很多人，大家都喜欢码头。", []),
    ],
)
def test_a_first_paragraph_names_who_was_asked(opening: str, guests: list[tuple[str, str]]) -> None:
    assert _guests(f"# 码头的早晨\n\n{opening}\n\n{CHINESE}\n", "zh-Hans") == guests


@pytest.mark.parametrize(
    ("title", "guests"),
    [
        ("码头访谈", []),
        ("对话潮水", []),
        ("林海明访谈", [("林海明", "")]),
        ("专访游子安", [("游子安", "")]),
        ("专访码头的创始人安河", [("安河", "码头的创始人")]),
    ],
)
def test_the_matter_of_a_talk_in_its_title_is_nobody(title: str, guests: list[tuple[str, str]]) -> None:
    assert _guests(f"# {title}\n\n{CHINESE}\n", "zh") == guests
