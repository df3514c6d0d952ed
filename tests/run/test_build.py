"""The whole run and the command line: what lands in the folder, what does not, and with which exit code one leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import zipfile
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pikepdf
import pytest
from commanding import run
from rich.console import Console

from pipeline.check import conservation, printed
from pipeline.cli.report import explain_groups, note_lines
from pipeline.cli.terminal_pages import show_changes
from pipeline.disk import atomic_write, source_files
from pipeline.disk.drafts import Draft
from pipeline.errors import ConservationError, RenderError
from pipeline.ledger import Action, Edit, Ledger
from pipeline.model import Artifact, Briefing, Note, Origin, Page
from pipeline.run.press import pdf_workers, print_jobs

TALK = """Night Boats

Mara Olsen is an economist at the Harbour Institute. She has advised the port since 2009.

When did the night boat stop?

It stopped in 1998, when the fuel became dearer than the tickets. Nobody said so at the time.

Who misses it?

The bakers do. They used to send the bread over, and now they bake at three in the morning.

What would you recommend to the town?

The town should run one boat at night. I would urge the council to try it for a year.

Share this:

Leave a Reply
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with one interview in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "boats.txt").write_text(TALK, encoding="utf-8")
    return tmp_path


def test_a_build_makes_every_format_and_the_ledger(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "build", "boats.txt") == 0
    made = sorted(path.name for path in (folder / "dist").iterdir())
    assert made == ["boats.docx", "boats.epub", "boats.ledger.jsonl", "boats.pdf", "boats.xhtml"]


@pytest.mark.parametrize(
    ("flags", "enclosed"), [((), {"boats.ledger.jsonl", "boats.md", "boats.txt"}), (("--no-attachments",), set())]
)
def test_the_sources_travel_in_the_pdf_or_do_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch, flags: tuple[str, ...], enclosed: set[str]
) -> None:
    assert run(monkeypatch, "build", "boats.txt", "-f", "pdf", *flags) == 0
    with pikepdf.open(folder / "dist" / "boats.pdf") as file:
        assert set(file.attachments) == enclosed
        if enclosed:
            assert file.attachments["boats.txt"].get_file().read_bytes() == (folder / "boats.txt").read_bytes()
    assert run(monkeypatch, "build", "boats.txt", "-f", "pdf", "--paper", "a3") == 2


def test_a_summary_is_a_page_beside_the_briefing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "build", "boats.txt", "--only", "summary") == 0
    assert sorted(path.name for path in (folder / "dist").iterdir()) == ["boats-summary.pdf", "boats-summary.xhtml"]
    assert run(monkeypatch, "build", "boats.txt", "--only", "summary", "-f", "docx,epub") == 0
    assert run(monkeypatch, "check", *map(str, (folder / "dist").iterdir())) == 0
    assert run(monkeypatch, "build", "boats.txt", "--only", "index") == 2


def test_the_same_text_gives_the_same_bytes_elsewhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, "build", "boats.txt")
    other = folder / "an other folder"
    other.mkdir()
    (other / "boats.txt").write_text(TALK, encoding="utf-8")
    monkeypatch.chdir(other)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LC_ALL", "C")
    run(monkeypatch, "build", "boats.txt")
    for path in (folder / "dist").iterdir():
        assert path.read_bytes() == (other / "dist" / path.name).read_bytes(), path.name


def test_the_date_of_the_files_can_be_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert run(monkeypatch, "build", "boats.txt", "-f", "html,epub") == 0
    assert b"2023-11-14" in _opf(folder / "dist" / "boats.epub")


@pytest.mark.parametrize("epoch", ["yesterday", "1_0", " 10", "\N{ARABIC-INDIC DIGIT ONE}", "9" * 18, "9" * 6000])
def test_a_date_that_is_none_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert run(monkeypatch, "build", "boats.txt") == 2
    assert "SOURCE_DATE_EPOCH is not a number of seconds: '" in capsys.readouterr().err


