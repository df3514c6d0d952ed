"""``briefing completion``."""

from __future__ import annotations

import click

from pipeline.cli.manner import shared

SHELLS = ("bash", "zsh", "fish")


@click.command(short_help="Print what makes a shell complete commands with Tab.")
@click.argument("shell", type=click.Choice(SHELLS))
@shared
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the lines with which SHELL (bash, zsh or fish) completes commands, options, and names of files with Tab.

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
    assert kind is not None  # each of SHELLS is one of Click's
    shell_lines = kind(root.command, {}, name, f"_{name.upper()}_COMPLETE")
    # Click's own source() first asks the shell for its version, and the one that reads this may be another one.
    click.echo(shell_lines.source_template % shell_lines.source_vars())
