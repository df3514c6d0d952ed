"""Which sources there are: a file, a folder, a pattern; what is left out is said, and what cannot be is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.disk import source_files
from pipeline.errors import BriefingError, InputError, UsageError

MANUSCRIPT = "---\nbriefing: 1\n---\n\n# Boats\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with texts of several kinds and other things."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old").mkdir()
    for name in ("a.txt", "b.rtf", "c.PNG", "README.md", ".hidden.txt", "old/d.txt", "old/e.docx"):
        (tmp_path / name).write_text("words", encoding="utf-8")
    return tmp_path


def collected(*sources: str) -> tuple[list[str], list[str]]:
    said: list[str] = []
    return [path.as_posix() for path in source_files.collect(sources, said.append)], said


def test_a_folder_is_every_text_in_it_and_says_what_it_leaves_out(here: Path) -> None:
    assert collected(".") == (
        ["a.txt", "b.rtf"],
        ["left out of .: README.md (about the folder), c.PNG (not a format that is read), old (a folder)"],
    )


def test_a_long_list_of_what_is_left_out_is_cut(here: Path) -> None:
    for number in range(20):
        (here / "old" / f"{number:02}.png").write_bytes(b"x")
    said = collected("old")[1]
    assert said[0].count(".png") == 8
    assert said[0].endswith("07.png (not a format that is read), and 12 more")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.txt", ["a.txt"]), ("[ab].*", ["a.txt", "b.rtf"]), ("**/*.txt", ["a.txt", "old/d.txt"]),
        ("old/?.*", ["old/d.txt", "old/e.docx"]),
    ],
)  # fmt: skip
def test_a_pattern_is_the_texts_that_it_matches(here: Path, pattern: str, found: list[str]) -> None:
    assert collected(pattern) == (found, [])


def test_a_name_with_the_signs_of_a_pattern_is_a_name_first(here: Path) -> None:
    (here / "[ab].txt").write_text("words", encoding="utf-8")
    assert collected("[ab].txt") == (["[ab].txt"], [])


def test_a_manuscript_stands_for_its_text_and_this_is_said(here: Path) -> None:
    from pipeline.manuscript import is_manuscript

    assert is_manuscript(MANUSCRIPT)
    (here / "a.md").write_text(MANUSCRIPT, encoding="utf-8")
    assert collected("a.*") == (["a.md"], ["left out of a.*: a.txt (a.md is its manuscript)"])


def test_a_manuscript_named_beside_its_text_stands_for_it(here: Path) -> None:
    (here / "a.md").write_text(MANUSCRIPT, encoding="utf-8")
    said: list[str] = []
    assert source_files.collect(["a.txt", "a.md"], said.append) == [Path("a.md")]
    assert source_files.collect(["a.md", "a.txt"], said.append) == [Path("a.md")]
    assert said == ["left out: a.txt (a.md is its manuscript)"] * 2


def test_a_manuscript_of_another_folder_stands_for_nothing(here: Path) -> None:
    (here / "in").mkdir()
    (here / "in" / "a.md").write_text(MANUSCRIPT, encoding="utf-8")
    with pytest.raises(UsageError, match="would write the same files"):
        source_files.collect(["a.txt", "in/a.md"])


def test_a_name_that_is_nearly_right_is_told(here: Path) -> None:
    with pytest.raises(InputError) as caught:
        source_files.collect(["./aa.txt"])
    assert caught.value.hint == "a.txt"


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("nothing.txt", "there is no such file"),
        ("*.csv", "no text matches this pattern"),
        ("c.*", "no text matches this pattern"),
        ("empty", "the folder holds no text"),
    ],
)
def test_what_is_no_source_is_an_error_with_a_hint(here: Path, source: str, sentence: str) -> None:
    (here / "empty").mkdir()
    with pytest.raises(InputError) as caught:
        source_files.collect([source])
    assert (caught.value.sentence, caught.value.place) == (sentence, source)
    assert caught.value.hint


def test_a_link_that_leads_nowhere_is_told(here: Path) -> None:
    (here / "link.txt").symlink_to("gone.txt")
    with pytest.raises(InputError, match="this link leads to a file that is not there"):
        source_files.collect(["link.txt"])


def test_a_command_for_one_text_refuses_several(here: Path) -> None:
    assert source_files.collect_one("*.txt") == Path("a.txt")
    with pytest.raises(UsageError, match=r"\. holds 2 texts; this command takes one"):
        source_files.collect_one(".")


def test_a_file_over_the_limit_is_refused_before_it_is_read(here: Path) -> None:
    with (here / "a.txt").open("wb") as file:
        file.truncate(30_000_000)
    with pytest.raises(BriefingError, match="more than 20 million bytes"):
        source_files.load(Path("a.txt"))


@pytest.mark.parametrize(
    ("one", "other"), [("ADA.txt", "ada.html"), ("caf\u00e9.txt", "cafe\u0301.html"), ("STRASSE.txt", "straße.html")]
)
def test_names_that_are_one_on_some_disks_are_refused(tmp_path: Path, one: str, other: str) -> None:
    for name in (one, other):
        (tmp_path / name).write_text("words", encoding="utf-8")
    with pytest.raises(UsageError, match="would write the same files"):
        source_files.collect([str(tmp_path / one), str(tmp_path / other)])


@pytest.mark.parametrize("name", ["a-summary.txt", "A-Summary.docx"])
def test_a_summary_does_not_take_the_names_of_another_text(here: Path, name: str) -> None:
    source_files.refuse_namesakes([Path("a.txt")], "summary")
    (here / name).write_text("words", encoding="utf-8")
    with pytest.raises(UsageError, match=f"the same names as those of {name}"):
        source_files.refuse_namesakes([Path("a.txt")], "summary")


def test_what_is_no_text_does_not_hinder_a_summary(here: Path) -> None:
    (here / "a-summary.png").write_bytes(b"x")
    (here / "a-summary").mkdir()
    source_files.refuse_namesakes([Path("a.txt"), Path("-")], "summary")
