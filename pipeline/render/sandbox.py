"""Run templates in a sandbox: a template can read the values it is given, but cannot run code or read other files.

A project may come from somebody else, together with its templates. So Jinja2's sandbox fills them
(jinja.palletsprojects.com, "Sandbox"), and a link that leads out of the folder of templates is not followed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pipeline.render.resources import builtin


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox that also hides the attributes of paths: a path can read, write and delete."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may use ``attr`` of ``obj``: of all objects of its type, or of none."""
        known = _safe.get((type(obj), attr))
        if known is None:
            known = not isinstance(obj, PurePath) and super().is_safe_attribute(obj, attr, value)
            if len(_safe) < _MOST:
                _safe[type(obj), attr] = known
        return known


_safe: dict[tuple[type, str], bool] = {}  # a page asks a thousand times for the same hundred attributes
_MOST = 4096


class Inside(jinja2.FileSystemLoader):
    """The templates in folders, without links that lead outside."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its path, and a function that tells whether the file is unchanged.

        Raises:
            TemplateNotFound: no folder has it, or a link leads outside.
        """
        text, name, current = super().get_source(environment, template)
        place, own = Path(name), str(builtin())
        rooms = [Path(folder) for folder in self.searchpath if place.is_relative_to(folder) and folder != own]
        if rooms and not place.resolve().is_relative_to(rooms[0].resolve()):
            raise jinja2.TemplateNotFound(template, f"{name} is a link that leads out of the folder of templates")
        return text, name, current