@pytest.mark.parametrize(("epoch", "year"), [("4354819200", 2107), ("-86400", 1980)])
def test_a_date_that_zip_files_cannot_say_becomes_the_nearest(
    folder: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, year: int
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert run(monkeypatch, "build", "boats.txt", "-f", "epub,docx") == 0
    with zipfile.ZipFile("dist/boats.epub") as file:
        assert {entry.date_time[0] for entry in file.infolist()} == {year}


@pytest.mark.parametrize("year", [1970, 2120])
def test_the_clock_of_the_machine_does_not_matter(folder: Path, monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    assert run(monkeypatch, "build", "boats.txt", "-f", "epub,docx,html", "-o", "now") == 0
    there = time.struct_time((year, 1, 1, 0, 0, 0, 3, 1, 0))
    monkeypatch.setattr(time, "localtime", lambda *_: there)
    assert run(monkeypatch, "build", "boats.txt", "-f", "epub,docx,html", "-o", "then") == 0
    for path in Path("now").iterdir():
        assert path.read_bytes() == Path("then", path.name).read_bytes()


def test_one_bad_text_does_not_stop_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bad.txt").write_bytes(b"\0\1\2" * 50)
    assert run(monkeypatch, "build", "bad.txt", "boats.txt", "-f", "html") == 10
    assert (folder / "dist" / "boats.xhtml").exists()
    assert "in bad.txt" in capsys.readouterr().err


def test_a_file_that_lost_words_leaves_the_old_ones_in_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, "build", "boats.txt", "-f", "html,docx")
    before = {path.name: path.read_bytes() for path in (folder / "dist").iterdir()}
    (folder / "boats.txt").write_text(TALK.replace("1998", "1999"), encoding="utf-8")

    def lossy(*_arguments: object, **_options: object) -> tuple[()]:
        raise ConservationError("it lacks a word", place="boats.docx")

    monkeypatch.setattr(conservation, "check_pieces", lossy)
    assert run(monkeypatch, "build", "boats.txt", "-f", "html,docx") == 60
    assert {path.name: path.read_bytes() for path in (folder / "dist").iterdir()} == before


def test_strict_fails_and_writes_nothing_where_an_editor_should_look(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "untitled.txt").write_text("It was a long evening, and nobody had brought a lamp.\n", encoding="utf-8")
    assert run(monkeypatch, "build", "untitled.txt", "-f", "html", "--strict") == 3
    assert not (folder / "dist").exists()
    assert "the text has no title" in capsys.readouterr().err


def test_a_character_that_no_font_draws_is_a_failure_where_strict(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "boats.txt").write_text(TALK.replace("Nobody", "\U00012000 Nobody"), encoding="utf-8")
    assert run(monkeypatch, "build", "boats.txt", "-f", "pdf", "--strict") == 3
    assert not (folder / "dist").exists()
    said = capsys.readouterr().err
    assert "U+12000" in said
    assert "hint: try `apt install fonts-noto-core`" in said


def test_two_texts_that_would_write_the_same_files_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "boats.md").write_text("# Boats\n\nA text.\n", encoding="utf-8")
    assert run(monkeypatch, "build", "boats.txt", "boats.md") == 2


def test_in_a_folder_a_manuscript_stands_for_its_text(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "draft", "boats.txt", "-o", "boats.md") == 0
    assert source_files.collect(["."]) == [Path("boats.md")]


def test_a_draft_does_not_replace_an_editors_work(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "boats.md").write_text("mine", encoding="utf-8")
    assert run(monkeypatch, "draft", "boats.txt", "-o", "boats.md") == 2
    assert (folder / "boats.md").read_text(encoding="utf-8") == "mine"


def test_the_report_for_programs_is_json(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "build", "boats.txt", "-f", "html", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["title"], report["questions"], report["recommendations"]) == ("Night Boats", 3, 2)


def test_kept_stages_can_be_read_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.ledger import CleanDocument, replay
    from pipeline.model import RawDocument
    from pipeline.run import stages

    assert run(monkeypatch, "build", "boats.txt", "-f", "html", "--keep-stages", "stages") == 0
    kept = folder / "stages" / "boats"
    raw = stages.load((kept / "raw.json").read_text(encoding="utf-8"), RawDocument)
    clean = stages.load((kept / "clean.json").read_text(encoding="utf-8"), CleanDocument)
    assert replay(raw.blocks, clean.ledger) == clean.blocks


def test_a_rule_or_a_line_can_be_left_out_of_cleaning(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "clean", "boats.txt", "--undo", "17") == 0
    cleaned = capsys.readouterr().out
    assert "Share this:" in cleaned
    assert "Leave a Reply" not in cleaned


def test_clean_is_strict_about_a_text_that_loses_too_much(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "short.txt").write_text("It is so.\n\nShare this:\n\nLeave a Reply\n", encoding="utf-8")
    assert run(monkeypatch, "clean", "short.txt") == 0
    shown = capsys.readouterr()
    assert shown.out == "It is so.\n"
    assert "76 per cent" in shown.err
    assert run(monkeypatch, "clean", "short.txt", "--strict") == 3
    (folder / "briefing.toml").write_text("[rules]\nshare = 90\n", encoding="utf-8")
    assert run(monkeypatch, "clean", "short.txt", "--strict") == 0


