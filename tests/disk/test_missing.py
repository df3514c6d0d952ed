"""What is said where there is no such source: what was probably meant, and how to get it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.disk import source_files
from pipeline.errors import InputError


@pytest.mark.parametrize(
    ("source", "sentence", "hint"),
    [
        ("https://example.org/talk", "this is an address on the web, and sources are files", "saving the page"),
        ("HTTP://example.org/?talk=[1]", "this is an address on the web, and sources are files", "saving the page"),
        ("www.example.org", "this is an address on the web, and sources are files", "saving the page"),
        ("file:///tmp/my%20talk.txt", "this is the address of a file, not its path", "/tmp/my talk.txt"),
        ("file://localhost/tmp/a.txt", "this is the address of a file, not its path", "/tmp/a.txt"),
        ("C:\\texts\\a.txt", "this is a path of Windows", "/mnt/c/texts/a.txt, or copying"),
        ("d:/texts/a*.txt", "this is a path of Windows", "/mnt/d/texts/a*.txt, or copying"),
        ("\\\\server\\texts\\a.txt", "this is a path of Windows", "copying the file into this folder"),
        ("boat.txt", "there is no such file", "boats.txt"),
        ("far/away.txt", "there is no such file", "the path as `ls` shows it"),
    ],
)
def test_a_source_that_is_not_there_is_told_with_the_way_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, sentence: str, hint: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "boats.txt").write_text("words", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        source_files.collect([source])
    assert (caught.value.sentence, caught.value.place) == (sentence, source)
    assert hint in (caught.value.hint or "")


def test_what_is_not_there_can_be_told_without_stopping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "boats.txt").write_text("words", encoding="utf-8")
    errors: list[InputError] = []
    assert source_files.collect(["gone.txt", "boats.txt", "none*.txt"], None, errors.append) == [Path("boats.txt")]
    assert [error.place for error in errors] == ["gone.txt", "none*.txt"]


def test_no_hint_is_to_try_another_file(root: Path) -> None:
    modules = (root / "pipeline").rglob("*.py")
    assert [path for path in modules if 'hint="another file' in path.read_text(encoding="utf-8")] == []
