"""The round trip to editors, with LibreOffice: each kind of edit in four documents, tracked and not, as DOCX and ODT.

The outcome is a table in ``docs/round-trip.md``, rewritten by ``pytest --accept``. Needed are LibreOffice and its
Python bridge (Debian: libreoffice-writer-nogui, libreoffice-uiconfig-writer, python3-uno).
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from round_trip_cases import DOCUMENTS, Case, cases, manuscript

from pipeline.errors import BriefingError
from pipeline.run.returning import Wish, take_back

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "docs" / "round-trip.md"
PYTHON = "/usr/bin/python3"
FORMATS = (".docx", ".odt")
HANDS = 2  # LibreOffices at work, each with a profile of its own
ENOUGH = 0.98  # the share of edits that must come back as meant; the rest must be said
CONFLICT_RE = re.compile(r"\n*<!-- conflict:.*?-->", re.DOTALL)
DATE_RE = re.compile(r'((?:comment|reply) [^:"]*?)\d{4}-\d\d-\d\d')
STATEMENT_RE = re.compile(r"\nchanges:(?:\n- edited by [^\n]*)+")
HEAD = """# What comes back from editors

Written by `make conformance`: each kind of edit is made by LibreOffice in a review copy of four manuscripts (English, a
labelled talk, Arabic, Korean), with change tracking and without, and saved as DOCX and as ODT. "As meant" is a
manuscript that is, sign by sign, the one that the editor meant. Nothing may be dropped: what is not as meant is in the
conflicts or refused.

| Edit | tracked | untracked |
| --- | --- | --- |
"""


@dataclass(frozen=True)
class Trip:
    """An edited copy, and what LibreOffice says of it."""

    document: str
    case: Case
    way: str
    files: tuple[Path, ...]


@dataclass(frozen=True)
class Outcome:
    """What came back: ``as meant``, ``said`` (a conflict or refusal instead), ``dropped``, or ``not made``."""

    trip: Trip
    suffix: str
    verdict: str


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    """Every edit made, and merged back."""
    if shutil.which("soffice") is None or subprocess.run([PYTHON, "-c", "import uno"], check=False).returncode:
        pytest.skip("LibreOffice or its Python bridge is not installed")
    folder = tmp_path_factory.mktemp("editors")
    (folder / "briefing.toml").touch()
    trips = list(planned(folder))
    refused = made_by_libreoffice(trips, folder)
    return [judged(folder, trip, file, refused) for trip in trips for file in trip.files]


def test_no_edit_is_dropped_in_silence(outcomes: list[Outcome]) -> None:
    assert [told(one) for one in outcomes if one.verdict == "dropped"] == []


def test_nearly_every_edit_comes_back_as_meant(outcomes: list[Outcome], request: pytest.FixtureRequest) -> None:
    made = [one for one in outcomes if one.verdict != "not made"]
    table = HEAD + "".join(rows(outcomes)) + total(made)
    if request.config.getoption("--accept"):
        PAGE.write_text(table, encoding="utf-8")
    good = sum(one.verdict == "as meant" for one in made)
    assert good >= ENOUGH * len(made), "\n".join(told(one) for one in made if one.verdict != "as meant")
    assert table == PAGE.read_text(encoding="utf-8")


def test_libreoffice_makes_nearly_every_edit(outcomes: list[Outcome]) -> None:
    assert sum(one.verdict == "not made" for one in outcomes) <= len(outcomes) / 100


def planned(folder: Path) -> Iterator[Trip]:
    """Build the copies, and list the edits to make in them."""
    for document in DOCUMENTS:
        source = folder / f"{document}.md"
        source.write_text(manuscript(document), encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "pipeline", "build", str(source), "-f", "review", "-o", str(folder / "dist"), "-q"],
            check=True,
        )
        for number, case in enumerate(cases(document)):
            for way in case.ways:
                stem = folder / document / f"{number:02}-{way}"
                yield Trip(document, case, way, tuple(stem.with_suffix(suffix) for suffix in FORMATS))


def made_by_libreoffice(trips: list[Trip], folder: Path) -> set[Path]:
    """Make the edits; returns the files that LibreOffice did not make."""
    jobs = [
        {
            "in": str(folder / "dist" / f"{trip.document}.review.docx"),
            "out": list(map(str, trip.files)),
            "edits": trip.case.edits,
            "author": "Anna Moss",
            "untracked": trip.way == "untracked",
        }
        for trip in trips
    ]
    with ThreadPoolExecutor(HANDS) as hands:
        answers = [
            answer for told in hands.map(edited, range(HANDS), [jobs] * HANDS, [folder] * HANDS) for answer in told
        ]
    return {Path(file) for answer in answers if not answer["ok"] for file in answer["out"]}


def edited(hand: int, jobs: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """Have one LibreOffice make its share of the edits; returns what it says of each."""
    batch = folder / f"jobs-{hand}.json"
    batch.write_text(json.dumps(jobs[hand::HANDS]), encoding="utf-8")
    command = [PYTHON, str(HERE / "office_edits.py"), "--batch", str(batch)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


def judged(folder: Path, trip: Trip, file: Path, refused: set[Path]) -> Outcome:
    """Merge one file, and compare the manuscript with the one that was meant."""
    if file in refused:
        return Outcome(trip, file.suffix, "not made")
    before = manuscript(trip.document)
    try:
        done = take_back(folder / f"{trip.document}.md", [file], Wish(preview=True), datetime(2026, 11, 27, tzinfo=UTC))
    except BriefingError:
        return Outcome(trip, file.suffix, "said")  # refused as a whole, with its place: nothing is written
    text = DATE_RE.sub(r"\1DATE", STATEMENT_RE.sub("", CONFLICT_RE.sub("", done.merge.text)))
    case = trip.case
    meant = text == case.changed(before) and len(done.merge.conflicts) == case.conflicts
    if meant and bool(done.merge.refusals) == case.refused:
        return Outcome(trip, file.suffix, "as meant")
    said = done.merge.conflicts or done.merge.refusals or done.merge.changes or done.talk.changes or done.oddities
    return Outcome(trip, file.suffix, "said" if said else "dropped")


def rows(outcomes: list[Outcome]) -> Iterator[str]:
    """A row of the table for each kind of edit."""
    for name in dict.fromkeys(one.trip.case.name for one in outcomes):
        cells = []
        for way in ("tracked", "untracked"):
            found = Counter(one.verdict for one in outcomes if (one.trip.case.name, one.trip.way) == (name, way))
            whole = found.total() - found["not made"]
            others = "".join(
                f", {count} {verdict}" for verdict, count in sorted(found.items()) if verdict != "as meant"
            )
            cells.append(f"{found['as meant']} of {whole}{others}" if found else "–")
        yield f"| {name} | {cells[0]} | {cells[1]} |\n"


def total(made: list[Outcome]) -> str:
    """The last line of the page."""
    found = Counter(one.verdict for one in made)
    return (
        f"\n{len(made)} edited files: {found['as meant']} as meant, {found['said']} said, {found['dropped']} dropped.\n"
    )


def told(one: Outcome) -> str:
    """An outcome in a line."""
    return f"{one.trip.document}: {one.trip.case.name}, {one.trip.way}, {one.suffix}: {one.verdict}"
