"""``briefing build --scheduler``: the same build on a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.archives.cataloguing import Catalogues
from pipeline.cli.common_options import say
from pipeline.cli.progress import progress
from pipeline.cli.source_options import of_the_project, options_of, settings_for
from pipeline.cli.tally import MANY
from pipeline.disk import remote_files, source_files
from pipeline.disk.store import NAME
from pipeline.errors import UsageError
from pipeline.run.batch.delivering import refused
from pipeline.run.batch.job import Job
from pipeline.run.batch.taken import Taken
from pipeline.run.cluster.bundle import bundled
from pipeline.run.cluster.crew import Cluster
from pipeline.run.cluster.finding import found_at
from pipeline.settings import project

if TYPE_CHECKING:
    from pipeline.cli.building import Order
    from pipeline.cli.tally import Tally
    from pipeline.settings.options import Options


@dataclass(frozen=True, slots=True)
class Remote:
    """A source by its address, and the folders of its files below the output."""

    address: str
    below: str = ""


def build_on_a_cluster(order: Order, scheduler: str, output: str, run: Tally, *, quiet: bool) -> None:
    """Build everything on a cluster; the texts share the settings of the current folder, or of ``--config``.

    Args:
        order: what to build.
        scheduler: the address of the scheduler.
        output: address of the folder for the files; empty for that of the settings.
        run: takes the reports.
        quiet: whether no progress is shown.

    Raises:
        UsageError: a part of the order needs this machine.
        MissingDependencyError, RenderError: as the crew does.
    """
    settings = project.merge(settings_for(Path()), order.flags)
    options = options_of(settings, order.read_as, order.only)
    _refuse(order, options)
    output = (output or _absolute(settings.output)).rstrip("/")
    sources = _sources(order.sources or of_the_project(), run)
    run.many = len(sources) > MANY
    catalogues = Catalogues([(output, settings, options.folders)])
    with (
        Cluster(scheduler, bundled(options), prints="pdf" in options.formats, say=say) as crew,
        progress(len(sources), quiet=quiet) as (tell, tell_message),
    ):
        for outcome in crew.carry_out(_jobs(sources, output, options, order)):
            catalogues.take(output, outcome)
            tell(outcome.place)
            run.take(outcome, tell_message)
    for page in catalogues.write():
        say(f"{page}: the catalogue")


def _refuse(order: Order, options: Options) -> None:
    """Refuse what would have to be on the disk of this machine."""
    wanted = {
        "--keep-stages": order.keep_stages is not None,
        "-f review": "review" in options.formats,
        "--cache": order.cache is not None,
    }
    for flag, given in wanted.items():
        if given:
            raise UsageError(f"{flag} works on one machine only", hint="--scheduler without it")


def _sources(named: tuple[str, ...], run: Tally) -> list[Remote]:
    """The sources: of addresses as the file system there lists them, of paths as on one machine."""
    there = [one for one in named if remote_files.is_address(one)]
    here = source_files.found([one for one in named if one not in there], say, lambda error: run.take(refused(error)))
    if any(str(one.path) == source_files.STANDARD_INPUT for one in here):
        raise UsageError("standard input cannot be read by a cluster", hint="the name of a file")
    found = [Remote(_absolute(one.path), "" if one.below == Path() else one.below.as_posix()) for one in here]
    for address in there:
        found += [Remote(where, below) for where, below in found_at(address, say)]
    _refuse_namesakes(found)
    return found


def _refuse_namesakes(sources: list[Remote]) -> None:
    seen: dict[str, str] = {}
    for one in sources:
        name = f"{one.below}/{one.address.rpartition('/')[2].rpartition('.')[0]}".casefold()
        other = seen.setdefault(name, one.address)
        if other != one.address:
            hint = "building them into different folders with -o"
            raise UsageError(f"{one.address} and {other} would write the same files", hint=hint)


def _jobs(sources: list[Remote], output: str, options: Options, order: Order) -> Iterator[Job]:
    taken = Taken(path for one in sources if (path := remote_files.local(one.address)))
    for one in sources:
        folder = f"{output}/{one.below}" if one.below else output
        there = remote_files.local(folder)
        stem = one.address.rpartition("/")[2].rpartition(".")[0]
        store = "" if order.no_cache else f"{output}/{NAME.as_posix()}"
        own = taken.of(there, stem) if there else ()
        yield Job(one.address, folder, options, taken=own, store=store or None, fresh=order.fresh)


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - follows no links
