"""Report on each text of a run, and sum up at the end."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.common_options import common_options, echo_error, say
from pipeline.cli.progress import Say
from pipeline.run.batch.delivering import OF_THE_RUN

if TYPE_CHECKING:
    from pipeline.errors import BriefingError
    from pipeline.model import Note
    from pipeline.run.finished import Outcome

MANY = 100  # texts; of more, each gets a single line


@dataclass(slots=True)
class Tally:
    """The results of a run so far: sums, and the failures; no document is held.

    ``began``: seconds of a monotonic clock; ``explain``: whether to say what came from the store; ``many``: whether
    each text gets a single line; ``told``: notes already shown; ``said``: sentences on the sources, said once.
    """

    as_json: bool
    began: float
    explain: bool = False
    many: bool = False
    texts: int = 0
    files: int = 0
    warned: int = 0
    first: tuple[str, ...] = ()
    failed: list[tuple[str, BriefingError]] = field(default_factory=list)
    told: set[Note] = field(default_factory=set)
    said: set[str] = field(default_factory=set)

    def say_once(self, sentence: str) -> None:
        """Say what holds for the sources as a whole, such as the files that are left out."""
        if sentence not in self.said:
            self.said.add(sentence)
            say(sentence)

    def take(self, one: Outcome, tell: Say = say) -> None:
        """Report a built text at once; failures are reported at the end, where they are seen."""
        if not self.as_json:
            new = tuple(note for note in one.notes if note not in self.told)
            self.told.update(note for note in new if note.code in OF_THE_RUN)
            one = replace(one, notes=new)
        self._count(one)
        if self.as_json:
            from pipeline.cli.records import build_json

            click.echo(json.dumps(build_json(one), ensure_ascii=False))
        elif not one.error:
            tell(self._report_on(one))

    def open(self) -> None:
        """Open the finished files with the machine's default program."""
        if not self.first:
            return
        place = self.first[0] if self.texts - len(self.failed) == 1 else str(Path(self.first[0]).parent)
        if click.launch(place):
            say(f"{place} could not be opened: this machine names no program for it")

    def close(self) -> None:
        """Report the failures and the sum, and exit with the code of the first error."""
        if errors := self.report():
            sys.exit(errors[0].exit_code)

    def report(self) -> list[BriefingError]:
        """Report the failures and the sum; returns the errors."""
        errors = [error for _, error in self.failed]
        if not self.as_json:
            self._list_failures()
            if self.texts > len(errors) or len(errors) > 1:
                self._sum_up()
        return errors

    def _count(self, one: Outcome) -> None:
        self.texts += 1
        self.files += len(one.outputs)
        self.warned += one.is_warned
        self.first = self.first or one.outputs
        if one.error:
            self.failed.append((one.place, one.error))

    def _report_on(self, one: Outcome) -> str:
        from pipeline.cli.report import build_lines, cache_line, short_line

        if self.many and not common_options().verbose:
            return "\n".join((short_line(one), *([cache_line(one)] if self.explain else [])))
        return "\n".join(build_lines(one, every=common_options().verbose, explain=self.explain))

    def _list_failures(self) -> None:
        """Each failure in full, or many of them as a table."""
        if len(self.failed) <= _IN_FULL:
            for _, error in self.failed:
                echo_error(str(error), common_options())
            return
        from pipeline.cli.report import failure_rows
        from pipeline.cli.standard_output import print_table

        print_table(("not built", "error", "try"), failure_rows(self.failed), sys.stderr)

    def _sum_up(self) -> None:
        from pipeline.cli.report import closing_line

        seconds = time.monotonic() - self.began
        say(closing_line(self.texts, self.files, self.warned, seconds, [place for place, _ in self.failed]))


_IN_FULL = 3  # failures; more become a table
