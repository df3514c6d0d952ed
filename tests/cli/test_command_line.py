"""What the command line says to one who slips: a sentence, a place, a hint, an exit code; and what never breaks it."""

from __future__ import annotations

import json
import multiprocessing
import os
import runpy
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commanding import run

from pipeline import cli
from pipeline.disk import atomic_write, source_files
from pipeline.errors import InputError
from pipeline.judges import Opinion
from pipeline.model import Artifact
from pipeline.read import formats
from pipeline.run.press import pdf_workers, worker_processes

TALK = "Night Boats\n\nWhen did the night boat stop?\n\nIt stopped in 1998, when the fuel became dearer — “dear”.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one interview in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "boats.txt").write_text(TALK, encoding="utf-8")
    return tmp_path


def piped(here: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own, with more environment, between pipes."""
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": root, **more}
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments], cwd=here, env=environment, capture_output=True, check=False
    )


@pytest.mark.parametrize(
    ("line", "sentence", "hint"),
    [
        ("biuld boats.txt", "there is no command 'biuld'", "`briefing build`"),
        ("frobnicate", "there is no command 'frobnicate'", "`briefing -h`"),
        ("themes shwo", "there is no command 'shwo'", "`briefing themes show`"),
        (
            "build",
            "SOURCES is missing, and this is not a project with a folder source",
            "`briefing build -h`, or `briefing init .`",
        ),
        ("build boats.txt --them x", "there is no option '--them'", "--theme"),
        ("build boats.txt --zzz", "there is no option '--zzz'", "`briefing build -h`"),
        ("clean boats.txt --undo strait-quotes", "there is no cleaning rule 'strait-quotes'", "straight-quotes"),
        ("outline boats.txt --from csw", "there is no input format 'csw'", ""),
        ("build boats.txt --zzz", "there is no option '--zzz'", "`briefing build -h`"),
        ("build boats.txt -j 0", "--jobs: '0' is neither a number from 1 to 256 nor auto", "--jobs auto"),
        ("build boats.txt -j x", "--jobs: 'x' is neither a number from 1 to 256 nor auto", "--jobs auto"),
        ("build boats.txt -f pfd", "--formats: there is no format 'pfd' among pdf, docx", "pdf"),
        ("build boats.txt --only summry", "--only: 'summry' is not 'summary'", "summary"),
        ("outline boats.txt --from markdwn", "there is no input format 'markdwn'", "markdown"),
        ("build boats.txt -f ,", "--formats: there is no format '' among", "a list such as pdf,docx"),
        ("build boats.txt --paper a3", "--paper: 'a3' is not one of 'a4'", "`briefing build -h`"),
        ("outline boats.txt more", "got unexpected extra argument (more)", "`briefing outline -h`"),
    ],
)
def test_a_slip_is_told_with_what_was_probably_meant(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str, sentence: str, hint: str
) -> None:
    assert run(monkeypatch, *line.split()) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"error: {sentence}")
    assert f"hint: try {hint}" in said.splitlines()[-1] if hint else "  in " not in said


def test_without_a_command_the_help_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch) == 2
    assert capsys.readouterr().err.startswith("Usage: briefing")


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_has_an_example(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(monkeypatch, name, "-h") == 0
    assert f"  briefing {name}" in capsys.readouterr().out.partition("Example")[2]


def test_the_list_of_commands_is_not_cut(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for group in ((), ("themes",)):
        assert run(monkeypatch, *group, "-h") == 0
        assert "..." not in capsys.readouterr().out.partition("Commands:")[2]


def test_the_page_of_commands_is_current(root: Path) -> None:
    page = runpy.run_path(str(root / "tools" / "commands_page.py"))["page"]()
    assert (root / "docs" / "commands.md").read_text(encoding="utf-8") == page
    assert all(f"## briefing {name}" in page for name in (*cli.COMMANDS, "themes new NAME"))
    assert "| `--base OLD` |" in page


def test_the_help_names_every_reader(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "build", "-h") == 0
    told = capsys.readouterr().out.partition("Read it as ")[2].partition(".")[0]
    assert set(told.replace(",", " ").split()) - {"or"} == set(formats())


def test_an_error_names_a_source_as_the_user_did(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "in").mkdir()
    (here / "in" / "bad.txt").write_bytes(b"\0\1\2" * 50)
    (here / "in" / "empty.txt").write_bytes(b"")
    (here / "in" / "slip.md").write_text("---\nbriefing: 1\nlanguage: en\n---\n\n# Title\n", encoding="utf-8")
    assert run(monkeypatch, "build", "in/bad.txt", "in/slip.md", "in/empty.txt", "boats.txt", "-f", "html") == 10
    said = capsys.readouterr().err
    assert "  in in/bad.txt\n" in said
    assert "  in in/slip.md, line 6\n" in said
    assert "  in in/empty.txt\n" in said
    assert said.startswith("boats.txt: Night Boats\n"), "errors are told together, after what was built"
    assert said.splitlines()[-1].startswith("1 of 4 texts built, 2 files, nothing to look at, ")
    assert said.endswith("; not built: in/bad.txt, in/slip.md, in/empty.txt\n")


def test_a_checked_file_is_named_as_the_user_did(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "build", "boats.txt", "-f", "html,docx")
    (here / "dist" / "cut.docx").write_bytes((here / "dist" / "boats.docx").read_bytes()[:900])
    (here / "dist" / "cut.pdf").write_bytes(b"%PDF-1.7")
    (here / "dist" / "bad.xhtml").write_text("<html xmlns='http://www.w3.org/1999/xhtml'/>", encoding="utf-8")
    capsys.readouterr()
    assert run(monkeypatch, "check", "dist/bad.xhtml", "--source", "boats.txt", "--quick") == 60
    assert "\n  in dist/bad.xhtml" in capsys.readouterr().err
    assert run(monkeypatch, "check", "dist/boat.xhtml") == 10
    assert capsys.readouterr().err.endswith("  in dist/boat.xhtml\n  hint: try dist/boats.xhtml\n")
    assert run(monkeypatch, "check", "dist/cut.docx", "dist/cut.pdf", "--quick") == 61
    said = capsys.readouterr().out
    assert "cut.docx: it cannot be opened: it is another kind of file, or is truncated\n" in said
    assert "cut.pdf: it cannot be opened: it is not a PDF, or is truncated\n" in said


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_an_interruption_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    def interrupted(*_: object) -> None:
        signal.raise_signal(getattr(signal, name))

    monkeypatch.setattr(source_files, "found", interrupted)
    # A shell starts what it puts in the background with SIGINT ignored, `nohup` with SIGHUP; Python leaves that alone.
    kind = getattr(signal, name)
    before = signal.signal(kind, signal.default_int_handler if kind == signal.SIGINT else signal.SIG_DFL)
    try:
        assert run(monkeypatch, "build", "boats.txt") == 130
    finally:
        signal.signal(kind, before)
    assert "interrupted: each finished file is either new and complete, or unchanged\n" in capsys.readouterr().err


def test_a_text_alone_that_fails_is_not_counted(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "bad.txt").write_bytes(b"\0\1\2" * 50)
    assert run(monkeypatch, "build", "bad.txt", "-f", "html") == 10
    assert "texts built" not in capsys.readouterr().err


def test_an_outline_is_lines_for_a_person_and_json_where_that_is_asked_for(
    here: Path, sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "outline", str(sample)) == 0
    title = capsys.readouterr().out.partition("\n")[0].partition("   [")[0]
    assert run(monkeypatch, "outline", str(sample), "--json") == 0
    assert json.loads(capsys.readouterr().out)["title"] == title


def _all_end() -> bool:
    """Whether all workers end within 20 s. Two threads that wait for one may both miss its end at first."""
    until = time.monotonic() + 20
    while multiprocessing.active_children() and time.monotonic() < until:
        time.sleep(0.05)
    return not multiprocessing.active_children()


def test_what_prints_for_nobody_is_ended() -> None:
    press_of_one = pdf_workers.Press(1)
    with pytest.raises(KeyboardInterrupt), press_of_one:
        printing = press_of_one._pool.submit(time.sleep, 60)
        while not printing.running():
            time.sleep(0.01)
        raise KeyboardInterrupt
    assert _all_end()


def _deaf() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(60)


def test_a_worker_that_hears_no_signal_is_ended_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_processes, "GRACE", 0.1)
    press_of_one = pdf_workers.Press(1)
    with pytest.raises(KeyboardInterrupt), press_of_one:
        printing = press_of_one._pool.submit(_deaf)
        while not printing.running():
            time.sleep(0.01)
        time.sleep(1.5)  # until the worker ignores the signal
        raise KeyboardInterrupt
    assert _all_end()


def test_an_error_about_something_else_keeps_its_place() -> None:
    error = InputError("it broke", place="other.txt", hint="again")
    assert str(error.named("a.txt", "in/a.txt")) == str(error)


def test_texts_of_two_folders_are_built_by_the_settings_of_each(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):
        (here / name).mkdir()
        (here / name / f"{name}.txt").write_text(TALK, encoding="utf-8")
        (here / name / "briefing.toml").write_text(f'output = "made"\norganisation = "House {name}"\n')
    assert run(monkeypatch, "build", "one/one.txt", "two/two.txt", "-f", "html") == 0
    assert "House one" in (here / "one" / "made" / "one.xhtml").read_text(encoding="utf-8")
    assert "House two" in (here / "two" / "made" / "two.xhtml").read_text(encoding="utf-8")


def test_a_folder_of_templates_that_is_not_there_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "briefing.toml").write_text('templates = "layout"\n')
    assert run(monkeypatch, "build", "boats.txt", "-f", "html") == 2
    assert "there is no such folder of templates\n  in layout\n" in capsys.readouterr().err


def test_a_folder_with_folders_only_leads_to_the_first(here: Path) -> None:
    (here / "project" / "source").mkdir(parents=True)
    with pytest.raises(InputError) as caught:
        source_files.collect(["project"])
    assert caught.value.hint == str(Path("project") / "source")


def test_an_interruption_leaves_no_drafts_of_files(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync = os.fsync
    calls = iter(range(9))

    def interrupted(number: int) -> None:
        if next(calls) == 1:
            raise KeyboardInterrupt
        sync(number)

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        atomic_write.put_in_place(here, [Artifact("a.pdf", "", b"first"), Artifact("b.pdf", "", b"second")])
    assert [path.name for path in here.iterdir()] == ["boats.txt"]


def test_an_interruption_ends_a_worker_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {number: signal.getsignal(number) for number in worker_processes.ENDING}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        worker_processes.enlist()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_DFL
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def test_what_goes_into_a_pipe_is_utf_8_whatever_the_locale(here: Path) -> None:
    done = piped(here, "clean", "boats.txt", PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").endswith("dearer — “dear”.\n")


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux")
def test_a_name_that_is_no_unicode_keeps_its_bytes(here: Path) -> None:
    Path(os.fsdecode(b"b\xe4r.txt")).write_text(TALK, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "build", b"b\xe4r.txt", "-f", "html", "--json"],
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"b\xe4r.xhtml" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_an_output_that_is_full_is_no_bug(here: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "pipeline", "clean", "boats.txt"],
            cwd=here,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 50
    assert done.stderr == b"error: the output cannot be written: No space left on device\n"


@pytest.mark.parametrize(("command", "structures"), [("clean", False), ("outline", True)])
def test_looking_at_a_text_imports_no_stage_that_is_not_looked_at(
    here: Path, sample: Path, command: str, structures: bool
) -> None:
    script = (
        "import sys; from pipeline.cli import main\ntry: main()\nfinally: print(sorted(sys.modules), file=sys.stderr)"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    words = [sys.executable, "-c", script, command, str(sample)]
    done = subprocess.run(words, cwd=here, env=env, capture_output=True, text=True, check=False)
    assert done.stdout
    assert ("'pipeline.structure'" in done.stderr) == structures
    assert "'jinja2'" not in done.stderr
    assert "'pipeline.run.press.pdf_workers'" not in done.stderr


_PRESS = """
import multiprocessing, time
from pipeline.run.press import pdf_workers as press
press.warm_up = int
with press.Press(2) as two:
    two._pool.submit(time.sleep, 0).result()
    print(*(worker.pid for worker in multiprocessing.active_children()), flush=True)
    time.sleep(600)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the list of processes is read from /proc")
def test_workers_end_with_a_main_process_that_is_killed() -> None:
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen([sys.executable, "-c", _PRESS], env=env, stdout=subprocess.PIPE, text=True) as main:
        assert main.stdout is not None
        workers = main.stdout.readline().split()
        assert len(workers) == 2
        main.kill()
        main.wait()
    deadline = time.monotonic() + 20
    while any(_lives(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not [worker for worker in workers if _lives(worker)]


def _lives(process: str) -> bool:
    """Whether a process is there, and no mere entry that waits for whoever is to hear of its end."""
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    except OSError:
        return False


def test_an_interruption_while_the_program_loads_prints_no_traceback() -> None:
    script = """
import sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "click":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
from importlib import import_module
import tomllib, pathlib
name = tomllib.loads(pathlib.Path("pyproject.toml").read_text())["project"]["scripts"]["briefing"]
module, _, function = name.partition(":")
getattr(import_module(module), function)()
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "interrupted\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes the streams")
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("build boats.txt -f html 2>&-", 0),
        ("build boats.txt -f html --json >&-", 0),
        ("clean boats.txt --explain >&-", 0),
        ("clean boats.txt >&- 2>&- <&-", 0),
        ("clean - <&-", 10),
    ],
)
def test_a_stream_that_is_closed_is_no_bug(here: Path, line: str, code: int) -> None:
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHON": sys.executable}
    done = subprocess.run(
        ["sh", "-c", f'"$PYTHON" -m pipeline {line}'], cwd=here, env=env, capture_output=True, check=False
    )
    assert done.returncode == code
    assert b"a bug" not in done.stderr


def test_nothing_of_a_source_commands_a_terminal(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "draft", "boats.txt", "-o", "boats.md") == 0
    path = here / "boats.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: Night Boats", r'title: "Night\e]0;x\a Boats"'), encoding="utf-8")
    capsys.readouterr()
    assert run(monkeypatch, "build", "boats.md", "-f", "html") == 0
    assert run(monkeypatch, "outline", "boats.md") == 0
    path.write_text(text.replace("language: en", r'language: "\e[2J"'), encoding="utf-8")
    assert run(monkeypatch, "build", "boats.md", "-f", "html") == 30
    said = "".join(capsys.readouterr())
    assert said.count("\N{SYMBOL FOR ESCAPE}") >= 3
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("name", "text", "code", "said"),
    [
        ("briefing.toml", "x = " + "[" * 5000, 2, "lists are nested too deep"),
        ("briefing.toml", "jobs = " + "9" * 5000, 2, "a number is too long"),
        ("boats.md", "---\nbriefing: 1\nlanguage: en\ntitle: " + "[" * 5000 + "\n---\n", 10, "nest too deep"),
        ("boats.md", "---\nbriefing: 1\nlanguage: en\nchanges: [a b " + "9" * 5000 + "]\n---\n", 30, "is not a change"),
        ("boats.md", "---\nbriefing: 1\nlanguage: en\nsource: {name: " + "n" * 5000 + "}\n---\n\n## A\n\nB.\n", 0, ""),
    ],
)
def test_a_value_that_is_too_deep_or_too_long_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    name: str, text: str, code: int, said: str,
) -> None:  # fmt: skip
    (here / name).write_text(text, encoding="utf-8")
    source = name if name.endswith(".md") else "boats.txt"
    assert run(monkeypatch, "build", source, "-f", "html") == code
    err = capsys.readouterr().err
    assert said in err
    assert len(err) < 1000
    assert code == 0 or "hint: try" in err


def test_judges_are_asked_about_no_file_that_cannot_be_opened(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    monkeypatch.setattr("pipeline.judges.ask", lambda path: asked.append(path) or Opinion())
    (here / "cut.docx").write_bytes(b"PK")
    assert run(monkeypatch, "check", "cut.docx") == 61
    assert asked == []
    assert run(monkeypatch, "build", "boats.txt", "-f", "docx") == 0
    assert run(monkeypatch, "check", "dist/boats.docx") == 0
    assert asked == [Path("dist/boats.docx")]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            "Why?\n\n1. The quay.\n   - Old.\n2. The tide.\n\nAnd:\n\n1. Rain.\n- Mud.\n",
            ["Why?", "1. The quay.", "- Old.", "2. The tide.", "And:", "1. Rain.", "- Mud."],
        ),
        (
            "The quay[^tide] was shut in spring.\n\n[^tide]: By the tide of May.\n",
            ["The quay was shut in spring.", "[^1]: By the tide of May."],
        ),
    ],
    ids=["lists", "notes"],
)
def test_clean_prints_numbers_and_dashes_as_markdown_does(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str, printed: list[str]
) -> None:
    (here / "a.md").write_text(text, encoding="utf-8")
    assert run(monkeypatch, "clean", "a.md") == 0
    assert capsys.readouterr().out.strip().split("\n\n") == printed
