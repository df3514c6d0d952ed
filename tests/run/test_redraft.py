"""``briefing draft`` on a source that has changed: what is in the folder afterwards, what is said, the exit codes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import docx
import pytest
from commanding import run

from pipeline.cli import main

TALK = """Night boats

Who pays for the boats that sail at night?

The city pays for them, and it pays late.

Who else should pay for the harbour?

Nobody has answered since.

Why do you think that is?

Because the list is long and the winter is short.
"""
NEW = TALK.replace("Nobody has", "Not one of them has").replace("short.", "short.\n\nAnd the ice is thin.")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a text, in which we stand."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "boats.txt").write_text(TALK, encoding="utf-8")
    return tmp_path


def draft(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of ``briefing draft boats.txt -o boats.md`` with more arguments."""
    monkeypatch.setattr(sys, "argv", ["briefing", "draft", "boats.txt", "-o", "boats.md", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    return int(caught.value.code or 0)


def edit(folder: Path, old: str, new: str) -> bytes:
    """Change the manuscript as an editor would; what it was."""
    path = folder / "boats.md"
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new), encoding="utf-8")
    return path.read_bytes()


def test_an_edited_manuscript_is_merged_and_what_it_was_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft(monkeypatch) == 0
    before = edit(folder, "title: Night boats", "title: Who pays")
    (folder / "boats.txt").write_text(NEW, encoding="utf-8")
    assert draft(monkeypatch, "--strict") == 0
    text = (folder / "boats.md").read_text(encoding="utf-8")
    assert "title: Who pays" in text
    assert "And the ice is thin." in text
    [backup] = (folder / ".briefing").glob("boats.*.md")
    assert backup.read_bytes() == before
    assert "boats.md: 1 change of yours kept" in capsys.readouterr().err
    assert sorted(path.name for path in folder.iterdir()) == [".briefing", "boats.md", "boats.txt"]


def test_what_does_not_fit_is_listed_kept_and_fails_under_strict(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(monkeypatch)
    edit(folder, "Nobody has answered since.", "Nobody *ever* answered.")
    (folder / "boats.txt").write_text(NEW, encoding="utf-8")
    assert draft(monkeypatch, "--strict") == 3
    said = capsys.readouterr().err
    assert "the source has changed here too" in said
    assert "Nobody *ever* answered." in (folder / "boats.md").read_text(encoding="utf-8")
    assert "Not one of them has answered since." in (folder / "boats.md.rest").read_text(encoding="utf-8")
    edit(folder, "Nobody *ever* answered.", "Nobody *ever* answered, she says.")
    (folder / "boats.txt").write_text(NEW.replace("Not one", "Nobody at all, not one"), encoding="utf-8")
    assert draft(monkeypatch) == 0
    rest = (folder / "boats.md.rest").read_text(encoding="utf-8")
    assert rest.count("--- line") == 2, "what did not fit the last time stays"


def test_a_second_change_of_the_source_is_merged_with_what_the_first_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft(monkeypatch)
    edit(folder, "title: Night boats", "title: Who pays")
    for spring in ("short.", "short in the south."):
        (folder / "boats.txt").write_text(NEW.replace("short.", spring), encoding="utf-8")
        assert draft(monkeypatch, "--strict") == 0
    text = (folder / "boats.md").read_text(encoding="utf-8")
    assert "title: Who pays" in text
    assert "the winter is short in the south." in text


def test_a_source_that_has_not_changed_leaves_the_manuscript_as_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(monkeypatch)
    before = edit(folder, "title: Night boats", "title: Who pays")
    assert draft(monkeypatch) == 0
    assert (folder / "boats.md").read_bytes() == before
    assert "boats.md is unchanged" in capsys.readouterr().err
    (folder / ".briefing" / "boats.md.base").unlink()
    assert draft(monkeypatch) == 0, "the source says itself that it is the same"
    assert (folder / "boats.md").read_bytes() == before


def test_without_the_first_draft_the_old_source_will_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(monkeypatch)
    before = edit(folder, "title: Night boats", "title: Who pays")
    (folder / ".briefing" / "boats.md.base").unlink()
    (folder / "old.txt").write_text(TALK, encoding="utf-8")
    (folder / "boats.txt").write_text(NEW, encoding="utf-8")
    assert draft(monkeypatch) == 2
    assert "--base" in capsys.readouterr().err
    assert (folder / "boats.md").read_bytes() == before
    assert draft(monkeypatch, "--base", "old.txt") == 0
    text = (folder / "boats.md").read_text(encoding="utf-8")
    assert "title: Who pays" in text
    assert "And the ice is thin." in text


def test_force_begins_anew_and_keeps_what_was_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "boats.md").write_text("mine", encoding="utf-8")
    assert draft(monkeypatch) == 2
    assert draft(monkeypatch, "--force") == 0
    [backup] = (folder / ".briefing").glob("boats.*.md")
    assert backup.read_text(encoding="utf-8") == "mine"
    assert (folder / "boats.md").read_text(encoding="utf-8").startswith("---\n")


