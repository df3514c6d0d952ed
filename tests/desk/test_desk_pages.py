"""The pages of the desk: printed pages with their anchors, the words of the desk, and what the panes hold."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from multiprocessing.connection import Client
from pathlib import Path
from threading import Event

import pytest

from pipeline.desk.edits.settings_edits import choose_look
from pipeline.desk.finished_files import build_all, finished_of
from pipeline.desk.html_pages import html_page
from pipeline.desk.panes.early_pictures import EarlyPictures
from pipeline.desk.panes.page_pane import Printer
from pipeline.desk.panes.reasons import explained, reason
from pipeline.desk.panes.talk_pane import talk_pane
from pipeline.desk.wording_of_pages import preferred, tongues, words_in
from pipeline.desk.workspace import Workspace
from pipeline.structure.advice.sentence_signs import KINDS
from pipeline.structure.sections.stretches import PROPOSED
from pipeline.structure.talk import forms
from pipeline.structure.talk.questions import _BY_SCORE

STRUCTURE = Path(__file__).parents[2] / "pipeline/structure"
PAGES = Path(__file__).parents[2] / "pipeline/desk/pages"


@pytest.fixture
def workspace(tmp_path: Path, sample: Path) -> Workspace:
    (tmp_path / "source").mkdir()
    (tmp_path / "briefing.toml").write_text('output = "dist"\nformats = ["pdf", "txt"]\n', encoding="utf-8")
    (tmp_path / "source" / "sample.txt").write_bytes(sample.read_bytes())
    return Workspace(tmp_path / "source")


@pytest.fixture
def printer(workspace: Workspace) -> Iterator[Printer]:
    made = Printer(workspace)
    yield made
    made.close()


def test_pages_are_printed_once_and_questions_have_their_places(workspace: Workspace, printer: Printer) -> None:
    entry = workspace.entry("sample")
    key, proof = printer.proof(entry)
    assert printer.proof(entry) == (key, proof)
    pages = {place.anchor: place.page for place in proof.places}
    assert 0 < pages["x1"] <= pages["x11"] < len(proof.sizes)
    picture = printer.picture(key, 0)
    assert picture is not None
    assert picture.startswith(b"\x89PNG")
    assert printer.picture(key, 99) is None
    assert printer.picture("nothing", 0) is None
    workspace.set(entry, lambda path: choose_look(path, "paper", "a5"))
    after, smaller = printer.proof(entry)
    assert (after != key, smaller.sizes[0] != proof.sizes[0]) == (True, True)


def test_only_the_newest_of_several_quick_edits_is_laid_out(workspace: Workspace, printer: Printer) -> None:
    entry = workspace.entry("sample")
    first = printer.printed(entry)
    for number in range(3):
        workspace.decide(entry, {"do": "fact", "key": "title", "words": f"Title {number}"})
        last = printer.printed(entry)
    assert last.proof is not None
    assert [first.proof, printer.picture(first.key, 0)].count(None) >= 1  # its layout may have begun already
    picture = printer.picture(last.key, 0)
    assert picture is not None
    assert picture.startswith(b"\x89PNG")


def test_an_edit_is_laid_out_before_anybody_asks_for_its_pages(workspace: Workspace, printer: Printer) -> None:
    workspace.changed = printer.ahead
    entry = workspace.entry("sample")
    printer.proof(entry, (0, 2))
    workspace.decide(entry, {"do": "fact", "key": "title", "words": "Another title"})
    made = printer.printed(entry)
    assert "Another title" in made.job.page.xhtml
    assert sorted(made.pictures) == [0, 2]


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
    built = {
        key
        for key in words_in("en")
        if key.startswith(("fact-", "doubt-", "offer-", "way-", "key-", "does-", "why-", "note-", "hint-"))
    }
    assert words_in("en").keys() - shown - built == set()


_NEW = 5  # rules that may be without a sentence of their own for a while


def test_nearly_every_rule_that_may_be_doubtful_has_a_sentence() -> None:
    with (STRUCTURE / "people/votes.toml").open("rb") as file:
        guests = {sign for sign, worth in tomllib.load(file)["guests"].items() if worth > 0}
    titles = {"noun-phrase", "first-sentence", "question", "numbered", "heading"}
    questions = {*forms._LEAST, *_BY_SCORE, "in-turn", "label-question"}
    rules = {*guests, *titles, *questions, *KINDS, PROPOSED}
    assert len(rules - explained()) <= _NEW, rules - explained()


def test_every_sentence_that_explains_a_rule_is_used_and_is_a_sentence() -> None:
    for tag in tongues():
        words = words_in(tag)
        told = {reason(rule, words, kind) for rule in (*explained(), "asked-should", "x") for kind in ("", "candidate")}
        assert told == {value for key, value in words.items() if key.startswith("why-")}
        assert all(sentence.endswith(".") and len(sentence) < 90 for sentence in told)


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
    assert "Abhilfe: the list" in page


def test_a_picture_that_is_sent_before_the_others_reaches_the_desk() -> None:
    came: list[tuple[str, int, bytes]] = []
    arrived = Event()

    def take(key: str, page: int, picture: bytes) -> None:
        came.append((key, page, picture))
        arrived.set()

    pictures = EarlyPictures(take)
    try:
        for words in (b"", b"nonsense", b"k x\nP"):
            with Client(pictures.address) as sender:
                sender.send_bytes(words)
        with Client(pictures.address) as sender:
            sender.send_bytes(b"k 2\nPNG\nwith a line")
        assert arrived.wait(30)
    finally:
        pictures.close()
    assert came == [("k", 2, b"PNG\nwith a line")]


def test_an_early_page_is_there_once_or_not_at_all(workspace: Workspace, printer: Printer) -> None:
    entry = workspace.entry("sample")
    printer.proof(entry)
    workspace.decide(entry, {"do": "fact", "key": "title", "words": "Another title"})
    found = printer.early(entry)
    key, _ = printer.proof(entry)
    assert found in (None, (key, 0))  # a busy machine lays out all pages in the meantime
    early = printer.early_picture(key, 0)
    assert early == (printer.picture(key, 0) if found else None)
    assert printer.early_picture(key, 1) is None
    assert printer.early_picture("nothing", 0) is None
