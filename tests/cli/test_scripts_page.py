"""The page for scripts lists the keys that the commands print: none is missing, none is made up."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from commanding import run

PAGE = (Path(__file__).parent.parent.parent / "docs" / "scripts.md").read_text(encoding="utf-8")
ROW_RE = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)


def documented(heading: str, table: int = 0) -> set[str]:
    """The keys in the first, or another, table below a heading."""
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return set(ROW_RE.findall(part.split("| --- | --- |")[table + 1].partition("\n\n")[0]))


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command in a folder with a text that has no title, and an empty one, and returns what it printed."""
    (tmp_path / "boats.txt").write_text("Q: What sank?\n\nA: The ferry sank.\n", encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> str:
        run(monkeypatch, *arguments)
        return capsys.readouterr().out

    return call


def test_what_a_build_prints_is_documented(printed: Any) -> None:
    lines = printed("build", "boats.txt", "empty.txt", "-f", "html", "--json").splitlines()
    built, failed = map(json.loads, lines)
    assert set(built) == documented("build")
    assert set(built["notes"][0]) == documented("note")
    assert set(failed) == {"source", "error"}
    assert set(failed["error"]) == documented("error")


def test_what_a_check_prints_is_documented(printed: Any) -> None:
    printed("build", "boats.txt", "-f", "html")
    said = json.loads(printed("check", "dist/boats.xhtml", "no.pdf", "--json", "--quick"))
    assert set(said) == documented("check")
    assert set(said["files"][0]) == documented("check", table=1)
    assert set(said["errors"][0]) == documented("error")


def test_what_the_themes_print_is_documented(printed: Any) -> None:
    assert {key for theme in json.loads(printed("themes", "--json")) for key in theme} == documented("themes")


def test_every_command_with_json_is_in_the_table() -> None:
    from importlib import import_module

    from pipeline.cli import COMMANDS

    found = {name: getattr(import_module(f"pipeline.cli.commands.{name}"), name) for name in COMMANDS}
    speaking = [name for name, command in found.items() if any("--json" in one.opts for one in command.params)]
    assert speaking
    assert [name for name in speaking if f"| `briefing {name} --json` |" not in PAGE] == []
