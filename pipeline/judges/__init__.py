"""Judges from outside: validators of others, asked about a finished file where they are installed.

A judge is a module of this package with ``NAME``, ``SUFFIXES`` (of the files it knows), ``HINT`` (how to get it),
``lacks()`` and ``judge(path)``. A new one is a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol, cast

from pipeline.judges.running import JudgeError
from pipeline.model import Note


class Judge(Protocol):
    """What a module of this package offers."""

    NAME: str
    SUFFIXES: frozenset[str]
    HINT: str

    def lacks(self) -> str | None:
        """What is missing for asking it, None where nothing is."""

    def judge(self, path: Path) -> Iterator[Note]:
        """What it finds in a file: ``warning`` for what it calls an error, ``info`` for what it calls a warning.

        Raises:
            JudgeError: it gave no answer.
            KeyError, TypeError, ValueError, AttributeError: its answer has another shape than the one that is known.
        """


@dataclass(frozen=True, slots=True)
class Absent:
    """A judge that was not asked: what it lacks, and how to get it."""

    name: str
    lacks: str
    hint: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the judges say of a file: their notes, who was asked, and who was not."""

    notes: tuple[Note, ...] = ()
    asked: tuple[str, ...] = ()
    absent: tuple[Absent, ...] = ()


def ask(path: Path) -> Opinion:
    """Ask every judge that knows files of this kind. One that is absent, or fails, is never a fault of the file."""
    notes: list[Note] = []
    asked: list[str] = []
    absent: list[Absent] = []
    for judge in _judges(path.suffix.lower()):
        lacks = judge.lacks()
        if lacks:
            absent.append(Absent(judge.NAME, lacks, judge.HINT))
            continue
        try:
            notes += _answer(judge, path)
            asked.append(judge.NAME)
        except JudgeError as error:
            absent.append(Absent(judge.NAME, f"it failed: {error}", judge.HINT))
    return Opinion(tuple(notes), tuple(asked), tuple(absent))


def _answer(judge: Judge, path: Path) -> list[Note]:
    try:
        return list(judge.judge(path))
    except (KeyError, TypeError, ValueError, AttributeError) as error:  # another release, and another shape
        raise JudgeError("its answer cannot be read") from error


def _judges(suffix: str) -> Iterator[Judge]:
    for module in iter_modules(__path__):
        judge = import_module(f"{__name__}.{module.name}")
        if suffix in getattr(judge, "SUFFIXES", ()):
            yield cast(Judge, judge)
