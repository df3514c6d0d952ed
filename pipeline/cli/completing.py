"""Completions for the Tab key: names of files, themes, rules, readers, formats."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

# A parameter that completes to file names. Our own code reports a file that does not exist.
PATH = click.Path(path_type=Path)


class _Folder(click.Path):
    """A folder as a path, or as an address such as ``s3://archive/dist``, which stays a text."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path, or the address."""
        return value if isinstance(value, str) and "://" in value else super().convert(value, param, ctx)


FOLDER = _Folder(path_type=Path)
SOURCE_PATH = click.Path(allow_dash=True)


def themes(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """The themes available in this folder."""
    from pipeline.render import theme
    from pipeline.settings import project
    from pipeline.settings.options import folders_of

    return _beginning(theme.available(folders=folders_of(project.near(Path()))), begun)


def rules(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """The cleaning rules."""
    from pipeline.clean import rules

    return _beginning((rule.name for rule in rules()), begun)


def readers(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """The formats that can be read."""
    from pipeline.read import formats

    return _beginning(formats(), begun)


def formats(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """The formats that can be made, to complete a comma-separated list."""
    from pipeline.settings.project import FORMATS

    listed, comma, last = begun.rpartition(",")
    there = listed.split(",")
    return [f"{listed}{comma}{name}" for name in _beginning(FORMATS, last) if name not in there]


def files_of_the_tool(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """The templates, style sheets and themes that can be copied."""
    from pipeline.render import resources

    return _beginning(resources.files(), begun)


def commands(ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """The commands."""
    group = ctx.find_root().command
    return _beginning(group.list_commands(ctx) if isinstance(group, click.Group) else (), begun)


def _beginning(names: Iterable[str], begun: str) -> list[str]:
    return [name for name in names if name.startswith(begun)]
