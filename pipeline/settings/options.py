"""How to build: the options that result from the command line and the settings."""

from __future__ import annotations

import re
import reprlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.model import UNDECIDED, Decisions
from pipeline.render.theme.house import NO_HOUSE, House
from pipeline.render.word.word_options import CONTENTS
from pipeline.settings.decision_tables import laid_over
from pipeline.settings.project import MADE, OWN, Settings

PARTS = ("summary",)
PART_FORMATS = ("pdf", "html")
THEME = "brief"


@dataclass(frozen=True, slots=True)
class Options:
    """How to build.

    Args:
        formats: which files to make, of :data:`pipeline.settings.project.FORMATS`.
        theme: name of the theme.
        language: BCP 47 tag of the texts; None to find it from each.
        format: the reader of the texts; None to find it from each.
        off: cleaning rules not to use.
        protected: lines of the source that cleaning leaves alone, by number, range or words.
        share: per cent of the letters of a text that cleaning may remove before it warns.
        folders: a user's own templates and themes, the first wins.
        project: the folder of the settings, in which a text may show images; None without settings.
        strict: whether a warning stops a document.
        remote: whether images on the web may be fetched.
        attach: whether the PDF encloses source, ledger and manuscript; None: yes, but the cleaned text instead of a
            source that holds more than is printed.
        comments: whether comments in the Word file mark uncertain decisions.
        contents: the origin of page numbers in the Word file, of :data:`CONTENTS`.
        reference: a Word file whose styles are used.
        only: the part of a briefing to make, of :data:`PARTS`; None for the whole.
        house: decisions of the house for all of its documents.
        line_numbers: whether the lines of a review copy are numbered.
        stamp: the date of every file, SOURCE_DATE_EPOCH; None for the date of the text.
        decisions: an editor's decisions about every text.
        documents: an editor's decisions about single texts, by file name.
    """

    formats: tuple[str, ...]
    theme: str
    language: str | None = None
    format: str | None = None
    off: frozenset[str] = frozenset()
    protected: tuple[str, ...] = ()
    share: int | None = None
    folders: tuple[Path, ...] = ()
    project: Path | None = None
    strict: bool = False
    remote: bool = False
    attach: bool | None = None
    comments: bool = False
    contents: str = CONTENTS[0]
    reference: Path | None = None
    only: str | None = None
    house: House = NO_HOUSE
    stamp: datetime | None = None
    line_numbers: bool = False
    decisions: Decisions = UNDECIDED
    documents: tuple[tuple[str, Decisions], ...] = ()

    def decided(self, name: str) -> Decisions:
        """The decisions about the source ``name``: those about all texts, and those about this one."""
        return laid_over(self.decisions, dict(self.documents).get(name))


def options_of(settings: Settings, *, read_as: str | None, epoch: str | None, only: str | None = None) -> Options:
    """The options that result from settings.

    Args:
        settings: those of the project, overridden by the flags of the command.
        read_as: the reader of the texts.
        only: the part of each briefing to make, of :data:`PARTS`.
        epoch: what SOURCE_DATE_EPOCH holds, in seconds since 1970 (reproducible-builds.org/specs/source-date-epoch).

    Raises:
        UsageError: there is no such folder of templates, or ``epoch`` is not a number.
    """
    if settings.templates and not settings.templates.is_dir():
        raise UsageError("there is no such folder of templates", place=str(settings.templates), hint=_TEMPLATES)
    return Options(
        formats=settings.formats or (PART_FORMATS if only else MADE),
        theme=settings.theme or THEME,
        language=settings.language,
        format=read_as,
        off=frozenset(settings.rules_off),
        protected=settings.rules_protect,
        share=settings.rules_share,
        folders=folders_of(settings),
        project=settings.file.parent if settings.file else None,
        strict=settings.strict,
        remote=settings.allow_remote,
        comments=settings.comments,
        line_numbers=settings.line_numbers,
        contents=settings.contents or CONTENTS[0],
        reference=settings.reference_docx,
        attach=settings.attach if only is None else False,
        only=only,
        house=_house_of(settings),
        stamp=_stamp(epoch) if epoch else None,
        decisions=settings.decisions,
        documents=settings.documents,
    )


_TEMPLATES = "`briefing themes eject`, which starts one, or the settings without `templates`"


def _house_of(settings: Settings) -> House:
    paper = (settings.paper or "").lower()
    return House(
        organisation=settings.organisation or "",
        legal=settings.legal or "",
        logo=settings.logo,
        paper=paper,
        duplex=settings.duplex,
        glance=settings.at_a_glance,
        colour=(settings.colour or "").lower(),
        second_colour=(settings.second_colour or "").lower(),
        text_font=settings.text_font or "",
        heading_font=settings.heading_font or "",
        masthead=settings.masthead or "",
        series=settings.series or "",
        cite=settings.cite or "",
        licence=settings.licence or "",
        changes=settings.changes_table,
        edits=settings.show_edits,
        embed_fonts=settings.embed_fonts,
        wcag=(settings.wcag or "").upper(),
    )


def folders_of(settings: Settings) -> tuple[Path, ...]:
    """The folders of a user's own templates and themes; outside a project, ``templates/`` must be named."""
    folder = templates_of(settings)
    return (folder,) if folder and folder.is_dir() else ()


def templates_of(settings: Settings) -> Path | None:
    """The folder that the settings name, else ``templates/`` next to briefing.toml; None without either."""
    if settings.templates or settings.file is None or settings.file.name != OWN:
        return settings.templates
    return settings.file.with_name("templates")


def _stamp(epoch: str) -> datetime:
    try:
        if _SECONDS_RE.fullmatch(epoch):
            return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        pass  # a year beyond 9999
    shown = reprlib.repr(epoch)
    raise UsageError(f"SOURCE_DATE_EPOCH is not a number of seconds: {shown}", hint="unsetting it")


# int() accepts more than the specification: 1_0, blanks, the digits of every script.
_SECONDS_RE = re.compile(r"-?[0-9]{1,18}")