def test_the_settings_protect_lines_by_number_and_by_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "briefing.toml").write_text('[rules]\nprotect = ["17", "leave a reply"]\n', encoding="utf-8")
    assert run(monkeypatch, "clean", "boats.txt") == 0
    cleaned = capsys.readouterr().out
    assert "Share this:" in cleaned
    assert "Leave a Reply" in cleaned


def test_the_table_of_changes_has_a_row_for_each_edit_and_shows_what_cannot_be_seen(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "short.txt").write_text("It's so.  Well...\n\n\N{NO-BREAK SPACE}\n", encoding="utf-8")
    assert run(monkeypatch, "clean", "short.txt", "--explain") == 0
    rows = [line.split("\t")[:4] for line in capsys.readouterr().out.splitlines()]
    assert rows == [
        ["line", "rule", "before", "after"],
        ["3", "blank-block", "\\xa0", "removed"],
        ["1", "repeated-space", "␣␣", "␣"],
        ["1", "straight-quotes", "'", "’"],
        ["1", "typed-ellipsis", "...", "…"],
    ]


def test_a_person_is_shown_removed_words_first_and_like_edits_together() -> None:
    def edit(line: int, action: Action, before: str, after: str, why: str) -> Edit:
        return Edit(1, "a-rule", "b1", line, action, 0, len(before), before, after, why)

    quotes = [edit(line, "replace", "'", "’", "an apostrophe") for line in (1, 1, 9)]
    groups = explain_groups(Ledger((*quotes, edit(12, "remove", "Share this", "", "a button"))))
    assert [(group.why, list(group.lines())) for group in groups] == [
        ("a button", [("12", "Share this", "removed")]),
        ("an apostrophe", [("1, 9", "'", "’ (3 times)")]),
    ]
    console = Console(file=StringIO(), width=60, highlight=False)
    show_changes(groups, console)
    assert isinstance(console.file, StringIO)
    assert console.file.getvalue().startswith("a-rule  a button\n      12  Share this  removed\n")


def test_a_check_against_the_source_finds_what_is_missing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, "build", "boats.txt", "-f", "html")
    page = folder / "dist" / "boats.xhtml"
    assert run(monkeypatch, "check", str(page), "--source", "boats.txt") == 0
    page.write_text(page.read_text(encoding="utf-8").replace("bakers", "makers"), encoding="utf-8")
    assert run(monkeypatch, "check", str(page), "--source", "boats.txt") == 60


def test_a_folder_is_checked_file_by_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "build", "boats.txt", "-f", "html,epub")
    capsys.readouterr()
    assert run(monkeypatch, "check", "dist", "--quick") == 0
    names = [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()]
    assert names == [str(Path("dist") / "boats.epub"), str(Path("dist") / "boats.xhtml")]
    assert run(monkeypatch, "check", ".", "--quick") == 10


def test_a_manuscript_in_utf_16_is_taken_at_its_word_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "draft", "boats.txt", "-o", "boats.md")
    manuscript = folder / "boats.md"
    manuscript.write_text(manuscript.read_text(encoding="utf-8"), encoding="utf-16")
    assert source_files.collect(["."]) == [Path("boats.md")]
    assert run(monkeypatch, "build", "boats.md", "-f", "html") == 0
    assert "changed   nothing: a manuscript is not cleaned\n" in capsys.readouterr().err


def test_a_note_that_names_its_lines_does_not_name_the_first_once_more() -> None:
    told = Note("unprinted-advice", "info", "two sentences (lines 3 and 8)", Origin(3))
    alone = Note("unprinted-advice", "info", "one sentence", Origin(3))
    assert [line.split(None, 1)[1] for line in note_lines([told, alone])] == [
        "two sentences (lines 3 and 8)",
        "one sentence (line 3)",
    ]


def test_a_note_of_many_words_is_cut_on_a_terminal() -> None:
    [line] = note_lines([Note("styles", "info", "Answer, " * 100, hint="another file")])
    assert line.endswith(" …; try another file") and len(line) < 340


def test_what_cannot_be_written_leaves_nothing_behind(folder: Path) -> None:
    (folder / "taken.pdf").mkdir()
    with pytest.raises(RenderError):
        atomic_write.put_in_place(folder, [Artifact("fine.txt", "text/plain", b"x"), Artifact("taken.pdf", "", b"y")])
    assert not [path.name for path in folder.iterdir() if path.name.endswith(".part")]


