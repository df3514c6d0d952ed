"""The desk in a real browser, as an editor uses it: by mouse, by keyboard, in two tabs, and beside a text editor."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest
from left_out import why
from PIL import Image

from pipeline.manuscript import parse

HERE = Path(__file__).parent
NODE_MODULES = HERE.parents[1] / "build/validators/npm/node_modules"
pytestmark = pytest.mark.slow


@pytest.fixture
def browser() -> str:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip(f"the desk needs a browser. {why('chromium')}")
    if shutil.which("node") is None or not (NODE_MODULES.parent / "installed").is_file():
        pytest.skip(f"puppeteer-core and axe come from npm. {why('npm')}")
    return found


@pytest.fixture
def project(tmp_path: Path, sample: Path) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "briefing.toml").write_text('output = "dist"\nformats = ["pdf", "txt"]\n', encoding="utf-8")
    shutil.copy(sample, tmp_path / "source" / "sample.txt")
    return tmp_path


@contextmanager
def desk(project: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A desk of the project: its address, and its process."""
    command = [sys.executable, "-m", "pipeline", "desk", str(project / "source"), "--no-open"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    found = re.search(r"http://\S+", process.stderr.readline())
    assert found
    try:
        yield found[0], process
    finally:
        process.kill()
        process.wait()


def story(browser: str, address: str, *words: object) -> list[str]:
    """The lines that a story prints; none of them is a complaint."""
    command = ["node", HERE / "desk.mjs", NODE_MODULES, browser, address, *words]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=600)
    lines = done.stdout.splitlines()
    assert (done.returncode, [line for line in lines if line.startswith("!")]) == (0, []), done.stderr
    return lines


def test_from_a_pasted_text_to_the_files_by_mouse(browser: str, project: Path, sample: Path) -> None:
    with desk(project) as (address, _):
        told = story(browser, address, "mouse", sample)
    assert told == ["struck 1", "dragged true", "typed Indeed:", "settled 1", "renamed What it costs", "files 2"]
    text = (project / "source/pasted.md").read_text(encoding="utf-8")
    briefing = parse(text, "pasted.md", "")
    assert briefing.sections[1].title == "What it costs"
    assert "[Indeed:]{.edited}" in text
    assert "WHAT IT COSTS" in (project / "dist/pasted.txt").read_text(encoding="utf-8").upper()
    assert (project / "dist/pasted.pdf").read_bytes().startswith(b"%PDF")


def test_the_same_by_keyboard_alone(browser: str, project: Path) -> None:
    with desk(project) as (address, _):
        told = story(browser, address, "keyboard")
    assert told == ["struck 1", "renamed By hand", "focus question", "undone"]
    assert "## By hand" in (project / "source/sample.md").read_text(encoding="utf-8")


def test_a_text_with_its_image_another_theme_and_what_was_said(browser: str, project: Path, tmp_path: Path) -> None:
    dropped = tmp_path / "dropped"
    dropped.mkdir()
    said = "A line of foam that was not there before."
    text = f"# The Sea\n\n### What do you see?\n\n{said}\n\n![Foam on the shore](foam.png)\n"
    (dropped / "sea.md").write_text(text, encoding="utf-8")
    Image.new("RGB", (40, 30), "teal").save(dropped / "foam.png")
    with desk(project) as (address, _):
        told = story(browser, address, "settings", dropped / "sea.md", dropped / "foam.png")
    assert told == ["theme brief again true", f"said {said}", "built"]
    assert (project / "source/foam.png").read_bytes() == (dropped / "foam.png").read_bytes()
    assert "[Indeed:]{.edited}" in (project / "source/sea.markdown").read_text(encoding="utf-8")
    with pikepdf.open(project / "dist/sea.pdf") as pdf:
        assert any(len(page.get_images()) for page in pdf.pages)
    assert "theme" not in (project / "briefing.toml").read_text(encoding="utf-8")


def test_everything_fits_a_tablet(browser: str, project: Path) -> None:
    with desk(project) as (address, _):
        assert story(browser, address, "tablet", "sample") == ["the views fit"]


def test_two_tabs_show_the_same(browser: str, project: Path) -> None:
    with desk(project) as (address, _):
        assert story(browser, address, "tabs", "sample") == ["the other tab follows"]


def test_the_page_follows_a_file_that_somebody_else_writes_and_a_killed_server_loses_nothing(
    browser: str, project: Path
) -> None:
    from pipeline.desk.workspace import Workspace

    workspace = Workspace(project / "source")
    entry = workspace.entry("sample")
    workspace.decide(entry, {"do": "fact", "key": "title", "words": "Before"})
    with desk(project) as (address, process):
        command = ["node", HERE / "desk.mjs", NODE_MODULES, browser, address, "outside", "sample", "After"]
        told = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True)
        assert told.stdout
        assert told.stdout.readline() == "ready\n"
        text = entry.manuscript.read_text(encoding="utf-8")
        entry.manuscript.write_text(text.replace("title: Before", "title: After"), encoding="utf-8")
        assert told.stdout.read() == "the page follows the file\n"
        told.wait()
        process.kill()
    with desk(project):
        assert "title: After" in workspace.manuscript(entry)
        assert workspace.room(entry)[0]
