"""Find the sources at an address: a file, the texts in a folder, or the matches of a pattern."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.disk.folders import Selection, fixed_part, is_pattern, reason_by_name
from pipeline.disk.remote_files import opened
from pipeline.errors import InputError

_HEAD = 8192  # bytes in which a manuscript shows itself


def found_at(address: str, say: Callable[[str], None]) -> list[tuple[str, str]]:
    """The addresses of the sources, in order, each with its folders below the fixed part of a pattern.

    Raises:
        InputError: there is none, or the place does not answer.
        MissingDependencyError: a library for this kind of address is not installed.
    """
    system, path = opened(address)
    try:
        root, names = _listed(system, path)
    except Exception as error:  # each file system has a tree of errors of its own
        said = str(error).strip().splitlines()[:1] or [type(error).__name__]
        hint = "checking the address, and what is needed to sign in there"
        raise InputError(f"the address cannot be read: {said[0]}", place=address, hint=hint) from error
    if not names:
        raise InputError(
            "there is no text at this address", place=address, hint="a pattern such as s3://texts/**/*.txt"
        )
    chosen, left_out = _chosen(system, names) if root is not None else (names, ())
    if sentence := Selection((), left_out).sentence(address):
        say(sentence)
    return [(system.unstrip_protocol(name), _below(name, root)) for name in chosen]


def _listed(system: Any, path: str) -> tuple[str | None, list[str]]:
    """The folder that was named or is fixed in a pattern, and the files; None as the folder of a single file."""
    if is_pattern(path):
        return str(fixed_part(path)), sorted(system.glob(path))
    if system.isfile(path):
        return None, [path]
    return path, sorted(entry["name"] for entry in system.ls(path, detail=True) if entry["type"] == "file")


def _chosen(system: Any, names: list[str]) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """The texts among the files; a manuscript replaces the text of its name."""
    reasons = {name: reason_by_name(PurePosixPath(name)) for name in names}
    texts = [name for name in names if not reasons[name]]
    by_stem: dict[str, list[str]] = {}
    for name in texts:
        by_stem.setdefault(name.rpartition(".")[0], []).append(name)
    for alike in by_stem.values():
        if len(alike) > 1 and (manuscript := next((name for name in alike if _is_manuscript(system, name)), None)):
            what = f"{PurePosixPath(manuscript).name} is its manuscript"
            reasons.update({name: what for name in alike if name != manuscript})
    left_out = tuple((PurePosixPath(name).name, reason) for name, reason in reasons.items() if reason)
    return [name for name in names if not reasons[name]], left_out


def _is_manuscript(system: Any, name: str) -> bool:
    from pipeline.manuscript import head_of, is_manuscript

    if not name.lower().endswith((".md", ".markdown")):
        return False
    return is_manuscript(head_of(system.cat_file(name, start=0, end=_HEAD)))


def _below(name: str, root: str | None) -> str:
    folder = Path(name).parent
    below = folder.relative_to(root).as_posix() if root is not None and folder.is_relative_to(root) else "."
    return "" if below == "." else below
