"""``briefing completion``."""

from __future__ import annotations

import click

from pipeline.cli.common_options import shared

SHELLS = ("bash", "zsh", "fish")


@click.command(short_help="Print a script for command completion with Tab.")
@click.argument("shell", type=click.Choice(SHELLS))
@shared
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a script that makes SHELL (bash, zsh or fish) complete commands, options and file names with Tab.

    \b
    Examples:
      briefing completion bash >> ~/.bashrc
      briefing completion zsh >> ~/.zshrc
      briefing completion fish > ~/.config/fish/completions/briefing.fish
    """
    from click.shell_completion import get_completion_class

    root = ctx.find_root()
    name = str(root.info_name)
    kind = get_completion_class(shell)
    assert kind is not None  # click.Choice has checked the name
    shell_lines = kind(root.command, {}, name, f"_{name.upper()}_COMPLETE")
    # Click's own source() first asks the installed shell for its version; the lines may be meant for another one.
    click.echo(shell_lines.source_template % shell_lines.source_vars())
