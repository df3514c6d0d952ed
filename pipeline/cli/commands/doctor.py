"""``briefing doctor``."""

from __future__ import annotations

from dataclasses import asdict

import click

from pipeline.cli.common_options import common_options, shared
from pipeline.cli.standard_output import leave
from pipeline.errors import MissingDependencyError


@click.command(short_help="Check this machine for libraries, fonts and programs.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
@shared
def doctor(as_json: bool) -> None:
    """Check this machine: libraries, fonts and programs, and how to install missing ones.

    \b
    Examples:
      briefing doctor
      briefing doctor --json
    """
    from pipeline.cli.machine import examine

    findings = list(examine())
    missing = [finding.name for finding in findings if finding.state == "missing"]
    sentence = f"this machine lacks {', '.join(missing)}"
    error = MissingDependencyError(sentence, hint="the commands shown above") if missing else None
    if as_json:
        leave({"findings": [asdict(finding) for finding in findings]}, error)
        return
    for finding in findings:
        hint = f"; get it with: {finding.hint}" if finding.hint and finding.state != "ok" else ""
        if finding.state != "ok" or not common_options().quiet:
            click.echo(f"{finding.state:8} {finding.name:20} {finding.detail}{hint}")
    if error:
        raise error
