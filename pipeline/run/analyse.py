"""From a source to its briefing: read, clean, structure; a manuscript is taken at its word."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from pipeline.clean import SHARE, clean
from pipeline.disk.source_files import Text
from pipeline.errors import BriefingError, StructureError, UsageError
from pipeline.ledger import CleanDocument
from pipeline.model import NO_EXTRAS, Briefing, Decisions, Extras, Page, RawDocument
from pipeline.read import read
from pipeline.read.encoding.decode import decode
from pipeline.run import stages
from pipeline.run.shelf import Shelf, loaded
from pipeline.settings import for_source
from pipeline.settings.options import Options

# A manuscript begins with front matter; the parser of manuscripts is imported only for files that have some.
FENCE, HEAD = b"---", 4096


@dataclass(frozen=True, slots=True)
class Stages:
    """All values on the way. A manuscript has no raw and no clean text."""

    briefing: Briefing
    raw: RawDocument | None = None
    clean: CleanDocument | None = None
    page: Page | None = None


def understand(text: Text, options: Options, shelf: Shelf | None = None) -> Stages:
    """Read, clean and structure; a manuscript is taken at its word.

    Args:
        shelf: holds results of earlier builds, and takes those of this one.

    Raises:
        InputError, CleaningError, StructureError: as the stages do; the place names the source as the user did.
        UsageError: a decision in the front matter has an unknown key or another shape.
    """
    with _named_by_the_user(text):
        if manuscript := _manuscript_of(text, options):
            return Stages(_manuscript(manuscript, options))
        shelf = shelf or Shelf()
        raw, cleaned, decided = _kept_clean(text, options, shelf)
        return Stages(_structured(cleaned, decided, shelf), raw, cleaned)


def refuse_undecided(text: Text, options: Options) -> None:
    """Refuse a manuscript with conflicts of a merge, unless it goes out for review again."""
    if b"<!-- conflict" not in text.data or options.formats == ("review",):
        return
    from pipeline.review.threads import undecided

    if line := undecided(decode(text.data, text.name)[0], text.name):
        hint = "writing what you want above the comment “conflict”, and deleting the comment"
        sentence = "two versions of the same words are not decided yet"
        raise StructureError(sentence, place=f"{text.place}, line {line}", hint=hint)


def cleaned(text: Text, options: Options) -> CleanDocument | None:
    """Read and clean only; None for a manuscript, which is clean.

    Raises:
        InputError, CleaningError, UsageError: as :func:`understand` does.
    """
    with _named_by_the_user(text):
        return None if _manuscript_of(text, options) else _cleaned(text, options)[1]


@contextmanager
def _named_by_the_user(text: Text) -> Iterator[None]:
    try:
        yield
    except BriefingError as error:
        if isinstance(error, UsageError) and error.place is None:
            raise  # codes of notes about an option or a setting, not about this text
        raise error.named(text.name, text.place) from error


def _cleaned(text: Text, options: Options) -> tuple[RawDocument, CleanDocument, Decisions]:
    """The text as read and as cleaned, and the editor's decisions about it."""
    decided = options.decided(text.name)
    raw = read(text.data, text.name, format=options.format, language=decided.language or options.language)
    raw, decided = for_source.with_front_matter(raw, decided)
    raw = replace(raw, notes=(*raw.notes, *for_source.meant_for_another(text, options)))
    return raw, _cleaned_by_rules(raw, options, decided), decided


def _cleaned_by_rules(raw: RawDocument, options: Options, decided: Decisions) -> CleanDocument:
    """Clean by the rules that are on for all texts, and for this one."""
    off, protected = options.off | decided.rules_off, (*options.protected, *decided.protected)
    return clean(raw, off=off, protected=protected, share=options.share or SHARE)


def _kept_clean(text: Text, options: Options, shelf: Shelf) -> tuple[RawDocument, CleanDocument, Decisions]:
    """As :func:`_cleaned`; the decisions in front matter are read again from the text that was kept."""
    decided = options.decided(text.name)
    own = (decided.language or options.language, decided.rules_off, decided.protected)
    asked = (options.format, *own, options.off, options.protected, options.share)
    key = shelf.key("clean", text.name, text.data, *asked, for_source.meant_for_another(text, options))
    kept = shelf.text("clean", key) if key else None
    if kept:
        raw_text, _, clean_text = kept.partition("\n")
        raw, document = loaded(raw_text, RawDocument), loaded(clean_text, CleanDocument)
        if raw and document:
            return raw, document, for_source.with_front_matter(raw, decided)[1]
    raw, document, decided = _cleaned(text, options)
    shelf.keep_soon("clean", key, raw, document)
    return raw, document, decided


def _structured(document: CleanDocument, decided: Decisions, shelf: Shelf) -> Briefing:
    """The briefing of a cleaned text. The digest of its source is no part of the key: nothing is found by it."""
    source = document.source
    anonymous = replace(document, source=replace(source, sha256=""))
    key = shelf.key("briefing", stages.dumped(anonymous), decided) if shelf.store else ""
    if key and (kept := shelf.value("briefing", key, Briefing)):
        return replace(kept, source=source)
    from pipeline.structure import structure  # imported here: `briefing clean` saves a third of the imports

    briefing = structure(document, decided)
    shelf.keep_soon("briefing", key, briefing)
    return briefing


def _manuscript_of(text: Text, options: Options) -> Text | None:
    """The manuscript in a source: the source itself, or the one enclosed in a PDF of ours; None if there is none."""
    if _is_manuscript(text):
        return text
    if b"%PDF-" not in text.data[:1024] or options.format is not None:
        return None
    from pipeline.read.pdf.enclosed import manuscript_within

    within = manuscript_within(text.data)
    return replace(text, data=within) if within and _is_manuscript(replace(text, data=within)) else None


def _is_manuscript(text: Text) -> bool:
    if FENCE not in text.data[:HEAD].replace(b"\0", b""):  # UTF-16 has NUL bytes between the letters
        return False
    from pipeline.manuscript import head_of, is_manuscript, unfenced

    head = head_of(text.data)
    return is_manuscript(head) or unfenced(head)


def _manuscript(text: Text, options: Options) -> Briefing:
    from pipeline.manuscript import crowded, parse, slips

    words, _, _ = decode(text.data, text.name)
    briefing = parse(words, text.name, hashlib.sha256(text.data).hexdigest())
    notes = (
        *slips(words, briefing, text.name),
        *crowded(briefing),
        *for_source.beside_a_manuscript(text, briefing, options),
    )
    return _with_extras(replace(briefing, notes=(*briefing.notes, *notes)), options.decided(text.name).extras)


def _with_extras(briefing: Briefing, wished: Extras) -> Briefing:
    """A manuscript with what is wished besides its text, in its front matter or in the settings."""
    if briefing.extras.over(wished) == NO_EXTRAS:
        return briefing
    from pipeline.structure import with_extras

    return with_extras(briefing, wished)
