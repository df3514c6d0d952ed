"""What others build on: the action, its step, the hooks, the container, and one place for the version."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import pipeline
from pipeline.disk.versions import commit_of, libraries

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
TALK = "The Ferry\n\nAda Reed rows.\n\nWhy?\n\nPeople must get home.\n\nWhen?\n\nAt night.\n"


@pytest.fixture
def briefing(tmp_path: Path) -> Path:
    """A `briefing` that is this one."""
    script = tmp_path / "bin" / "briefing"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pipeline "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return script


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "BRIEFING_CACHE": "off", **more}


def test_the_step_of_the_action_releases_verifies_and_summarises(tmp_path: Path, briefing: Path) -> None:
    work = tmp_path / "work"
    (work / "source").mkdir(parents=True)
    (work / "source" / "ferry.txt").write_text(TALK, encoding="utf-8")
    summary, output = tmp_path / "summary.md", tmp_path / "output"
    inputs = {name.upper(): str(one["default"]) for name, one in ACTION["inputs"].items()}
    given = inputs | {
        "FORMATS": "txt,html",
        "PROGRAM": str(ROOT),
        "BRIEFING": str(briefing),
        "SOURCE_DATE_EPOCH": "86400",
    }
    told = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(output)}
    command = ["bash", ROOT / "tools" / "action.sh"]
    done = subprocess.run(command, cwd=work, env=environment(**given, **told), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (work / "release").iterdir()} >= {
        "ferry.txt",
        "ferry.xhtml",
        "SHA256SUMS",
        "release.zip",
    }
    assert "- The Ferry (`source/ferry.txt`)" in summary.read_text(encoding="utf-8")
    assert output.read_text(encoding="utf-8") == "release=release\n"


def test_the_action_hands_every_input_on_and_none_into_a_script() -> None:
    (step,) = (one for one in ACTION["runs"]["steps"] if one.get("id") == "release")
    assert "${{" not in step["run"]
    asked = set(map(str, step["env"].values()))
    used = set(re.findall(r"inputs\.(\w+)", str(ACTION["runs"])))
    assert used == set(ACTION["inputs"])
    assert "${{ inputs.sources }}" in asked
    script = (ROOT / "tools" / "action.sh").read_text(encoding="utf-8")
    assert [name for name in step["env"] if f"${name}" not in script and f"${{{name}" not in script] == []


def test_the_action_names_other_actions_by_commit() -> None:
    used = re.findall(r"^ +(?:- )?uses: (\S+)(.*)", (ROOT / "action.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name, rest in used if not re.fullmatch(r"[^@]+@[0-9a-f]{40} # v\d[\d.]*", name + rest)] == []


@pytest.mark.parametrize(
    "hook", yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")), ids=lambda one: one["id"]
)
def test_a_hook_passes_what_is_right_and_stops_what_is_not(
    hook: dict[str, str], tmp_path: Path, briefing: Path
) -> None:
    name, good, bad = "source/ferry.txt", TALK, "\x00\x01\x02" * 50
    if hook["id"] == "briefing-manuscript":
        name, good = "source/ferry.md", drafted(tmp_path, briefing)
        bad = good.replace("# The Ferry", "# The Ferry\n\n<!-- conflict -->\n") + "\n{: .no-such-mark }\n"
    (tmp_path / "source").mkdir(exist_ok=True)
    for text, passes in ((good, True), (bad, False)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        command = [briefing, *hook["entry"].split()[1:], name]
        done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True)
        assert (done.returncode == 0) is passes, done.stderr


def drafted(folder: Path, briefing: Path) -> str:
    source = folder / "draft.txt"
    source.write_text(TALK, encoding="utf-8")
    done = subprocess.run([briefing, "draft", source], env=environment(), capture_output=True, text=True)
    return done.stdout


def test_the_same_texts_give_the_same_bytes_whatever_the_conditions(briefing: Path) -> None:
    command = ["bash", ROOT / "tools" / "reproducible.sh", briefing]
    done = subprocess.run(command, env=environment(FORMATS="pdf,docx,epub,tei"), capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.fullmatch(r"1[0-9] files, the same bytes\n", done.stdout)


def test_the_version_is_written_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["hatch"]["version"]["path"] == "pipeline/__init__.py"
    assert "version" not in project["project"]
    assert "version:" not in (ROOT / "CITATION.cff").read_text(encoding="utf-8").replace("cff-version:", "")
    done = subprocess.run([sys.executable, "-m", "pipeline", "--version"], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.startswith(f"briefing, version {pipeline.__version__}")


def test_a_checkout_names_its_commit_and_other_folders_none(tmp_path: Path) -> None:
    assert commit_of(tmp_path) == ""
    for arguments in (
        ["init", "-q"],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "x"],
    ):
        subprocess.run(["git", "-C", tmp_path, *arguments], check=True)
    assert re.fullmatch(r"[0-9a-f]{12}", commit_of(tmp_path))
    (tmp_path / "pipeline").mkdir()
    (tmp_path / "pipeline" / "a.py").write_text("x = 1\n")
    subprocess.run(["git", "-C", tmp_path, "add", "."], check=True)
    assert commit_of(tmp_path).endswith(", changed")


def test_libraries_are_those_that_the_program_needs_without_its_extras() -> None:
    found = libraries()
    assert {"weasyprint", "python-docx", "jinja2", "markupsafe"} <= set(found)
    assert {"pytest", "ruff"}.isdisjoint(found)


def test_the_container_pins_what_sets_lines() -> None:
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    for package in ("fonts-noto-cjk", "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"):
        assert re.search(rf"{re.escape(package)}=\S+", text), package
    assert "USER editor" in text


def test_a_source_distribution_has_what_the_tests_and_the_wheel_need() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert [name for name in listed if not (ROOT / name.lstrip("/")).exists()] == []
