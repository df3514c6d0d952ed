"""Every command that the README and some pages show is run, in a copy of what an editor has, and prints what they say.

In a block marked ``console`` a line that begins with ``$`` is a command; the lines under it are what it prints, on
either stream, where ``…`` stands for anything. A block after ``<!-- set-up -->`` needs a fresh machine: `.ci/run` runs
those.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/ci.md", "docs/scripts.md", "docs/troubleshooting.md")
LINK_RE = re.compile(r"""(?:\]\(|src=")([^)"#\s]+)""")
CODE_RE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
BLOCK_RE = re.compile(r"^(<!-- set-up -->\n+)?```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Command:
    """A command and what it is said to print; empty where the page does not say."""

    line: str
    printed: str


def commands(page: str) -> list[Command]:
    """The commands of a page that can be run without setting up a machine, in their order."""
    blocks = BLOCK_RE.findall((ROOT / page).read_text(encoding="utf-8"))
    parts = [
        part for set_up, block in blocks if not set_up for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    ]
    return [Command(*part.partition("\n")[::2]) for part in parts]


def set_up_commands() -> set[str]:
    """The commands that need a fresh machine."""
    blocks = BLOCK_RE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    return {line[2:] for set_up, block in blocks if set_up for line in block.splitlines() if line.startswith("$ ")}


def matches(printed: str, said: str) -> bool:
    """Whether a command printed what the page says, ``…`` standing for anything."""
    pattern = ".*".join(map(re.escape, said.strip().split("…")))
    return re.fullmatch(pattern, printed.strip(), re.DOTALL) is not None


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the sample, and a `briefing` that is this one."""
    shutil.copytree(ROOT / "source", tmp_path / "source")
    script = tmp_path / "bin" / "briefing"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m pipeline "$@"\n')
    script.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_do_what_it_says(page: str, desk: Path) -> None:
    found = commands(page)
    assert found
    environment = {
        **os.environ,
        "PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
    }
    for command in found:
        done = subprocess.run(
            command.line,
            shell=True,
            cwd=desk,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == 0, f"{command.line}\n{done.stdout}"
        assert not command.printed.strip() or matches(done.stdout, command.printed), f"{command.line}\n{done.stdout}"


def test_every_command_of_the_program_is_shown_in_the_readme() -> None:
    from pipeline.cli import COMMANDS

    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"briefing {name}" not in page] == []


def test_the_commands_that_set_up_a_machine_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    made = {line.removeprefix("make ") for line in set_up_commands() if line.startswith("make ")}
    assert made
    assert [target for target in made if f"\n{target}:" not in makefile] == []


def test_what_continuous_integration_makes_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    scripts = [ROOT / ".ci" / "run", *(ROOT / ".github" / "workflows").glob("*.yml")]
    made = {
        target
        for script in scripts
        for targets in re.findall(r"^\s*(?:- run: )?make ([a-z ]+)$", script.read_text(encoding="utf-8"), re.MULTILINE)
        for target in targets.split()
    }
    assert {"briefing", "test", "conformance", "release"} <= made
    assert [target for target in made if f"\n{target}:" not in makefile] == []


def test_links_and_pictures_of_the_documents_lead_somewhere() -> None:
    pages = [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "source" / "README.md",
        ROOT / "dist" / "README.md",
    ]
    targets = [
        (page, target)
        for page in pages
        for target in LINK_RE.findall(CODE_RE.sub("", page.read_text(encoding="utf-8")))
    ]
    local = [(page, target) for page, target in targets if not target.startswith(("http:", "https:", "mailto:"))]
    assert [(page.name, target) for page, target in local if not (page.parent / target).exists()] == []
