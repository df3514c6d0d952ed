# ruff: noqa: T201
"""Build every text of a folder without stopping at failures: ``corpus.py DIR [-f epub,html] [-o DIR]``.

Prints a line for each text: exit code, seconds, kilobytes, letters lost, name, messages. "Letters lost" is counted
here, not by the program: letters and digits of a plain text that are neither in the finished XHTML nor in the ledger,
as a multiset. GUM documents (``.xml``) are joined to plain text first.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import gum_text

from pipeline.model import stream

LIMIT = 900  # seconds for one text
SUFFIXES = {".txt", ".md", ".markdown", ".xml", ".htm", ".html", ".csv"}


@dataclass(frozen=True)
class Result:
    """The result for one text. ``lost`` is None if it was not counted."""

    name: str
    code: int
    seconds: float
    size: int
    lost: int | None
    said: str

    def __str__(self) -> str:
        lost = "-" if self.lost is None else str(self.lost)
        figures = f"{self.code:4d} {self.seconds:7.2f} s {self.size / 1000:8.1f} kB  lost {lost:>5s}"
        return f"{figures}  {self.name}  {self.said}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("-f", "--formats", default="pdf,docx,epub,html")
    parser.add_argument("-o", "--output", type=Path, help="keep the finished files here")
    parser.add_argument("-j", "--jobs", type=int, default=2)
    options = parser.parse_args()
    paths = sorted(p for folder in options.folder for p in folder.rglob("*") if p.suffix in SUFFIXES)
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(options.jobs) as pool:
        output = options.output or Path(scratch) / "out"
        results = []
        for result in pool.map(lambda path: attempt(path, Path(scratch), output, options.formats), paths):
            print(result, flush=True)
            results.append(result)
    return summarise(results)


def attempt(path: Path, scratch: Path, output: Path, formats: str) -> Result:
    """Build one text in a process of its own."""
    source = as_text(path, scratch)
    out = output / path.parent.name / path.stem
    command = [sys.executable, "-m", "pipeline", "build", str(source), "-o", str(out), "-f", formats]
    start = time.perf_counter()
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, errors="replace")
        code, said = run.returncode, (run.stderr.strip().splitlines() or [""])
    except subprocess.TimeoutExpired:
        code, said = -1, [f"no end after {LIMIT} s"]
    seconds = time.perf_counter() - start
    shown = "" if code == 0 else next((line for line in said if line.startswith("error")), said[-1])
    lost = count_lost(source, out) if code == 0 and source.suffix == ".txt" else None
    return Result(f"{path.parent.name}/{path.name}", code, seconds, source.stat().st_size, lost, shown[:150])


def as_text(path: Path, scratch: Path) -> Path:
    """The text itself, or a joined GUM document."""
    if path.suffix != ".xml":
        return path
    joined = scratch / f"{path.stem}.txt"
    joined.write_text(gum_text.join(path.read_text(encoding="utf-8")), encoding="utf-8")
    return joined


def count_lost(source: Path, out: Path) -> int | None:
    """The number of letters and digits of the source that are neither in the page nor in the ledger."""
    page, ledger = out / f"{source.stem}.xhtml", out / f"{source.stem}.ledger.jsonl"
    if not (page.exists() and ledger.exists()):
        return None
    edits = [json.loads(line) for line in ledger.read_text(encoding="utf-8").splitlines()]
    body = ElementTree.parse(page).getroot().find("{http://www.w3.org/1999/xhtml}body")
    kept = "".join(body.itertext()) if body is not None else ""
    there = Counter(stream(source.read_bytes().decode("utf-8", "replace")))
    return (there - Counter(stream(kept)) - Counter(stream("".join(edit["before"] for edit in edits)))).total()


def summarise(results: list[Result]) -> int:
    """Print the counts and the worst cases; returns the exit code, 0 if all is well."""
    failed = [result for result in results if result.code]
    losing = [result for result in results if result.lost]
    total = sum(result.seconds for result in results)
    print(f"{len(results)} texts, {len(failed)} failed, {len(losing)} lost letters, {total:.1f} s")
    for result in sorted(results, key=lambda r: -r.seconds)[:3]:
        print(f"  slowest: {result.seconds:.2f} s  {result.size / 1000:.1f} kB  {result.name}")
    return 1 if failed or losing else 0


if __name__ == "__main__":
    sys.exit(main())
