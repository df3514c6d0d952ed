"""``briefing desk``."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from pipeline.cli.common_options import say, shared
from pipeline.errors import MissingDependencyError, UsageError


@click.command(short_help="See and decide in the browser.")
@click.argument("place", required=False, type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="NUMBER", help="Port (default: a free one).")
@click.option("--no-open", is_flag=True, help="Do not open a browser; print the address only.")
@shared
def desk(place: Path | None, port: int, no_open: bool) -> None:
    """Open a page in the browser where you see what was found in the texts of a FOLDER or in one FILE, and decide.

    Only this machine can reach it. Every decision is written into the manuscript next to the text. Ctrl-C ends it.

    \b
    Examples:
      briefing desk
      briefing desk source/interview.txt
      briefing desk source --no-open --port 8765
    """
    folder, only = _place(place)
    _demand_libraries()

    from pipeline.desk.serving import serve
    from pipeline.desk.workspace import Workspace

    def opened(address: str) -> None:
        say(f"the desk is at {address}")
        say("Ctrl-C ends it; every decision is in the manuscripts")
        if not no_open:
            click.launch(address)

    serve(Workspace(folder, only), port, opened)


def _demand_libraries() -> None:
    """Say how to install what only the desk needs."""
    lacking = [name for name in ("starlette", "uvicorn", "tomlkit") if find_spec(name) is None]
    if lacking:
        sentence = f"the desk needs libraries that are not installed: {', '.join(lacking)}"
        raise MissingDependencyError(sentence, hint="`make desk`, or pip install 'briefing-pipeline[desk]'")


def _place(place: Path | None) -> tuple[Path, str | None]:
    """The folder of the texts, and the name of the one text that was asked for."""
    if place is None:
        source = Path("source")
        return (source if source.is_dir() else Path(), None)
    if place.is_dir():
        return place, None
    if place.is_file():
        return place.parent, place.stem
    raise UsageError("this is neither a folder nor a text", place=str(place), hint="`briefing init`, which starts one")
