"""The command: one desk to a folder, an end by Ctrl-C, and errors that say what to try."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from commanding import run

from pipeline.desk.serving import LOCAL


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "sea.txt").write_text(
        "Ines Vale on the Sea\n\nWhat do you see?\n\nFoam, and a boat.\n", encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def server(project: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-m", "pipeline", "desk", str(project), "--no-open"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    found = re.search(r"http://\S+", process.stderr.readline())
    assert found
    yield process, found[0]
    process.kill()
    process.wait()


def test_it_answers_who_has_the_secret_and_ends_by_an_interrupt(
    server: tuple[subprocess.Popen[str], str], project: Path
) -> None:
    process, address = server
    noted = json.loads((project / ".briefing/desk/address.json").read_bytes())
    assert address.startswith(noted["address"])
    assert "secret" not in noted["address"]
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with closing(opener.open(address)) as answer:
        assert b'href="/text/sea"' in answer.read()
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) in (0, 130)
    assert not (project / ".briefing/desk/address.json").exists()


def test_a_second_desk_says_where_the_first_one_is(
    server: tuple[subprocess.Popen[str], str],
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, "desk", str(project), "--no-open") == 2
    assert server[1].partition("/?")[0] in capsys.readouterr().err


def test_a_port_that_is_taken_is_an_error(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind((LOCAL, 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert run(monkeypatch, "desk", str(project), "--no-open", "--port", port) == 2
    assert f"port {port} cannot be used" in capsys.readouterr().err


def test_a_place_that_is_not_there_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "desk", str(tmp_path / "none")) == 2
    assert "neither a folder nor a text" in capsys.readouterr().err


def test_without_its_libraries_the_desk_says_how_to_install_them(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pipeline.cli.commands.desk.find_spec", lambda _name: None)
    assert run(monkeypatch, "desk", str(project)) == 70
    assert "make desk" in capsys.readouterr().err
