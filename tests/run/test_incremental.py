"""A build that reuses earlier results gives the bytes of a fresh one, whatever was changed in between."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commanding import run

from pipeline.disk import store

TALK = """Night Boats

Mara Olsen is an economist at the Harbour Institute. She has advised the port since 2009.

When did the night boat stop?

It stopped in 1998, when the fuel became dearer than the tickets. Nobody said so at the time.

![The last boat](boat.svg)

Who misses it?

The bakers do. They used to send the bread over, and now they bake at three in the morning.

What would you recommend to the town?

The town should run one boat at night. I would urge the council to try it for a year.

Share this:
"""
BOAT = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="{}" height="9" fill="navy"/></svg>'
LIGHT = "md,txt,html,docx,epub"  # formats that no worker prints


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project with a text, an image, a template folder and settings; it keeps its results in ``cache``."""
    folder = tmp_path / "project"
    (folder / "source").mkdir(parents=True)
    (folder / "templates" / "css").mkdir(parents=True)
    (folder / "briefing.toml").write_text(f'formats = ["{LIGHT.replace(",", chr(34) + ", " + chr(34))}"]\n')
    (folder / "source" / "boats.md").write_text(TALK, encoding="utf-8")
    (folder / "source" / "boat.svg").write_text(BOAT.format(10))
    monkeypatch.setenv("BRIEFING_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(folder)
    return folder


def built(monkeypatch: pytest.MonkeyPatch, *arguments: str, out: str = "dist") -> dict[str, bytes]:
    """The files that a build leaves."""
    shutil.rmtree(out, ignore_errors=True)
    assert run(monkeypatch, "build", "source", "-o", out, "-q", *arguments) == 0
    return {path.name: path.read_bytes() for path in sorted(Path(out).iterdir()) if path.is_file()}


def course(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """How the store was used for the one text."""
    capsys.readouterr()
    assert run(monkeypatch, "build", "source", "--explain-cache", *arguments) == 0
    return next(
        line.removeprefix("  cache     ") for line in capsys.readouterr().err.splitlines() if "  cache " in line
    )


def change(path: str, old: str, new: str) -> None:
    """Replace words in a file."""
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), encoding="utf-8")


# Edits of every kind of input; a number makes each another one.
# ruff: noqa: ARG005, PTH100 - some edits do not differ; paths are compared as they are named
EDITS: dict[str, Callable[[int], object]] = {
    "a word of an answer": lambda n: change("source/boats.md", "The bakers", f"The {n} bakers"),
    "a blank line": lambda n: change("source/boats.md", "\n\nWho", "\n\n\nWho"),
    "a recommendation": lambda n: change("source/boats.md", "for a year", f"for a year and {n} days"),
    "front matter": lambda n: Path("source/boats.md").write_text(f"---\ntitle: Boats {n}\n---\n\n{TALK}", "utf-8"),
    "back to the beginning": lambda n: Path("source/boats.md").write_text(TALK, encoding="utf-8"),
    "the image": lambda n: Path("source/boat.svg").write_text(BOAT.format(n % 40)),
    "no image": lambda n: Path("source/boat.svg").unlink(missing_ok=True),
    "a style sheet": lambda n: Path("templates/css/reflow.css").write_text(f"p {{ margin-top: {n}pt }}\n"),
    "no style sheet": lambda n: Path("templates/css/reflow.css").unlink(missing_ok=True),
    "a theme": lambda n: theme(n),
    "the organisation": lambda n: setting("organisation", f'"Harbour {n}"'),
    "the paper": lambda n: setting("paper", '"a5"' if n % 2 else '"letter"'),
    "a rule": lambda n: setting("rules.off", '["web-residue"]' if n % 2 else "[]"),
    "a title": lambda n: setting('documents."boats.md".title', f'"Boats of {n}"'),
}


def theme(number: int) -> None:
    folder = Path("templates/themes/harbour")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "theme.toml").write_text(f'title = "Harbour"\nextends = "brief"\n[size]\ntext = "{9 + number % 4}pt"\n')
    setting("theme", '"harbour"')


def setting(key: str, value: str) -> None:
    path = Path("briefing.toml")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(f"{key} =")]
    path.write_text("\n".join([*lines, f"{key} = {value}", ""]), encoding="utf-8")


def edited_at_random(monkeypatch: pytest.MonkeyPatch, seed: int, rounds: int, *arguments: str) -> None:
    chance = random.Random(seed)
    for number in range(rounds):
        name = chance.choice(list(EDITS))
        try:
            EDITS[name](chance.randrange(100))
        except AssertionError:
            continue  # the words to change are gone
        reused, fresh = built(monkeypatch, *arguments), built(monkeypatch, *arguments, "--no-cache", out="fresh")
        assert reused == fresh, f"after round {number}: {name}"


