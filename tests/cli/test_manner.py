"""How the commands speak: quiet or not, in colour or not, to a person, a program or a shell."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from commanding import run

from pipeline import cli

TALK = "Night Boats\n\nWhen did the night boat stop?\n\nIt stopped in 1998, when the fuel became dearer.\n"
ESCAPE = "\N{ESCAPE}["


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one interview in it, and an environment that asks for no colours."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "boats.txt").write_text(TALK, encoding="utf-8")
    return tmp_path


Said = pytest.CaptureFixture[str]


def test_a_run_ends_with_one_line_that_sums_it_up(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    (here / "ships.txt").write_text(TALK, encoding="utf-8")
    assert run(monkeypatch, "build", "boats.txt", "ships.txt", "-f", "html,docx") == 0
    last = capsys.readouterr().err.splitlines()[-1]
    assert re.fullmatch(r"2 texts, 6 files, nothing to look at, \d+(\.\d)? s", last)


def test_what_is_missing_does_not_stop_the_rest_and_is_said_at_the_end(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    empty = here / "empty.txt"
    empty.write_bytes(b"")
    assert run(monkeypatch, "build", "gone.txt", "empty.txt", "boats.txt", "-f", "html") == 10
    said = capsys.readouterr().err
    assert (here / "dist" / "boats.xhtml").is_file()
    places = [said.index(words) for words in ("boats.txt: Night Boats", "in gone.txt", "in empty.txt", "1 of 3 texts")]
    assert places == sorted(places)


def test_the_exit_code_is_that_of_the_first_error(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "slip.md").write_text("---\nbriefing: 1\nlanguage: en\n---\n\n# Title\n", encoding="utf-8")
    assert run(monkeypatch, "build", "slip.md", "boats.txt", "-f", "html") == 30
    assert run(monkeypatch, "build", "slip.md", "gone.txt", "-f", "html") == 10, "what is not there is known first"


def test_what_is_missing_is_a_line_of_its_own_for_a_program(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    assert run(monkeypatch, "build", "gone.txt", "boats.txt", "-f", "html", "--json") == 10
    said = capsys.readouterr()
    gone, boats = map(json.loads, said.out.splitlines())
    assert (gone["source"], gone["error"]["exit_code"]) == ("gone.txt", 10)
    assert boats["outputs"]
    assert said.err == ""


def test_quiet_leaves_errors_alone(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    assert run(monkeypatch, "build", "boats.txt", "-f", "html", "--quiet") == 0
    assert run(monkeypatch, "-q", "draft", "boats.txt", "-o", "boats.md") == 0
    assert run(monkeypatch, "init", "project", "-q") == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "")
    assert run(monkeypatch, "build", "gone.txt", "-q") == 10
    assert capsys.readouterr().err.startswith("error: there is no such file\n")


def test_verbose_shows_every_note_and_how_the_texts_are_built(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    page = "\n\n".join(f"This is a line with a note[^{number}] that nobody wrote." for number in range(1, 9))
    (here / "notes.md").write_text(f"---\nbriefing: 1\nlanguage: en\n---\n\n## One\n\n{page}\n", encoding="utf-8")
    run(monkeypatch, "build", "notes.md", "-f", "html")
    few = capsys.readouterr().err
    run(monkeypatch, "build", "notes.md", "-f", "html", "-v")
    all_of_them = capsys.readouterr().err
    assert "more notes (--verbose shows all)" in few and "there is no note [^8]" not in few
    assert "there is no note [^8]" in all_of_them and "more notes" not in all_of_them
    assert all_of_them.startswith("1 text: theme brief, html, ")


@pytest.mark.parametrize("line", ["clean boats.txt --explain", "outline boats.txt", "themes"])
def test_colours_are_printed_where_they_are_forced_and_nowhere_else(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said, line: str
) -> None:
    (here / "boats.txt").write_text(TALK.replace("It stopped", 'It "stopped"'), encoding="utf-8")
    run(monkeypatch, *line.split())
    assert ESCAPE not in capsys.readouterr().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    run(monkeypatch, *line.split())
    coloured = capsys.readouterr().out
    run(monkeypatch, *line.split(), "--no-color")
    plain = capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    run(monkeypatch, *line.split())
    assert ESCAPE in coloured or line == "themes"
    assert ESCAPE not in plain, "neither colours nor bold"
    assert capsys.readouterr().out == plain


def test_an_error_is_red_where_colours_are_wanted(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    run(monkeypatch, "build", "gone.txt")
    assert capsys.readouterr().err.startswith(f"{ESCAPE}31m{ESCAPE}1merror:{ESCAPE}0m there is")
    run(monkeypatch, "outline", "gone.txt", "--no-color")
    assert capsys.readouterr().err.startswith("error: there is")


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("clean boats.txt --json", {"source", "language", "blocks", "edits", "notes", "error"}),
        ("draft boats.txt --json", {"source", "notes", "comments", "manuscript", "error"}),
        ("init project --json", {"folder", "made"}),
        ("doctor --json", {"findings", "error"}),
        ("config --json", {"file", "settings"}),
    ],
)
def test_every_command_reports_to_a_program(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said, line: str, keys: set[str]
) -> None:
    assert run(monkeypatch, *line.split()) in (0, 70)
    said = capsys.readouterr()
    assert set(json.loads(said.out)) == keys
    assert said.err == ""


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("build boats.txt --json --them x", 2, "there is no option '--them'"),
        ("build --json boats.txt -f pfd", 2, "there is no format 'pfd'"),
        ("biuld --json", 2, "there is no command 'biuld'"),
        ("outline --json", 2, "SOURCE is missing"),
        ("outline gone.txt --json", 10, "there is no such file"),
    ],
)
def test_an_error_is_json_where_json_was_asked_for(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said, line: str, code: int, words: str
) -> None:
    assert run(monkeypatch, *line.split()) == code
    said = capsys.readouterr()
    error = json.loads(said.out)["error"]
    assert error["exit_code"] == code
    assert error["message"].startswith(words) or words in error["message"]
    assert said.err == ""


def test_a_doubt_under_strict_is_part_of_the_json(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    (here / "boats.txt").write_text(TALK + "\n\nShare this:\nFacebook\nTwitter\n" * 40, encoding="utf-8")
    assert run(monkeypatch, "clean", "boats.txt", "--json", "--strict") == 3
    assert json.loads(capsys.readouterr().out)["error"]["exit_code"] == 3


def test_without_sources_a_project_builds_its_sources(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    run(monkeypatch, "init", ".")
    shutil.move("boats.txt", "source/boats.txt")
    assert run(monkeypatch, "build", "-f", "html") == 0
    assert (here / "dist" / "boats.xhtml").is_file()
    monkeypatch.chdir(here / "source")
    assert run(monkeypatch, "build") == 2, "only in the folder of the settings"
    assert "SOURCES is missing" in capsys.readouterr().err


def test_what_was_made_is_opened(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", lambda place: opened.append(place) or 0)
    run(monkeypatch, "build", "boats.txt", "-f", "html", "--open")
    (here / "ships.txt").write_text(TALK, encoding="utf-8")
    run(monkeypatch, "build", "boats.txt", "ships.txt", "-f", "html", "--open")
    assert opened == [str(Path("dist/boats.xhtml")), "dist"]
    monkeypatch.setattr(click, "launch", lambda _place: 1)
    assert run(monkeypatch, "build", "boats.txt", "-f", "html", "--open") == 0
    assert "could not be opened" in capsys.readouterr().err


def test_settings_can_be_named(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    (here / "briefing.toml").write_text('organisation = "Near"\n', encoding="utf-8")
    (here / "other.toml").write_text('organisation = "Far"\noutput = "far"\n', encoding="utf-8")
    assert run(monkeypatch, "build", "boats.txt", "-f", "html", "--config", "other.toml") == 0
    assert "Far" in (here / "far" / "boats.xhtml").read_text(encoding="utf-8")
    assert run(monkeypatch, "build", "boats.txt", "--config", "gone.toml") == 2
    assert "  in gone.toml\n" in capsys.readouterr().err


def test_settings_in_force_are_listed_with_where_they_come_from(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    told = '[rules]\noff = ["typed-dash"]\n\n[documents."boats.txt"]\ntitle = "Boats"\n'
    (here / "briefing.toml").write_text(f'theme = "newsroom"\n{told}', encoding="utf-8")
    assert run(monkeypatch, "config", "boats.txt") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "key\tvalue\tfrom"
    assert 'theme\t"newsroom"\tbriefing.toml' in lines
    assert 'rules.off\t["typed-dash"]\tbriefing.toml' in lines
    assert 'documents."boats.txt".title\t"Boats"\tbriefing.toml' in lines
    assert "strict\tfalse\tdefault" in lines
    assert 'formats\t["pdf", "docx", "epub", "html"]\tdefault' in lines, "what is used where nothing is said"
    assert 'SOURCE_DATE_EPOCH\t"1600000000"\tenvironment' in lines
    assert run(monkeypatch, "config", "gone.txt") == 10


@pytest.mark.parametrize("words", [(), ("build",), ("themes", "new"), ("help",)])
def test_help_is_a_command_too(monkeypatch: pytest.MonkeyPatch, capsys: Said, words: tuple[str, ...]) -> None:
    assert run(monkeypatch, "help", *words) == 0
    by_command = capsys.readouterr().out
    assert run(monkeypatch, *words, "-h") == 0
    assert capsys.readouterr().out == by_command


def test_help_on_a_command_that_is_none_names_the_one_that_was_meant(
    monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    assert run(monkeypatch, "help", "biuld") == 2
    assert "hint: try `briefing build`" in capsys.readouterr().err
    assert run(monkeypatch, "help", "build", "new") == 2
    assert "`briefing build` has no commands of its own" in capsys.readouterr().err


def test_the_version_has_a_short_option(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    assert run(monkeypatch, "-V") == 0
    short = capsys.readouterr().out
    assert run(monkeypatch, "--version") == 0
    assert capsys.readouterr().out == short


def test_the_version_imports_nothing_that_reads_or_prints(here: Path) -> None:
    script = "import sys; from pipeline.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    env = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", script, "--version"], env=env, capture_output=True, text=True, check=False
    )
    heavy = {"lxml", "rich", "yaml", "jinja2", "weasyprint", "pipeline.settings", "pipeline.read", "pipeline.render"}
    assert set(done.stderr.split()) & heavy == set()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_how_to_complete(monkeypatch: pytest.MonkeyPatch, capsys: Said, shell: str) -> None:
    assert run(monkeypatch, "completion", shell) == 0
    assert f"_BRIEFING_COMPLETE={shell}_complete" in capsys.readouterr().out


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_bash_takes_what_it_is_told(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    run(monkeypatch, "completion", "bash")
    done = subprocess.run(["bash", "-n"], input=capsys.readouterr().out, text=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("briefing bu", ["plain,build"]),
        ("briefing build bo", ["file,bo"]),
        ("briefing build -o d", ["file,d"]),
        ("briefing build --theme ac", ["plain,academic"]),
        ("briefing build --paper a", ["plain,a4", "plain,a5"]),
        ("briefing build -f pdf,d", ["plain,pdf,docx"]),
        ("briefing outline x --from cap", ["plain,captions"]),
        ("briefing clean x --undo straight", ["plain,straight-quotes"]),
        ("briefing themes show newsr", ["plain,newsroom"]),
        ("briefing themes eject css/pag", ["plain,css/paged.css"]),
        ("briefing help dra", ["plain,draft"]),
        ("briefing completion z", ["plain,zsh"]),
        ("briefing draft a.txt -o b", ["file,b"]),
    ],
)
def test_a_shell_completes_names(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said, line: str, offered: list[str]
) -> None:
    monkeypatch.setenv("_BRIEFING_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split()) - 1))
    assert run(monkeypatch) == 0
    assert capsys.readouterr().out.splitlines() == offered
