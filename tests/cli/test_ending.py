"""The command ends at once, but not before what waits for its end was done."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ENDING = """
import atexit, sys, threading, time
from pipeline import __main__
def late():
    time.sleep(0.2)
    print("thread")
def command():
    print("command")
    if "thread" in sys.argv:
        threading.Thread(target=late).start()
    sys.exit({"none": None, "five": 5, "words": "a reason"}.get(sys.argv[1], 0))
atexit.register(lambda: print("at exit"))
__main__.main = command
class Held:
    def __del__(self):
        print("taken apart")
held = Held()
__main__.run()
"""


def ended(*arguments: str) -> tuple[int, list[str], str]:
    run = subprocess.run([sys.executable, "-c", ENDING, *arguments], capture_output=True, text=True)
    return run.returncode, run.stdout.splitlines(), run.stderr


@pytest.mark.parametrize(("said", "code"), [("none", 0), ("zero", 0), ("five", 5)])
def test_it_has_its_exit_code_and_all_its_output_and_takes_nothing_apart(said: str, code: int) -> None:
    assert ended(said) == (code, ["command", "at exit"], "")


def test_a_thread_that_still_works_is_waited_for() -> None:
    assert ended("zero", "thread")[:2] == (0, ["command", "thread", "at exit", "taken apart"])


def test_a_reason_in_words_is_printed() -> None:
    code, _, said = ended("words")
    assert (code, said) == (1, "a reason\n")


def test_output_that_nobody_reads_is_reported_by_python() -> None:
    command = [sys.executable, "-c", ENDING, "zero"]
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=buffered)
    assert run.stdout and run.stderr
    run.stdout.close()
    assert b"BrokenPipeError" in run.stderr.read()
    assert run.wait() == 120
