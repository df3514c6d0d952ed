"""``briefing themes``: list themes, show one, start one of your own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.click_errors import Commands
from pipeline.cli.common_options import say, shared
from pipeline.cli.completing import files_of_the_tool
from pipeline.cli.completing import themes as known_themes
from pipeline.cli.source_options import settings_for
from pipeline.cli.standard_output import print_json, print_table, write
from pipeline.errors import LayoutError, UsageError
from pipeline.settings import project
from pipeline.settings.options import folders_of, templates_of

if TYPE_CHECKING:
    from pipeline.render.theme import Theme

_SPECIMEN = "specimen.md"
_HOUSE = "house"
_OWN = """\
# {title}: say here only what differs from "{parent}". All keys, with their meaning:
#   briefing themes eject themes/brief/theme.toml
# Style rules of your own go into core.css (all outputs), paged.css (PDF), reflow.css (EPUB), screen.css (XHTML) beside
# this file.

extends = "{parent}"
title = "{title}"
description = "Our own design."

[page]
# size = "A4"

[font]
# text = "Source Serif 4"
# heading = "Source Sans 3"

[color]
# Two colours that are too close to be read (WCAG 2.2 AA) are an error that names them.
# accent = "#173f5f"
"""


@click.group(cls=Commands, invoke_without_command=True, short_help="List, show, and start themes.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@shared
@click.pass_context
def themes(ctx: click.Context, as_json: bool) -> None:
    """List the themes; look at one; start one of your own.

    \b
    Examples:
      briefing themes
      briefing themes show academic
      briefing themes new house --extends newsroom
      briefing themes eject parts/title-block.xhtml.j2
    """
    if ctx.invoked_subcommand:
        return
    from pipeline.render import theme

    folders = folders_of(settings_for(Path()))
    rows = [_row(name, folders) for name in theme.available(folders=folders)]
    if as_json:
        print_json([dict(zip(("name", "description", "fonts", "page"), row, strict=True)) for row in rows])
    else:
        print_table(("name", "description", "fonts", "page"), rows)


@themes.command(short_help="Show the fonts and the tokens of a theme, or a specimen.")
@click.argument("name", shell_complete=known_themes)
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help="Build a specimen as PDF, Word and XHTML."
)
@shared
@click.pass_context
def show(ctx: click.Context, name: str, output: Path | None) -> None:
    """Show the fonts, with their licences, and the tokens of the theme NAME; with -o, build a specimen.

    \b
    Examples:
      briefing themes show academic
      briefing themes show house -o specimen
    """
    if output is not None:
        from pipeline.cli.commands.build import build
        from pipeline.render import resources

        specimen = resources.find(_SPECIMEN, folders_of(settings_for(Path())))
        ctx.invoke(build, sources=(str(specimen),), output=output, formats=("pdf", "docx", "html"), theme=name)
        return
    from pipeline.render import theme

    found = theme.load(name, folders=folders_of(settings_for(Path())))
    licences = {face.family: face.licence for face in found.faces}
    click.echo(f"{found.name}: {found.description}")
    for key in ("text", "heading", "mono"):
        family = found.family(key)
        click.echo(f"{'font.' + key:20} {family} ({licences.get(family, 'not installed')})")
    for token, value in found.tokens.items():
        if not token.startswith("font."):
            click.echo(f"{token:20} {value}")


@themes.command(short_help="Start a theme of your own.")
@click.argument("name")
@click.option(
    "--extends",
    "parent",
    metavar="NAME",
    default="brief",
    show_default=True,
    shell_complete=known_themes,
    help="The theme to extend.",
)
@shared
def new(name: str, parent: str) -> None:
    """Start the theme NAME in the folder of your templates.

    \b
    Example:
      briefing themes new house --extends newsroom
    """
    from pipeline.render import theme

    if not _NAME_RE.fullmatch(name):
        raise UsageError(f"a theme cannot be named {name!r}", hint="letters, digits, - and _")
    settings = settings_for(Path())
    if name in theme.available(folders=folders_of(settings)) and not _is_tools_house(name, folders_of(settings)):
        raise UsageError(f"there is a theme {name!r} already", hint="another name, with --extends " + name)
    theme.find(parent, folders_of(settings))
    _start(
        settings, f"themes/{name}/theme.toml", _OWN.format(title=re.sub("[-_]", " ", name).capitalize(), parent=parent)
    )


def _is_tools_house(name: str, folders: tuple[Path, ...]) -> bool:
    """Whether this is the tool's theme for a house, which a theme of one's own with that name may replace."""
    from pipeline.render import resources, theme

    return name == _HOUSE and theme.find(name, folders).is_relative_to(resources.builtin())


@themes.command(short_help="Copy a file of the tool into your templates.")
@click.argument("file", required=False, shell_complete=files_of_the_tool)
@shared
def eject(file: str | None) -> None:
    """Copy FILE, a template, style sheet or theme of the tool, into your templates; yours is then used.

    Without FILE, list what there is.

    \b
    Examples:
      briefing themes eject
      briefing themes eject css/paged.css
    """
    from difflib import get_close_matches

    from pipeline.render import resources

    there = resources.files()
    if file is None:
        click.echo("\n".join(there))
        return
    if file not in there:
        close = get_close_matches(file, there, 1)
        raise UsageError(f"there is no {file}", hint=close[0] if close else "`briefing themes eject`, which lists all")
    _start(settings_for(Path()), file, resources.read(file))


_SETTINGS = "# Settings of this project (docs/configuration.md). The folder templates/ next to this file is used.\n"
_NAME_RE = re.compile(r"[a-z0-9][\w-]*", re.IGNORECASE | re.ASCII)


def _row(name: str, folders: tuple[Path, ...]) -> tuple[str, str, str, str]:
    """A theme as its row in the list; a broken theme does not hide the others."""
    from pipeline.render import theme

    try:
        return _described(theme.load(name, folders=folders))
    except LayoutError as error:
        return name, f"broken: {error.sentence}", "", ""


def _described(theme: Theme) -> tuple[str, str, str, str]:
    fonts = dict.fromkeys(theme.family(key) for key in ("text", "heading"))
    return theme.name, theme.description, ", ".join(fonts), theme.tokens["page.size"]


def _start(settings: project.Settings, name: str, text: str) -> None:
    """Write a new file where builds find it: next to the settings, which are created if there are none."""
    own = templates_of(settings)
    place = (own or Path("templates")) / name
    if place.exists():
        raise UsageError("the file exists already", place=str(place), hint="editing it, or removing it first")
    write(place, text)
    say(f"made {place}")
    if own is None and settings.file is None:
        write(Path(project.OWN), _SETTINGS)
        say(f"made {project.OWN}, so that the folder templates/ is used")
    elif own is None:
        say(f'to use it, add templates = "{place.parents[-2]}" to {settings.file}')
