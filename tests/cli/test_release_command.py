"""``briefing release`` and ``briefing verify``: what a release holds, what is new in it, and whether it is whole."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from pathlib import Path

import pytest
from commanding import run

from pipeline.cli.publications.workflow_commands import annotated

FERRY = """The Last Ferry

Ada Reed has rowed the ferry since 1987. She is 61.

Why do you still row?

Because the bridge is closed at night. People must get home.

What should the town do?

The town should pay for one boat more.
"""
MILL = "The Mill\n\nTom Hale grinds by hand.\n\nWhy by hand?\n\nThe river is low, and the wheel is still.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (tmp_path / "briefing.toml").write_text('formats = ["html", "txt"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_CACHE", "off")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


@pytest.fixture
def released(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert run(monkeypatch, "release", "-o", "one", "--quick") == 0
    return project / "one"


def test_a_release_has_the_files_a_record_sums_notes_and_a_zip(released: Path) -> None:
    documents = {"ferry.xhtml", "ferry.txt", "ferry.ledger.jsonl"}
    own = {"release.json", "SHA256SUMS", "RELEASE-NOTES.md", "release.zip", "texts.jsonl"}
    assert {path.name for path in released.iterdir()} == documents | own
    for line in (released / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((released / name).read_bytes()).hexdigest() == digest
    with zipfile.ZipFile(released / "release.zip") as packed:
        assert set(packed.namelist()) == documents | own - {"release.zip"}


def test_the_record_names_inputs_options_versions_fonts_and_certifies_the_words(released: Path) -> None:
    record = json.loads((released / "release.json").read_text("utf-8"))
    (text,) = record["texts"]
    assert text["source"] == "source/ferry.txt"
    assert text["sha256"] == hashlib.sha256(FERRY.encode()).hexdigest()
    certified = text["certificate"]
    assert certified["source"] == certified["printed"] + certified["removed"] > 100
    assert certified["files"] == ["ferry.xhtml", "ferry.txt"]
    assert record["order"]["sources"] == ["source"]
    assert {"jinja2", "weasyprint", "lxml"} <= set(record["made_with"]["libraries"])
    assert record["made_with"]["theme"]["name"] == "brief"
    assert {"Source Serif 4"} <= {font["family"] for font in record["made_with"]["fonts"]}
    assert "one" not in json.dumps(record["order"]), "the folder of the release is no part of it"


def test_two_releases_of_the_same_are_the_same_bytes(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "release", "source", "-o", "two", "--quick") == 0
    two = released.parent / "two"
    assert {path.name: path.read_bytes() for path in released.iterdir()} == {
        path.name: path.read_bytes() for path in two.iterdir()
    }


def test_the_notes_count_the_words_that_are_new_and_gone(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = released.parent / "source"
    (source / "ferry.txt").write_text(FERRY.replace("one boat more", "two boats"), encoding="utf-8")
    (source / "mill.txt").write_text(MILL, encoding="utf-8")
    assert run(monkeypatch, "release", "-o", "two", "--since", "one", "--quick") == 0
    notes = (released.parent / "two" / "RELEASE-NOTES.md").read_text("utf-8")
    assert "Since the release before: 1 new, 1 changed." in notes
    assert "- The Last Ferry (`source/ferry.txt`): 2 words new, 3 words gone\n" in notes
    assert "## New\n\n- The Mill (`source/mill.txt`): 19 words\n" in notes


def test_a_text_that_is_gone_is_removed_in_the_notes_and_in_the_folder(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = released.parent / "source"
    (source / "mill.txt").write_text(MILL, encoding="utf-8")
    (source / "ferry.txt").unlink()
    assert run(monkeypatch, "release", "-o", "one", "--since", "one", "--quick") == 0
    assert "## Removed\n\n- The Last Ferry (`source/ferry.txt`)\n" in (released / "RELEASE-NOTES.md").read_text("utf-8")
    assert not (released / "ferry.txt").exists()
    assert run(monkeypatch, "verify", "one") == 0


def test_a_manuscript_in_place_of_its_text_is_the_same_text(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "draft", "source/ferry.txt", "-o", "source/ferry.md") == 0
    assert run(monkeypatch, "release", "-o", "two", "--since", "one", "--quick") == 0
    notes = (released.parent / "two" / "RELEASE-NOTES.md").read_text("utf-8")
    assert "Since the release before: 1 unchanged." in notes


def test_further_files_travel_with_the_release(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "LICENCE").write_text("Free to read.\n", encoding="utf-8")
    assert run(monkeypatch, "release", "-o", "one", "--add", "LICENCE", "--quick") == 0
    assert (project / "one" / "LICENCE").read_text("utf-8") == "Free to read.\n"
    assert run(monkeypatch, "verify", "one") == 0


def test_a_folder_with_something_else_is_not_written_into(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "release", "-o", "source") == 2
    assert "holds something else than a release" in capsys.readouterr().err
    assert [path.name for path in (project / "source").iterdir()] == ["ferry.txt"]


def test_a_text_that_fails_leaves_the_release_before_as_it_was(
    released: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path.name: path.read_bytes() for path in released.iterdir()}
    (released.parent / "source" / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    assert run(monkeypatch, "release", "-o", "one", "--quick") == 10
    assert "bad.txt" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in released.iterdir()} == before
    assert not list(released.parent.glob(".release-*"))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda folder: (folder / "ferry.txt").write_text("no"), "ferry.txt was changed"),
        (lambda folder: (folder / "ferry.txt").unlink(), "ferry.txt is missing"),
        (lambda folder: (folder / "extra.pdf").write_text("no"), "extra.pdf was put in"),
    ],
    ids=["changed", "missing", "put in"],
)
def test_a_release_that_was_changed_is_found_out(
    released: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], harm: object, said: str
) -> None:
    assert run(monkeypatch, "verify", "one") == 0
    harm(released)  # type: ignore[operator]
    assert run(monkeypatch, "verify", "one") == 61
    assert said in capsys.readouterr().err


def test_sums_that_were_changed_with_a_file_are_found_by_the_record(
    released: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (released / "ferry.txt").write_text("no", encoding="utf-8")
    sums = (released / "SHA256SUMS").read_text("utf-8").splitlines()
    forged = [f"{hashlib.sha256(b'no').hexdigest()}  ferry.txt" if "ferry.txt" in line else line for line in sums]
    (released / "SHA256SUMS").write_text("\n".join(forged) + "\n", encoding="utf-8")
    assert run(monkeypatch, "verify", "one") == 61
    assert "release.json has another sum for ferry.txt" in capsys.readouterr().err


def test_a_rebuild_in_another_copy_of_the_sources_gives_the_same_bytes(
    released: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("clone")
    (elsewhere / "source").mkdir()
    (elsewhere / "source" / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (elsewhere / "briefing.toml").write_text('formats = ["html", "txt"]\n', encoding="utf-8")
    monkeypatch.chdir(elsewhere)
    assert run(monkeypatch, "verify", str(released), "--rebuild") == 0
    (elsewhere / "briefing.toml").write_text('formats = ["html", "txt"]\nlegal = "All ours."\n', encoding="utf-8")
    assert run(monkeypatch, "verify", str(released), "--rebuild") == 61
    (elsewhere / "source" / "ferry.txt").write_text(FERRY + "More.\n", encoding="utf-8")
    assert run(monkeypatch, "verify", str(released), "--rebuild") == 10


def test_a_note_is_an_annotation_of_its_line_with_its_signs_escaped() -> None:
    note = {"code": "no-role", "severity": "info", "message": "100% of it\nis salt", "line": 3, "hint": "roles: in it"}
    report = {"source": "source/a,b.txt", "notes": [note, note | {"severity": "warning", "line": None, "hint": None}]}
    assert list(annotated(report)) == [
        "::notice file=source/a%2Cb.txt,line=3::100%25 of it%0Ais salt; try roles: in it",
        "::warning file=source/a%2Cb.txt::100%25 of it%0Ais salt",
    ]


def test_a_text_that_cannot_be_read_is_an_error_at_its_file(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "source" / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    assert run(monkeypatch, "release", "-o", "one", "--log-format", "github") == 10
    assert "::error file=source/bad.txt::" in capsys.readouterr().out


def test_texts_of_one_name_in_two_folders_are_two_texts(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, text in (("a", FERRY), ("b", MILL)):
        (project / "source" / folder).mkdir()
        (project / "source" / folder / "talk.txt").write_text(text, encoding="utf-8")
    assert run(monkeypatch, "release", "source/*/talk.txt", "-o", "one", "--quick") == 0
    notes = (project / "one" / "RELEASE-NOTES.md").read_text("utf-8")
    assert re.findall(r"`(source/[^`]*)`\): (\d+) words", notes) == [
        ("source/a/talk.txt", str(len(FERRY.split()))),
        ("source/b/talk.txt", "19"),
    ]
    assert run(monkeypatch, "verify", "one", "--rebuild") == 0
