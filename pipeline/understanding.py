"""From a source to its briefing: read, clean, structure; a manuscript is taken at its word."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from pipeline import deciding
from pipeline.clean import SHARE, clean
from pipeline.errors import BriefingError
from pipeline.files import Text
from pipeline.model import Briefing, CleanDocument, Page, RawDocument
from pipeline.options import Options
from pipeline.read import read
from pipeline.read.decode import decode
from pipeline.structure import structure

# A manuscript begins with front matter; only a file that has some costs the import of its parser.
FENCE, HEAD = b"---", 4096


@dataclass(frozen=True, slots=True)
class Stages:
    """Every value on the way. A manuscript has no raw and no clean text."""

    briefing: Briefing
    raw: RawDocument | None = None
    clean: CleanDocument | None = None
    page: Page | None = None


def understand(text: Text, options: Options) -> Stages:
    """Read, clean and structure; a manuscript is taken at its word.

    Raises:
        InputError, CleaningError, StructureError: as the stages do; the place names the source as the user did.
        UsageError: a decision in the front matter has an unknown key or another shape.
    """
    try:
        return _understood(text, options)
    except BriefingError as error:
        raise error.named(text.name, text.place) from error


def _understood(text: Text, options: Options) -> Stages:
    if FENCE in text.data[:HEAD] and (briefing := _manuscript(text)):
        notes = deciding.beside_a_manuscript(text, briefing, options)
        return Stages(replace(briefing, notes=(*briefing.notes, *notes)))
    decided = options.decided(text.name)
    raw = read(text.data, text.name, format=options.format, language=decided.language or options.language)
    raw, decided = deciding.with_front_matter(raw, decided)
    raw = replace(raw, notes=(*raw.notes, *deciding.meant_for_another(text, options)))
    cleaned = clean(raw, off=options.off, protected=options.protected, share=options.share or SHARE)
    return Stages(structure(cleaned, decided), raw, cleaned)


def _manuscript(text: Text) -> Briefing | None:
    from pipeline.manuscript import is_manuscript, parse

    if not is_manuscript(text.data[:HEAD].decode("utf-8", errors="replace")):
        return None
    words, _, _ = decode(text.data, text.name)
    return parse(words, text.name, hashlib.sha256(text.data).hexdigest())
