"""The Word file with page numbers from LibreOffice, where that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from html import escape
from pathlib import Path

from pipeline.disk import precompiled
from pipeline.errors import MissingDependencyError, RenderError, UsageError
from pipeline.model import Artifact, Page, Remark
from pipeline.render.theme import Theme
from pipeline.render.word.word_options import PLAIN, WordOptions
from pipeline.render.writers import docx
from pipeline.settings.options import Options

PATIENCE = 180  # seconds for one document
PROGRAMS = ("soffice", "libreoffice")  # either name is used

_TO_PDF = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "FONTCONFIG_PATH")


def word_file(
    page: Page, theme: Theme, name: str, stamp: datetime, options: Options, remarks: tuple[Remark, ...] = ()
) -> Artifact:
    """The Word file that the options ask for; ``remarks`` are its comments.

    Raises:
        LayoutError: as the writer does.
        UsageError: the reference document cannot be read.
        MissingDependencyError, RenderError: as :func:`pages_of` does, if its pages are asked for.
    """
    word_options = replace(_word_options(options), remarks=remarks)
    precompiled.keep_selectors()
    made = docx.write(page, theme, name, stamp=stamp, options=word_options)
    if options.contents != "libreoffice":
        return made
    fonts = {face.path.parent for face in theme.faces}
    return docx.write(
        page, theme, name, stamp=stamp, options=replace(word_options, pages=pages_of(made.data, sorted(fonts)))
    )


def _word_options(options: Options) -> WordOptions:
    if options.reference is None:
        return PLAIN
    place = str(options.reference)
    try:
        return WordOptions(reference=options.reference.read_bytes(), place=place)
    except OSError as error:
        hint = "the path of a Word file that has your house's styles"
        raise UsageError(f"the reference cannot be read: {error.strerror}", place=place, hint=hint) from error


def find() -> str | None:
    """The path of LibreOffice, None if it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def pages_of(data: bytes, fonts: Iterable[Path]) -> dict[str, int]:
    """The page, from 1, of each bookmark in a Word file.

    Args:
        data: the file.
        fonts: folders with the fonts that it names; these need not be installed.

    Raises:
        MissingDependencyError: LibreOffice is not installed.
        RenderError: it could not lay the file out.
    """
    with printed(data, fonts) as path:
        return _destinations(path)


@contextmanager
def printed(data: bytes, fonts: Iterable[Path]) -> Iterator[Path]:
    """The PDF that LibreOffice makes of a Word file, deleted at the end. Arguments and errors as above."""
    program = find()
    if program is None:
        hint = 'installing LibreOffice, or `contents = "estimated"`'
        raise MissingDependencyError("page numbers as LibreOffice lays them out need LibreOffice", hint=hint)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "briefing.docx").write_bytes(data)
        yield _printed(program, folder, fonts)


def _printed(program: str, folder: Path, fonts: Iterable[Path]) -> Path:
    """The PDF of the Word file in ``folder``; a profile of its own keeps LibreOffice from disturbing another."""
    (folder / "fonts.conf").write_text(_font_configuration(folder, fonts), encoding="utf-8")
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    environment["FONTCONFIG_FILE"] = str(folder / "fonts.conf")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--norestore", "--convert-to", _TO_PDF, "--outdir", str(folder)]
    try:
        done = subprocess.run(
            [*command, str(folder / "briefing.docx")],
            capture_output=True,
            timeout=PATIENCE,
            env=environment,
            check=False,
        )
        said = done.stderr.decode(errors="replace").strip()
    except subprocess.TimeoutExpired:
        said = f"it took longer than {PATIENCE} seconds"
    printed = folder / "briefing.pdf"
    if not printed.is_file():
        hint = '`contents = "estimated"`'
        raise RenderError(
            f"LibreOffice could not lay out the Word file: {said[-200:] or 'it does not say why'}", hint=hint
        )
    return printed


def _font_configuration(folder: Path, fonts: Iterable[Path]) -> str:
    """A font configuration with the document's fonts before those of the machine."""
    places = "".join(f"<dir>{escape(str(place))}</dir>" for place in dict.fromkeys(fonts))
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{places}'
        f"<cachedir>{escape(str(folder / 'cache'))}</cachedir></fontconfig>"
    )


def _destinations(path: Path) -> dict[str, int]:
    """The pages of the named destinations (PDF 32000, 12.3.2.3; LibreOffice writes the older form, a dictionary)."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        named = pdf.Root.get("/Dests", pikepdf.Dictionary())
        return {str(name).removeprefix("/"): numbers[place[0].objgen] for name, place in named.items()}
