"""The scripts that set a machine up, with stand-ins for its programs: what they say and when, what they ask of pip."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "locks").glob("*.txt"))
PIN_RE = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)(.*?)(?=^[a-z0-9]|\Z)", re.MULTILINE | re.DOTALL)

PYTHON = """
case "$*" in
*CDLL*) exit 1 ;;
*"import weasyprint"*) test -e "$LIBRARIES" ;;
"-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
"-m pip "*) echo "pip: $*" >&2; test -z "$PIP_SAYS" || { printf "$PIP_SAYS" >&2; exit 1; } ;;
esac
"""
LACKING_RIGHTS = {"id": "echo 1000", "sudo": "exit 1", "apt-get": "exit 0", "brew": "exit 0"}
READY = {"fc-list": "echo Noto", "java": "", "soffice": "", "chromium": "", "node": ""}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with nothing installed."""
    shutil.copytree(ROOT / "tools", tmp_path / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "locks", tmp_path / "locks")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def machine(folder: Path, programs: dict[str, str]) -> None:
    """Programs that come before those of this machine."""
    for name, script in {"python3": PYTHON, **LACKING_RIGHTS, **programs}.items():
        path = folder / "bin" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)


def run(clone: Path, script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{clone / 'bin'}{os.pathsep}{os.environ['PATH']}"
    known = {"PATH": path, "LIBRARIES": "/nowhere", "PIP_SAYS": "", "PYTHON": str(clone / "bin" / "python3")}
    command = ["sh", clone / "tools" / script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **known, **environment})


def test_who_may_not_install_libraries_reads_the_line_to_ask_for_before_the_long_wait(clone: Path) -> None:
    machine(clone, {})
    done = run(clone, "setup.sh")
    line = "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    assert -1 < done.stderr.find(line) < done.stderr.find("pip: ")
    assert done.returncode == 70
    assert done.stderr.rstrip().splitlines()[-1] == f"  hint: try {line}, and make again"


def test_setting_up_installs_what_the_lock_says_and_then_the_project_alone(clone: Path) -> None:
    machine(clone, {})
    done = run(clone, "setup.sh", "test", LIBRARIES="/")
    first, second = re.findall("pip: -m pip install (.*)", done.stderr)
    assert first.endswith("--require-hashes --requirement locks/build.txt --requirement locks/test.txt")
    assert second.endswith("--no-deps --no-build-isolation --editable .")
    assert (done.returncode, run(clone, "setup.sh", "test", LIBRARIES="/").stderr) == (0, "")


def test_a_lock_that_changed_is_installed_the_next_time(clone: Path) -> None:
    machine(clone, {})
    run(clone, "setup.sh", LIBRARIES="/")
    (clone / "locks" / "run.txt").write_text("click==9.0\n")
    assert "pip: " in run(clone, "setup.sh", LIBRARIES="/").stderr


def test_the_newest_versions_can_be_tried_without_the_lock(clone: Path) -> None:
    machine(clone, {})
    done = run(clone, "setup.sh", "test", "bench", LIBRARIES="/", BRIEFING_NEWEST="1")
    [said] = re.findall("pip: -m pip install (.*)", done.stderr)
    assert said.endswith("--upgrade-strategy eager --requirement tools/build.in --editable .[test,bench]")
    assert "locks" not in said


def test_what_a_validator_lacks_is_what_its_installer_said_last(clone: Path) -> None:
    npm = "echo 'npm error code UNABLE_TO_VERIFY' >&2; echo 'npm error A complete log of this run: x' >&2; exit 1"
    machine(clone, {**READY, "npm": npm})
    machine(clone / ".venv", {"python": PYTHON})
    done = run(clone, "validators.sh", PIP_SAYS="ERROR: No route to host\\nadvice\\n")
    why = runpy.run_path(str(ROOT / "tests" / "conformance" / "left_out.py"))["why"]
    assert done.returncode == 0, done.stderr
    assert why("npm", folder=clone / "build" / "left-out") == "npm: npm error code UNABLE_TO_VERIFY"
    assert why("pypi", folder=clone / "build" / "left-out") == "pypi: ERROR: No route to host"
    assert "left out: npm (npm error code UNABLE_TO_VERIFY)" in done.stderr


def test_a_program_that_you_may_not_install_is_named_with_the_line_for_an_administrator(clone: Path) -> None:
    machine(clone, {**READY, "npm": "exit 0", "fc-list": "exit 0"})
    machine(clone / ".venv", {"python": PYTHON})
    run(clone, "validators.sh")
    said = (clone / "build" / "left-out" / "fonts-noto-cjk").read_text()
    assert "an administrator can: sudo apt-get install fonts-noto-cjk" in said


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_a_lock_pins_every_package_with_hashes_and_names_no_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    assert pins(path)
    assert [name for name, _, rest in PIN_RE.findall(text) if "--hash=sha256:" not in rest] == []


@pytest.mark.parametrize("extra", ["run", "test", "check", "bench"])
def test_the_lock_has_all_that_the_project_asks_for_in_a_version_that_it_allows(extra: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = map(Requirement, project["dependencies"] + project["optional-dependencies"].get(extra, []))
    locked = pins(ROOT / "locks" / f"{extra}.txt")
    names = {(one.name, version) for one in wanted for version in locked.get(canonicalize_name(one.name), {""})}
    asked = {one.name: one.specifier for one in map(Requirement, project["dependencies"])}
    assert [name for name, version in names if not version] == [], "run `make update`"
    assert [name for name, version in names if name in asked and version not in asked[name]] == []


def test_the_locks_agree_on_every_version() -> None:
    files = [pins(path) for path in LOCKS if path.stem not in ("validators",)]
    names = set.union(*(set(found) for found in files))
    assert [name for name in names if len({frozenset(found[name]) for found in files if name in found}) > 1] == []


def pins(path: Path) -> dict[str, set[str]]:
    """Each package of a lock with its versions: one, or one for each kind of Python."""
    found: dict[str, set[str]] = {}
    for name, version, _ in PIN_RE.findall(path.read_text(encoding="utf-8")):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


WORKFLOWS = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / ".github" / "workflows").glob("*.yml")}
# The one that editors are to copy.
[WORKFLOWS["docs/ci.md"]] = re.findall(
    r"^```yaml\n(.*?)^```", (ROOT / "docs" / "ci.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


@pytest.mark.parametrize("text", WORKFLOWS.values(), ids=WORKFLOWS)
def test_a_workflow_names_actions_by_commit_and_leaves_no_token_in_the_clone(text: str) -> None:
    used = re.findall(r"uses: (\S+)(.*)", text)
    assert used
    assert [name for name, rest in used if not re.fullmatch(r"[^@]+@[0-9a-f]{40} # v\d[\d.]*", name + rest)] == []
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


@pytest.mark.parametrize("text", WORKFLOWS.values(), ids=WORKFLOWS)
def test_a_job_that_may_write_runs_nothing_of_the_clone(text: str) -> None:
    workflow = yaml.safe_load(text)
    allowed = {name: job.get("permissions", workflow["permissions"]) for name, job in workflow["jobs"].items()}
    writing = [workflow["jobs"][name] for name, rights in allowed.items() if "write" in rights.values()]
    assert [step for job in writing for step in job["steps"] if "checkout" in step.get("uses", "")] == []
    said = [step.get("run", "") for job in writing for step in job["steps"]]
    assert [line for line in said if "make" in line or "pip" in line] == []
    assert allowed["publish"] == {"contents": "write"} if "publish" in allowed else not writing
