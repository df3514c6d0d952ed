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
from other_edits import other_cases
from round_trip_cases import DOCUMENTS, Case, cases, manuscript

from pipeline.errors import BriefingError
from pipeline.model import Block
from pipeline.review.merging.editors_words import holds_speech
from pipeline.review.units import Manuscript, manuscript_of
from pipeline.review.word_tokens import split
from pipeline.run.copies.returned_copies import Wish
from pipeline.run.copies.returning import Taken, take_back

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "docs" / "round-trip.md"
PYTHON = "/usr/bin/python3"
FORMATS = (".docx", ".odt")
Job = dict[str, Any]
HANDS = 2  # LibreOffices at work, each with a profile of its own
TRIES = 2  # more attempts at an edit, each with a LibreOffice of its own, where LibreOffice died or hung
ENOUGH = 0.98  # the share of edits that must come back as meant; the rest must be said
CONFLICT_RE = re.compile(r"\n*<!-- conflict:.*?-->", re.DOTALL)
DATE_RE = re.compile(r'((?:comment|reply) [^:"]*?)\d{4}-\d\d-\d\d')
STATEMENT_RE = re.compile(r"\nchanges:(?:\n- edited by [^\n]*)+")
HEAD = """# What comes back from editors

Written by `make conformance`: each kind of edit is made by LibreOffice in a review copy of four manuscripts (English, a
labelled talk, Arabic, Korean; some kinds in two of them), with change tracking and without, and saved as DOCX and as
ODT. "As meant" is a manuscript that is, sign by sign, the one that the editor meant, with a mark on each word that the
editor put into what was said. Nothing may be dropped: what is not as meant is in the conflicts or refused.

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
    why: str = ""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    """Every edit made, and merged back."""
    if shutil.which("soffice") is None or subprocess.run([PYTHON, "-c", "import uno"], check=False).returncode:
        pytest.skip("LibreOffice or its Python bridge is not installed")
    folder = tmp_path_factory.mktemp("editors")
    (folder / "briefing.toml").touch()
    trips = list(planned(folder))
    unmade = made_by_libreoffice(trips, folder)
    return [judged(folder, trip, file, unmade) for trip in trips for file in trip.files]


def test_no_edit_is_dropped_in_silence(outcomes: list[Outcome]) -> None:
    assert [told(one) for one in outcomes if one.verdict == "dropped"] == []


def test_nearly_every_edit_comes_back_as_meant(outcomes: list[Outcome], request: pytest.FixtureRequest) -> None:
    made = [one for one in outcomes if one.verdict != "not made"]
    if request.config.getoption("--accept"):
        assert missing(outcomes) == ""
        PAGE.write_text(HEAD + "".join(rows(outcomes)) + total(made), encoding="utf-8")
    good = sum(one.verdict == "as meant" for one in made)
    assert good >= ENOUGH * len(made), "\n".join(told(one) for one in made if one.verdict != "as meant")
    page = PAGE.read_text(encoding="utf-8")
    whole = rows([one for one in outcomes if not is_incomplete(one.trip.case.name, outcomes)])
    assert [row for row in whole if row not in page] == []
    assert page.count("\n| ") - 2 == len({one.trip.case.name for one in outcomes})


def test_libreoffice_makes_nearly_every_edit(outcomes: list[Outcome]) -> None:
    assert sum(one.verdict == "not made" for one in outcomes) <= len(outcomes) / 100, missing(outcomes)


def planned(folder: Path) -> Iterator[Trip]:
    """Build the copies, and list the edits to make in them."""
    for document in DOCUMENTS:
        source = folder / f"{document}.md"
        source.write_text(manuscript(document), encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "pipeline", "build", str(source), "-f", "review", "-o", str(folder / "dist"), "-q"],
            check=True,
        )
        for number, case in enumerate([*cases(document), *other_cases(document)]):
            for way in case.ways:
                stem = folder / document / f"{number:02}-{way}"
                yield Trip(document, case, way, tuple(stem.with_suffix(suffix) for suffix in FORMATS))


def made_by_libreoffice(trips: list[Trip], folder: Path) -> dict[Path, str]:
    """Make the edits, at most three times; returns the files that LibreOffice did not make, and the reasons."""
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
        shares = [(jobs[hand::HANDS], folder / f"jobs-{hand}.json") for hand in range(HANDS)]
        failed = [one for share in hands.map(edited, *zip(*shares, strict=True)) for one in share]
    for _ in range(TRIES):
        again = [(job, why, edited([job], folder / "again.json")) for job, why in failed]
        failed = [(job, f"{why}; {left[0][1]}") for job, why, left in again if left]
    return {Path(file): why for job, why in failed for file in job["out"]}


def edited(jobs: list[Job], batch: Path) -> list[tuple[Job, str]]:
    """Have one LibreOffice make edits; returns those that it did not make, with the reason."""
    batch.write_text(json.dumps(jobs), encoding="utf-8")
    command = [PYTHON, str(HERE / "office_edits.py"), "--batch", str(batch)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    answers = {str(answer["out"]): answer for answer in map(json.loads, done.stdout.splitlines())}
    silent = {"ok": False, "error": f"no answer, exit code {done.returncode}: {done.stderr.strip()[-300:]}"}
    found = [(job, answers.get(str(job["out"]), silent)) for job in jobs]
    return [(job, answer.get("error", "")) for job, answer in found if not answer["ok"]]


def judged(folder: Path, trip: Trip, file: Path, unmade: dict[Path, str]) -> Outcome:
    """Merge one file, and compare the manuscript with the one that was meant."""
    if file in unmade:
        return Outcome(trip, file.suffix, "not made", unmade[file])
    before, case = manuscript(trip.document), trip.case
    try:
        done, marked = (merged(folder, trip, file, marks=marks) for marks in (False, True))
    except BriefingError:
        return Outcome(trip, file.suffix, "said")  # refused as a whole, with its place: nothing is written
    text = DATE_RE.sub(r"\1DATE", STATEMENT_RE.sub("", CONFLICT_RE.sub("", done.merge.text)))
    meant = text == case.changed(before) and len(done.merge.conflicts) == case.conflicts
    meant = meant and tells_who(*(manuscript_of(one, "talk") for one in (before, done.merge.text, marked.merge.text)))
    if meant and bool(done.merge.refusals) == case.refused:
        return Outcome(trip, file.suffix, "as meant")
    said = done.merge.conflicts or done.merge.refusals or done.merge.changes or done.talk.changes or done.oddities
    return Outcome(trip, file.suffix, "said" if said else "dropped")


def merged(folder: Path, trip: Trip, file: Path, *, marks: bool) -> Taken:
    """Merge one file, without writing anything."""
    wish = Wish(preview=True, marks=marks)
    return take_back(folder / f"{trip.document}.md", [file], wish, datetime(2026, 11, 27, tzinfo=UTC))


def tells_who(before: Manuscript, plain: Manuscript, marked: Manuscript) -> bool:
    """Whether the marks change no word, and each new word of the talk has one."""
    if [(one.role, one.block.text) for one in plain.units] != [(one.role, one.block.text) for one in marked.units]:
        return False
    known = Counter(word for one in before.units for word in split(f"{one.label} {one.block.text}"))
    said = Counter(word for one in marked.units if holds_speech(one) for word in split(unmarked(one.block)))
    return not any(word.isalnum() for word in said - known)


def unmarked(block: Block) -> str:
    """The words of a block without those that have a mark."""
    edited = {place for mark in block.marks if mark.kind == "edited" for place in range(mark.start, mark.end)}
    return "".join(" " if place in edited else sign for place, sign in enumerate(block.text))


def rows(outcomes: list[Outcome]) -> Iterator[str]:
    """A row of the table for each kind of edit."""
    for name in dict.fromkeys(one.trip.case.name for one in outcomes):
        cells = []
        for way in ("tracked", "untracked"):
            found = Counter(one.verdict for one in outcomes if (one.trip.case.name, one.trip.way) == (name, way))
            others = "".join(
                f", {count} {verdict}" for verdict, count in sorted(found.items()) if verdict != "as meant"
            )
            cells.append(f"{found['as meant']} of {found.total()}{others}" if found else "–")
        yield f"| {name} | {cells[0]} | {cells[1]} |\n"


def is_incomplete(name: str, outcomes: list[Outcome]) -> bool:
    """Whether an edit of a kind was not made, so that its row cannot be compared."""
    return any(one.verdict == "not made" for one in outcomes if one.trip.case.name == name)


def missing(outcomes: list[Outcome]) -> str:
    """The edits that LibreOffice did not make, with the reasons."""
    return "\n".join(f"{told(one)}: {one.why}" for one in outcomes if one.verdict == "not made")


def total(made: list[Outcome]) -> str:
    """The last line of the page."""
    found = Counter(one.verdict for one in made)
    return (
        f"\n{len(made)} edited files: {found['as meant']} as meant, {found['said']} said, {found['dropped']} dropped.\n"
    )


def told(one: Outcome) -> str:
    """An outcome in a line."""
    return f"{one.trip.document}: {one.trip.case.name}, {one.trip.way}, {one.suffix}: {one.verdict}"