def test_a_full_disk_leaves_the_old_files_as_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.pdf").write_bytes(b"old")
    write = Draft.write

    def full(draft: Draft, data: bytes) -> None:
        if data == b"second":
            raise OSError(28, "No space left on device")
        write(draft, data)

    monkeypatch.setattr(Draft, "write", full)
    with pytest.raises(RenderError, match="no room left"):
        atomic_write.put_in_place(folder, [Artifact("a.pdf", "", b"first"), Artifact("b.pdf", "", b"second")])
    assert sorted(path.name for path in folder.iterdir()) == ["a.pdf", "boats.txt"]
    assert (folder / "a.pdf").read_bytes() == b"old"


def test_a_project_is_started_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "init", "mine") == 0
    (folder / "mine" / "briefing.toml").write_text("strict = true\n", encoding="utf-8")
    capsys.readouterr()
    assert run(monkeypatch, "init", "mine") == 0
    assert capsys.readouterr().err == "mine is a project already; nothing was changed\n"
    assert (folder / "mine" / "briefing.toml").read_text(encoding="utf-8") == "strict = true\n"


def _crashes(_job: print_jobs.Job) -> print_jobs.Sheet:
    os._exit(3)


def _crashes_once(job: print_jobs.Job) -> print_jobs.Sheet:
    marker = Path(job.name)
    if marker.exists():
        return print_jobs.Sheet(Artifact("a.pdf", "application/pdf", b"%PDF"), ())
    marker.touch()
    os._exit(3)


@pytest.mark.skipif(sys.platform != "linux", reason="the stand-in for the renderer is inherited by a fork")
def test_a_renderer_that_dies_is_started_again_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, job: print_jobs.Job
) -> None:
    monkeypatch.setattr(pdf_workers, "warm_up", _idle)
    monkeypatch.setattr(pdf_workers, "print_job", _crashes_once)
    job = replace(job, name=str(folder / "marker"))
    with pdf_workers.Press() as opened:
        assert opened.collect(job, opened.start(job)).artifact.name == "a.pdf"


@pytest.mark.skipif(sys.platform != "linux", reason="the stand-in for the renderer is inherited by a fork")
def test_a_renderer_that_dies_twice_is_an_error_and_not_a_hang(
    monkeypatch: pytest.MonkeyPatch, job: print_jobs.Job
) -> None:
    monkeypatch.setattr(pdf_workers, "warm_up", _idle)
    monkeypatch.setattr(pdf_workers, "print_job", _crashes)
    with pdf_workers.Press() as opened, pytest.raises(RenderError, match="crashed twice over this document") as caught:
        opened.collect(job, opened.start(job))
    assert caught.value.place == "boats.pdf"
    assert isinstance(caught.value.__cause__, BrokenProcessPool)


def _idle() -> None:
    """In place of importing the renderer, which these tests do not need."""


@pytest.fixture
def job() -> print_jobs.Job:
    from datetime import UTC, datetime

    from pipeline.model import Briefing, Page, Source
    from pipeline.render.theme import load

    briefing = Briefing(None, "en", Source("boats.txt", "0" * 64))
    return print_jobs.Job(Page("", "", "en"), briefing, load(), "boats", datetime(2020, 1, 1, tzinfo=UTC))


def _opf(epub: Path) -> bytes:
    import zipfile

    with zipfile.ZipFile(epub) as package:
        return next(package.read(name) for name in package.namelist() if name.endswith(".opf"))


def test_the_pieces_of_a_page_are_worked_out_once_for_all_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Page] = []
    pieces_of = printed.printed_pieces

    def counted(page: Page, briefing: Briefing) -> list[printed.Printed]:
        asked.append(page)
        return pieces_of(page, briefing)

    monkeypatch.setattr(printed, "printed_pieces", counted)
    assert run(monkeypatch, "build", "boats.txt", "--no-cache") == 0
    assert len(asked) == 1


COLLECTING = """
import sys
from pipeline.run.press.pdf_workers import Press
collect = Press.collect
def collected(self, *arguments):
    print("pikepdf" in sys.modules)
    return collect(self, *arguments)
Press.collect = collected
from pipeline.__main__ import main
sys.argv[1:] = ["build", "boats.txt", "--no-cache", "-q"]
main()
"""


def test_what_reads_the_pdf_back_is_imported_before_the_pdf_is_there(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", COLLECTING]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
