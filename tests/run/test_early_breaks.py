"""The EPUB is made as soon as the pages of the PDF are laid out, while they are drawn."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest

from pipeline.disk import source_files
from pipeline.model import Artifact, PageBreak
from pipeline.run.build import build
from pipeline.run.press.pdf_workers import Press, Sheet
from pipeline.settings.options import Options

Told = tuple[PageBreak, ...] | None
told: list[Told] = []


class Telling(Press):
    """A press that remembers what it told."""

    def breaks(self, printed: Future[Sheet]) -> Told:
        told.append(super().breaks(printed))
        return told[-1]


class Wrong(Press):
    """A press that tells of another page."""

    def breaks(self, printed: Future[Sheet]) -> Told:
        super().breaks(printed)
        return (PageBreak(1, "b2", 0),)


class Silent(Press):
    """A press that tells nothing before the PDF is there."""

    def breaks(self, printed: Future[Sheet]) -> Told:  # noqa: ARG002 - as in the base class
        return None


def made(sample: Path, kind: type[Press]) -> dict[str, Artifact]:
    with kind(1) as press:
        [finished] = build([sample], source_files.load, Options(("pdf", "epub"), "brief"), press)
    assert not finished.error
    return {artifact.name.rpartition(".")[2]: artifact for artifact in finished.artifacts}


@pytest.fixture(scope="module")
def files(sample: Path) -> dict[str, Artifact]:
    return made(sample, Silent)


def test_where_pages_begin_is_told_before_they_are_drawn(sample: Path, files: dict[str, Artifact]) -> None:
    told.clear()
    found = made(sample, Telling)
    assert told == [found["pdf"].breaks]
    assert found["epub"].data == files["epub"].data


def test_an_epub_with_other_pages_is_made_again(sample: Path, files: dict[str, Artifact]) -> None:
    assert made(sample, Wrong)["epub"].data == files["epub"].data


class Late(Press):
    """A press that is asked when the PDF is there."""

    def breaks(self, printed: Future[Sheet]) -> Told:
        printed.result()
        return super().breaks(printed)


def test_what_was_told_is_read_though_the_pdf_is_there(sample: Path) -> None:
    with Late(1) as press:
        for _ in range(2):
            list(build([sample], source_files.load, Options(("pdf",), "brief"), press))
        assert press._told is not None
        assert not press._told.poll(0)  # a full pipe would stop the worker for ever
