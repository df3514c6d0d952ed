"""Write docs/commands.md from the help of the commands, so that it has every command and option."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from pathlib import Path

import click

from pipeline.cli import PROGRAM, cli
from pipeline.cli.common_options import CommonOptions

SHARED = {field.name for field in fields(CommonOptions)}
PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
HEAD = """# The commands

Made from the program's own help by `make docs`: `briefing COMMAND -h` says the same. Products go to standard output or
into files, and what is to be said to you goes to standard error: `briefing clean interview.txt > cleaned.txt` holds
the text alone. With which code a command leaves, says [the table of exit codes](exit-codes.md); what can be set for
good, [the configuration](configuration.md).

Every command also takes these options, before or after its name:

"""
MORE = """
Without a terminal, nothing is printed in colour; `FORCE_COLOR=1` prints there as on a terminal. `NO_COLOR=1` is the
same as `--no-color`. With `--json` everything that a program has to know is on standard output, errors too: a command
that fails prints an object with the key `error`.
"""


def page() -> str:
    """The expected page."""
    shared = "\n".join(_table(_records(cli, SHARED, click.Context(cli))))
    sections = (_section(command, f"{PROGRAM} {name}") for name, command in _commands(cli))
    return HEAD + shared + "\n" + MORE + "".join(sections)


def _commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None
        yield before + name, command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before}{name} ")


def _section(command: click.Command, name: str) -> str:
    ctx = click.Context(command, info_name=name)
    takes = [param.make_metavar(ctx) for param in command.params if isinstance(param, click.Argument)]
    words, _, examples = inspect.cleandoc(command.help or "").partition("\b\n")
    lines = [line.strip() for line in examples.splitlines()[1:]]
    parts = [f"\n## {' '.join([name, *takes])}\n", words.strip(), "```\n" + "\n".join(lines) + "\n```"]
    return "\n\n".join([*parts, *_options(command, ctx)]).replace("\n\n\n", "\n\n") + "\n"


def _options(command: click.Command, ctx: click.Context) -> list[str]:
    """The command's own options as a table; empty if it has none."""
    own = {param.name for param in command.params} - SHARED
    rows = _records(command, own, ctx)
    return ["\n".join(_table(rows))] if rows else []


def _records(command: click.Command, names: Collection[str | None], ctx: click.Context) -> list[tuple[str, str]]:
    options = (param for param in command.params if isinstance(param, click.Option) and param.name in names)
    return [record for param in options if (record := param.get_help_record(ctx))]


def _table(records: Iterable[tuple[str, str]]) -> list[str]:
    """The rows; a bar within a cell, even in code, would end it."""
    escaped = ((names.replace("|", r"\|"), meaning.replace("|", r"\|")) for names, meaning in records)
    return ["| Option | Meaning |", "| --- | --- |", *(f"| `{names}` | {meaning} |" for names, meaning in escaped)]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
