# ruff: noqa: T201
"""What a round costs: builds, cold, again, after a change, and of long texts, against other tools.

Peers: pandoc for Word, EPUB and HTML, and for the PDF of that HTML one Python process that imports WeasyPrint and
writes PDF/UA-1; or pandoc for all four, the PDF by Typst. The contestants of a row take turns, so that a slow minute
of the machine affects all. A ratio is ours to theirs within one turn; shown are the median and the span, for wall time
and for the time of all processors, which a busy machine distorts less.
"""

from __future__ import annotations

import argparse
import atexit
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue

from desk_times import DeskTimes

BRIEFING = [sys.executable, "-m", "pipeline"]
BUILD = [*BRIEFING, "build", "-q"]
SAMPLE = Path(__file__).parent.parent / "source" / "mireille-osei-on-the-delta.txt"
ROWS = ("version", "cold", "fifty", "again", "changed", "warm", "desk", "long", "large")

WEASYPRINT = """
import sys
import weasyprint
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
# The PDF of a saved page by the press, as a worker makes it.
PRESS = """
import os, sys
from pathlib import Path
from pipeline.disk import precompiled
precompiled.install()
from pipeline.model import Briefing, Page
from pipeline.render.theme import load
from pipeline.run import stages
from pipeline.run.one_document import UNDATED
from pipeline.run.press.print_jobs import Job, print_job, warm_up
warm_up()
folder = Path(sys.argv[1])
briefing = stages.load((folder / "briefing.json").read_text("utf-8"), Briefing)
page = Page((folder / "page.xhtml").read_text("utf-8"), "A long talk", briefing.language)
Path(sys.argv[2]).write_bytes(print_job(Job(page, briefing, load(), "long", UNDATED)).artifact.data)
os._exit(0)  # as a worker ends
"""


@dataclass
class Taken:
    """Seconds by the wall and by the processors, and the most memory of one process so far, in MB."""

    wall: float
    cpu: float
    memory: float = 0.0


@dataclass
class Row:
    """One row of the table: contestants by name, ours first; ``goals``: the ratio that each peer's row aims at."""

    name: str
    contestants: dict[str, Callable[[], Taken]]
    goals: dict[str, float | str] = field(default_factory=dict)
    taken: dict[str, list[Taken]] = field(default_factory=dict)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=SAMPLE, help="an interview; default: the sample")
    parser.add_argument("-n", "--turns", type=int, default=7)
    parser.add_argument("--texts", type=int, default=50, help="number of texts in a batch")
    parser.add_argument("--times", type=int, default=100, help="how often the questions of the long text are repeated")
    parser.add_argument("--rows", default=",".join(ROWS), help=f"of {', '.join(ROWS)}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(options.file.resolve(), Path(scratch), options.texts, options.times)
        print(f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}\n")
        print("| work | ours | peer | ratio (wall) | ratio (processors) | memory | goal |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for name in options.rows.split(","):
            row: Row = getattr(bench, name)()
            turns = {"long": 1, "large": 1, "desk": 30}.get(name, max(1, options.turns))
            measure(row, turns)
            for line in lines(row):
                print(line, flush=True)


class Bench:
    """The rows; each prepares its folder."""

    def __init__(self, file: Path, scratch: Path, texts: int, times: int) -> None:
        self.file, self.scratch, self.texts, self.times = file, scratch, texts, times
        self.pandoc = shutil.which("pandoc") or _pypandoc()

    def version(self) -> Row:
        return Row("`--version`", {"ours": lambda: run(*BRIEFING, "--version")}, {"": "0.08 s"})

    def cold(self) -> Row:
        text = self._markdown(self.file)
        ours = [*BUILD, self.file, "-o", self.scratch / "ours", "--no-cache"]
        contestants = {"ours": lambda: run(*ours), "pandoc + WeasyPrint": lambda: self._weasyprint(text)}
        if _has_typst():
            contestants["pandoc + Typst"] = lambda: self._typst(text)
        return Row("one interview, all formats, cold", contestants, {"pandoc + WeasyPrint": 0.8})

    def fifty(self) -> Row:
        folder = self._many()
        texts = [self._markdown(path) for path in sorted(folder.iterdir())]
        ours = [*BUILD, folder, "-o", self.scratch / "many", "-j", "2", "--no-cache"]
        contestants = {
            "ours": lambda: run(*ours),
            "pandoc + WeasyPrint": lambda: two_at_a_time(self._weasyprint, texts),
        }
        if _has_typst():
            contestants["pandoc + Typst"] = lambda: two_at_a_time(self._typst, texts)
        goals: dict[str, float | str] = {"pandoc + WeasyPrint": 0.3, "pandoc + Typst": 1.0}
        return Row(f"{self.texts} interviews, two at a time", contestants, goals)

    def again(self) -> Row:
        folder, cache = self._many(), self.scratch / "cache"
        one = [*BUILD, self.file, "-o", self.scratch / "kept", "--cache", cache]
        many = [*BUILD, folder, "-o", self.scratch / "kept-many", "--cache", cache]
        run(*one)
        run(*many)
        contestants = {"one": lambda: run(*one), f"all {self.texts}": lambda: run(*many)}
        return Row("again, nothing changed", contestants, {"": "0.15 s for one, 0.5 s for fifty"})

    def changed(self) -> Row:
        text, number = self.scratch / "changed.txt", iter(range(10_000))
        command = [*BUILD, text, "-o", self.scratch / "changed", "--cache", self.scratch / "cache"]

        def once() -> Taken:
            text.write_text(_with_a_word(self.file, next(number)), encoding="utf-8")
            return run(*command)

        once()
        return Row("one word of an answer changed", {"ours": once}, {"": "0.45 s"})

    def warm(self) -> Row:
        watch = Watch(self.file, self.scratch / "watched")
        return Row("the same under --watch", {"ours": watch.turn}, {"": "0.25 s"})

    def desk(self) -> Row:
        times = DeskTimes(self.file, self.scratch / "desk")
        atexit.register(times.close)

        def taken(work: Callable[[], float]) -> Taken:
            before = times.cpu()
            return Taken(work(), times.cpu() - before)

        contestants = {
            "paste to outline": lambda: taken(times.paste),
            "edit to page": lambda: taken(times.edit),
        }
        return Row("at the desk", contestants, {"": "1 s; 0.3 s"})

    def long(self) -> Row:
        text = self.scratch / "long.txt"
        text.write_text("\n".join(_repeated(self.file, self.times)), encoding="utf-8")
        run(
            *BUILD,
            text,
            "-f",
            "txt",
            "-o",
            self.scratch / "long",
            "--keep-stages",
            self.scratch / "stages",
            "--no-cache",
        )
        stages = self.scratch / "stages" / "long"
        ours = [sys.executable, "-c", PRESS, stages, self.scratch / "ours.pdf"]
        theirs = [sys.executable, "-c", WEASYPRINT, stages / "page.xhtml", self.scratch / "theirs.pdf"]
        contestants = {"ours": lambda: run(*ours), "WeasyPrint, the same page": lambda: run(*theirs)}
        return Row(f"{self.times} times the questions, PDF", contestants, {"WeasyPrint, the same page": 0.6})

    def large(self) -> Row:
        text = self.scratch / "large.txt"
        size = len(self.file.read_bytes())
        text.write_text("\n".join(_repeated(self.file, 4_000_000 // size + 1)), encoding="utf-8")
        contestants = {
            name: lambda name=name: run(*BRIEFING, name, text, "-q")  # type: ignore[misc]
            for name in ("clean", "outline")
        }
        return Row("a text of 4 MB, cleaned and outlined", contestants, {"": "90 s for both"})

    def _many(self) -> Path:
        folder = self.scratch / "source"
        folder.mkdir(exist_ok=True)
        for number in range(self.texts):
            (folder / f"text-{number:02}.txt").write_text(_with_a_word(self.file, number), encoding="utf-8")
        return folder

    def _markdown(self, source: Path) -> Path:
        """The cleaned text as input for pandoc: its first line is the title."""
        command = [*BRIEFING, "clean", str(source)]
        cleaned = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        title, _, rest = cleaned.strip().partition("\n")
        text = self.scratch / f"{source.stem}.md"
        text.write_text(
            f"---\ntitle: '{title.replace(chr(39), chr(39) * 2)}'\nlang: en\n---\n\n{rest}\n", encoding="utf-8"
        )
        return text

    def _weasyprint(self, text: Path) -> Taken:
        made = [self._made(text, suffix) for suffix in ("docx", "epub", "html")]
        page = text.with_suffix(".html")
        return total([*made, run(sys.executable, "-c", WEASYPRINT, page, text.with_suffix(".pdf"))])

    def _typst(self, text: Path) -> Taken:
        made = [self._made(text, suffix) for suffix in ("docx", "epub", "html", "typ")]
        page = text.with_suffix(".typ")
        return total([*made, run(sys.executable, "-c", TYPST, page, text.with_suffix(".pdf"))])

    def _made(self, text: Path, suffix: str) -> Taken:
        font = ["-V", "mainfont=Libertinus Serif"] if suffix == "typ" else []  # Typst brings it along
        return run(self.pandoc, "--standalone", text, "-o", text.with_suffix(f".{suffix}"), *font)


class Watch:
    """A running ``--watch``; a turn changes a word and waits for the line that says that the files are there."""

    def __init__(self, file: Path, folder: Path) -> None:
        (folder / "source").mkdir(parents=True)
        (folder / "briefing.toml").touch()
        self.file, self.text, self.number = file, folder / "source" / "text.txt", 0
        self._change()
        command = [*BRIEFING, "build", "source", "--watch", "--cache", "cache"]
        self.process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
        self.lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()
        atexit.register(self.end)
        while "watching" not in self.lines.get(timeout=60):
            pass

    def turn(self) -> Taken:
        begin = time.perf_counter()
        self._change()
        while "text.txt: " not in self.lines.get(timeout=60):
            pass
        return Taken(time.perf_counter() - begin, 0.0)

    def _change(self) -> None:
        self.number += 1
        self.text.write_text(_with_a_word(self.file, self.number), encoding="utf-8")

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.lines.put(line)

    def end(self) -> None:
        self.process.terminate()  # not by Ctrl-C, which jobs in the background ignore
        self.process.wait(30)


# A contestant has its byte code, as after an installation: the first turn, which is not counted, writes what lacks.
_NOT_FOR_CONTESTANTS = ("BRIEFING_CACHE", "PYTHONDONTWRITEBYTECODE")


def run(*command: object) -> Taken:
    """Run a command to its end."""
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_FOR_CONTESTANTS}
    begin = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        child = subprocess.Popen(
            [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=said, env=environment
        )
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            raise SystemExit(f"exit code {child.returncode}: {' '.join(map(str, command))[:300]}\n{said.read()}")
    return Taken(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def total(parts: list[Taken]) -> Taken:
    """The sum of commands that ran one after the other."""
    return Taken(sum(part.wall for part in parts), sum(part.cpu for part in parts), max(part.memory for part in parts))


def two_at_a_time(work: Callable[[Path], Taken], texts: list[Path]) -> Taken:
    """Two processes share the texts, as a script with ``xargs -P 2`` would."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    children = []
    for half in (texts[::2], texts[1::2]):
        child = os.fork()
        if child == 0:
            for text in half:
                work(text)
            os._exit(0)
        children.append(child)
    for child in children:
        if os.waitpid(child, 0)[1]:
            raise SystemExit("a peer failed")
    wall, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Taken(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def measure(row: Row, turns: int) -> None:
    """Let the contestants take turns; a first one, which fills the disk's cache, is not counted if there are more."""
    for turn in range(turns + (turns > 1)):
        for name, contest in row.contestants.items():
            one = contest()
            if turn or turns == 1:
                row.taken.setdefault(name, []).append(one)


def lines(row: Row) -> Iterator[str]:
    """The row in Markdown, a line for each peer; without peers a line for each contestant."""
    (_, own), *peers = row.taken.items()
    if not row.goals or "" in row.goals:
        for name, taken in row.taken.items():
            goal = row.goals.get("", "")
            yield f"| {row.name}: {name} | {_seconds(taken)} | – | – | – | – | {goal} |"
        return
    for name, theirs in peers:
        wall = [a.wall / b.wall for a, b in zip(own, theirs, strict=True)]
        cpu = [a.cpu / b.cpu for a, b in zip(own, theirs, strict=True)]
        memory = f"{own[0].memory:.0f} / {theirs[0].memory:.0f} MB" if "PDF" in row.name else "–"
        goal = f"≤ {row.goals[name]}" if name in row.goals else "–"
        ratios = f"{_span(wall)} | {_span(cpu)}"
        yield f"| {row.name} | {_seconds(own)} | {name}: {_seconds(theirs)} | {ratios} | {memory} | {goal} |"


def _seconds(taken: list[Taken]) -> str:
    wall, cpu = (statistics.median(values) for values in ([t.wall for t in taken], [t.cpu for t in taken]))
    if len(taken) >= _MANY:
        slow = statistics.quantiles([one.wall for one in taken], n=20)[-1]
        return f"{wall:.2f} s ({cpu:.2f}; 95 % within {slow:.2f} s)"
    return f"{wall:.2f} s ({cpu:.2f})" if cpu else f"{wall:.2f} s"


_MANY = 20  # turns, of which the slowest twentieth can be told


def _span(ratios: list[float]) -> str:
    middle = f"{statistics.median(ratios):.2f}"
    return f"{middle} ({min(ratios):.2f}–{max(ratios):.2f})" if len(ratios) > 1 else middle


def _with_a_word(file: Path, number: int) -> str:
    """The text with another word in its longest paragraph."""
    text = file.read_text(encoding="utf-8")
    longest = max(text.split("\n"), key=len)
    return text.replace(longest, re.sub(r"(\w)([.?!])(?!.*[.?!])", rf"\1 again{number}\2", longest), 1)


_WORDS = ("amber", "birch", "cedar", "dune", "ember", "fjord", "grove", "heath", "islet", "kelp", "larch", "marsh")


def _repeated(file: Path, times: int) -> Iterator[str]:
    """The text with its questions and answers several times; a word more in each keeps them from being repeats."""
    paragraphs = file.read_text(encoding="utf-8").split("\n\n")
    yield from (f"{paragraph}\n" for paragraph in paragraphs)
    body = [paragraph.strip() for paragraph in paragraphs[2:-4] if len(paragraph) > 20]
    for number in range(1, times):
        word = _WORDS[number % 12] + _WORDS[number // 12 % 12]
        for paragraph in body:
            yield f"{paragraph[:-1]} in {word} {number}{paragraph[-1]}\n"


def _pypandoc() -> str:
    import pypandoc

    path: str = pypandoc.get_pandoc_path()
    return path


def _has_typst() -> bool:
    return subprocess.run([sys.executable, "-c", "import typst"], capture_output=True).returncode == 0


if __name__ == "__main__":
    main()
