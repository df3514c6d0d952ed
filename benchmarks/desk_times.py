"""The desk over HTTP, as its page in the browser asks: how long a pasted text and an edit take."""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


class DeskTimes:
    """A running desk; a turn pastes a text, or makes an edit, and waits until its answer could be shown."""

    def __init__(self, file: Path, folder: Path) -> None:
        (folder / "source").mkdir(parents=True)
        (folder / "briefing.toml").touch()
        self.words, self.number = file.read_text(encoding="utf-8"), 0
        command = [sys.executable, "-m", "pipeline", "desk", str(folder / "source"), "--no-open"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr
        found = re.search(r"http://\S+", self.process.stderr.readline())
        assert found
        self.origin = found[0].partition("/?")[0]
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self.browser.open(found[0]).read()
        self.asking = ThreadPoolExecutor(2)
        self.settled: list[float] = []
        self.place = self._pasted()
        self.edit()  # imports, and the first layout

    def paste(self) -> float:
        """Paste a text, and get its outline."""
        begin = time.perf_counter()
        self._get(f"{self._pasted()}/talk")
        return time.perf_counter() - begin

    def edit(self) -> float:
        """Change the title, and get the picture of the first page; then the outline, for which nobody waits here.

        The page on the screen can be drawn before the others are laid out: both ways are asked, as the browser does.
        """
        self.number += 1
        order = {"do": "fact", "key": "title", "words": f"Another title {self.number}"}
        begin = time.perf_counter()
        self._post(f"{self.place}/act", json.dumps(order).encode())
        ways = [self.asking.submit(way, begin) for way in (self._early, self._whole)]
        taken = min(one.result() for one in ways)
        self._get(f"{self.place}/talk")
        return taken

    def _early(self, begin: float) -> float:
        """Seconds until the page is there that is drawn before all are laid out; endless if it is not."""
        words = self._get(f"{self.place}/early?seen=0")
        if not words:
            return math.inf
        drawn = json.loads(words)
        self._get(f"/early/{drawn['key']}/{drawn['page']}.png")
        return time.perf_counter() - begin

    def _whole(self, begin: float) -> float:
        """Seconds until the page is there after all are laid out; kept in ``settled``."""
        printed = json.loads(self._get(f"{self.place}/pages?seen=0"))
        self._get(f"/page/{printed['key']}/0.png")
        self.settled.append(time.perf_counter() - begin)
        return self.settled[-1]

    def cpu(self) -> float:
        """Seconds of the processors that the desk and its worker have used so far; 0 on systems without /proc."""
        pid = str(self.process.pid)
        return sum(_used(one) for one in (pid, *_read(f"{pid}/task/{pid}/children").split()))

    def close(self) -> None:
        """End the desk."""
        self.process.kill()
        self.process.wait()

    def _pasted(self) -> str:
        self.number += 1
        words = self.words.replace("\n", f" {self.number}\n", 1)
        return str(json.loads(self._post("/texts", words.encode()))["address"])

    def _get(self, path: str) -> bytes:
        with self.browser.open(self.origin + path) as answer:
            return bytes(answer.read())

    def _post(self, path: str, data: bytes) -> bytes:
        headers = {"origin": self.origin, "x-name": f"text-{self.number}.txt"}
        with self.browser.open(urllib.request.Request(self.origin + path, data, headers)) as answer:
            return bytes(answer.read())


def _read(path: str) -> str:
    try:
        return Path("/proc", path).read_text(encoding="utf-8")
    except OSError:
        return ""


def _used(pid: str) -> float:
    """User and system time of a process (proc(5), fields 14 and 15 of ``stat``)."""
    fields = _read(f"{pid}/stat").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK") if fields else 0.0
