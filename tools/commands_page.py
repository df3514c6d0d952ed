"""Writes docs/commands.md from the help of the commands, so that none of them and no option is without its line."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.cli import PROGRAM, cli

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
HEAD = """# The commands

Made from the program's own help by `make docs`: `briefing COMMAND -h` says the same. Products go to standard output or
into files, and what is to be said to you goes to standard error: `briefing clean interview.txt > cleaned.txt` holds
the text alone. With which code a command leaves, says [the table of exit codes](exit-codes.md); what can be set for
good, [the configuration](configuration.md).
"""


def page() -> str:
    """The page as it should stand."""
    return HEAD + "".join(_section(command, f"{PROGRAM} {name}") for name, command in _commands(cli))


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
    """The options as a table; none where the command takes none but ``--help``."""
    records = [param.get_help_record(ctx) for param in command.params if isinstance(param, click.Option)]
    rows = [f"| `{names}` | {meaning} |" for names, meaning in filter(None, records)]
    table = "\n".join(["| Option | Meaning |", "| --- | --- |", *rows])
    return [table.replace("RULE|LINE", "RULE\\|LINE")] if rows else []


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
