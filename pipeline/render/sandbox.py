"""Templates run apart: a template can read the values that it is given; it runs no code and reads no other files.

A project may come from somebody else, and its templates come with it. So Jinja2's sandbox fills them
(jinja.palletsprojects.com, "Sandbox"), and a link that leads out of the folder of templates is no template.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pipeline.render.resources import builtin


class Sandbox(ImmutableSandboxedEnvironment):
    """Beyond what Jinja2 forbids, a path to a file answers nothing: it could read, write and delete."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may ask ``obj`` for ``attr``."""
        return not isinstance(obj, PurePath) and super().is_safe_attribute(obj, attr, value)


class Inside(jinja2.FileSystemLoader):
    """The templates of folders, and nothing that links in them lead to elsewhere."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its path, and how to ask whether the file is still the same.

        Raises:
            TemplateNotFound: no folder has it, or it lies elsewhere.
        """
        text, name, current = super().get_source(environment, template)
        place, own = Path(name), str(builtin())
        rooms = [Path(folder) for folder in self.searchpath if place.is_relative_to(folder) and folder != own]
        if rooms and not place.resolve().is_relative_to(rooms[0].resolve()):
            raise jinja2.TemplateNotFound(template, f"{name} is a link that leads out of the folder of templates")
        return text, name, current
