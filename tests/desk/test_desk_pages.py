"""The pages of the desk: printed pages with their anchors, the words of the desk, and what the panes hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.desk.finished_files import build_all, finished_of
from pipeline.desk.html_pages import html_page
from pipeline.desk.panes.page_pane import Printer
from pipeline.desk.panes.talk_pane import talk_pane
from pipeline.desk.wording_of_pages import preferred, tongues, words_in
from pipeline.desk.workspace import Workspace

PAGES = Path(__file__).parents[2] / "pipeline/desk/pages"


@pytest.fixture
def workspace(tmp_path: Path, sample: Path) -> Workspace:
    (tmp_path / "source").mkdir()
    (tmp_path / "briefing.toml").write_text('output = "dist"\nformats = ["pdf", "txt"]\n', encoding="utf-8")
    (tmp_path / "source" / "sample.txt").write_bytes(sample.read_bytes())
    return Workspace(tmp_path / "source")


def test_pages_are_printed_once_and_questions_have_their_places(workspace: Workspace) -> None:
    entry = workspace.entry("sample")
    printer = Printer(workspace)
    try:
        made = printer.printed(entry)
        assert printer.printed(entry) is made
        pages = {place.anchor: place.page for place in made.proof.places}
        assert 0 < pages["x1"] <= pages["x11"] < len(made.proof.sizes)
        picture = printer.picture(made.key, 0)
        assert picture is not None
        assert picture.startswith(b"\x89PNG")
        assert printer.picture(made.key, 99) is None
        assert printer.picture("nothing", 0) is None
        workspace.decide(entry, {"do": "fact", "key": "title", "words": "Another title"})
        assert printer.printed(entry).key != made.key
        assert printer.printed(entry, paper="a5").proof.sizes[0] != made.proof.sizes[0]
    finally:
        printer.close()


def test_the_finished_files_are_built_as_on_the_command_line(workspace: Workspace) -> None:
    entry = workspace.entry("sample")
    assert workspace.entry("sample").built is None
    assert build_all(workspace, entry) == []
    assert finished_of(workspace, entry) == ["pdf", "txt"]
    assert workspace.entry("sample").built is True


def test_every_piece_of_the_talk_is_on_the_pane(workspace: Workspace) -> None:
    entry = workspace.entry("sample")
    briefing = workspace.briefing(entry)
    pane = talk_pane(workspace.manuscript(entry), "sample.md", workspace.stages(entry).briefing)
    forms = [item.form for item in pane.items]
    assert forms.count("question") == len(list(briefing.exchanges()))
    assert forms.count("section") == len(briefing.sections)
    assert forms.count("recommendation") == len(briefing.recommendations)
    assert forms.count("candidate") == len(briefing.candidates)
    assert len({doubt.key for doubt in pane.doubts}) == len(pane.doubts)


@pytest.mark.parametrize("tag", tongues())
def test_every_language_of_the_desk_has_all_words_with_the_same_places(tag: str) -> None:
    english, own = words_in("en"), words_in(tag)
    assert own.keys() == english.keys()
    for key, words in own.items():
        assert re.findall(r"\{\w+\}", words) == re.findall(r"\{\w+\}", english[key]), key


def test_no_word_is_left_that_no_page_uses() -> None:
    used = "".join(path.read_text(encoding="utf-8") for path in PAGES.glob("*.j2"))
    shown = {key for key in words_in("en") if f'"{key}"' in used or f"'{key}'" in used}
    built = {key for key in words_in("en") if key.startswith(("fact-", "doubt-", "offer-", "way-", "key-", "does-"))}
    assert words_in("en").keys() - shown - built == set()


@pytest.mark.parametrize(
    ("accepted", "tag"),
    [
        ("de-AT,de;q=0.9,en;q=0.8", "de"), ("ja,fr;q=0.5", "fr"), ("en;q=0.1,es;q=0.9", "es"), ("", "en"), ("xx", "en"),
        ("de;q=much", "de"),
    ],
)  # fmt: skip
def test_the_language_is_the_one_that_the_browser_asks_for(accepted: str, tag: str) -> None:
    assert preferred(accepted) == tag


def test_an_error_page_says_what_to_try() -> None:
    page = html_page("failed", "de", sentence="<b>", place="a.txt", hint="the list")
    assert "&lt;b&gt;" in page
    assert "Versuchen Sie: the list" in page
