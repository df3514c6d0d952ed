"""``briefing doctor``."""

from __future__ import annotations

import click

from pipeline.errors import MissingDependencyError


@click.command(short_help="Look at what this machine has and lacks.")
def doctor() -> None:
    """Look at this machine: what is there, what is missing, how to get it.

    \b
    Example:
      briefing doctor
    """
    from pipeline.cli.machine import examine

    findings = list(examine())
    for finding in findings:
        hint = f"; get it with: {finding.hint}" if finding.hint and finding.state != "ok" else ""
        click.echo(f"{finding.state:8} {finding.name:20} {finding.detail}{hint}")
    missing = [finding.name for finding in findings if finding.state == "missing"]
    if missing:
        raise MissingDependencyError(f"this machine lacks {', '.join(missing)}", hint="the commands shown above")
