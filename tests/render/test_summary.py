"""The summary: a page with nothing on it that the briefing does not say."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from pipeline.check import conservation
from pipeline.model import Block, Briefing, Mark, stream
from pipeline.render.page import fixed_words, lay_out
from pipeline.render.page.summary import summaries
from pipeline.render.theme import Theme, available, load

X = "{http://www.w3.org/1999/xhtml}"


def page_of(briefing: Briefing, part: Briefing, theme: Theme) -> etree._Element:
    page = lay_out(part, theme, ledger_name=None, whole=briefing)
    conservation.check(page, part, ())
    return etree.fromstring(page.xhtml.encode())


def test_every_word_that_it_prints_is_in_the_briefing_or_in_the_phrasebook(briefing: Briefing, theme: Theme) -> None:
    root = page_of(briefing, summaries(briefing)[0], theme)
    said = " ".join([*(block.text for block in briefing.blocks()), *briefing.speakers()])
    said += " ".join(section.title for section in briefing.sections)
    fixed = " ".join(fixed_words.load("en").words.values())
    provenance = "harbour.txt briefing-pipeline 0 1 0 1 2 3 " + "ab" * 32
    known = stream(f"{said} {fixed} {provenance}")
    printed = re.findall(r"\w+", " ".join(root.find(f"{X}body").itertext()))
    assert len(printed) > 40
    assert [word for word in printed if stream(word) not in known and not word.isdigit()] == []


def test_it_has_the_recommendations_with_their_places_and_leads_nowhere(briefing: Briefing, theme: Theme) -> None:
    root = page_of(briefing, summaries(briefing)[0], theme)
    items = [" ".join("".join(e.itertext()).split()) for e in root.iter(f"{X}li") if e.get("class") == "recommendation"]
    assert items == ["The town should publish every reading of the gauge. question 3"]
    assert [e.get("href") for e in root.iter(f"{X}a")] == []
    assert not [e for e in root.iter(f"{X}h3") if e.get("class") == "question"]


def test_what_does_not_fit_is_left_out_as_a_whole_and_the_guest_stays(briefing: Briefing, theme: Theme) -> None:
    shown = []
    for part in summaries(briefing):
        root = page_of(briefing, part, theme)
        assert "Ines Tavares" in root.find(f".//{X}h1").text
        shown.append(tuple(e.get("id") for e in root.iter(f"{X}section")))
    ends = ("recommendations", "biography", "contents", "about-document")
    assert shown == [ends, (ends[0], ends[1], ends[3]), (ends[0], ends[2], ends[3]), (ends[0], ends[3])]


@pytest.mark.parametrize("name", [name for name in available() if name != "house"])  # which is `brief` in other colours
@pytest.mark.parametrize(("count", "notes"), [(1, []), (5, []), (14, ["summary-cut"])])
def test_it_is_printed_on_one_page_and_says_what_it_has_no_room_for(
    briefing: Briefing, name: str, count: int, notes: list[str]
) -> None:
    from by_hand import STAMP

    from pipeline.render.read_back.pdf import count_pages
    from pipeline.run.press.print_jobs import Job, print_job

    theme = load(name)
    [one] = briefing.recommendations
    many = tuple(replace(one, id=f"r{n}", text=one.text + " A wall can wait." * 3) for n in range(count))
    whole = replace(briefing, recommendations=many)
    (page, part), *shorter = [(lay_out(p, theme, ledger_name=None, whole=whole), p) for p in summaries(whole)]
    sheet = print_job(Job(page, part, theme, "x-summary", STAMP, shorter=tuple(shorter)))
    assert [note.code for note in sheet.notes] == notes
    assert count_pages(sheet.artifact.data) == 1


def test_a_summary_that_leaves_recommendations_out_says_how_many_there_are(briefing: Briefing, theme: Theme) -> None:
    [one] = briefing.recommendations
    whole = replace(briefing, recommendations=tuple(replace(one, id=f"r{n}") for n in range(5)))
    printed = [page_of(whole, part, theme) for part in summaries(whole)]
    heads = [root.find(f".//{X}section[@id='recommendations']/{X}h2").text for root in printed]
    assert heads == [*["Recommendations"] * 4, "Recommendations (1–4 / 5)", "Recommendations (1–2 / 5)"]
    assert len(list(printed[-1].iter(f"{X}li"))) == 2


def test_a_summary_of_a_text_with_footnotes_has_none(briefing: Briefing, theme: Theme) -> None:
    assert briefing.bio
    cited = Block("c1", "paragraph", "She kept the gauge.", (Mark("note", 18, 19, "1"),))
    whole = replace(
        briefing, bio=replace(briefing.bio, blocks=(cited,)), endnotes=(Block("n1", "note", "Since 1961.", level=1),)
    )
    assert "noteref" not in etree.tostring(page_of(whole, summaries(whole)[0], theme)).decode()


def test_a_summary_of_a_text_with_a_note_by_its_editor_can_be_printed(briefing: Briefing, theme: Theme) -> None:
    whole = replace(briefing, editorial=(Block("e1", "paragraph", "This talk was shortened."),))
    for part in summaries(whole):
        assert "shortened" not in etree.tostring(page_of(whole, part, theme)).decode()
