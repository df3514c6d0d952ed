"""A name that the source has at each paragraph is printed once."""

from __future__ import annotations

import re
from dataclasses import replace

from by_hand import plain

from pipeline.model import Block, Briefing, Exchange, Section, Turn
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme


def said(number: int, label: str = "Ada Reed:", speaker: str | None = "Ada Reed", time: str = "") -> Turn:
    return Turn(speaker, (Block(f"a{number}", "paragraph", f"Said {number}."),), label, time)


def talk(*answers: Turn) -> Briefing:
    asked = Turn("Bo Berg", (Block("q", "paragraph", "Why?"),), "Bo Berg:")
    return replace(plain("x"), sections=(Section("s", "Water", (Exchange("x1", asked, answers),)),))


def test_a_name_at_each_paragraph_is_printed_once(theme: Theme) -> None:
    answers = said(1), said(2, "Reed:"), said(3, "AR:"), said(4, "Bo Berg:", "Bo Berg"), said(5)
    text = lay_out(talk(*answers), theme, ledger_name=None).xhtml
    assert re.findall(r'<span class="speaker">([^<]*)</span>', text)[1:] == ["Ada Reed", "Bo Berg", "Ada Reed"]


def test_words_without_a_speaker_and_turns_with_a_time_stay_apart(theme: Theme) -> None:
    unnamed = said(1, "", None), said(2, "", None)
    assert lay_out(talk(*unnamed), theme, ledger_name=None).xhtml.count('class="answer"') == 2
    timed = said(1), said(2, time="00:12"), said(3)
    assert lay_out(talk(*timed), theme, ledger_name=None).xhtml.count('class="answer"') == 2


def test_a_review_copy_has_the_turns_of_its_manuscript(theme: Theme) -> None:
    assert lay_out(talk(said(1), said(2)), theme, ledger_name=None, review=True).xhtml.count('class="answer"') == 2


def test_no_word_is_lost(theme: Theme) -> None:
    page = lay_out(talk(*map(said, range(1, 6))), theme, ledger_name=None).xhtml
    assert re.findall(r"Said (\d)\.", page) == ["1", "2", "3", "4", "5"]
    assert page.count(">Ada Reed</span>") == 1
