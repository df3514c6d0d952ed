"""The options that every command takes, and how they affect each line that is printed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from pipeline.cli.completing import PATH
from pipeline.text.wording import harmless

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.model import Note

_Command = TypeVar("_Command", bound=Callable[..., Any])


def taking(*options: Callable[[Any], Any]) -> Callable[[_Command], _Command]:
    """A decorator that gives a command several options, listed in this order."""

    def decorated(command: _Command) -> _Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorated


@dataclass(slots=True)
class CommonOptions:
    """``config``: the file of settings that was named, None for the nearest one."""

    quiet: bool = False
    verbose: bool = False
    no_color: bool = False
    config: Path | None = None


def common_options() -> CommonOptions:
    """The options of the running command."""
    ctx = click.get_current_context(silent=True)
    return ctx.ensure_object(CommonOptions) if ctx else CommonOptions()


def say(text: str) -> None:
    """Print a line for a person on standard error; nothing under ``--quiet``."""
    if not common_options().quiet:
        click.echo(harmless(text), err=True)


def say_more(text: str) -> None:
    """Print a line only under ``--verbose``."""
    if common_options().verbose:
        say(text)


def say_notes(notes: Iterable[Note]) -> None:
    """Print the first notes, or all of them under ``--verbose``."""
    from pipeline.cli.report import note_lines

    for line in note_lines(notes, every=common_options().verbose):
        say(line)


def is_screen(stream: TextIO) -> bool:
    """Whether output is laid out for a person: on a terminal, or if FORCE_COLOR is set."""
    return stream.isatty() or _is_forced()


def console(stream: TextIO) -> Console:
    """A console for a stream, without colours and bold if they are not wanted.

    ``--no-color`` overrides NO_COLOR (no-color.org), which overrides FORCE_COLOR (force-color.org).
    """
    from rich.console import Console

    if is_plain(common_options()):
        return Console(file=stream, highlight=False, color_system=None)
    return Console(file=stream, highlight=False, force_terminal=_is_forced() or None)


def is_plain(options: CommonOptions) -> bool:
    """Whether to print without colour and bold."""
    return options.no_color or bool(os.environ.get("NO_COLOR"))


def error_text(text: str, options: CommonOptions) -> str:
    """The lines of an error for standard error; the first word is red if colours are wanted."""
    wanted = not is_plain(options) and (_is_forced() or (sys.stderr.isatty() and os.environ.get("TERM") != "dumb"))
    return text.replace("error:", click.style("error:", fg="red", bold=True), 1) if wanted else text


def echo_error(text: str, options: CommonOptions) -> None:
    """Print an error on standard error."""
    click.echo(error_text(text, options), err=True, color=True)


def _is_forced() -> bool:
    return os.environ.get("FORCE_COLOR", "0") not in ("", "0")


def _told(ctx: click.Context, param: click.Parameter, value: object) -> None:
    """Store an option; one after the command's name overrides one before it."""
    if value:
        setattr(ctx.ensure_object(CommonOptions), str(param.name), value)


shared = taking(  # by all commands
    click.option("-q", "--quiet", is_flag=True, expose_value=False, callback=_told, help="Print nothing but errors."),
    click.option("-v", "--verbose", is_flag=True, expose_value=False, callback=_told, help="Print every note."),
    click.option("--no-color", is_flag=True, expose_value=False, callback=_told, help="No colours and no bold."),
    click.option(
        "--config",
        metavar="FILE",
        type=PATH,
        expose_value=False,
        callback=_told,
        help="The settings to use instead of the nearest briefing.toml.",
    ),
)