def test_after_each_kind_of_edit_a_build_gives_the_bytes_of_a_fresh_one(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(monkeypatch)
    for name, edit in EDITS.items():
        edit(7)
        assert built(monkeypatch) == built(monkeypatch, "--no-cache", out="fresh"), name


def test_after_an_edit_the_pdf_is_that_of_a_fresh_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edited_at_random(monkeypatch, 4, 2, "-f", "pdf,epub")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_after_many_random_edits_every_format_is_that_of_a_fresh_build(
    project: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    edited_at_random(monkeypatch, seed, 20, "-f", f"pdf,{LIGHT}")


def test_a_manuscript_and_the_source_it_was_drafted_from_count(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "draft", "source/boats.md", "-o", "source/talk.md", "-q") == 0
    Path("source/boats.md").rename("source/boats.txt")
    setting("strict", "false")
    for old, new in (("The bakers", "The fishers"), ("in 1998", "in 1999")):
        change("source/talk.md", old, new)
        assert built(monkeypatch, "-j", "1") == built(monkeypatch, "-j", "1", "--no-cache", out="fresh")


def test_nothing_is_written_if_nothing_has_changed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "build", "source", "-q") == 0
    before = {path: path.stat().st_mtime_ns for path in Path("dist").iterdir()}
    assert len(before) == 6
    for arguments in ([], ["--fresh"], ["--no-cache"]):
        assert run(monkeypatch, "build", "source", "-q", *arguments) == 0
        assert {path: path.stat().st_mtime_ns for path in Path("dist").iterdir()} == before


def test_a_file_that_vanished_comes_back_and_one_that_was_edited_is_kept_aside(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = built(monkeypatch)
    Path("dist/boats.docx").unlink()
    Path("dist/boats.xhtml").write_text("<p>mine</p>")
    assert run(monkeypatch, "build", "source", "-q") == 0
    assert Path("dist/boats.docx").read_bytes() == first["boats.docx"]
    assert [path.read_text() for path in Path("dist/.briefing").iterdir()] == ["<p>mine</p>"]


@pytest.mark.parametrize(("source", "spared"), [("source", "pipeline.structure"), ("source/boats.md", "pipeline.read")])
def test_an_unchanged_text_starts_and_imports_nothing_that_builds(project: Path, source: str, spared: str) -> None:
    code = (
        "import atexit, sys; atexit.register(lambda: print(*sys.modules)); from pipeline.__main__ import main; main()"
    )
    command = [sys.executable, "-c", code, "build", source, "-q", "-f", "pdf,docx"]
    for _ in range(2):
        names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    heavy = {"weasyprint", "multiprocessing", "concurrent", "jinja2", "docx", "lxml", "rich", spared}
    assert not heavy & set(names)
    assert "pipeline.run.whole_documents" in names


def test_the_explanation_names_what_was_made_and_what_changed(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert course(monkeypatch, capsys) == "made clean, briefing, page, md, txt, html, docx, epub"
    assert course(monkeypatch, capsys) == "kept everything"
    EDITS["a style sheet"](3)
    said = course(monkeypatch, capsys)
    assert said.startswith("kept clean, briefing; made page, md")
    assert said.endswith("because of templates")
    EDITS["the image"](3)
    assert "because of " + str(project / "source" / "boat.svg") in course(monkeypatch, capsys)
    setting("paper", '"a5"')
    assert "because of the option house" in course(monkeypatch, capsys)
    assert course(monkeypatch, capsys, "--fresh").startswith("made clean")
    capsys.readouterr()
    assert run(monkeypatch, "build", "source", "--no-cache", "-v") == 0
    assert "  cache " not in capsys.readouterr().err


def test_a_text_in_another_encoding_structures_nothing_anew(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    course(monkeypatch, capsys)
    path = Path("source/boats.md")
    path.write_bytes(path.read_bytes() + b"\n")
    assert (
        course(monkeypatch, capsys) == "kept briefing; made clean, page, md, txt, html, docx, epub; because of the text"
    )
    assert built(monkeypatch) == built(monkeypatch, "--no-cache", out="fresh")


def test_only_the_formats_that_an_option_concerns_are_made_anew(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    course(monkeypatch, capsys)
    said = course(monkeypatch, capsys, "-f", "txt,epub")
    assert said == "kept clean, briefing, page, txt, epub; because of the option formats"


def test_two_folders_share_a_store_without_taking_each_others_images(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built(monkeypatch)
    other = shutil.copytree(project, tmp_path / "other")
    monkeypatch.chdir(other)
    Path("source/boat.svg").write_text(BOAT.format(33))
    assert built(monkeypatch) == built(monkeypatch, "--no-cache", out="fresh")
    monkeypatch.chdir(project)
    assert built(monkeypatch) == built(monkeypatch, "--no-cache", out="fresh")


def test_a_text_with_an_error_is_reported_each_time(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(monkeypatch)
    Path("source/boats.md").write_text("")
    for _ in range(2):
        assert run(monkeypatch, "build", "source", "-q") == 10


def test_warnings_stop_a_strict_build_also_if_a_build_without_it_was_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("source/boat.svg").unlink()
    built(monkeypatch)
    assert run(monkeypatch, "build", "source", "-q", "--strict") == 3


def test_stages_are_saved_from_what_was_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(monkeypatch)
    assert run(monkeypatch, "build", "source", "-q", "--keep-stages", "kept") == 0
    assert run(monkeypatch, "build", "source", "-q", "--keep-stages", "fresh", "--no-cache") == 0
    for path in Path("fresh/boats").iterdir():
        assert (Path("kept/boats") / path.name).read_bytes() == path.read_bytes()


def test_every_file_that_a_build_reads_is_an_input(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: set[str] = set()
    watching = [True]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event == "open" and isinstance(arguments[0], str):
            opened.add(os.path.abspath(arguments[0]))

    EDITS["a theme"](3)
    EDITS["a style sheet"](3)
    (project / "logo.svg").write_text(BOAT.format(3))
    setting("logo", '"logo.svg"')
    sys.addaudithook(hook)
    built(monkeypatch)
    watching.clear()
    [record] = (project.parent / "cache" / "last").iterdir()
    inputs = json.loads(record.read_bytes()[49:])
    read = {path for path in opened if path.startswith(str(project)) and not path.startswith(str(project / "dist"))}
    known = [os.path.abspath(name) for name in inputs] + [str(project / "source" / "boats.md")]
    assert str(project / "source" / "boat.svg") in read
    assert {path for path in read if not path.startswith(tuple(known))} == {str(project / "briefing.toml")}


@pytest.mark.parametrize("wrong", [b"", b"{}", b"[]", b'{"facts": 3}', b'"\xff'])
def test_entries_that_hold_something_else_count_as_missing(
    project: Path, monkeypatch: pytest.MonkeyPatch, wrong: bytes
) -> None:
    first = built(monkeypatch)
    cache = store.Store(project.parent / "cache")
    for path in cache.folder.glob("*/*"):
        if path.parent.name != "program":
            cache.put(path.parent.name, path.name, wrong)
    assert built(monkeypatch) == first


def test_damage_anywhere_in_the_store_changes_no_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, chance = built(monkeypatch), random.Random(3)
    for _ in range(4):
        for path in (project.parent / "cache").glob("*/*"):
            data = path.read_bytes()
            cut = chance.randrange(len(data) + 1)
            path.write_bytes(data[:cut] if chance.random() < 0.5 else data[:cut] + b"?" + data[cut + 1 :])
        assert built(monkeypatch) == first


def test_a_full_disk_for_the_store_does_not_disturb_a_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refused)
    reused = built(monkeypatch)
    monkeypatch.undo()
    monkeypatch.chdir(project)
    assert reused == built(monkeypatch, "--no-cache", out="fresh")


_BUILD = [sys.executable, "-m", "pipeline", "build", "source", "-q"]


def test_two_builds_at_once_give_the_same_files(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    builds = [subprocess.Popen([*_BUILD, "-o", f"dist{number}"]) for number in range(2)]
    assert [build.wait(120) for build in builds] == [0, 0]
    fresh = built(monkeypatch, "--no-cache", out="fresh")
    for number in range(2):
        assert {path.name: path.read_bytes() for path in Path(f"dist{number}").iterdir()} == fresh


def killed(seconds: float) -> None:
    with subprocess.Popen(_BUILD, start_new_session=True) as build:
        time.sleep(seconds)
        if build.poll() is None:
            os.killpg(build.pid, signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_build_after_a_kill_gives_the_bytes_of_a_fresh_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        killed(0.4 + 0.4 * number)
    assert built(monkeypatch) == built(monkeypatch, "--no-cache", out="fresh")


@pytest.mark.slow
def test_a_build_after_fifty_kills_gives_the_bytes_of_a_fresh_one(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(50)
    for number in range(50):
        EDITS["back to the beginning"](0)
        EDITS["a word of an answer"](number % 10)  # each text is built several times
        killed(chance.random() * 2)
    assert built(monkeypatch) == built(monkeypatch, "--no-cache", out="fresh")
