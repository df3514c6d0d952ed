# ruff: noqa: T201
"""What an archive costs: many invented interviews, built on this machine or by Dask workers on it, one of them killed.

Reported are the rate, the time of all processors (without those of Dask's workers), the most memory of the main process
and of all processes together, and the failures. The texts are invented by this script, the same for the same number.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

BRIEFING = [sys.executable, "-m", "pipeline"]
FOLDER = 500  # texts in a folder
HEAD = (
    *("texts", "time", "a second", "processors a text", "main process", "all processes"),
    *("failed", "twice", "exit code", "load"),
)

_FIRST = (
    "Ada",
    "Boris",
    "Chioma",
    "Dana",
    "Emre",
    "Farah",
    "Goran",
    "Hana",
    "Ivo",
    "Jana",
    "Kofi",
    "Lena",
    "Milo",
    "Nadia",
)
_LAST = (
    "Abel",
    "Brandt",
    "Cerny",
    "Duval",
    "Eide",
    "Falk",
    "Greco",
    "Horn",
    "Ito",
    "Joss",
    "Kern",
    "Lund",
    "Moss",
    "Nagy",
)
_TRADES = ("hydrologist", "harbour master", "teacher", "midwife", "economist", "forester", "engineer", "historian")
_THINGS = ("dike", "ferry", "school", "clinic", "mill", "forest", "market", "archive", "bridge", "reservoir", "orchard")
_PLACES = (
    "Alder Bay",
    "Birch Hill",
    "Cedar Point",
    "Dune Haven",
    "Elm Cross",
    "Fern Valley",
    "Gorse End",
    "Heath Moor",
)
_VERBS = ("closed", "grew", "was repaired", "was sold", "burned down", "opened again", "lost its roof", "changed hands")
_ASKS = (
    "When did the {thing} of {place} come under pressure?",
    "Who paid for the {thing} in those years?",
    "What do people in {place} say about the {thing}?",
    "How did the {thing} change after the flood?",
    "Why was nobody asked about the {thing}?",
    "What would you recommend to the council of {place}?",
)
_SAYS = (
    "The {thing} {verb} in {year}, and it took {few} years before anybody in {place} noticed.",
    "We counted {many} households around the {thing}, and half of them had left by {year}.",
    "My neighbours in {place} still speak of the {thing} as if it {verb} last week.",
    "There was money for the {other}, but the {thing} had to wait until {year}.",
    "I was {few} years old when the {other} {verb}, and I remember the noise.",
    "Nobody wrote it down; the papers of the {thing} lie in a cellar near the {other}.",
    "In {year} a report of {many} pages was printed, and {few} people read it.",
)
_ADVICE = (
    "The council should repair the {thing} before the winter.",
    "I would urge {place} to publish the figures of the {other}.",
    "The ministry must not sell the {thing} again.",
)


def interview(number: int) -> str:
    """An invented interview, the same for the same number."""
    chance = random.Random(number)
    names = {"place": chance.choice(_PLACES), "thing": chance.choice(_THINGS), "other": chance.choice(_THINGS)}
    guest = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    trade = chance.choice(_TRADES)

    def filled(pattern: str) -> str:
        figures = {"year": chance.randint(1950, 2024), "few": chance.randint(2, 19), "many": chance.randint(20, 900)}
        return pattern.format(**names, **figures, verb=chance.choice(_VERBS))

    head = [
        f"{guest} on the {names['thing'].title()} of {names['place']} ({number})",
        f"{chance.randint(1, 28)} March {chance.randint(1990, 2024)}",
        f"{guest} is a {trade} in {names['place']}. {guest.split()[0]} came there in {chance.randint(1980, 2015)}.",
    ]
    talk = []
    for pattern in chance.sample(_ASKS, k=chance.randint(4, len(_ASKS))):
        talk.append(filled(pattern))
        talk += [
            " ".join(filled(chance.choice(_SAYS)) for _ in range(chance.randint(3, 6)))
            for _ in range(chance.randint(1, 3))
        ]
    return "\n\n".join([*head, *talk, filled(chance.choice(_ADVICE)), "Share this:", "Leave a Reply"]) + "\n"


def write_texts(folder: Path, count: int) -> None:
    """Write the texts, some hundred to a folder."""
    for number in range(count):
        room = folder / f"{number // FOLDER:04}"
        if number % FOLDER == 0:
            room.mkdir(parents=True, exist_ok=True)
        (room / f"talk-{number:06}.txt").write_text(interview(number), encoding="utf-8")


@dataclass
class Memory:
    """The most memory, in MB, of a process and of it with all below it, sampled twice a second (Linux only)."""

    process: int
    main: float = 0.0
    together: float = 0.0
    ended: threading.Event = field(default_factory=threading.Event)

    def watch(self, also: list[int]) -> None:
        while not self.ended.wait(0.5):
            below = [*_below(self.process), *also]
            own = _resident(self.process)
            self.main = max(self.main, own)
            self.together = max(self.together, own + sum(map(_resident, below)))


def _below(process: int) -> list[int]:
    found: list[int] = []
    waiting = [process]
    while waiting:
        try:
            text = Path(f"/proc/{waiting[0]}/task/{waiting[0]}/children").read_text()
        except OSError:
            text = ""
        waiting = waiting[1:] + [int(child) for child in text.split()]
        found += [int(child) for child in text.split()]
    return found


def _resident(process: int) -> float:
    """The memory of a process in MB; shared pages are counted by their share."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def measured(command: list[str], folder: Path, also: list[int], *, kill: tuple[int, int] | None = None) -> None:
    """Run a build, and print a row about it; ``kill``: a process, and after how many documents it is killed."""
    begin = time.perf_counter()
    build = subprocess.Popen(
        [*command, "--json"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    memory = Memory(build.pid)
    watcher = threading.Thread(target=memory.watch, args=(also,))
    watcher.start()
    done = failed = 0
    places: set[str] = set()
    assert build.stdout
    for line in build.stdout:
        record = json.loads(line)
        done, failed = done + 1, failed + ("error" in record)
        places.add(record.get("source", ""))
        if kill and done == kill[1]:
            os.kill(kill[0], signal.SIGKILL)
    _, status, used = os.wait4(build.pid, 0)
    code, processors = os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime
    seconds = time.perf_counter() - begin
    memory.ended.set()
    watcher.join()
    rate = done / seconds if seconds else 0.0
    twice = done - len(places)
    cells = (
        f"{done:,}",
        f"{seconds:.0f} s",
        f"{rate:.1f}",
        f"{processors / max(1, done):.3f} s",
        f"{memory.main:.0f} MB",
    )
    load = f"{os.getloadavg()[0]:.1f}"
    print(
        "|", " | ".join((*cells, f"{memory.together:.0f} MB", *map(str, (failed, twice, code)), load)), "|", flush=True
    )


def on_dask(command: list[str], folder: Path, count: int) -> None:
    """Build on two Dask workers of this machine, and kill one of them when a third of the documents is done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    worker = ["worker", address, "--nthreads", "1", "--no-nanny", "--local-directory", str(folder / "dask")]
    commands = [["scheduler", "--host", "127.0.0.1", "--port", str(port)], worker, worker]
    cluster = []
    try:
        for one in commands:
            with (folder / "dask.log").open("ab") as log:
                started = [sys.executable, "-m", "dask", *one, "--no-dashboard"]
                cluster.append(subprocess.Popen(started, cwd=folder, stdout=log, stderr=log))
            time.sleep(5)
        measured(
            [*command, "--scheduler", address], folder, [one.pid for one in cluster], kill=(cluster[1].pid, count // 3)
        )
    finally:
        for one in cluster:
            one.kill()
            one.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", "--texts", type=int, default=2000)
    parser.add_argument("-j", "--jobs", default="auto")
    parser.add_argument("-f", "--formats", default="txt")
    parser.add_argument("--dask", action="store_true", help="two Dask workers, one of which is killed")
    parser.add_argument("--again", action="store_true", help="build once more, with nothing changed")
    parser.add_argument(
        "--in", dest="folder", type=Path, help="folder for texts and files; default: one that is removed"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (options.folder or Path(scratch)).resolve()
        write_texts(folder / "texts", options.texts)
        print("|", " | ".join(HEAD), "|")
        print("|", " | ".join(["---:"] * len(HEAD)), "|")
        command = [*BRIEFING, "build", "texts/**/*.txt", "-f", options.formats, "-o", "dist", "--catalogue"]
        for _ in range(1 + options.again):
            if options.dask:
                on_dask(command, folder, options.texts)
            else:
                measured([*command, "-j", options.jobs], folder, [])


if __name__ == "__main__":
    main()
