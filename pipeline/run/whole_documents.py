"""Documents kept whole: if nothing that a document is made from has changed, its files come from the store.

What a document is made from is known in two steps. The options, the source and the folders of templates are known
beforehand; which images a text shows, or which other files decide about it, is known once it was built. So the first
key leads to the list of these other files, and the second, which covers them, to the document.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pipeline.disk.surroundings import contents
from pipeline.model import Note
from pipeline.run.digests import key_of
from pipeline.run.finished import Course, Facts, Finished
from pipeline.run.shelf import KeptFile, Shelf

if TYPE_CHECKING:
    from pipeline.disk.source_files import Text
    from pipeline.model import Briefing
    from pipeline.render.theme import Theme
    from pipeline.settings.options import Options

Inputs = dict[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """A document in the store, without the contents of its files."""

    facts: Facts
    notes: tuple[Note, ...]
    files: tuple[KeptFile, ...]


def inputs_of(text: Text, options: Options, shelf: Shelf) -> Inputs:
    """What a document is made from, as far as that is known before it is built: names for messages, and digests."""
    places = [text.place, str(_absolute(text.folder or Path()))]
    inputs = {"the text": key_of(text.name, text.stem, text.data, places), **shelf.machine}
    for field in fields(options):
        inputs[f"the option {field.name}"] = key_of(getattr(options, field.name))
    inputs["the folder of the settings"] = str(options.project and options.project.absolute())
    inputs["other texts that the settings name"] = key_of(
        [name for name in dict(options.documents) if _is_beside(text, name)]
    )
    for path in filter(None, (*options.folders, options.house.logo, options.reference)):
        inputs[str(path)] = contents(path)
    return inputs


def find(text: Text, options: Options, shelf: Shelf) -> tuple[Inputs, Kept | None]:
    """The inputs of a document, and the document if it was built from just these before."""
    inputs = inputs_of(text, options, shelf)
    listed = _list_of(shelf.text("inputs", shelf.key(inputs)))
    if listed is None:
        return inputs, None
    whole = inputs | {path: contents(Path(path)) for path in listed}
    return inputs, shelf.value("document", shelf.key(whole), Kept)


def recall(text: Text, options: Options, shelf: Shelf, folder: Path | None = None) -> tuple[Inputs, Finished | None]:
    """As :func:`find`, with the contents of the files; a document that lacks one counts as missing.

    Args:
        folder: may hold its finished files; what is there need not be in the store too.
    """
    inputs, kept = find(text, options, shelf)
    files = [shelf.file(file, folder) for file in kept.files] if kept else []
    if kept is None or None in files:
        return inputs, None
    made = tuple(file for file in files if file)
    course = Course(("everything",))
    return inputs, Finished(text.place, text.stem, None, made, kept.notes, facts=kept.facts, course=course)


def remember(inputs: Inputs, others: Iterable[Path], finished: Finished, shelf: Shelf) -> None:
    """Keep a document that was built. ``others``: further files that it depends on, as :func:`others_of` lists them."""
    if not shelf.store or finished.facts is None:
        return
    listed = {str(path): contents(path) for path in sorted(others)}
    shelf.keep_text("inputs", shelf.key(inputs), json.dumps(list(listed)))
    files = tuple(shelf.kept(replace(file, notes=(), breaks=(), undrawn=frozenset())) for file in finished.artifacts)
    shelf.keep("document", shelf.key(inputs | listed), Kept(finished.facts, finished.notes, files))
    shelf.keep_text("last", shelf.key_of_place(finished.place), json.dumps(inputs | listed))


def others_of(briefing: Briefing, text: Text, theme: Theme, options: Options) -> tuple[Path, ...] | None:
    """The files besides those of :func:`inputs_of` that a document depends on, whether they exist or not.

    None if it depends on the web, where nothing tells whether an image has changed.
    """
    from pipeline.render import resources

    addresses = [mark.href for block in briefing.blocks() for mark in block.marks if mark.kind == "image" and mark.href]
    kinds = {urlsplit(address).scheme for address in addresses}
    if options.remote and not kinds.isdisjoint(("http", "https")):
        return None
    rooms = [_absolute(room) for room in (text.folder or Path(), options.project) if room is not None]
    images = [room / unquote(urlsplit(href).path).lstrip("/") for href in addresses for room in rooms]
    beside = [rooms[0] / briefing.source.name] if briefing.source.name != text.name else []
    themes = [folder for folder in map(_absolute, theme.extended) if not folder.is_relative_to(resources.builtin())]
    return tuple(dict.fromkeys((*images, *beside, *themes)))


def differences(inputs: Inputs, place: str, shelf: Shelf) -> list[str]:
    """The names of what has changed since the document of this place was last built; empty if it was not built."""
    last = _table_of(shelf.store.get("last", shelf.key_of_place(place)) if shelf.store else None)
    others = {name: contents(Path(name)) for name in last if name not in inputs}
    return sorted(name for name, value in (inputs | others).items() if last and last.get(name) != value)


def _is_beside(text: Text, name: str) -> bool:
    return (Path(text.place).parent / name).exists()


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - follows no links


def _table_of(data: bytes | None) -> Inputs:
    try:
        table = json.loads(data or b"{}")
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in table.items()} if isinstance(table, dict) else {}


def _list_of(text: str | None) -> list[str] | None:
    try:
        listed = json.loads(text or "null")
    except ValueError:
        return None
    return [str(one) for one in listed] if isinstance(listed, list) else None