def test_a_mistake_in_the_manuscript_is_told_with_its_line_and_nothing_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(monkeypatch)
    before = edit(folder, "Nobody has answered since.", "Nobody has answered since. {.qestion}")
    (folder / "boats.txt").write_text(NEW, encoding="utf-8")
    assert draft(monkeypatch) == 30
    assert "in boats.md, line" in capsys.readouterr().err
    assert (folder / "boats.md").read_bytes() == before


def test_the_line_ends_of_the_editors_machine_stay(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft(monkeypatch)
    path = folder / "boats.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n").replace(b"title: Night boats", b"title: Who pays"))
    (folder / "boats.txt").write_text(NEW, encoding="utf-8")
    assert draft(monkeypatch) == 0
    data = path.read_bytes()
    assert b"And the ice is thin.\r\n" in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_source_is_not_drafted_over_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft(monkeypatch)
    monkeypatch.setattr(sys, "argv", ["briefing", "draft", "boats.md", "-o", "boats.md"])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2


def marked_up(folder: Path, old: str, new: str) -> None:
    """``marked.docx``: the Word file as an editor sends it back, with a comment."""
    file = docx.Document(str(folder / "dist" / "boats.docx"))
    [run] = [run for paragraph in file.paragraphs for run in paragraph.runs if old in run.text]
    run.text = run.text.replace(old, new)
    file.add_comment(run, text="Is that so?", author="Bo")
    file.save(str(folder / "marked.docx"))


def test_what_was_changed_in_the_word_file_comes_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(monkeypatch)
    edit(folder, "title: Night boats", "title: Who pays")
    run(monkeypatch, "build", "boats.md", "-f", "docx")
    marked_up(folder, "pays late", "pays in spring")
    kept = (folder / ".briefing" / "boats.md.base").read_bytes()
    capsys.readouterr()
    assert run(monkeypatch, "draft", "marked.docx", "-o", "boats.md", "--base", "dist/boats.docx") == 0
    said = capsys.readouterr().err
    assert "1 comment of the file is not part of the text" in said and "  comment   Bo: Is that so?\n" in said
    assert said.startswith("boats.md: 2 changes taken over from the Word file\n  the old version is in ")
    text = (folder / "boats.md").read_text(encoding="utf-8")
    assert "The city pays for them, and it pays in spring." in text
    assert "title: Who pays" in text and "name: boats.txt" in text
    assert (folder / ".briefing" / "boats.md.base").read_bytes() == kept
    assert draft(monkeypatch) == 0
    assert (folder / "boats.md").read_text(encoding="utf-8") == text


