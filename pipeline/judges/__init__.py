"""Validators by others, asked about a finished file if they are installed.

A judge is a module of this package with ``NAME``, ``SUFFIXES`` (of the files that it checks), ``HINT`` (how to install
it), ``lacks()`` and ``judge(path)``. A new judge is one new file.
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
    """The interface of a judge module."""

    NAME: str
    SUFFIXES: frozenset[str]
    HINT: str

    def lacks(self) -> str | None:
        """The missing program or package, None if it is installed."""

    def judge(self, path: Path) -> Iterator[Note]:
        """The findings about a file: ``warning`` for an error of the judge's, ``info`` for a warning of the judge's.

        Raises:
            JudgeError: it gave no usable answer.
            KeyError, TypeError, ValueError, AttributeError: its answer has an unknown shape.
        """


@dataclass(frozen=True, slots=True)
class Absent:
    """A judge that could not be asked: what it lacks, and how to install it."""

    name: str
    lacks: str
    hint: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """The findings about a file, the judges that were asked, and those that are absent."""

    notes: tuple[Note, ...] = ()
    asked: tuple[str, ...] = ()
    absent: tuple[Absent, ...] = ()


def ask(path: Path) -> Opinion:
    """Ask every judge for files of this kind. A judge that is absent or fails does not count against the file."""
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
    except (KeyError, TypeError, ValueError, AttributeError) as error:  # a new release with another shape of answer
        raise JudgeError("its answer cannot be read") from error


def _judges(suffix: str) -> Iterator[Judge]:
    for module in iter_modules(__path__):
        judge = import_module(f"{__name__}.{module.name}")
        if suffix in getattr(judge, "SUFFIXES", ()):
            yield cast(Judge, judge)
