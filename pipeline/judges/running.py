"""Run a judge: a program with a time limit, whose answer is JSON."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline.model import Note, Severity

# The program is on no index: its extras are installed from the folder with its source.
EXTRA = ".venv/bin/pip install -e '.[check]' in the folder of the program"
_PATIENCE = 180  # seconds


class JudgeError(Exception):
    """A judge gave no answer that can be used."""


def lacks_package(module: str) -> str | None:
    """What to report if a Python package is not installed, None if it is."""
    return None if find_spec(module) else "it is not installed"


def lacks_program(*names: str) -> str | None:
    """What to report if none of these programs is installed, None if one is."""
    return None if found(*names) else f"there is no program {names[0]}"


def found(*names: str) -> str | None:
    """The path of the first of these programs that is installed."""
    return next(filter(None, map(shutil.which, names)), None)


def script(name: str) -> str:
    """The path of a program that came with a package of this Python."""
    own = Path(sys.executable).parent / name
    return str(own) if own.exists() else name


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a judge.

    Raises:
        JudgeError: it cannot be started, or takes too long.
    """
    environment = {**os.environ, "NO_COLOR": "1"}
    try:
        return subprocess.run(
            [str(part) for part in command], capture_output=True, text=True, timeout=_PATIENCE, env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise JudgeError(f"no answer within {_PATIENCE} seconds") from error
    except OSError as error:
        raise JudgeError(str(error)) from error


def answer(text: str) -> Any:
    """Parse the JSON that a judge printed.

    Raises:
        JudgeError: it is not JSON.
    """
    try:
        return json.loads(text)
    except ValueError as error:
        raise JudgeError("its answer cannot be read") from error


def finding(judge: str, code: str, message: str, path: Path, *, breaks: bool = True) -> Note:
    """A finding of a judge as a note with its name; ``breaks``: the judge calls it an error, not a warning."""
    severity: Severity = "warning" if breaks else "info"
    return Note(f"{judge}:{code}", severity, f"{path.name}: {' '.join(message.split())} ({judge}, {code})")
