"""Report on each text of a run, and sum up at the end."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from pipeline.cli.delivering import OF_THE_RUN, Delivered
from pipeline.cli.manner import echo_error, manner, say
from pipeline.cli.progress import Say

if TYPE_CHECKING:
    from pipeline.errors import BriefingError
    from pipeline.model import Note


@dataclass(slots=True)
class Tally:
    """The results of a run so far.

    ``began``: seconds of a monotonic clock; ``explain``: whether to say what came from the store; ``told``: notes
    already shown that apply to every text.
    """

    as_json: bool
    began: float
    explain: bool = False
    done: list[Delivered] = field(default_factory=list)
    told: set[Note] = field(default_factory=set)

    def take(self, one: Delivered, tell: Say = say) -> None:
        """Report a built text at once; failures are reported at the end, where they are seen."""
        if not self.as_json:
            one = one.without(self.told)
            self.told.update(note for note in one.finished.notes if note.code in OF_THE_RUN)
        self.done.append(one)
        if self.as_json:
            click.echo(json.dumps(one.as_json(), ensure_ascii=False))
        elif not one.finished.error:
            tell("\n".join(one.lines(every=manner().verbose, explain=self.explain)))

    def open(self) -> None:
        """Open the finished files with the machine's default program."""
        made = [one.paths for one in self.done if one.paths]
        if not made:
            return
        place = made[0][0] if len(made) == 1 else made[0][0].parent
        if click.launch(str(place)):
            say(f"{place} could not be opened: this machine names no program for it")

    def close(self) -> None:
        """Report the failures and the sum, and exit with the code of the first error."""
        if errors := self.report():
            sys.exit(errors[0].exit_code)

    def report(self) -> list[BriefingError]:
        """Report the failures and the sum; returns the errors."""
        errors = [one.finished.error for one in self.done if one.finished.error]
        if not self.as_json:
            for error in errors:
                echo_error(str(error), manner())
            if len(self.done) > len(errors) or len(errors) > 1:
                self._sum_up()
        return errors

    def _sum_up(self) -> None:
        from pipeline.cli.report import closing_line

        made = sum(len(one.paths) for one in self.done)
        warned = sum(one.is_warned for one in self.done)
        seconds = time.monotonic() - self.began
        failed = [one.finished.place for one in self.done if one.finished.error]
        say(closing_line(len(self.done), made, warned, seconds, failed))
