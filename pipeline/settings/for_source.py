"""The editor's decisions about one source, in settings and front matter; notes on those without effect."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from pipeline.disk.source_files import Text
from pipeline.model import NO_EXTRAS, UNDECIDED, Briefing, Decisions, Note, RawDocument
from pipeline.settings.decision_tables import laid_over
from pipeline.settings.options import Options
from pipeline.settings.text_fields import in_front_matter


def with_front_matter(raw: RawDocument, decided: Decisions) -> tuple[RawDocument, Decisions]:
    """The decisions in the front matter of a source override those of the settings; mistakes in it are noted.

    Raises:
        UsageError: a table of ours has an unknown key, or a value of another shape.
    """
    front = next((block.text for block in raw.blocks if block.kind == "metadata"), None)
    if front is None:
        return raw, decided
    own, notes = in_front_matter(front, raw.source.name)
    return replace(raw, notes=(*raw.notes, *notes)), laid_over(decided, own)


def meant_for_another(text: Text, options: Options) -> tuple[Note, ...]:
    """A note if the settings decide about a similar name but no such file exists."""
    names = [name for name, _ in options.documents]
    if not names or text.name in names:
        return ()
    close = [name for name in get_close_matches(text.name, names, 3) if not _beside(text, name).exists()]
    return tuple(
        _idle(f'the settings decide about "{name}", but there is no such text', f'[documents."{text.name}"]')
        for name in close
    )


def beside_a_manuscript(text: Text, briefing: Briefing, options: Options) -> tuple[Note, ...]:
    """Notes if the settings decide about a manuscript, which they cannot change, or its source has changed."""
    notes = []
    decided = dict(options.documents).get(text.name)
    if decided and replace(decided, extras=NO_EXTRAS, place="") != UNDECIDED:
        notes.append(_idle(f'the settings decide about "{text.name}", which is a manuscript', "the same in its text"))
    source = briefing.source
    path = _beside(text, source.name)
    is_another = source.name != text.name and Path(source.name).name == source.name
    # Unlike Path.is_file this is False for a name that is too long.
    there = os.path.isfile(path)  # noqa: PTH113
    if is_another and there and hashlib.sha256(path.read_bytes()).hexdigest() != source.sha256:
        message = f"{source.name} has changed since this manuscript was drafted"
        notes.append(Note("stale", "warning", message, None, f"`briefing draft {path} -o {text.place}`"))
    return tuple(notes)


def _beside(text: Text, name: str) -> Path:
    return Path(text.place).parent / name


def _idle(message: str, hint: str) -> Note:
    return Note("decision", "warning", message, None, hint)
