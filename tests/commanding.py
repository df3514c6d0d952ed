"""The command, as a test calls it: in this process, with the exit code with which it would leave."""

from __future__ import annotations

import sys

import pytest

from pipeline import cli


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of ``briefing`` with these arguments."""
    monkeypatch.setattr(sys, "argv", ["briefing", *arguments])
    with pytest.raises(SystemExit) as left:
        cli.main()
    return int(left.value.code or 0)
