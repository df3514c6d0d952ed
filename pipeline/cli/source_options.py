"""What every command does with a source: its settings, and its stages up to the briefing."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from pipeline.disk import source_files
from pipeline.settings import options as told
from pipeline.settings import project
from pipeline.settings.options import Options

if TYPE_CHECKING:
    from pipeline.disk.source_files import Text
    from pipeline.ledger import CleanDocument
    from pipeline.run.analyse import Stages
    from pipeline.settings.project import Settings

SOURCE = click.argument("source")
READ_AS = click.option(
    "--from",
    "read_as",
    metavar="FORMAT",
    help="Read it as html, docx, odt, rtf, captions, ttml, transcript, thread, csv, markdown or text.",
)


def understood(source: str, read_as: str | None = None) -> Stages:
    """The stages of a source, as the settings near it say."""
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
    """The options that settings come to, with the environment's date."""
    return told.options_of(settings, read_as=read_as, only=only, epoch=os.environ.get("SOURCE_DATE_EPOCH"))


def _near(source: str, read_as: str | None) -> tuple[Text, Options]:
    """A source, and the options that the settings near it come to."""
    path = source_files.collect_one(source)
    options = options_of(project.near(path), read_as)
    return source_files.load(path), options
