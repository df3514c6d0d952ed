# ruff: noqa: T201
"""Compare the time of one cold build with that of a script of other tools: ``cold.py FILE [-n RUNS]``.

Ours: ``briefing build FILE`` to PDF, Word, EPUB and XHTML. Theirs: pandoc to Word, EPUB and HTML, and WeasyPrint
(PDF/UA) from that HTML, of the same cleaned text. Theirs is run sequentially, as in a script, and also in parallel,
which is the harder rival. Runs alternate, so that a slow minute of the machine affects all; figures are medians.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

BRIEFING = [sys.executable, "-m", "pipeline"]
WEASYPRINT = [sys.executable, "-m", "weasyprint", "--quiet", "--pdf-variant", "pdf/ua-1"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("-n", "--runs", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        text = prepare(options.file, folder)
        contests: dict[str, Callable[[], None]] = {
            "briefing build, four formats": lambda: run(*BRIEFING, "build", options.file, "-o", folder / "ours"),
            "pandoc and WeasyPrint, in turn": lambda: in_turn(text, folder),
            "pandoc and WeasyPrint, at once": lambda: at_once(text, folder),
            "briefing --version": lambda: run(*BRIEFING, "--version"),
            "briefing -h": lambda: run(*BRIEFING, "-h"),
        }
        report(measure(contests, options.runs))


def prepare(source: Path, folder: Path) -> Path:
    """The cleaned text as input for pandoc: its first line is the title."""
    cleaned = subprocess.run([*BRIEFING, "clean", str(source)], capture_output=True, text=True, check=True).stdout
    title, _, rest = cleaned.strip().partition("\n")
    text = folder / "text.md"
    text.write_text(f"---\ntitle: '{title.replace(chr(39), chr(39) * 2)}'\nlang: en\n---\n\n{rest}\n", encoding="utf-8")
    return text


def in_turn(text: Path, folder: Path) -> None:
    for target in ("docx", "epub", "html"):
        run(*pandoc(text, folder / f"theirs.{target}"))
    run(*WEASYPRINT, folder / "theirs.html", folder / "theirs.pdf")


def at_once(text: Path, folder: Path) -> None:
    others = [start(*pandoc(text, folder / f"theirs.{target}")) for target in ("docx", "epub")]
    run(*pandoc(text, folder / "theirs.html"))
    run(*WEASYPRINT, folder / "theirs.html", folder / "theirs.pdf")
    for other in others:
        if other.wait():
            raise SystemExit(f"pandoc failed: {other.args}")


def pandoc(text: Path, target: Path) -> list[object]:
    import pypandoc

    return [pypandoc.get_pandoc_path(), "--standalone", text, "-o", target]


def start(*command: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def run(*command: object) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"exit code {done.returncode}: {' '.join(map(str, command))}\n{done.stderr}")


def measure(contests: dict[str, Callable[[], None]], runs: int) -> dict[str, list[float]]:
    """Seconds of each contestant, in alternating runs; a first round, which fills the disk's cache, is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in contests}
    for _ in range(runs + 1):
        for name, contest in contests.items():
            begin = time.perf_counter()
            contest()
            seconds[name].append(time.perf_counter() - begin)
    return {name: taken[1:] for name, taken in seconds.items()}


def report(seconds: dict[str, list[float]]) -> None:
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    for name, median in medians.items():
        print(f"{median:7.3f} s  {name}  (from {min(seconds[name]):.3f} to {max(seconds[name]):.3f})")
    ours, in_turn_, at_once_, *_ = medians.values()
    print(f"ratio to the script: {ours / in_turn_:.2f}\nratio to the same side by side: {ours / at_once_:.2f}")


if __name__ == "__main__":
    main()
