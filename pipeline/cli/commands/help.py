"""``briefing help``."""

from __future__ import annotations

import click

from pipeline.cli.common_options import shared
from pipeline.cli.completing import commands


@click.command(short_help="Show how a command is used.")
@click.argument("command", nargs=-1, shell_complete=commands)
@shared
@click.pass_context
def help(ctx: click.Context, command: tuple[str, ...]) -> None:
    """Show how COMMAND is used, as `briefing COMMAND -h` does; without COMMAND, which commands there are.

    \b
    Examples:
      briefing help
      briefing help build
      briefing help themes new
    """
    shown = ctx.find_root()
    for name in command:
        group = shown.command
        if not isinstance(group, click.Group):
            raise click.UsageError(f"`{shown.command_path}` has no commands of its own", shown)
        _, found, _ = group.resolve_command(shown, [name])
        assert found is not None
        shown = click.Context(found, info_name=name, parent=shown)
    click.echo(shown.get_help())
