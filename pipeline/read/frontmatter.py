"""Front matter: the YAML between two lines ``---``, or the TOML between ``+++``, at the very top of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pipeline import plainyaml
from pipeline.model import Note, Origin

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """``text`` verbatim with its fences, empty where there is none; ``lines``: how many lines it takes."""

    text: str = ""
    lines: int = 0
    metadata: Pairs = ()
    notes: tuple[Note, ...] = ()


def front_matter(lines: list[str]) -> FrontMatter:
    """The front matter of a text given as lines. Scalars and lists of scalars become pairs; what nests does not."""
    end = _end(lines)
    if end is None:
        return FrontMatter()
    text, body = "\n".join(lines[: end + 1]), "\n".join(lines[1:end])
    try:
        value = _yaml(body) if lines[0].startswith("---") else _toml(body)
    except ValueError as error:
        return FrontMatter(text, end + 1, notes=(_broken(error),))
    if not isinstance(value, dict):
        return FrontMatter(text, end + 1, notes=(_broken(None),)) if value else FrontMatter(text, end + 1)
    return FrontMatter(text, end + 1, _pairs(value))


_FENCE_RE = re.compile(r"(?:-{3,}|\+\+\+)[ \t]*$")
_KEY_RE = re.compile(r"""\s*(?:#|["']?\w[\w .-]*+["']?\s*+[:=]|$)""")
_SPACES_RE = re.compile(r"\s+")


def _end(lines: list[str]) -> int | None:
    """The line that closes it. A text may begin with a rule: what follows must look like a key, or be nothing."""
    if len(lines) < 2 or not _FENCE_RE.match(lines[0]) or not _KEY_RE.match(lines[1]):
        return None
    fence = lines[0].strip()
    # Some sites open with a longer rule and close with three.
    closing = (fence,) if fence == "+++" else (fence, "---", "...")
    return next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in closing), None)


def _yaml(body: str) -> Any:
    import yaml

    try:
        return plainyaml.load(body)
    except yaml.YAMLError as error:
        raise ValueError(getattr(error, "problem", None) or str(error)) from error


def _toml(body: str) -> Any:
    import tomllib

    try:
        return tomllib.loads(body)
    except RecursionError as error:
        raise ValueError("it nests too deep") from error


def _pairs(table: dict[Any, Any]) -> Pairs:
    pairs = ((str(key).strip().lower(), _flat(value)) for key, value in table.items())
    return tuple({key: value for key, value in pairs if value is not None}.items())


def _flat(value: Any) -> str | None:
    if isinstance(value, dict):
        return None
    if isinstance(value, list):
        parts = [item for item in value if not isinstance(item, dict | list)]
        return ", ".join(map(_scalar, parts)) if len(parts) == len(value) else None
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return _SPACES_RE.sub(" ", str(value)).strip()


def _broken(error: ValueError | None) -> Note:
    reason = f": {error}" if error else ", it is no table of keys"
    return Note("front-matter", "warning", f"the front matter cannot be read{reason}", Origin(1), "mending it")
