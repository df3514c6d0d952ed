"""What is to look at: the least certain first, each with what can be done, and settled by what was done."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.desk.entries import Entry
from pipeline.desk.html_pages import html_page
from pipeline.desk.panes import doubts as module
from pipeline.desk.panes import note_topics
from pipeline.desk.panes.doubts import Doubt
from pipeline.desk.panes.note_topics import topic_of
from pipeline.desk.panes.talk_pane import TalkPane, talk_pane
from pipeline.desk.wording_of_pages import words_in
from pipeline.desk.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path, sample: Path) -> Workspace:
    (tmp_path / "briefing.toml").touch()
    (tmp_path / "sample.txt").write_bytes(sample.read_bytes())
    return Workspace(tmp_path)


@pytest.fixture
def entry(workspace: Workspace) -> Entry:
    return workspace.entry("sample")


def pane(workspace: Workspace, entry: Entry) -> TalkPane:
    return talk_pane(workspace.manuscript(entry), "sample.md", workspace.stages(entry).briefing)


def sections(workspace: Workspace, entry: Entry) -> list[Doubt]:
    return [doubt for doubt in pane(workspace, entry).doubts if doubt.kind == "section"]


def test_the_least_certain_comes_first(workspace: Workspace, entry: Entry) -> None:
    scores = [doubt.score for doubt in pane(workspace, entry).doubts if doubt.score is not None]
    assert len(scores) > 1
    assert scores == sorted(scores)


def test_each_way_of_a_doubt_can_be_gone_and_settles_it(workspace: Workspace, entry: Entry) -> None:
    first = workspace.manuscript(entry)
    found = sections(workspace, entry)
    assert {way.word for doubt in found for way in doubt.ways} == {"way-move", "unite"}
    for doubt in found:
        for way in doubt.ways:
            workspace.decide(entry, way.order)
            assert workspace.manuscript(entry) != first
            if way.word == "unite":
                assert doubt.anchor not in {one.anchor for one in sections(workspace, entry)}
            workspace.undo(entry)


def test_a_section_is_named_by_the_question_with_which_it_begins(workspace: Workspace, entry: Entry) -> None:
    questions = {item.words for item in pane(workspace, entry).items if item.form == "question"}
    for doubt in sections(workspace, entry):
        assert doubt.words in questions
        assert doubt.other != doubt.words


def test_a_section_knows_the_titles_that_were_weighed_and_offers_them_once(workspace: Workspace, entry: Entry) -> None:
    items = pane(workspace, entry).items
    weighed = {title for item in items for title in item.titles}
    assert not any(title.casefold() == item.words.casefold() for item in items for title in item.titles)
    assert weighed
    assert weighed.isdisjoint(item.words for item in items if item.form == "offer" and item.kind == "title")


def test_a_doubt_about_a_guest_is_settled_when_another_is_named(workspace: Workspace) -> None:
    text = "A Walk on the Shore\n\nWhat do you see out there, and why?\n\nFoam, says Ines Vale. And a boat.\n"
    (workspace.folder / "shore.txt").write_text(text, encoding="utf-8")
    shore = workspace.entry("shore")
    found = workspace.stages(shore).briefing

    def guests() -> list[str]:
        shown = talk_pane(workspace.manuscript(shore), "shore.md", found).doubts
        return [doubt.words for doubt in shown if doubt.kind == "guest"]

    before = guests()
    workspace.decide(shore, {"do": "fact", "key": "guest", "words": "Bo Lind"})
    assert "Ines Vale" not in guests()
    assert before in (["Ines Vale"], [])


@pytest.mark.parametrize("tag", ["en", "de", "fr", "es"])
def test_every_way_and_every_kind_of_doubt_has_words(tag: str) -> None:
    code = Path(module.__file__).read_text(encoding="utf-8")
    used = set(re.findall(r'Way\("([\w-]+)"', code)) | {f"doubt-{kind}" for kind in (*KINDS, *module._FACTS)}
    assert used <= words_in(tag).keys()
    assert len(used) > len(KINDS)


KINDS = ("section", "question", "recommendation", "title", "heading", "guest")


def test_each_paragraph_of_the_talk_knows_its_place_on_the_pages(workspace: Workspace, entry: Entry) -> None:
    items = [item for item in pane(workspace, entry).items if item.form in ("question", "paragraph")]
    blocks = [item.block for item in items]
    assert all(blocks)
    assert len(set(blocks)) == len(blocks)


def test_a_note_has_a_heading_of_the_desk_and_leads_to_the_field_that_can_be_changed(tmp_path: Path) -> None:
    (tmp_path / "sea.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada Moss>What do you see out there?\n\n"
        "00:05.000 --> 00:09.000\n<v Ines Vale>Foam, and a boat that was not there before.\n",
        encoding="utf-8",
    )
    workspace = Workspace(tmp_path)
    entry = workspace.entry("sea")
    pane = talk_pane(workspace.manuscript(entry), "sea.md", workspace.stages(entry).briefing)
    [untitled] = [doubt for doubt in pane.doubts if doubt.key.startswith("no-title")]
    assert untitled.anchor == "fact-title"
    page = html_page("talk", "de", pane=pane, doubts=[untitled], undo=False, redo=False)
    assert "Sehen Sie sich den Titel an" in page
    assert 'href="#fact-title"' in page
    assert 'id="fact-title"' in page
    assert "briefing.toml" not in page


def test_every_heading_and_hint_of_a_note_has_words_and_is_used() -> None:
    topics = {*note_topics._TOPICS.values(), topic_of("of a rule yet to come")}
    used = {key for topic in topics for key in (topic.words, topic.hint) if key}
    assert used == {key for key in words_in("en") if key.startswith(("note-", "hint-"))}
