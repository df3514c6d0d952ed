"""What was said is shown beside words that an editor typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.desk.entries import Entry
from pipeline.desk.html_pages import html_page
from pipeline.desk.panes.items import Item
from pipeline.desk.panes.talk_pane import TalkPane, talk_pane
from pipeline.desk.workspace import Workspace

FOAM = "A line of foam that was not there before. It comes nearer every year, and nobody counts the years."
DIKE = "The county must raise the dike by a foot. The rest can wait until the spring."
TEXT = f"Ines Vale on the Sea\n\nWhat do you see?\n\n{FOAM}\n\nWhat should the county do?\n\n{DIKE}\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "sea.txt").write_text(TEXT, encoding="utf-8")
    return Workspace(tmp_path)


def pane(workspace: Workspace, entry: Entry) -> TalkPane:
    return talk_pane(workspace.manuscript(entry), "sea.md", workspace.stages(entry).briefing)


def retyped(workspace: Workspace, before: str, after: str) -> list[Item]:
    entry = workspace.entry("sea")
    item = next(one for one in pane(workspace, entry).items if one.words == before and one.form == "paragraph")
    workspace.decide(entry, {"do": "retype", "line": str(item.line), "was": item.was, "words": after, "by": "Ada"})
    return list(pane(workspace, entry).items)


@pytest.mark.parametrize(
    "after", [FOAM.replace("comes nearer", "has come closer"), "Nothing at all.", f"Well: {FOAM}", FOAM[:41] + " So."]
)
def test_an_edited_paragraph_shows_what_was_said(workspace: Workspace, after: str) -> None:
    items = retyped(workspace, FOAM, after)
    assert [item.said for item in items if item.edited] == [FOAM]
    assert not any(item.said for item in items if not item.edited)


def test_each_half_of_a_paragraph_that_was_cut_shows_what_was_said(workspace: Workspace) -> None:
    items = retyped(workspace, DIKE, "Our county must raise the dike by a foot.\n\nThe rest waits until the spring.")
    assert [item.said for item in items if item.edited] == [DIKE, DIKE]


def test_what_was_said_is_at_the_mark(workspace: Workspace) -> None:
    retyped(workspace, FOAM, FOAM.replace("foam", "white foam"))
    entry = workspace.entry("sea")
    page = html_page("talk", "en", pane=pane(workspace, entry), doubts=(), undo=True, redo=False)
    assert f'<summary>What was said</summary><p dir="auto">{FOAM}</p>' in page
