"""The pages of the desk, from the templates in ``pages/``. Words of a text are escaped, never taken as HTML."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.desk.panes.reasons import reason
from pipeline.desk.wording_of_pages import words_in
from pipeline.languages.scripts import direction

if TYPE_CHECKING:
    from jinja2 import Environment


def html_page(name: str, tongue: str, **values: Any) -> str:
    """A page or a part of one.

    Args:
        name: of its template, without the suffix.
        tongue: the language of the desk's own words.
        values: what the template shows.
    """
    words = words_in(tongue)
    told = {"t": words, "tongue": tongue, "direction": direction(tongue), "reason": partial(reason, words=words)}
    return _templates().get_template(f"{name}.html.j2").render(**told, **values)


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(Path(__file__).parent / "pages")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
