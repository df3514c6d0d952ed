"""Build a collection: many interviews as one book, in PDF, EPUB and Word, each of which is read back and compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.check import conservation
from pipeline.check.printed import Printed, printed_pieces
from pipeline.disk import image_files, source_files
from pipeline.disk.source_files import Text
from pipeline.errors import InputError, UsageError
from pipeline.model import Artifact, Briefing, Image, Note, Page
from pipeline.render.page import lay_out
from pipeline.render.page.book.binding import Chapter, Front, bind, merged
from pipeline.render.theme import Theme
from pipeline.render.writers import find
from pipeline.run.analyse import Stages, understand
from pipeline.run.design import design_of
from pipeline.run.finished import Finished, facts_of
from pipeline.run.one_document import UNDATED
from pipeline.run.press.pdf_workers import Press
from pipeline.run.press.print_jobs import Job
from pipeline.run.shelf import Shelf
from pipeline.settings.keys import COLLECTION_ORDERS
from pipeline.settings.options import Options
from pipeline.settings.project import Settings

FORMATS = ("pdf", "docx", "epub")
_NO_WORD_RE = re.compile(r"[\W_]+")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Interview:
    """A text of the collection with its stages."""

    text: Text
    stages: Stages

    @property
    def briefing(self) -> Briefing:
        """Its briefing."""
        return self.stages.briefing


def collected(
    paths: Iterable[Path], settings: Settings, options: Options, press: Press | None, shelf: Shelf
) -> Finished:
    """The book of all sources.

    Args:
        settings: its table ``[collection]`` has the title, and says the order.
        press: prints the PDF; None if none is wanted.

    Raises:
        BriefingError: a source cannot be read, a format cannot hold a book, or a setting is wrong.
    """
    _must_be_possible(settings, options)
    theme, notes = design_of(options)
    interviews = in_order([_read(path, options, shelf) for path in paths], settings)
    chapters, found = _chapters(interviews, theme, options)
    front = _front(settings, options, interviews, shelf)
    page = bind(chapters, front, theme, options.folders)
    whole = merged(chapters, front)
    pieces = [piece for one in chapters for piece in printed_pieces(one.page, one.briefing)]
    stem = _stem(front.title)
    job = Job(page, whole, theme, stem, options.stamp or UNDATED)
    artifacts, told = _written(job, pieces, options, press)
    facts = replace(facts_of(whole, None), title=front.title, byline=front.editor)
    facts = replace(facts, recommendations=sum(len(one.briefing.recommendations) for one in chapters))
    warned = (*notes, *found, *told)
    return Finished(front.title, stem, None, artifacts, warned, facts=facts)


def in_order(interviews: list[Interview], settings: Settings) -> list[Interview]:
    """The interviews as ``collection.chapters`` lists their files; the others after them, by ``collection.order``.

    Raises:
        UsageError: a listed file is not among the sources.
    """
    known = {one.text.name: one for one in interviews} | {one.text.stem: one for one in interviews}
    listed = []
    for name in settings.collection_chapters:
        if name not in known:
            hint = "the name of a file among the sources"
            raise UsageError(
                f"collection.chapters lists {name!r}, which is no source", place=_place(settings), hint=hint
            )
        listed.append(known[name])
    rest = [one for one in interviews if one not in listed]
    order = settings.collection_order or COLLECTION_ORDERS[0]
    return [*listed, *sorted(rest, key=lambda one: (*_rank(one, order), one.text.name))]


def _rank(one: Interview, order: str) -> tuple[str, ...]:
    briefing = one.briefing
    if order == "date":
        return ((briefing.date.iso if briefing.date else None) or "9999",)
    if order == "title":
        return ((briefing.title.text if briefing.title else one.text.stem).casefold(),)
    if order == "guest":
        name = (briefing.bio.name if briefing.bio else None) or "\N{REPLACEMENT CHARACTER}"
        return (name.split()[-1].casefold(), name.casefold())
    return ()


def _read(path: Path, options: Options, shelf: Shelf) -> Interview:
    text = source_files.load(path)
    own = shelf.another()
    interview = Interview(text, understand(text, options, own))
    own.settle()
    return interview


def _chapters(
    interviews: list[Interview], theme: Theme, options: Options
) -> tuple[tuple[Chapter, ...], tuple[Note, ...]]:
    """Each interview laid out as it is alone, and the notes about all of them."""
    chapters, notes = [], []
    for one in interviews:
        images, lacking = image_files.gather(
            one.briefing, one.text.folder, remote=options.remote, project=options.project
        )
        page = lay_out(one.briefing, theme, ledger_name=None, folders=options.folders, images=images)
        chapters.append(Chapter(page, one.briefing))
        for note in (*one.briefing.notes, *lacking):
            notes.append(replace(note, message=f"{one.text.name}: {note.message}"))
    return tuple(chapters), tuple(notes)


def _front(settings: Settings, options: Options, interviews: list[Interview], shelf: Shelf) -> Front:
    languages = [one.briefing.language for one in interviews]
    language = options.language or max(dict.fromkeys(languages), key=languages.count)
    preface = _read(settings.collection_preface, options, shelf).briefing if settings.collection_preface else None
    return Front(
        title=settings.collection_title or "",
        language=language,
        editor=settings.collection_editor or "",
        preface=preface,
        cover=_cover(settings.collection_cover) if settings.collection_cover else None,
    )


def _cover(place: Path) -> Image:
    from pipeline.render.images import RefusedError, admit

    try:
        return admit(place.read_bytes(), "title-page")  # "cover" is the drawn one of an EPUB
    except OSError as error:
        sentence = f"the cover cannot be read: {error.strerror}"
        raise InputError(sentence, place=str(place), hint="another path in [collection] cover") from error
    except RefusedError as error:
        raise InputError(f"the cover cannot be printed: {error}", place=str(place), hint="a PNG or a JPEG") from error


def _written(
    job: Job, pieces: list[Printed], options: Options, press: Press | None
) -> tuple[tuple[Artifact, ...], tuple[Note, ...]]:
    """The files, each read back; the EPUB has the pages of the PDF, and so comes after it."""
    made: dict[str, Artifact] = {}
    notes: list[Note] = []
    future = press.start(job) if press and "pdf" in options.formats else None
    for name in sorted(options.formats, key=lambda name: name == "epub"):
        if name == "pdf":
            continue
        if name == "epub" and press and future:
            made["pdf"] = press.collect(job, future).artifact
        made[name] = _file(name, job, made)
    if press and future and "pdf" not in made:
        made["pdf"] = press.collect(job, future).artifact
    for name in options.formats:
        file = made[name]
        notes += [*file.notes, *conservation.check_pieces(pieces, [file], missing=file.undrawn)]
    return tuple(made[name] for name in options.formats), tuple(notes)


def _file(name: str, job: Job, made: dict[str, Artifact]) -> Artifact:
    page: Page = replace(job.page, breaks=made["pdf"].breaks) if name == "epub" and "pdf" in made else job.page
    return find(name).write(page, job.theme, job.name, stamp=job.stamp)


def _must_be_possible(settings: Settings, options: Options) -> None:
    if not settings.collection_title:
        hint = '[collection] with title = "…", in briefing.toml'
        raise UsageError("the collection has no title", place=_place(settings), hint=hint)
    if odd := [name for name in options.formats if name not in FORMATS]:
        raise UsageError(f"a collection cannot be made as {', '.join(odd)}", hint=f"-f {','.join(FORMATS)}")


def _place(settings: Settings) -> str | None:
    return str(settings.file) if settings.file else None


def _stem(title: str) -> str:
    """The name of the files: the words of the title with hyphens."""
    return _NO_WORD_RE.sub("-", title.casefold()).strip("-")[:_LONGEST].rstrip("-") or "collection"
