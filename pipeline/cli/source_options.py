"""Find the settings of a source, and run its stages up to the briefing."""

from __future__ import annotations

import os
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.common_options import common_options
from pipeline.cli.completing import SOURCE_PATH, formats, readers
from pipeline.disk import source_files
from pipeline.errors import UsageError
from pipeline.settings import options as told
from pipeline.settings import project
from pipeline.settings.options import Options
from pipeline.settings.project import FORMATS, MADE

if TYPE_CHECKING:
    from pipeline.disk.source_files import Text
    from pipeline.ledger import CleanDocument
    from pipeline.run.analyse import Stages
    from pipeline.settings.project import Settings

SOURCE = click.argument("source", type=SOURCE_PATH)
SOURCES = "source"  # the folder that `briefing init` makes for them
READ_AS = click.option(
    "--from",
    "read_as",
    metavar="FORMAT",
    shell_complete=readers,
    help="Read it as html, pdf, mail, docx, odt, rtf, captions, ttml, ohms, xml, otr, json, transcript, thread, csv,"
    " markdown, asciidoc, rst or text.",
)


def asked_formats(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """The formats of a list such as ``pdf,docx``.

    Raises:
        UsageError: there is no such format.
    """
    if value is None:
        return None
    names = tuple(name.strip().lower() for name in value.split(","))
    for name in names:
        if name not in FORMATS:
            hint = (get_close_matches(name, FORMATS, 1) or ["a list such as pdf,docx"])[0]
            raise UsageError(f"--formats: there is no format {name!r} among {', '.join(FORMATS)}", hint=hint)
    return tuple(dict.fromkeys(names))


WHICH_FORMATS = click.option(
    "-f",
    "--formats",
    metavar="LIST",
    callback=asked_formats,
    shell_complete=formats,
    help=f"Which to make, of {','.join(FORMATS)} (default: {','.join(MADE)}).",
)


def understood(source: str, read_as: str | None = None) -> Stages:
    """The stages of a source, with the settings that apply to it."""
    from pipeline.run.analyse import understand

    return understand(*_near(source, read_as))


def cleaned(source: str, read_as: str | None, undo: tuple[str, ...]) -> CleanDocument | None:
    """The clean text of a source, None for a manuscript; ``undo`` names cleaning rules and lines to leave alone."""
    from pipeline.run.analyse import cleaned as clean_text

    text, options = _near(source, read_as)
    lines = tuple(what for what in undo if what[:1].isdecimal())
    rules = frozenset(undo).difference(lines)
    return clean_text(text, replace(options, off=options.off | rules, protected=options.protected + lines))


def options_of(settings: Settings, read_as: str | None, only: str | None = None) -> Options:
    """The options that follow from settings and SOURCE_DATE_EPOCH."""
    return told.options_of(settings, read_as=read_as, only=only, epoch=os.environ.get("SOURCE_DATE_EPOCH"))


def settings_for(path: Path) -> Settings:
    """The settings that apply to a source or a folder: those of ``--config``, else the nearest."""
    chosen = common_options().config
    return project.read(chosen) if chosen else project.near(path)


def grouped(paths: list[Path]) -> list[tuple[Settings, list[Path]]]:
    """Group sources by the settings that apply to them."""
    chosen = common_options().config
    if chosen:
        return [(project.read(chosen), paths)] if paths else []
    return project.grouped(paths)


def of_the_project() -> tuple[str, ...]:
    """The sources of the project whose folder is the current one.

    Raises:
        UsageError: the current folder is not the folder of a project.
    """
    here = Path()
    place = project.find(here)
    if place is None or place.parent != here.absolute() or not (here / SOURCES).is_dir():
        sentence = f"SOURCES is missing, and this is not a project with a folder {SOURCES}"
        raise UsageError(sentence, hint="`briefing build -h`, or `briefing init .`, which starts a project")
    return (SOURCES,)


def _near(source: str, read_as: str | None) -> tuple[Text, Options]:
    """A source, and the options from the nearest settings."""
    path = source_files.collect_one(source)
    options = options_of(settings_for(path), read_as)
    return source_files.load(path), options