def test_a_comment_of_a_word_file_stands_below_the_paragraph_it_is_about_and_is_no_text(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = docx.Document()
    paragraphs = [file.add_paragraph(words) for words in TALK.strip().split("\n\n")]
    file.add_comment(paragraphs[3].runs[0], text="Rephrase --> this?", author="Bo")
    file.add_comment(paragraphs[0].runs[0], text="A better title?", author="Cy")
    file.save(str(folder / "talk.docx"))
    assert run(monkeypatch, "draft", "talk.docx") == 0
    text = capsys.readouterr().out
    assert "harbour? {#x2}\n\n<!-- comment Bo: Rephrase --\\> this? -->\n\nNobody has answered" in text
    assert "---\n\n<!-- comment Cy: A better title? -->\n\n## " in text, "what is about the front matter comes first"
    (folder / "talk.md").write_text(text, encoding="utf-8")
    assert run(monkeypatch, "build", "talk.md", "-f", "html") == 0
    assert "Rephrase" not in (folder / "dist" / "talk.xhtml").read_text(encoding="utf-8")


def test_comments_of_the_language_of_a_source_are_none_of_a_reviewer(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "boats.html").write_text(f"<!-- a note of the page --><p>{TALK.replace(chr(10) * 2, '<p>')}")
    assert run(monkeypatch, "draft", "boats.html") == 0
    assert "<!-- comment" not in capsys.readouterr().out


def test_a_preview_shows_what_would_change_and_writes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(monkeypatch)
    before = edit(folder, "title: Night boats", "title: Who pays")
    edit(folder, "Nobody has answered since.", "Nobody *ever* answered.")
    (folder / "boats.txt").write_text(NEW, encoding="utf-8")
    before = (folder / "boats.md").read_bytes()
    names = sorted(path.name for path in folder.rglob("*"))
    capsys.readouterr()
    assert draft(monkeypatch, "--diff") == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("--- boats.md\n+++ boats.md\n@@ ")
    assert "+And the ice is thin.\n" in shown.out and "Who pays" not in shown.out
    assert "the source has changed here too" in shown.err
    assert (folder / "boats.md").read_bytes() == before
    assert sorted(path.name for path in folder.rglob("*")) == names
    assert draft(monkeypatch, "--diff", "--strict") == 3
    assert run(monkeypatch, "draft", "boats.txt", "--diff") == 2
    assert "--diff compares with a file" in capsys.readouterr().err


def test_what_was_kept_and_taken_is_listed_for_a_person_and_for_a_program(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(monkeypatch)
    edit(folder, "title: Night boats", "title: Who pays")
    (folder / "boats.txt").write_text(NEW, encoding="utf-8")
    capsys.readouterr()
    assert draft(monkeypatch) == 0
    said = capsys.readouterr().err
    assert "  yours     changed title: Who pays\n" in said
    assert "  new       added And the ice is thin.\n" in said
    (folder / "boats.txt").write_text(NEW + "\nIt is cold.\n", encoding="utf-8")
    assert draft(monkeypatch, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["outcome"], told["output"], told["error"]) == ("merged", "boats.md", None)
    assert told["kept"] == [{"what": "changed", "text": "title: Who pays"}]
    assert told["taken"] == [{"what": "added", "text": "It is cold."}]


@pytest.mark.parametrize("name", ["boats.docx", "boats.pdf", "boats.html"])
def test_a_manuscript_is_not_written_under_the_name_of_a_finished_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(monkeypatch, "draft", "boats.txt", "-o", name) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"error: a manuscript is Markdown, not a {Path(name).suffix} file\n  in {name}\n")
    assert "hint: try -o boats.md, and then `briefing build boats.md`" in said
    assert not (folder / name).exists()


def test_what_was_changed_in_a_word_file_cannot_be_told_without_the_file_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(monkeypatch)
    run(monkeypatch, "build", "boats.md", "-f", "docx")
    marked_up(folder, "pays late", "pays in spring")
    before = (folder / "boats.md").read_bytes()
    assert run(monkeypatch, "draft", "marked.docx", "-o", "boats.md") == 2
    assert capsys.readouterr().err.endswith("hint: try --base dist/boats.docx, or --force to begin anew\n")
    assert (folder / "boats.md").read_bytes() == before
